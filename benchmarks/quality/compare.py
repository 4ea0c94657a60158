"""Compares Gemel's quality profiles with the engines they are named after, document by document.

    python compare.py datatrove --gemel ../../gemel --edge 5000

For each profile of the engine: documents, those with the same verdict, those with the same
reasons (and the same edited text), every kind of disagreement with an example, and the rules that
fired on nothing or on everything.
"""

import argparse
import collections
import json
import shlex
import subprocess
import sys

import corpus
import peers


def gemel(command, profile, documents):
    """Verdicts of Gemel's command line, one a document."""
    lines = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in documents)
    done = subprocess.run(
        [*shlex.split(command), "text", "quality", "--with", f"profile={profile}"],
        input=lines.encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def peer(answer, text):
    try:
        return answer(text)
    except Exception as e:  # the peer's own failure is an answer too
        return [f"raises {type(e).__name__}"], None


def same_reasons(engine, ours, theirs):
    """An engine that stops at the first rule gives one reason: the first of ours."""
    if engine == "datatrove":
        return ours[:1] == theirs
    return sorted(ours) == sorted(theirs)


def compare(engine, profile, answer, documents, command):
    counts = collections.Counter()
    fired = collections.Counter()
    examples = collections.defaultdict(list)
    for (name, text), verdict in zip(documents, gemel(command, profile, documents), strict=True):
        theirs, edited = peer(answer, text)
        raised = bool(theirs) and theirs[0].startswith("raises")
        fired.update(verdict["reasons"])
        verdicts = verdict["keep"] == (not theirs)
        reasons = same_reasons(engine, verdict["reasons"], theirs) or (raised and not verdict["keep"])
        explained = ""
        differing = set(verdict["reasons"]) ^ set(theirs)
        if engine == "nemo" and not raised and not reasons:
            if all(r.startswith("repeating_top") and peers.nemo_ties(text, r) for r in differing):
                explained = "the peer picks one of equally common runs by chance"
        texts = edited is None or edited == verdict.get("text")
        counts.update(documents=1, verdict=verdicts, reasons=reasons, text=texts, kept=not theirs, raised=raised)
        if not (verdicts and reasons and texts):
            kind = (tuple(sorted(set(verdict["reasons"]) ^ set(theirs)))) if engine != "datatrove" else (tuple(verdict["reasons"][:1]), tuple(theirs))
            examples[explained or kind].append(name)
    print(
        f"{profile:28} documents {counts['documents']:6}  same verdict {counts['verdict']:6}  "
        f"same reasons {counts['reasons']:6}  same text {counts['text']:6}  "
        f"kept by the peer {counts['kept']:6}  the peer raises {counts['raised']:4}"
    )
    for kind, names in examples.items():
        print(f"    differs {len(names)} times: {kind}, for example {names[:3]}")
    return counts, fired


def report_rules(profile, fired, total, command):
    for reason, count in fired.items():
        if count == total:
            print(f"    {profile}: {reason} fired on every document")
    missing = sorted(set(reasons_of(profile, command)) - set(fired))
    if missing:
        print(f"    {profile}: fired on no document: {', '.join(missing)}")


def reasons_of(profile, command):
    """Every reason a profile knows, from what Gemel says of a rule that it does not know."""
    done = subprocess.run(
        [*shlex.split(command), "text", "quality", "--with", f"profile={profile}", "--with", 'thresholds={"?": 0}'],
        input=b'{"text": ""}\n',
        stdout=subprocess.PIPE,
    )
    message = json.loads(done.stdout)["error"]
    return {key.removesuffix(".min").removesuffix(".max") for key in message.split("known: [")[1].rstrip("]").split(", ")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", choices=sorted(peers.ALL))
    parser.add_argument("--gemel", default="../../gemel", help="the command line of Gemel")
    parser.add_argument("--edge", type=int, default=5000, help="how many documents are generated")
    parser.add_argument("--profile", help="one profile only")
    options = parser.parse_args()
    print("python", sys.version.split()[0])
    for part, documents in (("real", list(corpus.real())), ("generated", list(corpus.edge(options.edge)))):
        print(f"{part}: {len(documents)} documents")
        for profile, answer in peers.ALL[options.engine]().items():
            if options.profile in (None, profile):
                counts, fired = compare(options.engine, profile, answer, documents, options.gemel)
                report_rules(profile, fired, counts["documents"], options.gemel)


if __name__ == "__main__":
    main()
