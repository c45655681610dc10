"""What a query for a contact fact is answered with: the facts, and the words that people ask for them by.

The words are in the words files (`contact.asked`) and compared as search compares any word: by stem, or as
they are written where another form of the word asks for something else (`işləmir` is no question about
hours). The names of the channels count too. `answers.mjs` reads what is made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from helpcentre.contact.cards import channel_cards
from helpcentre.contact.channel import Channel
from helpcentre.contact.hours import exception_lines, hours_lines
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.order import best_first
from helpcentre.contact.response import response_text
from helpcentre.contact.tags import channel_name, visible
from helpcentre.language import search_language
from helpcentre.language.casing import sentence_start
from helpcentre.language.search_language import SearchLanguage
from helpcentre.language.words import Words


def contact_answers(
    config: ContactConfig, words: Words, language: str, rules: SearchLanguage | None = None
) -> dict[str, Any]:
    """The answers in one language, as data for a script.

    Args:
        config: the facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        rules: how search reads it on this site; as anywhere if left out.

    Returns:
        - `beside`: keys of words that may stand beside those that ask;
        - `subjects`: what can be asked, each with `ways` to ask, a `title` and `rows`; the last one is what a
          channel alone asks for;
        - `channels`: `id` and `ways` of each.

        Rows have the channels that can be reached, the best one first. A query for one that can't be is known
        and has no answer.

        A way is a list of keys that a query must all have; a key is a stem, or `=` and a word as it is
        compared. A row has a `channel`, its `name`, `value` and `link` (each may be empty), and `lines`.
    """
    asked = _Asked(words, rules or search_language.load(language))
    answers = _Answers(config, words, language)
    subjects = {
        "holidays": (words("contact.holidays.caption"), answers.holidays()),
        "hours": (words("contact.hours_table.caption"), answers.hours()),
        "response": (words("contact.response_times.caption"), answers.responses()),
        "contact": (words("site.contact"), answers.contacts()),
    }
    return {
        "beside": sorted({key for way in asked.ways("contact.asked.beside") for key in way}),
        "subjects": [
            {"ways": list(asked.ways(f"contact.asked.{name}")), "title": title, "rows": rows}
            for name, (title, rows) in subjects.items()
            if rows
        ],
        "channels": [
            {
                "id": channel.id,
                "ways": [
                    *asked.ways(f"channel_kind.{channel.kind.name}.asked"),
                    *([asked.any_form(channel.name.text(language))] if channel.name else []),
                ],
            }
            for channel in config.channels
        ],
    }


class _Asked:
    """The words that ask, as keys."""

    def __init__(self, words: Words, language: SearchLanguage) -> None:
        self._words = words
        self._language = language

    def ways(self, subject: str) -> Iterator[list[str]]:
        """The ways to ask, below a key: in all their forms, then those that count only as written."""
        ways = self._words.under(subject)
        for way in ways["words"].split(", "):
            yield self.any_form(way)
        for way in ways["forms"].split(", ") if "forms" in ways else ():
            yield [f"={word}" for word, *_ in self._language.words(way)]

    def any_form(self, text: str) -> list[str]:
        """The stems of a text's words."""
        return [self._language.stem(word) for word, *_ in self._language.words(text)]


class _Answers:
    """The facts as rows."""

    def __init__(self, config: ContactConfig, words: Words, language: str) -> None:
        self._config = config
        self._words = words
        self._language = language

    def contacts(self) -> list[dict[str, Any]]:
        """How to reach each channel; a name alone answers nothing."""
        return [
            self._row(self._config.channel(card.id), card.facts)
            for card in channel_cards(self._config, self._words, self._language)
            if card.link or card.facts
        ]

    @property
    def _channels(self) -> tuple[Channel, ...]:
        return best_first(self._config)

    def hours(self) -> list[dict[str, Any]]:
        """When each channel is open."""
        rows = []
        for channel in self._channels:
            if channel.hours:
                lines = [line.text() for line in hours_lines(channel.hours, self._words)]
                lines = [sentence_start(line, self._language) for line in lines]
                # Of one year alone would be out of date one day; whether it is open now is said beside.
                exceptions = exception_lines(self._config, channel, self._words)
                lines += [line.text for line in exceptions if line.last is None]
                closed = self._config.closes_on_holidays(channel)
                rows.append(self._row(channel, *lines, *([self._closed_on_holidays] if closed else [])))
        return rows

    def holidays(self) -> list[dict[str, Any]]:
        """Which channels are open on holidays."""
        rows = []
        for channel in self._channels:
            if channel.hours:
                closed = self._config.closes_on_holidays(channel)
                hours = [line.text() for line in hours_lines(channel.hours, self._words)]
                lines = [sentence_start(line, self._language) for line in hours]
                rows.append(self._row(channel, *([self._closed_on_holidays] if closed else lines)))
        return rows

    def responses(self) -> list[dict[str, Any]]:
        """How soon an answer comes."""
        rows = [
            self._row(channel, sentence_start(response_text(channel.response, self._words), self._language))
            for channel in self._channels
            if channel.response
        ]
        urgent, reachable = self._config.urgent, {channel.id for channel in self._channels}
        if urgent and reachable and (urgent.channel is None or urgent.channel in reachable):
            response = response_text(urgent.response, self._words)
            line = self._words("contact.response_times.first_reply", response=response)
            name = self._words("contact.response_times.urgent")
            lines = [sentence_start(line, self._language)]
            rows.append({"channel": "", "name": name, "value": "", "link": "", "lines": lines})
        return rows

    @property
    def _closed_on_holidays(self) -> str:
        return self._words("contact.hours_table.closed_on_holidays")

    def _row(self, channel: Channel, *lines: str) -> dict[str, Any]:
        return {
            "channel": channel.id,
            "name": channel_name(channel, self._words, self._language),
            "value": visible(channel, self._words) or "",
            "link": channel.link or "",
            "lines": [line for line in lines if line],
        }
