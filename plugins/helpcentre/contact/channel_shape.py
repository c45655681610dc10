"""What may stand in contact_config.yaml of a channel of any kind, and of a promise to answer."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self

from pydantic import Field, ValidationInfo, model_validator

from helpcentre.contact.hours_shape import HoursFields
from helpcentre.contact.value import Counted, Response, Unit
from helpcentre.source.validation import Entry, LocalText, ReadBy, rejected, shown


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


class ChannelShape(HoursFields):
    """What a channel of any kind has. Each kind narrows `kind` to a `Literal`, and adds its own fields."""

    kind: str
    name: LocalText | None = Field(None, description="channel.name")
    response: ResponseShape | None = Field(None, description="channel.response")

    @model_validator(mode="after")
    def _working_hours_are_listed(self) -> Self:
        hours = self.opening_hours()
        if self.response and self.response.counted == "working" and not (hours and hours.has_working_time):
            raise rejected("contact.working_without_hours", at=("response", "counted"))
        return self
