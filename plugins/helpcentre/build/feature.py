"""What a feature may say of itself. The pipeline, the frame and the command line loop over it and name none.

Each feature is a folder of `features/` with a `feature.py`, whose class says only what it has. What one
feature does for another it offers under the name of a slot; the one that asks need not know who answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from helpcentre.article.model import Article
from helpcentre.build.state import Build
from helpcentre.build.store import SiteFile
from helpcentre.contact.model import ContactConfig
from helpcentre.language.words import Words
from helpcentre.page.view import Part
from helpcentre.problem import Problem
from helpcentre.source.article_source import ArticleSource
from helpcentre.source.content_tree import is_addressable
from helpcentre.source.front_matter import FrontMatterKey
from helpcentre.source.site import LanguageSite
from helpcentre.source.tags import TagTable


@dataclass(frozen=True)
class Option:
    """An option of mkdocs.yml.

    Args:
        name: its key.
        default: its value when mkdocs.yml has none; its type is the option's.
        is_file: whether it names a file, relative to mkdocs.yml, which a live preview watches.
    """

    name: str
    default: bool | str
    is_file: bool = False


@dataclass(frozen=True)
class Mount:
    """A script that comes only where a page has something for it to do.

    Args:
        selector: of the elements.
        module: its path below `assets/helpcentre`; its `mount(element, elements)` gets the first of them, and
            all.
        when: `now`, as soon as the page is there; `near`, when the first element comes near; `tap`, with the
            first tap on a button in it, which `mount(element, elements, event)` gets too; or `on <event>`,
            with each such event of the document.
    """

    selector: str
    module: str
    when: str = "now"


@dataclass(frozen=True)
class Policy:
    """What a page may do besides, for its Content-Security-Policy.

    Args:
        connect: origins that it may send to.
        frames: origins whose pages may stand in it.
    """

    connect: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnPage:
    """A page that no editor writes.

    Args:
        html: the whole page.
        origins: whose scripts this one page may load besides ours.
    """

    html: str
    origins: tuple[str, ...] = ()


@dataclass(frozen=True)
class TagPage:
    """The page that a tag is filled on.

    Args:
        edition: the site in the language that is built.
        source: the article that the tag stands in, perhaps in another language.
        address: of the page, relative to the site's root.
        contact: the contact facts.
        words: of the article's language.
        template_dirs: the organisation's own templates.
    """

    edition: LanguageSite
    source: ArticleSource
    address: str
    contact: ContactConfig
    words: Words
    template_dirs: tuple[Path, ...] = ()

    @property
    def language(self) -> str:
        """Of the article."""
        return self.source.language

    @property
    def key(self) -> str:
        """Of the article; empty while its file's name can't be an address, which has a message of its own."""
        return self.source.key if is_addressable(self.source.key) else ""

    @property
    def root(self) -> str:
        """From the page to the site's root: `../../`."""
        return "../" * self.address.count("/")


class Feature:
    """A feature during one build. What it keeps between two steps is its own.

    Args:
        build: what is known while the site is built.
    """

    name: ClassVar[str]
    """Of its folder."""
    switch: ClassVar[str] = ""
    """The option by which a site does without it."""
    options: ClassVar[Sequence[Option]] = ()
    """Its other options."""
    tags: ClassVar[Sequence[str]] = ()
    """Names of the tags that only it fills; no channel can be called so."""
    front_matter: ClassVar[Sequence[FrontMatterKey[Any]]] = ()
    """Keys of front matter that only it reads. Where it is switched off they may stay, and are still checked:
    a site that does without it for a while need not change its articles."""
    listing: ClassVar[str] = ""
    """What `lists` in front matter calls the list that it puts below a page's text."""
    language_files: ClassVar[Sequence[str]] = ()
    """Files that it reads of a language's folder (`language/folders.py`)."""
    styles: ClassVar[Sequence[str]] = ()
    """Its styles that every page has, below `assets/helpcentre`; they become part of the site's own."""
    mounts: ClassVar[Sequence[Mount]] = ()
    """Its scripts."""

    def __init__(self, build: Build) -> None:
        self.build = build

    # --- In the order of a build ----------------------------------------------------------------------------

    def offers(self) -> Mapping[str, Callable[..., Any]]:
        """What it does for others, by the name of the slot.

        Core asks for `channel_links`, and for `publishes_pictures`: where nobody does, an article can show no
        picture.
        """
        return {}

    def read(self) -> Iterable[Problem]:
        """Reads its own files and looks at what the editors wrote, once per build."""
        return ()

    def read_language(self, edition: LanguageSite) -> Iterable[Problem]:
        """The same for one language, before its pages are made."""
        return ()

    def left_out(self) -> Iterable[str]:
        """Files below the content folder that don't get into the site themselves; links to them still do."""
        return ()

    def dropped(self) -> Iterable[str]:
        """Files below the content folder that are none of the site's."""
        return ()

    def fill(self, page: TagPage) -> TagTable:
        """Its tags on a page."""
        return {}

    def body(self, html: str, edition: LanguageSite, source: ArticleSource, url: str) -> str:
        """An article's body as the page shows it."""
        return html

    def make(self, edition: LanguageSite) -> Iterable[Problem]:
        """What a language has besides pages, now that all its Articles are known; it joins the edition."""
        return ()

    def parts(self, edition: LanguageSite, article: Article | None) -> Iterable[tuple[str, Part]]:
        """What a page shows of it, by slot of the frame.

        Args:
            edition: the language of the page.
            article: of the page; None on 404 and on pages that nobody writes.
        """
        return ()

    def pages(self, edition: LanguageSite) -> Mapping[str, OwnPage]:
        """Pages of its own, by address; all that pages show is known by now."""
        return {}

    def settings(self, edition: LanguageSite) -> Mapping[str, Any]:
        """What Material's script is told of it."""
        return {}

    def structured_data(self, edition: LanguageSite, article: Article) -> Iterable[Mapping[str, Any]]:
        """JSON-LD objects of a page."""
        return ()

    def policy(self, html: str, edition: LanguageSite | None, article: Article | None) -> Policy:
        """What a finished page may do besides.

        Args:
            html: the page.
            edition: its language; None where it does not matter.
            article: that it shows; None on pages that nobody writes.
        """
        return Policy()

    # --- For the command line -------------------------------------------------------------------------------

    def keys(self) -> frozenset[str]:
        """The articles that have derived files of it."""
        return frozenset()

    def derived(self) -> Mapping[str, SiteFile]:
        """Where its derived files are kept, by their address in the site."""
        return {}

    def figures(self, language: str, words: Words) -> Iterable[str]:
        """Lines of `check --figures` about one language."""
        return ()
