"""Response times in words: `12 saat ərzində`."""

from __future__ import annotations

from babel import Locale

from helpcentre.contact.value import Response, Unit
from helpcentre.language.words import Words


def duration(amount: int, unit: Unit, words: Words) -> str:
    """A length of time in words: `12 saat`, `1 hour`.

    From the words files by CLDR's plural forms, as CLDR has no Azerbaijani hour (Babel 2.18).
    """
    form = Locale.parse(words.language, sep="-").plural_form(amount)
    key = f"contact.unit.{unit}.{form}"
    return words(key if key in words else f"contact.unit.{unit}.other", count=amount)


def response_text(response: Response, words: Words) -> str:
    """A promise as it stands within a sentence: `12 saat ərzində`, `within 12 hours`."""
    return words(f"contact.within.{response.counted}", time=duration(response.amount, response.unit, words))
