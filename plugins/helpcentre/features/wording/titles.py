"""Titles of articles in a sentence stand in quotation marks, where the language has it so.

On the page a link shows where a title begins and ends; read aloud, printed or in a PDF it runs into the
sentence: "Ona Uğursuz ödəniş məqaləsini göstərin". A title is told from words that only sound like one by
being the text of a link, or by the word for an article behind it. What stands alone needs no marks: a line, a
cell, what follows a colon or stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpcentre.features.wording.glossary import TitleRule, rules_of
from helpcentre.features.wording.inflection import phrase
from helpcentre.features.wording.prose import Passage, Prose, Role, unquoted
from helpcentre.language import casing
from helpcentre.problem import Level, Place, Problem

_IN_SENTENCES = (Role.TEXT, Role.STEP, Role.DESCRIPTION, Role.LABEL)
_OPENS = re.compile(r"[:;(\[–—]\s*(?=[^:;(\[–—]*$)")
"""Behind the last of these something new begins."""
_CLOSES = re.compile(r"[;)\]–—]")
_WORD = re.compile(r"[^\W_]+")


def title_problems(proses: Sequence[Prose], language: str) -> Iterator[Problem]:
    """Titles of the site's articles that run into a sentence.

    Args:
        proses: every text of the site in the language.
        language: its code; nothing is said of a language without a rule for titles.
    """
    rule = rules_of(language).titles
    if rule is None:
        return
    titles = {p.text for prose in proses if prose.kind for p in prose.passages if p.role is Role.TITLE}
    # A title of one word is any word: «uzun məqalə» is a long article.
    known = sorted((title for title in titles if " " in title), key=len, reverse=True)
    written = re.compile("|".join(map(re.escape, known)) or "(?!)")
    for prose in proses:
        for passage in prose.passages:
            if passage.role in _IN_SENTENCES:
                for start, title in _running_in(passage, titles, written, rule, language):
                    place = Place(prose.file, passage.line(start), title)
                    values = {"title": title, "quoted": rule.write.replace("…", title)}
                    yield Problem(place, "wording.title", values, Level.WARNING)


def _running_in(
    passage: Passage, titles: set[str], written: re.Pattern[str], rule: TitleRule, language: str
) -> Iterator[tuple[int, str]]:
    """Each title that runs into its sentence, with where it starts in the text."""
    plain = unquoted(passage.text)  # as long as the text, without what is quoted
    linked = [
        span for span in passage.links if passage.text[slice(*span)] in titles and plain[span[0]].isalnum()
    ]
    apart = plain
    for start, end in linked:
        apart = f"{apart[:start]}{' ' * (end - start)}{apart[end:]}"
    for start, end in linked:
        if not _is_alone(passage, apart, (start, end), rule, language):
            yield start, passage.text[start:end]
    for match in written.finditer(apart):
        around = apart[match.start() - 1 : match.start()] + apart[match.end() : match.end() + 1]
        if not re.search(r"[\w-]", around) and _names_article(apart[match.end() :], rule, language):
            yield match.start(), match[0]


def _is_alone(passage: Passage, text: str, link: tuple[int, int], rule: TitleRule, language: str) -> bool:
    """Whether no words but those between titles stand beside a link in its part of the sentence."""
    start, end = link
    first, sentence = max(
        ((at, sentence) for at, sentence in passage.sentences if at <= start), default=(0, text)
    )
    before = text[first:start]
    after = text[end : max(end, first + len(sentence))]
    before = before[match.end() :] if (match := _OPENS.search(before)) else before
    after = after[: match.start()] if (match := _CLOSES.search(after)) else after
    words = _WORD.findall(casing.lower(f"{before} {after}", language))
    return set(words) <= set(rule.between)


def _names_article(following: str, rule: TitleRule, language: str) -> bool:
    """Whether the next word says that a title stood before it: an article, a guide, in any form."""
    lowered = casing.lower(following, language)
    return any(
        start == len(lowered) - len(lowered.lstrip())
        for word in rule.kinds
        for start, _ in phrase(word, language).find(lowered)
    )
