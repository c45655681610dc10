"""Editors' pictures as a feature: checked, marked and published in sizes, never as the file itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from helpcentre.build.feature import Feature
from helpcentre.build.state import Build
from helpcentre.features.screenshot.markup import with_sizes
from helpcentre.features.screenshot.publishing import Content, Screenshots, published
from helpcentre.problem import Problem
from helpcentre.source.article_source import ArticleSource
from helpcentre.source.site import LanguageSite


class ScreenshotFeature(Feature):
    """Every picture below the content folder."""

    name = "screenshot"
    switch = "screenshots"

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self._made = Screenshots()

    def offers(self) -> Mapping[str, Callable[..., Any]]:
        """What articles show gets into the site, and never as the file itself."""
        return {"publishes_pictures": lambda: True}

    def read(self) -> Iterable[Problem]:
        """The pictures of all languages, as they get into the site."""
        build, site = self.build, self.build.site
        content = Content(build.settings.docs, site.assets, site.linked_files(are_shown=True))
        self._made = published(content, build.store, build.telling("cli.screenshots"), build.derive)
        return self._made.problems

    def read_language(self, edition: LanguageSite) -> Iterable[Problem]:
        """Puts what has been made of the pictures in their place."""
        site, whole = edition.site, {path: made.whole for path, made in self._made.renditions.items()}
        edition.pictures = replace(edition.pictures, published=whole, withheld=frozenset(self._made.withheld))
        shown, linked = (site.linked_files(are_shown=are_shown) for are_shown in (True, False))
        for address, path in edition.pictures.paths.items():
            if path in whole and (path in linked or path not in shown):
                edition.derived[address] = whole[path]
        return ()

    def left_out(self) -> Iterable[str]:
        """The files themselves: they may tell where they were taken, or show what a mask covers."""
        return self._made.originals

    def body(self, html: str, edition: LanguageSite, source: ArticleSource, url: str) -> str:
        """Pictures in sizes."""
        return with_sizes(html, url, edition.pictures, self._made, edition.derived.update)


FEATURE = ScreenshotFeature
