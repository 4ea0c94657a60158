"""The input of both sides: pages of HTML and texts, from real data or from what the tests ship."""

import gzip
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
GOLDEN = ROOT / "udfs/src/test/resources/golden/html"


def write(folder, data, limit):
    """Files of JSON lines: {"pages": (file, count, megabytes), "texts": ...}, at most `limit` each."""
    source = data or SHARED
    if not source.is_dir():
        print(f"no {source}: the few pages that the tests ship; rates say little")
    pages = spread(list(real_pages(source)) or list(golden_pages()), limit)
    texts = spread(list(real_texts(source)) or list(golden_texts()), limit)
    return {"pages": lines(folder / "pages.jsonl", pages), "texts": lines(folder / "texts.jsonl", texts)}


def spread(values, limit):
    """Every n-th, so that a part of the data is like the whole."""
    step = max(1, -(-len(values) // limit))
    return values[::step]


def lines(file, values):
    file.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")
    size = sum(len(v.get("html", v.get("text", "")).encode("utf-8", "replace")) for v in values)
    return file, len(values), size / 1e6


def real_pages(source):
    for name in ("extraction-dev", "wcxb-dev"):
        for file in sorted((source / name / "html").glob("*.html.gz")):
            with gzip.open(file, "rt", encoding="utf-8", errors="replace") as page:
                yield {"url": f"https://example.org/{file.name[:12]}", "html": page.read()}


def real_texts(source):
    truth = source / "extraction-dev/ground-truth.json"
    if truth.exists():
        for page in json.loads(truth.read_text(encoding="utf-8")).values():
            yield {"text": page["articleBody"]}
    for file in sorted((source / "wcxb-dev/ground-truth").glob("*.json")):
        main = json.loads(file.read_text(encoding="utf-8"))["ground_truth"].get("main_content")
        if main:
            yield {"text": main}
    book = source / "book/articles.json"
    if book.exists():
        for article in json.loads(book.read_text(encoding="utf-8")):
            yield {"text": article["content"]["Content"]}


def golden_pages():
    for file in sorted(GOLDEN.glob("*.html")):
        yield {"url": f"https://example.org/{file.stem}", "html": file.read_text(encoding="utf-8")}


def golden_texts():
    for file in sorted(GOLDEN.glob("*.txt")):
        yield {"text": file.read_text(encoding="utf-8")}
