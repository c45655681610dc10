"""Another organisation takes the generator: its own files, language and time zone, nothing of ours."""

from __future__ import annotations

import json
import re

from site_builds import Outcome


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
            assert "allin" not in path.read_text("utf-8").lower(), path
