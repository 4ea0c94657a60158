"""Tables from the answers of Compare.java: accuracy by kind, by language, confusions, calibration.

Gemel's confidence was fitted on half of the languages; `--calibration` shows the other half.

    python report.py out-*.tsv [--languages NAME] [--calibration NAME]
"""

import argparse
import collections
import hashlib
import pathlib

KINDS = ("long", "line", "short", "words")


def read(paths):
    rows, costs = [], {}
    for path in paths:
        for line in pathlib.Path(path).read_text().splitlines():
            fields = line.split("\t")
            if line.startswith("#"):
                costs[fields[0][1:]] = fields[1:]
            else:
                rows.append((*fields[:5], float(fields[5])))
    return rows, costs


def share(rows):
    """Each language weighs alike, as one of many texts would otherwise decide."""
    right = collections.defaultdict(list)
    for _, _, _, code, answer, _ in rows:
        right[code].append(code == answer)
    return sum(sum(r) / len(r) for r in right.values()) / len(right) if right else 0


def accuracy(rows, costs):
    names = list(dict.fromkeys(row[0] for row in rows))
    columns = [(s, k) for k in KINDS for s in ("udhr", "django", "minor") if any(r[1] == s and r[2] == k for r in rows)]
    print("| library | " + " | ".join(f"{k} {s}" for s, k in columns) + " | load s | heap MB | texts/s |")
    print("|---|" + "---|" * (len(columns) + 3))
    for name in names:
        own = [r for r in rows if r[0] == name]
        cells = [f"{share([r for r in own if r[1] == s and r[2] == k]):.3f}" for s, k in columns]
        print(f"| {name} | " + " | ".join(cells + costs[name][:3]) + " |")


def languages(rows, name):
    own = [r for r in rows if r[0] == name]
    for code in sorted({r[3] for r in own}):
        mine = [r for r in own if r[3] == code]
        wrong = collections.Counter(r[4] for r in mine if r[4] != code)
        cells = []
        for kind in KINDS:
            some = [r for r in mine if r[2] == kind]
            cells.append(f"{sum(r[4] == code for r in some) / len(some):.2f}" if some else "-")
        print(f"| {code} | " + " | ".join(cells) + " | " + " ".join(f"{c} {n}" for c, n in wrong.most_common(3)) + " |")


def held_out(code):
    return hashlib.md5(f"x{code}".encode()).digest()[0] % 2 == 1


def calibration(rows, name, sources):
    own = [r for r in rows if r[0] == name and r[1] in sources and held_out(r[3])]
    print("| confidence | texts | right |\n|---|---|---|")
    edges = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001)
    for low, high in zip(edges, edges[1:]):
        some = [r for r in own if low <= r[5] < high]
        if some:
            print(f"| {low} to {min(high, 1)} | {len(some)} | {sum(r[3] == r[4] for r in some) / len(some):.3f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", nargs="+")
    parser.add_argument("--languages")
    parser.add_argument("--calibration")
    options = parser.parse_args()
    rows, costs = read(options.answers)
    accuracy(rows, costs)
    if options.languages:
        languages(rows, options.languages)
    if options.calibration:
        calibration(rows, options.calibration, ("udhr", "django"))
        print("\nless usual languages")
        calibration(rows, options.calibration, ("minor",))


if __name__ == "__main__":
    main()
