"""Each setting of a recipe does something, on a CPU."""

import pytest

LORA = {"method": "lora", "lora": {"r": 4, "alpha": 8}}


def run(command, bench, stage="sft", **recipe):
    outcome = command("train", bench.spec(stage, recipe={"logging_steps": 1} | recipe))
    assert outcome.code == 0, outcome.error
    return outcome


def rates(outcome):
    return [line["metrics"]["learning_rate"] for line in outcome.metrics[:-1]]


def test_half_an_epoch_is_half_the_rows(bench, command):
    outcome = run(command, bench, max_steps=None, epochs=0.5)
    assert outcome.result["steps"] == 2


@pytest.mark.parametrize("warmup", [{"warmup_steps": 4}, {"warmup_ratio": 0.5}])
def test_warmup_peaks_where_it_ends(warmup, bench, command):
    found = rates(run(command, bench, **warmup))
    assert found.index(max(found)) == 4
    assert found[0] < found[1] < found[4] > found[7]


def test_the_scheduler_is_followed(bench, command):
    assert len(set(rates(run(command, bench, scheduler="constant")))) == 1


@pytest.mark.parametrize(
    "recipe",
    [
        {"gradient_checkpointing": True},
        {"gradient_checkpointing": True, **LORA},
        {"loss": "chunked_nll"},
        {"loss": "chunked_nll", **LORA},
        {"attention": "eager"},
    ],
)
def test_what_only_saves_memory_changes_no_loss(recipe, bench, command):
    plain = run(command, bench, **(LORA if "lora" in recipe else {}))
    other = run(command, bench, **recipe)
    for one, two in zip(plain.metrics[:-1], other.metrics[:-1], strict=True):
        assert one["metrics"]["loss"] == pytest.approx(two["metrics"]["loss"], rel=1e-3)


@pytest.mark.parametrize("change", [{"weight_decay": 0.5}, {"max_grad_norm": 0.1}])
def test_what_changes_training_changes_the_model(change, bench, command):
    plain, other = run(command, bench), run(command, bench, **change)
    assert plain.result["model_sha256"] != other.result["model_sha256"]


@pytest.mark.parametrize("loss", ["hinge", "robust", "apo_zero", "apo_down"])
def test_every_dpo_loss_trains(loss, bench, command):
    more = {"label_smoothing": 0.1} if loss == "robust" else {}
    outcome = run(command, bench, "dpo", loss=loss, max_steps=2, **more)
    assert outcome.result["recipe"]["loss"] == loss


def test_the_adapter_sits_where_the_recipe_says(bench, command):
    import json

    lora = {"r": 4, "alpha": 8, "target_modules": ["v_proj", "q_proj"]}
    outcome = run(command, bench, method="lora", lora=lora, max_steps=1)
    config = json.loads((outcome.out / "model/adapter_config.json").read_text())
    assert config["target_modules"] == ["q_proj", "v_proj"]
    assert str(bench.folder) not in json.dumps(config)
