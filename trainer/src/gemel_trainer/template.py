"""The tokenizer with its chat template, end-of-sequence and padding token."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transformers import AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase

from gemel_trainer import digest
from gemel_trainer.errors import Exit, TrainerError
from gemel_trainer.spec import Spec


def load_tokenizer(spec: Spec, folder: Path) -> PreTrainedTokenizerBase:
    """The tokenizer in folder, with the spec's template; exit 4 where the spec and it differ."""
    tokenizer = AutoTokenizer.from_pretrained(folder, trust_remote_code=False)
    apply(tokenizer, spec)
    return tokenizer


def apply(tokenizer: PreTrainedTokenizerBase, spec: Spec) -> None:
    """Gives the tokenizer what spec.template says; exit 4 where its digest is another."""
    asked: dict[str, Any] = spec.get("template") or {}
    if path := asked.get("path"):
        tokenizer.chat_template = _read(spec.path(path))
    prepare(tokenizer, asked)
    found = digest.text_sha256(tokenizer.chat_template)
    if asked.get("sha256", found) != found:
        raise _refuse(
            f"the chat template has digest {found}, the spec says {asked['sha256']}",
            "template.sha256",
            "train, evaluate and serve with one template",
        )


def facts(tokenizer: PreTrainedTokenizerBase) -> dict[str, str]:
    """What result.json says of the tokenizer."""
    return {
        "template_sha256": digest.text_sha256(tokenizer.chat_template),
        "eos_token": tokenizer.eos_token,
        "pad_token": tokenizer.pad_token,
    }


def prepare(tokenizer: PreTrainedTokenizerBase, asked: dict[str, Any]) -> None:
    """Sets EOS and padding; exit 4 where there is no template, no EOS or no token to pad with."""
    if not isinstance(tokenizer.chat_template, str):
        raise _refuse(
            "the model has no chat template (or several)",
            "template.path",
            "name a file with a Jinja template in template.path",
        )
    if eos := asked.get("eos_token"):
        tokenizer.eos_token = _known(tokenizer, eos, "template.eos_token")
    if tokenizer.eos_token is None:
        raise _refuse("the tokenizer has no EOS token", "template.eos_token", "name it in the spec")
    if pad := asked.get("pad_token"):
        tokenizer.pad_token = _known(tokenizer, pad, "template.pad_token")
    elif tokenizer.pad_token in (None, tokenizer.eos_token):
        tokenizer.pad_token = _unused(tokenizer)
    if tokenizer.pad_token == tokenizer.eos_token:
        raise _refuse(
            f"the padding token is EOS ({tokenizer.eos_token}): generation would not stop, or too soon",
            "template.pad_token",
            "name another token",
        )


def align(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> None:
    """Makes the model's configs say the tokenizer's EOS and padding, before anything is saved."""
    ends = model.generation_config.eos_token_id
    for config in (model.config, model.generation_config):
        config.pad_token_id = tokenizer.pad_token_id
        config.eos_token_id = tokenizer.eos_token_id
        config.bos_token_id = tokenizer.bos_token_id
    if isinstance(ends, list) and tokenizer.eos_token_id in ends:
        model.generation_config.eos_token_id = ends  # a model may have several ways to stop
    rows = model.get_input_embeddings().weight.shape[0]
    if rows < len(tokenizer):
        raise _refuse(
            f"the tokenizer has {len(tokenizer)} tokens, the model {rows}",
            "base.path",
            "use the tokenizer that the model was trained with",
        )


def _unused(tokenizer: PreTrainedTokenizerBase) -> str:
    """A special token that no chat contains: the unknown token, or one the template does not use."""
    taken = {tokenizer.eos_token, tokenizer.bos_token}
    candidates = [tokenizer.unk_token, *tokenizer.all_special_tokens]
    candidates += [str(token) for token in tokenizer.added_tokens_decoder.values() if token.special]
    for token in candidates:
        if token and token not in taken and token not in tokenizer.chat_template:
            return token
    raise _refuse(
        "no special token is free for padding", "template.pad_token", "name one that no text has"
    )


def _known(tokenizer: PreTrainedTokenizerBase, token: str, where: str) -> str:
    if token not in tokenizer.get_vocab():
        raise _refuse(f"{token} is not in the vocabulary", where, "name a token of the vocabulary")
    return token


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TrainerError(
            Exit.SPEC, f"cannot read {path}: {error}", "template.path", "name a text file"
        ) from error


def _refuse(what: str, where: str, next: str) -> TrainerError:
    return TrainerError(Exit.BASE, what, where, next)
