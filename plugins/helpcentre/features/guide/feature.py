"""PDF guides as a feature: of every article that solves something, of each section, and of everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from helpcentre.article.model import Article
from helpcentre.build.deriving import DerivingFeature
from helpcentre.build.feature import Option
from helpcentre.build.state import Build
from helpcentre.contact.cards import channel_cards
from helpcentre.features.guide.config import GuideConfig
from helpcentre.features.guide.guide import GuideSection
from helpcentre.features.guide.publishing import (
    Guides,
    GuideSite,
    GuideView,
    guide_views,
    has_guide,
    list_view,
    publications,
    published,
)
from helpcentre.page.view import Part
from helpcentre.problem import Problem
from helpcentre.source.front_matter import FrontMatterKey
from helpcentre.source.site import HOME, LanguageSite
from helpcentre.source.validation import Flag
from helpcentre.typesetting.colours import NEUTRAL, section_colours
from helpcentre.typesetting.sections import illustration, own_articles

GUIDE = FrontMatterKey[bool]("guide", Flag)
"""Whether an article has PDF guides; when it doesn't say, its kind decides."""


class GuideFeature(DerivingFeature[Guides]):
    """Every guide in two forms, and booklets."""

    name = "guide"
    switch = "guides"
    options = (Option("booklet", default=""),)
    """The file name, without ending, of the guide with everything; none if empty."""
    front_matter = (GUIDE,)
    listing = "guides"

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self._views: dict[str, Mapping[str, GuideView]] = {}

    def read(self) -> Iterable[Problem]:
        """The booklet's name must not be that of a section."""
        settings = self.build.settings
        return GuideConfig(settings.text("booklet")).problems(self.build.site.sections, settings.file)

    def make(self, edition: LanguageSite) -> Iterator[Problem]:
        """The PDFs of a language."""
        build, settings, language = self.build, self.build.settings, edition.language
        wanted = {
            key: article
            for key, article in own_articles(edition).items()
            if has_guide(article.kind, GUIDE.value(edition.front_matter(article)))
        }
        orders = list(
            publications(wanted, self._site(edition), settings.text("booklet"), build.wanted(self.name))
        )
        guides = published(orders, build.store, build.telling("cli.guides"), build.derive)
        self.made[language] = guides
        self._views[language] = guide_views(self.made, edition.articles, edition.words)
        edition.derived |= guides.sources
        yield from guides.problems

    def parts(self, edition: LanguageSite, article: Article | None) -> Iterator[tuple[str, Part]]:
        """The PDFs of an article at its end; all of them where a page lists them."""
        guide = self._views[edition.language].get(article.key) if article else None
        if guide and guide.downloads:
            yield "end", Part("helpcentre/guide/end.html", guide)
        if article and edition.listed(article) == self.listing:
            language, name = edition.language, self.build.settings.text("booklet")
            view = list_view(
                self.made[language],
                self._views[language],
                self.build.frames[language].sections,
                name,
                edition.words,
            )
            yield "listing", Part("helpcentre/guide/list.html", view)

    def _site(self, edition: LanguageSite) -> GuideSite:
        site, settings, language = edition.site, self.build.settings, edition.language
        organisation = self.build.contact.organisation
        orders, home = site.section_orders(language), edition.articles.get(HOME)
        hubs = {order.name: edition.articles.get(f"{order.name}/index") for order in orders}
        colours = section_colours(settings.styles)
        return GuideSite(
            language=language,
            site_url=settings.site_url,
            organisation=organisation.name.text(language),
            support_name=organisation.support_name.text(language),
            summary=home.description if home else "",
            channels=channel_cards(self.build.contact, edition.words, language),
            sections=tuple(
                GuideSection(
                    order.name,
                    order.title,
                    hub.url if (hub := hubs[order.name]) else "",
                    *colours.get(order.name, NEUTRAL),
                    illustration(edition, order.name),
                )
                for order in orders
            ),
            orders={order.name: order.articles for order in orders},
            summaries={order.name: order.description for order in orders},
            picture=cache(edition.pictures.read),
            home=site.address(HOME, language),
            file=settings.file,
        )


FEATURE = GuideFeature
