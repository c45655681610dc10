"""A channel without an address promises nothing, in no output; what was said of it stays a fact."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from channel_outputs import outputs
from contact_facts import config_of
from helpcentre.contact.answers import contact_answers
from helpcentre.contact.facts import contact_facts
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.opening import Opening, promises
from helpcentre.contact.tags import contact_tags, footer_channels
from helpcentre.features.feedback.feedback_files import has_somewhere_to_go
from helpcentre.features.support.support_files import panel_view
from helpcentre.language.words import Words
from helpcentre.source.placeholder import Placeholders, read_placeholders
from site_builds import Outcome

CHANNELS = {
    "desk": ("chat", "address", "https://desk.example/", "10m"),
    "mail": ("email", "address", "a@support.example", "12h"),
    "bell": ("phone", "number", "+1 212 555 0143", "7m"),
    "messenger": ("telegram", "username", "example_bot", "3h"),
    "gram": ("social", "address", "https://gram.example/ours", "9h"),
    "green": ("whatsapp", "number", "+1 212 555 0144", "4h"),
    "purple": ("viber", "number", "+1 212 555 0145", "5h"),
    "short": ("sms", "number", "116 123", "6h"),
    "sheet": ("web_form", "address", "https://paper.example/form", "8h"),
    "house": ("post", "street", "High Street 10", "11d"),
}
MORE = {"post": "    city: Town\n"}
"""What a kind can't be without, besides its value."""
KINDS = {id: kind for id, (kind, *_) in CHANNELS.items()}
NOW = datetime(2027, 2, 9, 15, tzinfo=UTC)  # a Tuesday, 10:00 in New York


def placeholders() -> Placeholders:
    entries = "".join(
        f"{id}_value: {{question: {{az: 'Hansı?', en: 'Which?'}}, wording: {{az: söz, en: word}}, value: }}\n"
        for id in CHANNELS
    )
    found, problems = read_placeholders(entries.encode(), "placeholders.yaml", ("az", "en"))
    assert not problems
    return found


def config(*awaited: str, urgent: str = "") -> ContactConfig:
    """Every kind of channel with hours, a response time, and a tier's; some of them without an address."""
    text = "organisation: {name: X, support_name: Y, time_zone: America/New_York, country: US}\nchannels:\n"
    for id, (kind, key, value, within) in CHANNELS.items():
        told = f"{{placeholder: {id}_value}}" if id in awaited else f'"{value}"'
        text += (
            f"  {id}:\n    kind: {kind}\n    name: Kanal {id}\n    {key}: {told}\n{MORE.get(kind, '')}"
            f"    response: {{within: {within}}}\n"
            "    hours: [{days: mon-fri, opens: 09:00, closes: 17:00}]\n"
        )
    text += "tiers:\n  gold:\n    name: Gold\n    benefits:\n"
    text += "".join(f"      - {{channel: {id}, response: {{within: 2m}}}}\n" for id in CHANNELS)
    text += f"urgent: {{response: {{within: 1h}}{f', channel: {urgent}' if urgent else ''}}}\n"
    text += "holidays: {days: [{date: 2027-01-01, name: New Year}]}\n"
    return config_of(text, placeholders())


@pytest.mark.parametrize("id", CHANNELS)
def test_nothing_is_said_of_a_channel_without_an_address(id: str) -> None:
    whole, without = outputs(config()), outputs(config(id))
    named = [name for name, text in without.items() if says(text, id)]
    assert named == []
    assert says(whole["cards"], id), "what is looked for is what an output says of a channel with an address"
    # Of the others everything is said as before.
    for other in CHANNELS.keys() - {id}:
        lost = [name for name, text in whole.items() if says(text, other) and not says(without[name], other)]
        assert lost == []


def says(text: str, id: str) -> bool:
    return re.search(rf"\b{id}\b", text) is not None


@pytest.mark.parametrize("id", CHANNELS)
def test_no_state_and_no_clock_promise(id: str) -> None:
    opening = Opening(config(id))
    assert Opening(config()).state(id, NOW) is not None
    assert opening.state(id, NOW) is None
    assert opening.promise(id, NOW) is None
    assert opening.promise(f"gold.{id}", NOW) is None
    assert Opening(config()).promise(f"gold.{id}", NOW) is not None


@pytest.mark.parametrize("id", CHANNELS)
def test_the_facts_stay(id: str) -> None:
    """In the tables of hours, response times and tiers, and in contact.json; without a live line."""
    tags = contact_tags(config(id), Words("az"), "az")
    for block in ("hours_table", "response_times", "tiers"):
        html = tags[block]()
        assert f"Kanal {id}" in html
        assert f'data-hc-open="{id}"' not in html
        assert not re.search(rf'data-hc-promise="(gold\.)?{id}"', html)
        assert re.search(r"data-hc-(open|promise)", html), "the others have theirs"
    (fact,) = [c for c in contact_facts(config(id), {"az": Words("az")})["channels"] if c["id"] == id]
    assert fact["value"] is None
    assert fact["link"] is None
    assert fact["hours"]["intervals"]
    assert fact["response"]["minutes"]


def test_one_quiet_line_says_what_is_to_come() -> None:
    words = Words("az")
    line = "Ünvanı hələ əlavə olunmayan kanallar: Kanal mail və Kanal gram."
    html = contact_tags(config("mail", "gram"), words, "az")["channels"]()
    assert html.count("Kanal mail") == html.count(line) == 1
    assert panel_view(config("mail", "gram"), words, "az", "x/").awaited == line.replace(" və Kanal gram", "")
    assert line not in footer_channels(config("mail", "gram"), words, "az")
    assert "awaited" not in contact_tags(config(), words, "az")["channels"]()


def test_nobody_can_be_reached() -> None:
    """All is to come: that is said wherever channels would stand, and nothing else."""
    of, words = config(*CHANNELS), Words("az")
    made = outputs(of)
    assert "hc-channels__awaited" in made["footer"]
    assert "<ul" not in made["footer"]
    assert json.loads(made["answers"]) == []
    assert json.loads(made["opening"])["channels"] == {}
    assert json.loads(made["opening"])["promises"] == {}
    assert not has_somewhere_to_go(of)
    assert made["write_us"] == ", ".join(["söz"] * 6) + " və ya söz"  # words of the owner's list, no promise
    assert contact_tags(of, words, "az")["desk"] == "söz"


@pytest.mark.parametrize(
    ("urgent", "awaited", "counted"), [("", (), True), ("bell", (), True), ("bell", ("bell",), False)]
)
def test_the_promise_for_urgent_cases_needs_its_channel(
    urgent: str, awaited: tuple[str, ...], counted: bool
) -> None:
    of = config(*awaited, urgent=urgent)
    assert ("urgent" in promises(of)) == counted
    assert ('data-hc-promise="urgent"' in contact_tags(of, Words("az"), "az")["response_times"]()) == counted
    assert (
        "Təcili hallar" in json.dumps(contact_answers(of, Words("az"), "az"), ensure_ascii=False)
    ) == counted


def test_asked_for_it_there_is_no_answer() -> None:
    """The query is known, so that another channel's number is no answer to it either."""
    answers = contact_answers(config("mail"), Words("az"), "az")
    assert "mail" in [channel["id"] for channel in answers["channels"]]
    assert "mail" not in [row["channel"] for subject in answers["subjects"] for row in subject["rows"]]


def pages(outcome: Outcome) -> Iterator[tuple[str, str]]:
    for path in sorted(outcome.site.rglob("*.html")):
        yield path.relative_to(outcome.site).as_posix(), path.read_text("utf-8")


def test_our_own_pages_promise_nothing_of_chat_and_mailbox(own_site: Outcome) -> None:
    """Their addresses are the owner's to give: hours and response times stand as facts on two pages alone."""
    live = re.compile(
        r'data-hc-(?:open|promise|channel|way)="(?:(?:vip|premium)\.)?(chat|email|urgent|instagram|facebook)"'
    )
    facts = re.compile(r"24/7|12 saat ərzində")
    found = {}
    for address, html in pages(own_site):
        marks = {mark[0] for mark in live.finditer(html)}
        found[address] = (marks - {f'data-hc-channel="{id}"' for id in ("chat",)}, bool(facts.search(html)))
    assert {address for address, (marks, _) in found.items() if marks} == set()
    assert {address for address, (_, has) in found.items() if has} == {"support/hours/index.html"}
    assert not (own_site.site / "support/chat").exists()
    panel = json.loads((own_site.site / "assets/helpcentre/support/panel.az.json").read_text("utf-8"))["html"]
    assert re.findall(r'data-hc-way="(\w+)"', panel) == ["phone", "telegram"]
    assert "Ünvanı hələ əlavə olunmayan kanallar: canlı çat və e\N{NON-BREAKING HYPHEN}poçt." in panel
