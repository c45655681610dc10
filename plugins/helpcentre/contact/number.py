"""Telephone numbers: how they are read, kept, and written for people and for programs.

A number is kept in one form: in E.164, with its extension as RFC 3966 writes it (`+12125550143;ext=5`), or as
its owner groups it when it is short (`116 123`, `*1234`), because short numbers are in no plan that says how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from helpcentre.language.words import Words

EXTENSION = ";ext="
"""Before an extension (RFC 3966, 3)."""
_SHORT = re.compile(r"[*#]?\d{2,6}#?", re.ASCII)
_GAPS = re.compile(r"[\s\u00a0–-]+")
_WRITTEN = re.compile(r"\+?[\d\s().–/-]+", re.ASCII)
_SAID_EXTENSION = re.compile(
    r"[\s,;(]*(?:\b(?:ext(?:ension|n)?|доб|int|dw)\b\.?|(?<=\d)\s*x|;ext=)\s*[:=]?\s*(\d{1,11})\)?$",
    re.IGNORECASE,
)
"""As numbers with an extension are mostly written; other languages have the key for it."""


def read_number(text: str, country: str | None) -> str | None:
    """A telephone number in the form it is kept in; None when there can be no such number.

    A short number is one that its country's plan has as such, or of two to six digits that are no whole
    number there; its spaces stay as its owner wrote them.

    Args:
        text: in international form, or in the national form of the country; an extension may stand behind.
        country: ISO 3166-1 alpha-2, or None when unknown: then only the international form is read.
    """
    text = " ".join(text.split())
    said = _SAID_EXTENSION.search(text)
    if said:
        whole = read_number(text[: said.start()], country)
        return whole + EXTENSION + said[1] if whole and whole.startswith("+") else None
    number = _parsed(text, country)
    if _SHORT.fullmatch(_GAPS.sub("", text)) and not (number and _is_whole(number, country)):
        return _GAPS.sub(" ", text)
    if number is None or not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _parsed(text: str, country: str | None) -> phonenumbers.PhoneNumber | None:
    if not _WRITTEN.fullmatch(text):
        return None
    try:
        return phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None


def _is_whole(number: phonenumbers.PhoneNumber, country: str | None) -> bool:
    """Whether few digits are a whole number, reached from abroad, such as the six of Andorra."""
    if not phonenumbers.is_valid_number(number):
        return False
    is_short = country and phonenumbers.is_valid_short_number_for_region(number, country)
    return not is_short and bool(phonenumbers.can_be_internationally_dialled(number))


def extension(number: str) -> str:
    """The extension of a number; empty for none."""
    return number.partition(EXTENSION)[2]


def dialled(number: str) -> str:
    """What is dialled, without an extension: E.164, or the digits and signs of a short number."""
    return number.partition(EXTENSION)[0].replace(" ", "")


def telephone(number: str) -> str:
    """The number for programs: as it is dialled, with its extension as RFC 3966 writes it."""
    return dialled(number) + (EXTENSION + own if (own := extension(number)) else "")


def international(number: str) -> str:
    """`+44 20 7946 0958` for a number in E.164, without its extension; a short number as it is."""
    return _format(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def shown(number: str) -> str:
    """A number as people read it, without its extension: in international form, or in the national one of a
    number that can't be reached from abroad, such as many that are free of charge."""
    whole = dialled(number)
    is_whole = whole.startswith("+")
    if is_whole and not phonenumbers.can_be_internationally_dialled(phonenumbers.parse(whole, None)):
        return national(number)
    return international(number)


def national(number: str) -> str:
    """`020 7946 0958`, as it is dialled within its country; a short number as it is."""
    return _format(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def significant(number: str) -> str:
    """The digits after the country's code, `559098000`; those of a short number.

    Args:
        number: in E.164, or a short number.
    """
    number = dialled(number)
    if not number.startswith("+"):
        return number
    return str(phonenumbers.national_significant_number(phonenumbers.parse(number, None)))


def dialled_forms(number: str, country: str) -> list[str]:
    """All that people dial or write for a number, digits and `+` only; the shortest form last.

    Args:
        number: in E.164, or a short number, which has no other form.
        country: code of the country (ISO 3166-1) whose callers may leave out the country's code.
    """
    number = dialled(number)
    if not number.startswith("+"):
        return [number]
    digits, own = number.removeprefix("+"), significant(number)
    forms = [number, f"00{digits}", digits]  # 00 is what the ITU recommends (E.164); with no sign on WhatsApp
    if phonenumbers.region_code_for_number(phonenumbers.parse(number, None)) == country:
        forms += [f"{trunk_prefix(country)}{own}", own]
    return list(dict.fromkeys(forms))


def trunk_prefix(country: str) -> str:
    """What is dialled before a number within its country: `0` in most, nothing in some.

    Args:
        country: code of the country (ISO 3166-1).
    """
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country, None)
    return str(metadata.national_prefix or "") if metadata else ""


def numbers_in(text: str, country: str) -> Iterator[tuple[int, str]]:
    """Every phone number in a text that exists in its country's plan: where it starts, and as it is written.

    Args:
        text: any text; prices, dates and numbers of orders are no phone numbers.
        country: code of the country whose numbers may stand without the country's code (ISO 3166-1).
    """
    for match in phonenumbers.PhoneNumberMatcher(text, country, leniency=phonenumbers.Leniency.VALID):
        yield match.start, match.raw_string


def in_words(number: str, words: Words) -> str:
    """A number and its extension as people read them; no line ends within it."""
    own, written = extension(number), shown(number)
    if own:
        written = words("contact.extension", number=written, extension=own)
    return written.replace(" ", _NO_BREAK)


_NO_BREAK = "\N{NO-BREAK SPACE}"
DASH = r"[-‐‑‒–—−]"
SPACE = r"[ \u00a0\u2007\u2009\u202f]"
"""What people put between digits, as regular expressions."""


def written_forms(number: str) -> tuple[re.Pattern[str], ...]:
    """Finds a number as it may be written by hand, however it is grouped and begun."""
    number = dialled(number)
    between = rf"(?:{SPACE}|{DASH}|[().\n/]){{0,3}}"
    if not number.startswith("+"):
        # 193 is also a price and a page. Only where it is dialled is it surely the number.
        return (re.compile(rf"tel:{re.escape(number)}(?!\d)"),)
    own = significant(number)
    local = between.join(own)
    code = between.join(re.sub(r"\D", "", number).removesuffix(own))
    # What is dialled first within the country (0, elsewhere 8 or nothing) may also stand in brackets behind
    # the country's code: +44 (0) 20.
    trunk = re.sub(r"\D", "", national(number)).removesuffix(own)
    before = rf"(?:{trunk}{between})?" if trunk else ""
    return (
        re.compile(rf"(?<![\d+])(?:tel:)?(?:\+|00){between}{code}{between}{before}{local}(?!\d)"),
        re.compile(rf"(?<![\d+])(?:tel:)?{code}{between}{local}(?!\d)"),
        re.compile(rf"(?<![\d+])(?:tel:)?\(?{before}{local}(?!\d)"),
    )


def read_whole_number(text: str, country: str | None) -> str | None:
    """A number in E.164 without an extension, which is how messengers know people; None for any other."""
    number = read_number(text, country)
    return number if number and number.startswith("+") and not extension(number) else None


def digits(number: str) -> str:
    """A number in E.164 without its `+`."""
    return dialled(number).removeprefix("+")


def _format(number: str, form: int) -> str:
    whole = number.partition(EXTENSION)[0]
    if not whole.startswith("+"):
        return whole
    return str(phonenumbers.format_number(phonenumbers.parse(whole, None), form))
