"""Reading spec.json: every problem at once, defaults filled in, paths resolved."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from gemel_trainer import schema
from gemel_trainer.errors import Exit, TrainerError, spec_error

SFT_LOSSES = ("nll", "chunked_nll")
FLASH = ("flash_attention_2", "flash_attention_3")


@dataclass(frozen=True)
class Spec:
    """A valid spec and the folder that its relative paths start from."""

    values: dict[str, Any]
    folder: Path

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a top-level key, or default where the spec has none."""
        return self.values.get(key, default)

    def path(self, value: str) -> Path:
        """A path of the spec, absolute."""
        return (self.folder / value).absolute()


@dataclass(frozen=True)
class Lora:
    """recipe.lora; see train.schema.json."""

    r: int
    alpha: float
    dropout: float | None = None
    target_modules: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Recipe:
    """recipe with its defaults; each field is described in train.schema.json."""

    method: str
    learning_rate: float
    batch_size: int
    seed: int
    gradient_accumulation: int
    scheduler: str
    optimizer: str
    max_grad_norm: float
    max_length: int
    packing: bool
    padding_free: bool
    bf16: bool
    gradient_checkpointing: bool
    liger: bool
    attention: str
    logging_steps: int
    keep_checkpoints: int
    loss: str
    beta: float | None = None
    epochs: float | None = None
    max_steps: int | None = None
    warmup_steps: int | None = None
    warmup_ratio: float | None = None
    weight_decay: float | None = None
    label_smoothing: float | None = None
    save_steps: int | None = None
    lora: Lora | None = None

    @staticmethod
    def of(spec: Spec) -> Recipe:
        """The recipe of a valid train spec."""
        given = dict(spec["recipe"])
        sft = spec["stage"] == "sft"
        values = {
            **schema.defaults("train", "recipe"),
            "loss": "nll" if sft else "sigmoid",
            **given,
        }
        if sft:
            values.pop("beta")
        if lora := given.get("lora"):
            modules = lora.get("target_modules")
            values["lora"] = Lora(**{**lora, "target_modules": tuple(modules) if modules else None})
        return Recipe(**values)

    def as_json(self) -> dict[str, Any]:
        """The recipe as result.json shows it: absent settings are left out."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        if self.lora:
            values["lora"] = {k: v for k, v in vars(self.lora).items() if v is not None}
        return {key: value for key, value in values.items() if value is not None}


def read(path: Path, command: str) -> Spec:
    """Reads and checks the spec of a command; exit 2 with all its problems."""
    try:
        values = json.loads(path.read_text("utf-8"), parse_constant=_no_constant)
    except OSError as error:
        raise TrainerError(
            Exit.SPEC, f"{error.strerror or error}: {path}", "--spec", "name a file"
        ) from error
    except (ValueError, RecursionError) as error:
        raise TrainerError(
            Exit.SPEC, f"not JSON: {error}", str(path), "write one JSON object"
        ) from error
    found = schema.problems(command, values) or _across(command, values)
    if found:
        raise spec_error(found, str(path))
    return Spec(values, path.absolute().parent)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _across(command: str, values: dict[str, Any]) -> list[str]:
    """What the schemas cannot say: settings that do not go together."""
    if command == "train":
        return _recipe_problems(values["stage"], values["recipe"])
    if command == "generate":
        return _sampling_problems(values["sampling"])
    return []


def _recipe_problems(stage: str, recipe: dict[str, Any]) -> list[str]:
    sft = stage == "sft"
    loss = recipe.get("loss", "nll" if sft else "sigmoid")
    attention = recipe.get("attention", "sdpa")
    adapter = recipe["method"] != "full"
    targets = recipe.get("lora", {}).get("target_modules", [])
    flash = attention in FLASH
    rules = [
        (sft and "beta" in recipe, "recipe.beta: only for stage dpo"),
        (sft != (loss in SFT_LOSSES), f"recipe.loss: {loss} is not a loss of stage {stage}"),
        (
            "label_smoothing" in recipe and loss not in ("sigmoid", "robust"),
            f"recipe.label_smoothing: not with loss {loss}",
        ),
        (
            not sft and recipe.get("packing", False),
            "recipe.packing: only for stage sft",
        ),
        (
            not sft and recipe.get("padding_free", False),
            "recipe.padding_free: TRL 1.13 has none for dpo and falls back silently; leave it out",
        ),
        (
            recipe.get("packing", False) and not flash,
            f"recipe.packing: with attention {attention} packed rows see each other; use a flash kernel",
        ),
        (
            recipe.get("padding_free", False) and not flash,
            f"recipe.padding_free: with attention {attention} rows see each other; use a flash kernel",
        ),
        (flash and not recipe.get("bf16", False), f"recipe.attention: {attention} needs bf16 true"),
        (adapter and "lora" not in recipe, f"recipe.lora: required for method {recipe['method']}"),
        (not adapter and "lora" in recipe, "recipe.lora: not for method full"),
        (
            loss == "chunked_nll" and "lm_head" in targets,
            "recipe.loss: chunked_nll reads lm_head's weight and would ignore its adapter; use nll",
        ),
        (
            loss == "chunked_nll" and recipe.get("liger", False),
            "recipe.loss: chunked_nll does not go with liger",
        ),
    ]
    return [problem for wrong, problem in rules if wrong]


def _sampling_problems(sampling: dict[str, Any]) -> list[str]:
    if sampling["mode"] == "sample":
        return [] if "seed" in sampling else ["sampling.seed: required for mode sample"]
    extra = sorted(set(sampling) - {"mode", "max_new_tokens"})
    return [f"sampling.{key}: only for mode sample" for key in extra]
