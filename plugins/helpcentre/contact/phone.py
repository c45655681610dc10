"""How a phone number is written for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers


def international(number: str) -> str:
    """`+44 20 7946 0958` for a number in E.164; a short number as it is."""
    return _format(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def national(number: str) -> str:
    """`020 7946 0958`, as it is dialled within its country; a short number as it is."""
    return _format(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def significant(number: str) -> str:
    """The digits after the country's code, `559098000`; those of a short number.

    Args:
        number: in E.164, or a short number.
    """
    if not number.startswith("+"):
        return number
    return str(phonenumbers.national_significant_number(phonenumbers.parse(number, None)))


def dialled_forms(number: str, country: str) -> list[str]:
    """All that people dial or write for a number, digits and `+` only; the shortest form last.

    Args:
        number: in E.164, or a short number, which has no other form.
        country: code of the country (ISO 3166-1) whose callers may leave out the country's code.
    """
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


def _format(number: str, form: int) -> str:
    if not number.startswith("+"):
        return number
    return str(phonenumbers.format_number(phonenumbers.parse(number, None), form))
