"""What this machine can do: a setting that it cannot is refused, never switched off in silence."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

import torch

from gemel_trainer.spec import FLASH, Recipe


def recipe_problems(recipe: Recipe) -> list[str]:
    """Settings of a recipe that this machine cannot follow."""
    gpu = torch.cuda.is_available()
    needs = []
    if recipe.method == "qlora":
        needs.append(("method: qlora", _missing(gpu, "bitsandbytes"), "method lora"))
    if recipe.optimizer == "adamw_8bit":
        needs.append(("optimizer: adamw_8bit", _missing(gpu, "bitsandbytes"), "adamw_torch"))
    if recipe.liger:
        needs.append(("liger", _missing(gpu, "liger_kernel"), "liger false"))
    return [
        f"recipe.{name} needs {missing}; use {instead} here"
        for name, missing, instead in needs
        if missing
    ] + model_problems({"bf16": recipe.bf16, "attention": recipe.attention}, "recipe.")


def model_problems(settings: Mapping[str, object], prefix: str = "") -> list[str]:
    """bf16 and attention settings that this machine cannot follow."""
    gpu = torch.cuda.is_available()
    found = []
    if settings.get("bf16") and not (gpu and torch.cuda.is_bf16_supported()):
        found.append(f"{prefix}bf16 needs a GPU that has bfloat16; use bf16 false here")
    attention = settings.get("attention", "sdpa")
    if attention in FLASH:
        package = "flash_attn" if attention == "flash_attention_2" else "flash_attn_interface"
        if missing := _missing(gpu, package):
            found.append(f"{prefix}attention: {attention} needs {missing}; use sdpa here")
    return found


def _missing(gpu: bool, package: str) -> str:
    """What of GPU and package is not there, in words; empty where nothing is missing."""
    lacking = [] if gpu else ["a CUDA GPU"]
    lacking += [] if find_spec(package) else [f"the package {package}"]
    return " and ".join(lacking)
