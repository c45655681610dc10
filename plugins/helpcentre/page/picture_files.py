"""The pictures of a site as it publishes them, by the addresses that pages know them by.

Whoever shows a picture outside of a page (a PDF, a drawing) asks here for its bytes. An editor's own file is
not the answer: it may show what a mask covers, or tell where it was taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from helpcentre.build.store import SiteFile

_REMOTE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//|data:")
_ROOT = "https://site.invalid/"
"""Stands for the site's root while addresses within the site are put together."""

STAND_IN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3" viewBox="0 0 4 3">'
    b'<path d="M0 0h4v3H0z"/></svg>'
)
"""For a picture that can't be published as it is; its own message says why, and keeps the site back."""


def is_remote(src: str) -> bool:
    """Whether a picture is not one of the site's own files."""
    return _REMOTE.match(src) is not None


def picture_address(url: str, src: str) -> str:
    """A picture's address in the site, such as `account/screen.png`.

    Args:
        url: address of the page that shows it, relative to the site's root.
        src: as the page has it, relative to the page.
    """
    return unquote(urlsplit(urljoin(_ROOT + url, src)).path).lstrip("/")


@dataclass(frozen=True)
class PictureFiles:
    """The pictures that the pages of one language can show.

    Args:
        docs: the content folder.
        paths: each one's file below it, by its address in the site.
        published: what takes a file's place in the site, by the file's path below the content folder.
        withheld: files whose place nothing can take, and which nobody may see as they are.
    """

    docs: Path
    paths: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, SiteFile] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()

    def read(self, address: str) -> bytes | None:
        """A picture's bytes as the site publishes them; None when there is no such picture."""
        path = self.paths.get(address)
        return None if path is None else self.read_file(path)

    def read_file(self, path: str) -> bytes:
        """The same of a file that is there, by its path below the content folder."""
        if path in self.withheld:
            return STAND_IN
        return (self.published.get(path) or self.docs / path).read_bytes()
