"""A form on the web, such as that of a help desk."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo

from helpcentre.contact.channel import Channel, ChannelKind, ReportWay
from helpcentre.contact.channel_shape import ChannelShape
from helpcentre.contact.links import Takes
from helpcentre.contact.value_shape import Url
from helpcentre.language.words import Words
from helpcentre.source.validation import ReadBy, rejected, shown


def _field_name(value: object, _info: ValidationInfo) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text or not text.isascii() or any(mark in text for mark in " &=#?+%/\"'<>"):
        raise rejected("value.empty" if value is None else "kind_web_form.field", found=shown(value))
    return text


FieldName = Annotated[str, ReadBy(_field_name, {"type": "string", "examples": ["message"]})]


class WebFormShape(ChannelShape):
    """A form on the web."""

    kind: Literal["web_form"] = Field(description="channel.kind")
    address: Url = Field(description="channel_kind.web_form.fields.address")
    field: FieldName | None = Field(None, description="channel_kind.web_form.fields.field")


class WebForm(ChannelKind):
    """A form on the web; filled in beforehand only where its owner says by which name of the query."""

    name = "web_form"
    shape = WebFormShape
    value_key = "address"
    icon = "form-select"
    is_written = True
    is_always_there = True
    report = "pasted"

    def details(self, entry: ChannelShape, country: str) -> object:
        """The name in the query that fills the field for the message."""
        return entry.field if isinstance(entry, WebFormShape) else None

    def shown(self, channel: Channel, text: str, words: Words) -> str | None:
        """Its name says enough."""
        return None

    def takes(self, channel: Channel) -> Takes:
        """The message, with the page that the visitor comes from."""
        return Takes(text=str(channel.details), page=True) if channel.details else Takes()

    def report_way(self, channel: Channel) -> ReportWay:
        """Within its link, where the form takes a text from it."""
        return "carried" if channel.details else "pasted"

    def report_words(self, channel: Channel) -> str:
        """The form opens filled in, or empty."""
        return "report_carried" if channel.details else "report"


KIND = WebForm()
