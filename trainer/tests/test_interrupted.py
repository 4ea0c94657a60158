"""Real processes, really interrupted."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest
from conftest import Outcome, start

# Steps take about ten milliseconds: enough of them that a signal lands in the middle.
LONG = {"max_steps": 300, "save_steps": 40, "logging_steps": 5, "batch_size": 2}
LORA = {"method": "lora", "lora": {"r": 4, "alpha": 8, "dropout": 0.1}}


def wait_for_step(process, out: Path, step: int) -> None:
    deadline = time.monotonic() + 300
    path = out / "metrics.jsonl"
    while process.poll() is None and time.monotonic() < deadline:
        lines = path.read_text().split("\n")[:-1] if path.exists() else []
        if lines and json.loads(lines[-1])["step"] >= step:
            return
        time.sleep(0.01)
    raise AssertionError(f"never came to step {step}; exit code {process.poll()}")


def checkpoints(out: Path) -> list[Path]:
    return sorted(
        out.glob("checkpoints/checkpoint-*"), key=lambda path: int(path.name.split("-")[1])
    )


@pytest.mark.parametrize("stage", ["sft", "dpo", "sft-lora"])
def test_a_killed_run_resumes_to_the_same_bytes(stage, bench, command, tmp_path):
    kind, recipe = stage.split("-")[0], LONG | (LORA if stage.endswith("lora") else {})
    if kind == "dpo":
        recipe = LONG | {"max_steps": 150, "save_steps": 20, "learning_rate": 1e-4}
    spec = bench.spec(kind, recipe=recipe)
    undisturbed = command("train", spec)
    first = tmp_path / "attempt-0"
    process = start("train", spec, tmp_path, first, stderr=subprocess.DEVNULL)
    wait_for_step(process, first, recipe["save_steps"] + 15)
    process.kill()
    process.wait()
    assert not (first / "result.json").exists()
    # The newest may be half written; one that looks newer still certainly is.
    half = first / "checkpoints/checkpoint-9999"
    half.mkdir()
    (half / "model.safetensors").write_bytes(b"half")
    resumed = command(
        "train", spec | {"attempt": 1, "resume_from": [str(first), str(tmp_path / "none")]}
    )
    assert resumed.code == 0, resumed.error
    assert resumed.result["resumed_from"]["step"] in range(
        recipe["save_steps"], recipe["max_steps"]
    )
    assert resumed.result["model_sha256"] == undisturbed.result["model_sha256"]
    assert resumed.result["tokens"] == undisturbed.result["tokens"]
    assert resumed.metrics[0]["attempt"] == 1
    assert resumed.metrics[-2]["metrics"] == undisturbed.metrics[-2]["metrics"]


def test_a_damaged_checkpoint_is_passed_over(bench, command):
    spec = bench.spec(recipe={"save_steps": 2, "keep_checkpoints": 3})
    first = command("train", spec)
    newest = checkpoints(first.out)[-1]
    (newest / "optimizer.pt").write_bytes((newest / "optimizer.pt").read_bytes()[:-1])
    resumed = command("train", spec | {"resume_from": [str(first.out)]})
    assert resumed.result["resumed_from"]["step"] == 6
    assert resumed.result["model_sha256"] == first.result["model_sha256"]


def test_a_run_killed_after_its_last_step_only_saves(bench, command):
    data = bench.data("sft.jsonl")
    evaluation = {"eval": data["train"], "eval_sha256": data["train_sha256"], "eval_rows": 32}
    spec = bench.spec(data=data | evaluation, recipe={"save_steps": 4})
    first = command("train", spec)
    resumed = command("train", spec | {"resume_from": [str(first.out)]})
    assert resumed.code == 0, resumed.error
    assert resumed.result["resumed_from"]["step"] == resumed.result["steps"] == 8
    assert resumed.result["model_sha256"] == first.result["model_sha256"]
    shutil.rmtree(checkpoints(first.out)[-1])
    halfway = command("train", spec | {"resume_from": [str(first.out)]})
    assert halfway.result["resumed_from"]["step"] == 4
    assert halfway.result["model_sha256"] == first.result["model_sha256"]


def test_a_checkpoint_of_another_run_is_refused(bench, command):
    first = command("train", bench.spec(recipe={"save_steps": 4}))
    outcome = command("train", bench.spec(resume_from=[str(first.out)]) | {"run_key": "other"})
    assert outcome.code == 2
    assert "belongs to run_key test" in outcome.error


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_exit_143_with_a_result(number, bench, tmp_path):
    out = tmp_path / "out"
    spec = bench.spec(recipe=LONG | {"max_steps": 3000})
    process = start("train", spec, tmp_path, out, stderr=subprocess.DEVNULL)
    wait_for_step(process, out, 20)
    process.send_signal(number)
    assert process.wait(300) == 143
    assert Outcome(143, out).result["error"]["what"] == f"terminated by {number.name}"


def test_an_attempt_that_was_begun_is_not_begun_again(bench, tmp_path):
    from gemel_trainer import cli

    out = tmp_path / "out"
    out.mkdir()
    (out / "heartbeat.json").write_text("{}")
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(bench.spec()))
    assert cli.main(["train", "--spec", str(path), "--out", str(out)]) == 2
    assert not (out / "result.json").exists()


LAUNCHER = """
import os, subprocess, sys, time
trainer = subprocess.Popen([sys.executable, "-m", "gemel_trainer", *sys.argv[1:]], stdin=subprocess.PIPE)
print(trainer.pid, flush=True)
time.sleep(600)
"""


def test_the_parents_death_ends_the_trainer(bench, tmp_path):
    import sys

    from conftest import ROOT

    out, spec = tmp_path / "out", tmp_path / "spec.json"
    spec.write_text(json.dumps(bench.spec(recipe=LONG | {"max_steps": 100000})))
    arguments = ["train", "--spec", str(spec), "--out", str(out), "--parent-stdin"]
    launcher = subprocess.Popen(
        [sys.executable, "-c", LAUNCHER, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    trainer = psutil.Process(int(launcher.stdout.readline()))
    wait_for_step(launcher, out, 20)
    launcher.kill()
    launcher.wait()
    gone, alive = psutil.wait_procs([trainer], timeout=120)
    assert not alive
    assert not (out / "result.json").exists()


def test_end_of_file_is_exit_75_and_takes_the_group_along(tmp_path):
    """With a child of the trainer's own, as a data loader would be."""
    import sys

    from conftest import ROOT

    code = (
        "import subprocess, sys, time; from gemel_trainer import parent; parent.watch_stdin();"
        "child = subprocess.Popen(['sleep', '600'], stdin=subprocess.DEVNULL);"
        "print(child.pid, flush=True); time.sleep(600)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    child = psutil.Process(int(process.stdout.readline()))
    process.stdin.close()
    assert process.wait(300) == 75
    gone, alive = psutil.wait_procs([child], timeout=120)
    assert not alive


def test_a_full_disk_says_so(bench, command, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small file system cannot be mounted here (needs root)")
    try:
        outcome = command(
            "train", bench.spec(recipe={"save_steps": 1, "keep_checkpoints": 9}), disk / "out"
        )
        assert outcome.code == 20
        assert "free space" in outcome.result["error"]["next"]
        assert not list((disk / "out").glob("model"))
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
