"""What happens beside training: metrics.jsonl, heartbeats, marks on checkpoints, divergence."""

from __future__ import annotations

import json
import math
import sys
import time
from pathlib import Path
from typing import Any

from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

from gemel_trainer import checkpoints
from gemel_trainer.errors import Exit, TrainerError
from gemel_trainer.files import finite, finite_metrics, now
from gemel_trainer.run import Run


class Recorder(TrainerCallback):
    """Writes what a launcher follows; on rank 0 only. ``tokens`` tells the tokens seen so far."""

    def __init__(self, run: Run, tokens: Any) -> None:
        self.run = run
        self.tokens = tokens
        self.last: dict[str, float | int | None] = {}
        self.began = (time.monotonic(), 0)

    def on_train_begin(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        """Notes where this attempt starts, for the estimate of the time left."""
        self.began = (time.monotonic(), state.global_step)

    def on_step_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> TrainerControl:
        """Beats; asks for a log line at the last step, so that a short run has one too."""
        self._beat(state)
        if state.global_step >= state.max_steps:
            control.should_log = True
        return control

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        logs: dict[str, Any] | None = None,
        **_: Any,
    ) -> None:
        """Appends a line to metrics.jsonl; a loss that is no number ends the run (exit 11)."""
        metrics = finite_metrics(logs or {})
        kind = _kind(metrics)
        self.last.update({} if kind == "final" else metrics)
        if state.is_world_process_zero:
            self._append(kind, state, metrics)
        loss = (logs or {}).get("loss")
        if loss is not None and not math.isfinite(loss):
            raise TrainerError(
                Exit.DIVERGED,
                f"the loss is {loss} at step {state.global_step}",
                "training",
                "lower recipe.learning_rate or add warmup_steps, under a new run_key",
            )

    def on_save(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        """Marks the checkpoint that was just written as whole."""
        if state.is_world_process_zero:
            folder = Path(args.output_dir) / f"checkpoint-{state.global_step}"
            checkpoints.mark(folder, str(self.run.run_key), state.global_step, self.tokens())

    def _append(self, kind: str, state: TrainerState, metrics: dict[str, Any]) -> None:
        line = {
            "schema": "gemel.metrics/1",
            "attempt": self.run.attempt,
            "kind": kind,
            "step": state.global_step,
            "epoch": float(state.epoch or 0),
            "time": now(),
            "metrics": metrics,
        }
        with open(self.run.out / "metrics.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(line, allow_nan=False) + "\n")
        shown = " ".join(
            f"{key}={value:.4g}" for key, value in metrics.items() if value is not None
        )
        print(f"step {state.global_step}/{state.max_steps} {shown}", file=sys.stderr, flush=True)

    def _beat(self, state: TrainerState) -> None:
        clock, first = self.began
        done, left = state.global_step - first, state.max_steps - state.global_step
        progress: dict[str, Any] = {"step": state.global_step, "max_steps": state.max_steps}
        if done > 0:
            progress["seconds_left"] = (time.monotonic() - clock) / done * max(left, 0)
        if (loss := self.last.get("loss")) is not None:
            progress["loss"] = finite(loss)
        self.run.heartbeat(**progress)


def _kind(metrics: dict[str, Any]) -> str:
    if "train_runtime" in metrics:
        return "final"
    return "eval" if any(key.startswith("eval_") for key in metrics) else "train"
