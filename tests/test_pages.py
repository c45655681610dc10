"""Every page of the project's own site: what each must have, and that each link leads somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builds import ROOT, Outcome

ROOT_URL = "https://destek.invalid/"
# Faults of Material's own templates, cured with the look (platform research 3.2): each named by its markup.
MATERIAL_FAULTS: frozenset[str] = frozenset()


def _addresses(docs: Path) -> list[str]:
    """Where the site has each file: `wallet/index.md` → `wallet/`, `wallet/fees.md` → `wallet/fees/`."""
    files = (path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md"))
    return sorted(re.sub(r"(^|/)index/$", r"\1", f"{file}/") for file in files)


ARTICLES = _addresses(ROOT / "docs" / "az")
WRITTEN_BY_NOBODY = ("404.html",)
"""Pages that are no articles: not to be found by search engines."""
# What the help centre promises to have, so that a lost article is missed here and not by a visitor.
ARTICLES_OF_A_SECTION = {
    "account": 10,
    "events": 9,
    "wallet": 8,
    "technical": 7,
    "support": 7,
    "self-service": 4,
}


def _pages(outcome: Outcome) -> Iterator[tuple[str, str, LexborHTMLParser]]:
    for path in sorted(outcome.site.rglob("*.html")):
        html = path.read_text("utf-8")
        address = path.relative_to(outcome.site).as_posix().removesuffix("index.html")
        yield address, html, LexborHTMLParser(html)


def test_all_pages_are_there(own_site: Outcome) -> None:
    built = [address for address, _, _ in _pages(own_site)]
    assert sorted(built) == sorted([*WRITTEN_BY_NOBODY, *ARTICLES])
    for section, count in ARTICLES_OF_A_SECTION.items():
        found = [address for address in ARTICLES if address.startswith(f"{section}/")]
        assert len(found) == 1 + count, f"{section}: its hub and {count} articles"


def test_each_page_has_its_head(own_site: Outcome) -> None:
    descriptions: dict[str, str] = {}
    for address, _, page in _pages(own_site):
        assert len(page.css("h1")) == 1, address
        assert len(page.css("title")) == 1, address
        if address in WRITTEN_BY_NOBODY:
            assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
            continue
        assert page.css_first("link[rel=canonical]").attributes["href"] == ROOT_URL + address
        description = page.css_first("meta[name=description]").attributes["content"] or ""
        assert 40 <= len(description) <= 170, address
        assert description not in descriptions, f"{address} and {descriptions[description]}"
        descriptions[description] = address
        open_graph = {
            "og:url": ROOT_URL + address,
            "og:description": description,
            "og:locale": "az_AZ",
            "og:title": page.css_first("h1").text(),
        }
        for name, value in open_graph.items():
            assert page.css_first(f'meta[property="{name}"]').attributes["content"] == value


def test_each_page_says_where_it_stands(own_site: Outcome) -> None:
    for address, html, _ in _pages(own_site):
        data = [json.loads(text) for text in re.findall(r'ld\+json">(.*?)</script>', html, re.DOTALL)]
        trails = [block for block in data if block["@type"] == "BreadcrumbList"]
        if address in ("", *WRITTEN_BY_NOBODY):
            assert trails == []
            continue
        (trail,) = trails
        urls = [entry["item"] for entry in trail["itemListElement"]]
        parts = address.strip("/").split("/")
        assert urls == [ROOT_URL, *(ROOT_URL + "/".join(parts[: n + 1]) + "/" for n in range(len(parts)))]


def test_addresses_within_pages_are_ascii_and_unique(own_site: Outcome) -> None:
    for address, _, page in _pages(own_site):
        ids = [node.attributes["id"] or "" for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), address
        assert all(re.fullmatch(r"[A-Za-z0-9_-]+", id_) for id_ in ids), address


def test_every_link_leads_somewhere(own_site: Outcome) -> None:
    ids = {
        address: {node.attributes["id"] for node in page.css("[id]")} for address, _, page in _pages(own_site)
    }
    checked = 0
    for address, _, page in _pages(own_site):
        for node in page.css("a[href], link[href], script[src], img[src]"):
            target = node.attributes.get("href") or node.attributes.get("src") or ""
            url = urlsplit(urljoin(ROOT_URL + address, target))
            if not url.geturl().startswith(ROOT_URL):
                assert url.scheme in ("https", "tel", "mailto", "tg"), target
                continue
            path = unquote(url.path.removeprefix("/"))
            file = own_site.site / (path if path and not path.endswith("/") else f"{path}index.html")
            assert file.is_file(), f"{address}: {target}"
            if url.fragment:
                assert url.fragment in ids[path], f"{address}: {target}"
            checked += 1
    assert checked > 1000


def test_no_page_shows_a_placeholder_or_a_dead_address(own_site: Outcome) -> None:
    for address, html, page in _pages(own_site):
        page.strip_tags(["script"])
        text = page.body.text() if page.body else ""
        for mark in ("{{", "}}", "{:", "placeholder", "owner.", "None", "undefined"):
            assert mark not in text, f"{mark} in {address}"
        assert 'href=""' not in html
        assert 'href="#"' not in html
        assert "email-protection" not in html


def test_policy_comes_first_and_nothing_is_inline(own_site: Outcome) -> None:
    for address, html, page in _pages(own_site):
        head = list(page.head.iter()) if page.head else []
        assert head[0].attributes.get("charset") == "utf-8", address
        assert head[1].attributes.get("http-equiv") == "Content-Security-Policy", address
        policy = head[1].attributes["content"] or ""
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert page.css("[style]") == [], address
        assert page.css("style") == [], address
        assert not re.search(r"<[^>]+\son[a-z]+=", html), address


def test_pages_are_valid_html(own_site: Outcome) -> None:
    for address, html, _ in _pages(own_site):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html.lstrip())
        errors = {f"{code} {data}" for _, code, data in parser.errors}
        assert errors <= MATERIAL_FAULTS, f"{address}: {errors}"


def test_headers_for_hosts(own_site: Outcome) -> None:
    headers = own_site.page("_headers")
    for line in ("frame-ancestors 'none'", "X-Content-Type-Options: nosniff", "Referrer-Policy:"):
        assert line in headers


FACTS = {
    "": ["Hər addımda yanınızdayıq.", "rahat, sürətli və problemsiz"],
    "support/contact/": [
        "+994 55 909 80 00",
        "Bazar ertəsi–cümə, 09:00–19:00",
        "@allintalks_bot",
        "Instagram",
        "Facebook",
    ],
    "support/priority/": ["növbəsiz", "5 dəqiqə", "eskalasiya", "VIP", "Premium"],
    "support/report-problem/": ["ekran görüntüsü", "video", "cavab müddəti"],
    "support/hours/": ["24/7", "12 saat ərzində", "09:00–19:00", "1 saat ərzində"],
    "support/data-protection/": ["üçüncü tərəf", "SSL", "yalnız problem"],
    "support/feedback/": ["sorğu", "fikirləriniz"],
    "support/whats-next/": ["süni intellekt", "icma forumu", "video zəng"],
    "self-service/": ["suallar", "video dərs", "infoqrafik", "pdf"],
}


@pytest.mark.parametrize("address", FACTS)
def test_facts_of_the_organisation_are_on_their_pages(own_site: Outcome, address: str) -> None:
    page = LexborHTMLParser(own_site.page(address))
    main = page.css_first("main").text().replace("\N{NO-BREAK SPACE}", " ")
    plain = re.sub(r"\s+", " ", main).replace("İ", "i").lower()
    for fact in FACTS[address]:
        assert fact.replace("İ", "i").lower() in plain, fact


def test_the_questions_have_addresses(own_site: Outcome) -> None:
    page = LexborHTMLParser(own_site.page("self-service/faq/"))
    questions = page.css("details.hc-question")
    assert len(questions) >= 10
    for question in questions:
        assert re.fullmatch(r"[a-z0-9-]+", question.attributes["id"] or "")
        assert len(question.css("summary > h3")) == 1
        assert question.css("a[href]"), "a question without a way to read on"


def test_robots_and_sitemap_name_each_other(own_site: Outcome, tmp_path: Path) -> None:
    assert f"Sitemap: {ROOT_URL}sitemap.xml" in own_site.page("robots.txt")
    found = re.findall(r"<loc>(.*?)</loc>", own_site.page("sitemap.xml"))
    assert found == sorted({ROOT_URL + address for address in ARTICLES})
