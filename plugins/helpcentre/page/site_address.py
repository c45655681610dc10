"""The site's own address, `site_url` of mkdocs.yml: whether it is one, and absolute addresses below it.

A site without an address is built all the same: whoever only tries it out need not have one. Then nothing
says an absolute address, because half of one is worse than none: no sitemap, no canonical links, no addresses
and QR codes in PDFs, pictures and videos. An empty text stands for it everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from helpcentre.problem import Level, Place, Problem

_KEY = "site_url"
_STAND_IN = "https://help.example.com/"
"""What a message suggests where nothing can be made of what was written."""


def absolute(site_url: str, path: str) -> str:
    """The absolute address of a page or file; empty while the site has no address.

    Args:
        site_url: absolute address of the site's root, ending in `/`; empty for none.
        path: relative to the root.
    """
    return urljoin(site_url, path) if site_url else ""


def read_address(written: object) -> str:
    """What is written as the site's address, ending in `/`; empty if it can't be one or there is none.

    White space around it counts for nothing: variables of CI services often end with a line break.
    """
    text = _text(written)
    if not _is_address(text):
        return ""
    parts = urlsplit(text)
    return text if parts.path.endswith("/") else f"{text}/"


def address_problems(written: object, file: str) -> Iterator[Problem]:
    """An error for what is no address, a warning for none.

    Args:
        written: the value of `site_url`; None if there is none.
        file: name of the site's configuration.
    """
    text = _text(written)
    if not text:
        yield Problem(Place(file, None, _KEY), "address.none", level=Level.WARNING)
    elif not _is_address(text):
        values = {"url": text, "instead": _instead(text)}
        yield Problem(Place(file, None, f"{_KEY}: {text}"), "address.wrong", values)


def _text(written: object) -> str:
    return "" if written is None else str(written).strip()


def _is_address(text: str) -> bool:
    """Whether it is the absolute address of a folder of the web: no query, no anchor, nobody's name in it."""
    if re.search(r"[\s\\<>\"{}|^`]", text):
        return False
    try:
        parts = urlsplit(text)
        is_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    host = parts.hostname or ""
    is_host = bool(host) and not host.startswith((".", "-")) and ".." not in host
    is_bare = not (parts.query or parts.fragment or parts.username or "?" in text or "#" in text)
    return parts.scheme in ("http", "https") and "//" in text and is_host and is_port and is_bare


def _instead(text: str) -> str:
    """What was probably meant."""
    tried = re.sub(r"\s+", "", text).replace("\\", "/").partition("#")[0].partition("?")[0]
    tried = f"https://{re.sub(r'^(?:https?:|[A-Za-z][A-Za-z0-9+.-]*:(?=/))?/*(?:[^/@]*@)?', '', tried)}"
    return read_address(tried) or _STAND_IN
