"""One voice as a feature: the site's own terms, the rules of its languages, what `check --figures` counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpcentre.build.failure import about, guarding
from helpcentre.build.feature import Feature, Option
from helpcentre.build.state import Build
from helpcentre.features.wording.figures import content_figures
from helpcentre.features.wording.glossary import RULES, Glossary, read_glossary, read_rules
from helpcentre.features.wording.prose import Prose, article_prose, labels_prose, placeholder_prose
from helpcentre.features.wording.review import wording_problems
from helpcentre.language.site_languages import site_source
from helpcentre.language.words import Words
from helpcentre.problem import Place, Problem
from helpcentre.source.site import LanguageSite


class WordingFeature(Feature):
    """Every text of the site is read as its readers meet it."""

    name = "wording"
    switch = "wording"
    options = (Option("glossary", default="", is_file=True),)
    language_files = (RULES,)

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self._glossaries: dict[str, Glossary] = {}

    def read(self) -> Iterator[Problem]:
        """What is wrong with the site's own rules of its languages, and with its own terms."""
        for language in self.build.site.languages:
            yield from read_rules(site_source(language, RULES))[1]
        yield from self._glossary()

    def _glossary(self) -> Iterable[Problem]:
        """The site's own terms; a site that names no such file has none."""
        build = self.build
        name = build.settings.text("glossary")
        if not name:
            return ()
        content = build.read_file("glossary", must_exist=True)
        if content is None:
            return ()
        with about(name):
            self._glossaries, problems = read_glossary(content, name, build.site.languages)
        return problems

    def read_language(self, edition: LanguageSite) -> Iterator[Problem]:
        """What of the texts is not in one voice."""
        language = edition.language
        return wording_problems(self._proses(language), self._glossaries.get(language, Glossary()), language)

    def figures(self, language: str, words: Words) -> Iterable[str]:
        """How much there is to read."""
        return content_figures(self.build.site, self._proses(language), language, words)

    def _proses(self, language: str) -> list[Prose]:
        """The texts that are written in a language, those of data files included."""
        site, words = self.build.site, Words(language)
        articles: list[Prose] = []
        for source in site.articles.get(language, {}).values():
            with guarding(Place(source.file), self.build.problems):
                articles += [] if source.unreadable else [article_prose(source, words)]
        return [
            *articles,
            *(placeholder_prose(entry, language) for entry in site.placeholders),
            *(labels_prose(file, texts) for file, texts in self.build.ask_all("texts", language) if texts),
        ]


FEATURE = WordingFeature
