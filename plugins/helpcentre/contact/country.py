"""What a country has: time zones, subdivisions with holidays of their own, and examples for messages.

So that a message never sends an organisation of one country to another one's clock or telephone numbers.
Sources: zone.tab of tzdata, CLDR (Babel), libphonenumber, the package `holidays`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

import phonenumbers
from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.languages import get_official_languages

from helpcentre.contact.number import international
from helpcentre.language.dates import cldr_locale, locale_with_territory

COUNTRIES = frozenset(
    # What CLDR knows besides ISO 3166-1: unions, outlying areas and codes for private use.
    code
    for code in map(str, Locale("en").territories)
    if re.fullmatch("[A-Z]{2}", code)
    and code not in {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
)

_WINTER, _SUMMER = datetime(2027, 1, 15), datetime(2027, 7, 15)
MOST_SHOWN = 8
"""Time zones that a message lists: the United States have 29, of which seven have clocks of their own."""


@cache  # reads some 600 file names each time
def time_zones() -> frozenset[str]:
    """Every time zone that may be written."""
    return frozenset(zone for zone in available_timezones() if "/" in zone or zone == "UTC")


@cache
def _zones_by_country() -> dict[str, tuple[str, ...]]:
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    zones: dict[str, tuple[str, ...]] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            zones[country] = (*zones.get(country, ()), zone)
    return zones


def zones_of(country: str | None) -> tuple[str, ...]:
    """The time zones of a country; none for an unknown one. First those that CLDR names clocks by."""
    known = set(get_global("windows_zone_mapping").values())
    return tuple(sorted(_zones_by_country().get(country or "", ()), key=lambda zone: zone not in known))


def country_of_zone(zone: str) -> str | None:
    """The country that a time zone is in."""
    return next((country for country, zones in _zones_by_country().items() if zone in zones), None)


def countries_of(languages: Iterable[str]) -> tuple[str, ...]:
    """The country that each language is mostly read in (CLDR likely subtags)."""
    found = (locale_with_territory(language).rpartition("_")[2] for language in languages)
    return tuple(dict.fromkeys(code for code in found if code in COUNTRIES))


_CITY_LETTERS = 5


def zones_meant(found: str, country: str | None) -> str:
    """What to write for a time zone that there isn't: `America/New_York` for `EST` in the United States.

    Args:
        found: what was written.
        country: ISO 3166-1 alpha-2 of the organisation; None where it is not known.

    Returns:
        A zone; or those of the country, joined by commas, each clock of its own once.
    """
    own = zones_of(country)
    by_clock = [zone for zone in own if found.strip().upper() in _clock_names(zone)]
    if by_clock:
        return _each_clock_once(by_clock)
    # The signs of Etc/GMT+5 are the other way round (POSIX): nobody means them. Few letters are a clock of
    # another country (EST), and near to the names of many places.
    others = sorted(zone for zone in time_zones() if not zone.startswith("Etc/"))
    for zones in (own, others if len(found.strip()) >= _CITY_LETTERS else ()):
        named = {_city(zone): zone for zone in reversed(zones)} | {zone.casefold(): zone for zone in zones}
        near = get_close_matches(found.casefold().replace(" ", "_"), named, n=1, cutoff=0.75)
        if near:
            return named[near[0]]
    return _each_clock_once(own) or "UTC"


def _each_clock_once(zones: Iterable[str]) -> str:
    clocks: dict[tuple[timedelta | None, ...], str] = {}
    for zone in zones:
        clocks.setdefault(tuple(moment.utcoffset() for moment in _moments(zone)), zone)
    return ", ".join([*clocks.values()][:MOST_SHOWN])


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].casefold()


def _moments(zone: str) -> tuple[datetime, datetime]:
    return _WINTER.replace(tzinfo=ZoneInfo(zone)), _SUMMER.replace(tzinfo=ZoneInfo(zone))


def _clock_names(zone: str) -> set[str]:
    """How its clocks are called: `EST`, `EDT`, `UTC-5`, `GMT-05:00`."""
    names = set()
    for moment in _moments(zone):
        minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
        sign, hours, rest = "-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60
        names.add(moment.tzname() or "")
        for prefix in ("UTC", "GMT", ""):
            names |= {f"{prefix}{sign}{hour}:{rest:02}" for hour in (f"{hours:02}", hours)}
            names.add(f"{prefix}{sign}{hours:02}{rest:02}")
            names |= {f"{prefix}{sign}{hours}", f"{prefix}{sign}{hours:02}"} if not rest else set()
    return names


def countries_meant(found: str, languages: Sequence[str], zone: str | None) -> str:
    """What to write for a country that there isn't: `GB` for `UK`, `DE` for `Deutschland`.

    Args:
        found: what was written.
        languages: of the site; names of countries are known in them and in English.
        zone: the time zone of the organisation, as it was written.

    Returns:
        A code; or those that the zone and the languages suggest, joined by commas.
    """
    if found.upper() in COUNTRIES:
        return found.upper()
    alias = get_global("territory_aliases").get(found.upper(), ())
    if len(alias) == 1:
        return str(alias[0])
    names = {
        name.casefold(): code
        for language in (*languages, "en")
        for code, name in _territories(language).items()
        if code in COUNTRIES
    }
    near = get_close_matches(found.casefold(), names, n=1, cutoff=0.8)
    if near:
        return names[near[0]]
    own = country_of_zone(zone) if zone else None
    return own or ", ".join(countries_of(languages)) or "US"


def _territories(language: str) -> dict[str, str]:
    try:
        return {
            str(code): str(name) for code, name in Locale.parse(cldr_locale(language)).territories.items()
        }
    except (UnknownLocaleError, ValueError):
        return {}


def phone_example(country: str | None, languages: Sequence[str] = ()) -> str:
    """A telephone number of a country as it is written abroad; libphonenumber's own example."""
    for code in (country, *countries_of(languages), "US"):
        number = phonenumbers.example_number(code) if code else None
        if number:
            return international(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return ""


def week_start(country: str | None) -> int:
    """The weekday that weeks start with in a country, 0 for Monday (CLDR)."""
    for language in get_official_languages(country, de_facto=True) if country else ():
        try:
            return int(Locale.parse(f"{language}_{country}").first_week_day)
        except (UnknownLocaleError, ValueError):
            continue
    return 0


@cache
def subdivisions(country: str) -> dict[str, str]:
    """The parts of a country whose holidays differ, as the package `holidays` knows them.

    Args:
        country: ISO 3166-1 alpha-2.

    Returns:
        Names by code, `BY` → `Bayern`; empty where it knows none, or not the country.
    """
    # Imported late: the package is large, and few sites write a subdivision.
    from holidays import country_holidays  # noqa: PLC0415

    try:
        known = country_holidays(country)
    except NotImplementedError:
        return {}
    names: dict[str, str] = {code: code for code in known.subdivisions}
    for name, code in getattr(known, "subdivisions_aliases", {}).items():
        if names.get(code, code) == code:
            names[code] = name
    return names


def subdivision_code(written: str, country: str) -> str | None:
    """The code of a subdivision by its code or its own name; None when there is no such one."""
    known = subdivisions(country)
    by_name = {name.casefold(): code for code, name in known.items()}
    return written if written in known else by_name.get(written.casefold())
