"""TRL's trainers, configured from a recipe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from peft import LoraConfig
from transformers import BitsAndBytesConfig, PreTrainedTokenizerBase, set_seed
from trl import DPOConfig, DPOTrainer, SFTConfig, SFTTrainer

from gemel_trainer import models, template
from gemel_trainer.errors import spec_error
from gemel_trainer.spec import Recipe
from gemel_trainer.tokens import Prepared


def build(
    stage: str,
    recipe: Recipe,
    base: Path,
    tokenizer: PreTrainedTokenizerBase,
    train: Prepared,
    evaluation: Prepared | None,
    out: Path,
) -> SFTTrainer | DPOTrainer:
    """A trainer that is ready to train; no row is dropped after ``tokens.prepare``."""
    # An adapter's first weights are drawn before TRL sets its seed.
    set_seed(recipe.seed)
    model = _model(recipe, base)
    _check_length(recipe, model)
    template.align(model, tokenizer)
    common = {
        "model": model,
        "processing_class": tokenizer,
        "train_dataset": _dataset(stage, train),
        "eval_dataset": _dataset(stage, evaluation) if evaluation else None,
        "peft_config": _lora(recipe),
    }
    settings = _settings(recipe, out, evaluation is not None)
    if stage == "sft":
        trainer = SFTTrainer(args=_sft_config(recipe, settings), **common)
    else:
        reference = _model(recipe, base) if recipe.method == "full" else None
        trainer = DPOTrainer(args=_dpo_config(recipe, settings), ref_model=reference, **common)
    if not recipe.packing and len(trainer.train_dataset) != len(train.rows):
        raise RuntimeError(f"TRL kept {len(trainer.train_dataset)} of {len(train.rows)} rows")
    return trainer


def _model(recipe: Recipe, base: Path) -> Any:
    # Full training keeps its weights in float32 and computes in bf16; a frozen base is held in it.
    frozen = recipe.method != "full"
    dtype = torch.bfloat16 if recipe.bf16 and frozen else torch.float32
    more = {"quantization_config": _four_bits()} if recipe.method == "qlora" else {}
    return models.load(base, dtype, recipe.attention, **more)


def _four_bits() -> BitsAndBytesConfig:
    """NF4 with double quantisation, as the QLoRA paper (arXiv 2305.14314) has it."""
    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )


def _check_length(recipe: Recipe, model: Any) -> None:
    context = getattr(model.config, "max_position_embeddings", None)
    if context and recipe.max_length > context:
        raise spec_error(
            [f"recipe.max_length: {recipe.max_length}, but the base model's context is {context}"]
        )


def _lora(recipe: Recipe) -> LoraConfig | None:
    if recipe.lora is None:
        return None
    targets = recipe.lora.target_modules
    return LoraConfig(
        task_type="CAUSAL_LM",
        r=recipe.lora.r,
        lora_alpha=recipe.lora.alpha,
        lora_dropout=recipe.lora.dropout or 0.0,
        target_modules=list(targets) if targets else "all-linear",
    )


def _dataset(stage: str, prepared: Prepared) -> Dataset:
    if stage == "sft":
        return Dataset.from_dict({"input_ids": prepared.input_ids, "labels": prepared.labels})
    return Dataset.from_list(prepared.rows)


def _settings(recipe: Recipe, out: Path, evaluates: bool) -> dict[str, Any]:
    gpu = torch.cuda.is_available()
    saves = {"save_strategy": "steps", "save_steps": recipe.save_steps} if recipe.save_steps else {}
    evals = {"eval_strategy": "steps", "eval_steps": recipe.save_steps}
    return {
        "output_dir": str(out / "checkpoints"),
        "per_device_train_batch_size": recipe.batch_size,
        "per_device_eval_batch_size": recipe.batch_size,
        "gradient_accumulation_steps": recipe.gradient_accumulation,
        "learning_rate": recipe.learning_rate,
        "num_train_epochs": recipe.epochs or 1,
        "max_steps": recipe.max_steps or -1,
        "lr_scheduler_type": recipe.scheduler,
        # transformers reads a value below 1 as a share of all steps.
        "warmup_steps": recipe.warmup_steps or recipe.warmup_ratio or 0,
        "weight_decay": recipe.weight_decay or 0.0,
        "max_grad_norm": recipe.max_grad_norm,
        "optim": recipe.optimizer,
        "bf16": recipe.bf16,
        "gradient_checkpointing": recipe.gradient_checkpointing,
        "use_liger_kernel": recipe.liger,
        "seed": recipe.seed,
        "data_seed": recipe.seed,
        "logging_steps": recipe.logging_steps,
        "logging_nan_inf_filter": False,
        "save_total_limit": recipe.keep_checkpoints,
        "use_cpu": not gpu,
        "ddp_find_unused_parameters": False,
        "dataloader_pin_memory": gpu,
        "disable_tqdm": True,
        "report_to": [],
        **(saves or {"save_strategy": "no"}),
        **(evals if evaluates and recipe.save_steps else {}),
    }


def _sft_config(recipe: Recipe, settings: dict[str, Any]) -> SFTConfig:
    return SFTConfig(
        **settings,
        loss_type=recipe.loss,
        # Rows come cut to size and with their labels, so TRL has nothing left to prepare but packs.
        max_length=recipe.max_length if recipe.packing else None,
        packing=recipe.packing,
        padding_free=recipe.padding_free,
        dataset_kwargs=None if recipe.packing else {"skip_prepare_dataset": True},
    )


def _dpo_config(recipe: Recipe, settings: dict[str, Any]) -> DPOConfig:
    return DPOConfig(
        **settings,
        loss_type=[recipe.loss],
        beta=recipe.beta,
        label_smoothing=recipe.label_smoothing or 0.0,
        max_length=recipe.max_length,
    )
