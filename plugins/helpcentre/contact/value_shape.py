"""Values in contact_config.yaml: written there, or by way of a placeholder the owner's answer.

Kinds of channels read their numbers, names and addresses with these; each says what a value must be like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import ValidationInfo

from helpcentre.contact.country import phone_example
from helpcentre.contact.value import Value
from helpcentre.problem import Place
from helpcentre.source.placeholder import NAME, Placeholders
from helpcentre.source.validation import LANGUAGES, ReadBy, rejected, shown

COUNTRY = "country"
ZONE = "zone"
PLACEHOLDERS = "placeholders"
# Keys of the validation context: the file's country (for national phone numbers), its time zone, and the
# site's placeholders. They are read first, so that one wrong part does not hide another.

Reader = Callable[[str, str | None], str | None]


def read_value(value: Any, info: ValidationInfo, code: str, read: Reader) -> Value:
    """A value as written, or by way of a placeholder the owner's answer; checked either way."""
    context = info.context or {}
    example = phone_example(context.get(COUNTRY), context.get(LANGUAGES, ()))
    if value is None:
        raise rejected("value.empty")
    if isinstance(value, str):
        text = read(value.strip(), context.get(COUNTRY))
        if text is None:
            raise rejected(code, found=shown(value), example=example)
        return Value(text)
    name, answer = read_placeholder(value, info)
    entry = placeholders_of(info).get(name)
    wording = entry.wording if entry else None
    if answer is None:
        return Value(None, name, wording)
    text = read(answer.strip(), context.get(COUNTRY))
    if text is None:
        raise rejected(code, found=shown(answer), example=example, place=entry.place if entry else None)
    return Value(text, name, wording)


def placeholders_of(info: ValidationInfo) -> Placeholders:
    """The site's placeholders."""
    placeholders = (info.context or {}).get(PLACEHOLDERS)
    return placeholders if isinstance(placeholders, Placeholders) else Placeholders()


def read_placeholder(value: Any, info: ValidationInfo) -> tuple[str, str | None]:
    """Name and answer of `{placeholder: name}`."""
    if (
        not isinstance(value, Mapping)
        or set(value) != {"placeholder"}
        or not isinstance(value["placeholder"], str)
    ):
        raise rejected("contact.value", found=shown(value))
    name = value["placeholder"]
    placeholders = placeholders_of(info)
    if name not in placeholders:
        unknown = placeholders.unknown(name, _NOWHERE)
        raise rejected(unknown.code, unknown.values, at=("placeholder",))
    return name, placeholders.value(name, "")


_NOWHERE = Place("")

PLACEHOLDER_SCHEMA = {
    "type": "object",
    "properties": {"placeholder": {"type": "string", "pattern": f"^{NAME.pattern}$"}},
    "required": ["placeholder"],
    "additionalProperties": False,
}


def value_type(code: str, read: Reader, **schema: Any) -> ReadBy:
    """Marks a type whose value is written or comes by a placeholder.

    Args:
        code: of the Problem when there can be no such value.
        read: gets the text and the file's country; gives the form that is kept, or None.
        schema: how it is written, for editors (JSON Schema).
    """

    def reading(value: Any, info: ValidationInfo) -> Value:
        return read_value(value, info, code, read)

    return ReadBy(reading, {"anyOf": [schema, PLACEHOLDER_SCHEMA]})


def read_url(text: str, _country: str | None) -> str | None:
    """A whole web address as it is, or None."""
    if re.search(r"[\s<>\"'`\\]", text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return None
    label = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
    known = host == "localhost" or re.fullmatch(rf"(?:{label}\.)+{label}", host)
    return text if parts.scheme in ("http", "https") and known and parts.username is None else None


# Scheme, host and port as a Content-Security-Policy takes them (CSP Level 3, 2.3.1): ASCII, no path. Another
# computer is asked in secret only; loopback is for trying a provider out.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ORIGIN = re.compile(
    rf"(?:https|wss)://(?:\*\.)?(?:{_LABEL}\.)+{_LABEL}(?::\d{{1,5}})?"
    r"|(?:https?|wss?)://(?:localhost|127\.0\.0\.1)(?::\d{1,5})?"
)


def origin_of(address: str) -> str:
    """Scheme and host of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


Url = Annotated[Value, value_type("contact.url", read_url, type="string", pattern="^https?://")]
