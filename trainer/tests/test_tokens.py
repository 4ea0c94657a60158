"""Which tokens carry the loss, and what makes a template unfit for training."""

import pytest
import tiny_model
from transformers import AutoTokenizer

from gemel_trainer import template, tokens
from gemel_trainer.errors import TrainerError

NO_END = tiny_model.TEMPLATE.replace("+ '<|im_end|>' ", "")
SHIFTING = tiny_model.TEMPLATE.replace(
    "{% if add", "{% if messages[-1]['role'] == 'user' %}{{ ' ' }}{% endif %}{% if add"
)
ALTERNATING = "{{ raise_exception('roles must alternate') }}"


@pytest.fixture
def tokenizer(bench):
    return AutoTokenizer.from_pretrained(bench.folder / "base")


def test_only_the_answer_carries_loss_and_its_end_is_learned(tokenizer):
    row = tiny_model.sft_rows()[0]
    prepared = tokens.prepare([row], "sft", tokenizer, 128)
    learned = [label for label in prepared.labels[0] if label != tokens.IGNORED]
    assert tokenizer.decode(learned) == row["completion"][0]["content"] + "<|im_end|>\n"
    assert len(prepared.labels[0]) == len(prepared.input_ids[0])
    first = prepared.labels[0].index(learned[0])
    assert tokenizer.decode(prepared.input_ids[0][:first]).endswith("<|im_start|>assistant\n")


def test_several_turns_leave_loss_on_the_last_answer_only(tokenizer):
    talk = tiny_model.user("a") + tiny_model.assistant("b") + tiny_model.user("c")
    row = {"prompt": talk, "completion": tiny_model.assistant("d")}
    labels = tokens.prepare([row], "sft", tokenizer, 128).labels[0]
    assert tokenizer.decode([x for x in labels if x != tokens.IGNORED]) == "d<|im_end|>\n"


def test_ids_and_labels_are_those_that_trl_makes(bench, tokenizer, tmp_path):
    from datasets import Dataset
    from transformers import AutoModelForCausalLM
    from trl import SFTConfig, SFTTrainer

    rows = tiny_model.sft_rows() + [
        {"prompt": tiny_model.user("a"), "completion": tiny_model.assistant("tea " * 300)},
        {"prompt": tiny_model.user("tea " * 300), "completion": tiny_model.assistant("a")},
    ]
    ours = tokens.prepare(rows, "sft", tokenizer, 128)
    config = SFTConfig(str(tmp_path), max_length=128, bf16=False, report_to=[], use_cpu=True)
    model = AutoModelForCausalLM.from_pretrained(bench.folder / "base")
    theirs = SFTTrainer(
        model, config, train_dataset=Dataset.from_list(rows), processing_class=tokenizer
    ).train_dataset
    assert list(theirs["input_ids"]) == ours.input_ids
    assert list(theirs["labels"]) == ours.labels
    assert (ours.dropped["prompt_too_long"], ours.truncated) == (1, 1)


@pytest.mark.parametrize("stage", ["sft", "dpo"])
def test_an_answer_that_merges_with_the_prompt_is_counted_out(stage, tokenizer):
    tokenizer.add_tokens(["assistant\n    "])
    indented = tiny_model.assistant("    code = 1")
    plain = tiny_model.assistant("tea")
    answers = {"sft": ["completion"], "dpo": ["chosen", "rejected"]}[stage]
    rows = [
        {"prompt": tiny_model.user("a")} | {key: plain for key in answers},
        {"prompt": tiny_model.user("a")}
        | {key: plain for key in answers}
        | {answers[-1]: indented},
    ]
    prepared = tokens.prepare(rows, stage, tokenizer, 128)
    assert prepared.rows == rows[:1]
    assert prepared.dropped["merged_at_boundary"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NO_END, "does not end the assistant's turn with EOS"),
        (SHIFTING, "renders a prompt differently before an answer than alone"),
        (ALTERNATING, "cannot render the roles user, assistant"),
        ("{{ broken", "cannot render"),
    ],
)
def test_an_unfit_template_is_refused(text, said, bench, command, tmp_path):
    path = tmp_path / "chat.jinja"
    path.write_text(text)
    outcome = command("train", bench.spec(template={"path": str(path)}))
    assert outcome.code == 4
    assert said.replace("user, assistant", "user") in outcome.error


def test_a_template_is_checked_against_its_digest(bench, command, trained):
    right = command("train", bench.spec(template={"sha256": trained.result["template_sha256"]}))
    wrong = command("train", bench.spec(template={"sha256": "0" * 64}))
    assert (right.code, wrong.code) == (0, 4)
    assert wrong.error.count("0" * 64) == 1


def test_a_base_without_a_template_needs_one(bench, command, tmp_path):
    base = tmp_path / "base"
    tiny_model.make_model(base)
    (base / "chat_template.jinja").unlink()
    assert "has no chat template" in command("train", bench.spec(base=base)).error
    path = tmp_path / "chat.jinja"
    path.write_text(tiny_model.TEMPLATE)
    outcome = command("train", bench.spec(base=base, template={"path": str(path)}))
    assert outcome.code == 0, outcome.error
    assert (outcome.out / "model/chat_template.jinja").read_text() == tiny_model.TEMPLATE


def test_bos_stands_once(tokenizer):
    from tokenizers.processors import TemplateProcessing

    tokenizer.add_special_tokens({"bos_token": "<|im_start|>"})
    bos = tokenizer.bos_token_id
    tokenizer.backend_tokenizer.post_processor = TemplateProcessing(
        single="<|im_start|> $A", special_tokens=[("<|im_start|>", bos)]
    )
    tokenizer.chat_template = "{{ bos_token }}" + tiny_model.TEMPLATE.replace("<|im_start|>", "")
    row = tiny_model.sft_rows()[0]
    assert tokens.prepare([row], "sft", tokenizer, 128).input_ids[0].count(bos) == 1


def test_padding_is_never_eos(tokenizer):
    tokenizer.pad_token = tokenizer.eos_token
    template.prepare(tokenizer, {})
    assert tokenizer.pad_token == "<|unk|>"
    with pytest.raises(TrainerError, match="padding token is EOS"):
        template.prepare(tokenizer, {"pad_token": "<|im_end|>"})
    with pytest.raises(TrainerError, match="not in the vocabulary"):
        template.prepare(tokenizer, {"eos_token": "<|none|>"})
