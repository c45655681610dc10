"""The tags of the contact facts, and that Markdown leaves them as they are."""

from __future__ import annotations

import html
import re
from pathlib import Path

import html5lib
import pytest
from markdown import Markdown

from contact_facts import ANSWERED, LANGUAGES, config_of, our_config, our_placeholders, unmistakable
from helpcentre.contact.tags import TAG_NAMES, contact_tags
from helpcentre.language.words import Words

NBSP = "\N{NO-BREAK SPACE}"
BLOCKS = ("channels", "hours_table", "response_times", "tiers", "holidays")


def tags(language: str = "az") -> dict[str, object]:
    return contact_tags(our_config(), Words(language), language)


def block(name: str, language: str = "az") -> str:
    made = tags(language)[name]
    assert callable(made)
    return str(made())


def test_inline_tags() -> None:
    ours = tags()
    assert ours["phone"] == (
        f'<a class="hc-contact" href="tel:+994559098000">+994{NBSP}55{NBSP}909{NBSP}80{NBSP}00</a>'
    )
    assert ours["telegram"] == (
        '<a class="hc-contact" href="https://t.me/allintalks_bot">&#64;allintalks&#95;bot</a>'
    )
    assert ours["motto"] == "Hər addımda yanınızdayıq."
    assert ours["organisation"] == "Allin Event"
    assert ours["support_name"] == "Dəstək və Kömək Mərkəzi"
    assert ours["hours"] == {"chat": "24/7", "phone": "bazar ertəsi–cümə, 09:00–19:00"}
    assert ours["response"] == {"email": "12 saat ərzində", "urgent": "1 saat ərzində"}
    assert tags("en")["response"] == {"email": "within 12 hours", "urgent": "within 1 hour"}


def test_an_open_value_is_words_and_no_link() -> None:
    ours = tags()
    placeholders = our_placeholders()
    for id, name in (("chat", "chat_address"), ("email", "email_address"), ("instagram", "instagram_page")):
        entry = placeholders.get(name)
        assert entry
        if entry.value is None:
            assert ours[id] == entry.wording.text("az")
    assert "{" not in block("channels")
    assert 'href=""' not in block("channels")


def test_what_has_nothing_to_say_is_not_there() -> None:
    small = config_of(
        "organisation: {name: X, support_name: Y, time_zone: UTC, country: AZ}\n"
        "channels:\n  email: {kind: email, address: a@example.com}\n"
    )
    made = contact_tags(small, Words("az"), "az")
    assert set(made) == {"email", "organisation", "support_name", "hours", "response", "channels", "write_us"}
    assert made["hours"] == {}
    assert "phone" not in tags()["response"]  # type: ignore[operator]


def test_no_channel_can_hide_a_tag() -> None:
    made = contact_tags(unmistakable(), Words("az"), "az")
    channels = {channel.id for channel in unmistakable().channels}
    assert set(made) - channels <= TAG_NAMES


def test_channels() -> None:
    assert block("channels").split("\n")[:10] == [
        '<ul class="hc-channels">',
        '<li class="hc-channel hc-channel--phone" data-hc-channel="phone">',
        '<strong class="hc-channel__name">Telefon:</strong>',
        '<span class="hc-channel__value"><a class="hc-contact" href="tel:+994559098000">'
        "+994\N{NO-BREAK SPACE}55\N{NO-BREAK SPACE}909\N{NO-BREAK SPACE}80\N{NO-BREAK SPACE}00</a></span>",
        '<br><span class="hc-channel__hours">İş saatları: bazar ertəsi–cümə, 09:00–19:00'
        " (bayram günlərindən başqa)</span>",
        '<span class="hc-now" data-hc-open="phone"></span>',
        "</li>",
        '<li class="hc-channel hc-channel--telegram" data-hc-channel="telegram"'
        ' data-hc-takes="text:text payload:start">',
        '<strong class="hc-channel__name">Telegram dəstək botu:</strong>',
        '<span class="hc-channel__value"><a class="hc-contact" href="https://t.me/allintalks_bot">@allintalks_bot</a></span>',
    ]
    assert "İş saatları: bazar ertəsi–cümə, 09:00–19:00 (bayram günlərindən başqa)<" in block("channels")
    assert "Saat qurşağı: Azərbaycan Vaxtı" in block("channels")
    awaited = "Ünvanı hələ əlavə olunmayan kanallar: canlı çat, e\N{NON-BREAKING HYPHEN}poçt,"
    awaited += " Instagram və Facebook."
    assert f'<p class="hc-channels__awaited">{awaited}</p>' in block("channels")


def test_channels_to_write_to_within_a_sentence() -> None:
    made = contact_tags(config_of(ANSWERED), Words("az"), "az")["write_us"]
    assert html.unescape(re.sub("<[^>]*>", "", made)) == (
        "canlı çat (24/7), e-poçt help@support.example (cavab 12 saat ərzində) və ya"
        " Telegram dəstək botu @allintalks_bot"
    )
    assert contact_tags(our_config(), Words("az"), "az")["write_us"].startswith("Telegram dəstək botu <a ")


def test_tables() -> None:
    hours = block("hours_table")
    assert '<th scope="rowgroup">Telefon</th><td>Bazar ertəsi–cümə, 09:00–19:00<br>' in hours
    assert "Bayram günləri işləmir." in hours
    assert "Saat qurşağı: Azərbaycan Vaxtı" in hours
    assert '<th scope="row">E-poçt</th><td>12 saat ərzində<' in block("response_times")
    assert '<th scope="row">Təcili hallar</th><td>İlkin cavab 1 saat ərzində<' in block("response_times")
    assert '<th scope="row">20–24 mart 2027</th><td>Novruz bayramı</td>' in block("holidays")
    assert '<th scope="row">9–10 mart 2027 (təxmini)</th>' in block("holidays")


def test_tiers_with_the_same_benefits_stand_together() -> None:
    assert [line for line in block("tiers").split("\n") if "<li>" in line or "name" in line] == [
        '<p class="hc-tier__name"><strong>VIP və Premium</strong></p>',
        "<li>Canlı çat: növbəsiz cavab</li>",
        '<li>Telefon: cavab 5 dəqiqə ərzində<span class="hc-now" data-hc-promise="vip.phone"></span></li>',
        "<li>Texniki problemlər: sürətli eskalasiya</li>",
    ]


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_blocks_pass_through_markdown_untouched(name: str, language: str) -> None:
    html = block(name, language)
    assert html.startswith("<")
    assert "\n\n" not in html
    assert "style=" not in html
    assert " id=" not in html
    assert Markdown(extensions=["extra", "attr_list", "md_in_html"]).convert(f"A\n\n{html}\n\nB") == (
        f"<p>A</p>\n{html}\n\n<p>B</p>"
    )


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_are_strict_html(name: str) -> None:
    made = contact_tags(unmistakable(), Words("az"), "az")[name]()
    html5lib.HTMLParser(strict=True).parse(f"<!doctype html><title>x</title>{made}")


def test_markdown_shows_the_facts_as_they_are() -> None:
    made = contact_tags(unmistakable(), Words("az"), "az")
    text = " / ".join(str(made[name]) for name in ("quokka_mail", "quokka_bot", "motto", "organisation"))
    extensions = ["extra", "pymdownx.magiclink", "pymdownx.betterem", "pymdownx.tilde", "pymdownx.caret"]
    html = Markdown(extensions=extensions).convert(text)
    assert "<em>" not in html
    assert html.count("<a ") == 2
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    assert "".join(tree.itertext()).strip() == (
        "quokka_desk@quokka.example / @quokka_helper_bot / Kvokkalar *gülür*. / Quokka & Co"
    )


def test_templates_of_a_site_win(tmp_path: Path) -> None:
    folder = tmp_path / "helpcentre" / "contact"
    folder.mkdir(parents=True)
    (folder / "tiers.html").write_text("<p>{{ groups[0].name }}</p>", "utf-8")
    made = contact_tags(our_config(), Words("az"), "az", [tmp_path])
    assert made["tiers"]() == "<p>VIP və Premium</p>"
    assert made["channels"]() == block("channels")


def test_what_an_editor_wrote_is_text() -> None:
    nasty = config_of(
        "organisation: {name: '<script>', support_name: Y, time_zone: UTC, country: AZ}\n"
        "channels:\n  our_page:\n    kind: social\n    name: '<b>\"x\"</b>'\n"
        "    address: https://example.com/a?b=1&c=2\n"
    )
    made = contact_tags(nasty, Words("az"), "az")
    assert "<script>" not in made["organisation"]
    assert "<b>" not in made["our_page"] + made["channels"]()
    assert 'href="https://example.com/a?b=1&amp;c=2"' in made["our_page"]
