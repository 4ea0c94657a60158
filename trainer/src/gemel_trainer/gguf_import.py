"""The command ``import-gguf``: a GGUF file, dequantised, as a base to train on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gguf
import torch
from transformers import AutoModelForCausalLM, PreTrainedModel, PreTrainedTokenizerBase

from gemel_trainer import digest, models, template
from gemel_trainer.errors import Exit, TrainerError
from gemel_trainer.gguf_tokens import read_tokenizer
from gemel_trainer.run import Run
from gemel_trainer.spec import Spec


def import_gguf(spec: Spec, run: Run) -> dict[str, Any]:
    """Writes model/ in float32. What quantisation lost stays lost: the weights are rounded ones."""
    run.enter("checking")
    file = _locate(spec)
    run.enter("loading")
    tokenizer = _tokenizer(file)
    template.apply(tokenizer, spec)
    model = _dequantised(file)
    template.align(model, tokenizer)
    run.enter("saving")
    sha256 = models.save(model, tokenizer, run.out, "")
    return run.succeed(
        ["model"], model_sha256=sha256, model_kind="model", **template.facts(tokenizer)
    )


def _locate(spec: Spec) -> Path:
    file = spec.path(spec["gguf"]["path"])
    if not file.is_file():
        raise TrainerError(Exit.BASE, f"no file {file}", "gguf.path", "name a GGUF file")
    found = digest.file_sha256(file)
    if found != spec["gguf"]["sha256"]:
        raise TrainerError(
            Exit.BASE,
            f"{file} has digest {found}, the spec says {spec['gguf']['sha256']}",
            "gguf.sha256",
            "fetch the file again, or write the digest of the one you mean",
        )
    return file


def _tokenizer(file: Path) -> PreTrainedTokenizerBase:
    try:
        return read_tokenizer(gguf.GGUFReader(file))
    except (ValueError, IndexError, KeyError) as error:
        raise TrainerError(
            Exit.BASE, f"not a readable GGUF file: {error!r}", str(file), "fetch the file again"
        ) from error


def _dequantised(file: Path) -> PreTrainedModel:
    model = AutoModelForCausalLM.from_pretrained(
        file.parent, gguf_file=file.name, dtype=torch.float32
    )
    # transformers has dequantised the weights, yet would refuse to save a model marked as GGUF.
    model.hf_quantizer = None
    model.is_quantized = False
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    return model
