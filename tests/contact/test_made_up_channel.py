"""A kind that no output has ever heard of works in all of them: tests/made_up_channel."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

import made_up_channel
from channel_outputs import outputs
from contact_facts import LANGUAGES, config_of
from helpcentre.article.reader import has_safe_scheme
from helpcentre.contact.cards import channel_cards
from helpcentre.contact.facts import facts
from helpcentre.contact.literals import find_literals, find_look_alikes, find_unknown_contacts
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.reader import read_contact_config
from helpcentre.contact.schema import schema_text
from helpcentre.contact.tags import contact_tags
from helpcentre.features.support.channel_check import channel_check_tags, known_values
from helpcentre.language.words import Words
from helpcentre.source.placeholder import Placeholders

FILE = """organisation: {name: X, support_name: Y, time_zone: UTC, country: AZ}
channels:
  coop:
    kind: pigeon
    loft: %s
    response: {within: 3d}
tiers:
  gold: {name: Gold, benefits: [{channel: coop, queue: none}]}
"""


@pytest.fixture(autouse=True)
def _released() -> Iterator[None]:
    with made_up_channel.released():
        yield


@pytest.fixture
def config() -> ContactConfig:
    return config_of(FILE % "abc-123")


SAID = {
    "cards": ["coop", "bird", "✉ABC-123"],
    "answers": ["\\u2709ABC-123"],
    "vcard": ["X-PIGEON:ABC-123", "Poçt göyərçini: cavab 3 gün ərzində"],
    "json-ld": ['"identifier": "ABC-123"'],
    "footer": [
        'hc-channel--pigeon" data-hc-channel="coop" data-hc-takes="text:scroll page:True"',
        "✉ABC-123",
    ],
    "panel": ["Və ya səmada axtarın: ✉ABC-123", "is_always_there=True", "has_code=True"],
    "report": ['data-hc-how="carried"', "pigeon:ABC-123", "Göyərçin hazır mətnlə uçur.", "Göyərçin uçdu."],
    "feedback": ["pigeon:ABC-123", "is_pasted=False"],
    "tier_links": ["pigeon:ABC-123?scroll=Gold"],
    "codes": ["qr/az/coop/index.svg", "qr/az/coop/tier.gold.svg"],
    "write_us": ["pigeon:ABC-123"],
}


@pytest.mark.parametrize("output", SAID)
def test_every_output_has_it(output: str, config: ContactConfig) -> None:
    made = outputs(config)[output]
    assert [part for part in SAID[output] if part not in made.replace("\\xe7", "ç")] == [], made


def test_tags_of_articles(config: ContactConfig) -> None:
    tags = contact_tags(config, Words("az"), "az")
    assert 'href="pigeon:ABC-123"' in tags["coop"]
    assert "ABC-123" in tags["channels"]()
    assert "Poçt göyərçini" in tags["response_times"]()


def test_other_programs(config: ContactConfig) -> None:
    (channel,) = json.loads(facts(config, LANGUAGES))["channels"]
    told = [channel[key] for key in ("kind", "name", "value", "link")]
    names = {"az": "Poçt göyərçini", "en": "Carrier pigeon"}
    assert told == ["pigeon", names, "ABC-123", "pigeon:ABC-123"]
    assert "The number of the loft." in schema_text(Words("en"))
    assert "post, pigeon." in schema_text(Words("en"))


def test_a_guide_and_a_lesson_have_what_their_cards_say(config: ContactConfig) -> None:
    (card,) = channel_cards(config, Words("en"), "en")
    assert (card.icon, card.value, card.link) == ("bird", "✉ABC-123", "pigeon:ABC-123")
    assert card.facts == "Reply: within 3 days"


def test_a_mistake_in_its_field_is_a_message() -> None:
    languages = ("az", "en")
    _, problems = read_contact_config((FILE % "abc").encode(), "f.yaml", Placeholders(), languages)
    assert [(str(one.place), one.code) for one in problems] == [
        ("f.yaml:5 · channels.coop.loft", "kind_pigeon.loft")
    ]
    assert "no such loft: abc" in problems[0].text(Words("en"))


def test_typed_by_hand_it_is_found(config: ContactConfig) -> None:
    text = "Write to abc-123, never to pigeon:XYZ-999 or pigeonp0st.example.org."
    assert [one.values["tag"] for one in find_literals(text, "a.md", 1, config)] == ["{{ coop }}"]
    assert [one.values["found"] for one in find_unknown_contacts(text, "a.md", 1, config)] == [
        "pigeon:XYZ-999"
    ]
    assert [one.values["known"] for one in find_look_alikes(text, "a.md", 1, config)] == [
        "pigeonpost.example.org"
    ]


def test_an_article_may_link_to_it() -> None:
    assert has_safe_scheme("pigeon:ABC-123")
    assert not has_safe_scheme("owl:ABC-123")


def test_the_check_of_channels_knows_it(config: ContactConfig) -> None:
    known = known_values(config, Words("az"), "az")
    assert known["known"] == [
        {
            "kind": "pigeon",
            "shape": "handle",
            "name": "Poçt göyərçini",
            "value": "ABC-123",
            "shown": "✉ABC-123",
        }
    ]
    assert known["places"]["pigeon"] == {"hosts": ["pigeonpost.example.org"]}
    html = channel_check_tags(config, Words("az"), "az")["channel_check"]()
    assert '<p data-hc-for="pigeon">Bu göyərçin bizimdir.</p>' in html
