"""Which checkpoints are whole, and which one to go on from.

A process can die while it writes a checkpoint. So a mark with the digest of every file is written
after the checkpoint, and only a checkpoint that its mark still describes is resumed from.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from gemel_trainer.digest import file_sha256
from gemel_trainer.errors import spec_error
from gemel_trainer.files import sync, write_json
from gemel_trainer.spec import Spec

MARK = "complete.json"


@dataclass(frozen=True)
class Checkpoint:
    """A whole checkpoint: its folder, its step, and the tokens seen until then."""

    path: Path
    step: int
    tokens: int


def mark(folder: Path, run_key: str, step: int, tokens: int) -> None:
    """Declares the checkpoint whole, once the disk has all of it."""
    files = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MARK):
        sync(path)
        files[path.relative_to(folder).as_posix()] = file_sha256(path)
    sync(folder)
    facts = {"run_key": run_key, "step": step, "tokens": tokens, "files": files}
    write_json(folder / MARK, facts, durable=True)


def newest(spec: Spec) -> Checkpoint | None:
    """The whole checkpoint with the most steps in resume_from; exit 2 if it is another run's."""
    found = []
    for attempt in spec.get("resume_from") or []:
        folders = sorted(spec.path(attempt).glob(f"checkpoints/checkpoint-*/{MARK}"))
        found += [checkpoint for path in folders if (checkpoint := _whole(path, spec["run_key"]))]
    return max(found, key=lambda checkpoint: checkpoint.step, default=None)


def _whole(path: Path, run_key: str) -> Checkpoint | None:
    facts = json.loads(path.read_text("utf-8"))
    if facts["run_key"] != run_key:
        raise spec_error([f"resume_from: {path.parent} belongs to run_key {facts['run_key']}"])
    for name, sha256 in facts["files"].items():
        file = path.parent / name
        if not file.is_file() or file_sha256(file) != sha256:
            return None
    return Checkpoint(path.parent, facts["step"], facts["tokens"])
