"""Reading JSON lines: each file checked against its digest, each row against its shape."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from gemel_trainer.errors import Exit, TrainerError

SHAPES = {"sft": ("prompt", "completion"), "dpo": ("prompt", "chosen", "rejected")}
_ROLES = ("system", "user", "assistant")
_SHOWN = 20

Message = dict[str, str]
Row = dict[str, list[Message]]


def read_rows(path: Path, sha256: str, rows: int, stage: str) -> list[Row]:
    """The rows of a training file; exit 3 where file, count or a row is not what was promised.

    Exactly the stage's keys are allowed: TRL gives others a meaning (text, messages, tools, ...)
    and then trains on something else without an error.
    """
    wanted = SHAPES[stage]

    def problem(row: dict[str, Any]) -> str | None:
        if set(row) != set(wanted):
            return f"keys {sorted(row)}, expected {sorted(wanted)}"
        answers = (_answer_problem(row[key], key) for key in wanted[1:])
        return _prompt_problem(row["prompt"]) or next(filter(None, answers), None)

    return _read(path, sha256, rows, problem)


def read_prompts(path: Path, sha256: str, rows: int) -> list[list[Message]]:
    """The prompts of a file for generate; what stands beside ``prompt`` is not read."""
    allowed = {"prompt", "completion", "chosen", "rejected"}

    def problem(row: dict[str, Any]) -> str | None:
        if "prompt" not in row or not set(row) <= allowed:
            return f"keys {sorted(row)}, expected prompt and none but {sorted(allowed)}"
        return _prompt_problem(row["prompt"])

    return [row["prompt"] for row in _read(path, sha256, rows, problem)]


def _read(path: Path, sha256: str, rows: int, problem: Any) -> list[Any]:
    lines = _lines(path, sha256)
    values, bad = [], []
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
            found = problem(value) if isinstance(value, dict) else "not a JSON object"
        except (ValueError, RecursionError) as error:
            value, found = None, f"not JSON: {error}"
        if found:
            bad.append(f"line {number}: {found}")
        values.append(value)
    if bad:
        raise _refuse(f"{len(bad)} of {len(lines)} rows are bad; {bad[0]}", path, bad[:_SHOWN])
    if len(values) != rows:
        raise _refuse(f"{len(values)} rows, the spec says {rows}", path)
    return values


def _lines(path: Path, sha256: str) -> list[str]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _refuse(f"cannot be read: {error.strerror}", path) from error
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise _refuse(f"digest {found}, the spec says {sha256}", path)
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise _refuse(f"not UTF-8: {error}", path) from error
    if lines[-1] == "":
        lines.pop()
    if not lines:
        raise _refuse("the file is empty", path)
    return lines


def _prompt_problem(prompt: Any) -> str | None:
    if found := _messages_problem(prompt, "prompt"):
        return found
    if prompt[-1]["role"] == "assistant":
        return "prompt: ends with the assistant's turn; that belongs to the answer"
    return None


def _answer_problem(answer: Any, key: str) -> str | None:
    if found := _messages_problem(answer, key):
        return found
    if len(answer) != 1 or answer[0]["role"] != "assistant":
        return f"{key}: expected one message of the assistant; all of it is trained on"
    return None


def _messages_problem(messages: Any, key: str) -> str | None:
    if not isinstance(messages, list) or not messages:
        return f"{key}: expected a list of messages"
    for message in messages:
        if not isinstance(message, dict) or set(message) != {"role", "content"}:
            return f"{key}: a message has the keys role and content and no other"
        if message["role"] not in _ROLES or not isinstance(message["content"], str):
            return f"{key}: role is one of {', '.join(_ROLES)} and content a text"
    return None


def _refuse(what: str, path: Path, problems: list[str] | None = None) -> TrainerError:
    next = "export the release again, and write a new spec if its data has changed"
    return TrainerError(Exit.DATA, what, str(path), next, problems or [])
