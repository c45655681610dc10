"""The site's own address: what is one, what is said of what is none, and a site that has none."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from helpcentre.language.words import Words
from helpcentre.page.site_address import absolute, address_problems, read_address
from pdf_text import pdf_text
from site_builds import Outcome, copy_site, replaced, run

RIGHT = {
    "https://help.example.com/": "https://help.example.com/",
    "https://help.example.com": "https://help.example.com/",
    "http://localhost:8000": "http://localhost:8000/",
    "https://example.com/help": "https://example.com/help/",
    "https://example.com/help/az/": "https://example.com/help/az/",
    "  https://help.example.com/\n": "https://help.example.com/",
    "https://kömək.az": "https://kömək.az/",
    "https://192.0.2.7:8443/k": "https://192.0.2.7:8443/k/",
}
WRONG = {
    "help.example.com": "https://help.example.com/",
    "//help.example.com/kb": "https://help.example.com/kb/",
    "/kb/": "https://kb/",
    "https:help.example.com": "https://help.example.com/",
    "https:/help.example.com": "https://help.example.com/",
    "ftp://help.example.com": "https://help.example.com/",
    "mailto:help@example.com": "https://example.com/",
    "https://help example.com/": "https://helpexample.com/",
    "https://help.example.com/k b/": "https://help.example.com/kb/",
    "https://help.example.com/?lang=az": "https://help.example.com/",
    "https://help.example.com/#top": "https://help.example.com/",
    "https://editor:secret@example.com/": "https://example.com/",
    "https:\\\\help.example.com": "https://help.example.com/",
    "https://": "https://help.example.com/",
    "https://help.example.com:port/": "https://help.example.com/",
    "https://..com/": "https://help.example.com/",
    "True": "https://True/",
}


@pytest.mark.parametrize(("written", "read"), RIGHT.items())
def test_an_address_ends_in_a_slash(written: str, read: str) -> None:
    assert read_address(written) == read
    assert list(address_problems(written, "mkdocs.yml")) == []
    assert absolute(read, "account/register/") == f"{read}account/register/"


@pytest.mark.parametrize(("written", "instead"), WRONG.items())
def test_what_is_no_address_is_told_with_what_was_probably_meant(written: str, instead: str) -> None:
    assert read_address(written) == ""
    (problem,) = address_problems(written, "mkdocs.yml")
    assert problem.code == "address.wrong"
    assert problem.values["instead"] == instead
    assert read_address(instead) == instead


@pytest.mark.parametrize("written", ["", "   ", None])
def test_no_address_is_a_warning(written: str | None) -> None:
    (problem,) = address_problems(written, "mkdocs.yml")
    assert problem.text(Words("az")).startswith(
        "mkdocs.yml · site_url\n    Tapıldı: saytın ünvanı verilməyib"
    )
    assert read_address(written) == absolute("", "account/") == ""


@pytest.mark.parametrize("written", ["example.com/kb", "https://a b/"])
def test_a_wrong_address_is_a_problem_among_the_others(tmp_path: Path, written: str) -> None:
    folder = copy_site("two_languages", tmp_path)
    replaced(folder / "mkdocs.yml", "https://help.example.org/kb/", f'"{written}"')
    (folder / "docs/az/account/under_score.md").write_text("---\ntitle: A\n---\n", "utf-8")
    outcome = run(folder, "check", "--lang", "en")
    assert outcome.code == 1
    assert f"mkdocs.yml · site_url: {written}\n    Found: the site's address is not a whole" in outcome.said
    assert "under_score.md" in outcome.said
    assert "Traceback" not in outcome.said


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A site without an address that has all that would tell it."""
    folder = copy_site("two_languages", tmp_path_factory.mktemp("without"))
    replaced(folder / "mkdocs.yml", "https://help.example.org/kb/", "!ENV [SITE_URL, '']")
    for name in ("guides", "pictures"):
        text = (folder / "mkdocs.yml").read_text("utf-8")
        (folder / "mkdocs.yml").write_text(re.sub(rf"      {name}: false.*\n", "", text), "utf-8")
    replaced(folder / "mkdocs.yml", "      lessons: false", "      lessons: false\n      booklet: all")
    outcome = run(folder, "build", "--lang", "en")
    assert outcome.code == 0, outcome.said
    return outcome


def test_a_site_without_an_address_says_no_half_of_one(without: Outcome) -> None:
    """An absolute address is left out where nothing but one will do."""
    site = without.site
    assert not list(site.glob("sitemap.xml*"))
    assert (site / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert len(pages) > 5
    absolute_only = re.compile(
        r'rel="?canonical|og:url|og:image|twitter:image|BreadcrumbList|VideoObject|share/url\?url=(?!http)'
    )
    assert {str(path): found for path, html in pages.items() if (found := absolute_only.findall(html))} == {}
    for html in pages.values():
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
            assert not re.search(r'"(?:url|item|contentUrl|thumbnailUrl)": ?"(?!https?:)', data)
        assert '<span class="hc-print-address"></span>' not in html


def test_guides_and_pictures_without_an_address_have_none(without: Outcome) -> None:
    pdfs = list((without.site / "guides").rglob("*.pdf"))
    assert len(pdfs) > 2
    for path in pdfs:
        text = pdf_text(path.read_bytes())
        assert "Bu səhifə saytda" not in text
        assert "Bu bölmə saytda" not in text
        assert "account/" not in text
        assert not re.search(rb"/URI \((?!https?:|tel:|mailto:)", path.read_bytes())
    assert list((without.site / "infographics").rglob("*.svg"))


def test_it_is_told_once(without: Outcome) -> None:
    said = run(without.folder, "check", "--lang", "en").said
    assert said.count("the site has no address") == 1


def test_an_address_with_a_folder_and_without_a_slash_is_whole_everywhere(tmp_path: Path) -> None:
    folder = copy_site("two_languages", tmp_path)
    replaced(folder / "mkdocs.yml", "https://help.example.org/kb/", "!ENV [SITE_URL, '']")
    outcome = run(folder, "build", SITE_URL="https://example.org/help/kb ")
    assert outcome.code == 0, outcome.said
    root = "https://example.org/help/kb/"
    locations = ElementTree.parse(outcome.site / "sitemap.xml").iter(
        "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    )
    addresses = [location.text or "" for location in locations]
    assert addresses
    for address in addresses:
        assert address.startswith(root)
        assert f'<link rel="canonical" href="{address}">' in outcome.page(address.removeprefix(root)) or (
            "/en/" in address
        )
    assert urljoin(root, "sitemap.xml") in (outcome.site / "robots.txt").read_text("utf-8")
