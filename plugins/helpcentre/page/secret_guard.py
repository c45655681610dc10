"""Recognises in what a visitor wrote what must never be sent, as the visitor's page has done before.

For whoever receives readers' answers and reads them in Python (feedback/event.py): anybody can send to an
open address, so what arrives need not have passed a page of ours. The rules are the page's own,
`secret-rules.mjs`: JSON but for its comments. What is done with them is written twice, in `secrets.mjs` and
here; tests/cases/secrets holds both to the same.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal, cast

from helpcentre.package_data import PACKAGE, data_text

Kind = Literal["card", "cvv", "expiry", "iban", "password", "code", "pin", "link", "key", "id"]
MASK = "••••"
"""What stands in place of a secret. No rule takes it for one, or reads past it."""
RULES = PACKAGE / "page/theme/assets/helpcentre/secret-rules.mjs"

_FAR = 90
"""Characters between a word and what it names."""
_AROUND = 60
"""What is read before and behind a value."""
_LONGEST_IMEI = 15
_DOTS = re.compile("(?<!•)•{1,3}(?!•)")


@dataclass(frozen=True)
class Secret:
    """Where a secret stands.

    Args:
        start: of its characters, as slices count.
        end: behind the last one.
        kind: what it is.
    """

    start: int
    end: int
    kind: Kind

    def overlaps(self, other: Secret) -> bool:
        """Whether both have a character in common."""
        return self.start < other.end and other.start < self.end


def masked(text: str) -> str:
    """A text with a mask in place of each secret that was recognised.

    Args:
        text: as it was written.
    """
    # Once more after each round: what stood beside a secret may be one itself now.
    while found := _secrets(text):
        for one in reversed(found):
            text = text[: one.start] + MASK + text[one.end :]
    return text


@cache
def _table() -> dict[str, Any]:
    written = re.sub(r"^\s*//.*$", "", data_text(RULES), flags=re.MULTILINE)
    return cast(dict[str, Any], json.loads(written[written.index("{") : written.rindex("}") + 1]))


def _filled(text: str) -> str:
    parts = _table()["parts"] | _table()["values"]
    return re.sub(r"\{([A-Z][A-Z\d_]*)\}", lambda match: _filled(parts[match[1]]), text)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    # `$` of JavaScript is the very end, and its \d and \w are ASCII.
    return re.compile(re.sub(r"(?<!\\)\$(?![^\[]*\])", r"\\Z", _filled(text)), re.ASCII)


def _rule(name: str) -> re.Pattern[str]:
    return _pattern(_table()[name])


# --- A text as it is compared -------------------------------------------------------------------------------


@cache
def _letters() -> dict[str, str]:
    return {pair[0]: pair[2:] for pair in _table()["letters"].split(" ")}


@cache
def _unit(character: str) -> str:
    if unicodedata.category(character) == "Cf" or character in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0":
        return ""
    if (
        "\ufe00" <= character <= "\ufe0f"
        or "\U000e0000" <= character <= "\U000e0fff"
        or "\u180b" <= character <= "\u180f"
    ):
        return ""
    text = unicodedata.normalize("NFKC", character).lower()
    text = "".join(one for one in unicodedata.normalize("NFD", text) if unicodedata.category(one)[0] != "M")
    text = re.sub("[\u0660-\u0669\u06f0-\u06f9]", lambda digit: str(ord(digit[0]) & 15), text)
    text = "".join(_letters().get(one, one) for one in text)
    return re.sub("[\U00010000-\U0010ffff\ud800-\udfff]+", "¤", re.sub(r"[^\S\n]", " ", text))


def _compared(text: str) -> tuple[str, list[int]]:
    plain, places = [], []
    for place, character in enumerate(_DOTS.sub(lambda dots: "·" * len(dots[0]), text)):
        unit = _unit(character)
        plain.append(unit)
        places += [place] * len(unit)
    return "".join(plain), [*places, len(text)]


# --- Cards and accounts -------------------------------------------------------------------------------------


def _passes_luhn(digits: str) -> bool:
    doubled = (
        int(d) * 2 - 9 * (int(d) > 4) if place % 2 else int(d) for place, d in enumerate(reversed(digits))
    )
    return sum(doubled) % 10 == 0


def _is_part_of_word(before: str) -> bool:
    return bool(re.search(r"[a-z_+@/=]\Z", before)) and not _rule("card_before").search(before)


def _is_imei(digits: str, plain: str) -> bool:
    if len(digits) != _LONGEST_IMEI or re.match("3[47]", digits):
        return False
    return "imei" in plain or bool(re.match("35|86|01|99", digits))


def _is_grouped_as_card(groups: list[re.Match[str]], plain: str, *, is_whole: bool) -> bool:
    joints = [plain[one.end() : other.start()] for one, other in pairwise(groups)]
    lengths = [len(one[0]) for one in groups[:-1]]
    if all(length == 4 for length in lengths):
        return True
    if any("\n" in joint for joint in joints):
        return False
    if all(length > 3 for length in lengths):
        return True
    return is_whole and len(set(joints)) == 1 and len(set(lengths)) == 1


def _checked_cards(plain: str) -> Iterator[Secret]:
    for run in _rule("run").finditer(plain):
        groups = list(re.compile(r"\d+", re.ASCII).finditer(plain, run.start(), run.end()))
        first = 0
        while first < len(groups):
            best = None
            if first or not _is_part_of_word(plain[max(0, run.start() - _AROUND) : run.start()]):
                digits = ""
                for last in range(first, len(groups)):
                    digits += groups[last][0]
                    if len(digits) > 19:
                        break
                    if len(digits) < 13 or not _rule("issuer").match(digits) or _is_imei(digits, plain):
                        continue
                    is_whole = first == 0 and last == len(groups) - 1
                    if _is_grouped_as_card(
                        groups[first : last + 1], plain, is_whole=is_whole
                    ) and _passes_luhn(digits):
                        best = last
            if best is not None:
                yield Secret(groups[first].start(), groups[best].end(), "card")
                first = best
            first += 1


def _likely_cards(plain: str, reading: _Reading) -> Iterator[Secret]:
    for shape in _table()["shape"]:
        for run in _pattern(shape).finditer(plain):
            one = Secret(run.start(), run.end(), "card")
            groups = re.findall(r"\d+", run[0], re.ASCII)
            if not _rule("likely_issuer").match("".join(groups)) or all(
                _rule("year").match(d) for d in groups
            ):
                continue
            if not _is_part_of_word(plain[max(0, one.start - _AROUND) : one.start]) and not reading.excuses(
                one
            ):
                yield one
    for shape in _table()["named_card"]:
        for match in _pattern(shape).finditer(plain):
            one = Secret(*match.span(1), "card")
            if not reading.excuses(one):
                yield one


def _beside_cards(reading: _Reading, cards: list[Secret]) -> Iterator[Secret]:
    plain = reading.plain
    for card in cards:
        end = card.end
        date = _rule("expiry").search(plain[card.end : card.end + _AROUND])
        if date:
            between = re.sub(
                r"\b\d{3,4}\b", "", plain[card.end : card.end + date.start()], count=1, flags=re.ASCII
            )
            if not re.search(r"[0-9•]", between):
                end = card.end + date.end()
                yield Secret(card.end + date.start(), end, "expiry")
        for place in dict.fromkeys((card.end, end)):
            beside = _rule("beside_card").match(plain[place : place + _AROUND])
            if beside:
                yield Secret(place + beside.start(1), place + beside.end(1), "cvv")
        near = _rule("near_card").match(plain[end : end + _AROUND])
        if near:
            code = Secret(end + near.start(1), end + near.end(1), "cvv")
            if not reading.excuses(code, is_shown_here=True):
                yield code


def _dates_beside(plain: str, codes: list[Secret]) -> Iterator[Secret]:
    for code in codes:
        first = max(0, code.start - _AROUND // 2)
        for date in _rule("expiry").finditer(plain[first : code.end + _AROUND // 2]):
            start, end = first + date.start(), first + date.end()
            gap = plain[end : code.start] if start < code.start else plain[code.end : start]
            if not re.search(r"[0-9•]", gap):
                yield Secret(start, end, "expiry")


@cache
def _iban_lengths() -> dict[str, int]:
    entries = re.findall(r"[a-z]{2}\d{2}", _table()["iban_lengths"])
    return {entry[:2]: int(entry[2:]) for entry in entries}


def _passes_iban(iban: str) -> bool:
    return int("".join(str(int(one, 36)) for one in iban[4:] + iban[:4])) % 97 == 1


def _ibans(plain: str) -> Iterator[Secret]:
    for match in _rule("iban").finditer(plain):
        length = _iban_lengths().get(match[1])
        if not length:
            continue
        iban, end = "", match.start()
        while len(iban) < length and end < len(plain):
            if re.match(r"[a-z0-9]", plain[end]):
                iban += plain[end]
            elif not _rule("iban_joint").match(plain[end]):
                break
            end += 1
        if len(iban) != length or re.match(r"[a-z0-9]", plain[end : end + 1]):
            continue
        before = plain[max(0, match.start() - _AROUND // 2) : match.start()]
        is_named = "iban" in before and re.search(r"[0-9]{8}", iban)
        if is_named or _rule("like_iban").match(iban) or _passes_iban(iban):
            yield Secret(match.start(), end, "iban")


# --- What a word stands near --------------------------------------------------------------------------------


class _Reading:
    """A text as it is compared, and what in it is no secret."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain, self.places = _compared(text)
        self.innocent = [
            m.span() for shape in _table()["innocent"] for m in _pattern(shape).finditer(self.plain)
        ]

    def excuses(self, one: Secret, *, is_shown_here: bool = False) -> bool:
        """Whether something beside a number or token says that it is no secret."""
        if any(start <= one.start < end for start, end in self.innocent):
            return True
        behind = self.plain[one.end : one.end + _AROUND]
        before = self.plain[max(0, one.start - _AROUND) : one.start]
        return bool(
            _rule("named_before").search(before)
            or _rule("named_behind").match(behind)
            or (is_shown_here and _rule("shown_behind").match(behind))
        )


@dataclass(frozen=True)
class _Claim:
    secret: Secret
    far: float
    line: int
    is_touching: bool


def _distance(gap: str, most: int) -> int | None:
    if _rule("not_there").search(gap):
        return None
    words = len(re.findall(r"[a-z0-9]+", gap))
    is_next_sentence = re.search(r"[!?;]|\.\s|\n\s*\n", gap, re.ASCII)
    return words if words <= (min(most, 2) if is_next_sentence else most) else None


def _claims(plain: str) -> Iterator[_Claim]:
    for line, (kind, word, value, ahead, behind) in enumerate(_table()["near"]):
        values = [match.span() for match in _pattern(value).finditer(plain)]
        if not values:
            continue
        for name in _pattern(f"(?<![a-z])(?:{word})").finditer(plain):
            before = re.sub(
                r"[:=]\s*\Z", "|", plain[max(0, name.start() - _AROUND) : name.start()], flags=re.ASCII
            )
            if kind == "code" and _rule("named_before").search(before):
                continue
            for start, end in values:
                is_ahead = start >= name.end()
                if (
                    start > name.end() + _FAR
                    or end < name.start() - _FAR
                    or (not is_ahead and end > name.start())
                ):
                    continue
                is_joined = re.search(r"[a-z][‐‑‒–—−/_#-]?\Z", plain[max(0, start - 2) : start])
                if is_joined and not (is_ahead and start - name.end() < 2):
                    continue
                gap = plain[name.end() : start] if is_ahead else plain[end : name.start()]
                far = _distance(gap, ahead if is_ahead else behind)
                if far is not None:
                    yield _Claim(
                        Secret(start, end, kind), far + 0.5 * (not is_ahead), line, end == name.start()
                    )


def _named(reading: _Reading) -> list[Secret]:
    plain = reading.plain
    claims = sorted(
        _claims(plain), key=lambda c: (c.far, c.line, c.secret.start - c.secret.end, c.secret.start)
    )
    kept: list[Secret] = []
    for claim in claims:
        one = claim.secret
        value, behind = plain[one.start : one.end], plain[one.end : one.end + _AROUND]
        if re.fullmatch(r"[0-9 -]+", value) and not claim.is_touching and not _rule("alone").match(behind):
            continue
        if _rule("year").match(value) and not (claim.far < 1 and _rule("year_is_code").match(behind)):
            continue
        if any(start < one.end and one.start < end for start, end in reading.innocent):
            continue
        if any(other.overlaps(one) for other in kept):
            continue
        if not reading.excuses(one, is_shown_here=one.kind != "password"):
            kept.append(one)
    return kept


def _passwords(reading: _Reading) -> Iterator[Secret]:
    for name in ("given", "mine", "quoted", "capital", "password_of"):
        for match in _rule(name).finditer(reading.plain):
            one = Secret(*match.span(1), "password")
            word = match[1]
            if _rule("said").match(word):
                continue
            written = reading.text[reading.places[one.start] : reading.places[one.end]]
            is_capital = written[:1].isupper() and any(letter.islower() for letter in written)
            if name == "capital" and not is_capital:
                continue
            if (
                re.fullmatch("[a-z]+", word)
                and not is_capital
                and name != "quoted"
                and _rule("no_name").search(word)
            ):
                continue
            if name == "given" and any(s == one.start and e >= one.end for s, e in reading.innocent):
                continue
            yield one


# --- All of it ----------------------------------------------------------------------------------------------


def _trimmed(plain: str, one: Secret) -> Secret:
    rest = _rule("rest_of_password" if one.kind == "password" else "rest").search(plain[one.start : one.end])
    length = len(rest[0]) if rest else 0
    return Secret(one.start, one.end - length if length < one.end - one.start else one.end, one.kind)


def _secrets(text: str) -> list[Secret]:
    """What one round finds, in the order of the text, apart from one another."""
    reading = _Reading(text)
    plain = reading.plain
    apart: list[Secret] = []

    def add(found: Iterable[Secret]) -> None:
        for one in found:
            if not any(other.overlaps(one) for other in apart):
                apart.append(_trimmed(plain, one))

    for kind, rule in _table()["sure"]:
        add(Secret(*match.span(1), kind) for match in _pattern(rule).finditer(plain))
    add(_checked_cards(plain))
    add(_ibans(plain))
    add(_likely_cards(plain, reading))
    add(_beside_cards(reading, [one for one in apart if one.kind == "card"]))
    add(_passwords(reading))
    add(_named(reading))
    add(_dates_beside(plain, [one for one in apart if one.kind == "cvv"]))
    places = reading.places
    return [
        Secret(places[one.start], places[one.end], one.kind)
        for one in sorted(apart, key=lambda one: one.start)
    ]
