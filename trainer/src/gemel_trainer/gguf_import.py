"""The command ``import-gguf``: a GGUF file, dequantised, as a base to train on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gguf
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel

from gemel_trainer import digest, models, template
from gemel_trainer.errors import Exit, TrainerError
from gemel_trainer.gguf_tokens import pre_tokenizer
from gemel_trainer.run import Run
from gemel_trainer.spec import Spec


def import_gguf(spec: Spec, run: Run) -> dict[str, Any]:
    """Writes model/ in float32. What quantisation lost stays lost: the weights are rounded ones."""
    run.enter("checking")
    file = _locate(spec)
    pre = pre_tokenizer(_pre_tokenizer_name(file))
    run.enter("loading")
    tokenizer = AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name)
    # transformers cuts every byte-level vocabulary as GPT-2 does, whatever the file says.
    tokenizer.backend_tokenizer.pre_tokenizer = pre
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


def _pre_tokenizer_name(file: Path) -> str:
    try:
        fields = gguf.GGUFReader(file).fields
        kind, pre = (_text(fields, f"tokenizer.ggml.{key}") for key in ("model", "pre"))
    except (ValueError, IndexError, KeyError) as error:
        raise TrainerError(
            Exit.BASE, f"not a readable GGUF file: {error!r}", str(file), "fetch the file again"
        ) from error
    if kind != "gpt2":
        raise TrainerError(
            Exit.BASE,
            f"the tokenizer is {kind}, expected gpt2 (byte-level BPE)",
            str(file),
            "use the model's safetensors",
        )
    return pre


def _text(fields: dict[str, Any], key: str) -> str:
    return str(fields[key].contents())


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
