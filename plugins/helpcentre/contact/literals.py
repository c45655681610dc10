"""Contact facts that an editor wrote into an article by hand.

Such a fact goes wrong the day contact_config.yaml changes, so each is a Problem that names the tag to write.
A time that differs stays an example. A phone number, an e-mail address or an @name that differs is a Problem
too: it is an old one of ours, a misprint or a swindler's. Unless it is surely made up (555 55 55, the example
domains of RFC 2606) or stands in code, where an example and somebody else's number belong. A host that only
looks like one of ours, or of a service that channels are on, is one as well (`look_alikes.py`).

How values are written by hand each kind of channel says (`channel.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from helpcentre.contact.channel import address_pattern
from helpcentre.contact.kinds import kinds
from helpcentre.contact.look_alikes import look_alikes
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.number import DASH, SPACE
from helpcentre.contact.schedule import Interval, clock
from helpcentre.problem import Place, Problem


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
        if channel.value.text is not None:
            forms = channel.kind.written_forms(channel, channel.value.text)
            facts += [LiteralFact(pattern, f"{{{{ {channel.id} }}}}") for pattern in forms]
    for channel in config.channels:
        if channel.hours and not channel.hours.always:
            facts += [
                LiteralFact(_interval_pattern(interval), f"{{{{ hours.{channel.id} }}}}")
                for interval in channel.hours.intervals
            ]
    website = config.organisation.website
    if website and website.text:
        facts.append(LiteralFact(address_pattern(website.text), "{{ website }}"))
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


_TAG_OR_CODE = re.compile(
    r"\{\{.*?\}\}|(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|^(\s*)(```+|~~~+).*?^\s*\3", re.MULTILINE | re.DOTALL
)


def find_unknown_contacts(body: str, file: str, first_line: int, config: ContactConfig) -> list[Problem]:
    """Numbers, addresses and names in an article that are no configured fact and no example.

    Args:
        body: Markdown without front matter.
        file: the article's path for messages.
        first_line: the line of the file that `body` starts at.
        config: the facts; its country says how numbers are dialled without a country's code.
    """
    text = _without_code(body)
    known = list(_matches(text, literal_facts(config)))
    country = config.organisation.country
    found = {found for kind in kinds() for found in kind.strangers(text, country)}
    problems, last = [], 0
    for start, written in sorted(found, key=lambda one: (one[0], -len(one[1]))):
        if start >= last and not any(match.start() <= start < match.end() for _, match in known):
            place = Place(file, first_line + text.count("\n", 0, start))
            problems.append(Problem(place, "contact.unknown", {"found": " ".join(written.split())}))
            last = start + len(written)  # a number within a link is the same contact
    return problems


def find_look_alikes(body: str, file: str, first_line: int, config: ContactConfig) -> list[Problem]:
    """Hosts in an article that only look like those of a channel, or of a service that channels are on.

    Args:
        body: Markdown without front matter. In code they are examples, such as those of a warning.
        file: the article's path for messages.
        first_line: the line of the file that `body` starts at.
        config: the facts.
    """
    text = _without_code(body)
    return [
        Problem(
            Place(file, first_line + text.count("\n", 0, start)),
            "contact.look_alike",
            {"found": written, "known": known},
        )
        for start, written, known in look_alikes(text, known_hosts(config))
    ]


@lru_cache(maxsize=4)  # asked for with every article
def known_hosts(config: ContactConfig) -> tuple[str, ...]:
    """Hosts that are right: of all services that channels may be on, and of this organisation."""
    website = config.organisation.website
    links = [channel.link for channel in config.channels] + [website.text if website else None]
    own = (urlsplit(link).hostname for link in links if link and link.startswith("http"))
    mail = (channel.value.text or "" for channel in config.channels if "@" in (channel.value.text or ""))
    return (
        *(host for kind in kinds() for host in kind.hosts()),
        *(host for host in own if host),
        *(address.rpartition("@")[2] for address in mail),
    )


@lru_cache(maxsize=2)  # two parts look at the same two texts, one after the other
def _without_code(body: str) -> str:
    """A text whose tags and code are blank; lines keep their numbers."""
    return _TAG_OR_CODE.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), body)


def _matches(text: str, facts: tuple[LiteralFact, ...]) -> Iterator[tuple[LiteralFact, re.Match[str]]]:
    """Each place once: a link before the number in it, and an earlier fact before a later one."""
    taken: list[tuple[int, int]] = []
    found = [(fact, match) for fact in facts for match in fact.pattern.finditer(text)]
    for fact, match in sorted(found, key=lambda pair: pair[1].start() - pair[1].end()):
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            taken.append(match.span())
            yield fact, match


def _interval_pattern(interval: Interval) -> re.Pattern[str]:
    """`09:00–19:00` with any dash, `9.00-19.00`, `09:00-dan 19:00-dək`, `saat 9:00-dan 19:00-a qədər`."""
    opens, closes = (_time_pattern(clock(minutes)) for minutes in (interval.opens, interval.closes))
    space = rf"(?:{SPACE}|\n){{0,2}}"
    from_to = rf"{DASH}?(?:dan|dən)?{space}(?:{DASH}|to|until|till|və|ilə)?{space}(?:saat{space})?"
    return re.compile(rf"(?<![\d:.]){opens}{from_to}{closes}(?![\d:]|\.\d)", re.IGNORECASE)


def _time_pattern(time: str) -> str:
    hour, minute = time.split(":")
    short = rf"0?{hour[1]}" if hour.startswith("0") else hour
    return rf"{short}[:.]{minute}"
