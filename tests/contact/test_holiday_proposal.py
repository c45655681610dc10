"""The proposal of holidays can be pasted, marks what is estimated, and repeats no wrong letters."""

from __future__ import annotations

import pytest

from contact_facts import config_of
from helpcentre.contact import holiday_proposal
from helpcentre.contact.holiday_proposal import propose

SMALL = """organisation: {name: X, support_name: Y, time_zone: Asia/Baku, country: AZ}
channels:
  phone:
    kind: phone
    number: 193
    hours: [{days: mon-fri, opens: 09:00, closes: 19:00}]
holidays:
  days:
"""


def test_it_is_what_the_file_wants() -> None:
    config = config_of(SMALL + propose("AZ", [2027], ["az", "en"]))
    days = {holiday.day.isoformat(): holiday for holiday in config.holidays.days}
    assert all(day.startswith("2027-") for day in days)
    assert days["2027-03-20"].name.text("az") == "Novruz bayramı"
    assert days["2027-01-01"].name.text("en") == "New Year's Day"
    estimated = sorted(day for day, holiday in days.items() if holiday.estimated)
    assert estimated == ["2027-03-09", "2027-03-10", "2027-05-16", "2027-05-17", "2027-05-18"]
    assert days["2027-05-18"].name.text("az") == "Qurban bayramı (istirahət günü)"


def test_wrong_letters_are_put_right_or_pointed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "bayrami" not in propose("AZ", [2026], ["az", "en"])
    _, suspect = holiday_proposal._spelling("az")
    monkeypatch.setattr(holiday_proposal, "_spelling", lambda _: ({}, suspect))
    text = propose("AZ", [2027], ["az", "en"])
    lines = text.splitlines()
    assert lines[lines.index("    # yazılışını yoxlayın: bayrami") + 1].startswith("    - {date: 2027-03-09")


def test_a_language_without_names_is_said() -> None:
    text = propose("AZ", [2027], ["az", "ru"])
    assert "    # bu dildə ad yoxdur, özünüz yazın: ru" in text
    assert "ru:" not in text.replace("yazın: ru", "")


def test_the_same_twice() -> None:
    assert propose("AZ", [2028, 2027], ["az"]) == propose("AZ", [2027, 2028, 2027], ["az"])
