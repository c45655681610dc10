"""What may stand in contact_config.yaml, key by key.

These models follow the file; `model.py` is what the rest of the package works with. The `description` of a
field is a key below `schema.contact` in the words files, which `schema.py` turns into the help an editor's
program shows while typing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Self, Union

from pydantic import (
    AfterValidator,
    Field,
    ValidationInfo,
    create_model,
    model_validator,
)

from helpcentre.contact.channel_shape import ChannelShape, ResponseShape
from helpcentre.contact.country import (
    COUNTRIES,
    countries_meant,
    countries_of,
    subdivision_code,
    subdivisions,
    time_zones,
    zones_meant,
)
from helpcentre.contact.hours_shape import DatesList, HolidaysShape
from helpcentre.contact.topics import TopicName, Topics
from helpcentre.contact.value import Value
from helpcentre.contact.value_shape import (
    COUNTRY,
    ORIGIN,
    PLACEHOLDER_SCHEMA,
    ZONE,
    Url,
    origin_of,
    placeholders_of,
    read_placeholder,
    read_url,
    value_type,
)
from helpcentre.problem import nearest
from helpcentre.source.placeholder import NAME
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

CHANNELS = "channels"
TAKEN = "taken"
# Keys of the validation context, beside those of values: the file's channel ids, which are read first so that
# one wrong part does not hide another, and the names of tags.


def _channel_reference(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise rejected("contact.unknown_channel", found=text, nearest=nearest(text, known))
    return text


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
    name, answer = read_placeholder(value, info)
    entry = placeholders_of(info).get(name)
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
    if name in (info.context or {}).get(TAKEN, ()):
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
        ChannelChoice | None, ReadBy(_channel_choice, {"anyOf": [{"type": "string"}, PLACEHOLDER_SCHEMA]})
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
    return text if read_url(text, country) and ORIGIN.fullmatch(origin_of(text)) and "#" not in text else None


class FeedbackShape(Entry):
    """Where readers' answers go."""

    endpoint: Annotated[
        Value,
        value_type("contact.feedback_endpoint", _feedback_endpoint, type="string", pattern="^https?://"),
    ] = Field(description="answers.endpoint")
    searches: Flag = Field(False, description="answers.searches")


class ContactFile(Entry):
    """contact_config.yaml. What its channels may be, `contact_file` adds."""

    organisation: OrganisationShape = Field(description="organisation")
    channels: dict[str, Any] = Field(description="channels", min_length=1)
    urgent: UrgentShape | None = Field(None, description="urgent")
    tiers: dict[Annotated[str, AfterValidator(_key)], TierShape] | None = Field(None, description="tiers")
    benefit_topics: Topics | None = Field(None, description="benefit_topics")
    holidays: HolidaysShape | None = Field(None, description="holidays")
    dates: DatesList | None = Field(None, description="dates")
    feedback: FeedbackShape | None = Field(None, description="feedback")


@cache
def contact_file(shapes: tuple[type[ChannelShape], ...]) -> type[ContactFile]:
    """The form of contact_config.yaml with the kinds of channels that there are.

    Args:
        shapes: of each kind; their order is that of the alternatives in the schema.
    """
    any_channel = Annotated[Union[shapes], Field(discriminator="kind")]  # type: ignore[valid-type]  # noqa: UP007
    channels = dict[Annotated[str, AfterValidator(_channel_key)], any_channel]
    return create_model(
        "ContactFile",
        __base__=ContactFile,
        channels=(channels, Field(description="channels", min_length=1)),
    )
