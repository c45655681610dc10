"""One term for one thing: no variants that the language's rules or the site's glossary forbid, in any form.

Words in quotation marks are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpcentre.features.wording.glossary import Glossary, SignRule, Term, rules_of
from helpcentre.features.wording.inflection import Phrase, phrase
from helpcentre.features.wording.prose import Passage, Prose, unquoted
from helpcentre.language import casing
from helpcentre.problem import Level, Place, Problem


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    entry: Term


def term_problems(prose: Prose, glossary: Glossary, language: str) -> Iterator[Problem]:
    """Forbidden variants of terms, and signs to be written otherwise.

    Args:
        prose: a text.
        glossary: the site's own; it is asked first.
        language: code of the text's language.
    """
    rules = rules_of(language)
    texts = [casing.lower(unquoted(passage.text), language) for passage in prose.passages]
    whole = "\n".join(texts)
    variants = [
        (form, entry)
        for entry in (*glossary.terms, *rules.terms)
        for variant in entry.instead_of
        if (form := phrase(variant, language, exact=entry.exact)).start in whole
    ]
    for passage, lowered in zip(prose.passages, texts, strict=True):
        for hit in _without_overlaps(_hits(lowered, variants, language)):
            found = passage.text[hit.start : hit.end]
            place = Place(prose.file, passage.line(hit.start), found)
            values = {"found": found, "term": hit.entry.term, "why": _reason(hit.entry.why)}
            yield Problem(place, "wording.term", values, _level(hit.entry.sure))
        for sign in (*glossary.signs, *rules.signs):
            yield from _signs(prose, passage, sign)


def _hits(lowered: str, variants: list[tuple[Phrase, Term]], language: str) -> Iterator[_Hit]:
    for variant, entry in variants:
        for start, end in variant.find(lowered):
            allowed = (span for text in entry.allowed for span in phrase(text, language).find(lowered))
            if not any(first <= start and end <= last for first, last in allowed):
                yield _Hit(start, end, entry)


def _without_overlaps(hits: Iterator[_Hit]) -> list[_Hit]:
    """The longest of hits that overlap, and of equal ones the first: the site's own precede the rules'."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: hit.start - hit.end):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _signs(prose: Prose, passage: Passage, rule: SignRule) -> Iterator[Problem]:
    for sign in rule.instead_of:
        at = passage.text.find(sign)
        if at >= 0:
            start = passage.text.rfind(" ", 0, max(0, at - 1)) + 1
            end = passage.text.find(" ", at + len(sign))
            around = passage.text[start : end if end >= 0 else None]
            place = Place(prose.file, passage.line(at), around)
            values = {"found": sign.strip(), "term": rule.write.strip(), "why": _reason(rule.why)}
            yield Problem(place, "wording.sign", values, _level(rule.sure))


def _reason(why: str | None) -> str:
    return f" ({why})" if why else ""


def _level(sure: bool) -> Level:
    return Level.ERROR if sure else Level.WARNING
