"""The report's form in built sites: where it is, what it offers, who leads to it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from contact_facts import config_of
from helpcentre.features.report.report_files import FOLDER
from helpcentre.features.report.report_form import captures, report_page, report_tags
from helpcentre.features.support.payload import decode
from helpcentre.language.words import Words
from site_builds import ROOT, Outcome

PAGE = "support/report-problem/"
CONFIG = """
organisation: {name: Example, support_name: Help, time_zone: UTC, country: US}
channels:
  phone: {kind: phone, number: +1 212 555 0143, hours: 24/7}
  mail: {kind: email, address: help@support.example}
  group: {kind: telegram, username: example_group}
  bot: {kind: telegram, username: example_bot}
  chat: {kind: chat, address: https://support.example/chat, hours: 24/7}
tiers:
  gold: {name: Gold, benefits: [{channel: chat, queue: none}]}
"""


@pytest.fixture(scope="module")
def data(own_site: Outcome) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((own_site.site / FOLDER / "form.az.json").read_text("utf-8"))
    return loaded


def form_of(config: str) -> str:
    tags = report_tags(config_of(config), Words("en"), "en", chat_page="../chat/")
    return tags["report_form"]()


def test_the_page_is_the_one_with_the_tag() -> None:
    bodies = {"a/b": "`{{ report_form() }}` in a sentence", "a/c": "Text\n\n{{ report_form() }}\n\nMore"}
    assert report_page(bodies) == "a/c"
    assert report_page({"a/b": bodies["a/b"]}) == ""


def test_only_written_channels_that_can_be_reached_take_a_report() -> None:
    html = form_of(CONFIG)
    assert re.findall(r'data-hc-way="(\w+)"', html) == ["chat", "mail", "group", "bot", "copy"]
    links = re.findall(
        r'data-hc-how="(\w+)" data-hc-takes="([^"]*)".*\n.*\n.*href="([^"]+)" data-hc-send', html
    )
    assert links == [
        ("page", "article:from tier:tier", "../chat/"),
        ("carried", "subject:subject text:body", "mailto:help@support.example"),
        ("pasted", "text:text", "https://t.me/example_group"),
        ("pasted", "text:text payload:start", "https://t.me/example_bot"),
    ]
    assert '<option value="gold" data-channels="chat">Gold</option>' in html


def test_the_form_is_one_piece_of_raw_html_that_nothing_sends() -> None:
    html = form_of(CONFIG)
    assert html.startswith("<div")
    assert "\n\n" not in html
    assert " name=" not in html
    assert "action=" not in html


def test_without_tiers_nobody_is_asked_for_one() -> None:
    assert "data-hc-tier" not in form_of(CONFIG.partition("tiers:")[0])


def test_the_article_and_the_form_say_the_same_of_capturing_a_screen(own_site: Outcome) -> None:
    before, _, after = own_site.page(PAGE).partition("</form>\n</div>")
    for one in captures(Words("az")):
        assert one.screenshot in before
        assert f">{one.screenshot}</td>" in after
        assert f">{one.video}</td>" in after


def test_faults_are_the_articles_about_faults_with_their_causes(
    own_site: Outcome, data: dict[str, Any]
) -> None:
    symptoms = {s["key"]: s for section in data["sections"] for s in section["symptoms"]}
    written = {
        path.relative_to(ROOT / "docs" / "az").with_suffix("").as_posix()
        for path in (ROOT / "docs" / "az").rglob("*.md")
        if "\nkind: troubleshooting\n" in path.read_text("utf-8")
    }
    assert set(symptoms) == written
    for key, symptom in symptoms.items():
        page = own_site.page(symptom["address"])
        assert symptom["causes"], key
        assert symptom["asked"], key
        for title, anchor in symptom["causes"]:
            assert f'id="{anchor}"' in page, (key, title)
        start = decode(symptom["start"])
        assert start
        assert start.article == key


def test_the_order_number_is_asked_where_the_article_asks_for_it(data: dict[str, Any]) -> None:
    asking = {s["key"] for section in data["sections"] for s in section["symptoms"] if s.get("order")}
    assert {"wallet/failed-payment", "technical/ticket-not-opening"} <= asking
    assert "account/sign-in-problems" not in asking


def test_what_helps_leads_to_the_form_with_the_article_named(own_site: Outcome) -> None:
    for key in ("wallet/failed-payment", "account/reset-password"):
        assert f'href="../../{PAGE}?about={key}"' in own_site.page(f"{key}/")
    panel = json.loads((own_site.site / "assets/helpcentre/support/panel.az.json").read_text("utf-8"))
    assert f'href="{PAGE}" data-hc-report-link' in panel["html"]


def test_one_page_has_the_form(own_site: Outcome) -> None:
    pages = [
        path.relative_to(own_site.site).as_posix()
        for path in own_site.site.rglob("*.html")
        if "data-hc-report-place" in path.read_text("utf-8")
    ]
    assert pages == [f"{PAGE}index.html"]


def test_the_table_of_references_has_every_article(own_site: Outcome) -> None:
    table = json.loads((own_site.site / FOLDER / "references.json").read_text("utf-8"))
    keys = {key for keys in table["articles"].values() for key in keys}
    assert {"index", "wallet/index", "wallet/failed-payment"} <= keys


def test_a_site_without_the_tag_has_nothing_of_it(other_organisation: Outcome) -> None:
    assert not (other_organisation.site / FOLDER / "references.json").exists()
    assert "about=" not in other_organisation.page("orders/change-date/")
