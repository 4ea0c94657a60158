"""From messages to token ids, with the loss on the assistant's tokens only."""

from __future__ import annotations

from dataclasses import dataclass, field

from jinja2 import TemplateError
from transformers import PreTrainedTokenizerBase

from gemel_trainer.data import SHAPES, Message, Row
from gemel_trainer.errors import Exit, TrainerError

IGNORED = -100


@dataclass
class Prepared:
    """What goes into training (rows, and for sft their ids), and what does not, counted."""

    read: int = 0
    truncated: int = 0
    dropped: dict[str, int] = field(
        default_factory=lambda: {
            "prompt_too_long": 0,
            "empty_completion": 0,
            "merged_at_boundary": 0,
        }
    )
    rows: list[Row] = field(default_factory=list)
    input_ids: list[list[int]] = field(default_factory=list)
    labels: list[list[int]] = field(default_factory=list)


def prepare(
    rows: list[Row], stage: str, tokenizer: PreTrainedTokenizerBase, max_length: int
) -> Prepared:
    """Tokenizes rows; rows that cannot be trained on are counted out, by reason."""
    prepared = Prepared(read=len(rows))
    for number, row in enumerate(rows, 1):
        answers = SHAPES[stage][1:]
        if any(not row[key][0]["content"].strip() for key in answers):
            prepared.dropped["empty_completion"] += 1
            continue
        prompt = encode(tokenizer, row["prompt"], answering=True)
        if len(prompt) >= max_length:
            prepared.dropped["prompt_too_long"] += 1
            continue
        found = [_whole(tokenizer, row["prompt"], row[key], prompt, number) for key in answers]
        whole = [ids for ids in found if ids is not None]
        if len(whole) < len(found):
            prepared.dropped["merged_at_boundary"] += 1
            continue
        prepared.truncated += any(len(ids) > max_length for ids in whole)
        prepared.rows.append(row)
        if stage == "sft":
            _append(prepared, whole[0][:max_length], len(prompt))
    return prepared


def encode(
    tokenizer: PreTrainedTokenizerBase, messages: list[Message], answering: bool
) -> list[int]:
    """Token ids of messages in the chat template; answering opens the assistant's turn."""
    try:
        return tokenizer.apply_chat_template(
            messages, tokenize=True, add_generation_prompt=answering, return_dict=False
        )
    except TemplateError as error:
        roles = ", ".join(message["role"] for message in messages)
        raise TrainerError(
            Exit.BASE,
            f"the chat template cannot render the roles {roles}: {error}",
            "template",
            "name a template that can in template.path, or export the data without these roles",
        ) from error


def _whole(
    tokenizer: PreTrainedTokenizerBase,
    prompt: list[Message],
    answer: list[Message],
    prompt_ids: list[int],
    number: int,
) -> list[int] | None:
    """Ids of prompt and answer; None where a token spans their boundary, as for an indented answer.

    TRL only warns of such a row, and masks the wrong tokens.
    """
    ids = encode(tokenizer, prompt + answer, answering=False)
    if ids[: len(prompt_ids)] == prompt_ids:
        if tokenizer.eos_token_id not in ids[len(prompt_ids) :]:
            eos = tokenizer.eos_token
            raise _refuse(number, f"does not end the assistant's turn with EOS ({eos})")
        return ids
    if not _text(tokenizer, prompt + answer, False).startswith(_text(tokenizer, prompt, True)):
        raise _refuse(number, "renders a prompt differently before an answer than alone")
    return None


def _text(tokenizer: PreTrainedTokenizerBase, messages: list[Message], answering: bool) -> str:
    return tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=answering)


def _append(prepared: Prepared, ids: list[int], prompt_length: int) -> None:
    prepared.input_ids.append(ids)
    prepared.labels.append([IGNORED] * prompt_length + ids[prompt_length:])


def _refuse(number: int, what: str) -> TrainerError:
    return TrainerError(
        Exit.BASE,
        f"the chat template {what}",
        f"training row {number}",
        "name a template made for training in template.path, or its turn's end in template.eos_token",
    )
