"""What tiers may have escalated fast: the topics that a site names, or its sections.

    benefit_topics:
      delivery: {az: Çatdırılma problemləri, en: Delivery problems}

A site that names none has its sections for topics, under the titles of their first pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationInfo

from helpcentre.contact.model import ContactConfig, Topic
from helpcentre.problem import nearest
from helpcentre.source.validation import LocalText, ReadBy, rejected, shown, vocabulary_name

KEY = "benefit_topics"
TOPICS = "topics"
"""Key of the validation context: names of the topics; None where the file's own can't be read."""

Topics = dict[Annotated[str, AfterValidator(vocabulary_name)], LocalText]
"""The topics of a file, with their words."""


def known_topics(data: Any, sections: tuple[str, ...]) -> tuple[str, ...] | None:
    """The topics that a file names, or else the sections; None where it names them and can't be read.

    Args:
        data: of contact_config.yaml.
        sections: of the site.
    """
    named = data.get(KEY) if isinstance(data, Mapping) else None
    if named is None:
        return sections
    return tuple(named) if isinstance(named, Mapping) else None


def _topic(value: Any, info: ValidationInfo) -> str:
    if value is None:
        raise rejected("value.empty")
    known = (info.context or {}).get(TOPICS)
    if not isinstance(value, str) or (known is not None and value not in known):
        found = shown(value)
        raise rejected("contact.unknown_topic", found=found, known=nearest(found, known or ()))
    return value


TopicName = Annotated[str, ReadBy(_topic, {"type": "string"})]
"""A topic by its name."""


def with_section_titles(config: ContactConfig, titles: Mapping[str, LocalText]) -> ContactConfig:
    """The facts with the sections for topics, where the file names none.

    Args:
        config: the facts.
        titles: of each section.
    """
    topics = tuple(Topic(id, title) for id, title in titles.items())
    return config if config.topics else replace(config, topics=topics)
