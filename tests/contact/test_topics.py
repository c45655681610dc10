"""What tiers may have escalated fast: a site's own topics, or its sections under their titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcentre.contact.model import ContactConfig
from helpcentre.contact.reader import read_contact_config
from helpcentre.contact.tags import benefit_text
from helpcentre.contact.topics import with_section_titles
from helpcentre.language.words import Words
from helpcentre.source.placeholder import Placeholders
from helpcentre.source.site import Site

FACTS = """organisation:
  name: X
  support_name: Y
  time_zone: Europe/Berlin
  country: DE
channels:
  email: {kind: email, address: help@example.org}
tiers:
  gold:
    name: Gold
    benefits:
      - {topic: self-service, escalation: fast}
"""
OWN = "benefit_topics:\n  self-service: {az: Öz işim, en: My own work}\n"


def facts(text: str) -> ContactConfig:
    config, problems = read_contact_config(
        text.encode(), "f.yaml", Placeholders(), ["az", "en"], sections=["account", "self-service"]
    )
    assert config, problems
    return config


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """One of its sections has a title in one language, the other has no first page yet."""
    hub = tmp_path / "az" / "self-service" / "index.md"
    hub.parent.mkdir(parents=True)
    hub.write_text("---\ntitle: Özünüz edin\ndescription: B\nkind: hub\n---\n\nMətn.\n", "utf-8")
    site = Site(("az", "en"), ("account", "self-service"), None, Placeholders(), "docs")
    site.read_articles(["az/self-service/index.md"], tmp_path)
    return site


def said(config: ContactConfig, language: str) -> str:
    (benefit,) = config.tiers[0].benefits
    return benefit_text(benefit, config, Words(language), language)


def test_a_site_without_topics_has_its_sections(site: Site) -> None:
    config = with_section_titles(facts(FACTS), site.section_titles())
    assert said(config, "az") == "Özünüz edin: sürətli eskalasiya"
    assert said(config, "en") == "Özünüz edin: fast escalation", "not translated yet"
    assert config.topic("account", "en") == "account", "has no first page yet, which is a Problem of its own"


def test_topics_of_its_own_have_their_words(site: Site) -> None:
    config = with_section_titles(facts(FACTS + OWN), site.section_titles())
    assert said(config, "az") == "Öz işim: sürətli eskalasiya"
    assert said(config, "en") == "My own work: fast escalation"
