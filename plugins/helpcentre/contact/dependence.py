"""Sentences of an article that depend on a channel whose address only the owner knows.

A visitor whom such a sentence sends somewhere finds no address there, or that of a swindler. It depends on
the channel by a tag (`{{ email }}`, `{{ response.email }}`), or by words without a link: the channel's name,
or what people call its kind, beside a word that sends people (`contact.sends` in the words files). The kind
counts only where no other channel of that kind can be reached and the sentence names none that can. Headings
are passed over: a question promises nothing.

These are warnings: the page reads well without the address, and `check --release` refuses its placeholder
anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from helpcentre.contact.channel import Channel
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.tags import channel_name
from helpcentre.language import search_language
from helpcentre.language.search_language import SearchLanguage
from helpcentre.language.words import Words
from helpcentre.problem import Level, Place, Problem

_TAG = re.compile(r"\{\{-?\s*(?:(?:hours|response)\.)?([a-z_][a-z0-9_]*)\s*-?\}\}")
_CODE = re.compile(r"^(\s*)(```+|~~~+).*?^\s*\2|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\([^)\s]|<https?:|<a\b")
_STARTS_ANEW = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|\||#|===|>\s*\[!)")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[»”\")*]*\s+(?=\S)")
_SHOWN = 90
"""Characters of a sentence in a message."""


@dataclass(frozen=True)
class _Names:
    """By what a channel is known in a text, each as the keys of its words.

    Args:
        channel: it.
        names: ways to name it.
        kind: ways to name its kind.
    """

    channel: Channel
    names: tuple[frozenset[str], ...]
    kind: tuple[frozenset[str], ...]


def find_dependent(
    body: str, file: str, first_line: int, config: ContactConfig, words: Words
) -> Iterator[Problem]:
    """The sentences, each a warning that names its channels and what to write instead.

    Args:
        body: Markdown without front matter, its tags not filled.
        file: the article's path for messages.
        first_line: the line of the file that `body` starts at.
        config: the facts.
        words: of its language.
    """
    awaited = {channel.id: channel for channel in config.awaited}
    if not awaited:
        return
    finder = _finder(config, words)
    urgent = config.urgent.channel if config.urgent else None
    for line, sentence in _sentences(body):
        tagged = {urgent if name == "urgent" else name for name in _TAG.findall(sentence)}
        found = [channel for id, channel in awaited.items() if id in tagged] or finder.named(sentence)
        if found:
            yield Problem(
                Place(file, first_line + line, found[0].id),
                "contact.dependent",
                {
                    "channels": ", ".join(channel_name(channel, words, words.language) for channel in found),
                    "sentence": _shortened(sentence),
                    "placeholders": ", ".join(channel.value.placeholder or channel.id for channel in found),
                },
                Level.WARNING,
            )


@lru_cache(maxsize=4)  # asked for with every article
def _finder(config: ContactConfig, words: Words) -> _Finder:
    return _Finder(config, words, search_language.load(words.language))


def _sentences(body: str) -> Iterator[tuple[int, str]]:
    """Each sentence outside code and headings, and the line it starts on, counted from 0."""
    text = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
    start, lines = 0, list[str]()
    for number, line in enumerate([*text.split("\n"), ""]):
        if lines and (not line.strip() or _STARTS_ANEW.match(line)):
            yield from _in_paragraph(start, "\n".join(lines))
            lines = []
        if line.strip() and not line.lstrip().startswith("#"):
            start = start if lines else number
            lines.append(line)


def _in_paragraph(line: int, text: str) -> Iterator[tuple[int, str]]:
    begins = 0
    for end in [*(match.end() for match in _SENTENCE_ENDS.finditer(text)), len(text)]:
        sentence = text[begins:end]
        if sentence.strip():
            yield line + text.count("\n", 0, begins), sentence
        begins = end


def _shortened(sentence: str) -> str:
    text = re.sub(r"^[\s>*+-]*(?:\d+[.)]\s)?", "", " ".join(sentence.split()))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


class _Finder:
    """Finds channels that words send people to."""

    def __init__(self, config: ContactConfig, words: Words, language: SearchLanguage) -> None:
        self._language = language
        self._sends = [frozenset(keys) for keys in self._ways(words, "contact.sends.people")]
        self._reachable = {"write_us", *(channel.id for channel in config.reachable)}
        kinds = {channel.kind for channel in config.reachable}
        self._channels = [
            _Names(
                channel,
                (self._stems(channel.name.text(words.language)),) if channel.name else (),
                ()
                if channel.kind in kinds
                else tuple(self._ways(words, f"channel_kind.{channel.kind.name}.sends")),
            )
            for channel in config.awaited
        ]

    def named(self, sentence: str) -> list[Channel]:
        """The channels that a sentence without a link sends people to."""
        if _LINK.search(sentence):
            return []
        said: set[str] = set()
        for word, *_ in self._language.words(_TAG.sub(" ", sentence)):
            said |= {self._language.stem(word), f"={word}"}
        if not any(way <= said for way in self._sends):
            return []
        named = [one.channel for one in self._channels if any(way <= said for way in one.names)]
        if named or not self._reachable.isdisjoint(_TAG.findall(sentence)):
            return named
        return [one.channel for one in self._channels if any(way <= said for way in one.kind)]

    def _ways(self, words: Words, subject: str) -> list[frozenset[str]]:
        ways = words.under(subject)
        stems = [self._stems(way) for way in ways["words"].split(", ")] if "words" in ways else []
        forms = ways["forms"].split(", ") if "forms" in ways else []
        return [*stems, *(frozenset(f"={word}" for word, *_ in self._language.words(way)) for way in forms)]

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(self._language.stem(word) for word, *_ in self._language.words(text))
