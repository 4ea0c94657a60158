"""Training for real: TRL on a tiny model."""

import json
import math

import pytest
import tiny_model

from gemel_trainer import digest, schema


def generations(command, outcome, bench, **more):
    model = bench.model(outcome.out / "model")
    data = bench.data("sft.jsonl")
    spec = {
        "schema": "gemel.generate/1",
        "run_key": "g",
        "attempt": 0,
        "model": model,
        "prompts": {"path": data["train"], "sha256": data["train_sha256"], "rows": 32},
        "sampling": {"mode": "greedy", "max_new_tokens": 24},
        **more,
    }
    answered = command("generate", spec)
    assert answered.code == 0, answered.error
    lines = (answered.out / "generations.jsonl").read_text("utf-8").splitlines()
    return answered, [json.loads(line) for line in lines]


def test_sft_learns_and_learns_to_stop(trained, bench, command):
    losses = [line["metrics"]["loss"] for line in trained.metrics if line["kind"] == "train"]
    assert losses[-1] < 0.2 < 3 < losses[0]
    answered, rows = generations(command, trained, bench)
    expected = [row["completion"][0]["content"] for row in tiny_model.sft_rows()]
    assert [row["text"] for row in rows] == expected
    assert answered.result["final_metrics"]["eos_rate"] == 1.0


def test_the_files_keep_their_schemas(trained):
    assert (
        schema.problems("heartbeat", json.loads((trained.out / "heartbeat.json").read_text())) == []
    )
    for line in trained.metrics:
        assert schema.problems("metrics", line) == []
    kinds = [line["kind"] for line in trained.metrics]
    assert kinds == ["train"] * 40 + ["final"]


def test_the_result_tells_what_was_made(trained, bench):
    result = trained.result
    assert result["rows_read"] == 32
    assert result["rows_dropped"] == {
        "prompt_too_long": 0,
        "empty_completion": 0,
        "merged_at_boundary": 0,
    }
    assert result["steps"] == 160 and result["resumed_from"] is None
    assert result["model_sha256"] == digest.model_sha256(trained.out / "model")
    for artifact in result["artifacts"]:
        assert digest.file_sha256(trained.out / artifact["path"]) == artifact["sha256"]
    assert result["pad_token"] != result["eos_token"]
    # 160 steps of 8 rows see each of the 32 rows 40 times.
    assert result["tokens"] == 40 * token_count(trained)


def token_count(outcome):
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(outcome.out / "model")
    return sum(
        len(tokenizer.apply_chat_template(row["prompt"] + row["completion"], return_dict=False))
        for row in tiny_model.sft_rows()
    )


def test_the_saved_model_is_fit_to_serve(trained):
    config = json.loads((trained.out / "model/config.json").read_text())
    generation = json.loads((trained.out / "model/generation_config.json").read_text())
    assert config["use_cache"] is True
    assert generation["pad_token_id"] != generation["eos_token_id"]
    names = {path.name for path in (trained.out / "model").iterdir()}
    assert not names & {"training_args.bin", "README.md", "optimizer.pt"}


@pytest.mark.parametrize("method", ["full", "lora"])
def test_the_same_seed_gives_the_same_bytes(method, bench, command):
    lora = {"lora": {"r": 4, "alpha": 8, "dropout": 0.1}} if method == "lora" else {}
    first, second, other = (
        command("train", bench.spec(recipe={"method": method, "seed": seed, **lora})).result
        for seed in (1, 1, 2)
    )
    assert first["model_sha256"] == second["model_sha256"] != other["model_sha256"]


def test_lora_is_small_and_lowers_the_loss(adapter):
    assert adapter.result["model_kind"] == "adapter"
    losses = [line["metrics"]["loss"] for line in adapter.metrics if line["kind"] == "train"]
    assert losses[-1] < losses[0]
    assert not (adapter.out / "model/model.safetensors").exists()


@pytest.mark.parametrize("loss", ["sigmoid", "ipo"])
def test_dpo_prefers_the_chosen_answers(loss, trained, bench, command):
    recipe = {"learning_rate": 2e-4, "max_steps": 16, "beta": 0.1, "loss": loss}
    outcome = command("train", bench.spec("dpo", base=trained.out / "model", recipe=recipe))
    assert outcome.code == 0, outcome.error
    margins = [line["metrics"]["rewards/margins"] for line in outcome.metrics[:-1]]
    assert margins[-1] > margins[0]


def test_dpo_lora_on_a_merged_sft_lora(adapter, bench, command):
    merged = command(
        "merge",
        {
            "schema": "gemel.merge/1",
            "run_key": "m",
            "attempt": 0,
            "base": bench.model(),
            "adapter": bench.model(adapter.out / "model"),
        },
    )
    assert merged.code == 0, merged.error
    recipe = {"method": "lora", "lora": {"r": 8, "alpha": 16}, "learning_rate": 5e-3}
    recipe |= {"max_steps": 80, "logging_steps": 1}
    outcome = command("train", bench.spec("dpo", base=merged.out / "model", recipe=recipe))
    assert outcome.code == 0, outcome.error
    assert outcome.result["model_kind"] == "adapter"
    margins = [line["metrics"]["rewards/margins"] for line in outcome.metrics[:-1]]
    # The reference is the policy with its adapter off: before the first step they are one.
    assert abs(margins[0]) < 1e-5 < 0.05 < margins[-1]


def test_an_evaluation_file_without_a_usable_row_is_left_out(bench, command, tmp_path):
    row = {
        "prompt": [{"role": "user", "content": "word " * 400}],
        "completion": [{"role": "assistant", "content": "yes"}],
    }
    file = tmp_path / "long.jsonl"
    file.write_text(json.dumps(row) + "\n")
    evaluation = {"eval": str(file), "eval_sha256": digest.file_sha256(file), "eval_rows": 1}
    spec = bench.spec(data=bench.data("sft.jsonl") | evaluation, recipe={"max_steps": 2})
    outcome = command("train", spec)
    assert outcome.code == 0, outcome.error
    assert outcome.result["eval_rows_read"] == 1
    assert outcome.result["eval_rows_dropped"]["prompt_too_long"] == 1
    assert "eval_loss" not in outcome.result["final_metrics"]


def test_an_evaluation_file_is_measured_at_saves_and_at_the_end(bench, command):
    data = bench.data("sft.jsonl")
    evaluation = {"eval": data["train"], "eval_sha256": data["train_sha256"], "eval_rows": 32}
    outcome = command("train", bench.spec(data=data | evaluation, recipe={"save_steps": 4}))
    evaluated = [line["step"] for line in outcome.metrics if line["kind"] == "eval"]
    assert evaluated == [4, 8, 8]
    assert outcome.result["eval_rows_read"] == 32
    assert math.isfinite(outcome.result["final_metrics"]["eval_loss"])


def test_a_diverging_run_is_exit_11(bench, command):
    outcome = command(
        "train",
        bench.spec(recipe={"learning_rate": 1e30, "max_grad_norm": 1e30, "logging_steps": 1}),
    )
    assert outcome.code == 11
    assert "learning_rate" in outcome.result["error"]["next"]


def test_accumulation_follows_the_trajectory_of_a_larger_batch(bench, command):
    whole, parts = (
        command("train", bench.spec(recipe={"batch_size": size, "gradient_accumulation": steps}))
        for size, steps in ((8, 1), (2, 4))
    )
    for one, other in zip(whole.metrics[:-1], parts.metrics[:-1], strict=True):
        assert one["metrics"]["loss"] == pytest.approx(other["metrics"]["loss"], rel=1e-4)
