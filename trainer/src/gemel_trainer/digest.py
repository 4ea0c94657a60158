"""Digests of files, models and chat templates."""

from __future__ import annotations

import hashlib
from pathlib import Path

# What a model is made of: weights, configuration, tokenizer, template. Not the model card.
MODEL_SUFFIXES = (".json", ".jinja", ".model", ".safetensors", ".txt")


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in lower-case hex."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def text_sha256(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def model_files(folder: Path) -> list[Path]:
    """The files that make a model's digest, sorted by name (bytes)."""
    files = [
        path
        for path in folder.iterdir()
        if path.is_file() and path.name.endswith(MODEL_SUFFIXES) and path.name[0] != "."
    ]
    return sorted(files, key=lambda path: path.name.encode("utf-8"))


def model_sha256(folder: Path) -> str:
    """The model digest as common.schema.json defines it; links are followed."""
    return text_sha256(
        "".join(f"{file_sha256(path)}  {path.name}\n" for path in model_files(folder))
    )


def artifacts(out: Path, roots: list[str]) -> list[dict]:
    """path, sha256 and bytes of every file below the named files and folders of out."""
    paths: list[Path] = []
    for root in roots:
        path = out / root
        paths += (
            [child for child in path.rglob("*") if child.is_file()] if path.is_dir() else [path]
        )
    rows = [
        {
            "path": path.relative_to(out).as_posix(),
            "sha256": file_sha256(path),
            "bytes": path.stat().st_size,
        }
        for path in paths
    ]
    return sorted(rows, key=lambda row: row["path"])
