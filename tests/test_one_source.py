"""contact_config.yaml is the one source: a fact that changes there changes everywhere, nothing is left over.

The project's own site is built with every contact fact replaced. Each new fact must appear in each output
that should show it, and no wording that the tags made from the old facts may be left anywhere.
"""

from __future__ import annotations

import html as html_entities
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from channel_facts import facts_in, verdicts
from helpcentre.contact.reader import read_contact_config
from helpcentre.contact.tags import contact_tags
from helpcentre.language.words import Words
from helpcentre.source.placeholder import Placeholders, read_placeholders
from site_builds import ROOT, SITES, Outcome, copy_site, run, without_guides

PHONE, EMAIL, BOT = "+995322123456", "zumrud-yardim@example.org", "zumrud_sinaq_bot"


@pytest.fixture(scope="module")
def replaced_site(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = without_guides(copy_site(".", tmp_path_factory.mktemp("replaced")))
    shutil.copy(SITES / "unmistakable_contact.yaml", folder / "contact_config.yaml")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    return outcome


def _texts(site: Path) -> Iterator[tuple[str, str]]:
    """Everything a visitor or a program reads, with entities and line folds undone."""
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".js", ".json", ".vcf", ".ics", ".xml") or path.name == "robots.txt":
            text = html_entities.unescape(path.read_bytes().decode()).replace("\r\n ", "")
            yield str(path.relative_to(site)), text.replace("\N{NO-BREAK SPACE}", " ")


PLACES = {
    "every page": [PHONE, EMAIL, BOT, "https://social.example.org/zumrudqram", "Yalnız sınaq üçün"],
    "index.html": ["Zümrüd Quşu", "05:41–06:53", "03:17–04:23", "31 saat"],
    "404.html": ["05:41–06:53", "Zümrüd botu", "Zümrüdbuk"],
    "support/contact/index.html": ["05:41–06:53", "03:17–04:23", "31 saat", "7 dəqiqə", "Zümrüd botu"],
    "support/hours/index.html": ["05:41–06:53", "31 saat", "13 dəqiqə", "17 saat", "5 avqust 2031"],
    "support/priority/index.html": ["Zümrüd qızıl", "11 dəqiqə"],
    "self-service/faq/index.html": [PHONE, BOT, "05:41–06:53"],
    "search/az/worker.js": [PHONE, EMAIL, BOT, "05:41–06:53", "31 saat", "13 dəqiqə", "Zümrüd botu"],
    "contact.json": [PHONE, EMAIL, BOT, "2031-08-05", "Zümrüd qızıl", "Asia/Tbilisi", "05:41"],
    "contact.vcf": [PHONE, EMAIL, "Zümrüd Quşu", "zumrudbuk"],
    "hours.ics": ["T054100", "Asia/Tbilisi", "Zümrüd bayramı", "20310805", "Zümrüd Quşu"],
}


@pytest.mark.parametrize("place", PLACES)
def test_each_new_fact_is_where_it_should_be(replaced_site: Outcome, place: str) -> None:
    texts = dict(_texts(replaced_site.site))
    names = [name for name in texts if name.endswith(".html")] if place == "every page" else [place]
    for name in names:
        for fact in PLACES[place]:
            shown = texts[name].replace(" ", "") if fact == PHONE else texts[name]
            assert fact in shown, f"{fact} is missing in {name}"


def test_the_check_of_channels_answers_by_the_new_facts(replaced_site: Outcome) -> None:
    facts = facts_in(replaced_site.page("support/contact/"))
    new = [PHONE, EMAIL, f"@{BOT}", "https://social.example.org/zumrudqram", "https://zumrud.example.org"]
    old = ["055 909 80 00", "@allintalks_bot", "https://t.me/allintalks_bot"]
    assert verdicts(replaced_site.site, facts, new) == ["ours"] * len(new)
    assert verdicts(replaced_site.site, facts, old) == ["unknown"] * len(old)


def test_structured_data_has_the_new_hours_and_holidays(replaced_site: Outcome) -> None:
    blocks = re.findall(r'ld\+json">(.*?)</script>', replaced_site.page(""), re.DOTALL)
    organisation = next(data for data in map(json.loads, blocks) if data["@type"] == "Organization")
    assert organisation["name"] == "Zümrüd Quşu"
    points = {point.get("telephone"): point for point in organisation["contactPoint"]}
    hours = points[PHONE]["hoursAvailable"]
    assert {"05:41", "06:53"} <= {str(value)[:5] for entry in hours for value in entry.values()}
    closed = [entry for entry in hours if entry.get("validFrom") == "2031-08-05"]
    assert closed
    assert all(entry.get("opens", "closed") in ("closed", "00:00", "00:00:00") for entry in closed)


def test_nothing_is_left_of_the_old_facts(replaced_site: Outcome) -> None:
    old = set(_old_wordings())
    assert len(old) > 15
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(wording) for wording in sorted(old))})(?!\w)")
    assert all(pattern.fullmatch(wording) for wording in old)
    for name, text in _texts(replaced_site.site):
        found = pattern.search(text + re.sub(r"<[^>]+>", " ", text))
        assert not found, f"«{found[0]}» is left in {name}"


def _old_wordings() -> Iterator[str]:
    """What the tags make of the project's own facts: values, hours, times, addresses, table cells."""
    placeholders, _ = read_placeholders((ROOT / "placeholders.yaml").read_bytes(), "p", ["az"])
    config, _ = read_contact_config((ROOT / "contact_config.yaml").read_bytes(), "c", placeholders, ["az"])
    assert config is not None
    replacement = (SITES / "unmistakable_contact.yaml").read_bytes()
    new, _ = read_contact_config(replacement, "c", Placeholders(), ["az"])
    assert new is not None
    kept = set(_pieces(contact_tags(new, Words("az"), "az")))  # headings of tables and the like
    # Proper names stand in titles (mkdocs.yml, articles) and prose too, and wordings of placeholders are
    # common words: neither says how to reach anybody.
    kept |= {"Allin Event", "Dəstək və Kömək Mərkəzi", "VIP", "Premium", "VIP və Premium"}
    kept |= {"Instagram", "Facebook", "Telegram dəstək botu", "canlı çat", "e-poçt"}
    yield from (piece for piece in _pieces(contact_tags(config, Words("az"), "az")) if piece not in kept)
    yield from ("+994559098000", "allintalks_bot", "t.me/allintalks_bot", "Asia/Baku", "20261231")


def _pieces(tags: object) -> Iterator[str]:
    if isinstance(tags, dict):
        for value in tags.values():
            yield from _pieces(value)
    elif callable(tags):
        yield from _pieces(tags())
    else:
        text = html_entities.unescape(re.sub(r"<[^>]+>", "\n", str(tags))).replace("\N{NO-BREAK SPACE}", " ")
        yield from (line.strip(" :\n") for line in text.split("\n") if len(line.strip(" :\n")) > 2)
