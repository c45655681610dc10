"""Search as a feature: the index and its worker, the field in the header, what the page says of results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from helpcentre.article.model import Article
from helpcentre.build.failure import about
from helpcentre.build.feature import Feature, Mount, Option
from helpcentre.build.state import Build
from helpcentre.contact.answers import contact_answers
from helpcentre.features.search.cases import read_cases
from helpcentre.features.search.search_files import search_files, site_rules, worker_address
from helpcentre.features.search.synonyms import Concept, read_synonyms
from helpcentre.page.view import Part
from helpcentre.problem import Problem
from helpcentre.source.site import HOME, LanguageSite

NOTES = (
    "none",
    "one",
    "other",
    "most",
    "meant",
    "unknown",
    "answer",
    "whole",
    "nothing",
    "person",
    "slow",
    "placeholder",
    "network",
    "again",
    "outdated",
    "reload",
)
"""Words that page/notes.mount.mjs says above the results."""
RESULTS = ("placeholder", "none", "one", "other")
"""Words that Material's script says of its list."""


class SearchFeature(Feature):
    """A search box that understands the language of the site."""

    name = "search"
    switch = "search"
    styles = ("search/page.css",)
    options = (
        Option("synonyms", "synonyms.yaml", is_file=True),
        Option("search_cases", "search_cases.yaml", is_file=True),
    )
    mounts = (Mount("[data-hc-search]", "search/page/open.mount.mjs"),)

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self._synonyms: dict[str, tuple[Concept, ...]] = {}

    def read(self) -> Iterator[Problem]:
        """The synonyms. The editors' cases are only checked here; a site need have neither file."""
        build, site = self.build, self.build.site
        if (content := build.read_file("synonyms")) is not None:
            name = build.settings.text("synonyms")
            with about(name):
                self._synonyms, found = read_synonyms(content, name, site.languages)
            yield from found
        if (content := build.read_file("search_cases")) is not None:
            name = build.settings.text("search_cases")
            keys = {language: site.keys(language) for language in site.languages}
            with about(name):
                found = read_cases(content, name, keys)[1]
            yield from found

    def make(self, edition: LanguageSite) -> Iterator[Problem]:
        """The index of a language."""
        articles = [article for article in edition.articles.values() if article.key != HOME]
        synonyms = self._synonyms.get(edition.language, ())
        compared = [
            *(way.text for concept in synonyms for way in concept.ways),
            *edition.words.under("contact.asked").values(),
            *(channel.name.text(edition.language) for channel in self.build.contact.channels if channel.name),
        ]
        rules = site_rules(edition.language, articles, compared)
        files, warnings = search_files(
            articles,
            edition.language,
            rules,
            synonyms=synonyms,
            answers=contact_answers(self.build.contact, edition.words, edition.language, rules),
        )
        edition.files |= files
        yield from warnings

    def parts(self, edition: LanguageSite, article: Article | None) -> Iterator[tuple[str, Part]]:
        """The box in the header, and what opens it."""
        yield "search", Part("helpcentre/search/box.html")
        yield "tools", Part("helpcentre/search/tool.html")
        yield "ask", Part("helpcentre/search/field.html")
        yield "menu", Part("helpcentre/search/key.html")

    def settings(self, edition: LanguageSite) -> Mapping[str, Any]:
        """Where the worker is, and what is said of results."""
        words = edition.words
        said = {f"search.result.{name}": words(f"search.{name}") for name in RESULTS}
        said |= {f"search.result.more.{name}": words(f"search.more_{name}") for name in ("one", "other")}
        return {
            "features": ["search.suggest", "search.highlight"],
            "translations": {**said, "search.result.term.missing": words("search.missing")},
            "worker": worker_address(edition.language),
            "notes": {**{name: words(f"search.{name}") for name in NOTES}, "topics": words("site.sections")},
        }


FEATURE = SearchFeature
