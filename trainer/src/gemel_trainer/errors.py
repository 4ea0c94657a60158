"""The one exception that the commands raise on purpose, and how others map to exit codes."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; also in result.json, since torchrun flattens a worker's code to 1."""

    OK = 0
    UNEXPECTED = 1
    SPEC = 2
    DATA = 3
    BASE = 4
    OUT_OF_MEMORY = 10
    DIVERGED = 11
    TRANSIENT = 20
    PARENT_LOST = 75
    TERMINATED = 143


class TrainerError(Exception):
    """A failure with an exit code and a message: what is wrong, where, and what to do next."""

    def __init__(
        self, code: Exit, what: str, where: str, next: str, problems: Sequence[str] = ()
    ) -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.where = where
        self.next = next
        self.problems = list(problems)

    def as_json(self) -> dict:
        """The ``error`` of result.json."""
        body = {"what": self.what, "where": self.where, "next": self.next}
        return {**body, "problems": self.problems} if self.problems else body


class Terminated(BaseException):
    """SIGTERM or SIGINT; no Exception, so that no library on the way out takes it for its own."""


def spec_error(problems: Sequence[str], where: str = "spec.json") -> TrainerError:
    """All that is wrong with a spec, as one error (exit 2)."""
    what = problems[0] if len(problems) == 1 else f"{len(problems)} problems in the spec"
    return TrainerError(Exit.SPEC, what, where, "correct the spec and run again", problems)


def from_exception(error: BaseException, phase: str) -> TrainerError:
    """Maps any exception to a TrainerError; an unknown one is exit 1."""
    if isinstance(error, TrainerError):
        return error
    if isinstance(error, Terminated):
        next = "start a new attempt; it resumes from the newest complete checkpoint of this one"
        return TrainerError(Exit.TERMINATED, f"terminated by {error}", phase, next)
    text = f"{type(error).__name__}: {error}"
    for known, code, next in _KNOWN:
        if known(error, text.lower()):
            return TrainerError(code, text, phase, next)
    return TrainerError(Exit.UNEXPECTED, text, phase, "see the trace on standard error")


def _no_memory(error: BaseException, text: str) -> bool:
    return isinstance(error, MemoryError) or any(
        sign in text for sign in ("outofmemoryerror", "out of memory", "can't allocate memory")
    )


def _no_space(error: BaseException, text: str) -> bool:
    # torch.save and safetensors raise errors of their own without an errno; the last two signs are
    # how torch's zip writer notices that fewer bytes arrived than it wrote.
    return getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or any(
        sign in text
        for sign in (
            "no space left",
            "failed writing file",
            "disk quota exceeded",
            "iostream error",
            "unexpected pos",
        )
    )


def _port_taken(error: BaseException, text: str) -> bool:
    return "address already in use" in text or "eaddrinuse" in text


_KNOWN = (
    (
        _no_memory,
        Exit.OUT_OF_MEMORY,
        "halve recipe.batch_size and double recipe.gradient_accumulation, then start a new attempt",
    ),
    (
        _no_space,
        Exit.TRANSIENT,
        "free space on the disk of --out, then start a new attempt that resumes from this one",
    ),
    (_port_taken, Exit.TRANSIENT, "start a new attempt; it picks another port"),
)
