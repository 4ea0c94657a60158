"""A tiny model, data and specs; commands run in this process unless a test is about processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "fixtures")]
os.environ["HF_HUB_OFFLINE"] = "1"

import tiny_model  # noqa: E402

from gemel_trainer import cli, digest, schema  # noqa: E402


@dataclass
class Bench:
    """A folder with base/, sft.jsonl and dpo.jsonl, shared by all tests and never written to."""

    folder: Path

    def model(self, path: str | Path = "base") -> dict[str, str]:
        folder = self.folder / path
        return {"path": str(folder), "sha256": digest.model_sha256(folder)}

    def data(self, path: str | Path) -> dict[str, Any]:
        file = self.folder / path
        return {
            "train": str(file),
            "train_sha256": digest.file_sha256(file),
            "train_rows": len(file.read_text("utf-8").splitlines()),
        }

    def spec(self, kind: str = "sft", **changes: Any) -> dict[str, Any]:
        """A train spec; recipe keys in changes["recipe"] are added, None removes one."""
        recipe = {
            "method": "full",
            "learning_rate": 5e-3,
            "batch_size": 8,
            "seed": 1,
            "max_steps": 8,
            "max_length": 128,
            "logging_steps": 4,
        } | changes.pop("recipe", {})
        spec = {
            "schema": "gemel.train/1",
            "run_key": "test",
            "attempt": 0,
            "stage": kind,
            "base": self.model(changes.pop("base", "base")),
            "data": changes.pop("data", None) or self.data(f"{kind}.jsonl"),
            "recipe": {key: value for key, value in recipe.items() if value is not None},
        }
        return spec | changes


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("bench")
    tiny_model.make_model(folder / "base")
    tiny_model.write_rows(folder / "sft.jsonl", tiny_model.sft_rows())
    tiny_model.write_rows(folder / "dpo.jsonl", tiny_model.dpo_rows())
    return Bench(folder)


@dataclass
class Outcome:
    """What a command left: its exit code, its folder, and result.json (None: not finished)."""

    code: int
    out: Path

    @property
    def result(self) -> dict[str, Any] | None:
        path = self.out / "result.json"
        return json.loads(path.read_text("utf-8")) if path.exists() else None

    @property
    def error(self) -> str:
        error = self.result["error"]
        return "\n".join([error["what"], error["where"], *error.get("problems", [])])

    @property
    def metrics(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.out / "metrics.jsonl").read_text().splitlines()]


Command = Callable[..., Outcome]


@pytest.fixture(scope="session")
def command(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Runs a command in this process and checks every result.json against its schema."""

    def run(name: str, spec: Any, out: Path | None = None) -> Outcome:
        folder = tmp_path_factory.mktemp(name)
        path = folder / "spec.json"
        path.write_text(spec if isinstance(spec, str) else json.dumps(spec), "utf-8")
        out = out or folder / "out"
        code = cli.main([name, "--spec", str(path), "--out", str(out)])
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        outcome = Outcome(code, out)
        assert schema.problems("result", outcome.result) == []
        assert outcome.result["exit_code"] == code
        return outcome

    return run


@pytest.fixture(scope="session")
def trained(bench: Bench, command: Command) -> Outcome:
    """A model that has learned the questions by heart."""
    recipe = {"max_steps": 160, "learning_rate": 1e-2, "warmup_steps": 10, "scheduler": "cosine"}
    outcome = command("train", bench.spec(recipe=recipe))
    assert outcome.code == 0, outcome.error
    return outcome


@pytest.fixture(scope="session")
def adapter(bench: Bench, command: Command) -> Outcome:
    """A LoRA adapter on the base."""
    lora = {"method": "lora", "lora": {"r": 8, "alpha": 16, "dropout": 0.05}}
    outcome = command("train", bench.spec(recipe={**lora, "max_steps": 40, "learning_rate": 2e-2}))
    assert outcome.code == 0, outcome.error
    return outcome


def start(name: str, spec: dict[str, Any], folder: Path, out: Path, *more: str, **options: Any):
    """Starts a command as a process of its own."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{out.name}.json"
    path.write_text(json.dumps(spec), "utf-8")
    arguments = ["-m", "gemel_trainer", name, "--spec", str(path), "--out", str(out), *more]
    environment = options.pop("env", os.environ) | {"PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen([sys.executable, *arguments], env=environment, **options)
