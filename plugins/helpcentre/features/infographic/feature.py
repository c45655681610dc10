"""Infographics as a feature: the steps of every how-to as pictures, and the card that shared links show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helpcentre.article.kinds import Holds
from helpcentre.article.model import Article
from helpcentre.article.shape import heading_of
from helpcentre.build.deriving import DerivingFeature
from helpcentre.build.feature import Mount
from helpcentre.build.state import Build
from helpcentre.features.infographic.publishing import (
    Infographics,
    InfographicSection,
    InfographicView,
    has_infographic,
    infographic_views,
    published,
    section_views,
    social_card,
)
from helpcentre.page.view import Part
from helpcentre.problem import Problem
from helpcentre.source.markdown import numbered_lines
from helpcentre.source.site import LanguageSite
from helpcentre.typesetting.colours import NEUTRAL, section_colours
from helpcentre.typesetting.drawing import Brand
from helpcentre.typesetting.sections import illustration, own_articles

STYLE = "assets/helpcentre/infographic/gallery.css"


class InfographicFeature(DerivingFeature[Infographics]):
    """Every how-to with steps has one."""

    name = "infographic"
    switch = "pictures"
    styles = ("infographic/page.css",)
    listing = "pictures"
    mounts = (Mount("[data-hc-gallery]", "infographic/gallery.mount.mjs"),)

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self._views: dict[str, Mapping[str, InfographicView]] = {}

    def make(self, edition: LanguageSite) -> Iterator[Problem]:
        """The pictures of a language."""
        build, settings, language = self.build, self.build.settings, edition.language
        organisation = build.contact.organisation
        brand = (organisation.name.text(language), organisation.support_name.text(language))
        colours, only = section_colours(settings.styles), build.wanted(self.name)
        wanted = {
            key: article
            for key, article in own_articles(edition).items()
            if has_infographic(article) and (only is None or key in only)
        }
        sources = {key: edition.site.source(language, key) for key in wanted}
        made = published(
            wanted,
            {
                order.name: InfographicSection(
                    order.title,
                    Brand(*brand, *colours.get(order.name, NEUTRAL)),
                    illustration(edition, order.name) or b"",
                )
                for order in edition.site.section_orders(language)
            },
            settings.site_url,
            build.store,
            lines={
                key: numbered_lines(s.markdown, heading_of(s.kind, Holds.STEPS, edition.words))
                for key, s in sources.items()
                if s
            },
            progress=build.telling("cli.pictures"),
            what=build.derive,
        )
        self.made[language] = made
        self._views[language] = infographic_views(self.made, edition.articles, settings.site_url)
        edition.derived |= made.sources
        yield from made.problems

    def parts(self, edition: LanguageSite, article: Article | None) -> Iterator[tuple[str, Part]]:
        """An offer below the steps, the card of a shared link, and the gallery where a page lists them."""
        if article is None:
            return
        view = self._views[edition.language].get(article.key)
        if view and view.images:
            yield "below_text", Part("helpcentre/infographic/offer.html", view)
        if card := social_card(self.made, article, self.build.settings.site_url):
            yield "social_card", Part("helpcentre/infographic/card.html", card)
        if edition.listed(article) == self.listing:
            sections = self.build.frames[edition.language].sections
            shown = section_views(self._views[edition.language], sections)
            yield "listing", Part("helpcentre/infographic/gallery.html", shown, STYLE)


FEATURE = InfographicFeature
