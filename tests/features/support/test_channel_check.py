"""«Is this really us?»: what the page brings for its script, from contact_config.yaml alone.

What is then said of a pasted text: tests/js/channel-check.test.mjs, on the tables of cases/channel_check.
Here the facts of each table are made from the configuration beside it, so that the tables can't drift away.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from channel_facts import data_in, facts_in, verdicts
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.number import dialled_forms, trunk_prefix
from helpcentre.contact.reader import read_contact_config
from helpcentre.features.support.channel_check import channel_check_tags, known_values
from helpcentre.language.words import Words
from helpcentre.source.placeholder import read_placeholders
from site_builds import ROOT, SITES, Outcome

CASES = Path(__file__).parents[2] / "cases" / "channel_check"
LARGEST = 1024
"""Bytes of data that a page may bring within itself."""


def config_of(path: Path) -> ContactConfig:
    placeholders, _ = read_placeholders((ROOT / "placeholders.yaml").read_bytes(), "p", ["az"])
    config, problems = read_contact_config(path.read_bytes(), path.name, placeholders, ["az"])
    assert config, problems
    return config


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_facts_of_the_tables_are_those_of_their_configurations(path: Path) -> None:
    table = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert known_values(config_of(path), Words("az"), "az") == table["facts"]


def test_every_table_has_its_configuration() -> None:
    tables = {path.stem for path in CASES.glob("*.json")}
    assert tables == {path.stem for path in CASES.glob("*.yaml")}
    assert tables


@pytest.mark.parametrize(
    ("number", "country", "forms"),
    [
        (
            "+994559098000",
            "AZ",
            ["+994559098000", "00994559098000", "994559098000", "0559098000", "559098000"],
        ),
        ("+12125550143", "US", ["+12125550143", "0012125550143", "12125550143", "2125550143"]),
        ("+994559098000", "GE", ["+994559098000", "00994559098000", "994559098000"]),
        ("1654", "AZ", ["1654"]),
    ],
)
def test_what_is_dialled(number: str, country: str, forms: list[str]) -> None:
    assert dialled_forms(number, country) == forms


def test_the_prefix_within_a_country() -> None:
    assert [trunk_prefix(country) for country in ("AZ", "US", "IT")] == ["0", "1", ""]


@pytest.mark.parametrize(
    "path",
    [ROOT / "contact_config.yaml", SITES / "unmistakable_contact.yaml", *sorted(CASES.glob("*.yaml"))],
    ids=lambda path: path.stem,
)
def test_the_data_in_the_page_is_small(path: Path) -> None:
    html = channel_check_tags(config_of(path), Words("az"), "az")["channel_check"]()
    assert len(data_in(html).encode()) <= LARGEST


def test_without_a_phone_nobody_is_told_to_call() -> None:
    config = config_of(CASES / "open.yaml")
    with_phone = channel_check_tags(config, Words("az"), "az")["channel_check"]()
    silent = ContactConfig(config.organisation, tuple(c for c in config.channels if c.kind.name != "phone"))
    without = channel_check_tags(silent, Words("az"), "az")["channel_check"]()
    assert 'href="tel:' in with_phone
    assert 'href="tel:' not in without
    assert Words("az")("channel_check.unchecked.do_elsewhere") in without


def test_the_block_is_one_piece_of_raw_html() -> None:
    html = channel_check_tags(config_of(CASES / "known.yaml"), Words("en"), "az")["channel_check"]()
    assert html.startswith("<div")
    assert "\n\n" not in html
    assert "name=" not in re.sub(r"<script.*?</script>", "", html)  # a field without a name is never sent


def test_the_page_says_what_is_never_asked_before_any_script(own_site: Outcome) -> None:
    html = own_site.page("support/contact/")
    assert Words("az")("channel_check.never") in html.partition("data-hc-channel-check")[0]


def test_only_pages_with_the_block_load_its_script(own_site: Outcome) -> None:
    asking = [
        path for path in own_site.site.rglob("*.html") if "data-hc-channel-check" in path.read_text("utf-8")
    ]
    assert [path.relative_to(own_site.site).as_posix() for path in asking] == ["support/contact/index.html"]


def test_the_answers_are_those_of_the_site(own_site: Outcome) -> None:
    config = config_of(ROOT / "contact_config.yaml")
    facts = facts_in(own_site.page("support/contact/"))
    assert facts == known_values(config, Words("az"), "az")
    values = [channel.value.text for channel in config.channels if channel.value.text]
    assert set(verdicts(own_site.site, facts, values)) == {"ours"}


def test_another_organisation_has_its_own_answers(other_organisation: Outcome) -> None:
    facts = facts_in(other_organisation.page("help/contact/"))
    texts = [
        "+1 (212) 555-0143",
        "harbourline.example/chat",
        "212 555 0144",
        "@harbourline",
        "+994 55 909 80 00",
    ]
    said = verdicts(other_organisation.site, facts, texts)
    assert said == ["ours", "ours", "lookalike", "unknown", "unknown"]
