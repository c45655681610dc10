"""The stems of a site's words as rules that a browser can go by, for languages whose stems Snowball knows.

Snowball is a program, and the rules of search are data that Python and JavaScript read alike. So each word of
the site is given to Snowball while the index is made, and what it does is written down as such rules: the
endings that it takes off most words, and, for the words whose stem these endings don't lead to, the stem
itself (`roots`). Words that nobody has written, such as another form in a query, go by the endings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from helpcentre.language.search_language import SearchLanguage

LEAST = 3
"""Words that an ending must be taken off before it counts as one."""
LONGEST = 8
"""Letters of an ending; what is longer is a word of its own."""
VOWELS = "aeiouy"
STAYS = "3"
"""Letters that must stay where an ending goes."""


def learnt(language: SearchLanguage, texts: Iterable[str]) -> SearchLanguage:
    """The language with rules for the words of some texts; as it is where it has rules already.

    Args:
        language: of the texts.
        texts: all that is searched, and what is compared with queries besides.
    """
    if language.stemmer is None:
        return language
    stems = _stems(language, texts)
    base = {**language.rules, "verbs": _endings(stems), "vowels": VOWELS}
    known: dict[str, str] = {}
    while True:
        # A stem that is listed stops endings from going on, so what was right before is looked at again.
        found = SearchLanguage({**base, "roots": _written(known)}, joints=language.joints)
        wrong = {word: stem for word, stem in stems.items() if word not in known and found.stem(word) != stem}
        if not wrong:
            return found
        known |= wrong


def _stems(language: SearchLanguage, texts: Iterable[str]) -> dict[str, str]:
    """The stem of each word and of each stem, as they are compared.

    Words that are written differently and compared alike have the stem of the one that is written most often.
    """
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in language.words(text):
            written[word.folded][word.surface] += 1
    stems = {}
    for folded, surfaces in sorted(written.items()):
        surface = min(surfaces, key=lambda one: (-surfaces[one], one))
        letters = "".join(filter(str.isalnum, surface))
        stems[folded] = (language.fold(language.stemmer(letters)) if language.stemmer else "") or folded
    return {word: _last(word, stems) for word in {*stems, *stems.values()}}


def _last(word: str, stems: dict[str, str]) -> str:
    """The stem of a word's stem's stem: Snowball makes kapı of kapılar, and kap of kapı."""
    seen = {word}
    while (stem := stems.get(word, word)) not in seen:
        seen.add(stem)
        word = stem
    return word


def _endings(stems: dict[str, str]) -> dict[str, str]:
    count = Counter(
        word.removeprefix(stem)
        for word, stem in stems.items()
        if word != stem and word.startswith(stem) and len(word) - len(stem) <= LONGEST
    )
    endings = sorted(ending for ending, times in count.items() if times >= LEAST and _is_plain(ending))
    return {STAYS: " ".join(endings)} if endings else {}


def _is_plain(ending: str) -> bool:
    """Whether rules can have an ending: they know the 26 letters. In other scripts each stem is listed."""
    return ending.isascii() and ending.isalpha()


def _written(known: dict[str, str]) -> str:
    """Words with their stems as the rules write them: `form=form=root`."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for word, stem in sorted(known.items()):
        forms[stem] += [word] if word != stem else []
    return " ".join("=".join([*words, stem]) for stem, words in sorted(forms.items()))
