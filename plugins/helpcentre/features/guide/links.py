"""Where the links and pictures of an article lead, seen from its guide."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urljoin

from helpcentre.article.model import Article
from helpcentre.page import picture_files
from helpcentre.page.picture_files import is_remote
from helpcentre.typesetting.content import Target, all_pictures

_ROOT = "https://site.invalid/"
"""Stands for the site's root while addresses within the site are put together."""


def picture_address(article: Article, src: str) -> str:
    """A picture's address in the site, such as `account/screen.png`.

    Args:
        article: that shows it.
        src: as the page has it, relative to the page.
    """
    return picture_files.picture_address(article.url, src)


def picture_addresses(article: Article) -> tuple[str, ...]:
    """Addresses in the site of the pictures that an article shows, each once; remote ones left out."""
    shown = (image.src for image in all_pictures(article.body) if not is_remote(image.src))
    return tuple(dict.fromkeys(picture_address(article, src) for src in shown))


def label_of(article: Article, anchor: str = "") -> str:
    """The name of an article's beginning in a document, or of a heading in it."""
    return f"{article.key}#{anchor}"


def link_target(
    article: Article, href: str, site_url: str, inside: dict[str, Article], labels: frozenset[str]
) -> Target | None:
    """Where a link leads: within the guide if its article is there, else to the page on the site.

    Args:
        article: that has the link.
        href: as the page has it.
        site_url: absolute address of the site's root.
        inside: the guide's articles by their address in the site.
        labels: the names of all places in the guide.

    Returns:
        None for a link that leads nowhere, which prints as its words.
    """
    if not href:
        return None
    absolute = urljoin(_ROOT + article.url, href)
    if not absolute.startswith(_ROOT):
        return Target(absolute)
    path, _, anchor = absolute.removeprefix(_ROOT).partition("#")
    target = inside.get(posixpath.join(unquote(path.partition("?")[0])))
    if target is None:
        return Target(urljoin(site_url, absolute.removeprefix(_ROOT))) if site_url else None
    name = label_of(target, unquote(anchor))
    return Target(name if name in labels else label_of(target), is_label=True)
