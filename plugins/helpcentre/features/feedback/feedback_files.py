"""What asking readers needs besides its scripts: where answers go, the forms, the survey's tag."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpcentre.article.kinds import PLAIN
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.tags import channel_name
from helpcentre.features.feedback.event import MOST_LETTERS, STEP_REASONS, reasons
from helpcentre.language.words import Words
from helpcentre.source.block_tag import draw_block

THEME_DIR = Path(__file__).parent / "theme"
FOLDER = "assets/helpcentre/feedback"
"""Where the files of this feature are published."""
TAG = "feedback_form"
MARKS = ("data-hc-feedback", "data-hc-survey", "data-hc-searches")
"""Attributes by which a page shows that it sends to the owner's address."""


@dataclass(frozen=True)
class Way:
    """A channel on which a visitor sends an answer by a tap.

    Args:
        id: of the channel.
        name: what the channel is called.
        link: what the tap opens.
        takes: what the link takes along, as links.mjs has it.
        is_pasted: whether the text is copied, and pasted by the visitor.
    """

    id: str
    name: str
    link: str
    takes: str
    is_pasted: bool


@dataclass(frozen=True)
class NextStep:
    """Where somebody goes whom the article did not help.

    Args:
        name: of the link.
        address: relative to the site's root, or a place on the same page (`#…`); empty for none.
        about: whether the address is told the article: `?about=<key>`.
    """

    name: str
    address: str
    about: bool = False


def endpoint(config: ContactConfig) -> str:
    """The owner's address for answers; empty while there is none."""
    return (config.feedback.endpoint.text or "") if config.feedback else ""


def origins(config: ContactConfig, html: str) -> tuple[str, ...]:
    """Whom a finished page sends answers to besides us, for its policy."""
    if not config.feedback or not config.feedback.origin or not any(mark in html for mark in MARKS):
        return ()
    return (config.feedback.origin,)


def ways(config: ContactConfig, words: Words, language: str) -> tuple[Way, ...]:
    """The channels on which an answer can be sent by a tap, in the order of the file."""
    return tuple(
        Way(
            channel.id,
            channel_name(channel, words, language),
            channel.link,
            channel.kind.takes(channel).said,
            is_pasted=channel.kind.report_way(channel) == "pasted",
        )
        for channel in config.reachable
        if channel.kind.report_way(channel) and channel.link
    )


def has_somewhere_to_go(config: ContactConfig) -> bool:
    """Whether answers reach anybody. If not, nothing is asked."""
    reachable = any(channel.kind.report_way(channel) for channel in config.reachable)
    return bool(endpoint(config)) or reachable


def tells_searches(config: ContactConfig) -> bool:
    """Whether the owner's address is told of searches."""
    return bool(endpoint(config)) and config.feedback is not None and config.feedback.searches


def feedback_file(
    config: ContactConfig,
    words: Words,
    language: str,
    *,
    next_step: NextStep,
    home: str,
    template_dirs: Sequence[Path] = (),
) -> dict[str, str | bytes]:
    """What the scripts fetch with the first tap, in one language.

    Args:
        config: the contact facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        next_step: where somebody goes whom the article did not help.
        home: address of the language's home page, relative to the site's root.
        template_dirs: searched for templates before the package's own.
    """
    if not has_somewhere_to_go(config):
        return {}
    data = {
        "endpoint": endpoint(config),
        "home": home,
        "reasons": reason_words(words),
        "html": _drawn(
            "why.html",
            template_dirs,
            words=words,
            missing=words("feedback.missing"),
            next=next_step,
            step_reasons=STEP_REASONS,
            **_sending(config, words, language),
        ),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {f"{FOLDER}/feedback.{language}.json": text + "\n"}


def reason_words(words: Words) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The words of the reasons, by kind of article, answer and reason.

    Where a kind has no words of its own, those of plain pages are used.
    """
    texts = words.under("feedback.reasons")

    def said(kind: str, answer: str, reason: str) -> str:
        return texts.get(f"{kind}.{answer}.{reason}") or texts[f"{PLAIN.name}.{answer}.{reason}"]

    return {
        kind: {
            answer: {reason: said(kind, answer, reason) for reason in few} for answer, few in answers.items()
        }
        for kind, answers in reasons().items()
    }


def feedback_form_tags(
    config: ContactConfig, words: Words, language: str, template_dirs: Sequence[Path] = (), *, root: str
) -> dict[str, Callable[[], str]]:
    """The tag `{{ feedback_form() }}`: the short survey after a support case, as raw HTML.

    Args:
        config: the contact facts. Where answers have nowhere to go the tag gives nothing.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        template_dirs: searched for templates before the package's own.
        root: from the page to the site's root: `../../`.
    """

    def render() -> str:
        if not has_somewhere_to_go(config):
            return ""
        choices = words.under("feedback.survey.choices")
        questions = {
            name: {key.partition(".")[2]: text for key, text in choices.items() if key.startswith(f"{name}.")}
            for name in ("solved", "wait", "clear")
        }
        return _drawn(
            "survey.html",
            template_dirs,
            words=words,
            missing=words("feedback.survey.missing"),
            questions=questions,
            style=f"{root}{FOLDER}/feedback.css",
            **_sending(config, words, language),
        )

    return {TAG: render}


def _sending(config: ContactConfig, words: Words, language: str) -> dict[str, Any]:
    found = ways(config, words, language)
    return {
        "endpoint": endpoint(config),
        "ways": found,
        "pasted": any(way.is_pasted for way in found),
        "most": MOST_LETTERS,
    }


def _drawn(template: str, template_dirs: Sequence[Path], **values: Any) -> str:
    return draw_block(f"helpcentre/feedback/{template}", THEME_DIR, template_dirs, **values)
