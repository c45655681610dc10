"""Which infographics a site has, where they stand, and what its pages say of them.

Every how-to has one: a page of its steps, or several when they are many, and a card that shared links show.

    infographics/az/account/reset-password.svg        letters as outlines, sharp at any size
    infographics/az/account/reset-password.png        to take along
    infographics/az/account/reset-password.webp       what pages show
    infographics/az/account/reset-password-thumb.webp what the gallery shows
    infographics/az/account/reset-password-2.svg      its second page
    infographics/az/account/reset-password-card.png   what a shared link shows
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from helpcentre.article.model import Article, Step, plain_text
from helpcentre.build.deriving import Derived, of_articles, same_addresses
from helpcentre.build.failure import about, guarding
from helpcentre.build.keys import key_of
from helpcentre.build.store import Artefact, Derive, Order, Progress, Store, derive
from helpcentre.features.infographic.infographic import CARD_SIZE, SIZE, Infographic, StepText
from helpcentre.features.infographic.making import CARD, make_infographic
from helpcentre.features.infographic.mistakes import infographic_problems
from helpcentre.language.slug import slugify
from helpcentre.language.step_icons import step_icons
from helpcentre.language.words import Words
from helpcentre.page.site_address import absolute
from helpcentre.page.view import ArticleLink, Download, SectionView, article_links, in_sections
from helpcentre.problem import Place
from helpcentre.typesetting.drawing import Brand
from helpcentre.typesetting.picture import active_part, read_picture

FOLDER = "infographics"
"""Of all infographics in the site."""
_FILES = {"svg": ".svg", "png": ".png", "webp": ".webp", "thumb": "-thumb.webp"}
"""The files of a page, by what its name ends with."""
_DOWNLOADS = (("png", "PNG", "image/png"), ("svg", "SVG", "image/svg+xml"))


@dataclass(frozen=True)
class ImageFile:
    """A picture in one size.

    Args:
        url: relative to the site's root.
        width: in pixels.
        height: in pixels.
    """

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class InfographicStep:
    """A step in the words that stand beside its picture: what to do, and what is seen then."""

    number: int
    action: str
    result: str = ""


@dataclass(frozen=True)
class InfographicPage:
    """One picture of an article's steps; an article with many steps has several.

    Args:
        shown: what is looked at.
        thumbnail: what a list shows of it.
        steps: those that it shows.
        downloads: the same picture as files to take along.
    """

    shown: ImageFile
    thumbnail: ImageFile
    steps: tuple[InfographicStep, ...]
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True)
class InfographicView:
    """The infographic of an article.

    Args:
        article: the article.
        address: of its page, absolute, for readers who share it.
        steps: all its steps, which are the picture in words.
        images: its pictures; none where none are made, such as in a live preview.
    """

    article: ArticleLink
    address: str
    steps: tuple[InfographicStep, ...]
    images: tuple[InfographicPage, ...] = ()


@dataclass(frozen=True)
class InfographicSectionView:
    """The infographics of a section, in its order."""

    name: str
    title: str
    language: str
    pictures: tuple[InfographicView, ...]


@dataclass(frozen=True)
class SocialCard:
    """The picture that a link to an article shows.

    Args:
        url: absolute.
        width: in pixels.
        height: in pixels.
        alt: what it shows, in words.
    """

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class InfographicSection:
    """A section as its infographics show it.

    Args:
        title: of its hub.
        brand: whose the site is, with the section's colours.
        illustration: its SVG; none if empty.
    """

    title: str
    brand: Brand
    illustration: bytes = b""


@dataclass
class Infographics(Derived):
    """The infographics of one language.

    Args:
        images: the pictures that there are, by the article's key.
        cards: addresses of what shared links show, likewise.
    """

    images: dict[str, tuple[InfographicPage, ...]] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)


def has_infographic(article: Article) -> bool:
    """Whether an article has an infographic: its steps are drawn, and it has some."""
    return article.kind.is_drawn and bool(article.steps)


def infographic_of(
    article: Article, section: InfographicSection, site_url: str, lines: Sequence[int] = ()
) -> Infographic:
    """What an article's infographic is made from.

    Args:
        article: a how-to.
        section: that it stands in.
        site_url: absolute address of the site's root, ending in `/`.
        lines: of the steps in the article's file, where they are known.
    """
    steps = article.steps
    icons = step_icons([(_text(step), step.icon) for step in steps], article.language)
    known: Sequence[int | None] = lines if len(lines) == len(steps) else [None] * len(steps)
    return Infographic(
        file=article.file,
        title=article.title,
        section=section.title,
        steps=tuple(
            StepText(step.number, _text(step), icon, line)
            for step, icon, line in zip(steps, icons, known, strict=True)
        ),
        address=absolute(site_url, article.url),
        language=article.language,
        brand=section.brand,
        illustration=section.illustration if _is_drawable(section.illustration) else b"",
    )


def published(
    articles: Mapping[str, Article],
    sections: Mapping[str, InfographicSection],
    site_url: str,
    store: Store,
    *,
    lines: Mapping[str, Sequence[int]] | None = None,
    progress: Progress | None = None,
    what: Derive = Derive.MAKE,
) -> Infographics:
    """The infographics of one language: what the store has, and the rest made.

    Args:
        articles: by key, those that have one.
        sections: by name.
        site_url: absolute address of the site's root, ending in `/`.
        store: where files are kept.
        lines: of the steps of each article, by its key.
        progress: is called after each article whose pictures are made.
        what: whether missing ones are made. If not, what an editor has to mend is looked for all the same.
    """
    pictures = Infographics(frozenset(articles))
    wanted = {}
    for key, article in articles.items():
        if section := sections.get(article.section):
            with about(article.file):
                wanted[key] = infographic_of(article, section, site_url, (lines or {}).get(key, ()))
    made: dict[str, Artefact] = {}
    if what is not Derive.LEAVE:
        orders = {key: Order(key_of(make_infographic, p), p, Place(p.file)) for key, p in wanted.items()}
        make = make_infographic if what is Derive.MAKE else None
        found, problems = derive(store, list(orders.values()), make, progress)
        pictures.problems += problems
        made = {key: found[order.key] for key, order in orders.items() if order.key in found}
        for key, artefact in made.items():
            _publish(pictures, articles[key], artefact)
        claims = ((Place(articles[key].file), _names(articles[key], made[key])) for key in made)
        pictures.problems += same_addresses(claims, "pictures.same_address")
    if what is not Derive.MAKE:
        for key, picture in wanted.items():
            if key not in made:
                with guarding(Place(picture.file), pictures.problems):
                    pictures.problems += infographic_problems(picture)
    return pictures


def infographic_views(
    pictures: Mapping[str, Infographics], articles: Mapping[str, Article], site_url: str
) -> dict[str, InfographicView]:
    """What the pages of one language say of each article's infographic, by its key.

    Args:
        pictures: by language; an article that is not translated has the infographic of its own language.
        articles: every Article of the language.
        site_url: absolute address of the site's root, ending in `/`.
    """
    return {
        key: InfographicView(
            article_links((key,), articles)[0],
            absolute(site_url, article.url),
            _steps(article),
            own.images.get(key, ()),
        )
        for key, article, own in of_articles(pictures, articles)
    }


def section_views(
    views: Mapping[str, InfographicView], sections: Sequence[SectionView]
) -> tuple[InfographicSectionView, ...]:
    """The infographics of one language by section, in the order of the menu; only sections that have some.

    Args:
        views: what the pages say of each infographic.
        sections: all sections.
    """
    return tuple(
        InfographicSectionView(section.name, section.title, section.language, own)
        for section, own in in_sections(views.values(), sections)
    )


def social_card(pictures: Mapping[str, Infographics], article: Article, site_url: str) -> SocialCard | None:
    """The picture that a link to an article shows; None when it has no infographic, or none is made.

    Args:
        pictures: by language.
        article: the article, in the language of its text.
        site_url: absolute address of the site's root, ending in `/`.
    """
    own = pictures.get(article.language)
    address = own.cards.get(article.key) if own else None
    if address is None or not site_url:
        return None
    alt = Words(article.language)("pictures.card", title=article.title, count=len(article.steps))
    return SocialCard(absolute(site_url, address), *CARD_SIZE, alt)


def _base(article: Article) -> str:
    """The address of an article's files without what tells them apart, relative to the site's root."""
    return "/".join(filter(None, (FOLDER, article.language, article.section, article.slug)))


def _publish(pictures: Infographics, article: Article, artefact: Artefact) -> None:
    """Adds the files of an article and what is known of them."""
    words, steps = Words(article.language), _steps(article)
    base = _base(article)
    name = slugify(article.title) or article.slug
    images = []
    for number, page in enumerate(artefact.record["pages"], 1):
        ending = f"-{number}" if number > 1 else ""
        addresses = {kind: f"{base}{ending}{end}" for kind, end in _FILES.items()}
        files = {kind: f"{number}{end}" for kind, end in _FILES.items()}
        downloads = tuple(
            Download(
                addresses[kind],
                f"{name}{ending}.{kind}",
                called,
                words("pictures.size", count=max(1, round(artefact.files[files[kind]].size / 1000))),
                article.language,
                type_,
            )
            for kind, called, type_ in _DOWNLOADS
        )
        images.append(
            InfographicPage(
                ImageFile(addresses["webp"], *SIZE),
                ImageFile(addresses["thumb"], *page["thumbnail"]),
                tuple(step for step in steps if step.number in page["steps"]),
                downloads,
            )
        )
        pictures.sources |= {addresses[kind]: artefact.files[files[kind]] for kind in _FILES}
    pictures.images[article.key] = tuple(images)
    pictures.cards[article.key] = f"{base}-card.png"
    pictures.sources[f"{base}-card.png"] = artefact.files[CARD]


def _is_drawable(svg: bytes) -> bool:
    """Whether a section's picture can be drawn; what is wrong with it is said where it is checked."""
    found = read_picture(svg)
    return found is not None and found.format == "svg" and not active_part(svg)


def _steps(article: Article) -> tuple[InfographicStep, ...]:
    """All that the article says of each step's action and result, in words."""
    return tuple(
        InfographicStep(step.number, plain_text(step.action), plain_text(step.result))
        for step in article.steps
    )


def _text(step: Step) -> str:
    """What a picture says of a step: a line of its own needs no full stop."""
    text = step.short or plain_text(step.action)
    return text.removesuffix(".") if not text.endswith("..") else text


def _names(article: Article, made: Artefact) -> Iterator[str]:
    """Addresses of an article's files but for their endings: `refunds-2` may be another article's."""
    base = _base(article)
    yield base
    yield from (f"{base}-{number}" for number in range(2, len(made.record["pages"]) + 1))
    yield from (f"{base}-{kind}" for kind in ("card", "thumb"))
