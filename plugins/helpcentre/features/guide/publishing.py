"""Which guides a site has, where they stand, and what its pages say of them.

Every article of a kind that solves something has a guide in two forms, every section with such articles a
booklet, and the site one with everything:

    guides/az/account/reset-password.pdf          A4
    guides/az/account/reset-password-phone.pdf    for a phone
    guides/az/account.pdf                         the section
    guides/az/<name from mkdocs.yml>.pdf          everything
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from babel import Locale
from babel.numbers import format_decimal

from helpcentre.article.kinds import Kind
from helpcentre.article.model import Article
from helpcentre.build.deriving import Derived, of_articles, same_addresses
from helpcentre.build.failure import about, guarding
from helpcentre.build.keys import key_of
from helpcentre.build.store import Artefact, Derive, Order, Progress, Store, derive
from helpcentre.contact.cards import ChannelCard
from helpcentre.features.guide.guide import Guide, GuideSection, edition
from helpcentre.features.guide.links import picture_addresses
from helpcentre.features.guide.making import PDF, make
from helpcentre.features.guide.mistakes import guide_problems
from helpcentre.language.dates import cldr_locale, long_date
from helpcentre.language.slug import slugify
from helpcentre.language.words import Words
from helpcentre.page.view import ArticleLink, Download, SectionView, article_links, in_sections
from helpcentre.problem import Place

Form = Literal["a4", "phone"]
FORMS: tuple[Form, ...] = ("a4", "phone")
FOLDER = "guides"
"""Of all guides in the site."""


@dataclass(frozen=True)
class GuideView:
    """The PDF guide of an article.

    Args:
        article: the article.
        downloads: its forms; none where no guides are made, such as in a live preview.
        edition: the mark in words, the same on the PDF.
        reviewed: the day of the article's last review in words; empty when there was none.
    """

    article: ArticleLink
    downloads: tuple[Download, ...] = ()
    edition: str = ""
    reviewed: str = ""


@dataclass(frozen=True)
class GuideSectionView:
    """The guides of a section, in its order, and all of them in one file."""

    title: str
    language: str
    guides: tuple[GuideView, ...]
    booklet: Download | None = None


@dataclass(frozen=True)
class GuideListView:
    """All guides of a language, as a page lists them."""

    sections: tuple[GuideSectionView, ...]
    booklet: Download | None


@dataclass(frozen=True)
class GuideSite:
    """What the guides of one language are made from, besides the Articles.

    Args:
        language: of the articles and the words around them.
        site_url: absolute address of the site's root, ending in `/`.
        organisation: its name.
        support_name: of its help centre.
        summary: of the site, on the cover of the booklet with everything.
        channels: the contact block.
        sections: all sections in the order of the menu.
        orders: keys of the articles of each section, by its name, in their order.
        summaries: of each section, by its name.
        picture: the bytes of a picture by its address in the site; None if it is missing.
        home: address of the home page, relative to the site's root.
        file: the site's configuration, which a message about a booklet names.
    """

    language: str
    site_url: str
    organisation: str
    support_name: str
    summary: str
    channels: tuple[ChannelCard, ...]
    sections: tuple[GuideSection, ...]
    orders: Mapping[str, Sequence[str]]
    summaries: Mapping[str, str]
    picture: Callable[[str], bytes | None]
    home: str = ""
    file: str = "mkdocs.yml"


@dataclass(frozen=True)
class Publication:
    """A guide and its address.

    Args:
        guide: what it is made from.
        address: of its PDF, relative to the site's root.
        name: what the file is saved as.
        edition: its mark.
        place: what a message about it names.
    """

    guide: Guide
    address: str
    name: str
    edition: str
    place: Place


@dataclass(frozen=True)
class GuideFile:
    """A PDF as a page offers it.

    Args:
        url: relative to the site's root.
        name: what it is saved as.
        edition: its mark.
        pages: how many it has.
        size: in bytes.
        language: of its text.
    """

    url: str
    name: str
    edition: str
    pages: int
    size: int
    language: str

    def facts(self, words: Words) -> str:
        """Pages and size in words: `2 səhifə, 84 KB`."""
        locale = cldr_locale(words.language)
        form = Locale.parse(words.language, sep="-").plural_form(self.pages)
        pages = words(f"guides.pages.{'one' if form == 'one' else 'other'}", count=self.pages)
        if self.size < 1_000_000:
            return f"{pages}, {words('site.size.kb', count=max(1, round(self.size / 1000)))}"
        megabytes = format_decimal(self.size / 1_000_000, format="#,##0.0", locale=locale)
        return f"{pages}, {words('site.size.mb', count=megabytes)}"


@dataclass
class Guides(Derived):
    """The guides of one language.

    Args:
        files: the PDFs that there are, by address.
    """

    files: dict[str, GuideFile] = field(default_factory=dict)


def has_guide(kind: Kind, wanted: bool | None) -> bool:
    """Whether an article has a guide.

    Args:
        kind: its kind.
        wanted: `guide` in its front matter; None when it says nothing.
    """
    return not kind.lists_section and (kind.has_guide if wanted is None else wanted)


def article_address(article: Article, form: Form) -> str:
    """The address of an article's PDF, relative to the site's root."""
    ending = "-phone" if form == "phone" else ""
    return "/".join(filter(None, (FOLDER, article.language, article.section, f"{article.slug}{ending}.pdf")))


def booklet_address(language: str, name: str) -> str:
    """The address of a booklet's PDF, relative to the site's root."""
    return f"{FOLDER}/{language}/{name}.pdf"


def publications(
    articles: Mapping[str, Article], site: GuideSite, booklet: str, only: frozenset[str] | None = None
) -> Iterator[Publication]:
    """Every guide of a language, the large ones first: two processes then end at the same time.

    Args:
        articles: by key, those that have a guide.
        site: what else they are made from.
        booklet: name of the booklet with everything; none if empty.
        only: keys of the articles whose guides are wanted, and no booklet; all of them when None.
    """
    words = Words(site.language)
    in_sections = {
        section.name: tuple(articles[key] for key in site.orders.get(section.name, ()) if key in articles)
        for section in site.sections
    }
    if only is None:
        filled = [section for section in site.sections if in_sections[section.name]]
        everything = tuple(article for section in filled for article in in_sections[section.name])
        if booklet and everything:
            yield _booklet(
                everything,
                site,
                booklet,
                title=site.support_name,
                summary=site.summary,
                url=site.home,
                sections=tuple(filled),
            )
        for section in filled:
            yield _booklet(
                in_sections[section.name],
                site,
                section.name,
                title=section.title,
                summary=site.summaries.get(section.name, ""),
                url=section.url,
                sections=(section,),
            )
    for article in articles.values():
        if only is None or article.key in only:
            with about(article.file):
                found = list(_of_article(article, site, words))
            yield from found


def _of_article(article: Article, site: GuideSite, words: Words) -> Iterator[Publication]:
    sections = tuple(section for section in site.sections if section.name == article.section)
    name = slugify(article.title) or article.slug
    mark = ""
    forms: tuple[tuple[Form, str], ...] = (
        ("a4", name),
        ("phone", f"{name}-{words('guides.phone_file')}"),
    )
    for form, saved_as in forms:
        guide = _guide((article,), site, sections, form=form, title=article.title, url=article.url)
        mark = mark or edition(guide)
        yield Publication(guide, article_address(article, form), f"{saved_as}.pdf", mark, Place(article.file))


def _booklet(
    articles: tuple[Article, ...],
    site: GuideSite,
    name: str,
    *,
    title: str,
    summary: str,
    url: str,
    sections: tuple[GuideSection, ...],
) -> Publication:
    parts = (articles, site, sections)
    guide = _guide(*parts, form="a4", kind="booklet", title=title, url=url, summary=summary)
    address = booklet_address(site.language, name)
    return Publication(
        guide, address, f"{slugify(title) or name}.pdf", edition(guide), Place(site.file, None, address)
    )


def _guide(
    articles: tuple[Article, ...],
    site: GuideSite,
    sections: tuple[GuideSection, ...],
    *,
    form: Form,
    title: str,
    url: str,
    kind: Literal["article", "booklet"] = "article",
    summary: str = "",
) -> Guide:
    addresses = dict.fromkeys(address for article in articles for address in picture_addresses(article))
    pictures = ((address, site.picture(address)) for address in addresses)
    return Guide(
        articles=articles,
        form=form,
        kind=kind,
        title=title,
        language=site.language,
        site_url=site.site_url,
        organisation=site.organisation,
        support_name=site.support_name,
        channels=site.channels,
        sections=sections,
        pictures=tuple((address, content) for address, content in pictures if content is not None),
        url=url,
        summary=summary,
    )


def published(
    wanted: Sequence[Publication],
    store: Store,
    progress: Progress | None = None,
    what: Derive = Derive.MAKE,
) -> Guides:
    """The PDFs of all guides: what the store has, and the rest made.

    Args:
        wanted: the guides.
        store: where PDFs are kept.
        progress: is called after each that is made.
        what: whether missing ones are made. If not, what an editor has to mend is looked for all the same.
    """
    guides = Guides(frozenset(p.guide.articles[0].key for p in wanted if p.guide.kind == "article"))
    # `refunds-phone.md` beside `refunds.md`
    guides.problems += same_addresses(((p.place, [p.address]) for p in wanted), "guides.same_address")
    if what is not Derive.LEAVE:
        orders = [Order(key_of(make, p.guide), p.guide, p.place) for p in wanted]
        found, problems = derive(store, orders, make if what is Derive.MAKE else None, progress)
        guides.problems += problems
        for publication, order in zip(wanted, orders, strict=True):
            if artefact := found.get(order.key):
                guides.files[publication.address] = _file(publication, artefact)
                guides.sources[publication.address] = artefact.files[PDF]
    if what is not Derive.MAKE:
        for publication in wanted:
            guide = publication.guide
            if guide.kind == "article" and guide.form == "a4" and publication.address not in guides.files:
                with guarding(publication.place, guides.problems):
                    guides.problems += guide_problems(guide)
    return guides


def guide_views(
    guides: Mapping[str, Guides], articles: Mapping[str, Article], words: Words
) -> dict[str, GuideView]:
    """What the pages of one language say of each article's guide, by its key.

    Args:
        guides: by language; an article that is not translated has the guide of its own language.
        articles: every Article of the language.
        words: of the interface.
    """
    views = {}
    for key, article, own in of_articles(guides, articles):
        files = [(form, own.files.get(article_address(article, form))) for form in FORMS]
        views[key] = GuideView(
            article_links((key,), articles)[0],
            tuple(_download(file, words(f"guides.forms.{form}"), words) for form, file in files if file),
            next((words("guide.edition", edition=file.edition) for _, file in files if file), ""),
            long_date(date.fromisoformat(article.reviewed), words.language) if article.reviewed else "",
        )
    return views


def section_views(
    guides: Guides, views: Mapping[str, GuideView], sections: Sequence[SectionView], words: Words
) -> tuple[GuideSectionView, ...]:
    """The guides of one language by section, in the order of the menu.

    Args:
        guides: those of the language.
        views: what the pages say of each guide.
        sections: all sections.
        words: of the interface.
    """
    return tuple(
        GuideSectionView(
            section.title,
            section.language,
            own,
            booklet_view(guides, section.name, words("guides.section"), words),
        )
        for section, own in in_sections(views.values(), sections)
    )


def list_view(
    guides: Guides, views: Mapping[str, GuideView], sections: Sequence[SectionView], name: str, words: Words
) -> GuideListView:
    """All guides of a language, as a page lists them.

    Args:
        guides: those of the language.
        views: what the pages say of each guide.
        sections: all sections.
        name: of the booklet with everything.
        words: of the interface.
    """
    everything = booklet_view(guides, name, words("guides.everything"), words)
    return GuideListView(section_views(guides, views, sections, words), everything)


def booklet_view(guides: Guides, name: str, called: str, words: Words) -> Download | None:
    """A booklet as the list of guides offers it; None when it is not there.

    Args:
        guides: those of the language.
        name: of its section, or of the booklet with everything.
        called: what the list calls it.
        words: of the interface.
    """
    file = guides.files.get(booklet_address(words.language, name))
    return _download(file, called, words) if file else None


def _download(file: GuideFile, name: str, words: Words) -> Download:
    return Download(file.url, file.name, name, file.facts(words), file.language)


def _file(publication: Publication, artefact: Artefact) -> GuideFile:
    return GuideFile(
        publication.address,
        publication.name,
        publication.edition,
        int(artefact.record["pages"]),
        artefact.files[PDF].size,
        publication.guide.language,
    )
