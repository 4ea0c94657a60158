"""CPU-seconds (user and system, all processes of a command) and wall seconds of gemel's commands.

Each command runs several times; the table has the smallest of each figure, which other work on the
machine disturbs least. Peers run in the same rounds: `java -version`, and spark-submit of an empty
application on the same jars. The last line is one JSON object with the ratios of CPU-seconds.
"""

import argparse
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINE = b'{"id": 1, "text": "A\\u00a0b"}\n'


def timed(command, stdin=b"", env=None):
    """Runs a command to its end: (CPU-seconds, wall seconds, standard output)."""
    before = os.times()
    start = time.monotonic()
    done = subprocess.run(command, input=stdin, cwd=ROOT, env=env, capture_output=True)
    wall = time.monotonic() - start
    after = os.times()
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr.decode()[-2000:]}")
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return cpu, wall, done.stdout.decode()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def class_path():
    """The class path of the launcher's jar without classes, from its manifest."""
    manifest = (ROOT / "target/launcher/jobs.mf").read_text().replace("\n ", "")
    entry = next(l for l in manifest.splitlines() if l.startswith("Class-Path:"))
    return ":".join(url.removeprefix("file://").replace("%20", " ") for url in entry.split()[1:])


def empty_job(work):
    """spark-submit of an empty application, with Spark's own launcher class and local[*]."""
    java = shutil.which("java")
    classes = work / "classes"
    classes.mkdir()
    source = Path(__file__).with_name("EmptyJob.java")
    path = class_path()
    subprocess.run(["javac", "-cp", path, "-d", classes, source], check=True)
    subprocess.run(["jar", "cf", work / "empty.jar", "-C", classes, "."], check=True)
    pom = (ROOT / "pom.xml").read_text()
    opens = pom.split("<spark.jvm.opens>")[1].split("</spark.jvm.opens>")[0].split()
    log4j = f"-Dlog4j2.configurationFile={ROOT / 'conf/log4j2.properties'}"
    return [java, *opens, log4j, "-cp", path, "org.apache.spark.deploy.SparkSubmit", "--master", "local[*]",
            "--conf", "spark.ui.enabled=false", "--class", "EmptyJob", str(work / "empty.jar")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one run of each command")
    parser.add_argument("--runs", type=int, default=5, help="runs of each short command")
    args = parser.parse_args()
    runs = 1 if args.quick else args.runs
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        home = str(work / "home")
        demo = ["./gemel", "demo", "--home", home, "--set", f"demo.port={free_port()}"]
        steps = {}
        rows = {}
        for name in ("demo, first", "demo, nothing changed"):
            cpu, wall, out = timed([*demo, "--json"])
            rows[name] = (cpu, wall)
            steps[name] = json.loads(out)["steps"]
        commands = {
            "java -version": (["java", "-version"], b""),
            "spark-submit, empty": (empty_job(work), b""),
            "gemel --version": (["./gemel", "--version"], b""),
            "gemel --help": (["./gemel", "--help"], b""),
            "gemel config": (["./gemel", "config"], b""),
            "gemel text normalize": (["./gemel", "text", "normalize"], LINE),
            "gemel runs": (["./gemel", "runs", "--home", home], b""),
            "gemel status": (["./gemel", "status", "--home", home], b""),
            "gemel search": (["./gemel", "search", "--home", home, "a sourdough starter"], b""),
            "gemel sql": (["./gemel", "sql", "--home", home, "select 1"], b""),
        }
        env = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"}
        measured = {name: [] for name in commands}
        for _ in range(runs):
            for name, (command, stdin) in commands.items():
                measured[name].append(timed(command, stdin, env)[:2])
        for name, found in measured.items():
            rows[name] = (min(f[0] for f in found), min(f[1] for f in found))
    print(f"{'command':<24}{'CPU-s':>8}{'wall s':>8}")
    for name, (cpu, wall) in rows.items():
        print(f"{name:<24}{cpu:>8.2f}{wall:>8.2f}")
    for name, found in steps.items():
        print(f"\n{name:<24}{'CPU-s':>8}{'wall s':>8}")
        for step in found:
            print(f"  {step['job']:<22}{step['cpu_seconds']:>8.2f}{step['seconds']:>8.2f}")
    java, submit = rows["java -version"][0], rows["spark-submit, empty"][0]
    ratios = {f"{name} / java -version": round(cpu / java, 1)
              for name, (cpu, _) in rows.items() if name.startswith("gemel")}
    ratios |= {f"{name} / spark-submit": round(rows[name][0] / submit, 2)
               for name in ("gemel sql", "gemel status", "demo, first", "demo, nothing changed")}
    machine = f"{os.cpu_count()} cores {platform.machine()}"
    seconds = {name: {"cpu": round(c, 2), "wall": round(w, 2)} for name, (c, w) in rows.items()}
    print(json.dumps({"benchmark": "startup", "machine": machine, "ratios": ratios, "seconds": seconds}))


if __name__ == "__main__":
    main()
