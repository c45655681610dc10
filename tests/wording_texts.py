"""Texts for the tests of the wording: an article's Markdown to the Prose that is checked."""

from __future__ import annotations

from helpcentre.features.wording.glossary import Glossary, read_glossary
from helpcentre.features.wording.prose import Prose, article_prose
from helpcentre.features.wording.review import wording_problems
from helpcentre.language.words import Words
from helpcentre.problem import Problem
from helpcentre.source.article_source import read_article_source


def prose_of(markdown: str, path: str = "az/account/register.md") -> Prose:
    """The text of an article; without front matter it is a plain page."""
    source = read_article_source(markdown.encode(), path, "docs")
    return article_prose(source, Words(source.language))


def glossary_of(text: str, language: str = "az") -> Glossary:
    glossaries, problems = read_glossary(text.encode(), "glossary.yaml", [language])
    assert problems == []
    return glossaries[language]


def problems_of(markdown: str, language: str = "az", glossary: str = "") -> list[Problem]:
    """What is wrong with the wording of one article."""
    agreed = glossary_of(glossary, language) if glossary else Glossary()
    return list(wording_problems([prose_of(markdown, f"{language}/a/b.md")], agreed, language))


def said(markdown: str, language: str = "az", glossary: str = "") -> list[tuple[str, str]]:
    """The code of each Problem, and the words it is about."""
    return [(problem.code, problem.place.key or "") for problem in problems_of(markdown, language, glossary)]
