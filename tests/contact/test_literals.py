"""Contact facts written by hand are found; examples pass."""

from __future__ import annotations

import pytest

from contact_facts import config_of, our_config, unmistakable
from helpcentre.contact.literals import find_literals, find_unknown_contacts
from helpcentre.language.words import Words

NBSP = "\N{NO-BREAK SPACE}"


def found(text: str) -> list[str]:
    return [problem.values["tag"] for problem in find_literals(text, "a.md", 1, our_config())]


@pytest.mark.parametrize(
    "text",
    [
        "+994 55 909 80 00",
        "+994559098000",
        f"+994{NBSP}55{NBSP}909{NBSP}80{NBSP}00",
        "+994-55-909-80-00",
        "+994 (55) 909 80 00",
        "+994 (0) 55 909 80 00",
        "00994 55 909 80 00",
        "994 55 909 80 00",
        "055 909 80 00",
        "(055) 909-80-00",
        "55 909 80 00",
        "Zəng edin: 0559098000.",
        "`+994 55 909 80 00`",
        "[zəng](tel:+994559098000)",
        "055\n909 80 00",
    ],
)
def test_phone(text: str) -> None:
    assert found(text) == ["{{ phone }}"]


@pytest.mark.parametrize(
    "text",
    [
        "@allintalks_bot",
        "@Allintalks_Bot",
        "https://t.me/allintalks_bot",
        "t.me/allintalks_bot",
        "[bot](https://t.me/allintalks_bot?start=az)",
        "https://telegram.me/allintalks_bot",
        "tg://resolve?domain=allintalks_bot",
    ],
)
def test_telegram(text: str) -> None:
    assert found(text) == ["{{ telegram }}"]


@pytest.mark.parametrize(
    "text",
    [
        "09:00–19:00",
        "09:00-19:00",
        "09:00 — 19:00",
        "9:00–19:00",
        "09.00 - 19.00",
        "09:00-dan 19:00-dək",
        "saat 09:00-dan 19:00-a qədər",
        "saat 09:00-dan saat 19:00-dək",
        "from 09:00 to 19:00",
    ],
)
def test_hours(text: str) -> None:
    assert found(text) == ["{{ hours.phone }}"]


@pytest.mark.parametrize(
    "text",
    [
        "Tədbir saat 19:00-da başlayır.",
        "Tədbir 19:00–22:00",
        "09:00–19:30",
        "109:00–19:00",
        "Sifariş 0559098000123",
        "+994 55 909 80 01",
        "+994 50 123 45 67",
        "@allintalks_bots",
        "user@allintalks_bot.example",
        "not.me/allintalks_bot",
        "{{ phone }} və {{ hours.phone }}",
        "{{ channels() }}",
        "24/7",
        "2027-09-09",
    ],
)
def test_examples_pass(text: str) -> None:
    assert found(text) == []


def test_other_kinds_of_channels() -> None:
    text = "yazın: quokka_desk@quokka.example, https://chat.quokka.example/talk və gram.example/quokka/,\n"
    text += "mailto:quokka_desk@quokka.example, (212) 555-0143, www.quokka.example\n22:10–02:35"
    tags = [(p.place.line, p.values["tag"]) for p in find_literals(text, "a.md", 7, unmistakable())]
    assert tags == [
        (7, "{{ quokka_mail }}"),
        (7, "{{ quokka_chat }}"),
        (7, "{{ quokka_gram }}"),
        (8, "{{ quokka_mail }}"),
        (8, "{{ quokka_line }}"),
        (8, "{{ website }}"),
        (9, "{{ hours.quokka_line }}"),
    ]


def test_a_short_number_counts_where_it_is_dialled() -> None:
    config = config_of(
        "organisation: {name: X, support_name: Y, time_zone: UTC, country: AZ}\n"
        "channels:\n  phone: {kind: phone, number: 193, hours: 24/7}\n"
    )
    text = "Qiyməti 193 manatdır. [zəng](tel:193)"
    assert len(find_literals(text, "a.md", 1, config)) == 1


def test_message() -> None:
    (problem,) = find_literals("{{ motto }}\n\nZəng: 055 909 80 00", "docs/az/a.md", 5, our_config())
    assert problem.text(Words("az")) == (
        "docs/az/a.md:7\n"
        "    Tapıldı: əlaqə məlumatı mətnə əl ilə yazılıb: 055 909 80 00\n"
        "    Nə etməli: əvəzinə teq yazın: {{ phone }}"
    )


# --- Contacts that are not the configured ones --------------------------------------------------------------


def unknown(text: str) -> list[str]:
    return [problem.values["found"] for problem in find_unknown_contacts(text, "a.md", 1, our_config())]


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Zəng edin: +994 55 909 80 01.", "+994 55 909 80 01"),
        ("055 909 80 01", "055 909 80 01"),
        ("[zəng](tel:+994559098001)", "+994559098001"),
        ("+44 20 7946 1958", "+44 20 7946 1958"),
        ("destek@allin.az ünvanına yazın", "destek@allin.az"),
        ("[yazın](mailto:destek@allin.az)", "destek@allin.az"),
        ("@allintalks_bots", "@allintalks_bots"),
        ("https://t.me/allin_talks_bot", "t.me/allin_talks_bot"),
    ],
)
def test_a_contact_that_differs_is_found(text: str, contact: str) -> None:
    assert unknown(text) == [contact]
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "+994 55 909 80 00 və @allintalks_bot",  # ours: `find_literals` has its say
        "+994 12 555 55 55",
        "050 123 45 67",
        "+1 212 555 0143",
        "ad@example.com, ad@poct.example",
        "`+994 55 909 80 01`, `destek@bank.az` və ``@basqa_bot``",
        "```\n+994 55 909 80 01\n```",
        "{{ phone }} {{ telegram }}",
        "Sifariş 0559098000123, IBAN AZ21 NABZ 0000 0000 1370 1000 1944",
        "4169 7388 1234 5678 kartı, 2027-03-20 14:20, 12 345 manat",
        "102 və ya 112 nömrəsinə zəng edin",
        "t.me/share/url?url=x",
    ],
)
def test_examples_and_what_is_no_contact_pass(text: str) -> None:
    assert unknown(text) == []


def test_message_of_an_unknown_contact() -> None:
    (problem,) = find_unknown_contacts("a\n\nZəng: 055 909 80 01", "docs/az/a.md", 5, our_config())
    assert problem.text(Words("az")) == (
        "docs/az/a.md:7\n"
        "    Tapıldı: contact_config.yaml faylında olmayan əlaqə məlumatı: 055 909 80 01\n"
        "    Nə etməli: bizim kanaldırsa, teq yazın, məsələn {{ phone }}; nümunədirsə və ya başqa "
        "təşkilatındırsa, kod kimi yazın: `055 909 80 01`"
    )
