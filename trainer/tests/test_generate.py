"""Batch generation and export."""

import json

import pytest
from test_train import generations
from transformers import AutoModelForCausalLM, AutoTokenizer

from gemel_trainer import digest, schema

SAMPLE = {"mode": "sample", "max_new_tokens": 12, "seed": 5, "temperature": 1.5, "top_p": 0.95}


def test_each_row_tells_its_length_and_why_it_ended(trained, bench, command):
    outcome, rows = generations(
        command, trained, bench, sampling={"mode": "greedy", "max_new_tokens": 3}, batch_size=5
    )
    assert all(schema.problems("generation", row) == [] for row in rows)
    assert [row["row"] for row in rows] == list(range(32))
    assert {(row["finish"], row["completion_tokens"]) for row in rows} == {("length", 3)}
    assert outcome.result["final_metrics"]["eos_rate"] == 0
    assert outcome.result["tokens"] == 96


def test_a_prompt_that_is_too_long_is_a_row(trained, bench, command):
    outcome, rows = generations(command, trained, bench, max_prompt_tokens=5)
    assert {(row["finish"], row["text"]) for row in rows} == {("prompt_too_long", None)}
    assert outcome.result["rows_dropped"] == {"prompt_too_long": 32}


def test_samples_follow_the_seed(trained, bench, command):
    first, second, other = (
        generations(command, trained, bench, sampling=SAMPLE | {"seed": seed})[1]
        for seed in (5, 5, 6)
    )
    assert first == second != other


def test_rows_already_written_are_kept(trained, bench, command, tmp_path):
    whole, rows = generations(command, trained, bench, sampling=SAMPLE, batch_size=8)
    out = tmp_path / "out"
    out.mkdir()
    lines = [json.dumps(row) + "\n" for row in rows]
    lines[3] = lines[3].replace('"text": "', '"text": "kept: ')
    # Killed in the third batch, in the middle of a line.
    (out / "generations.jsonl").write_text("".join(lines[:18]) + lines[18][:20])
    spec = json.loads((whole.out.parent / "spec.json").read_text())
    work = {"run_key": "g", "prompts_sha256": spec["prompts"]["sha256"]}
    (out / "work.json").write_text(json.dumps(work))
    again = command("generate", spec, out)
    assert again.code == 0, again.error
    resumed = [json.loads(line) for line in (out / "generations.jsonl").read_text().splitlines()]
    assert resumed[3]["text"] == "kept: " + rows[3]["text"]
    assert resumed[:3] + resumed[4:] == rows[:3] + rows[4:]


def test_rows_of_another_run_are_refused(trained, bench, command, tmp_path):
    whole, _ = generations(command, trained, bench)
    (tmp_path / "generations.jsonl").write_text("{}\n")
    spec = json.loads((whole.out.parent / "spec.json").read_text())
    sha256 = spec["prompts"]["sha256"]
    for work in (
        {"run_key": "another", "prompts_sha256": sha256},
        {"run_key": "g", "prompts_sha256": "0" * 64},
    ):
        (tmp_path / "work.json").write_text(json.dumps(work))
        outcome = command("generate", spec, tmp_path)
        assert outcome.code == 2
        assert "another run_key or other prompts" in outcome.error


def test_an_adapter_answers_as_its_merge_does(adapter, bench, command):
    both = {"model": bench.model(), "adapter": bench.model(adapter.out / "model")}
    _, with_adapter = generations(command, adapter, bench, **both)
    merge = {"schema": "gemel.merge/1", "run_key": "m", "attempt": 0, "base": bench.model()}
    merged = command("merge", {**merge, "adapter": both["adapter"]})
    assert merged.result["model_sha256"] == digest.model_sha256(merged.out / "model")
    export = {"schema": "gemel.export/1", "run_key": "e", "attempt": 0, "model": merge["base"]}
    formats = {"adapter": both["adapter"], "formats": [{"format": "safetensors"}]}
    exported = command("export", export | formats)
    assert exported.result["model_sha256"] == merged.result["model_sha256"]
    _, after_merge = generations(command, merged, bench)
    assert [row["text"] for row in with_adapter] == [row["text"] for row in after_merge]


@pytest.fixture(scope="module")
def exported(trained, bench, command):
    kinds = ["f32", "f16", "bf16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0"]
    formats = [{"format": "safetensors"}] + [{"format": "gguf", "quantization": q} for q in kinds]
    spec = {
        "schema": "gemel.export/1",
        "run_key": "e",
        "attempt": 0,
        "model": bench.model(trained.out / "model"),
        "formats": formats,
    }
    outcome = command("export", spec)
    assert outcome.code == 0, outcome.error
    return outcome


def imported(command, path):
    gguf = {"path": str(path), "sha256": digest.file_sha256(path)}
    spec = {"schema": "gemel.import-gguf/1", "run_key": "i", "attempt": 0, "gguf": gguf}
    return command("import-gguf", spec)


def test_gguf_gets_smaller_with_fewer_bits(exported):
    sizes = [
        (exported.out / f"gguf/model-{kind}.gguf").stat().st_size
        for kind in ("f32", "f16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0")
    ]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > 3 * sizes[-1]
    assert exported.result["model_sha256"] == digest.model_sha256(exported.out / "model")


def test_f32_comes_back_as_it_went(exported, trained, command):
    back = imported(command, exported.out / "gguf/model-f32.gguf")
    assert back.code == 0, back.error
    for name in ("model.safetensors", "chat_template.jinja"):
        assert (back.out / "model" / name).read_bytes() == (
            trained.out / "model" / name
        ).read_bytes()
    ours, theirs = (
        AutoTokenizer.from_pretrained(outcome.out / "model") for outcome in (back, trained)
    )
    for text in ("Tell me about tea, part 12.", "<|im_start|>user\nä 漢 \n\n", "  it's"):
        assert ours(text)["input_ids"] == theirs(text)["input_ids"]
    assert back.result["pad_token"] == "<|pad|>"


def test_q8_answers_as_the_model_does(exported, trained, bench, command):
    back = imported(command, exported.out / "gguf/model-q8_0.gguf")
    model = AutoModelForCausalLM.from_pretrained(back.out / "model")
    assert model.config.vocab_size == model.get_input_embeddings().weight.shape[0]
    _, rows = generations(command, back, bench)
    _, expected = generations(command, trained, bench)
    same = sum(row["text"] == other["text"] for row, other in zip(rows, expected, strict=True))
    assert same == 32


def test_what_is_no_gguf_is_refused(bench, command, tmp_path):
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF" + bytes(100))
    outcome = imported(command, path)
    assert outcome.code == 4
    assert "not a readable GGUF file" in outcome.error


def test_gguf_of_another_architecture_is_refused(bench, command, tmp_path):
    from transformers import GPT2Config, GPT2LMHeadModel

    base = tmp_path / "gpt2"
    tokenizer = AutoTokenizer.from_pretrained(bench.folder / "base")
    GPT2LMHeadModel(
        GPT2Config(vocab_size=len(tokenizer), n_embd=32, n_layer=1, n_head=2)
    ).save_pretrained(base)
    tokenizer.save_pretrained(base)
    spec = {"schema": "gemel.export/1", "run_key": "e", "attempt": 0, "model": bench.model(base)}
    outcome = command("export", spec | {"formats": [{"format": "gguf", "quantization": "f16"}]})
    assert outcome.code == 4
    assert "the architecture is gpt2" in outcome.error
