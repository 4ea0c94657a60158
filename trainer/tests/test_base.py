"""A base model that is not what was promised is exit 4, before anything is trained."""

import json
import os
import shutil
import subprocess

import pytest
import tiny_model
from conftest import Outcome, start

from gemel_trainer import digest


def copy(bench, tmp_path):
    return shutil.copytree(bench.folder / "base", tmp_path / "base")


def test_the_digest_is_of_the_files_that_make_a_model(bench, tmp_path):
    base = copy(bench, tmp_path)
    listed = "".join(
        f"{digest.file_sha256(base / name)}  {name}\n"
        for name in sorted(path.name for path in base.iterdir())
    )
    assert digest.model_sha256(base) == digest.text_sha256(listed)
    (base / "README.md").write_text("a card")
    (base / ".hidden.json").write_text("{}")
    assert digest.model_sha256(base) == digest.text_sha256(listed)
    (base / "merges.txt").write_text("a b")
    assert digest.model_sha256(base) != digest.text_sha256(listed)


def test_another_base_is_refused(bench, command, tmp_path):
    base = copy(bench, tmp_path)
    wanted = bench.model(base)
    tiny_model.make_model(base, seed=8)
    outcome = command("train", bench.spec() | {"base": wanted})
    assert outcome.code == 4
    assert wanted["sha256"] in outcome.error
    assert not (outcome.out / "checkpoints").exists()


@pytest.mark.parametrize(
    ("gone", "said"),
    [("config.json", "has no config.json"), ("model.safetensors", "has no *.safetensors")],
)
def test_half_a_model_is_refused(gone, said, bench, command, tmp_path):
    base = copy(bench, tmp_path)
    (base / gone).unlink()
    outcome = command("train", bench.spec(base=base))
    assert outcome.code == 4
    assert said in outcome.error


def test_an_unknown_architecture_is_refused(bench, command, tmp_path):
    base = copy(bench, tmp_path)
    config = json.loads((base / "config.json").read_text())
    (base / "config.json").write_text(json.dumps(config | {"model_type": "tomorrow"}))
    assert command("train", bench.spec(base=base)).code == 4


def test_a_hub_id_needs_the_network(bench, command):
    base = {"path": "someone/some-model", "sha256": "0" * 64}
    outcome = command("train", bench.spec() | {"base": base})
    assert outcome.code == 4
    assert "does not allow the network" in outcome.error


def test_a_hub_that_does_not_answer_is_transient(bench, tmp_path):
    base = {"path": "someone/some-model", "sha256": "0" * 64}
    out = tmp_path / "out"
    process = start(
        "train",
        bench.spec() | {"base": base, "network": True},
        tmp_path,
        out,
        stderr=subprocess.DEVNULL,
        # Port 9 of this machine: nobody listens.
        env=os.environ
        | {"HF_ENDPOINT": "http://127.0.0.1:9", "HF_HUB_OFFLINE": "0", "HF_HOME": str(tmp_path)},
    )
    assert process.wait(300) == 20
    assert "the hub did not answer" in Outcome(20, out).error


def test_an_adapter_is_no_base(adapter, bench, command):
    outcome = command("train", bench.spec(base=adapter.out / "model"))
    assert outcome.code == 4
    assert "merge it first" in outcome.result["error"]["next"]


def test_an_adapter_is_put_on_its_own_base_only(adapter, bench, command, tmp_path):
    other = tiny_model.make_model(tmp_path / "other", seed=9)
    spec = {
        "schema": "gemel.merge/1",
        "run_key": "m",
        "attempt": 0,
        "base": bench.model(other),
        "adapter": bench.model(adapter.out / "model"),
    }
    outcome = command("merge", spec)
    assert outcome.code == 4
    assert "the adapter was trained on base" in outcome.error
