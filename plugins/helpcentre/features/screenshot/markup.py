"""Pictures as a page has them: each in the size that fits, with its place kept free, the lower ones late."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from helpcentre.build.store import SiteFile
from helpcentre.features.screenshot.publishing import Screenshots
from helpcentre.features.screenshot.sizes import shown_size, slot
from helpcentre.page.picture_files import PictureFiles, is_remote, picture_address

_IMG = re.compile(r"<img\s+([^>]*?)\s*/?>")
_ATTRIBUTE = re.compile(r'([a-zA-Z][\w:-]*)\s*=\s*"([^"]*)"')
Use = Callable[[Mapping[str, SiteFile]], None]
_OURS = frozenset({"src", "srcset", "sizes", "width", "height", "loading", "decoding", "style"})


def with_sizes(html: str, url: str, files: PictureFiles, screenshots: Screenshots, use: Use) -> str:
    """An article's body with its pictures in sizes.

    The first picture comes with the page, because it may be in sight; all others wait until they are near.

    Args:
        html: the body.
        url: address of the page, relative to the site's root.
        files: the pictures that the page can show.
        screenshots: those that have been made.
        use: is called with the files that the page needs, by their addresses.
    """
    root = "../" * url.count("/")
    number = 0

    def placed(match: re.Match[str]) -> str:
        nonlocal number
        attributes = {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(match[1])}
        src = attributes.get("src", "")
        path = "" if is_remote(src) else files.paths.get(picture_address(url, src), "")
        rendition = screenshots.renditions.get(path)
        drawing = screenshots.drawings.get(path)
        if rendition is None and drawing is None:
            return match[0]
        number += 1
        ours: dict[str, str] = {"src": src}
        if rendition:
            use(rendition.sources)
            width, height = shown_size(rendition.width, rendition.height)
            ours["src"] = root + _middle(rendition.sizes, width)
            if len(rendition.sizes) > 1:
                ours["srcset"] = ", ".join(f"{root}{address} {size}w" for size, address in rendition.sizes)
                ours["sizes"] = slot(width)
        elif drawing:
            width, height = shown_size(*drawing)
        ours |= {"width": str(width), "height": str(height)}
        if number > 1:
            ours |= {"loading": "lazy", "decoding": "async"}
        kept = {name: value for name, value in attributes.items() if name not in _OURS}
        written = " ".join(f'{name}="{escape(value)}"' for name, value in (kept | ours).items())
        return f"<img {written}>"

    return _IMG.sub(placed, html)


def _middle(sizes: tuple[tuple[int, str], ...], width: int) -> str:
    """For whoever knows no `srcset`: the smallest size that is not enlarged."""
    return next((address for size, address in sizes if size >= width), sizes[-1][1])
