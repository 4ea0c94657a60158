"""The documents of a comparison: real ones from beside the repository, and generated edge cases."""

import gzip
import json
import random
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"

WORDS = (
    "the be to of and that have with a in is it we you they house river garden window morning letter "
    "summer engine table mountain paper signal thought answer minute question number people "
    "don't can't it's U.S. e.g. Dr. re-read 3km $5 50% node.js https://example.org/a?b=c you@example.org "
    "# #tag ... … -- — 3.14 1,000 (aside) [1] [edit] { } naïve Ärger 日本語 привет 😀 ² x=1 a/b"
).split()

LINES = [
    "- a bullet", "• another", "* a star", "The end...", "The end…", "read more", "Lorem ipsum dolor sit amet.",
    "JavaScript is switched off.", "We use cookies to count visits.", "See the terms of use for more.",
    "function() { return 1; }", "[1] A claim [citation needed].", "x" * 1200 + ".", "short.", "",
    "   ", "\t", "The same line again.", "The same line again.", "\u00a0", "a\u2028b.", "a\x1cb.", "“Quoted.”",
    "Is it so?", "No!", "'Quoted.'", '"Quoted."', "日本語の文です。", "1 2 3 4 5", "### heading", "{", "}",
]


def real():
    """Pairs of an id and a text; nothing where the data is absent."""
    book = SHARED / "book"
    if book.exists():
        for i, article in enumerate(json.loads((book / "articles.json").read_text())):
            yield f"book/{i}", article["content"]["Content"]
        for i, row in enumerate(pairs(book / "cleaned_documents.json")):
            yield f"cleaned/{i}", row
        for i, row in enumerate(pairs(book / "instruct_datasets.json")):
            yield f"instruct/{i}", row
    for file in sorted((SHARED / "wcxb-dev/ground-truth").glob("*.json")):
        truth = json.loads(file.read_text())
        yield f"wcxb/{file.stem}", truth.get("main_content") or json.dumps(truth, ensure_ascii=False)
    for file in sorted((SHARED / "wcxb-dev/html").glob("*.html.gz"))[::4]:
        yield f"html/{file.stem}", gzip.open(file, "rt", errors="replace").read()[:60_000]
    truth = SHARED / "extraction-dev/ground-truth.json"
    if truth.exists():
        for key, page in json.loads(truth.read_text()).items():
            yield f"extraction/{key[:12]}", page["articleBody"]


def pairs(file):
    for value in strings(json.loads(file.read_text())):
        if len(value) > 200:
            yield value


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def edge(count, seed=7):
    """Generated texts near and beyond every threshold; the same for the same seed."""
    rnd = random.Random(seed)
    for i, text in enumerate(["", " ", "\n", "\n\n", "a", "a\n", "\na", "a b", ".", "…", "\x00", "\u2028", "#", "é"]):
        yield f"tiny/{i}", text
    for i in range(count):
        yield f"edge/{i}", generated(rnd)


def generated(rnd):
    kind = rnd.randrange(6)
    some = rnd.sample(WORDS, rnd.randint(1, len(WORDS)))
    if kind == 0:
        return " ".join(rnd.choice(some) for _ in range(rnd.choice([1, 3, 9, 10, 11, 49, 50, 51, 60, 120])))
    if kind == 1:
        return "\n".join(rnd.choice(LINES) for _ in range(rnd.randint(1, 30)))
    sentences = [sentence(rnd, some) for _ in range(rnd.randint(1, 12))]
    if kind == 2:
        return rnd.choice(["\n", "\n\n", " ", "\r\n", "\n \n"]).join(sentences)
    if kind == 3:
        repeated = sentences[0]
        parts = [repeated if rnd.random() < rnd.choice([0.1, 0.3, 0.5]) else sentence(rnd, WORDS) for _ in range(20)]
        return rnd.choice(["\n", "\n\n", " "]).join(parts)
    if kind == 4:
        mark, end = rnd.choice([("• ", ""), ("- ", "..."), ("◦ ", "…"), ("* ", " read more"), ("# ", ""), ("", "…")])
        return "\n".join(mark + sentence(rnd, WORDS[:40]) + end for _ in range(rnd.randint(3, 30)))
    parts = [rnd.choice(LINES) if rnd.random() < 0.3 else sentence(rnd, WORDS[:40]) for _ in range(rnd.randint(3, 40))]
    return rnd.choice(["\n", "\n\n"]).join(parts)


def sentence(rnd, words):
    text = " ".join(rnd.choice(words) for _ in range(rnd.randint(2, 25)))
    return text[:1].upper() + text[1:] + rnd.choice([".", ".", "?", "!", "...", "…", ":", ""])
