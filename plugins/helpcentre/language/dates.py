"""Dates and numbers in words, from CLDR (Babel) at build time.

Never from the browser: Chromium prints `M11` for Azerbaijani months, so no script formats a date.
"""

from __future__ import annotations

from datetime import date

from babel.core import Locale, UnknownLocaleError, get_global
from babel.dates import format_date, format_skeleton, get_day_names

from helpcentre.language.folders import facts


def cldr_locale(language: str) -> str:
    """A language as Babel writes it, with the region that its folder names: `pt_BR` for `pt-BR`."""
    region = facts(language).region
    return language.replace("-", "_") + (f"_{region}" if region and "-" not in language else "")


def is_known(language: str) -> bool:
    """Whether CLDR knows a language, so that dates and numbers can be written in it."""
    try:
        Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def long_date(day: date, language: str) -> str:
    """A date in words: `22 noyabr 2026`."""
    return format_date(day, "long", locale=cldr_locale(language))


def day_of_month(day: date, language: str) -> str:
    """A date without its year: `22 noyabr`."""
    return str(format_skeleton("MMMMd", day, locale=cldr_locale(language)))


def weekday_name(weekday: int, language: str) -> str:
    """The name of a weekday as it stands within a sentence.

    Args:
        weekday: 0 for Monday to 6 for Sunday, as `date.weekday()` counts.
        language: a CLDR locale.
    """
    return str(get_day_names("wide", "format", locale=cldr_locale(language))[weekday])


def locale_with_territory(language: str) -> str:
    """A language with the territory it is mostly read in (CLDR likely subtags): `az_AZ`."""
    locale = cldr_locale(language)
    likely = locale if "_" in locale else get_global("likely_subtags").get(locale, locale)
    return f"{locale.partition('_')[0]}_{likely.rpartition('_')[2]}" if "_" in likely else locale
