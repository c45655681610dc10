"""What the templates are given: one `hc` object per page, so that a template only places what is there.

Everything comes from Articles and the contact facts; nothing is looked up in the theme or the host.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from helpcentre.article.model import Article, plain_text
from helpcentre.contact.cards import ChannelCard, channel_cards
from helpcentre.contact.order import about_article, in_order
from helpcentre.contact.structured_data import organization
from helpcentre.contact.tags import awaited_line, footer_channels
from helpcentre.language.dates import locale_with_territory, long_date
from helpcentre.language.words import Words
from helpcentre.page.site_address import absolute
from helpcentre.source.site import HOME, LanguageSite, Site
from helpcentre.source.tags import TagTable


@dataclass(frozen=True)
class ArticleLink:
    """An article in a list."""

    url: str
    title: str
    description: str
    language: str


@dataclass(frozen=True)
class GroupView:
    """A group of a hub."""

    title: str
    articles: tuple[ArticleLink, ...]


@dataclass(frozen=True)
class SectionView:
    """A section with its hub's address and its articles."""

    name: str
    url: str
    title: str
    description: str
    groups: tuple[GroupView, ...]
    illustration: str
    language: str
    """Of its title: that of its hub, which may not be translated yet."""

    @property
    def articles(self) -> tuple[ArticleLink, ...]:
        """All its articles in order."""
        return tuple(article for group in self.groups for article in group.articles)


@dataclass(frozen=True)
class LanguageLink:
    """A language in the menu: the same page there, or that language's home page."""

    language: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True)
class FileLink:
    """A file that the footer offers."""

    url: str
    name: str


@dataclass(frozen=True)
class Download:
    """A file that a reader may take along.

    Args:
        url: relative to the site's root.
        filename: what it is saved as.
        name: what it is called: `A4`.
        facts: pages and size in words.
        language: of its text.
        type: its media type.
    """

    url: str
    filename: str
    name: str
    facts: str
    language: str
    type: str = "application/pdf"


@dataclass(frozen=True)
class QuestionLink:
    """A question of the FAQ."""

    url: str
    title: str
    language: str


@dataclass(frozen=True)
class Material:
    """Addresses of Material's own files; their names change with each version."""

    stylesheet: str
    bundle: str


SIDEBAR_LENGTH = 15
"""Articles in the sidebar: a page must not grow with its section either. All are on the hub."""
MENU_LENGTH = 12
"""Sections in the menu: a page must not grow with a site of hundreds. All are on the home page."""


@dataclass(frozen=True)
class Part:
    """What a feature shows in a slot of the frame.

    Args:
        template: its name; it finds this part as `part`.
        view: what it shows.
        style: a stylesheet that only pages with it have, relative to the site's root; empty for none.
    """

    template: str
    view: Any = None
    style: str = ""


@dataclass(frozen=True)
class PageView:
    """What a template knows of its page.

    Args:
        t: the words of the interface, `hc.t('site.home')`.
        language: language of the interface.
        tags: the contact tags as HTML, by name.
        sections: all sections in the order of the menu.
        home_url: address of the home page.
        organisation: its name, which a narrow header shows alone; may be empty.
        material: addresses of Material's own files.
        topic_names: the sections that the home page shows large.
        channels: the channels that can be reached as cards, the best one first.
        awaited: what is said where there is none: the channels that are to come.
        footer_channels: the same as the foot of every page shows them, as HTML.
        popular: the most needed articles, as the home page's front matter has them.
        questions: the most asked questions, likewise.
        languages: the language menu; empty when there is one language.
        files: files that the footer offers.
        slots: what features show, by the name of the place in the frame.
        script: what Material's script is told by features.
        links: where a tap on a channel leads from this page, by its id, if not by the channel's own link.
        article: the page's Article; None on 404.
        section: the section it stands in; None on the home page and 404.
        audience: whom it is for, in words.
        related: articles to read next.
        canonical: absolute address of the page in the language of its text.
        social_card: absolute address of the picture that a shared link shows; empty when there is none.
        structured_data: JSON-LD objects of the page.
    """

    t: Words
    language: str
    tags: TagTable
    sections: tuple[SectionView, ...]
    home_url: str
    material: Material
    organisation: str = ""
    topic_names: tuple[str, ...] = ()
    channels: tuple[ChannelCard, ...] = ()
    awaited: str = ""
    footer_channels: str = ""
    popular: tuple[ArticleLink, ...] = ()
    questions: tuple[QuestionLink, ...] = ()
    languages: tuple[LanguageLink, ...] = ()
    files: tuple[FileLink, ...] = ()
    slots: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    script: Mapping[str, Any] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    article: Article | None = None
    section: SectionView | None = None
    audience: tuple[str, ...] = ()
    related: tuple[ArticleLink, ...] = ()
    canonical: str = ""
    social_card: str = ""
    structured_data: tuple[Mapping[str, Any], ...] = ()

    @property
    def menu(self) -> tuple[SectionView, ...]:
        """The sections in the menu."""
        return tuple(section for section in self.sections if section.url)[:MENU_LENGTH]

    @property
    def sidebar(self) -> tuple[ArticleLink, ...]:
        """The articles beside this one: its section, or of a large section its group, or its neighbours."""
        if self.section is None or self.article is None:
            return ()
        articles = self.section.articles
        if len(articles) > SIDEBAR_LENGTH:
            url = self.article.url
            groups = (group.articles for group in self.section.groups)
            articles = next((group for group in groups if any(a.url == url for a in group)), articles)
            here = next((n for n, article in enumerate(articles) if article.url == url), 0)
            start = max(0, min(here - SIDEBAR_LENGTH // 2, len(articles) - SIDEBAR_LENGTH))
            articles = articles[start : start + SIDEBAR_LENGTH]
        return articles

    @property
    def topics(self) -> tuple[SectionView, ...]:
        """The sections that the home page shows large."""
        return tuple(section for section in self.sections if section.name in self.topic_names)

    @property
    def more_sections(self) -> tuple[SectionView, ...]:
        """The other ones, such as support pages."""
        return tuple(section for section in self.sections if section.name not in self.topic_names)

    @property
    def illustration(self) -> str:
        """The picture of the section, on its hub."""
        return self.section.illustration if self.section else ""

    @property
    def styles(self) -> tuple[str, ...]:
        """The stylesheets that this page has and others have not."""
        parts = (part for slot in self.slots.values() for part in slot)
        return tuple(dict.fromkeys(part.style for part in parts if part.style))

    @property
    def is_home(self) -> bool:
        """Whether this is the language's home page."""
        return self.article is not None and self.article.key == HOME

    @property
    def is_translated(self) -> bool:
        """Whether the text is in the language of the interface."""
        return self.article is None or self.article.language == self.language

    @property
    def locale(self) -> str:
        """Language and territory of the text as Open Graph writes them: `az_AZ`."""
        return locale_with_territory(self.article.language if self.article else self.language)

    @property
    def reviewed(self) -> str:
        """The day of the last review in words; empty when there was none."""
        if self.article is None or not self.article.reviewed:
            return ""
        return long_date(date.fromisoformat(self.article.reviewed), self.language)

    def language_name(self, language: str) -> str:
        """The name of a language in that language."""
        return next((link.name for link in self.languages if link.language == language), language)


def frame_view(
    edition: LanguageSite,
    language_names: Mapping[str, str],
    files: tuple[FileLink, ...],
    topics: tuple[str, ...],
    material: Material,
    *,
    social_card: str = "",
) -> PageView:
    """What every page of a language shows around its article; 404 shows nothing else. Made once per language.

    Args:
        edition: the site in the language that is built, all its Articles known.
        language_names: name of each configured language in that language.
        files: files that the footer offers.
        topics: the sections that the home page shows large; all of them when empty.
        material: addresses of Material's own files.
        social_card: absolute address of the picture that a shared link shows.
    """
    site, language = edition.site, edition.language
    home = site.source(language, HOME)
    front_matter = home.front_matter if home else None
    return PageView(
        t=edition.words,
        language=language,
        tags=edition.tags(language),
        sections=section_views(site, language, edition.articles),
        home_url=site.address(HOME, language),
        material=material,
        organisation=site.contact.organisation.name.text(language) if site.contact else "",
        topic_names=topics or site.sections,
        **_channel_lists(site, edition.words, language),
        popular=article_links(front_matter.popular, edition.articles) if front_matter else (),
        questions=_question_links(front_matter.questions, edition.articles) if front_matter else (),
        languages=_language_links(site, language, HOME, language_names),
        files=files,
        social_card=social_card,
    )


def _channel_lists(site: Site, words: Words, language: str) -> dict[str, Any]:
    """What every page says of the channels."""
    contact = site.contact
    if contact is None:
        return {}
    return {
        "channels": channel_cards(contact, words, language),
        "awaited": awaited_line(contact.awaited, words, language),
        "footer_channels": footer_channels(contact, words, language, site.template_dirs),
    }


def page_view(frame: PageView, edition: LanguageSite, article: Article, site_url: str) -> PageView:
    """Everything an article's page shows.

    Args:
        frame: what every page of the language shows.
        edition: the site in the language that is built.
        article: the page's Article.
        site_url: absolute address of the site's root, ending in `/`.
    """
    site = edition.site
    names = {link.language: link.name for link in frame.languages}
    view = replace(
        frame,
        languages=_language_links(site, frame.language, article.key, names),
        article=article,
        channels=(
            in_order(frame.channels, lambda card: card.id, site.contact, about_article(article))
            if site.contact
            else ()
        ),
        section=next((section for section in frame.sections if section.name == article.section), None),
        audience=tuple(
            site.audiences[name].text(frame.language) for name in article.audience if name in site.audiences
        ),
        related=article_links(article.related, edition.articles),
        canonical=absolute(site_url, site.address(article.key, article.language)),
    )
    return replace(view, structured_data=tuple(_structured_data(view, site, site_url)))


def _language_links(
    site: Site, language: str, key: str, names: Mapping[str, str]
) -> tuple[LanguageLink, ...]:
    if len(site.languages) == 1:
        return ()
    return tuple(
        LanguageLink(
            code,
            names[code],
            # A page that is not translated exists there too, in its own language and said to be so.
            site.address(key, code),
            current=code == language,
        )
        for code in site.languages
    )


def _structured_data(view: PageView, site: Site, site_url: str) -> Iterator[Mapping[str, Any]]:
    trail = breadcrumbs(site_url, view)
    if trail:
        yield trail
    if view.is_home and site.contact:
        yield organization(site.contact, view.language, site_url)


def section_views(site: Site, language: str, articles: Mapping[str, Article]) -> tuple[SectionView, ...]:
    """The sections as templates show them.

    Args:
        site: what the editors wrote.
        language: the language of the interface.
        articles: every Article by key.
    """
    views = []
    for order in site.section_orders(language):
        hub, picture = f"{order.name}/index", f"{order.name}/illustration.svg"
        groups = tuple(
            GroupView(group.title, article_links(group.articles, articles)) for group in order.groups
        )
        url, spoken = (articles[hub].url, articles[hub].language) if hub in articles else ("", language)
        illustration = picture if picture in site.assets else ""
        views.append(
            SectionView(order.name, url, order.title, order.description, groups, illustration, spoken)
        )
    return tuple(views)


def _question_links(keys: tuple[str, ...], articles: Mapping[str, Article]) -> tuple[QuestionLink, ...]:
    """Questions by `section/slug#id`; unknown ones are Problems of their own."""
    found = []
    for key in keys:
        name, _, id_ = key.partition("#")
        article = articles.get(name)
        question = article.questions.get(id_) if article else None
        if article and question:
            title = plain_text(question.summary)
            found.append(QuestionLink(f"{article.url}#{id_}", title, article.language))
    return tuple(found)


def article_links(keys: tuple[str, ...], articles: Mapping[str, Article]) -> tuple[ArticleLink, ...]:
    """The articles of these keys that there are."""
    return tuple(
        ArticleLink(article.url, article.title, article.description, article.language)
        for key in keys
        if (article := articles.get(key))
    )


class OfArticle(Protocol):
    """What is shown of an article."""

    @property
    def article(self) -> ArticleLink:
        """The article."""


A = TypeVar("A", bound=OfArticle)


def in_sections(
    views: Iterable[A], sections: Iterable[SectionView]
) -> Iterator[tuple[SectionView, tuple[A, ...]]]:
    """What is shown of articles by their section, in the order of the menu; only sections that have some.

    Args:
        views: in any order.
        sections: all sections.
    """
    by_url = {view.article.url: view for view in views}
    for section in sections:
        own = tuple(by_url[article.url] for article in section.articles if article.url in by_url)
        if own:
            yield section, own


def breadcrumbs(site_url: str, view: PageView) -> dict[str, Any] | None:
    """BreadcrumbList of a page (schema.org); None for home page and 404, and on a site without an address."""
    article = view.article
    if article is None or view.is_home or not site_url:
        return None
    trail = [(view.t("site.home"), view.home_url)]
    if view.section and view.section.url and view.section.url != article.url:
        trail.append((view.section.title, view.section.url))
    trail.append((article.title, article.url))
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": absolute(site_url, url)}
            for number, (name, url) in enumerate(trail, 1)
        ],
    }
