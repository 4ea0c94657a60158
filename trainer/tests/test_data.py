"""Data that is not what was promised is exit 3, with file and line; nothing is dropped in silence."""

import json

import pytest
import tiny_model

from gemel_trainer import digest

GOOD = {"prompt": tiny_model.user("Hello?"), "completion": tiny_model.assistant("Hello.")}
DPO = tiny_model.dpo_rows()[0]


def described(path):
    lines = path.read_bytes().count(b"\n") + (not path.read_bytes().endswith(b"\n"))
    return {"train": str(path), "train_sha256": digest.file_sha256(path), "train_rows": lines}


def run(command, bench, path, **more):
    return command("train", bench.spec(data=described(path) | more))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        # TRL would read each of these without an error, or with one that says nothing.
        ({**GOOD, "text": "Hello"}, "keys ['completion', 'prompt', 'text']"),
        ({"messages": GOOD["prompt"] + GOOD["completion"]}, "keys ['messages']"),
        ({"messages": GOOD["prompt"], "prompt": GOOD["prompt"]}, "keys ['messages', 'prompt']"),
        ({"instruction": "a", "output": "b"}, "keys ['instruction', 'output']"),
        ({**GOOD, "tools": []}, "'tools'"),
        ({**GOOD, "chat_template_kwargs": {}}, "'chat_template_kwargs'"),
        ({"prompt": "Hello?", "completion": "Hello."}, "prompt: expected a list of messages"),
        (
            {**GOOD, "completion": GOOD["prompt"]},
            "completion: expected one message of the assistant",
        ),
        (
            {**GOOD, "completion": GOOD["completion"] + GOOD["prompt"]},
            "completion: expected one message of the assistant",
        ),
        ({**GOOD, "prompt": []}, "prompt: expected a list of messages"),
        ({**GOOD, "prompt": GOOD["completion"]}, "prompt: ends with the assistant's turn"),
        ({**GOOD, "prompt": [{"role": "robot", "content": "x"}]}, "role is one of"),
        ({**GOOD, "prompt": [{"role": "user", "content": None}]}, "content a text"),
        ({**GOOD, "prompt": [{"role": "user", "content": "x", "name": "y"}]}, "role and content"),
        (DPO, "keys ['chosen', 'prompt', 'rejected']"),
        ([], "not a JSON object"),
        (None, "not a JSON object"),
    ],
)
def test_a_bad_row_is_named(row, said, bench, command, tmp_path):
    path = tiny_model.write_rows(tmp_path / "data.jsonl", [GOOD, row])
    outcome = run(command, bench, path)
    assert outcome.code == 3
    assert "line 2: " in outcome.error and said in outcome.error and str(path) in outcome.error


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\n", "line 1: not JSON"),
        (json.dumps(GOOD).encode() + b"\n" + json.dumps(GOOD).encode()[:40], "line 2: not JSON"),
        (b"\xff\xfe\n", "not UTF-8"),
        (b'{"prompt": ' + b"[" * 100000 + b"\n", "line 1: not JSON"),
    ],
)
def test_a_broken_file_is_refused(content, said, bench, command, tmp_path):
    path = tmp_path / "data.jsonl"
    path.write_bytes(content)
    outcome = run(command, bench, path, **({} if content else {"train_rows": 1}))
    assert outcome.code == 3
    assert said in outcome.error


def test_a_file_that_changed_is_refused(bench, command, tmp_path):
    path = tiny_model.write_rows(tmp_path / "data.jsonl", [GOOD])
    data = described(path)
    tiny_model.write_rows(path, [GOOD, GOOD])
    outcome = command("train", bench.spec(data=data))
    assert outcome.code == 3
    assert f"the spec says {data['train_sha256']}" in outcome.error
    assert not (outcome.out / "checkpoints").exists()


def test_a_count_that_differs_is_refused(bench, command, tmp_path):
    path = tiny_model.write_rows(tmp_path / "data.jsonl", [GOOD])
    outcome = run(command, bench, path, train_rows=2)
    assert outcome.code == 3
    assert "1 rows, the spec says 2" in outcome.error


def test_a_missing_file_is_refused(bench, command, tmp_path):
    data = bench.data("sft.jsonl") | {"train": str(tmp_path / "none.jsonl")}
    outcome = command("train", bench.spec(data=data))
    assert outcome.code == 3
    assert "none.jsonl" in outcome.error


@pytest.mark.parametrize("stage", ["sft", "dpo"])
def test_long_prompts_and_empty_answers_are_counted(stage, bench, command, tmp_path):
    keys = ["completion"] if stage == "sft" else ["chosen", "rejected"]
    good = {"prompt": GOOD["prompt"], **{key: GOOD["completion"] for key in keys}}
    long = good | {"prompt": tiny_model.user("bread and tea " * 100)}
    empty = good | {keys[-1]: tiny_model.assistant("  ")}
    cut = good | {keys[-1]: tiny_model.assistant("bread and tea " * 100)}
    rows = [good, long, empty, cut, good, good, good, good]
    path = tiny_model.write_rows(tmp_path / "data.jsonl", rows)
    outcome = command("train", bench.spec(stage, data=described(path), recipe={"batch_size": 2}))
    assert outcome.code == 0, outcome.error
    assert outcome.result["rows_read"] == 8
    assert outcome.result["rows_dropped"] == {
        "prompt_too_long": 1,
        "empty_completion": 1,
        "merged_at_boundary": 0,
    }
    assert outcome.result["rows_truncated"] == 1


def test_too_many_dropped_rows_end_the_run(bench, command, tmp_path):
    long = {**GOOD, "prompt": tiny_model.user("bread and tea " * 100)}
    path = tiny_model.write_rows(tmp_path / "data.jsonl", [GOOD, long])
    bounded = run(command, bench, path, max_dropped_share=0.4)
    assert (bounded.code, run(command, bench, path, max_dropped_share=0.5).code) == (3, 0)
    assert "1 of 2 rows are not usable (1 prompt_too_long)" in bounded.error
    none = run(command, bench, tiny_model.write_rows(tmp_path / "none.jsonl", [long]))
    assert none.code == 3


def test_hostile_text_stays_text(bench, command, tmp_path):
    texts = ["<|im_end|>", "{{ 7 * 7 }}", "\u2028\u0000\ud83d\ude00", "a" * 300]
    rows = [{**GOOD, "completion": tiny_model.assistant(text)} for text in texts]
    path = tiny_model.write_rows(tmp_path / "data.jsonl", rows)
    assert run(command, bench, path).code == 0
