"""Contact facts that an editor wrote into an article by hand.

Such a fact goes wrong the day contact_config.yaml changes, so each is a Problem that names the tag to write.
A time that differs stays an example. A phone number, an e-mail address or an @name that differs is a Problem
too: it is an old one of ours, a misprint or a swindler's. Unless it is surely made up (555 55 55, the example
domains of RFC 2606) or stands in code, where an example and somebody else's number belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from helpcentre.contact.model import Channel, ContactConfig
from helpcentre.contact.phone import national, numbers_in, significant
from helpcentre.contact.schedule import Interval, clock
from helpcentre.problem import Place, Problem

_DASH = r"[-‐‑‒–—−]"
_SPACE = r"[ \u00a0\u2007\u2009\u202f]"


@dataclass(frozen=True)
class LiteralFact:
    """A configured fact as it may be written by hand.

    Args:
        pattern: matches its written forms.
        tag: what to write instead, with its braces.
    """

    pattern: re.Pattern[str]
    tag: str


@lru_cache(maxsize=4)  # asked for with every article
def literal_facts(config: ContactConfig) -> tuple[LiteralFact, ...]:
    """Every fact that has a tag, links before the names they contain."""
    facts: list[LiteralFact] = []
    for channel in config.channels:
        facts += [LiteralFact(pattern, f"{{{{ {channel.id} }}}}") for pattern in _value_patterns(channel)]
    for channel in config.channels:
        if channel.hours and not channel.hours.always:
            facts += [
                LiteralFact(_interval_pattern(interval), f"{{{{ hours.{channel.id} }}}}")
                for interval in channel.hours.intervals
            ]
    website = config.organisation.website
    if website and website.text:
        facts.append(LiteralFact(_address_pattern(website.text), "{{ website }}"))
    return tuple(facts)


def find_literals(body: str, file: str, first_line: int, config: ContactConfig) -> list[Problem]:
    """The facts in an article's Markdown, each where it starts.

    Args:
        body: Markdown without front matter. Code is searched too: a number is as wrong there.
        file: the article's path for messages.
        first_line: the line of the file that `body` starts at.
        config: the facts.
    """
    # Blanked, not cut out: a fact on both sides of a tag is none, and lines keep their numbers.
    text = re.sub(r"\{\{.*?\}\}", lambda tag: re.sub(r"[^\n]", "\0", tag[0]), body, flags=re.DOTALL)
    problems = []
    for fact, match in sorted(_matches(text, literal_facts(config)), key=lambda found: found[1].start()):
        place = Place(file, first_line + text.count("\n", 0, match.start()))
        found = " ".join(match[0].split())
        problems.append(Problem(place, "contact.literal", {"found": found, "tag": fact.tag}))
    return problems


_CODE = re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|^(\s*)(```+|~~~+).*?^\s*\3", re.MULTILINE | re.DOTALL)
_EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]+@([\w-]+(?:\.[\w-]+)+)")
_NAME = re.compile(r"(?<![\w@./-])@(\w{4,})|(?<![\w.-])(?:t|telegram)\.me/(?!share\b)@?(\w{4,})")
_EXAMPLE_DOMAIN = re.compile(
    r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$", re.IGNORECASE
)
_MADE_UP = re.compile(r"(\d)\1{3}|^1234567$|^55501\d\d$")
"""The last seven digits of a number nobody has: 555 55 55, 000 00 00, 1234567, 555-0143."""


def find_unknown_contacts(body: str, file: str, first_line: int, config: ContactConfig) -> list[Problem]:
    """Numbers, addresses and names in an article that are no configured fact and no example.

    Args:
        body: Markdown without front matter.
        file: the article's path for messages.
        first_line: the line of the file that `body` starts at.
        config: the facts; its country says how numbers are dialled without a country's code.
    """
    blank = re.compile(rf"\{{\{{.*?\}}\}}|{_CODE.pattern}", re.MULTILINE | re.DOTALL)
    text = blank.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), body)
    known = list(_matches(text, literal_facts(config)))
    emails = (match for match in _EMAIL.finditer(text) if not _EXAMPLE_DOMAIN.search(match[1]))
    found = [(match.start(), match[0]) for match in (*emails, *_NAME.finditer(text))]
    found += [
        (start, written)
        for start, written in numbers_in(text, config.organisation.country)
        if not _MADE_UP.search(re.sub(r"\D", "", written)[-7:])
    ]
    problems = []
    for start, written in sorted(found):
        if not any(match.start() <= start < match.end() for _, match in known):
            place = Place(file, first_line + text.count("\n", 0, start))
            problems.append(Problem(place, "contact.unknown", {"found": " ".join(written.split())}))
    return problems


def _matches(text: str, facts: tuple[LiteralFact, ...]) -> Iterator[tuple[LiteralFact, re.Match[str]]]:
    taken: list[tuple[int, int]] = []
    for fact in facts:
        for match in fact.pattern.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())
                yield fact, match


def _value_patterns(channel: Channel) -> list[re.Pattern[str]]:
    text = channel.value.text
    if text is None:
        return []
    match channel.kind:
        case "phone":
            return _phone_patterns(text)
        case "email":
            return [re.compile(rf"(?<![\w.%+-])(?:mailto:)?{re.escape(text)}(?![\w-]|\.\w)", re.IGNORECASE)]
        case "telegram":
            name = re.escape(text)
            hosts = r"(?:t\.me|telegram\.me|telegram\.dog)"
            return [
                re.compile(rf"(?<![\w.-])(?:https?://)?(?:www\.)?{hosts}/@?{name}(?!\w)", re.IGNORECASE),
                re.compile(rf"(?<![\w.-])(?:https?://)?{name}\.t\.me(?![\w-])", re.IGNORECASE),
                re.compile(rf"tg://resolve\?domain={name}(?!\w)", re.IGNORECASE),
                re.compile(rf"(?<![\w@.])@{name}(?!\w)", re.IGNORECASE),
            ]
        case _:
            return [_address_pattern(text)]


def _phone_patterns(number: str) -> list[re.Pattern[str]]:
    if not number.startswith("+"):
        # 193 is also a price and a page. Only where it is dialled is it surely the number.
        return [re.compile(rf"tel:{re.escape(number)}(?!\d)")]
    between = rf"(?:{_SPACE}|{_DASH}|[().\n/]){{0,3}}"
    own = significant(number)
    local = between.join(own)
    code = between.join(re.sub(r"\D", "", number).removesuffix(own))
    # What is dialled first within the country (0, elsewhere 8 or nothing) may also stand in brackets behind
    # the country's code: +44 (0) 20.
    trunk = re.sub(r"\D", "", national(number)).removesuffix(own)
    before = rf"(?:{trunk}{between})?" if trunk else ""
    return [
        re.compile(rf"(?<![\d+])(?:tel:)?(?:\+|00){between}{code}{between}{before}{local}(?!\d)"),
        re.compile(rf"(?<![\d+])(?:tel:)?{code}{between}{local}(?!\d)"),
        re.compile(rf"(?<![\d+])(?:tel:)?\(?{before}{local}(?!\d)"),
    ]


def _address_pattern(address: str) -> re.Pattern[str]:
    bare = re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
    before, after = r"(?<![\w.-])(?:https?://)?(?:www\.)?", r"/?(?![\w-]|[./]\w)"
    return re.compile(before + re.escape(bare) + after, re.IGNORECASE)


def _interval_pattern(interval: Interval) -> re.Pattern[str]:
    """`09:00–19:00` with any dash, `9.00-19.00`, `09:00-dan 19:00-dək`, `saat 9:00-dan 19:00-a qədər`."""
    opens, closes = (_time_pattern(clock(minutes)) for minutes in (interval.opens, interval.closes))
    space = rf"(?:{_SPACE}|\n){{0,2}}"
    from_to = rf"{_DASH}?(?:dan|dən)?{space}(?:{_DASH}|to|until|till|və|ilə)?{space}(?:saat{space})?"
    return re.compile(rf"(?<![\d:.]){opens}{from_to}{closes}(?![\d:]|\.\d)", re.IGNORECASE)


def _time_pattern(time: str) -> str:
    hour, minute = time.split(":")
    short = rf"0?{hour[1]}" if hour.startswith("0") else hour
    return rf"{short}[:.]{minute}"
