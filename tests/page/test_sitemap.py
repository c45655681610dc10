"""sitemap.xml and robots.txt, read back with an XML parser."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from helpcentre.page.sitemap import robots, sitemap

SITE = "https://help.example.org/kb/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(text: str) -> dict[str, dict[str, str]]:
    """Addresses of a sitemap and their languages."""
    root = ElementTree.fromstring(text)
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    return {
        url.findtext("s:loc", "", NAMES): {
            link.attrib["hreflang"]: link.attrib["href"]
            for link in url.findall("x:link[@rel='alternate']", NAMES)
        }
        for url in root.findall("s:url", NAMES)
    }


def test_every_page_of_every_language_is_there_with_all_its_languages() -> None:
    made = read(sitemap(SITE, [{"az": "", "en": "en/"}, {"az": "a/b/", "en": "en/a/b/"}], "az"))
    home = {"az": SITE, "en": f"{SITE}en/", "x-default": SITE}
    page = {"az": f"{SITE}a/b/", "en": f"{SITE}en/a/b/", "x-default": f"{SITE}a/b/"}
    assert made == {SITE: home, f"{SITE}en/": home, f"{SITE}a/b/": page, f"{SITE}en/a/b/": page}


def test_a_page_in_one_language_has_no_alternates() -> None:
    assert read(sitemap(SITE, [{"az": "a/"}, {"en": "en/b/"}], "az")) == {f"{SITE}a/": {}, f"{SITE}en/b/": {}}


def test_no_default_for_a_page_that_is_not_in_the_default_language() -> None:
    made = read(sitemap(SITE, [{"en": "en/b/", "ru": "ru/b/"}], "az"))
    assert made[f"{SITE}en/b/"] == {"en": f"{SITE}en/b/", "ru": f"{SITE}ru/b/"}


def test_addresses_are_escaped() -> None:
    site = 'https://help.example.org/a&b"c/'
    text = sitemap(site, [{"az": "x/", "en": "en/x/"}], "az")
    assert list(read(text)) == [f"{site}x/", f"{site}en/x/"]


@pytest.mark.parametrize("pages", [[], [{"az": ""}]])
def test_no_date_and_the_same_bytes_each_time(pages: list[dict[str, str]]) -> None:
    text = sitemap(SITE, pages, "az")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset ')
    assert text.endswith("</urlset>\n")
    assert "lastmod" not in text
    assert text == sitemap(SITE, pages, "az")
    assert len(read(text)) == len(pages)


def test_robots_name_the_sitemap() -> None:
    assert robots(SITE) == "User-agent: *\nAllow: /\n\nSitemap: https://help.example.org/kb/sitemap.xml\n"
