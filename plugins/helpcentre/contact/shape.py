"""What may stand in contact_config.yaml, key by key.

These models follow the file; `model.py` is what the rest of the package works with. The `description` of a
field is a key below `schema.contact` in the words files, which `schema.py` turns into the help an editor's
program shows while typing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

import phonenumbers
from pydantic import (
    AfterValidator,
    Field,
    ValidationInfo,
    model_validator,
)

from helpcentre.contact.country import (
    COUNTRIES,
    countries_meant,
    countries_of,
    phone_example,
    subdivision_code,
    subdivisions,
    time_zones,
    zones_meant,
)
from helpcentre.contact.hours_shape import DatesList, HolidaysShape, HoursFields, StatedHours
from helpcentre.contact.model import ChatProvider, Counted, Response, Unit, Value
from helpcentre.contact.topics import TopicName, Topics
from helpcentre.problem import Place, nearest
from helpcentre.source.placeholder import NAME, Placeholders
from helpcentre.source.validation import (
    LANGUAGE_CODE,
    LANGUAGES,
    Entry,
    Flag,
    LocalText,
    ReadBy,
    rejected,
    shown,
)

COUNTRY = "country"
CHANNELS = "channels"
PLACEHOLDERS = "placeholders"
ZONE = "zone"
TAKEN = "taken"
# Keys of the validation context: the file's country (for national phone numbers), its time zone, its channel
# ids, the site's placeholders, and the tags of features. They are read first, so that one wrong part does not
# hide another.

# Names of the core's own tags, and Jinja2's words. The tags of features come by the context.
RESERVED = frozenset(
    {
        "channels",
        "hours",
        "hours_table",
        "holidays",
        "motto",
        "organisation",
        "owner",
        "response",
        "response_times",
    }
    | {
        "support_name",
        "tiers",
        "urgent",
        "website",
        "write_us",
        "config",
        "helpcentre",
        "page",
        "site",
        "words",
    }
    | {
        "and",
        "block",
        "call",
        "else",
        "endif",
        "false",
        "filter",
        "for",
        "from",
        "if",
        "import",
        "in",
        "include",
    }
    | {"is", "macro", "none", "not", "or", "raw", "set", "true", "with"}
)


# --- Values ------------------------------------------------------------------------------------------------


def read_phone(text: str, country: str | None) -> str | None:
    """A phone number in E.164, a short number as written, or None when it is neither.

    Args:
        text: in international form, or in the national form of the country.
        country: ISO 3166-1 alpha-2, or None when unknown: then only the international form is read.
    """
    text = text.strip()
    if re.fullmatch(r"[*#]?\d{2,6}#?", text, re.ASCII):
        return text  # Short numbers such as 193 or *1234 are in no numbering plan that libphonenumber checks.
    if not re.fullmatch(r"\+?[\d\s().–-]+", text):
        return None
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _email(text: str, _country: str | None) -> str | None:
    # The form HTML's <input type=email> accepts (https://html.spec.whatwg.org/#valid-e-mail-address), with a
    # domain that has a dot and without dots side by side.
    atom = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
    label = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    fits = re.fullmatch(rf"{atom}(?:\.{atom})*@(?:{label}\.)+[A-Za-z]{{2,63}}", text)
    return text if fits and len(text) <= 254 else None


def _url(text: str, _country: str | None) -> str | None:
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


def _username(text: str, _country: str | None) -> str | None:
    # https://core.telegram.org/method/account.checkUsername: letters, digits and _, 5 to 32 of them; names of
    # 4 are sold at auction.
    name = text.removeprefix("@")
    return name if re.fullmatch(r"[A-Za-z](?:_?[A-Za-z0-9]){3,31}", name) and len(name) <= 32 else None


def _channel_reference(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise rejected("contact.unknown_channel", found=text, nearest=nearest(text, known))
    return text


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
    name, answer = _placeholder(value, info)
    entry = _placeholders(info).get(name)
    wording = entry.wording if entry else None
    if answer is None:
        return Value(None, name, wording)
    text = read(answer.strip(), context.get(COUNTRY))
    if text is None:
        raise rejected(code, found=shown(answer), example=example, place=entry.place if entry else None)
    return Value(text, name, wording)


def _placeholders(info: ValidationInfo) -> Placeholders:
    placeholders = (info.context or {}).get(PLACEHOLDERS)
    return placeholders if isinstance(placeholders, Placeholders) else Placeholders()


def _placeholder(value: Any, info: ValidationInfo) -> tuple[str, str | None]:
    """Name and answer of `{placeholder: name}`."""
    if (
        not isinstance(value, Mapping)
        or set(value) != {"placeholder"}
        or not isinstance(value["placeholder"], str)
    ):
        raise rejected("contact.value", found=shown(value))
    name = value["placeholder"]
    placeholders = _placeholders(info)
    if name not in placeholders:
        unknown = placeholders.unknown(name, _NOWHERE)
        raise rejected(unknown.code, unknown.values, at=("placeholder",))
    return name, placeholders.value(name, "")


_NOWHERE = Place("")

_PLACEHOLDER_SCHEMA = {
    "type": "object",
    "properties": {"placeholder": {"type": "string", "pattern": f"^{NAME.pattern}$"}},
    "required": ["placeholder"],
    "additionalProperties": False,
}


def _value_type(code: str, read: Reader, **schema: Any) -> ReadBy:
    def reading(value: Any, info: ValidationInfo) -> Value:
        return read_value(value, info, code, read)

    return ReadBy(reading, {"anyOf": [schema, _PLACEHOLDER_SCHEMA]})


# An editor's program may read an unquoted 193 as a number; we read text.
Phone = Annotated[Value, _value_type("contact.phone", read_phone, type=["string", "integer"])]
Email = Annotated[Value, _value_type("contact.email", _email, type="string", pattern="^[^@\\s]+@[^@\\s]+$")]
Url = Annotated[Value, _value_type("contact.url", _url, type="string", pattern="^https?://")]
Username = Annotated[Value, _value_type("contact.username", _username, type="string")]


@dataclass(frozen=True)
class ChannelChoice:
    """The id of a channel, or the placeholder whose answer will be one."""

    channel: str | None
    placeholder: str | None
    wording: LocalText | None = None


def _channel_choice(value: Any, info: ValidationInfo) -> ChannelChoice:
    known = tuple((info.context or {}).get(CHANNELS, ()))
    if value is None:
        raise rejected("value.empty")
    if isinstance(value, str):
        return ChannelChoice(_channel_reference(value, known), None)
    name, answer = _placeholder(value, info)
    entry = _placeholders(info).get(name)
    if answer is not None and answer not in known:
        raise rejected(
            "contact.unknown_channel",
            found=answer,
            nearest=nearest(answer, known),
            place=entry.place if entry else None,
        )
    return ChannelChoice(answer, name, entry.wording if entry else None)


def _known_channel(value: Any, info: ValidationInfo) -> str:
    if not isinstance(value, str):
        raise rejected("value.empty" if value is None else "value.text", found=shown(value))
    return _channel_reference(value, tuple((info.context or {}).get(CHANNELS, ())))


ChannelId = Annotated[str, ReadBy(_known_channel, {"type": "string"})]


def _key(name: str) -> str:
    if not NAME.fullmatch(name):
        raise rejected("contact.id", found=name)
    return name


def _channel_key(name: str, info: ValidationInfo) -> str:
    if name in RESERVED or name in (info.context or {}).get(TAKEN, ()):
        raise rejected("contact.id_reserved", found=name)
    return _key(name)


def _time_zone(value: Any, info: ValidationInfo) -> str:
    if not isinstance(value, str) or value not in time_zones():
        country = (info.context or {}).get(COUNTRY)
        where = (country,) if country else countries_of((info.context or {}).get(LANGUAGES, ()))
        raise rejected(
            "value.empty" if value is None else "contact.time_zone",
            found=shown(value),
            nearest=zones_meant(str(value), next(iter(where), None)),
        )
    return value


def _country(value: Any, info: ValidationInfo) -> str:
    if not isinstance(value, str) or value not in COUNTRIES:
        context = info.context or {}
        raise rejected(
            "value.empty" if value is None else "contact.country",
            found=shown(value),
            nearest=countries_meant(str(value), context.get(LANGUAGES, ()), context.get(ZONE)),
        )
    return value


def _subdivision(value: Any, info: ValidationInfo) -> str:
    country = (info.context or {}).get(COUNTRY)
    if not isinstance(value, str):
        raise rejected("value.empty" if value is None else "value.text", found=shown(value))
    known = subdivisions(country) if country else {}
    code = subdivision_code(value, country) if country else value
    if code is None:
        listed = ", ".join(code if name == code else f"{code} ({name})" for code, name in known.items())
        values = {"country": str(country), "known": listed}
        raise rejected("contact.subdivision" if known else "contact.no_subdivisions", values, found=value)
    return code


def _language(value: Any, info: ValidationInfo) -> str:
    if not isinstance(value, str) or not LANGUAGE_CODE.fullmatch(value):
        known = (info.context or {}).get(LANGUAGES) or ("en",)
        raise rejected("value.language_unknown", found=shown(value), languages=", ".join(known))
    return value


TimeZone = Annotated[str, ReadBy(_time_zone, {"type": "string"})]
Country = Annotated[str, ReadBy(_country, {"type": "string", "pattern": "^[A-Z]{2}$"})]
Subdivision = Annotated[str, ReadBy(_subdivision, {"type": "string"})]
Language = Annotated[str, ReadBy(_language, {"type": "string", "pattern": f"^{LANGUAGE_CODE.pattern}$"})]


# --- Response ----------------------------------------------------------------------------------------------


def _within(value: Any, _info: ValidationInfo) -> tuple[int, Unit]:
    units: dict[str, Unit] = {"m": "minute", "h": "hour", "d": "day"}
    match = (
        re.fullmatch(r"([1-9]\d{0,3})\s*([mhd])", value.strip(), re.ASCII) if isinstance(value, str) else None
    )
    if match is None:
        raise rejected("value.empty" if value is None else "contact.within", found=shown(value))
    return int(match[1]), units[match[2]]


Within = Annotated[
    tuple[int, Unit],
    ReadBy(_within, {"type": "string", "pattern": "^[1-9][0-9]{0,3} ?[mhd]$", "examples": ["12h"]}),
]


class ResponseShape(Entry):
    """How soon an answer comes."""

    within: Within = Field(description="response.within")
    counted: Counted = Field("elapsed", description="response.counted")

    @property
    def response(self) -> Response:
        """The same for the model."""
        return Response(self.within[0], self.within[1], self.counted)


# --- Channels ----------------------------------------------------------------------------------------------


class _Channel(HoursFields):
    name: LocalText | None = Field(None, description="channel.name")
    response: ResponseShape | None = Field(None, description="channel.response")

    @model_validator(mode="after")
    def _working_hours_are_listed(self) -> Self:
        hours = self.opening_hours()
        if self.response and self.response.counted == "working" and not (hours and hours.has_working_time):
            raise rejected("contact.working_without_hours", at=("response", "counted"))
        return self


# Scheme, host and port as a Content-Security-Policy takes them (CSP Level 3, 2.3.1): ASCII, no path. Another
# computer is asked in secret only; loopback is for trying a provider out.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ORIGIN = re.compile(
    rf"(?:https|wss)://(?:\*\.)?(?:{_LABEL}\.)+{_LABEL}(?::\d{{1,5}})?"
    r"|(?:https?|wss?)://(?:localhost|127\.0\.0\.1)(?::\d{1,5})?"
)


def _origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _provider_address(value: Any, _info: ValidationInfo) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text:
        raise rejected("value.empty" if value is None or value == "" else "value.text", found=shown(value))
    if not _url(text, None) or not _ORIGIN.fullmatch(_origin_of(text)):
        raise rejected("contact.provider_address", found=shown(value))
    return text


def _provider_host(value: Any, _info: ValidationInfo) -> str:
    if not isinstance(value, str) or not _ORIGIN.fullmatch(value.strip()):
        raise rejected("value.empty" if value is None else "contact.provider_host", found=shown(value))
    return value.strip()


def _website_token(value: Any, _info: ValidationInfo) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9_-]{4,64}", value.strip()):
        raise rejected("value.empty" if value is None else "contact.website_token", found=shown(value))
    return value.strip()


ProviderAddress = Annotated[str, ReadBy(_provider_address, {"type": "string", "pattern": "^https?://"})]
ProviderHost = Annotated[
    str,
    ReadBy(
        _provider_host,
        {"type": "string", "pattern": "^(https?|wss?)://[^/]+$", "examples": ["https://chat.example.com"]},
    ),
]
WebsiteToken = Annotated[str, ReadBy(_website_token, {"type": "string", "pattern": "^[A-Za-z0-9_-]{4,64}$"})]


class ChatwootShape(Entry):
    """A Chatwoot inbox of the kind `website`."""

    name: Literal["chatwoot"] = Field(description="provider.name")
    base_url: ProviderAddress = Field(description="provider.base_url")
    website_token: WebsiteToken = Field(description="provider.website_token")

    @property
    def provider(self) -> ChatProvider:
        """The same for the model. Chatwoot's script is where its installation is (its own widget code)."""
        base = self.base_url.rstrip("/")
        origin = _origin_of(base)
        return ChatProvider(
            "chatwoot", f"{base}/packs/js/sdk.js", (origin, _socket(origin)), base, self.website_token
        )


class CustomShape(Entry):
    """Another chat: an address of a script."""

    name: Literal["custom"] = Field(description="provider.name")
    script: ProviderAddress = Field(description="provider.script")
    hosts: tuple[ProviderHost, ...] | None = Field(None, description="provider.hosts")

    @property
    def provider(self) -> ChatProvider:
        """The same for the model."""
        origins = dict.fromkeys((_origin_of(self.script), *(self.hosts or ())))
        return ChatProvider("custom", self.script, tuple(origins))


def _socket(origin: str) -> str:
    """Where a web socket of the same host is: `https:` in a policy does not stand for `wss:`."""
    return "ws" + origin.removeprefix("http")


class ChatShape(_Channel):
    """A live chat."""

    kind: Literal["chat"] = Field(description="channel.kind")
    address: Url | None = Field(None, description="channel.chat_address")
    provider: Annotated[ChatwootShape | CustomShape, Field(discriminator="name")] | None = Field(
        None, description="channel.provider"
    )
    hours: StatedHours = Field(None, description="channel.hours")

    @model_validator(mode="after")
    def _opens_somewhere(self) -> Self:
        if self.address is None and self.provider is None:
            raise rejected("value.missing", at=("address",))
        return self


class PhoneShape(_Channel):
    """A telephone number."""

    kind: Literal["phone"] = Field(description="channel.kind")
    number: Phone = Field(description="channel.number")
    hours: StatedHours = Field(None, description="channel.hours")


class EmailShape(_Channel):
    """An e-mail address."""

    kind: Literal["email"] = Field(description="channel.kind")
    address: Email = Field(description="channel.email_address")


class TelegramShape(_Channel):
    """A Telegram bot, group or person."""

    kind: Literal["telegram"] = Field(description="channel.kind")
    username: Username = Field(description="channel.username")


class SocialShape(_Channel):
    """A page in a social network."""

    kind: Literal["social"] = Field(description="channel.kind")
    address: Url = Field(description="channel.social_address")


AnyChannel = ChatShape | PhoneShape | EmailShape | TelegramShape | SocialShape

VALUE_KEYS = {
    "chat": "address",
    "phone": "number",
    "email": "address",
    "telegram": "username",
    "social": "address",
}
"""The key that holds the value of each kind of channel."""


# --- The file ----------------------------------------------------------------------------------------------


class OrganisationShape(Entry):
    """Who it is."""

    name: LocalText = Field(description="organisation.name")
    support_name: LocalText = Field(description="organisation.support_name")
    motto: LocalText | None = Field(None, description="organisation.motto")
    time_zone: TimeZone = Field(description="organisation.time_zone")
    country: Country = Field(description="organisation.country")
    subdivision: Subdivision | None = Field(None, description="organisation.subdivision")
    website: Url | None = Field(None, description="organisation.website")
    languages: tuple[Language, ...] | None = Field(None, description="organisation.languages")


class UrgentShape(Entry):
    """The promise for urgent cases."""

    response: ResponseShape = Field(description="urgent.response")
    channel: Annotated[
        ChannelChoice | None, ReadBy(_channel_choice, {"anyOf": [{"type": "string"}, _PLACEHOLDER_SCHEMA]})
    ] = Field(None, description="urgent.channel")


class BenefitShape(Entry):
    """One thing that a tier gets."""

    channel: ChannelId | None = Field(None, description="benefit.channel")
    queue: Literal["none"] | None = Field(None, description="benefit.queue")
    response: ResponseShape | None = Field(None, description="benefit.response")
    topic: TopicName | None = Field(None, description="benefit.topic")
    escalation: Literal["fast"] | None = Field(None, description="benefit.escalation")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        on_channel = self.channel is not None and (self.queue or self.response)
        on_topic = self.topic is not None and self.escalation
        mixed = (self.channel or self.queue or self.response) and (self.topic or self.escalation)
        if mixed or not (on_channel or on_topic):
            raise rejected("contact.benefit")
        return self


class TierShape(Entry):
    """Customers with priority."""

    name: LocalText = Field(description="tier.name")
    benefits: tuple[BenefitShape, ...] = Field(description="tier.benefits", min_length=1)


def _feedback_endpoint(text: str, country: str | None) -> str | None:
    # What answers is written to, not a page: an address that a policy can name, and read to its end.
    return text if _url(text, country) and _ORIGIN.fullmatch(_origin_of(text)) and "#" not in text else None


class FeedbackShape(Entry):
    """Where readers' answers go."""

    endpoint: Annotated[
        Value,
        _value_type("contact.feedback_endpoint", _feedback_endpoint, type="string", pattern="^https?://"),
    ] = Field(description="answers.endpoint")
    searches: Flag = Field(False, description="answers.searches")


class ContactFile(Entry):
    """contact_config.yaml."""

    organisation: OrganisationShape = Field(description="organisation")
    channels: dict[
        Annotated[str, AfterValidator(_channel_key)], Annotated[AnyChannel, Field(discriminator="kind")]
    ] = Field(description="channels", min_length=1)
    urgent: UrgentShape | None = Field(None, description="urgent")
    tiers: dict[Annotated[str, AfterValidator(_key)], TierShape] | None = Field(None, description="tiers")
    benefit_topics: Topics | None = Field(None, description="benefit_topics")
    holidays: HolidaysShape | None = Field(None, description="holidays")
    dates: DatesList | None = Field(None, description="dates")
    feedback: FeedbackShape | None = Field(None, description="feedback")
