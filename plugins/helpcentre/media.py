"""What a language has besides its pages, made of its Articles: PDF guides, infographics and video lessons.

Each feature says which files it publishes and what the pages say of them. Here they are given what they are
made of, in the order in which a language is built; like the pipeline itself, this module knows all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Literal

from helpcentre.artefacts import Derive, Progress, SiteFile, Store
from helpcentre.article import Article
from helpcentre.contact.cards import channel_cards
from helpcentre.contact.model import ContactConfig
from helpcentre.guide.config import GuideConfig
from helpcentre.guide.guide import GuideSection
from helpcentre.guide.publishing import (
    Guides,
    GuideSite,
    booklet_view,
    guide_views,
    has_guide,
    publications,
    published,
    section_views,
)
from helpcentre.lesson import publishing as lessons
from helpcentre.lesson.publishing import Lessons, LessonSection, LessonSite
from helpcentre.lesson.video_source import Source
from helpcentre.markdown_source import numbered_lines
from helpcentre.page_view import PageView, SocialCard
from helpcentre.picture import publishing as infographics
from helpcentre.picture.publishing import Pictures, PictureSection
from helpcentre.problem import Problem
from helpcentre.site import HOME, LanguageSite
from helpcentre.typesetting.colours import NEUTRAL
from helpcentre.typesetting.drawing import Brand

MediaKind = Literal["guides", "pictures", "videos"]


@dataclass(frozen=True)
class Making:
    """What a site wants of derived files, and how they are made.

    Args:
        store: where they are kept.
        derive: what this build does about them.
        progress: is called with the key of a word, how many are made, and of how many; None for silence.
        site_url: absolute address of the site's root, ending in `/`.
        file: the site's configuration, which a message about a booklet names.
        colours: of each section, by its name: strong and light.
        guides: whether there are PDF guides.
        pictures: whether there are infographics.
        lessons: whether lessons are made; recordings are shown all the same.
        booklet: name of the guide with everything; none if empty.
    """

    store: Store
    derive: Derive
    progress: Callable[[str, int, int], None] | None
    site_url: str
    file: str
    colours: Mapping[str, tuple[str, str]]
    guides: bool
    pictures: bool
    lessons: bool
    booklet: str

    def telling(self, word: str) -> Progress | None:
        """The progress of one kind of files."""
        return self.progress and partial(self.progress, word)


@dataclass
class Media:
    """The derived files of all languages that have been built so far.

    Args:
        only: the one kind that is wanted, with the keys of its articles, or None for all of them; every kind
            when it is None itself.
        guides: by language.
        pictures: by language.
        lessons: by language.
    """

    only: tuple[MediaKind, frozenset[str] | None] | None = None
    guides: dict[str, Guides] = field(default_factory=dict)
    pictures: dict[str, Pictures] = field(default_factory=dict)
    lessons: dict[str, Lessons] = field(default_factory=dict)

    def keys(self, kind: MediaKind) -> frozenset[str]:
        """The articles that have files of a kind, in any language."""
        match kind:
            case "guides":
                found = [guides.wanted for guides in self.guides.values()]
            case "pictures":
                found = [pictures.wanted for pictures in self.pictures.values()]
            case "videos":
                found = [frozenset(films.published) for films in self.lessons.values()]
        return frozenset().union(*found)

    def sources(self, kind: MediaKind) -> dict[str, SiteFile]:
        """Where the files of a kind are kept, by their address in the site."""
        match kind:
            case "guides":
                found = [guides.sources for guides in self.guides.values()]
            case "pictures":
                found = [pictures.sources for pictures in self.pictures.values()]
            case "videos":
                found = [films.sources for films in self.lessons.values()]
        return {address: source for sources in found for address, source in sources.items()}

    def forget(self) -> None:
        """Before another build of the same site."""
        for made in (self.guides, self.pictures, self.lessons):
            made.clear()

    def make(
        self, edition: LanguageSite, contact: ContactConfig, recordings: Mapping[str, Source], making: Making
    ) -> Iterator[Problem]:
        """Makes what a language lacks and takes the rest from the store; all of it joins the edition.

        Args:
            edition: the language, with all its Articles.
            contact: the contact facts.
            recordings: the editors' own videos by the article's key.
            making: what is wanted, and how it is made.

        Returns:
            What could not be made, and what an editor has to mend.
        """
        language, own = edition.language, _own_articles(edition)
        letters: set[str] = set()
        if making.guides:
            yield from self._make_guides(edition, contact, own, making)
            letters = {p.place.file for p in self.guides[language].problems if p.code == "guide.letter"}
            edition.derived |= self.guides[language].sources
        if making.pictures:
            self.pictures[language] = self._make_pictures(edition, contact, own, making)
            edition.derived |= self.pictures[language].sources
            yield from _but_said(self.pictures[language].problems, "picture.letter", letters)
        self.lessons[language] = made = self._make_lessons(edition, contact, own, recordings, making)
        edition.derived |= made.sources
        edition.files |= made.contents
        yield from _but_said(made.problems, "lesson.letter", letters)

    def offered(self, frame: PageView, edition: LanguageSite, making: Making) -> PageView:
        """The frame of a language's pages, with what they offer of all this."""
        language, articles, words = edition.language, edition.articles, edition.words
        pictures = infographics.picture_views(self.pictures, articles, making.site_url)
        films = lessons.lesson_views(self.lessons, articles, making.site_url, words)
        frame = replace(
            frame,
            pictures=pictures,
            picture_sections=infographics.section_views(pictures, frame.sections),
            lessons=films,
            lesson_sections=lessons.section_views(films, frame.sections),
        )
        guides = self.guides.get(language)
        if guides is None:
            return frame
        views = guide_views(self.guides, articles, words)
        return replace(
            frame,
            guides=views,
            guide_sections=section_views(guides, views, frame.sections, words),
            booklet=booklet_view(guides, making.booklet, words("guides.everything"), words),
        )

    def social_card(self, article: Article, site_url: str) -> SocialCard | None:
        """The picture that a shared link to an article shows; None when it has none of its own."""
        return infographics.social_card(self.pictures, article, site_url)

    def _wanted(self, kind: MediaKind) -> frozenset[str] | None:
        """Keys of the articles whose files of a kind are wanted; None for all of them."""
        if self.only is None:
            return None
        return self.only[1] if self.only[0] == kind else frozenset()

    def _make_guides(
        self,
        edition: LanguageSite,
        contact: ContactConfig,
        articles: Mapping[str, Article],
        making: Making,
    ) -> Iterator[Problem]:
        site, language = edition.site, edition.language
        options = GuideConfig(making.booklet)
        if language == site.default_language:
            yield from options.problems(site.sections, making.file)
        orders = site.section_orders(language)
        hubs = {order.name: edition.articles.get(f"{order.name}/index") for order in orders}
        home = edition.articles.get(HOME)
        guide_site = GuideSite(
            language=language,
            site_url=making.site_url,
            organisation=contact.organisation.name.text(language),
            support_name=contact.organisation.support_name.text(language),
            summary=home.description if home else "",
            channels=channel_cards(contact, edition.words, language),
            sections=tuple(
                GuideSection(
                    order.name,
                    order.title,
                    hub.url if (hub := hubs[order.name]) else "",
                    *making.colours.get(order.name, NEUTRAL),
                    _illustration(edition, order.name),
                )
                for order in orders
            ),
            orders={order.name: order.articles for order in orders},
            summaries={order.name: order.description for order in orders},
            picture=cache(edition.pictures.read),
            home=site.address(HOME, language),
            file=making.file,
        )
        wanted = {
            key: article
            for key, article in articles.items()
            if has_guide(article.kind, _guide_wanted(edition, article))
        }
        self.guides[language] = published(
            list(publications(wanted, guide_site, options.booklet, self._wanted("guides"))),
            making.store,
            making.telling("cli.guides"),
            making.derive,
        )
        yield from self.guides[language].problems

    def _make_pictures(
        self,
        edition: LanguageSite,
        contact: ContactConfig,
        articles: Mapping[str, Article],
        making: Making,
    ) -> Pictures:
        site, language, names = edition.site, edition.language, contact.organisation
        name, support_name = names.name.text(language), names.support_name.text(language)
        heading = edition.words("shape.howto.steps")
        only = self._wanted("pictures")
        wanted = {
            key: article
            for key, article in articles.items()
            if infographics.has_picture(article) and (only is None or key in only)
        }
        sources = {key: site.source(language, key) for key in wanted}
        return infographics.published(
            wanted,
            {
                order.name: PictureSection(
                    order.title,
                    Brand(name, support_name, *making.colours.get(order.name, NEUTRAL)),
                    _illustration(edition, order.name) or b"",
                )
                for order in site.section_orders(language)
            },
            making.site_url,
            making.store,
            lines={key: numbered_lines(s.markdown, heading) for key, s in sources.items() if s},
            progress=making.telling("cli.pictures"),
            what=making.derive,
        )

    def _make_lessons(
        self,
        edition: LanguageSite,
        contact: ContactConfig,
        articles: Mapping[str, Article],
        recordings: Mapping[str, Source],
        making: Making,
    ) -> Lessons:
        language = edition.language
        lesson_site = LessonSite(
            language=language,
            site_url=making.site_url,
            organisation=contact.organisation.name.text(language),
            support_name=contact.organisation.support_name.text(language),
            channels=channel_cards(contact, edition.words, language),
            sections={
                order.name: LessonSection(
                    order.title,
                    *making.colours.get(order.name, NEUTRAL),
                    _illustration(edition, order.name) or b"",
                )
                for order in edition.site.section_orders(language)
            },
        )
        wanted = lessons.publications(
            articles, lesson_site, recordings, with_made=making.lessons, only=self._wanted("videos")
        )
        return lessons.published(list(wanted), making.store, making.telling("cli.videos"), making.derive)


def _own_articles(edition: LanguageSite) -> dict[str, Article]:
    """The articles that are written in the language; the others have the files of their own."""
    return {key: article for key, article in edition.articles.items() if article.language == edition.language}


def _but_said(problems: list[Problem], code: str, files: set[str]) -> Iterator[Problem]:
    """Problems without those that have been said of the same file: a letter that no font has is said once."""
    return (problem for problem in problems if problem.code != code or problem.place.file not in files)


def _guide_wanted(edition: LanguageSite, article: Article) -> bool | None:
    source = edition.site.source(article.language, article.key)
    return source.front_matter.guide if source and source.front_matter else None


def _illustration(edition: LanguageSite, section: str) -> bytes | None:
    """The picture of a section; None when it has none."""
    path = f"{section}/illustration.svg"
    return edition.pictures.read_file(path) if path in edition.site.assets else None
