"""The files and data made from the facts: read again by other programs, the same bytes twice."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from contact_facts import LANGUAGES, config_of, our_config, unmistakable
from helpcentre.contact.calendar import calendar
from helpcentre.contact.facts import facts
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.structured_data import organization
from helpcentre.contact.tags import contact_tags
from helpcentre.contact.vcard import fold, vcard
from helpcentre.language.words import Words


def outputs(config: ContactConfig, language: str) -> dict[str, str]:
    tags = contact_tags(config, Words(language), language)
    made = {name: str(tag() if callable(tag) else tag) for name, tag in tags.items()}
    made["vcf"] = unfolded(vcard(config, language))
    made["ics"] = unfolded(calendar(config, language))
    made["json"] = facts(config, [language]).decode()
    made["json-ld"] = json.dumps(organization(config, language), ensure_ascii=False)
    return made


def unfolded(content: bytes) -> str:
    return content.decode().replace("\r\n ", "")


# --- /contact.vcf


def test_vcard() -> None:
    assert vcard(our_config(), "az").decode() == "\r\n".join(
        [
            "BEGIN:VCARD",
            "VERSION:3.0",
            "FN:Allin Event – Dəstək və Kömək Mərkəzi",
            "N:Allin Event;;;;",
            "ORG:Allin Event;Dəstək və Kömək Mərkəzi",
            "TEL;TYPE=WORK,VOICE:+994559098000",
            "IMPP;X-SERVICE-TYPE=Telegram:https://t.me/allintalks_bot",
            "TZ;VALUE=text:Asia/Baku",
            "NOTE:Telefon: Bazar ertəsi–cümə\\, 09:00–19:00",
            "END:VCARD",
            "",
        ]
    )


def test_vcard_escapes_text() -> None:
    nasty = config_of(
        "organisation: {name: 'A; B, C\\D', support_name: Y, time_zone: UTC, country: AZ}\n"
        "channels:\n  email: {kind: email, address: a@example.com}\n"
    )
    assert "ORG:A\\; B\\, C\\\\D;Y" in unfolded(vcard(nasty, "az"))


@given(st.text(max_size=200).filter(lambda text: "\r" not in text and "\n" not in text))
def test_folding_keeps_the_text_and_the_limit(text: str) -> None:
    folded = fold(text)
    assert folded.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in folded.split(b"\r\n"))
    assert folded.decode().replace("\r\n ", "") == text + "\r\n"  # decodes: no letter is cut


# --- /hours.ics


def test_calendar_holidays_and_identities() -> None:
    az = Calendar.from_ical(calendar(our_config(), "az"))
    en = Calendar.from_ical(calendar(our_config(), "en"))
    identities = [str(event["uid"]) for event in az.walk("VEVENT")]
    assert len(set(identities)) == len(identities)
    assert identities == [str(event["uid"]) for event in en.walk("VEVENT")]
    novruz = next(e for e in az.walk("VEVENT") if e.decoded("dtstart") == date(2027, 3, 20))
    assert novruz.decoded("dtend") == date(2027, 3, 25)
    assert str(novruz["summary"]) == "Allin Event: Novruz bayramı, bağlıdır"
    assert {str(zone["tzid"]) for zone in az.walk("VTIMEZONE")} == {"Asia/Baku"}
    stamps = {event.decoded("dtstamp") for event in az.walk("VEVENT")}
    assert stamps == {datetime(2026, 12, 1, tzinfo=UTC)}


def test_calendar_of_what_never_closes_is_whole_days() -> None:
    config = config_of(
        "organisation: {name: X, support_name: Y, time_zone: UTC, country: AZ}\n"
        "channels:\n  phone: {kind: phone, number: 193, hours: 24/7}\n"
        "holidays: {days: [{date: 2027-01-01, name: N}]}\n"
    )
    (event,) = Calendar.from_ical(calendar(config, "az")).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 1, 1), date(2027, 1, 2))
    assert event["rrule"] == {"FREQ": ["DAILY"], "UNTIL": [date(2027, 12, 31)]}


def test_calendar_without_holidays_has_no_end() -> None:
    config = config_of(
        "organisation: {name: X, support_name: Y, time_zone: Europe/Berlin, country: DE}\n"
        "channels:\n  phone:\n    kind: phone\n    number: 193\n"
        "    hours: [{days: mon-fri, opens: 09:00, closes: 17:00}]\n"
    )
    (event,) = Calendar.from_ical(calendar(config, "en")).walk("VEVENT")
    assert "UNTIL" not in event["rrule"]
    assert event.decoded("dtstart").utcoffset() == timedelta(hours=1)


# --- /contact.json


def test_facts() -> None:
    data = json.loads(facts(our_config(), LANGUAGES))
    assert data["version"] == 1
    by_id = {channel["id"]: channel for channel in data["channels"]}
    assert by_id["email"]["value"] is None
    assert by_id["email"]["link"] is None
    assert by_id["email"]["response"] == {
        "minutes": 720,
        "counted": "elapsed",
        "text": {"az": "12 saat ərzində", "en": "within 12 hours"},
    }
    assert by_id["phone"]["hours"]["intervals"] == [
        {"days": [1, 2, 3, 4, 5], "opens": "09:00", "closes": "19:00", "next_day": False}
    ]
    assert by_id["telegram"]["hours"] is None
    assert data["urgent"]["channel"] is None
    assert data["urgent"]["response"]["minutes"] == 60
    assert data["tiers"][0]["benefits"][1]["response"]["minutes"] == 5
    assert data["holidays"]["days"][0]["date"] == "2026-12-31"


# --- JSON-LD


def test_structured_data() -> None:
    data = organization(our_config(), "az", "https://help.example/")
    assert (data["@type"], data["name"], data["url"]) == (
        "Organization",
        "Allin Event",
        "https://help.example/",
    )
    phone, telegram = data["contactPoint"]  # the others are open: nothing to reach them by
    assert phone["telephone"] == "+994559098000"
    assert phone["availableLanguage"] == ["az"]
    weekly, *closed = phone["hoursAvailable"]
    assert (weekly["opens"], weekly["closes"], len(weekly["dayOfWeek"])) == ("09:00", "19:00", 5)
    assert {
        "@type": "OpeningHoursSpecification",
        "validFrom": "2027-03-20",
        "validThrough": "2027-03-24",
    } in closed
    assert telegram["url"] == "https://t.me/allintalks_bot"
    assert "hoursAvailable" not in telegram


def test_structured_data_past_midnight_and_always() -> None:
    data = organization(unmistakable(), "en")
    points = {point["name"]: point for point in data["contactPoint"]}
    assert points["Quokka line"]["hoursAvailable"][2]["closes"] == "02:35"
    assert points["Live chat"]["hoursAvailable"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{day}" for day in DAYS],
            "opens": "00:00",
            "closes": "23:59",
        }
    ]
    assert data["sameAs"] == ["https://gram.example/quokka"]
    assert data["url"] == "https://www.quokka.example/"


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


# --- All of them


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_facts_give_the_same_bytes(language: str) -> None:
    assert outputs(our_config(), language) == outputs(our_config(), language)


NEW_FACTS = {
    "channels": [
        "quokka_desk@quokka.example",
        "tel:+12125550143",
        "@quokka_helper_bot",
        "quokka.example/talk",
        "gram.example/quokka",
        "07:15–11:45",
        "12:45–16:20",
        "22:10–02:35",
        "3 gün",
        "7 dəqiqə",
        "Kvokka xətti",
    ],
    "hours_table": ["07:15–11:45", "12:45–16:20", "22:10–02:35", "24/7", "Şimali Şərqi Amerika"],
    "response_times": ["3 gün", "7 dəqiqə", "17 dəqiqə"],
    "tiers": ["Kisəli", "Canlı çat", "2 dəqiqə", "Zümrüd ödənişləri"],
    "holidays": ["29–30 iyul 2031", "Kvokka bayramı", "2 avqust 2031 (təxmini)", "Ay günü"],
    "vcf": [
        "Quokka & Co",
        "Kvokka köməyi",
        "quokka_desk@quokka.example",
        "+12125550143",
        "quokka_helper_bot",
        "chat.quokka.example/talk",
        "gram.example/quokka",
        "www.quokka.example",
        "07:15–11:45",
        "America/New_York",
    ],
    "ics": [
        "Quokka & Co",
        "Kvokka xətti",
        "T071500",
        "T114500",
        "T124500",
        "T162000",
        "T221000",
        "T023500",
        "BYDAY=TU,WE,TH",
        "BYDAY=SA,SU",
        "20310729",
        "Kvokka bayramı",
        "Ay günü",
        "America/New_York",
    ],
    "json": [
        "Quokka & Co",
        "Kvokka köməyi",
        "gülür",
        "+12125550143",
        "quokka_desk@quokka.example",
        "07:15",
        "02:35",
        "2031-07-29",
        "Kisəli",
        "quokka_helper_bot",
        "talk",
        "gram.example",
        '"minutes": 17',
        "4320",
    ],
    "json-ld": [
        "Quokka & Co",
        "gülür",
        "+12125550143",
        "quokka_desk@quokka.example",
        "quokka_helper_bot",
        "talk",
        "gram.example",
        "07:15",
        "02:35",
        "2031-07-29",
        '"es"',
        "www.quokka.example",
    ],
    "organisation": ["Quokka"],
    "support_name": ["Kvokka köməyi"],
    "motto": ["gülür"],
    "website": ["https://www.quokka.example/"],
    "urgent": ["tel:+12125550143"],
    "hours": ["07:15–11:45", "24/7"],
    "response": ["3 gün", "17 dəqiqə"],
}


@pytest.mark.parametrize("name", NEW_FACTS)
def test_every_fact_appears_where_it_should(name: str) -> None:
    made = outputs(unmistakable(), "az")[name]
    assert [fact for fact in NEW_FACTS[name] if fact not in made] == []


def test_no_wording_of_other_facts_is_left() -> None:
    ours, theirs = outputs(our_config(), "az"), outputs(unmistakable(), "az")
    old = re.compile(r"Allin|allintalks|994|09:00|19:00|12 saat|1 saat|5 dəqiqə|Novruz|VIP|Premium|Instagram")
    assert any(old.search(text) for text in ours.values())
    assert {name: old.findall(text) for name, text in theirs.items() if old.search(text)} == {}
