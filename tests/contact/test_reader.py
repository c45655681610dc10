"""contact_config.yaml: the golden cases of cases/contact, and what the facts then are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from contact_facts import LANGUAGES, config_of, our_config, our_placeholders, unmistakable
from helpcentre.contact.country import COUNTRIES
from helpcentre.contact.number import read_number
from helpcentre.contact.reader import holiday_problems, read_contact_config
from helpcentre.contact.value import Response
from helpcentre.language.words import Words
from helpcentre.problem import Level, in_reading_order
from helpcentre.source.placeholder import read_placeholders

CASES = sorted((Path(__file__).parents[1] / "cases" / "contact").glob("*.yaml"))

PLACEHOLDERS = b"""email_address:
  question: "?"
  wording: e-mail
chat_address:
  question: "?"
  wording: chat
wrong_page:
  question: "?"
  wording: page
  value: facebook
"""

SECTIONS = ("account", "delivery")

SMALL = """organisation:
  name: X
  support_name: Y
  time_zone: Asia/Baku
  country: AZ
channels:
"""


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_mistakes_have_these_messages(case: Path) -> None:
    example = yaml.safe_load(case.read_text("utf-8"))
    placeholders, _ = read_placeholders(PLACEHOLDERS, "placeholders.yaml", LANGUAGES)
    config, problems = read_contact_config(
        example["config"].encode(), "contact_config.yaml", placeholders, LANGUAGES, sections=SECTIONS
    )
    assert config is None
    said = "\n".join(problem.text(Words("az")) for problem in in_reading_order(problems))
    assert said == example["messages"].rstrip("\n")
    for problem in problems:
        assert problem.text(Words("en"))


def test_our_facts_are_those_of_the_source_page() -> None:
    config = our_config()
    assert config.organisation.name.text("az") == "Allin Event"
    assert config.organisation.motto
    assert config.organisation.motto.text("az") == "Hər addımda yanınızdayıq."
    assert config.organisation.time_zone == "Asia/Baku"
    ids = [channel.id for channel in config.channels]
    assert ids == ["chat", "email", "phone", "telegram", "instagram", "facebook"]
    chat, email, phone, telegram = config.channels[:4]
    assert chat.hours
    assert chat.hours.always
    assert email.response == Response(12, "hour")
    assert phone.value.text == "+994559098000"
    assert phone.hours
    assert [phone.hours.opening_on(day) for day in range(7)] == [((540, 1140),)] * 5 + [()] * 2
    assert telegram.value.text == "allintalks_bot"
    # A channel without a response time has none.
    assert [c.id for c in config.channels if c.response] == ["email"]
    assert [c.id for c in config.channels if c.hours] == ["chat", "phone"]
    assert config.urgent
    assert (config.urgent.response, config.urgent.channel) == (Response(1, "hour"), None)
    assert [tier.id for tier in config.tiers] == ["vip", "premium"]
    for tier in config.tiers:
        queue, calls, technical = tier.benefits
        assert (queue.channel, queue.no_queue) == ("chat", True)
        assert (calls.channel, calls.response) == ("phone", Response(5, "minute"))
        assert technical.topic == "technical"


def test_our_open_placeholders_have_their_lines() -> None:
    lines = (Path(__file__).parents[2] / "contact_config.yaml").read_text("utf-8").split("\n")
    config = our_config()
    assert {use.name for use in config.open_placeholders} == {
        entry.name
        for entry in our_placeholders().open()
        if entry.name in {u.name for u in config.open_placeholders}
    }
    for use in config.open_placeholders:
        assert use.place.line
        assert use.name in lines[use.place.line - 1]


def test_an_answer_takes_the_place_of_its_placeholder() -> None:
    text = SMALL + "  email: {kind: email, address: {placeholder: mail}}\nurgent:\n  response: {within: 1h}\n"
    text += "  channel: {placeholder: how}\n"
    for answer, urgent, value, channel in (
        ("", "", None, None),
        ("a@example.com", "email", "a@example.com", "email"),
    ):
        entries = f"mail: {{question: q, wording: mail, value: {answer}}}\n"
        entries += f"how: {{question: q, wording: as you like, value: {urgent}}}\n"
        placeholders, problems = read_placeholders(entries.encode(), "placeholders.yaml", LANGUAGES)
        assert problems == []
        config = config_of(text, placeholders)
        assert config.channels[0].value.text == value
        assert config.urgent
        assert config.urgent.channel == channel
        assert [u.name for u in config.open_placeholders] == ([] if value else ["mail", "how"])


def test_a_wrong_answer_is_shown_where_it_stands() -> None:
    text = SMALL + "  email: {kind: email, address: a@example.com}\nurgent:\n  response: {within: 1h}\n"
    text += "  channel: {placeholder: how}\n"
    placeholders, _ = read_placeholders(
        b"how: {question: q, wording: w, value: telefon}\n", "placeholders.yaml", LANGUAGES
    )
    _, problems = read_contact_config(text.encode(), "contact_config.yaml", placeholders, LANGUAGES)
    assert [(p.code, str(p.place)) for p in problems] == [
        ("contact.unknown_channel", "placeholders.yaml:1 · how")
    ]


def test_holidays_close_listed_hours_only() -> None:
    config = unmistakable()
    line, chat = config.channel("quokka_line"), config.channel("quokka_chat")
    assert config.opening_on(line, date(2031, 7, 29)) == ()  # a Tuesday and a holiday
    assert config.opening_on(line, date(2031, 7, 31)) == ((435, 705), (765, 980))
    assert config.opening_on(line, date(2031, 8, 3)) == ((1330, 1595),)
    assert config.opening_on(chat, date(2031, 7, 29)) == ((0, 1440),)
    with pytest.raises(KeyError):
        config.channel("nobody")


def test_holidays_may_be_ignored() -> None:
    text = SMALL + "  phone:\n    kind: phone\n    number: 193\n    closed_on_holidays: no\n"
    text += "    hours: [{days: mon-sun, opens: 00:00, closes: 24:00}]\n"
    text += "holidays: {days: [{date: 2027-01-01, name: N}]}\n"
    config = config_of(text)
    assert config.opening_on(config.channels[0], date(2027, 1, 1)) == ((0, 1440),)
    assert holiday_problems(config, date(2030, 1, 1)) == []


def codes(text: str, today: date | None = None) -> list[tuple[str, Level, int | None]]:
    config, problems = read_contact_config(text.encode(), "f.yaml", our_placeholders(), LANGUAGES)
    assert config
    found = problems if today is None else holiday_problems(config, today)
    return [(p.code, p.level, p.place.line) for p in found]


PHONE = (
    SMALL
    + "  phone:\n    kind: phone\n    number: 193\n    hours: [{days: mon, opens: 09:00, closes: 10:00}]\n"
)


def test_an_unreviewed_list_stops_a_release() -> None:
    unreviewed = [("contact.holidays_unreviewed", Level.RELEASE, 12)]
    assert codes(PHONE + "holidays:\n  reviewed_until:\n  days: []\n") == unreviewed
    reviewed = (
        "holidays:\n  reviewed_by: A\n  reviewed_until: 2027-12-31\n  days: [{date: 2027-12-31, name: N}]\n"
    )
    assert codes(PHONE + reviewed) == []
    assert codes(SMALL + "  email: {kind: email, address: a@example.com}\n") == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 10, 31), []),
        (date(2027, 11, 1), []),  # 60 days before the end
        (date(2027, 11, 2), ["contact.holidays_end"]),
        (date(2027, 12, 31), ["contact.holidays_end"]),
        (date(2028, 1, 1), ["contact.review_past", "contact.holidays_end"]),
    ],
)
def test_the_list_is_asked_for_in_time(today: date, expected: list[str]) -> None:
    reviewed = (
        "holidays:\n  reviewed_by: A\n  reviewed_until: 2027-12-31\n  days: [{date: 2027-12-31, name: N}]\n"
    )
    assert [code for code, level, line in codes(PHONE + reviewed, today)] == expected
    assert all(level is Level.RELEASE for _, level, _ in codes(PHONE + reviewed, today))
    assert [code for code, _, _ in codes(PHONE, today)] == ["contact.holidays_end"]


def test_the_proposal_is_for_the_year_that_follows() -> None:
    config = our_config()
    (problem,) = holiday_problems(config, date(2027, 12, 1))
    assert "build.py holidays 2028" in problem.text(Words("az"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("+994 55 909 80 00", "+994559098000"),
        ("+994-55-909-80-00", "+994559098000"),
        ("055 909 80 00", "+994559098000"),
        ("(055) 909-80-00", "+994559098000"),
        ("+994 12 404 11 11", "+994124041111"),
        ("193", "193"),
        ("*1234", "*1234"),
        ("*1234#", "*1234#"),
        ("+994 55 909 80", None),
        ("+994 55 909 80 00 ext. 5", "+994559098000;ext=5"),
        ("055 909 80 00, 055 909 80 01", None),
        ("1-800-QUOKKAS", None),
        ("", None),
    ],
)
def test_phone_numbers(written: str, read: str | None) -> None:
    assert read_number(written, "AZ") == read


def test_countries_are_those_of_iso_3166() -> None:
    assert len(COUNTRIES) == 249
    assert {"AZ", "AQ", "GB"} <= COUNTRIES
    assert not {"EU", "XK", "ZZ", "UK"} & COUNTRIES


CLOCK = st.integers(0, 1439).map(lambda m: f"{m // 60:02}:{m % 60:02}")


@given(
    st.lists(
        st.tuples(st.sampled_from(["mon", "tue", "sun"]), CLOCK, CLOCK, st.booleans()), min_size=1, max_size=4
    )
)
def test_hours_that_are_accepted_never_overlap(lines: list[tuple[str, str, str, bool]]) -> None:
    hours = "".join(
        f"      - {{days: {d}, opens: {a}, closes: {b}, next_day: {'yes' if n else 'no'}}}\n"
        for d, a, b, n in lines
    )
    text = SMALL + "  phone:\n    kind: phone\n    number: 193\n    hours:\n" + hours
    config, problems = read_contact_config(text.encode(), "f.yaml", our_placeholders(), LANGUAGES)
    minutes = [0] * (7 * 1440)
    possible = True
    for day, opens, closes, next_day in lines:
        start, end = (int(t[:2]) * 60 + int(t[3:]) for t in (opens, closes))
        end += 1440 * next_day
        possible &= 0 < end - start <= 1440
        for minute in range(start, end):
            minutes[({"mon": 0, "tue": 1, "sun": 6}[day] * 1440 + minute) % len(minutes)] += 1
    assert (config is not None) == (possible and max(minutes) <= 1), [p.code for p in problems]


@given(st.text("organisation:channels\n -{}[]0123456789mon'\"", max_size=120))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    config, problems = read_contact_config(text.encode(), "f.yaml", our_placeholders(), LANGUAGES)
    assert config is not None or problems
    for problem in problems:
        assert problem.text(Words("az"))
