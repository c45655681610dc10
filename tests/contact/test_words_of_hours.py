"""Hours, holidays and response times as people read them."""

from __future__ import annotations

from datetime import date

import pytest

from contact_facts import our_config, unmistakable
from helpcentre.contact.hours import holiday_periods, hours_heading, hours_text, period_text
from helpcentre.contact.response import response_text
from helpcentre.contact.schedule import Holiday, Hours, Interval
from helpcentre.contact.value import Response
from helpcentre.language.words import Words
from helpcentre.source.validation import LocalText

NINE_TO_SEVEN = (540, 1140)


def hours(*intervals: tuple[tuple[int, ...], tuple[int, int]]) -> Hours:
    return Hours(tuple(Interval(days, *times) for days, times in intervals))


@pytest.mark.parametrize(
    ("week", "az", "en"),
    [
        (
            hours(((0, 1, 2, 3, 4), NINE_TO_SEVEN)),
            "Bazar ertəsi–cümə, 09:00–19:00",
            "Monday–Friday, 09:00–19:00",
        ),
        (hours(((5,), NINE_TO_SEVEN)), "Şənbə, 09:00–19:00", "Saturday, 09:00–19:00"),
        (
            hours(((5, 6), NINE_TO_SEVEN)),
            "Şənbə və bazar, 09:00–19:00",
            "Saturday and Sunday, 09:00–19:00",
        ),
        (
            hours(((0, 2, 4), NINE_TO_SEVEN)),
            "Bazar ertəsi, çərşənbə və cümə, 09:00–19:00",
            "Monday, Wednesday, and Friday, 09:00–19:00",
        ),
        (
            hours(((0, 1, 2, 4), NINE_TO_SEVEN)),
            "Bazar ertəsi–çərşənbə və cümə, 09:00–19:00",
            "Monday–Wednesday and Friday, 09:00–19:00",
        ),
        (hours((tuple(range(7)), NINE_TO_SEVEN)), "Hər gün, 09:00–19:00", "Every day, 09:00–19:00"),
        (
            hours(((0, 1), (840, 1080)), ((0, 1), (540, 780)), ((5,), (600, 1440))),
            "Bazar ertəsi və çərşənbə axşamı, 09:00–13:00 və 14:00–18:00; şənbə, 10:00–24:00",
            "Monday and Tuesday, 09:00–13:00 and 14:00–18:00; Saturday, 10:00–24:00",
        ),
        (
            hours(((4,), (1320, 1560))),
            "Cümə, 22:00–02:00 (növbəti gün)",
            "Friday, 22:00–02:00 (the next day)",
        ),
        (Hours((Interval(tuple(range(7)), 0, 1440),), always=True), "24/7", "24/7"),
    ],
)
def test_weeks(week: Hours, az: str, en: str) -> None:
    assert (hours_heading(week, Words("az")), hours_heading(week, Words("en"))) == (az, en)


def test_within_a_sentence_days_are_small() -> None:
    phone = our_config().channel("phone")
    assert phone.hours
    assert hours_text(phone.hours, Words("az")) == "bazar ertəsi–cümə, 09:00–19:00"


@pytest.mark.parametrize(
    ("response", "az", "en"),
    [
        (Response(12, "hour"), "12 saat ərzində", "within 12 hours"),
        (Response(1, "hour"), "1 saat ərzində", "within 1 hour"),
        (Response(5, "minute"), "5 dəqiqə ərzində", "within 5 minutes"),
        (
            Response(2, "day", "working"),
            "2 gün ərzində (yalnız iş saatları sayılır)",
            "within 2 days (only opening hours count)",
        ),
    ],
)
def test_response_times(response: Response, az: str, en: str) -> None:
    assert (response_text(response, Words("az")), response_text(response, Words("en"))) == (az, en)


@pytest.mark.parametrize(
    ("first", "last", "az", "en"),
    [
        (date(2027, 3, 20), date(2027, 3, 24), "20–24 mart 2027", "March 20–24, 2027"),
        (date(2027, 3, 20), date(2027, 3, 20), "20 mart 2027", "March 20, 2027"),
        (
            date(2027, 3, 30),
            date(2027, 4, 2),
            "30 mart 2027 – 2 aprel 2027",
            "March 30, 2027 – April 2, 2027",
        ),
        (date(2026, 12, 31), date(2027, 1, 2), "31 dekabr 2026 – 2 yanvar 2027", None),
    ],
)
def test_periods(first: date, last: date, az: str, en: str | None) -> None:
    assert period_text(first, last, Words("az")) == az
    assert en in (None, period_text(first, last, Words("en")))


def test_days_in_a_row_with_one_name_are_one_period() -> None:
    novruz, other = LocalText("Novruz"), LocalText("Bayram")
    days = [Holiday(date(2027, 3, day), novruz) for day in (22, 20, 21)]
    days += [Holiday(date(2027, 3, 23), other), Holiday(date(2027, 3, 25), other)]
    days += [Holiday(date(2027, 3, 26), other, estimated=True)]
    periods = [(p.first.day, p.last.day, p.holiday.name.text("az")) for p in holiday_periods(days)]
    assert periods == [(20, 22, "Novruz"), (23, 23, "Bayram"), (25, 25, "Bayram"), (26, 26, "Bayram")]


def test_no_case_ending_hangs_on_a_value() -> None:
    for channel in unmistakable().channels:
        if channel.hours:
            assert "'" not in hours_text(channel.hours, Words("az"))
