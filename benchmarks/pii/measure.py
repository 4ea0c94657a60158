"""Precision and recall for each type of personal data, of Gemel and of Presidio, on one set.

    python measure.py --gemel ../../gemel

A span is found if one of the same type overlaps it by half of both. Presidio runs with the spaCy
model en_core_web_sm if it is installed, else with an empty pipeline: its pattern recognizers only.
"""

import argparse
import collections
import importlib.util
import json
import pathlib
import shlex
import subprocess
import time

SET = pathlib.Path(__file__).parent / "labelled.jsonl"
MODEL = "en_core_web_sm"

# Presidio's names for our types; it has none for keys and tokens. What it finds of other types
# (persons, dates, places, web addresses) is left out: this set does not label them.
TYPES = {
    "EMAIL_ADDRESS": "EMAIL", "IP_ADDRESS": "IP", "PHONE_NUMBER": "PHONE", "CREDIT_CARD": "CREDIT_CARD", "IBAN_CODE": "IBAN",
    "US_SSN": "NATIONAL_ID", "UK_NINO": "NATIONAL_ID", "ES_NIF": "NATIONAL_ID", "ES_NIE": "NATIONAL_ID",
    "IT_FISCAL_CODE": "NATIONAL_ID", "PL_PESEL": "NATIONAL_ID", "DE_TAX_ID": "NATIONAL_ID", "US_ITIN": "NATIONAL_ID",
}


def gemel(command, rows):
    lines = "".join(json.dumps({"id": i, "text": row["text"]}) + "\n" for i, row in enumerate(rows))
    done = subprocess.run([*shlex.split(command), "text", "mask_pii"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    for line in done.stdout.splitlines():
        yield json.loads(line)["spans"]


def presidio(rows):
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    if importlib.util.find_spec(MODEL) is None:
        path = pathlib.Path("/tmp/blank-en")
        spacy.blank("en").to_disk(path)
        model = str(path)
        print("Presidio without a model: pattern recognizers only")
    else:
        model = MODEL
    engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}).create_engine()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(nlp_engine=engine)
    add_foreign(registry)
    analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry)
    for row in rows:
        found = analyzer.analyze(text=row["text"], language="en")
        yield [{"type": TYPES[r.entity_type], "start": r.start, "end": r.end} for r in found if r.entity_type in TYPES]


def add_foreign(registry):
    """Presidio's recognizers of national ids, which it loads for their own languages only."""
    import presidio_analyzer.predefined_recognizers as all_of_them

    for name in ("EsNifRecognizer", "EsNieRecognizer", "ItFiscalCodeRecognizer", "PlPeselRecognizer", "NhsRecognizer", "UkNinoRecognizer"):
        recognizer = getattr(all_of_them, name, None)
        if recognizer is not None:
            registry.add_recognizer(recognizer(supported_language="en"))


def matches(a, b):
    overlap = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return a["type"] == b["type"] and 2 * overlap >= max(a["end"] - a["start"], b["end"] - b["start"])


def table(name, rows, answers, seconds, show):
    found, right, wrong, all_of = (collections.Counter() for _ in range(4))
    for row, spans in zip(rows, answers, strict=True):
        for span in row["spans"]:
            all_of[span["type"]] += 1
            hit = any(matches(span, other) for other in spans)
            found[span["type"]] += hit
            if show and not hit:
                print("  missed", span["type"], repr(row["text"][span["start"] : span["end"]][:60]))
        for span in merged(spans):
            good = any(matches(span, other) for other in row["spans"])
            right[span["type"]] += good
            wrong[span["type"]] += not good
            if show and not good:
                print("  wrong", span["type"], repr(row["text"][span["start"] : span["end"]][:60]), "in", repr(row["text"][:80]))
    print(f"{name}: {len(rows) / seconds:.0f} texts/s")
    print(f"  {'type':12} {'spans':>6} {'precision':>10} {'recall':>8}")
    for kind in [*all_of, "all"]:
        t, f, r, w = (sum(c.values()) if kind == "all" else c[kind] for c in (all_of, found, right, wrong))
        precision = f"{r / (r + w):.3f}" if r + w else "-"
        print(f"  {kind:12} {t:6} {precision:>10} {f / t:8.3f}")


def merged(spans):
    """Of spans of one type that overlap, the first: two recognizers may say the same."""
    kept = []
    for span in sorted(spans, key=lambda s: (s["start"], -s["end"])):
        if not any(s["type"] == span["type"] and span["start"] < s["end"] for s in kept):
            kept.append(span)
    return kept


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gemel", default="../../gemel")
    parser.add_argument("--show", action="store_true", help="every miss and every false alarm")
    parser.add_argument("--without-presidio", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in SET.read_text().splitlines()]
    for name, run in (("Gemel", lambda: gemel(options.gemel, rows)), ("Presidio", lambda: presidio(rows))):
        if name == "Gemel" or not options.without_presidio:
            start = time.perf_counter()
            answers = list(run())
            table(name, rows, answers, time.perf_counter() - start, options.show)


if __name__ == "__main__":
    main()
