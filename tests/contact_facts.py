"""Contact facts for the tests: ours, and an organisation of which every fact is unmistakable."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from helpcentre.contact.model import ContactConfig
from helpcentre.contact.reader import read_contact_config
from helpcentre.problem import Level
from helpcentre.source.placeholder import Placeholders, read_placeholders

ROOT = Path(__file__).parents[1]
LANGUAGES = ("az", "en")

ANSWERED = (
    (ROOT / "contact_config.yaml")
    .read_text("utf-8")
    .replace("{placeholder: chat_address}", "https://chat.example/")
    .replace("{placeholder: email_address}", "help@support.example")
    .replace("{placeholder: instagram_page}", "https://gram.example/ours")
    .replace("{placeholder: facebook_page}", "https://book.example/ours")
    .replace("{placeholder: urgent_channel}", "phone")
)
"""Our contact facts with every address that the owner owes."""
UNMISTAKABLE = ROOT / "tests" / "cases" / "unmistakable" / "contact_config.yaml"


@cache
def our_placeholders() -> Placeholders:
    placeholders, problems = read_placeholders(
        (ROOT / "placeholders.yaml").read_bytes(), "placeholders.yaml", LANGUAGES
    )
    assert not problems
    return placeholders


@cache
def our_config() -> ContactConfig:
    content = (ROOT / "contact_config.yaml").read_bytes()
    config, problems = read_contact_config(content, "contact_config.yaml", our_placeholders(), LANGUAGES)
    assert [problem for problem in problems if problem.level is Level.ERROR] == []
    assert config
    return config


def config_of(text: str, placeholders: Placeholders | None = None) -> ContactConfig:
    config, problems = read_contact_config(
        text.encode(), "contact_config.yaml", placeholders or Placeholders(), LANGUAGES
    )
    assert config, problems
    return config


@cache
def unmistakable() -> ContactConfig:
    return config_of(UNMISTAKABLE.read_text("utf-8"))
