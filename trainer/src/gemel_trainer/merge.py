"""The commands ``merge`` and ``export``: from base and adapter to a model that can be served."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transformers import PreTrainedModel, PreTrainedTokenizerBase

from gemel_trainer import models, template
from gemel_trainer.gguf_write import write_gguf
from gemel_trainer.run import Run
from gemel_trainer.spec import Spec


def merge(spec: Spec, run: Run) -> dict[str, Any]:
    """Writes model/: the base with the adapter's weights added."""
    model, tokenizer = _load(spec, run, "base")
    run.enter("saving")
    sha256 = models.save(model, tokenizer, run.out, spec["base"]["sha256"])
    return run.succeed(
        ["model"], model_sha256=sha256, model_kind="model", **template.facts(tokenizer)
    )


def export(spec: Spec, run: Run) -> dict[str, Any]:
    """Writes the model in each of the formats that the spec names."""
    model, tokenizer = _load(spec, run, "model")
    run.enter("saving")
    facts, roots = template.facts(tokenizer), []
    for wanted in spec["formats"]:
        if wanted["format"] == "safetensors":
            sha256 = models.save(model, tokenizer, run.out, spec["model"]["sha256"])
            facts |= {"model_sha256": sha256, "model_kind": "model"}
            roots.append("model")
        else:
            roots.append(_gguf(model, tokenizer, run.out, wanted["quantization"]))
    return run.succeed(roots, **facts)


def _gguf(
    model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, out: Path, quantization: str
) -> str:
    name = f"gguf/model-{quantization}.gguf"
    (out / "gguf").mkdir(exist_ok=True)
    partial = out / "gguf" / f".model-{quantization}.partial"
    write_gguf(model, tokenizer, partial, quantization)
    partial.replace(out / name)
    return name


def _load(spec: Spec, run: Run, key: str) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    run.enter("checking")
    base = models.locate(spec, key)
    adapter = models.locate(spec, "adapter") if spec.get("adapter") else None
    run.enter("loading")
    # The adapter's tokenizer carries the template and padding that it was trained with.
    tokenizer = template.load_tokenizer(spec, adapter or base)
    if adapter:
        model = models.load_merged(base, spec[key]["sha256"], adapter)
    else:
        model = models.load(base, "auto", "sdpa")
    template.align(model, tokenizer)
    return model, tokenizer
