"""Where answers go is config: the owner's address, else a channel by a tap, else nobody is asked."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contact_facts import config_of, our_config
from helpcentre.contact.model import ContactConfig
from helpcentre.features.feedback.event import reasons
from helpcentre.features.feedback.feedback_files import (
    NextStep,
    endpoint,
    feedback_file,
    feedback_form_tags,
    has_somewhere_to_go,
    origins,
    tells_searches,
)
from helpcentre.language.words import Words, languages
from helpcentre.source.placeholder import Placeholders, read_placeholders

FACTS = """organisation:
  name: X
  support_name: Y
  time_zone: Asia/Baku
  country: AZ
channels:
"""
PHONE = "  phone: {kind: phone, number: +994 12 310 00 01, hours: 24/7}\n"
EMAIL = "  email: {kind: email, address: help@x.example}\n"
BOT = "  bot: {kind: telegram, username: x_help_bot}\n"
PERSON = "  person: {kind: telegram, username: x_help}\n"
ADDRESS = "feedback: {endpoint: 'https://answers.x.example:8443/in?key=1'}\n"
SEARCHES = "feedback: {endpoint: 'https://answers.x.example/in', searches: yes}\n"
CONTACT = NextStep("Əlaqə", "support/contact/")


def config(*parts: str, placeholders: Placeholders | None = None) -> ContactConfig:
    return config_of(FACTS + "".join(parts), placeholders)


def written(contact: ContactConfig, step: NextStep = CONTACT) -> dict[str, Any]:
    files = feedback_file(contact, Words("az"), "az", next_step=step, home="")
    (content,) = files.values()
    data: dict[str, Any] = json.loads(content)
    return data


def form(contact: ContactConfig) -> str:
    return feedback_form_tags(contact, Words("az"), "az", root="../../")["feedback_form"]()


def test_without_address_and_channel_nobody_is_asked() -> None:
    contact = config(PHONE)
    assert not has_somewhere_to_go(contact)
    assert feedback_file(contact, Words("az"), "az", next_step=CONTACT, home="") == {}
    assert form(contact) == ""


@pytest.mark.parametrize("channel", [EMAIL, BOT, PERSON])
def test_a_channel_with_an_address_is_offered(channel: str) -> None:
    contact = config(PHONE, channel)
    assert has_somewhere_to_go(contact)
    for html in (written(contact)["html"], form(contact)):
        assert html.count("data-hc-way=") == 1
        assert 'type="submit"' not in html
        assert ("payload:start" in html) == (channel == BOT)
        assert Words("az")("feedback.by_hand") in html
        assert (Words("az")("feedback.paste") in html) == (channel != EMAIL)
    assert written(contact)["endpoint"] == ""


def test_with_an_address_answers_go_by_themselves() -> None:
    contact = config(PHONE, EMAIL, BOT, ADDRESS)
    assert written(contact)["endpoint"] == endpoint(contact) == "https://answers.x.example:8443/in?key=1"
    for html in (written(contact)["html"], form(contact)):
        assert 'type="submit"' in html
        assert "data-hc-way" not in html
        assert Words("az")("feedback.no_reply") in html


def test_an_address_that_the_owner_owes_is_none_yet() -> None:
    placeholders = b"answers: {question: '?', wording: w, value: }\n"
    read, problems = read_placeholders(placeholders, "p", ("az", "en"))
    assert not problems
    facts = "feedback: {endpoint: {placeholder: answers}, searches: yes}\n"
    contact = config(PHONE, facts, placeholders=read)
    assert not has_somewhere_to_go(contact)
    assert not tells_searches(contact)
    assert [use.name for use in contact.open_placeholders] == ["answers"]
    assert origins(contact, "data-hc-feedback") == ()


def test_only_pages_that_send_may_connect() -> None:
    contact = config(PHONE, ADDRESS)
    assert origins(contact, '<section data-hc-feedback="howto">') == ("https://answers.x.example:8443",)
    assert origins(contact, "<form data-hc-survey>") == ("https://answers.x.example:8443",)
    assert origins(contact, "<p>text</p>") == ()
    assert origins(config(EMAIL), '<section data-hc-feedback="howto">') == ()


def test_searches_are_told_only_if_switched_on() -> None:
    assert not tells_searches(config(PHONE, ADDRESS))
    assert tells_searches(config(PHONE, SEARCHES))
    assert not tells_searches(config(EMAIL))


@pytest.mark.parametrize("language", languages())
def test_every_reason_has_words_and_every_word_a_reason(language: str) -> None:
    words = Words(language).under("feedback.reasons")
    expected = {
        f"{kind}.{answer}.{reason}"
        for kind, answers in reasons().items()
        for answer, few in answers.items()
        for reason in few
    }
    assert set(words) == expected


def test_the_next_step_is_the_report_with_its_article_or_the_contact_page() -> None:
    report = NextStep("Problemi bildirin", "support/report-problem/", about=True)
    assert (
        '<a href="support/report-problem/" data-about>Problemi bildirin</a>'
        in written(our_config(), report)["html"]
    )
    assert '<a href="support/contact/">Əlaqə</a>' in written(our_config())["html"]
    assert "data-hc-next" not in written(our_config(), NextStep("", ""))["html"]


def test_the_survey_is_raw_html_to_markdown() -> None:
    for contact in (our_config(), config(PHONE, ADDRESS)):
        lines = form(contact).split("\n")
        assert all(line == line.strip() and line for line in lines)
    assert "@" not in form(config(PHONE, ADDRESS))
    assert Words("az")("feedback.survey.no_script_no_way") in form(config(PHONE, ADDRESS))
    assert "help@x.example" in form(config(EMAIL, ADDRESS))
