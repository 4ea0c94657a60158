"""Byte-level BPE tokenizers between transformers and GGUF.

GGUF names the pre-tokenizer (how text is cut before merging) instead of describing it. A wrong name
tokenizes almost the same, so nothing fails and the model is worse: an unknown one is refused.
"""

from __future__ import annotations

import json
from typing import Any

import gguf
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerBase, PreTrainedTokenizerFast

from gemel_trainer.errors import Exit, TrainerError


def pre_tokenizer(name: str) -> Any:
    """The tokenizers object that GGUF's name means; exit 4 for an unknown name."""
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False)
    known = {
        "gpt-2": byte_level,
        "smollm": pre_tokenizers.Sequence(
            [pre_tokenizers.Digits(individual_digits=True), byte_level]
        ),
        "llama-bpe": pre_tokenizers.Sequence(
            [
                pre_tokenizers.Split(Regex(_LLAMA3), behavior="isolated"),
                pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
            ]
        ),
    }
    if name not in known:
        raise _refuse(f"the pre-tokenizer {name} is none of {', '.join(sorted(known))}")
    return known[name]


def pre_tokenizer_name(tokenizer: PreTrainedTokenizerBase) -> str:
    """GGUF's name for a tokenizer's pre-tokenizer; exit 4 where it has none that we know."""
    parts = json.loads(tokenizer.backend_tokenizer.to_str())
    if parts["model"]["type"] != "BPE" or parts["normalizer"] is not None:
        raise _refuse(f"the tokenizer is {parts['model']['type']} with a normalizer or no BPE")
    shape = _shape(parts["pre_tokenizer"])
    for name in ("gpt-2", "smollm", "llama-bpe"):
        tokenizer_like = json.loads(_serialised(pre_tokenizer(name)))
        if shape == _shape(tokenizer_like):
            return name
    raise _refuse("the pre-tokenizer is not one of GPT-2, SmolLM or Llama 3")


def read_tokenizer(reader: gguf.GGUFReader) -> PreTrainedTokenizerBase:
    """The tokenizer in a GGUF file; exit 4 where it is not byte-level BPE of a known kind.

    transformers reads one too, but cuts every text as GPT-2 does and adds tokens of its own.
    """
    values = {
        key.removeprefix("tokenizer."): field.contents()
        for key, field in reader.fields.items()
        if key.startswith("tokenizer.")
    }
    if values.get("ggml.model") != "gpt2":
        raise _refuse(
            f"the tokenizer is {values.get('ggml.model')}, expected gpt2 (byte-level BPE)"
        )
    pre = values.get("ggml.pre", "gpt-2")
    tokens, types = values["ggml.tokens"], values["ggml.token_type"]
    used = [number for number, type in enumerate(types) if type != gguf.TokenType.UNUSED]
    tokenizer = Tokenizer(
        models.BPE(
            vocab={tokens[number]: number for number in used},
            merges=[tuple(merge.split(" ", 1)) for merge in values["ggml.merges"]],
            ignore_merges=pre == "llama-bpe",
        )
    )
    tokenizer.pre_tokenizer = pre_tokenizer(pre)
    tokenizer.decoder = decoders.ByteLevel()
    for number in used:
        if types[number] in (gguf.TokenType.CONTROL, gguf.TokenType.USER_DEFINED):
            special = types[number] == gguf.TokenType.CONTROL
            added = AddedToken(tokens[number], special=special, normalized=False)
            tokenizer.add_special_tokens([added]) if special else tokenizer.add_tokens([added])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        chat_template=values.get("chat_template"),
        **_special_tokens(values, tokens),
    )


def _special_tokens(values: dict[str, Any], tokens: list[str]) -> dict[str, str]:
    keys = {"bos": "bos", "eos": "eos", "unk": "unknown", "pad": "padding"}
    return {
        f"{ours}_token": tokens[values[f"ggml.{theirs}_token_id"]]
        for ours, theirs in keys.items()
        if f"ggml.{theirs}_token_id" in values
    }


def write_tokenizer(writer: gguf.GGUFWriter, tokenizer: PreTrainedTokenizerBase, size: int) -> None:
    """Writes vocabulary, merges, special tokens and chat template."""
    pre = pre_tokenizer_name(tokenizer)
    tokens, types = _vocabulary(tokenizer, size)
    merges = json.loads(tokenizer.backend_tokenizer.to_str())["model"]["merges"]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(pre)
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges(
        [merge if isinstance(merge, str) else " ".join(merge) for merge in merges]
    )
    if tokenizer.bos_token_id is not None:
        writer.add_bos_token_id(tokenizer.bos_token_id)
    writer.add_eos_token_id(tokenizer.eos_token_id)
    writer.add_pad_token_id(tokenizer.pad_token_id)
    if tokenizer.unk_token_id is not None:
        writer.add_unk_token_id(tokenizer.unk_token_id)
    writer.add_add_bos_token(tokenizer("a")["input_ids"][0] == tokenizer.bos_token_id)
    writer.add_chat_template(tokenizer.chat_template)


def _vocabulary(tokenizer: PreTrainedTokenizerBase, size: int) -> tuple[list[str], list[int]]:
    by_id = {number: token for token, number in tokenizer.get_vocab().items()}
    added = tokenizer.added_tokens_decoder
    tokens, types = [], []
    for number in range(size):
        token = by_id.get(number)
        if token is None:
            tokens.append(f"[PAD{number}]")
            types.append(gguf.TokenType.UNUSED)
        else:
            tokens.append(token)
            types.append(_type(added.get(number)))
    return tokens, types


def _type(added: Any) -> gguf.TokenType:
    if added is None:
        return gguf.TokenType.NORMAL
    return gguf.TokenType.CONTROL if added.special else gguf.TokenType.USER_DEFINED


def _serialised(pre: Any) -> str:
    state = pre.__getstate__()
    return state.decode("utf-8") if isinstance(state, bytes) else state


def _shape(part: dict[str, Any] | None) -> Any:
    """What decides the cuts; trim_offsets only moves reported positions."""
    if part is None:
        return None
    if part["type"] == "Sequence":
        return [_shape(child) for child in part["pretokenizers"]]
    return {key: value for key, value in part.items() if key != "trim_offsets"}


def _refuse(what: str) -> TrainerError:
    return TrainerError(
        Exit.BASE, what, "tokenizer", "use llama.cpp's own converter for this model"
    )


_LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
