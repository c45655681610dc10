"""Dates, seasons, appointments, holidays of a part of a country: what is made of them in words and files."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from contact_facts import LANGUAGES, config_of
from helpcentre.contact.calendar import calendar
from helpcentre.contact.cards import channel_cards
from helpcentre.contact.facts import facts
from helpcentre.contact.hours import exception_lines, hours_heading, usual_hours
from helpcentre.contact.hours_check import past_exceptions
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.reader import read_contact_config
from helpcentre.contact.structured_data import organization
from helpcentre.contact.tags import contact_tags
from helpcentre.contact.vcard import vcard
from helpcentre.language.words import Words
from helpcentre.problem import Level, Problem
from helpcentre.source.placeholder import Placeholders

HEAD = "organisation: {{name: X, support_name: Y, time_zone: {zone}, country: {country}{more}}}\nchannels:\n"
BERLIN = HEAD.format(zone="Europe/Berlin", country="DE", more="")
PHONE = BERLIN + "  phone:\n    kind: phone\n    number: 193\n    hours:\n"
MON_FRI = PHONE + "      - {days: mon-fri, opens: 09:00, closes: 17:00}\n"
EXCEPTIONS = """    seasons:
      - from: 07-01
        until: 08-31
        reason: {az: Yay, en: Summer}
        hours: [{days: mon-thu, opens: 08:00, closes: 14:00}]
      - {from: 2027-02-01, until: 2027-02-05, closed: yes, reason: {az: Köçmə, en: Move}}
    dates:
      - {date: 2027-12-24, opens: 09:00, closes: 11:00}
      - {date: 2027-12-24, opens: 12:00, closes: 13:00, reason: {az: Bayram axşamı, en: Christmas Eve}}
      - {date: 2027-01-20, closed: yes}
      - {date: 12-31, by_appointment: yes}
holidays:
  days: [{date: 2027-12-25, name: Christmas}]
"""


def full() -> ContactConfig:
    return config_of(MON_FRI + EXCEPTIONS)


def problems_of(text: str) -> list[Problem]:
    return read_contact_config(text.encode(), "contact_config.yaml", Placeholders(), LANGUAGES)[1]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "July 1 – August 31: Monday–Thursday, 08:00–14:00 (Summer)",
                "January 20, 2027: closed",
                "February 1–5, 2027: closed (Move)",
                "December 24, 2027: 09:00–11:00 and 12:00–13:00 (Christmas Eve)",
                "December 31: by appointment",
            ],
        ),
        (
            "az",
            [
                "1 iyul – 31 avqust: bazar ertəsi–cümə axşamı, 08:00–14:00 (Yay)",
                "20 yanvar 2027: bağlıdır",
                "1–5 fevral 2027: bağlıdır (Köçmə)",
                "24 dekabr 2027: 09:00–11:00 və 12:00–13:00 (Bayram axşamı)",
                "31 dekabr: əvvəlcədən razılaşmaqla",
            ],
        ),
    ],
)
def test_exceptions_in_words(language: str, expected: list[str]) -> None:
    config = full()
    lines = exception_lines(config, config.channels[0], Words(language))
    assert [line.text for line in lines] == expected
    assert [line.last and line.last.isoformat() for line in lines] == [
        None,
        "2027-01-20",
        "2027-02-05",
        "2027-12-24",
        None,
    ]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("      - {days: sat, by_appointment: yes}\n", "Saturday, by appointment"),
        (
            "      - {days: sat, opens: 10:00, closes: 14:00, by_appointment: yes}\n",
            "Saturday, 10:00–14:00 (by appointment)",
        ),
        (
            "      - {days: sat, opens: 09:00, closes: 10:00}\n"
            "      - {days: sat, opens: 10:00, closes: 14:00, by_appointment: yes}\n",
            "Saturday, 09:00–10:00 and 10:00–14:00 (by appointment)",
        ),
    ],
)
def test_appointments_in_words(hours: str, expected: str) -> None:
    week = config_of(PHONE + hours).channels[0].hours
    assert week
    assert hours_heading(week, Words("en")) == expected


@pytest.mark.parametrize("written", ["by appointment", "by_appointment", "By Appointment"])
def test_a_channel_by_appointment_alone(written: str) -> None:
    config = config_of(PHONE.rstrip("\n") + f" {written}\n")
    assert usual_hours(config, config.channels[0], Words("en")) == "by appointment"
    assert "Əvvəlcədən razılaşmaqla" in contact_tags(config, Words("az"), "az")["hours_table"]()


def test_the_page_has_what_is_coming_and_says_until_when() -> None:
    table = contact_tags(full(), Words("en"), "en")["hours_table"]()
    assert '<li data-hc-until="2027-02-05">February 1–5, 2027: closed (Move)</li>' in table
    assert "<li>December 31: by appointment</li>" in table
    tag = contact_tags(full(), Words("en"), "en")["hours"]["phone"]
    assert '<span data-hc-until="2027-01-20">; January 20, 2027&#58; closed</span>' in tag
    assert "data-hc-until" not in contact_tags(config_of(MON_FRI), Words("en"), "en")["hours_table"]()
    (card,) = channel_cards(full(), Words("en"), "en")
    assert card.facts == (
        "Monday–Friday, 09:00–17:00 (except public holidays); "
        "July 1 – August 31: Monday–Thursday, 08:00–14:00 (Summer); December 31: by appointment"
    )


def test_nothing_is_said_of_holidays_that_nobody_listed() -> None:
    for text in (MON_FRI, MON_FRI + "    closed_on_holidays: yes\n"):
        config = config_of(text)
        tags = contact_tags(config, Words("en"), "en")
        said = [
            usual_hours(config, config.channels[0], Words("en")),
            tags["hours_table"](),
            tags["channels"](),
        ]
        assert [text for text in said if "holiday" in text.lower()] == []
    config = config_of(MON_FRI + "holidays: {days: [{date: 2027-01-01, name: N}]}\n")
    assert "except public holidays" in usual_hours(config, config.channels[0], Words("en"))


def test_24_7_that_closes_on_holidays_says_so() -> None:
    always = PHONE.rstrip("\n") + " 24/7\n"
    holidays = "holidays: {days: [{date: 2027-01-01, name: N}]}\n"
    open_then = config_of(always + holidays)
    closed_then = config_of(always + "    closed_on_holidays: yes\n" + holidays)
    new_year = date(2027, 1, 1)
    assert open_then.opening_on(open_then.channels[0], new_year) == ((0, 1440),)
    assert closed_then.opening_on(closed_then.channels[0], new_year) == ()
    assert usual_hours(open_then, open_then.channels[0], Words("en")) == "24/7"
    assert usual_hours(closed_then, closed_then.channels[0], Words("en")) == "24/7 (except public holidays)"


def test_structured_data_has_dates_and_seasons() -> None:
    point = organization(full(), "en", "https://help.example/")["contactPoint"][0]
    found: set[tuple[Any, ...]] = {
        (
            entry.get("validFrom"),
            entry.get("validThrough"),
            entry.get("opens"),
            entry.get("closes"),
            len(entry.get("dayOfWeek", [])),
        )
        for entry in point["hoursAvailable"]
    }
    assert found == {
        (None, None, "09:00", "17:00", 5),
        ("2027-07-01", "2027-08-31", "08:00", "14:00", 4),
        ("2027-07-01", "2027-08-31", None, None, 1),  # on Fridays of the summer it is closed
        ("2027-02-01", "2027-02-05", None, None, 0),
        ("2027-12-24", "2027-12-24", "09:00", "11:00", 0),
        ("2027-12-24", "2027-12-24", "12:00", "13:00", 0),
        ("2027-01-20", "2027-01-20", None, None, 0),
        ("2027-12-31", "2027-12-31", None, None, 0),  # by appointment is not open to everybody
        ("2027-12-25", "2027-12-25", None, None, 0),
    }


def test_files_have_all_of_it() -> None:
    config = full()
    hours = json.loads(facts(config, LANGUAGES))["channels"][0]["hours"]
    assert [(season["first"], season["last"]) for season in hours["seasons"]] == [
        ("07-01", "08-31"),
        ("2027-02-01", "2027-02-05"),
    ]
    dates = {entry["date"]: entry for entry in hours["dates"]}
    assert dates["2027-12-24"]["intervals"][1] == {"opens": "12:00", "closes": "13:00", "next_day": False}
    assert dates["2027-12-24"]["reason"] == {"az": "Bayram axşamı", "en": "Christmas Eve"}
    assert dates["12-31"]["by_appointment"] == [{"opens": "00:00", "closes": "24:00", "next_day": False}]
    note = vcard(config, "en").decode().replace("\r\n ", "")
    assert "January 20\\, 2027: closed" in note
    events = Calendar.from_ical(calendar(config, "en")).walk("VEVENT")
    summaries = [str(event["summary"]) for event in events]
    assert {"X, telephone: Move, closed", "X, telephone: closed", "X: Christmas, closed"} <= set(summaries)
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_what_is_over_is_told_and_stops_nothing() -> None:
    found = past_exceptions(full(), date(2027, 3, 1))
    assert [(p.code, p.level, p.values["found"], p.place.line) for p in found] == [
        ("contact.date_past", Level.WARNING, "2027-02-05", 13),
        ("contact.date_past", Level.WARNING, "2027-01-20", 17),
    ]
    assert past_exceptions(full(), date(2027, 1, 1)) == []


# --- Days that run round the week


@pytest.mark.parametrize(
    ("country", "zone", "days", "expected"),
    [
        ("DE", "Europe/Berlin", "fri-mon", ("fri-mon", "4", "fri, sat, sun, mon", "mon-fri")),
        ("DE", "Europe/Berlin", "sun-thu", ("sun-thu", "5", "sun, mon, tue, wed, thu", "thu-sun")),
        ("DE", "Europe/Berlin", "[tue, sat–mon]", ("sat–mon", "3", "sat, sun, mon", "mon-sat")),
        ("IL", "Asia/Jerusalem", "sun-thu", None),
        ("US", "America/New_York", "sun-sat", None),
        ("US", "America/New_York", "fri-mon", ("fri-mon", "4", "fri, sat, sun, mon", "mon-fri")),
        ("US", "America/New_York", "sat-sun", None),
        ("DE", "Europe/Berlin", "sat-sun", None),
        ("DE", "Europe/Berlin", "[fri, sat, sun, mon]", None),
    ],
)
def test_days_round_the_week_are_pointed_out(
    country: str, zone: str, days: str, expected: tuple[str, ...] | None
) -> None:
    head = HEAD.format(zone=zone, country=country, more="")
    text = head + "  phone:\n    kind: phone\n    number: 193\n    hours:\n"
    text += f"      - {{days: {days}, opens: 09:00, closes: 10:00}}\n"
    found = [p for p in problems_of(text) if p.code == "contact.days_round_the_week"]
    if expected is None:
        assert found == []
        return
    (problem,) = found
    assert problem.level is Level.WARNING
    assert (*(problem.values[key] for key in ("found", "count", "days", "other")),) == expected


# --- What messages suggest


@pytest.mark.parametrize(
    ("country", "zone", "meant"),
    [
        ("US", "EST", "America/New_York"),
        ("DE", "EST", "Europe/Berlin"),
        ("AZ", "MSK", "Asia/Baku"),
        ("US", "PST", "America/Los_Angeles"),
        ("US", "New York", "America/New_York"),
        ("US", "America/Chicgo", "America/Chicago"),
        ("IN", "IST", "Asia/Kolkata"),
        ("IN", "GMT+5:30", "Asia/Kolkata"),
        ("DE", "CET", "Europe/Berlin"),
        ("DE", "UTC+1", "Europe/Berlin"),
        ("AZ", "Bakı", "Asia/Baku"),
        ("AZ", "nonsense", "Asia/Baku"),
        ("GB", "BST", "Europe/London"),
        ("AU", "AEST", "Australia/Hobart, Australia/Brisbane"),
        ("CA", "MST", "America/Whitehorse, America/Edmonton"),
        ("BR", "nonsense", "America/Araguaina, America/Cuiaba, America/Noronha, America/Eirunepe"),
        ("FR", "Asia/Bakku", "Asia/Baku"),
    ],
)
def test_time_zones_are_those_of_the_country(country: str, zone: str, meant: str) -> None:
    text = HEAD.format(zone=zone, country=country, more="") + "  mail: {kind: email, address: a@b.example}\n"
    (problem,) = problems_of(text)
    assert problem.code == "contact.time_zone"
    assert problem.values["nearest"] == meant


@pytest.mark.parametrize(
    ("written", "zone", "meant"),
    [
        ("UK", "Europe/London", "GB"),
        ("USA", "America/New_York", "US"),
        ("Germany", "Europe/Berlin", "DE"),
        ("Almaniya", "Europe/Berlin", "DE"),
        ("xx", "Europe/Vienna", "AT"),
        ("zz1", "Nowhere", "AZ, US"),
    ],
)
def test_countries_are_guessed_from_names_zone_and_languages(written: str, zone: str, meant: str) -> None:
    text = HEAD.format(zone=zone, country=written, more="") + "  mail: {kind: email, address: a@b.example}\n"
    found = [p for p in problems_of(text) if p.code == "contact.country"]
    assert [p.values["nearest"] for p in found] == [meant]


@pytest.mark.parametrize(
    ("country", "zone", "prefix"), [("DE", "Europe/Berlin", "+49 "), ("US", "America/New_York", "+1 ")]
)
def test_telephone_examples_are_of_the_country(country: str, zone: str, prefix: str) -> None:
    text = HEAD.format(zone=zone, country=country, more="")
    text += "  phone: {kind: phone, number: 1-800-QUOKKAS, hours: 24/7}\n"
    (problem,) = problems_of(text)
    assert f": {prefix}" in problem.remedy(Words("en"))
    assert "994" not in problem.remedy(Words("az"))


@pytest.mark.parametrize(
    ("country", "zone", "written", "code"),
    [
        ("DE", "Europe/Berlin", "BY", "BY"),
        ("DE", "Europe/Berlin", "Bayern", "BY"),
        ("GB", "Europe/London", "England", "ENG"),
        ("DE", "Europe/Berlin", "Bavaria", None),
        ("AZ", "Asia/Baku", "BA", None),
    ],
)
def test_parts_of_countries(country: str, zone: str, written: str, code: str | None) -> None:
    text = HEAD.format(zone=zone, country=country, more=f", subdivision: {written}")
    text += "  mail: {kind: email, address: a@b.example}\n"
    if code:
        assert config_of(text).organisation.subdivision == code
        return
    (problem,) = problems_of(text)
    assert problem.values["found"] == written
    assert country == "AZ" or "BY (Bayern)" in problem.values["known"]
