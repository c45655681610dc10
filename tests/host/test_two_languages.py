"""A site in two languages: each fault of static-i18n that the adapter and the templates cure.

The faults were measured with mkdocs-static-i18n 1.3.1 and Material 9.8.1; `host/adapter.py` names the causes.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from site_builds import Outcome, copy_site, replaced, run


def test_each_language_has_its_own_404(two_languages: Outcome) -> None:
    az, en = two_languages.page("404.html"), two_languages.page("en/404.html")
    assert '<html lang="az"' in az
    assert "Səhifə tapılmadı" in az
    assert "/kb/account/" in az
    assert '<html lang="en"' in en
    assert "Page not found" in en
    assert "/kb/en/account/" in en
    assert "Səhifə" not in en


def test_head_has_no_alternate_links(two_languages: Outcome) -> None:
    for page in two_languages.site.rglob("*.html"):
        assert not re.search(r"<link[^>]+alternate", page.read_text("utf-8")), page


def test_sitemap_has_absolute_hreflang_and_default(two_languages: Outcome) -> None:
    sitemap = two_languages.page("sitemap.xml")
    url = "https://help.example.org/kb/"
    for language, address in (
        ("az", "account/reset-password/"),
        ("en", "en/account/reset-password/"),
        ("x-default", "account/reset-password/"),
    ):
        assert f'hreflang="{language}" href="{url}{address}"' in sitemap
    assert f"<loc>{url}en/account/reset-password/</loc>" in sitemap
    # What is not translated is no page of that language.
    assert f"<loc>{url}account/sign-in-problems/</loc>" in sitemap
    assert "en/account/sign-in-problems" not in sitemap
    assert "<lastmod>" not in sitemap
    assert not (two_languages.site / "sitemap.xml.gz").exists()


@pytest.mark.parametrize(
    ("page", "az", "en"),
    [
        ("", "", "en/"),
        ("en/", "", "en/"),
        ("account/", "account/", "en/account/"),
        ("account/reset-password/", "account/reset-password/", "en/account/reset-password/"),
        ("en/account/reset-password/", "account/reset-password/", "en/account/reset-password/"),
        ("en/account/sign-in-problems/", "account/sign-in-problems/", "en/account/sign-in-problems/"),
        ("404.html", "", "en/"),
    ],
)
def test_language_menu_leads_to_the_same_page(two_languages: Outcome, page: str, az: str, en: str) -> None:
    root = "https://help.example.org/kb/"
    html = two_languages.page(page)
    menu = html.partition('id="hc-languages"')[2].partition("</nav>")[0]
    links = re.findall(r'<a href="([^"]*)" hreflang="(\w+)"', menu)
    assert [(language, urljoin(root + page, link)) for link, language in links] == [
        ("az", root + az),
        ("en", root + en),
    ]


def test_breadcrumbs_have_no_language(two_languages: Outcome) -> None:
    for address in ("account/reset-password/", "en/account/reset-password/"):
        html = two_languages.page(address)
        path = re.search(r'<nav class="hc-trail".*?</nav>', html, re.DOTALL)
        assert path
        assert not re.search(r">\s*(Az|En)\s*<", path.group())
    data = _structured(two_languages.page("en/account/reset-password/"), "BreadcrumbList")
    assert [entry["name"] for entry in data["itemListElement"]] == ["Home", "Account", "Reset your password"]


def test_every_page_is_in_the_language_it_says(two_languages: Outcome) -> None:
    for page in two_languages.site.rglob("*.html"):
        in_english = page.relative_to(two_languages.site).parts[0] == "en"
        html = page.read_text("utf-8")
        assert f'<html lang="{"en" if in_english else "az"}"' in html, page
        assert (">Contact us<" in html) == in_english, page
        assert (">Bizimlə əlaqə<" in html) != in_english, page


def test_names_of_the_site_do_not_leak_between_languages(two_languages: Outcome) -> None:
    az, en = (two_languages.page(f"{folder}account/reset-password/") for folder in ("", "en/"))
    assert "<title>Parolu sıfırlamaq - Nümunə Dəstək</title>" in az
    assert "<title>Reset your password - Sample Support</title>" in en


def test_untranslated_page_says_its_language(two_languages: Outcome) -> None:
    html = two_languages.page("en/account/sign-in-problems/")
    assert "This page is not translated yet" in html
    assert "Azərbaycanca" in html
    assert '<div class="hc-text hc-text--troubleshooting" lang="az">' in html
    assert '<link rel="canonical" href="https://help.example.org/kb/account/sign-in-problems/">' in html
    hub = two_languages.page("en/account/")
    assert '<a href="sign-in-problems/" hreflang="az" lang="az">Hesaba daxil ola bilmirəm</a>' in hub


def test_notes_are_titled_in_the_language_of_their_text(two_languages: Outcome) -> None:
    assert '<p class="admonition-title">Diqqət</p>' in two_languages.page("account/reset-password/")
    assert '<p class="admonition-title">Warning</p>' in two_languages.page("en/account/reset-password/")


def test_picture_of_a_section_is_shared(two_languages: Outcome) -> None:
    assert 'src="illustration.svg"' in two_languages.page("account/")
    assert 'src="../../account/illustration.svg"' in two_languages.page("en/account/")
    assert (two_languages.site / "account" / "illustration.svg").exists()


def test_calendar_and_facts_speak_each_language(two_languages: Outcome) -> None:
    assert "bazar ertəsi" in (two_languages.site / "hours.ics").read_text("utf-8").lower()
    assert "Monday" in (two_languages.site / "en" / "hours.ics").read_text("utf-8")
    assert (two_languages.site / "contact.json").exists()


@pytest.mark.parametrize("folder", ["qa", "hr", "ru"])
def test_two_letter_folder_is_a_problem(tmp_path: Path, folder: str) -> None:
    copy_site("two_languages", tmp_path)
    (tmp_path / "docs" / folder).mkdir()
    (tmp_path / "docs" / folder / "index.md").write_text("---\ntitle: T\n---\n", "utf-8")
    outcome = run(tmp_path, "check")
    assert outcome.code == 1
    assert (
        f"docs/{folder}/\n"
        f"    Tapıldı: «{folder}» qovluğu dil qovluğuna oxşayır, amma belə dil qurulmayıb;"
        " onun məzmunu saytda görünməzdi\n"
        "    Nə etməli: qovluğun adını uzadın və ya dili mkdocs.yml faylına əlavə edin"
        " (indiki dillər: az, en)\n"
    ) in outcome.said


def test_problems_of_every_language_are_found_in_one_run(tmp_path: Path) -> None:
    copy_site("two_languages", tmp_path)
    replaced(tmp_path / "docs/az/account/reset-password.md", "{{ owner.code_lifetime }}", "{{ owner.kod }}")
    replaced(tmp_path / "docs/en/account/reset-password.md", "## Steps", "## Stepps")
    outcome = run(tmp_path, "check")
    assert outcome.code == 1
    assert "docs/az/account/reset-password.md:24 · {{ owner.kod }}" in outcome.said
    assert "docs/en/account/reset-password.md:15 · ## Stepps" in outcome.said
    assert "Traceback" not in outcome.said


def _structured(html: str, type_: str) -> dict[str, list[dict[str, str]]]:
    for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
        data: dict[str, list[dict[str, str]]] = json.loads(text)
        if data["@type"] == type_:
            return data
    raise AssertionError(f"no {type_}")


@pytest.mark.parametrize(
    ("language", "folder", "title"), [("az", "", "Parolu sıfırlamaq"), ("en", "en/", "Reset your password")]
)
def test_each_language_has_an_index_of_its_own(
    two_languages: Outcome, language: str, folder: str, title: str
) -> None:
    """An article that is not translated is found at its address here."""
    leaves = (two_languages.site / "search" / language).glob("*/text-*.json")
    found = {page[0]: page[1] for leaf in leaves for page in json.loads(leaf.read_text("utf-8"))}
    assert found[f"{folder}account/reset-password/"] == title
    assert f"{folder}account/sign-in-problems/" in found
    assert all(address.startswith("en/") == (language == "en") for address in found)
    assert f"search/{language}/worker.js" in two_languages.page(f"{folder}account/reset-password/")
