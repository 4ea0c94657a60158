"""Writes answers of an engine to generated texts, for the tests of udfs.

    python golden.py datatrove > ../../udfs/src/test/resources/golden/quality-datatrove.jsonl
"""

import json
import sys

import corpus
import peers

COUNT = 90
LONGEST = 1500


def main(engine):
    answers = peers.ALL[engine]()
    for _, text in corpus.edge(COUNT, seed=11):
        text = text[:LONGEST]
        for profile, answer in answers.items():
            try:
                reasons, edited = answer(text)
            except Exception:
                continue
            if engine == "nemo" and any(peers.nemo_ties(text, f"repeating_top_{n}grams") for n in (2, 3, 4) if len(text.split()) >= n):
                continue
            print(json.dumps({"profile": profile, "text": text, "reasons": reasons, "edited": edited}))


if __name__ == "__main__":
    main(sys.argv[1])
