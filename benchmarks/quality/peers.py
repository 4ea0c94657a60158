"""The filters of other engines, called as those engines call them.

A peer's answer for a text is a list of reasons (empty: kept) and the text it would hand on, or
None where it edits nothing. A peer that raises an exception answers with ["raises NAME"].
"""

import collections
import importlib.util
import pathlib
import sys
import types


def datatrove():
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter, FineWebQualityFilter
    from datatrove.pipeline.filters import GopherQualityFilter, GopherRepetitionFilter

    def answers(one, edits):
        def answer(text):
            document = Document(text=text, id="0")
            result = one.filter(document)
            if result is True:
                return [], document.text if edits else None
            return [result[1]], None

        return answer

    return {
        "gopher@datatrove": answers(GopherQualityFilter(), False),
        "gopher-repetition@datatrove": answers(GopherRepetitionFilter(), False),
        "c4@datatrove": answers(C4QualityFilter(), True),
        "fineweb@datatrove": answers(FineWebQualityFilter(), False),
    }


def nemo():
    """NeMo Curator's filters without its runtime: their packages import Ray and more at the top."""
    bare("nemo_curator.stages.text.filters")
    bare("nemo_curator.stages.text.utils")
    from nemo_curator.stages.text.filters.heuristic import repetition as r
    from nemo_curator.stages.text.filters.heuristic import string as s

    filters = [
        s.NonAlphaNumericFilter(), s.SymbolsToWordsFilter(), s.NumbersFilter(), s.UrlsFilter(),
        s.WhiteSpaceFilter(), s.ParenthesesFilter(), s.BoilerPlateStringFilter(), r.RepeatedLinesFilter(),
        r.RepeatedParagraphsFilter(), r.RepeatedLinesByCharFilter(), r.RepeatedParagraphsByCharFilter(),
        s.WordCountFilter(), s.PunctuationFilter(), s.WordsWithoutAlphabetsFilter(),
        s.CommonEnglishWordsFilter(stop_at_false=True), s.MeanWordLengthFilter(), s.LongWordFilter(),
        s.EllipsisFilter(),
        *[r.RepeatingTopNGramsFilter(n, cut) for n, cut in ((2, 0.2), (3, 0.18), (4, 0.16))],
        *[
            r.RepeatingDuplicateNGramsFilter(n, cut)
            for n, cut in ((5, 0.15), (6, 0.14), (7, 0.13), (8, 0.12), (9, 0.11), (10, 0.10))
        ],
        s.BulletsFilter(),
    ]

    def answer(text):
        return [f._name for f in filters if not f.keep_document(f.score_document(text))], None

    return {"heuristics@nemo": answer}


def nemo_ties(text, name):
    """Whether a filter for the commonest run answers by chance: it takes any of the equally common.

    It walks over a set of strings, whose order changes with PYTHONHASHSEED.
    """
    n = int(name.removeprefix("repeating_top_").removesuffix("grams"))
    words = text.split()
    counts = collections.Counter(zip(*[words[i:] for i in range(n)]))
    most = max(counts.values())
    cut = {2: 0.2, 3: 0.18, 4: 0.16}[n]
    gone = [len(text) - len(text.replace(" ".join(run), "")) for run, count in counts.items() if count == most]
    return min(gone) / len(text) <= cut < max(gone) / len(text)


def dolma():
    """dolma's tagger and the thresholds of configs/dolma-v1_5/mixing/cc-head.yaml.

    That file asks for most_common_2gram where the tagger writes most_common_2grams, so these three
    rules of it can match nothing; here they are spelled as the tagger spells them.
    """
    bare("dolma.taggers")
    bare("dolma.core")
    from dolma.core.data_types import Document
    from dolma.taggers.gopher import GopherTagger

    tagger = GopherTagger()
    common = "fraction_of_characters_in_most_common_{}grams"
    twice = "fraction_of_characters_in_duplicate_{}grams"
    least = {"word_count": 50, "median_word_length": 3, "fraction_of_words_with_alpha_character": 0.8, "required_word_count": 2}
    most = {
        "word_count": 100_000, "median_word_length": 10, "symbol_to_word_ratio": 0.1,
        "fraction_of_lines_starting_with_bullet_point": 0.9, "fraction_of_lines_ending_with_ellipsis": 0.3,
        "fraction_of_duplicate_lines": 0.3, "fraction_of_characters_in_duplicate_lines": 0.3,
        **{common.format(n): cut for n, cut in ((2, 0.2), (3, 0.18), (4, 0.16))},
        **{twice.format(n): cut for n, cut in ((5, 0.15), (6, 0.14), (7, 0.13), (8, 0.12), (9, 0.11), (10, 0.10))},
    }

    def answer(text):
        tags = tagger.group_output(tagger.predict(Document(source="", id="0", text=text)))
        reasons = set()
        for name, spans in tags.items():
            score = spans[0][2]
            if score < least.get(name, score) or score > most.get(name, score):
                reasons.add(name)
        return sorted(reasons), None

    return {"gopher@dolma": answer}


def bare(package):
    """Makes a package's folder importable without running the __init__ of it and its parents."""
    root = pathlib.Path(importlib.util.find_spec("pip").origin).parents[1]
    parts = package.split(".")
    for i in range(1, len(parts) + 1):
        name = ".".join(parts[:i])
        if name not in sys.modules:
            module = types.ModuleType(name)
            module.__path__ = [str(root.joinpath(*parts[:i]))]
            sys.modules[name] = module


ALL = {"datatrove": datatrove, "nemo": nemo, "dolma": dolma}
