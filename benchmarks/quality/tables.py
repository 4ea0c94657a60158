"""Writes the tables that the English word tokenizer of the datatrove profiles reads.

They are facts of two installed peers: spaCy's classes of characters and its English exceptions,
and datatrove's and the sentencizer's lists of punctuation. Run it again when a peer's version
changes, and compare (compare.py) before the profiles get a new version.
"""

import re
import sys
from pathlib import Path

import spacy
from datatrove.utils import text as datatrove
from spacy.lang import char_classes as classes
from spacy.lang import punctuation
from spacy.pipeline import Sentencizer

OUT = Path(__file__).parents[2] / "udfs/src/main/resources/dev/gemel/text/words"
LAST = 0x2FFFF


def ranges(matches):
    """The runs of code points that a test accepts, as hexadecimal from-to pairs."""
    start = None
    for code in range(LAST + 2):
        inside = code <= LAST and not 0xD800 <= code <= 0xDFFF and matches(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            yield f"{start:x}-{code - 1:x}" if code - 1 > start else f"{start:x}"
            start = None


def one_of(pieces):
    pattern = re.compile("|".join(pieces))
    return lambda char: pattern.fullmatch(char) is not None


def before_dot():
    piece = next(p for p in punctuation.TOKENIZER_SUFFIXES if p.startswith("(?<=[0-9" + classes.ALPHA_LOWER[:3]))
    pattern = re.compile(piece)
    return lambda char: pattern.search(char + ".") is not None


def characters():
    prefixes = [p for p in punctuation.TOKENIZER_PREFIXES if not p.startswith(r"\+") and p != r"\.\.+"]
    suffixes = [p for p in punctuation.TOKENIZER_SUFFIXES if "?<=" not in p and p != r"\.\.+"]
    yield "alpha", one_of([f"[{classes.ALPHA}]"])
    yield "lower", one_of([f"[{classes.ALPHA_LOWER}]"])
    yield "upper", one_of([f"[{classes.ALPHA_UPPER}]"])
    yield "quote", one_of([f"[{classes.CONCAT_QUOTES}]"])
    yield "icon", one_of(classes.LIST_ICONS)
    yield "prefix", one_of(prefixes)
    yield "suffix", one_of(suffixes)
    yield "before-dot", before_dot()
    yield "punctuation", lambda char: char in datatrove.PUNCTUATION_SET
    yield "terminal", lambda char: char in datatrove.TERMINAL_PUNCTUATION
    yield "sentence-end", lambda char: char in Sentencizer.default_punct_chars


def write(name, comment, lines):
    (OUT / name).write_text("\n".join([*comment, *lines]) + "\n", encoding="utf-8")


def main():
    version = f"spaCy {spacy.__version__}"
    write(
        "characters.tsv",
        [f"# Classes of code points, hexadecimal, as {version} (MIT licence) and datatrove have them.", "# Written by benchmarks/quality/tables.py."],
        [name + "\t" + " ".join(ranges(test)) for name, test in characters()],
    )
    units = sorted({u.strip() for u in classes.UNITS.split("|")})
    currencies = sorted({c.strip().replace("\\", "") for c in classes.CURRENCY.split("|")})
    write(
        "units.tsv",
        [f"# What is cut off behind a digit, as {version} (MIT licence) has it.", "# Written by benchmarks/quality/tables.py."],
        ["unit\t" + " ".join(units), "currency\t" + " ".join(currencies)],
    )
    rules = spacy.blank("en").tokenizer.rules
    kept = {chunk: [part[65] for part in parts] for chunk, parts in rules.items() if not chunk.isspace()}
    write(
        "exceptions.tsv",
        [f"# English words and signs with tokens of their own, as {version} (MIT licence) has them.", "# Written by benchmarks/quality/tables.py."],
        ["\t".join(parts) for _, parts in sorted(kept.items())],
    )


if __name__ == "__main__":
    sys.exit(main())
