"""sitemap.xml: every page once, with its other languages as absolute addresses and `x-default`.

The languages stand here and not in a page's head: Material asks the server for a sitemap beside every
`link rel=alternate` it finds there (404s in the console), and takes the slash off such links.
No page has a date: a false one is worse than none, and the clock must not change the bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr


def sitemap(site_url: str, pages: Sequence[Mapping[str, str]], default_language: str) -> str:
    """The sitemap.

    Args:
        site_url: absolute address of the site's root, ending in `/`.
        pages: of each page, its address relative to the root by language; only languages it is
            translated into.
        default_language: whose address `x-default` is.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in pages:
        alternates = _alternates(site_url, page, default_language) if len(page) > 1 else []
        for url in page.values():
            lines += ["  <url>", f"    <loc>{escape(urljoin(site_url, url))}</loc>", *alternates, "  </url>"]
    return "\n".join([*lines, "</urlset>", ""])


def _alternates(site_url: str, page: Mapping[str, str], default_language: str) -> list[str]:
    addresses = dict(page)
    if default_language in page:
        addresses["x-default"] = page[default_language]
    return [
        f'    <xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(urljoin(site_url, url))}/>'
        for language, url in addresses.items()
    ]


def robots(site_url: str) -> str:
    """robots.txt: everything may be read, and where the sitemap is, which takes an absolute address."""
    where = f"\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{where}"
