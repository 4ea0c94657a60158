"""What is wrong with a spec is said at once, in one line each, with exit 2."""

import json
from dataclasses import fields

import pytest

from gemel_trainer import schema
from gemel_trainer.spec import Lora, Recipe

LORA = {"r": 4, "alpha": 8}


def test_the_recipe_has_the_schemas_settings():
    described = schema.load("train")["properties"]["recipe"]["properties"]
    assert {field.name for field in fields(Recipe)} == set(described)
    assert {field.name for field in fields(Lora)} == set(described["lora"]["properties"])


@pytest.mark.parametrize(
    "name", "train merge generate generation export import-gguf metrics heartbeat result".split()
)
def test_the_schemas_are_schemas(name):
    type(schema.validator(name)).check_schema(schema.load(name))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"stage": "rlhf", "data": {}}, "stage: 'rlhf' is not one of ['sft', 'dpo']"),
        ({"schema": "gemel.train/2"}, "schema: 'gemel.train/1' was expected"),
        ({"colour": 1}, "'colour' was unexpected"),
        ({"run_key": "a/b"}, "run_key: 'a/b' does not match"),
        ({"attempt": -1}, "attempt: -1 is less than the minimum"),
        ({"template": {"sha256": "x"}}, "template.sha256: 'x' does not match"),
        ({"resume_from": "x"}, "resume_from: 'x' is not of type 'array', 'null'"),
        ({"recipe": {"learning_rat": 1}}, "'learning_rat' was unexpected"),
        ({"recipe": {"learning_rate": 0}}, "recipe.learning_rate: 0 is less than or equal"),
        ({"recipe": {"learning_rate": "2e-5"}}, "recipe.learning_rate: '2e-5' is not of type"),
        ({"recipe": {"packing": "False"}}, "recipe.packing: 'False' is not of type 'boolean'"),
        ({"recipe": {"max_steps": None}}, "exactly one of epochs and max_steps"),
        ({"recipe": {"epochs": 1}}, "exactly one of epochs and max_steps"),
        ({"recipe": {"warmup_steps": 1, "warmup_ratio": 0.1}}, "exclude each other"),
        ({"recipe": {"beta": 0.1}}, "recipe.beta: only for stage dpo"),
        ({"recipe": {"loss": "ipo"}}, "recipe.loss: ipo is not a loss of stage sft"),
        ({"recipe": {"label_smoothing": 0.1}}, "recipe.label_smoothing: not with loss nll"),
        ({"recipe": {"packing": True}}, "recipe.packing: with attention sdpa packed rows see"),
        ({"recipe": {"padding_free": True}}, "recipe.padding_free: with attention sdpa rows see"),
        ({"recipe": {"method": "lora"}}, "recipe.lora: required for method lora"),
        ({"recipe": {"lora": LORA}}, "recipe.lora: not for method full"),
        (
            {
                "recipe": {
                    "method": "lora",
                    "loss": "chunked_nll",
                    "lora": {**LORA, "target_modules": ["lm_head"]},
                }
            },
            "chunked_nll reads lm_head's weight",
        ),
        ({"recipe": {"method": "qlora", "lora": LORA}}, "method: qlora needs a CUDA GPU"),
        ({"recipe": {"bf16": True}}, "recipe.bf16 needs a GPU"),
        ({"recipe": {"liger": True}}, "recipe.liger needs a CUDA GPU"),
        ({"recipe": {"optimizer": "adamw_8bit"}}, "optimizer: adamw_8bit needs a CUDA GPU"),
        (
            {"recipe": {"attention": "flash_attention_2", "bf16": True}},
            "attention: flash_attention_2 needs a CUDA GPU",
        ),
        ({"recipe": {"max_length": 4096}}, "max_length: 4096, but the base model's context is 256"),
    ],
)
def test_a_wrong_spec_is_refused(change, said, bench, command):
    import torch

    if torch.cuda.is_available() and "needs a" in said:
        pytest.skip("this machine has a GPU")
    outcome = command("train", bench.spec(**json.loads(json.dumps(change))))
    assert outcome.code == 2
    assert said in outcome.error


def test_all_problems_are_told_at_once(bench, command):
    outcome = command("train", bench.spec(stage_=1, attempt=-1, recipe={"seed": -1, "packing": 0}))
    assert outcome.code == 2
    assert len(outcome.result["error"]["problems"]) == 4


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": NaN}', '"x"'])
def test_what_is_no_spec_is_refused(text, command):
    assert command("train", text).code == 2


def test_a_dpo_recipe_refuses_what_trl_would_ignore(bench, command):
    outcome = command("train", bench.spec("dpo", recipe={"padding_free": True, "packing": True}))
    assert outcome.code == 2
    assert "falls back silently" in outcome.error and "only for stage sft" in outcome.error


def test_a_finished_folder_is_left_alone(trained, bench, tmp_path):
    from gemel_trainer import cli

    before = (trained.out / "result.json").read_bytes()
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(bench.spec()))
    assert cli.main(["train", "--spec", str(path), "--out", str(trained.out)]) == 2
    assert (trained.out / "result.json").read_bytes() == before


@pytest.mark.parametrize(
    ("sampling", "said"),
    [
        ({"mode": "sample", "max_new_tokens": 4}, "sampling.seed: required"),
        ({"mode": "greedy", "max_new_tokens": 4, "top_p": 0.9}, "sampling.top_p: only for"),
        ({"mode": "greedy", "max_new_tokens": 512}, "but the model's context is 256"),
    ],
)
def test_wrong_sampling_is_refused(sampling, said, bench, command):
    data = bench.data("sft.jsonl")
    spec = {
        "schema": "gemel.generate/1",
        "run_key": "g",
        "attempt": 0,
        "model": bench.model(),
        "prompts": {"path": data["train"], "sha256": data["train_sha256"], "rows": 32},
        "sampling": sampling,
    }
    outcome = command("generate", spec)
    assert outcome.code == 2
    assert said in outcome.error
