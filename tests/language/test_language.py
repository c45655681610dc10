"""What depends on a human language: casing, addresses of headings, dates in words."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from helpcentre.language import casing
from helpcentre.language.dates import (
    locale_with_territory,
    long_date,
    weekday_name,
)
from helpcentre.language.slug import slugify

DOT = "\N{COMBINING DOT ABOVE}"


@pytest.mark.parametrize(
    ("text", "language", "small", "capital"),
    [
        ("i", "az", "i", "İ"),
        ("İ", "az", "i", "İ"),
        ("ı", "az", "ı", "I"),
        ("I", "az", "ı", "I"),
        ("İsmayıllı", "az", "ismayıllı", "İSMAYILLI"),
        ("Iğdır", "az", "ığdır", "IĞDIR"),
        ("BİLET", "az", "bilet", "BİLET"),
        ("Qızıl", "az", "qızıl", "QIZIL"),
        ("ƏÖÜĞŞÇ", "az", "əöüğşç", "ƏÖÜĞŞÇ"),
        ("İstanbul", "tr", "istanbul", "İSTANBUL"),
        ("IRMAK", "tr", "ırmak", "IRMAK"),
        ("I", "en", "i", "I"),
        ("i", "en", "i", "I"),
        ("İ", "en", "i", "İ"),
        ("INFO", "en", "info", "INFO"),
        (f"I{DOT}smayıl", "az", "ismayıl", f"I{DOT}SMAYIL"),
        (f"i{DOT}", "az", "i", "İ"),
        ("", "az", "", ""),
    ],
)
def test_casing(text: str, language: str, small: str, capital: str) -> None:
    assert casing.lower(text, language) == small
    assert casing.upper(text, language) == capital


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ -"))
def test_azerbaijani_letters_survive_both_ways(text: str) -> None:
    assert casing.lower(casing.upper(text, "az"), "az") == casing.lower(text, "az")
    assert casing.upper(casing.lower(text, "az"), "az") == casing.upper(text, "az")


@given(st.text(), st.sampled_from(["az", "tr", "en"]))
def test_small_letters_never_get_a_combining_dot(text: str, language: str) -> None:
    assert f"i{DOT}" not in casing.lower(text.replace(DOT, ""), language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("iş saatları", "az", "İş saatları"),
        ("ilk BİLET", "az", "İlk BİLET"),
        ("ışıq", "az", "Işıq"),
        ("istanbul", "en", "Istanbul"),
        ("", "az", ""),
        ("24/7", "az", "24/7"),
    ],
)
def test_a_sentence_starts_with_a_capital(text: str, language: str, expected: str) -> None:
    assert casing.sentence_start(text, language) == expected


@pytest.mark.parametrize(
    ("heading", "address"),
    [
        ("Nə lazımdır", "ne-lazimdir"),
        ("Ödəniş üsulu", "odenis-usulu"),
        ("İki mərhələli doğrulama", "iki-merheleli-dogrulama"),
        ("IĞDIR ığdır", "igdir-igdir"),
        ("Şəxsi kabinetə giriş", "sexsi-kabinete-giris"),
        ("Çıxış (2-ci addım)", "cixis-2-ci-addim"),
        ("E-poçt: ad@example.com?", "e-poct-ad-examplecom"),
        ("Allah’ın", "allahin"),
        ("Возврат денег", "vozvrat-deneg"),
        ("Щедрый ёж, объявление", "shchedryi-ezh-obieiavlenie"),
        ("№ 5", "no-5"),
        ("½ qiymət", "1-2-qiymet"),
        ("v1.2", "v12"),
        ("日本", "section"),
        ("?!", "section"),
        ("", "section"),
    ],
)
def test_the_address_of_a_heading(heading: str, address: str) -> None:
    assert slugify(heading) == address


@given(st.text())
@examples(500)
def test_every_address_is_ascii_and_stays_as_it_is(heading: str) -> None:
    address = slugify(heading)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", address)
    assert slugify(address) == address


def test_an_address_takes_the_separator_that_toc_asks_for() -> None:
    assert slugify("Nə lazımdır", "_") == "ne_lazimdir"


@pytest.mark.parametrize(
    ("language", "long"),
    [
        ("az", "22 noyabr 2026"),
        ("en", "November 22, 2026"),
        ("tr", "22 Kasım 2026"),
        ("pt-BR", "22 de novembro de 2026"),
    ],
)
def test_dates_in_words(language: str, long: str) -> None:
    assert long_date(date(2026, 11, 22), language) == long


def test_weekdays_count_from_monday() -> None:
    names = [weekday_name(weekday, "az") for weekday in range(7)]
    assert names == [
        "bazar ertəsi",
        "çərşənbə axşamı",
        "çərşənbə",
        "cümə axşamı",
        "cümə",
        "şənbə",
        "bazar",
    ]
    assert weekday_name(date(2027, 3, 20).weekday(), "az") == "şənbə"


def test_a_month_has_its_azerbaijani_name() -> None:
    months = [long_date(date(2027, month, 1), "az").split()[1] for month in range(1, 13)]
    assert months == (
        "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split()  # noqa: SIM905
    )


@pytest.mark.parametrize(("language", "locale"), [("az", "az_AZ"), ("en", "en_US"), ("tr", "tr_TR")])
def test_a_language_has_the_territory_it_is_read_in(language: str, locale: str) -> None:
    assert locale_with_territory(language) == locale
