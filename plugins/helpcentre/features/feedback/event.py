"""What is sent to the owner's address for answers, field by field; nothing else ever is.

No cookie, no identifier, nothing about the device: two events can't be told to be of the same reader. For who
receives them: CHANNELS.md and feedback.schema.json, which is made from these models.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    model_validator,
)

from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.page.secret_guard import masked

VERSION = 1
"""Raised when a field changes its meaning; new fields may come without."""
MOST_LETTERS = 500
"""Characters (UTF-16 units, as browsers count) of a comment."""

Answer = Literal["yes", "no"]


def reasons() -> dict[str, dict[Answer, tuple[str, ...]]]:
    """What a reader may choose from, by kind of article and answer; their words: `feedback.reasons`.

    A page that lists a section is not asked about.
    """
    return {
        kind.name: {"no": kind.why_not, "yes": kind.why}
        for kind in ARTICLE_KINDS.values()
        if not kind.lists_section
    }


STEP_REASONS = ("step", "other_screen", "one_unclear")
"""Reasons of a how-to after which it helps to know the step."""


def all_reasons() -> tuple[str, ...]:
    """Every reason of any kind, each once."""
    return tuple(
        dict.fromkeys(reason for answers in reasons().values() for few in answers.values() for reason in few)
    )


ArticleKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$", max_length=200)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Comment = Annotated[str, StringConstraints(min_length=1, max_length=MOST_LETTERS)]
TextVersion = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{6}$")]


class _Event(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    version: Literal[1] = Field(description="Of this format; a change of meaning raises it.")
    language: Language = Field(description="Of what was read, a BCP 47 tag.")


class Vote(_Event):
    """A reader has said whether an article helped. Sent once per article and tab, with the tap."""

    event: Literal["vote"]
    article: ArticleKey = Field(description="section/slug, the same in every language.")
    text: TextVersion = Field(description="Changes whenever the text of the article does.")
    answer: Answer


class Reason(_Event):
    """A reader has said why, after a vote. Not to be counted as another one."""

    event: Literal["reason"]
    article: ArticleKey = Field(description="section/slug, the same in every language.")
    text: TextVersion = Field(description="Changes whenever the text of the article does.")
    answer: Answer = Field(description="The vote that it belongs to.")
    reason: str | None = Field(
        None,
        description="Which depends on the kind of the article.",
        json_schema_extra=lambda schema: schema.update(enum=[*all_reasons(), None]),
    )
    step: Annotated[int, Field(ge=1, le=99)] | None = Field(None, description="Of a how-to.")
    comment: Comment | None = Field(
        None, description="Secrets that were recognised are masked, but what the visitor wanted readable."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Reason:
        if self.reason is None and self.comment is None:
            raise ValueError("neither reason nor comment")
        if self.reason is not None and self.reason not in all_reasons():
            raise ValueError("no such reason")
        return self


class Survey(_Event):
    """The short survey after a support case."""

    event: Literal["survey"]
    solved: Literal["yes", "partly", "no"]
    wait: Literal["short", "fine", "long"] | None = Field(None, description="How long the answer felt.")
    clear: Literal["yes", "partly", "no"] | None = Field(None, description="Whether the answer was.")
    rating: Annotated[int, Field(ge=1, le=5)] | None = Field(None, description="5 is the best.")
    comment: Comment | None = Field(
        None, description="Secrets that were recognised are masked, but what the visitor wanted readable."
    )
    reference: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,40}$")] | None = Field(
        None, description="Of the case, if the visitor gave it."
    )


Query = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(masked)]
"""Masked once more as it is read: nobody has seen it before it left, so nobody has undone a mask in it."""


class SearchWithoutResult(_Event):
    """A search has found nothing. Only if `feedback.searches` is on."""

    event: Literal["search_empty"]
    query: Query = Field(description="As typed; secrets that were recognised are masked.")


class ResultOpened(_Event):
    """A result of a search was opened. Only if `feedback.searches` is on."""

    event: Literal["search_opened"]
    query: Query = Field(description="As typed; secrets that were recognised are masked.")
    article: ArticleKey = Field(description="section/slug, the same in every language.")


Event = Annotated[Vote | Reason | Survey | SearchWithoutResult | ResultOpened, Field(discriminator="event")]
EVENT: TypeAdapter[Any] = TypeAdapter(Event)
"""Reads an event: `EVENT.validate_json(body)`."""


def schema_text() -> str:
    """The JSON Schema of an event, as feedback.schema.json has it."""
    schema = _plain(EVENT.json_schema())
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Feedback event"}
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"


def _plain(node: Any, *, names_are_keys: bool = False) -> Any:
    """The schema without pydantic's titles and OpenAPI's discriminator."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _plain(value, names_are_keys=key in ("properties", "$defs"))
        for key, value in node.items()
        if names_are_keys or key not in ("title", "discriminator")
    }
