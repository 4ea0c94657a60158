"""What a result was made with."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gemel_trainer import __version__
from gemel_trainer.digest import file_sha256

_PACKAGES = ("transformers", "trl", "peft", "accelerate", "datasets", "tokenizers", "gguf")


def describe() -> dict[str, str | int | None]:
    """Versions, device and lock digest, for result.json."""
    import torch

    gpu = torch.cuda.get_device_name(0) if torch.cuda.is_available() else None
    return {
        "gemel_trainer": __version__,
        "python": platform.python_version(),
        "torch": torch.__version__,
        **{name: _version(name) for name in _PACKAGES},
        "platform": platform.platform(),
        "device": "cuda" if gpu else "cpu",
        "gpu": gpu,
        "threads": torch.get_num_threads(),
        "world_size": world_size(),
        "lock_sha256": lock_sha256(),
    }


def world_size() -> int:
    """The number of processes that train together; torchrun sets it."""
    return int(os.environ.get("WORLD_SIZE", "1"))


def is_main() -> bool:
    """Whether this process is the one that writes (rank 0)."""
    return int(os.environ.get("RANK", "0")) == 0


def lock_sha256() -> str | None:
    """The digest of the lock beside the sources; None for an installed copy without one."""
    lock = Path(__file__).parents[2] / "requirements.lock"
    return file_sha256(lock) if lock.is_file() else None


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
