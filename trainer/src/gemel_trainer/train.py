"""The command ``train``: supervised fine-tuning or direct preference optimisation."""

from __future__ import annotations

import time
from typing import Any

from transformers import PrinterCallback

from gemel_trainer import capabilities, checkpoints, data, models, template, tokens, trainers
from gemel_trainer.callbacks import Recorder
from gemel_trainer.errors import Exit, TrainerError, spec_error
from gemel_trainer.files import finite_metrics
from gemel_trainer.run import Run
from gemel_trainer.spec import Recipe, Spec


def train(spec: Spec, run: Run) -> dict[str, Any]:
    """Trains what the spec says; every digest is checked before the first step."""
    recipe = Recipe.of(spec)
    if found := capabilities.recipe_problems(recipe):
        raise spec_error(found)
    run.enter("checking")
    base = models.locate(spec, "base")
    checkpoint = checkpoints.newest(spec)
    rows = {part: _rows(spec, part) for part in ("train", "eval") if part in spec["data"]}
    run.enter("loading")
    tokenizer = template.load_tokenizer(spec, base)
    ready = {part: _prepare(spec, recipe, tokenizer, rows[part], part) for part in rows}
    # A test side of which no row fits measures nothing, and is no reason not to train.
    measured = ready["eval"] if "eval" in ready and ready["eval"].rows else None
    trainer = trainers.build(
        spec["stage"], recipe, base, tokenizer, ready["train"], measured, run.out
    )
    recorder = Recorder(run, lambda: trainer._total_train_tokens)
    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(recorder)
    seconds = _run(trainer, run, checkpoint)
    evaluation = trainer.evaluate() if measured else {}
    run.enter("saving")
    facts = _save(trainer, tokenizer, run, spec, recipe)
    return run.succeed(
        ["model", "metrics.jsonl"],
        **facts,
        **_counts(ready),
        tokens=int(trainer._total_train_tokens),
        steps=trainer.state.global_step,
        train_seconds=seconds,
        final_metrics={**recorder.last, **finite_metrics(evaluation)},
        recipe=recipe.as_json(),
        resumed_from=(
            {"path": str(checkpoint.path), "step": checkpoint.step} if checkpoint else None
        ),
    )


def _rows(spec: Spec, part: str) -> list[data.Row]:
    described = spec["data"]
    return data.read_rows(
        spec.path(described[part]),
        described[f"{part}_sha256"],
        described[f"{part}_rows"],
        spec["stage"],
    )


def _prepare(
    spec: Spec, recipe: Recipe, tokenizer: Any, rows: list[data.Row], part: str
) -> tokens.Prepared:
    prepared = tokens.prepare(rows, spec["stage"], tokenizer, recipe.max_length)
    dropped = prepared.read - len(prepared.rows)
    if part == "eval":
        return prepared
    bound = spec["data"].get("max_dropped_share")
    if not prepared.rows or (bound is not None and dropped > bound * prepared.read):
        reasons = ", ".join(f"{count} {name}" for name, count in prepared.dropped.items() if count)
        raise TrainerError(
            Exit.DATA,
            f"{dropped} of {prepared.read} rows are not usable ({reasons})",
            f"data.{part}",
            "raise recipe.max_length, or export shorter prompts",
        )
    return prepared


def _run(trainer: Any, run: Run, checkpoint: checkpoints.Checkpoint | None) -> float:
    if checkpoint:
        trainer._total_train_tokens = checkpoint.tokens  # TRL starts again at 0
    run.enter("running")
    began = time.monotonic()
    trainer.train(resume_from_checkpoint=str(checkpoint.path) if checkpoint else None)
    return time.monotonic() - began


def _save(trainer: Any, tokenizer: Any, run: Run, spec: Spec, recipe: Recipe) -> dict[str, Any]:
    facts = template.facts(tokenizer)
    facts["model_kind"] = "model" if recipe.method == "full" else "adapter"
    if trainer.is_world_process_zero():
        model = trainer.accelerator.unwrap_model(trainer.model)
        facts["model_sha256"] = models.save(model, tokenizer, run.out, spec["base"]["sha256"])
    return facts


def _counts(ready: dict[str, tokens.Prepared]) -> dict[str, Any]:
    train, evaluation = ready["train"], ready.get("eval")
    counts = {
        "rows_read": train.read,
        "rows_dropped": train.dropped,
        "rows_truncated": train.truncated,
    }
    if evaluation:
        counts |= {"eval_rows_read": evaluation.read, "eval_rows_dropped": evaluation.dropped}
    return counts
