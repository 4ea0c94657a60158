"""The command ``generate``: one answer per prompt, in batches, resumable."""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path
from typing import Any

import torch
from transformers import GenerationConfig

from gemel_trainer import capabilities, data, files, models, template, tokens
from gemel_trainer.digest import text_sha256
from gemel_trainer.errors import spec_error
from gemel_trainer.run import Run
from gemel_trainer.spec import Spec

NAME = "generations.jsonl"


def generate(spec: Spec, run: Run) -> dict[str, Any]:
    """Writes generations.jsonl in the order of the prompts; rows already there are kept."""
    if found := capabilities.model_problems(spec.values):
        raise spec_error(found)
    size = spec.get("batch_size", 8)
    work = {"run_key": spec["run_key"], "prompts_sha256": spec["prompts"]["sha256"]}
    kept = _keep(run.out, work, size)
    run.enter("checking")
    prompts = data.read_prompts(
        spec.path(spec["prompts"]["path"]), spec["prompts"]["sha256"], spec["prompts"]["rows"]
    )
    model, tokenizer = _load(spec, run)
    limit = _prompt_limit(spec, model)
    ids = [tokens.encode(tokenizer, prompt, answering=True) for prompt in prompts]
    run.enter("running")
    began = time.monotonic()
    with open(run.out / NAME, "a", encoding="utf-8") as file:
        for start in range(len(kept), len(ids), size):
            rows = _batch(model, tokenizer, ids[start : start + size], start, limit, spec)
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            file.flush()
            kept += rows
            run.heartbeat(step=len(kept), max_steps=len(ids))
    return run.succeed(
        [NAME],
        rows_read=len(prompts),
        rows_dropped={"prompt_too_long": _count(kept, "prompt_too_long")},
        tokens=sum(row["completion_tokens"] for row in kept),
        train_seconds=time.monotonic() - began,
        final_metrics=_summary(kept),
        **template.facts(tokenizer),
    )


def _keep(out: Path, work: dict[str, str], size: int) -> list[dict[str, Any]]:
    """The rows of whole batches that an earlier process wrote; the file is cut after them.

    ``work`` is written beside them: rows are numbers of prompts, and mean nothing among others.
    """
    path, owner = out / NAME, out / "work.json"
    if not path.exists():
        files.write_json(owner, work)
        return []
    if not owner.exists() or json.loads(owner.read_text("utf-8")) != work:
        raise spec_error(
            [f"--out: {path} belongs to another run_key or other prompts; name a new folder"]
        )
    lines = path.read_text("utf-8", errors="replace").split("\n")[:-1]  # the last may be cut
    # Samples depend on where their batch began, so batches are kept whole.
    lines = lines[: len(lines) - len(lines) % size]
    path.write_text("".join(line + "\n" for line in lines), "utf-8")
    return [json.loads(line) for line in lines]


def _load(spec: Spec, run: Run) -> tuple[Any, Any]:
    folder = models.locate(spec, "model")
    adapter = models.locate(spec, "adapter") if spec.get("adapter") else None
    run.enter("loading")
    tokenizer = template.load_tokenizer(spec, adapter or folder)
    tokenizer.padding_side = "left"
    dtype = torch.bfloat16 if spec.get("bf16") else torch.float32
    model = models.load(folder, dtype, spec.get("attention", "sdpa"))
    template.align(model, tokenizer)
    ends = model.generation_config.eos_token_id
    # A fresh one: a repetition penalty in the model's own would be applied without being asked for.
    model.generation_config = GenerationConfig(
        eos_token_id=ends, pad_token_id=tokenizer.pad_token_id, bos_token_id=tokenizer.bos_token_id
    )
    if adapter:
        model = models.with_adapter(model, spec["model"]["sha256"], adapter)
    return model.eval().to("cuda" if torch.cuda.is_available() else "cpu"), tokenizer


def _prompt_limit(spec: Spec, model: Any) -> int:
    wanted = spec["sampling"]["max_new_tokens"]
    context = getattr(model.config, "max_position_embeddings", None)
    room = context - wanted if context else None
    if room is not None and room < 1:
        raise spec_error(
            [f"sampling.max_new_tokens: {wanted}, but the model's context is {context}"]
        )
    asked = spec.get("max_prompt_tokens")
    return min(value for value in (room, asked, 1 << 62) if value is not None)


def _batch(
    model: Any, tokenizer: Any, ids: list[list[int]], start: int, limit: int, spec: Spec
) -> list[dict[str, Any]]:
    fits = [index for index, prompt in enumerate(ids) if len(prompt) <= limit]
    rows = [
        _row(start + index, None, "prompt_too_long", len(prompt), 0)
        for index, prompt in enumerate(ids)
    ]
    if not fits:
        return rows
    padded = tokenizer.pad({"input_ids": [ids[index] for index in fits]}, return_tensors="pt")
    if "seed" in spec["sampling"]:
        torch.manual_seed(_batch_seed(spec["sampling"]["seed"], start))
    with torch.inference_mode():
        output = model.generate(**padded.to(model.device), **_sampling(spec["sampling"]))
    answers = output[:, padded["input_ids"].shape[1] :].tolist()
    for index, answer in zip(fits, answers, strict=True):
        rows[index] = _answer(start + index, answer, len(ids[index]), tokenizer, model)
    return rows


def _batch_seed(seed: int, start: int) -> int:
    """A seed for the batch that begins at a row; 32 bits, since torch uses no more on a CPU."""
    return int(text_sha256(f"{seed} {start}")[:8], 16)


def _answer(
    number: int, answer: list[int], prompt_tokens: int, tokenizer: Any, model: Any
) -> dict[str, Any]:
    ends = model.generation_config.eos_token_id
    ends = set(ends if isinstance(ends, list) else [ends])
    length = next((at + 1 for at, token in enumerate(answer) if token in ends), None)
    text = tokenizer.decode(answer[:length], skip_special_tokens=True)
    finish = "length" if length is None else "eos"
    return _row(number, text, finish, prompt_tokens, length or len(answer))


def _row(
    number: int, text: str | None, finish: str, prompt: int, completion: int
) -> dict[str, Any]:
    counts = {"prompt_tokens": prompt, "completion_tokens": completion}
    return {"row": number, "text": text, "finish": finish, **counts}


def _sampling(sampling: dict[str, Any]) -> dict[str, Any]:
    settings = {
        "max_new_tokens": sampling["max_new_tokens"],
        "do_sample": sampling["mode"] == "sample",
    }
    if not settings["do_sample"]:
        return settings
    # transformers' own default is top_k 50; absent means none here.
    named = {key: sampling[key] for key in ("top_p", "top_k") if key in sampling}
    return {**settings, "temperature": sampling.get("temperature", 1.0), "top_k": 0, **named}


def _count(rows: list[dict[str, Any]], finish: str) -> int:
    return sum(row["finish"] == finish for row in rows)


def _summary(rows: list[dict[str, Any]]) -> dict[str, float]:
    answered = [row["completion_tokens"] for row in rows if row["text"] is not None]
    if not answered:
        return {}
    return {
        "eos_rate": _count(rows, "eos") / len(answered),
        "completion_tokens_mean": statistics.fmean(answered),
        "completion_tokens_median": statistics.median(answered),
        "completion_tokens_max": max(answered),
    }
