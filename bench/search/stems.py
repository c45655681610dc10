"""How well stems bring together the forms of a word and keep apart different words: UniMorph's Azerbaijani.

    python bench/search/stems.py FOLDER [--half development|held-out|all] [--list]

FOLDER holds the file `aze` of github.com/unimorph/aze (CC BY-SA 3.0; read, never stored here). Its lemmas are
split in two by a hash of their letters. The rules were written with the development half before the eyes
(`--list` shows what fails there); the held-out half tells how they do on words nobody looked at.

Under-stemming: share of pairs (lemma, form) whose stems differ. Merged: share of lemmas that have their stem
in common with another lemma. All rows of the file count, also the four whose columns are shifted and which no
stemmer can get right.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from helpcentre.language.search_language import SearchLanguage, load

HALVES = ("development", "held-out", "all")


def half_of(lemma: str) -> str:
    """The half a lemma belongs to, always the same one."""
    return HALVES[hashlib.sha256(lemma.encode()).digest()[0] % 2]


def pairs_of(file: Path) -> list[tuple[str, str]]:
    """Lemma and form of every row, each pair once, without those that are the same word."""
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    return sorted({(row[0], row[1]) for row in rows if len(row) == 3 and row[0] != row[1]})


def stem(language: SearchLanguage, text: str) -> str:
    """The stems of all words of a text; some lemmas have two."""
    return " ".join(language.stem(word.folded) for word in language.words(text))


def merged(language: SearchLanguage, lemmas: Iterable[str]) -> list[list[str]]:
    """Groups of lemmas that share a stem."""
    groups = defaultdict(list)
    for lemma in sorted(set(lemmas)):
        groups[stem(language, lemma)].append(lemma)
    return [group for group in groups.values() if len(group) > 1]


def main(arguments: list[str]) -> int:
    """Prints the measures of each half, or what fails in one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=HALVES, default=None)
    parser.add_argument("--list", action="store_true", help="what fails, of the development half by default")
    options = parser.parse_args(arguments)
    language = load("az")
    pairs = pairs_of(options.folder / "aze")
    out = sys.stdout.write
    if not options.list:
        out("half           pairs  lemmas  under-stemming  merged lemmas\n")
    for half in [options.half] if options.half else ["development"] if options.list else HALVES:
        chosen = [pair for pair in pairs if half in ("all", half_of(pair[0]))]
        lemmas = {lemma for lemma, _ in chosen}
        missed = [pair for pair in chosen if stem(language, pair[0]) != stem(language, pair[1])]
        groups = merged(language, lemmas)
        if options.list:
            for lemma, form in missed:
                out(f"{lemma} [{stem(language, lemma)}] {form} [{stem(language, form)}]\n")
            for group in groups:
                out(f"merged: {' '.join(group)} [{stem(language, group[0])}]\n")
        else:
            share = sum(map(len, groups)) / len(lemmas)
            out(f"{half:<12} {len(chosen):>7} {len(lemmas):>7} ")
            out(f"{len(missed) / len(chosen):>15.4f} {share:>14.4f}\n")
    if not options.list:
        forms = sorted({word.folded for _, form in pairs for word in language.words(form)})
        fresh = SearchLanguage(language.rules)
        start = time.perf_counter()
        for form in forms:
            fresh.stem(form)
        microseconds = (time.perf_counter() - start) / len(forms) * 1e6
        out(f"{microseconds:.1f} µs a word in Python, {len(forms)} words\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
