"""The rules of opening hours asked in Python and in JavaScript, in one form."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from contact_facts import ROOT
from helpcentre.contact.hours import reason_text
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.opening import Opening, State, promise_text, promises, state_text
from helpcentre.contact.opening_facts import opening_file
from helpcentre.language.words import Words
from run import node

MODULE = ROOT / "plugins/helpcentre/page/theme/assets/helpcentre/contact/opening.mjs"
IN_NODE = """
import { makeOpening } from "%s";
let input = "";
for await (const chunk of process.stdin) input += chunk;
const { facts, channels, subjects, moments } = JSON.parse(input);
const opening = makeOpening(facts);
const answers = moments.map((now) => [
  channels.map((id) => {
    const state = opening.state(id, now);
    const { isOpen, always, until, opensAt, byAppointment, reason } = state ?? {};
    return [state && [isOpen, always, until, opensAt, byAppointment, reason], opening.stateText(id, now)];
  }),
  subjects.map((subject) => [opening.promise(subject, now), opening.promiseText(subject, now)]),
]);
process.stdout.write(JSON.stringify({ answers, zone: new Date(1.8e12).getTimezoneOffset() }));
"""


def ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def in_python(config: ContactConfig, language: str, moments: list[datetime]) -> list[Any]:
    opening, words = Opening(config), Words(language)

    def state(id: str, now: datetime) -> list[Any]:
        found = opening.state(id, now)
        return [found and facts_of(found, words), state_text(found, now, words)]

    def promise(subject: str, now: datetime) -> list[Any]:
        found = opening.promise(subject, now)
        return [found and ms(found), promise_text(found, now, words)]

    return [
        [
            [state(channel.id, now) for channel in config.channels],
            [promise(subject, now) for subject in promises(config)],
        ]
        for now in moments
    ]


def facts_of(state: State, words: Words) -> list[Any]:
    moments = [moment and ms(moment) for moment in (state.until, state.opens_at)]
    return [
        state.is_open,
        state.always,
        *moments,
        state.by_appointment,
        state.reason and reason_text(state.reason, words),
    ]


def in_javascript(
    config: ContactConfig, language: str, moments: list[datetime], device: str = "UTC"
) -> list[Any]:
    """The same in Node, on a device in another time zone."""
    program = node()
    assert program, "Node is not there"
    asked = {
        "facts": json.loads(opening_file(config, Words(language))),
        "channels": [channel.id for channel in config.channels],
        "subjects": list(promises(config)),
        "moments": [ms(moment) for moment in moments],
    }
    done = subprocess.run(
        [program, "--input-type=module", "--eval", IN_NODE % MODULE.as_uri()],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "TZ": device},
    )
    answered = json.loads(done.stdout)
    ahead = datetime.fromtimestamp(1.8e9, ZoneInfo(device)).utcoffset()
    assert ahead is not None
    assert answered["zone"] == -ahead.total_seconds() // 60, "Node did not take the device's zone"
    answers = answered["answers"]
    assert isinstance(answers, list)
    return answers
