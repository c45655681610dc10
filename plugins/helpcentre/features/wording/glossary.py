"""What a language's texts keep to: the rules of the language, which we bring, and the site's own glossary.

`wording.yml` of a language's folder holds for all who write the language; a language without such a file has
only the general rules (length, look-alike letters). glossary.yaml is one organisation's: one term for one
thing, in its own words, and how long things may be. Both have the same keys, and nobody has to have a
glossary.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from helpcentre.language.folders import language_file
from helpcentre.package_data import read_once
from helpcentre.problem import Place, Problem
from helpcentre.source.validation import Count, Entry, Flag, Text, read_by_language, rejected, validate, whole
from helpcentre.source.yaml import YamlSource

RULES = "wording.yml"
"""The file of a language's folder."""

MAX_SENTENCE = 25
"""Words of a sentence, unless the glossary says otherwise: the limit of GOV.UK's style guide
(https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/)."""
MAX_STEP = 25
"""Words of a step's action, unless the glossary says otherwise: one action is one sentence."""

Sign = Annotated[str, StringConstraints(min_length=1), BeforeValidator(whole)]
"""Text with its white space: ` - ` is a dash and `-` is none."""


class Term(Entry):
    """One term for one thing."""

    term: Text
    """What to write."""
    instead_of: tuple[Text, ...] = Field(min_length=1)
    """What not to write, in any form: `akkaunt` finds `akkauntunuz`, `klikləmək` finds `klikləyin`."""
    allowed: tuple[Text, ...] = ()
    """Phrases in which it is right all the same (`şifrələmə`)."""
    why: Text | None = None
    exact: Flag = False
    """Whether only the words themselves are meant, without endings: `için` is none in `içində`."""
    sure: Flag = True
    """Whether each find is surely wrong: if not, it is a warning."""


class SignRule(Entry):
    """Signs to write instead of others, to the letter: quotes, dashes."""

    write: Sign
    instead_of: tuple[Sign, ...] = Field(min_length=1)
    why: Text | None = None
    sure: Flag = True


class WordRange(Entry):
    """How many words an article has."""

    least: Count = 1
    most: Count

    @model_validator(mode="after")
    def _in_order(self) -> WordRange:
        if self.least > self.most:
            raise rejected("glossary.range", at=("most",), least=str(self.least), most=str(self.most))
        return self


class Limits(Entry):
    """How long things may be, in words."""

    sentence: Count = MAX_SENTENCE
    step: Count = MAX_STEP
    article: WordRange | None = None
    """Of articles that solve one problem. None: any length."""


class Glossary(Entry):
    """What one organisation agrees on in one language."""

    limits: Limits = Limits()
    terms: tuple[Term, ...] = ()
    signs: tuple[SignRule, ...] = ()
    correct: tuple[Text, ...] = ()
    """Words that are spelled right though they look like another word of the site."""


class Informal(Entry):
    """How a language says `you` to a friend."""

    words: tuple[Text, ...] = ()
    endings: tuple[Text, ...] = ()


class TitleRule(Entry):
    """How titles of articles stand in a sentence."""

    write: Sign
    """The marks, with … for the title."""
    kinds: tuple[Text, ...] = ()
    """Words for an article, in any form: a title in front of one is a title without being a link."""
    between: tuple[Text, ...] = ()
    """Words that may stand between titles which stand alone: and, or."""


class Rules(Entry):
    """What holds for every text in a language; the keys are explained in `languages/az/wording.yml`."""

    letters: dict[str, Text] = Field(default_factory=dict)
    ordinals: dict[str, Text] = Field(default_factory=dict)
    informal: Informal = Informal()
    titles: TitleRule | None = None
    signs: tuple[SignRule, ...] = ()
    terms: tuple[Term, ...] = ()
    folded: dict[str, Text] = Field(default_factory=dict)
    correct: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _are_whole(self) -> Rules:
        if self.ordinals and (missing := [number for number in _SPOKEN if number not in self.ordinals]):
            raise rejected("wording_rules.ordinals", at=("ordinals",), missing=", ".join(missing))
        return self


_SPOKEN = tuple(map(str, (*range(10), *range(10, 91, 10), 100, 1000, 1_000_000)))
"""Numbers that any other is spoken with at its end."""


@read_once
def rules_of(language: str) -> Rules:
    """The rules of a language; none for a language without such a file."""
    return read_rules(language_file(language, RULES))[0]


def read_rules(source: YamlSource | None) -> tuple[Rules, list[Problem]]:
    """Reads wording.yml.

    Returns:
        The rules, none where there is no such file or it can't be used, and what is wrong with it.
    """
    if source is None:
        return Rules(), []
    rules, problems = validate(Rules, source)
    problems = [*source.problems, *problems]
    return Rules() if rules is None or problems else rules, problems


def read_glossary(
    content: bytes, file: str, languages: Sequence[str]
) -> tuple[dict[str, Glossary], list[Problem]]:
    """Reads glossary.yaml.

    Args:
        content: the file's bytes.
        file: its name for messages.
        languages: codes of the site's languages; the file may have any of them.

    Returns:
        The glossary of each language that could be read, and everything that is wrong with the file.
    """
    source, by_language, problems = read_by_language(content, file, languages)
    glossaries: dict[str, Glossary] = {}
    for language in by_language:
        glossary, found = validate(Glossary, source, at=(language,))
        problems += found
        if glossary:
            glossaries[language] = glossary
            problems += _said_twice(glossary, source, language)
    return glossaries, problems


def _said_twice(glossary: Glossary, source: YamlSource, language: str) -> list[Problem]:
    """Forbidden variants that stand under two terms, or are terms themselves."""
    problems = []
    terms = {entry.term for entry in glossary.terms}
    first: dict[str, Place] = {}
    for number, entry in enumerate(glossary.terms):
        for position, variant in enumerate(entry.instead_of):
            place = source.place((language, "terms", number, "instead_of", position))
            if variant in terms:
                problems.append(Problem(place, "glossary.term_forbidden", {"found": variant}))
            elif variant in first:
                values = {"found": variant, "first": str(first[variant].line)}
                problems.append(Problem(place, "glossary.variant_twice", values))
            first.setdefault(variant, place)
    return problems
