"""A peer as a process: `worker.py JOB FILE`; a line on standard input asks for a turn.

A turn is passes over the file for a second or more; its answer is a line: seconds of processor time
for a pass, and how many results it gave. JOB is `trafilatura`
(FILE holds {"url", "html"} a line) or a profile of quality/peers.py (FILE holds {"text"} a line).
"""

import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "quality"))

PROFILES = {
    "gopher@datatrove": "datatrove",
    "gopher-repetition@datatrove": "datatrove",
    "c4@datatrove": "datatrove",
    "fineweb@datatrove": "datatrove",
    "heuristics@nemo": "nemo",
}


def extraction():
    """Markdown with metadata and comments, as Gemel answers; its caches know no page of the last pass."""
    from trafilatura import extract
    from trafilatura.meta import reset_caches

    def one(line):
        return extract(line["html"], url=line["url"], output_format="markdown", with_metadata=True, include_comments=True)

    return one, reset_caches


def quality(profile):
    import peers

    answer = peers.ALL[PROFILES[profile]]()[profile]
    return lambda line: answer(line["text"]), lambda: None


def turn(one, forget, lines):
    seconds, passes = 0.0, 0
    while seconds < 1:
        start = time.process_time()
        results = sum(attempt(one, line) for line in lines)
        seconds += time.process_time() - start
        passes += 1
        forget()
    return seconds / passes, results


def attempt(one, line):
    try:
        return one(line) is not None
    except Exception:
        return False  # NeMo raises on a text without words.


def main():
    job, file = sys.argv[1:]
    lines = [json.loads(line) for line in open(file, encoding="utf-8")]
    one, forget = extraction() if job == "trafilatura" else quality(job)
    for _ in sys.stdin:
        print(*turn(one, forget, lines), flush=True)


if __name__ == "__main__":
    main()
