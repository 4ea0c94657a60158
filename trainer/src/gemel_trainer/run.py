"""One command's run in its --out folder: heartbeat while it works, result.json at the end."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gemel_trainer import digest, environment
from gemel_trainer.errors import Exit, TrainerError
from gemel_trainer.files import now, write_json

HEARTBEAT_SECONDS = 1.0
# Freed before result.json is written, so that a full disk can still say that it is full.
_RESERVE, _RESERVE_BYTES = ".reserve", 64 * 1024


@dataclass
class Run:
    """Who runs (run_key, attempt), where (out), and what has been said so far."""

    command: str
    out: Path
    run_key: str | None = None
    attempt: int | None = None
    phase: str = "starting"
    started: str = field(default_factory=now)
    _beat: float = 0.0
    _opened: bool = False

    def open(self) -> None:
        """Makes --out ready; exit 2, leaving it as it is, where it holds another run."""
        if not environment.is_main():
            return
        self.out.mkdir(parents=True, exist_ok=True)
        if problem := self._taken():
            raise TrainerError(Exit.SPEC, problem, "--out", "name a new folder for a new attempt")
        (self.out / "result.json").unlink(missing_ok=True)
        (self.out / _RESERVE).write_bytes(os.urandom(_RESERVE_BYTES))
        self._opened = True

    def _taken(self) -> str | None:
        result = self.out / "result.json"
        if result.exists():
            failed = json.loads(result.read_text("utf-8"))["status"] == "failed"
            if not (failed and self.command == "generate"):
                return f"{result} exists: this folder holds a finished run"
        # The process that began here may still write: an orphan would corrupt its successor.
        if self.command == "train" and (self.out / "heartbeat.json").exists():
            return f"{self.out / 'heartbeat.json'} exists: an attempt was begun in this folder"
        return None

    def enter(self, phase: str) -> None:
        """Says which phase begins."""
        self.phase = phase
        self.heartbeat(force=True)

    def heartbeat(self, force: bool = False, **progress: Any) -> None:
        """Replaces heartbeat.json, at most once a second unless forced."""
        clock = time.monotonic()
        if not self._opened or self.run_key is None:
            return
        if not force and clock - self._beat < HEARTBEAT_SECONDS:
            return
        self._beat = clock
        head = {"schema": "gemel.heartbeat/1", "run_key": self.run_key, "attempt": self.attempt}
        tail = {"pid": os.getpid(), "phase": self.phase, "started": self.started, "time": now()}
        write_json(self.out / "heartbeat.json", {**head, **tail, **progress})

    def succeed(self, roots: list[str], **facts: Any) -> dict:
        """Writes result.json with the digests of the named files and folders."""
        self.enter("done")
        files = digest.artifacts(self.out, roots) if environment.is_main() else []
        return self._result(Exit.OK, {"artifacts": files, **facts})

    def fail(self, error: TrainerError) -> dict:
        """Writes result.json for a failure."""
        if self._opened:
            self._release()
        try:
            self.enter("failed")
        except OSError:
            pass  # the result below matters more
        return self._result(error.code, {"artifacts": [], "error": error.as_json()})

    def _result(self, code: Exit, facts: dict[str, Any]) -> dict:
        result = {
            "schema": "gemel.result/1",
            "command": self.command,
            "run_key": self.run_key,
            "attempt": self.attempt,
            "status": "ok" if code == Exit.OK else "failed",
            "exit_code": int(code),
            "started": self.started,
            "finished": now(),
            "environment": environment.describe(),
            **facts,
        }
        if self._opened:
            self._release()
            write_json(self.out / "result.json", result, durable=True)
        return result

    def _release(self) -> None:
        (self.out / _RESERVE).unlink(missing_ok=True)
