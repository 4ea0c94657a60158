"""Text functions beside their peers: pages or documents a second of one core.

Both sides are processes on the same core that read the same input from memory and take turns of a
second or more; what counts is the processor time of the process, garbage collection and compilation
included, so that other work on the machine does not. A ratio is the median over the turns.
"""

import argparse
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

import inputs

HERE = pathlib.Path(__file__).resolve().parent
DATATROVE = ["gopher@datatrove", "gopher-repetition@datatrove", "c4@datatrove", "fineweb@datatrove"]

# Name of the ratio: its environment, its jobs, its input.
RATIOS = {
    "trafilatura": ("trafilatura", ["trafilatura"], "pages"),
    "datatrove-filters": ("datatrove", DATATROVE, "texts"),
    "nemo-filters": ("nemo", ["heuristics@nemo"], "texts"),
}


class Side:
    """A process that goes over its input each time it is asked."""

    def __init__(self, command):
        pinned = ["taskset", "-c", str(min(os.sched_getaffinity(0)))] if shutil.which("taskset") else []
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            pinned + command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )

    def turn(self):
        """Seconds of processor time for one pass, and how many results it gave."""
        self.process.stdin.write("pass\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 2:
            sys.exit(f"{' '.join(self.process.args)} ended without an answer")
        return float(answer[0]), int(answer[1])

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def measure(job, environment, file, options):
    """Seconds of each measured turn: Gemel's and the peer's."""
    java = ["java", "-Xmx2g", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-cp", options.classpath]
    gemel = Side(java + ["dev.gemel.text.TextSpeed", job, str(file)])
    python = HERE.parent / ".venv" / environment / "bin" / "python"
    peer = Side([str(python), str(HERE / "worker.py"), job, str(file)])
    for _ in range(options.warm):
        gemel.turn()
    peer.turn()
    turns = [(gemel.turn(), peer.turn()) for _ in range(options.turns)]
    gemel.end()
    peer.end()
    print(f"  {job:28} results of a pass: Gemel {turns[-1][0][1]}, peer {turns[-1][1][1]}")
    return [(ours[0], theirs[0]) for ours, theirs in turns]


def compare(name, files, options):
    """Prints both sides' rates; the ratio of all jobs together."""
    environment, jobs, kind = RATIOS[name]
    file, count, megabytes = files[kind]
    unit = kind if kind == "pages" else "docs"
    print(f"{name}: {count} {kind}, {megabytes:.1f} MB")
    times = {job: measure(job, environment, file, options) for job in jobs}
    if len(jobs) > 1:
        times["all"] = [tuple(map(sum, zip(*turn))) for turn in zip(*times.values())]
    for job, turns in times.items():
        ours, theirs = (statistics.median(side) for side in zip(*turns))
        ratio = statistics.median(theirs / ours for ours, theirs in turns)
        print(
            f"  {job:28} Gemel {count / ours:9.1f} {unit}/s {megabytes / ours:7.2f} MB/s"
            f"   peer {count / theirs:8.1f} {unit}/s {megabytes / theirs:7.2f} MB/s   ratio {ratio:6.1f}"
        )
    return round(ratio, 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--classpath", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--data", type=pathlib.Path, help="folder with real data; default ../shared/data beside the checkout")
    parser.add_argument("--only", choices=RATIOS, action="append", help="one comparison; repeatable")
    parser.add_argument("--quick", action="store_true", help="fewer inputs and turns")
    options = parser.parse_args()
    options.turns, options.warm = (3, 24) if options.quick else (5, 30)
    with tempfile.TemporaryDirectory() as folder:
        files = inputs.write(pathlib.Path(folder), options.data, 60 if options.quick else 300)
        ratios = {name: compare(name, files, options) for name in options.only or RATIOS}
    for name, ratio in ratios.items():
        print(f"{name} {ratio}")
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(json.dumps({"benchmark": "text", "machine": machine, "ratios": ratios}))


if __name__ == "__main__":
    main()
