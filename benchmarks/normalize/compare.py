"""Gemel's mojibake repair beside ftfy's, on the same texts in the same run.

    python compare.py --classpath ../../udfs/target/classes:../../udfs/target/test-classes [--data ../../../shared/data]

Restoration: texts of many languages, broken by reading their UTF-8 in a wrong charset, once and
twice; a text counts if it comes back whole; with --texts (what ../language/texts.py wrote) those of 120
languages instead. False alarms: clean texts that are changed. Speed:
processor time of one core. Prints an example of every kind of disagreement.
"""

import argparse
import collections
import json
import pathlib
import random
import subprocess
import tempfile
import time

import ftfy

HERE = pathlib.Path(__file__).parent
MAIN = "dev.gemel.text.normalize.NormalizeSpeed"
CHARSETS = ("latin-1", "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257", "iso-8859-2", "mac-roman", "cp437")
# Only the repair of encodings: the rest of ftfy is switched off.
REPAIR = ftfy.TextFixerConfig(
    unescape_html=False, remove_terminal_escapes=False, fix_latin_ligatures=False, fix_character_width=False, uncurl_quotes=False,
    fix_line_breaks=False, fix_surrogates=False, remove_control_chars=False, normalization=None, max_decode_length=10**9, explain=False,
)


def misread(text, charset):
    """Undefined bytes as controls, as browsers do (and ftfy's sloppy codecs)."""
    out = []
    for byte in text.encode():
        try:
            out.append(bytes([byte]).decode(charset))
        except UnicodeDecodeError:
            out.append(chr(byte))
    return "".join(out)


def clean_texts(data):
    for line in (HERE / "clean.txt").read_text().splitlines():
        yield "sample", line
    if data is not None:
        for article in json.loads((data / "book/articles.json").read_text()):
            for part in article["content"].values():
                if isinstance(part, str):
                    yield "articles", part
        for file in sorted((data / "wcxb-dev/ground-truth").glob("*.json")):
            yield "wcxb", json.loads(file.read_text())["ground_truth"]["main_content"]


def of_languages(file):
    """Two texts of each source, kind and language, and all of them as clean texts."""
    groups = collections.defaultdict(list)
    for line in file.read_text().splitlines():
        *group, text = line.split("\t", 3)
        groups[tuple(group)].append(text)
    chosen = random.Random(11)
    some = [text for _, texts in sorted(groups.items()) for text in chosen.sample(texts, min(2, len(texts)))]
    return [("sample", text) for text in some], [("clean", text) for texts in groups.values() for text in texts]


def broken(texts):
    for source, text in texts:
        for charset in CHARSETS:
            once = misread(text, charset)
            if once != text:
                yield f"{charset} once", text, once
                yield f"{charset} twice", text, misread(once, charset)
        yield "spaces for no-break", text.replace("\u00a0", " "), misread(text, "windows-1252").replace("\u00a0", " ")


def gemel(classpath, texts):
    with tempfile.TemporaryDirectory() as folder:
        file, out = pathlib.Path(folder) / "in.jsonl", pathlib.Path(folder) / "out.jsonl"
        file.write_text("".join(json.dumps(text) + "\n" for text in texts))
        done = subprocess.run(["java", "-Xmx3g", "-cp", classpath, MAIN, str(file), str(out)], stdout=subprocess.PIPE, check=True, text=True)
        return [json.loads(line) for line in out.read_text().split("\n") if line], dict(line.split("\t") for line in done.stdout.splitlines())


def peer(texts):
    start = time.process_time()
    answers = [ftfy.fix_text(text, REPAIR) for text in texts]
    repair = time.process_time() - start
    start = time.process_time()
    for text in texts:
        ftfy.fix_text(text)
    return answers, repair, time.process_time() - start


def restoration(cases, ours, theirs, show):
    table = collections.defaultdict(lambda: [0, 0, 0])
    for (kind, text, _), a, b in zip(cases, ours, theirs, strict=True):
        table[kind][0] += 1
        table[kind][1] += a == text
        table[kind][2] += b == text
        if show and (a == text) != (b == text):
            print("  ", kind, "only Gemel" if a == text else "only ftfy", difference(text, b if a == text else a))
    print("| misread as | texts | Gemel | ftfy |\n|---|---|---|---|")
    for kind, (all_of, a, b) in table.items():
        print(f"| {kind} | {all_of} | {a / all_of:.3f} | {b / all_of:.3f} |")
    total = [sum(column) for column in zip(*table.values())]
    print(f"| all | {total[0]} | {total[1] / total[0]:.3f} | {total[2] / total[0]:.3f} |")


def difference(text, other):
    i = next((i for i, (a, b) in enumerate(zip(text, other)) if a != b), min(len(text), len(other)))
    return f"{text[max(0, i - 10) : i + 15]!r} became {other[max(0, i - 10) : i + 15]!r}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--texts", type=pathlib.Path)
    parser.add_argument("--show", action="store_true", help="every disagreement")
    options = parser.parse_args()
    clean = list(clean_texts(options.data))
    cases = list(broken(c for c in clean if c[0] == "sample")) + list(broken(("x", t[:400]) for s, t in clean if s != "sample" and not t.isascii()))
    if options.texts:
        sample, clean = of_languages(options.texts)
        cases = list(broken(sample))
    ours, _ = gemel(options.classpath, [c[2] for c in cases])
    theirs, _, _ = peer([c[2] for c in cases])
    restoration(cases, ours, theirs, options.show)
    texts = [t for _, t in clean]
    ours, speed = gemel(options.classpath, texts)
    theirs, repair, whole = peer(texts)
    for name, answers in (("Gemel", ours), ("ftfy", theirs)):
        changed = [(t, a) for t, a in zip(texts, answers) if t != a]
        print(f"{name} changed {len(changed)} of {len(texts)} clean texts")
        for text, answer in changed[:20]:
            print("  ", difference(text, answer))
    size = sum(len(t.encode()) for t in texts) / 1e6
    print(f"{size:.1f} MB, MB/s: repair Gemel {float(speed['repair']):.1f}, ftfy {size / repair:.2f}; all steps Gemel {float(speed['normalize']):.1f}, ftfy {size / whole:.2f}")


if __name__ == "__main__":
    main()
