"""Finding, checking, loading and saving models and adapters."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM, PreTrainedModel, PreTrainedTokenizerBase

from gemel_trainer import digest
from gemel_trainer.errors import Exit, TrainerError
from gemel_trainer.spec import Spec

# Beside an adapter: the digest of the base it belongs to, so that it is never put on another.
ADAPTER_NOTE = "gemel_adapter.json"


def locate(spec: Spec, key: str) -> Path:
    """The folder of spec[key], its digest checked; exit 4 where it is not what the spec says."""
    wanted = spec[key]
    folder = spec.path(wanted["path"])
    if not folder.is_dir():
        folder = _from_hub(wanted, spec.get("network", False), key)
    found = digest.model_sha256(folder)
    if found != wanted["sha256"]:
        raise TrainerError(
            Exit.BASE,
            f"the model in {folder} has digest {found}, the spec says {wanted['sha256']}",
            f"{key}.sha256",
            "use the model that the spec means, or write a new spec (and run_key) for this one",
        )
    _check_kind(folder, key)
    return folder


def _from_hub(wanted: Mapping[str, str], network: bool, key: str) -> Path:
    if not network:
        raise TrainerError(
            Exit.BASE,
            f"no folder {wanted['path']}, and the spec does not allow the network",
            f"{key}.path",
            "name a folder, or set network to true for a hub id",
        )
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (
        HfHubHTTPError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    patterns = [f"*{suffix}" for suffix in digest.MODEL_SUFFIXES]
    name, revision = wanted["path"], wanted.get("revision")
    try:
        return Path(snapshot_download(name, revision=revision, allow_patterns=patterns))
    except (RepositoryNotFoundError, RevisionNotFoundError, ValueError) as error:
        raise TrainerError(
            Exit.BASE, f"no model {name} on the hub: {error}", f"{key}.path", "name a model"
        ) from error
    except (HfHubHTTPError, OSError) as error:
        raise TrainerError(
            Exit.TRANSIENT, f"the hub did not answer: {error}", f"{key}.path", "try again later"
        ) from error


def _check_kind(folder: Path, key: str) -> None:
    names = {path.name for path in digest.model_files(folder)}
    if key == "adapter":
        missing = {"adapter_config.json", "adapter_model.safetensors"} - names
        next = "name the model/ folder of a run with method lora or qlora"
    elif "adapter_config.json" in names and "config.json" not in names:
        missing, next = {"config.json"}, "this is a LoRA adapter: merge it first"
    else:
        missing = {"config.json"} - names
        if not any(name.endswith(".safetensors") for name in names):
            missing |= {"*.safetensors"}
        next = "name a model saved by transformers as safetensors"
    if missing:
        raise TrainerError(
            Exit.BASE, f"{folder} has no {', '.join(sorted(missing))}", f"{key}.path", next
        )


def load(folder: Path, dtype: torch.dtype | str, attention: str, **more: Any) -> PreTrainedModel:
    """The model in folder; weights from safetensors only, never code from the model's folder."""
    try:
        return AutoModelForCausalLM.from_pretrained(
            folder,
            dtype=dtype,
            attn_implementation=attention,
            use_safetensors=True,
            trust_remote_code=False,
            **more,
        )
    except (ValueError, KeyError, OSError) as error:
        if getattr(error, "errno", None) is not None:
            raise
        raise TrainerError(
            Exit.BASE,
            f"transformers cannot load it: {error}",
            str(folder),
            "use a causal language model that the locked transformers knows",
        ) from error


def load_merged(base: Path, base_sha256: str, adapter: Path) -> PreTrainedModel:
    """The base with the adapter's weights added to its own; exit 4 if they do not belong together."""
    model = with_adapter(load(base, "auto", "sdpa"), base_sha256, adapter)
    return model.merge_and_unload(safe_merge=True)


def with_adapter(model: PreTrainedModel, base_sha256: str, adapter: Path) -> Any:
    """The model with the adapter on it; exit 4 where the adapter belongs to another base."""
    from peft import PeftModel

    note = adapter / ADAPTER_NOTE
    belongs = json.loads(note.read_text("utf-8"))["base_sha256"] if note.is_file() else base_sha256
    if belongs != base_sha256:
        raise TrainerError(
            Exit.BASE,
            f"the adapter was trained on base {belongs}, the spec names {base_sha256}",
            "adapter.path",
            "name the base that the adapter was trained on",
        )
    try:
        return PeftModel.from_pretrained(model, adapter)
    except (RuntimeError, ValueError) as error:
        raise TrainerError(
            Exit.BASE, f"the adapter does not fit the base: {error}", str(adapter), "name its base"
        ) from error


def save(model: Any, tokenizer: PreTrainedTokenizerBase, out: Path, base_sha256: str) -> str:
    """Writes out/model in one step; returns its digest. model may be a PEFT model."""
    partial, final = out / "model.partial", out / "model"
    shutil.rmtree(partial, ignore_errors=True)
    shutil.rmtree(final, ignore_errors=True)
    if hasattr(model, "peft_config"):
        _save_adapter(model, partial, base_sha256)
    else:
        _plain(model)
        model.save_pretrained(partial)
    tokenizer.save_pretrained(partial)
    # A model card names versions and paths; it is no part of the model.
    (partial / "README.md").unlink(missing_ok=True)
    for path in partial.iterdir():
        path.chmod(0o644)  # safetensors writes for the owner only; who serves is often another
    os.replace(partial, final)
    return digest.model_sha256(final)


def _plain(model: PreTrainedModel) -> None:
    """Takes from the configuration what training or a place on disk left in it."""
    model.config._name_or_path = ""
    vars(model.config).pop("_model_name_or_path", None)
    model.config.use_cache = True


def _save_adapter(model: Any, folder: Path, base_sha256: str) -> None:
    base = model.get_base_model().config._name_or_path
    model.save_pretrained(folder)
    path = folder / "adapter_config.json"
    config = json.loads(path.read_text("utf-8"))
    # The same training gives the same bytes: no absolute path, no order of a Python set.
    config["base_model_name_or_path"] = Path(base).name
    if isinstance(config.get("target_modules"), list):
        config["target_modules"] = sorted(config["target_modules"])
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", "utf-8")
    (folder / ADAPTER_NOTE).write_text(json.dumps({"base_sha256": base_sha256}) + "\n", "utf-8")
