"""What is sent to the owner's address: the committed schema is the code's, and it lets nothing else pass."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from contact_facts import ROOT
from helpcentre.features.feedback.event import EVENT, MOST_LETTERS, STEP_REASONS, all_reasons, schema_text

COMMON = {"version": 1, "language": "az"}
ARTICLE = {"article": "wallet/top-up", "text": "3fa92c", "answer": "no"}
EVENTS: dict[str, dict[str, Any]] = {
    "vote": ARTICLE,
    "reason": ARTICLE | {"reason": "step", "step": 3, "comment": "Düymə yoxdur"},
    "survey": {
        "solved": "partly",
        "wait": "long",
        "clear": "yes",
        "rating": 4,
        "comment": "Sağ olun",
        "reference": "261122-T4KD-7QXH",
    },
    "search_empty": {"query": "abunəlik"},
    "search_opened": {"query": "bilet", "article": "technical/ticket-not-opening"},
}


def body(event: str, **changed: object) -> str:
    fields = {**COMMON, "event": event, **EVENTS[event], **changed}
    return json.dumps({name: value for name, value in fields.items() if value is not None})


def test_the_committed_schema_is_current() -> None:
    committed = (ROOT / "feedback.schema.json").read_text("utf-8")
    assert committed == schema_text(), "run: python3 build.py schema"


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_read(event: str) -> None:
    assert EVENT.validate_json(body(event)).model_dump(exclude_none=True) == json.loads(body(event))


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("more", ["user", "ip", "url", "time", "agent"])
def test_nothing_else_is_a_field(event: str, more: str) -> None:
    with pytest.raises(ValidationError, match="extra"):
        EVENT.validate_json(body(event, **{more: "x"}))


@pytest.mark.parametrize(
    ("event", "changed"),
    [
        ("vote", {"answer": "maybe"}),
        ("vote", {"article": "../x"}),
        ("vote", {"version": 2}),
        ("vote", {"text": None}),
        ("reason", {"reason": None, "comment": None}),
        ("reason", {"reason": "something"}),
        ("reason", {"step": 0}),
        ("reason", {"comment": "a" * (MOST_LETTERS + 1)}),
        ("survey", {"solved": None}),
        ("survey", {"rating": 6}),
        ("survey", {"rating": "5"}),
        ("survey", {"reference": "Ad Soyad"}),
        ("search_empty", {"query": ""}),
        ("search_opened", {"article": None}),
    ],
)
def test_what_is_not_as_documented_is_refused(event: str, changed: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        EVENT.validate_json(body(event, **changed))


def test_the_schema_names_every_event_and_forbids_other_fields() -> None:
    schema = json.loads(schema_text())
    parts = [schema["$defs"][one["$ref"].rpartition("/")[2]] for one in schema["oneOf"]]
    assert {part["properties"]["event"]["const"] for part in parts} == set(EVENTS)
    assert all(part["additionalProperties"] is False for part in parts)
    for part in parts:
        assert {"version", "language", "event"} <= set(part["required"])
    reasons = set(all_reasons())
    (reason,) = (part for part in parts if part["properties"]["event"]["const"] == "reason")
    assert set(reason["properties"]["reason"]["enum"]) == reasons | {None}
    assert set(STEP_REASONS) <= reasons
