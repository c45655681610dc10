"""Another organisation takes the generator: its own files, language and time zone, nothing of ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

from site_builds import Outcome, copy_site, replaced, run


def test_everything_is_in_its_language(other_organisation: Outcome) -> None:
    for page in other_organisation.site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert '<html lang="en"' in html
        assert not re.search("[əğıƏĞİ]", re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)), page


def test_hours_past_midnight_and_other_numbers(other_organisation: Outcome) -> None:
    contact = other_organisation.page("help/contact/")
    assert "+1\N{NO-BREAK SPACE}212-555-0143" in contact or "+1 212-555-0143" in contact
    assert 'href="tel:+12125550143"' in contact
    assert "18:00" in contact
    assert "02:00" in contact


def test_switched_off_files_are_not_there(other_organisation: Outcome) -> None:
    for name in ("contact.vcf", "hours.ics", "contact.json"):
        assert not (other_organisation.site / name).exists()
        assert name not in other_organisation.page("")


def test_organisation_in_structured_data(other_organisation: Outcome) -> None:
    html = other_organisation.page("")
    found = [
        json.loads(text)
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    ]
    organisation = next(data for data in found if data["@type"] == "Organization")
    assert organisation["name"] == "Harbour Line"


def test_one_language_has_no_menu_of_languages(other_organisation: Outcome) -> None:
    assert "hc-languages" not in other_organisation.page("")


def test_no_brand_of_another(other_organisation: Outcome) -> None:
    for path in other_organisation.site.rglob("*"):
        if path.suffix in (".html", ".json", ".txt", ".xml", ".css", ".mjs"):
            assert b"allin" not in path.read_bytes().lower(), path  # words of the search index are no UTF-8


def test_audiences_and_topics_are_its_own(other_organisation: Outcome) -> None:
    article = other_organisation.page("orders/change-date/")
    assert '<p class="hc-audience">For: passengers, crews &amp; agents</p>' in article
    assert "Delays and cancellations: fast escalation" in other_organisation.page("help/contact/")


def test_the_search_is_its_own(other_organisation: Outcome) -> None:
    """One language, its own words and channels; the site's mkdocs.yml names no plugin for it."""
    worker = (other_organisation.site / "search" / "en" / "worker.js").read_text("utf-8")
    assert "harbourline.example" in worker
    assert not (other_organisation.site / "search" / "az").exists()


def test_a_site_may_do_without_search(tmp_path: Path) -> None:
    folder = copy_site("other_organisation", tmp_path)
    replaced(folder / "mkdocs.yml", "contact: contacts.yaml", "search: false\n      contact: contacts.yaml")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    for page in ("", "orders/change-date/", "404.html"):
        html = outcome.page(page)
        assert "md-search" not in html, page
        assert "data-hc-search" not in html, page
    assert not (outcome.site / "search").exists()
