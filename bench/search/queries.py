"""Questions whose answer is known: eleven ways in which people type what a page has.

a to g are made from the same headings, so they compare in pairs. How a heading is changed hangs on the seed
and the heading alone, not on what else is asked.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from helpcentre.features.search.document import Document, Passage
from helpcentre.language.casing import lower, upper
from search.corpus import WORD
from search.inflection import Forms

KINDS = {
    "a": "a heading as written",
    "b": "small letters, no diacritics",
    "b2": "as b, with sh and ch",
    "c": "one or two words in another form",
    "d": "one typo, not in a first letter",
    "e": "c, d and b at once",
    "f": "capitals",
    "g": "last word cut to 60 %",
    "h": "first sentence of a section, half of its words",
    "i": "three typical words of a section",
    "j": "i in other forms, no diacritics",
}

ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
LONG_WORD = 4
"""Letters of a word that gets another form or a typo."""

_PLAIN = str.maketrans("əışçğöü", "eiscgou")
_DOUBLE = str.maketrans({"ş": "sh", "ç": "ch"})
_SENTENCE = re.compile(r"(?<=[.!?…])\s")


@dataclass(frozen=True)
class Query:
    """A question and where it should lead.

    Args:
        kind: its class, a key of KINDS.
        text: what is typed.
        page: address of the page that it was made from.
        anchor: the passage of that page.
    """

    kind: str
    text: str
    page: str
    anchor: str


@dataclass(frozen=True)
class _Place:
    page: Document
    anchor: str
    text: str

    def some(self, seed: int, kind: str) -> random.Random:
        return random.Random(f"{seed}/{kind}/{self.page.address}#{self.anchor}")

    def query(self, kind: str, text: str) -> Query:
        return Query(kind, text, self.page.address, self.anchor)


def half_of(text: str) -> str:
    """`dev` or `test`, by a hash: what is looked at while tuning is not what is judged by."""
    return "dev" if sha256(text.encode()).digest()[0] % 2 else "test"


def queries(
    documents: Sequence[Document], forms: Forms, seed: int, half: str | None = None, sample: int = 400
) -> list[Query]:
    """All eleven classes.

    Args:
        documents: what is searched.
        forms: other forms of its words.
        seed: of every choice.
        half: asks for pages of this half only.
        sample: at most this many headings, sentences and sections.
    """
    asked = [page for page in documents if half in (None, half_of(page.address))]
    made: list[Query] = []
    for place in _sampled(_unique_headings(documents), asked, seed, sample):
        made += _of_heading(place, forms, seed)
    for place in _sampled(_first_sentences(documents), asked, seed, sample):
        made.append(place.query("h", _half_of_words(place, seed)))
    for place in _sampled(_typical_words(documents), asked, seed, sample):
        chosen = place.some(seed, "i").sample(place.text.split(), 3)
        some = place.some(seed, "j")
        made.append(place.query("i", " ".join(chosen)))
        made.append(place.query("j", plain(" ".join(forms.other(word, some) for word in chosen))))
    return sorted(made, key=lambda query: list(KINDS).index(query.kind))


def _sampled(places: Iterator[_Place], asked: Sequence[Document], seed: int, sample: int) -> Sequence[_Place]:
    addresses = {page.address for page in asked}
    found = [place for place in places if place.page.address in addresses]
    return random.Random(seed).sample(found, min(sample, len(found)))


# --- a to g: headings ---------------------------------------------------------------------------------------


def _unique_headings(documents: Sequence[Document]) -> Iterator[_Place]:
    """Headings and titles that occur on exactly one page and have a word of some length."""
    places: dict[str, dict[str, _Place]] = defaultdict(dict)
    for page in documents:
        for anchor, heading in (("", page.title), *((p.anchor, p.heading) for p in page.passages)):
            if _long_words(heading) and len(heading.split()) <= 12:
                key = " ".join(WORD.findall(plain(heading)))
                places[key].setdefault(page.address, _Place(page, anchor, heading))
    for pages in places.values():
        if len(pages) == 1:
            yield from pages.values()


def _of_heading(place: _Place, forms: Forms, seed: int) -> Iterator[Query]:
    written = place.text
    yield place.query("a", written)
    yield place.query("b", plain(written))
    if set("şç") & set(lower(written, "az")):
        yield place.query("b2", plain(lower(written, "az").translate(_DOUBLE)))
    inflected = _inflected(written, forms, place.some(seed, "c"))
    yield place.query("c", inflected)
    yield place.query("d", _mistyped(written, place.some(seed, "d")))
    yield place.query("e", _mistyped(plain(inflected), place.some(seed, "e")))
    yield place.query("f", upper(written, "az"))
    *before, last = written.split()
    yield place.query("g", " ".join([*before, last[: max(2, math.ceil(0.6 * len(last)))]]))


def plain(text: str) -> str:
    """Small letters without diacritics, as typed on a phone that has no Azerbaijani keyboard."""
    return lower(text, "az").translate(_PLAIN)


def _long_words(text: str) -> list[re.Match[str]]:
    return [match for match in WORD.finditer(text) if len(match[0]) >= LONG_WORD]


def _replaced(text: str, matches: Sequence[re.Match[str]], change: Callable[[str], str]) -> str:
    for match in sorted(matches, key=lambda match: -match.start()):
        text = text[: match.start()] + change(match[0]) + text[match.end() :]
    return text


def _inflected(text: str, forms: Forms, some: random.Random) -> str:
    words = _long_words(text)
    chosen = some.sample(words, min(len(words), some.choice((1, 2))))
    return _replaced(text, chosen, lambda word: forms.other(lower(word, "az"), some))


def _mistyped(text: str, some: random.Random) -> str:
    words = _long_words(text)
    longer = [match for match in words if len(match[0]) > LONG_WORD]
    return _replaced(text, [some.choice(longer or words)], lambda word: _typo(word, some))


def _typo(word: str, some: random.Random) -> str:
    """One letter too many, too few, another, or two swapped; the first letter stays."""
    place = some.randrange(1, len(word))
    letter = some.choice(ALPHABET.replace(word[place].lower(), ""))
    swappable = [i for i in range(1, len(word) - 1) if word[i] != word[i + 1]]
    match some.choice(("missing", "added", "other", *(("swapped",) if swappable else ()))):
        case "missing":
            return word[:place] + word[place + 1 :]
        case "added":
            return word[:place] + letter + word[place:]
        case "other":
            return word[:place] + letter + word[place + 1 :]
        case _:
            i = some.choice(swappable)
            return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


# --- h to j: the text ---------------------------------------------------------------------------------------


def _first_sentences(documents: Sequence[Document]) -> Iterator[_Place]:
    for page, passage in _all_passages(documents):
        sentence = _SENTENCE.split(passage.text)[0]
        if 8 <= len(sentence.split()) <= 40:
            yield _Place(page, passage.anchor, sentence)


def _half_of_words(place: _Place, seed: int) -> str:
    words = place.text.split()
    kept = place.some(seed, "h").sample(range(len(words)), math.ceil(len(words) / 2))
    return " ".join(words[index] for index in sorted(kept))


def _typical_words(documents: Sequence[Document]) -> Iterator[_Place]:
    """The eight words of each longer section that tell it best from others (tf·idf)."""
    passages = [
        (page, passage, Counter(match[0] for match in _long_words(lower(passage.text, "az"))))
        for page, passage in _all_passages(documents)
    ]
    spread = Counter(word for _, _, words in passages for word in words)
    for page, passage, words in passages:
        if words.total() >= 30:
            rated = sorted(words, key=lambda w: (-words[w] * math.log(len(passages) / spread[w]), w))
            yield _Place(page, passage.anchor, " ".join(rated[:8]))


def _all_passages(documents: Sequence[Document]) -> Iterator[tuple[Document, Passage]]:
    return ((page, passage) for page in documents for passage in page.passages)
