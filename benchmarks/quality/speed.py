"""Documents per second on one core: a peer's filters, and Gemel's profiles, in the same run.

    python speed.py datatrove --classpath ../../jobs/target/gemel-app.jar:../../udfs/target/test-classes

Both read the same real documents from memory; the peer's best of two rounds, Gemel's of five.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

import corpus
import peers

MAIN = "dev.gemel.text.quality.QualitySpeed"


def gemel(classpath, texts, profiles):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "texts.jsonl"
        file.write_text("".join(json.dumps(text) + "\n" for text in texts))
        done = subprocess.run(["java", "-Xmx2g", "-cp", classpath, MAIN, str(file), *profiles], stdout=subprocess.PIPE, check=True, text=True)
    return {name: float(rate) for name, rate in (line.split("\t") for line in done.stdout.splitlines())}


def rate(answer, texts, rounds=2):
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            try:
                answer(text)
            except Exception:
                pass
        best = max(best, len(texts) / (time.process_time() - start))
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", choices=sorted(peers.ALL))
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--documents", type=int, default=300)
    options = parser.parse_args()
    texts = [text for name, text in corpus.real() if not name.startswith("html/")][: options.documents]
    answers = peers.ALL[options.engine]()
    ours = gemel(options.classpath, texts, list(answers))
    characters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} documents, {characters:.0f} characters each")
    for profile, answer in answers.items():
        theirs = rate(answer, texts)
        print(f"{profile:28} peer {theirs:8.1f} docs/s   Gemel {ours[profile]:9.1f} docs/s   ratio {ours[profile] / theirs:6.1f}")


if __name__ == "__main__":
    main()
