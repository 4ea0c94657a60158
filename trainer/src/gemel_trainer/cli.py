"""The command line: arguments, exit codes, and what happens when a command fails or is stopped."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gemel_trainer import __version__, parent, spec
from gemel_trainer.errors import Exit, Terminated, from_exception
from gemel_trainer.run import Run

# Modules are imported when their command runs: torch alone takes seconds.
COMMANDS = {
    "train": ("gemel_trainer.train", "train", "fine-tune a model: stage sft or dpo"),
    "merge": ("gemel_trainer.merge", "merge", "add a LoRA adapter to its base"),
    "generate": ("gemel_trainer.generate", "generate", "answer the prompts of a file"),
    "export": ("gemel_trainer.merge", "export", "write safetensors and GGUF for serving"),
    "import-gguf": ("gemel_trainer.gguf_import", "import_gguf", "make a base from a GGUF file"),
}
_EXAMPLE = "example: python -m gemel_trainer train --spec run/spec.json --out run/attempt-0"


def main(arguments: Sequence[str]) -> int:
    """Runs one command; returns its exit code."""
    asked = _parser().parse_args(arguments)
    if asked.command == "digest":
        return _digest(asked.path)
    if asked.parent_stdin:
        parent.watch_stdin()
    for caught in (signal.SIGTERM, signal.SIGINT):
        signal.signal(caught, _terminated)
    return _run(Run(asked.command, asked.out.absolute()), asked.spec)


def _run(run: Run, path: Path) -> int:
    try:
        run.open()
        checked = spec.read(path, run.command)
        run.run_key, run.attempt = checked["run_key"], checked["attempt"]
        _set_environment(checked.get("network", False))
        _quieten()
        module, function, _ = COMMANDS[run.command]
        result = getattr(importlib.import_module(module), function)(checked, run)
    except (Exception, Terminated) as error:
        result = _fail(run, error)
    print(json.dumps({key: result[key] for key in ("status", "exit_code")}))
    return int(result["exit_code"])


def _fail(run: Run, error: BaseException) -> dict[str, Any]:
    failure = from_exception(error, run.phase)
    if failure.code == Exit.UNEXPECTED:
        traceback.print_exception(error, file=sys.stderr)
    print(f"{failure.what}\n  where: {failure.where}\n  next: {failure.next}", file=sys.stderr)
    for problem in failure.problems:
        print(f"  - {problem}", file=sys.stderr)
    try:
        return run.fail(failure)
    except OSError as unwritten:
        print(f"result.json could not be written: {unwritten}", file=sys.stderr)
        return {"status": "failed", "exit_code": int(failure.code)}


def _set_environment(network: bool) -> None:
    if not network:
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ["HF_DATASETS_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    # Forked tokenizer threads deadlock; there is one process per rank anyway.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def _quieten() -> None:
    """No progress bars: standard error is for lines, and heartbeat.json tells the progress."""
    import datasets
    import transformers

    datasets.disable_progress_bars()
    transformers.utils.logging.disable_progress_bar()


def _terminated(number: int, frame: Any) -> None:
    for caught in (signal.SIGTERM, signal.SIGINT):
        signal.signal(caught, signal.SIG_IGN)
    raise Terminated(signal.Signals(number).name)


def _digest(path: Path) -> int:
    from gemel_trainer import digest

    print(digest.model_sha256(path) if path.is_dir() else digest.file_sha256(path))
    return int(Exit.OK)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gemel_trainer", description="Fine-tunes causal language models.", epilog=_EXAMPLE
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, _, text) in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text, epilog=_EXAMPLE)
        command.add_argument("--spec", type=Path, required=True, help="a JSON file, see schemas/")
        command.add_argument("--out", type=Path, required=True, help="a folder for the results")
        command.add_argument(
            "--parent-stdin",
            action="store_true",
            help="end with exit 75, and the process group with it, when standard input closes",
        )
    digest = commands.add_parser("digest", help="the SHA-256 of a file or of a model folder")
    digest.add_argument("path", type=Path)
    return parser
