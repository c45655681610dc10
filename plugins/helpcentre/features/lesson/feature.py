"""Video lessons as a feature: made from the steps of how-tos, or recordings of editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from helpcentre.article.model import Article
from helpcentre.build.deriving import DerivingFeature
from helpcentre.build.failure import guarding
from helpcentre.build.feature import Option, Policy
from helpcentre.build.state import Build
from helpcentre.contact.cards import channel_cards
from helpcentre.features.lesson.publishing import (
    Lessons,
    LessonSection,
    LessonSite,
    LessonView,
    lesson_views,
    publications,
    published,
    section_views,
)
from helpcentre.features.lesson.video_source import VIDEO, ContentFiles, Source, read_video, used_files
from helpcentre.page.view import Part
from helpcentre.problem import Place, Problem
from helpcentre.source.site import LanguageSite
from helpcentre.typesetting.colours import NEUTRAL, section_colours
from helpcentre.typesetting.sections import illustration, own_articles

STYLE = "assets/helpcentre/lesson/lesson.css"


class LessonFeature(DerivingFeature[Lessons]):
    """Every how-to with steps has one; recordings are shown also where none are made (`lessons: false`)."""

    name = "lesson"
    switch = "videos"
    options = (Option("lessons", default=True),)
    front_matter = (VIDEO,)
    listing = "videos"

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self._recordings: dict[str, dict[str, Source]] = {}
        self._views: dict[str, Mapping[str, LessonView]] = {}

    def read_language(self, edition: LanguageSite) -> Iterator[Problem]:
        """The editors' own videos."""
        site, found = edition.site, self._recordings.setdefault(edition.language, {})
        files = ContentFiles(site.assets, self.build.settings.docs, site.docs)
        for key, source in site.articles.get(edition.language, {}).items():
            with guarding(Place(source.file), self.build.problems):
                recording, problems = read_video(source, files)
                self.build.problems += problems
                if recording:
                    found[key] = recording
        yield from ()

    def dropped(self) -> Iterable[str]:
        """Recordings and their captions: each is published at its lesson's address alone."""
        return (name for source in self.build.site.sources for name in used_files(source))

    def make(self, edition: LanguageSite) -> Iterator[Problem]:
        """The videos of a language."""
        build, settings, language = self.build, self.build.settings, edition.language
        organisation, colours = build.contact.organisation, section_colours(settings.styles)
        site = LessonSite(
            language=language,
            site_url=settings.site_url,
            organisation=organisation.name.text(language),
            support_name=organisation.support_name.text(language),
            channels=channel_cards(build.contact, edition.words, language),
            sections={
                order.name: LessonSection(
                    order.title, *colours.get(order.name, NEUTRAL), illustration(edition, order.name) or b""
                )
                for order in edition.site.section_orders(language)
            },
        )
        wanted = publications(
            own_articles(edition),
            site,
            self._recordings[language],
            with_made=settings.is_on("lessons"),
            only=build.wanted(self.name),
        )
        made = published(list(wanted), build.store, build.telling("cli.videos"), build.derive)
        self.made[language] = made
        self._views[language] = lesson_views(self.made, edition.articles, settings.site_url, edition.words)
        edition.derived |= made.sources
        edition.files |= made.contents
        yield from made.problems

    def parts(self, edition: LanguageSite, article: Article | None) -> Iterator[tuple[str, Part]]:
        """The player above the text; all videos where a page lists them."""
        if article is None:
            return
        if view := self._views[edition.language].get(article.key):
            yield "above_text", Part("helpcentre/lesson/player.html", view, STYLE)
        if edition.listed(article) == self.listing:
            sections = self.build.frames[edition.language].sections
            shown = section_views(self._views[edition.language], sections)
            yield "listing", Part("helpcentre/lesson/list.html", shown, STYLE)

    def structured_data(self, edition: LanguageSite, article: Article) -> Iterator[Mapping[str, Any]]:
        """The video as search engines read it."""
        view = self._views[edition.language].get(article.key)
        if view and view.data:
            yield view.data

    def policy(self, html: str, edition: LanguageSite | None, article: Article | None) -> Policy:
        """The host of a video that a tap opens may stand in its page."""
        view = self._views[edition.language].get(article.key) if edition and article else None
        return Policy(frames=(view.origin,)) if view and view.origin else Policy()


FEATURE = LessonFeature
