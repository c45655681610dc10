"""Which channel stands first: shared cases, and a week of clock states, in Python and JavaScript alike."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product
from typing import Any

import pytest

from contact_facts import ANSWERED, ROOT, config_of, our_config, unmistakable
from helpcentre.article.kinds import ARTICLE_KINDS, Kind
from helpcentre.article.model import Article
from helpcentre.contact.channel import Channel
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.opening import Opening
from helpcentre.contact.opening_facts import opening_file
from helpcentre.contact.order import (
    ANYTHING,
    IN_SCRIPTS,
    About,
    Traits,
    about_article,
    best_first,
    in_order,
    order_facts,
    ranked,
)
from helpcentre.features.support.support_files import support_links
from helpcentre.language.words import Words
from run import node

CASES = json.loads((ROOT / "tests/cases/order/ranks.json").read_text("utf-8"))["cases"]
SCRIPTS = ROOT / "plugins/helpcentre/page/theme/assets/helpcentre/contact"
WEEK = [datetime(2027, 2, 8, tzinfo=UTC) + timedelta(hours=hour) for hour in range(7 * 24)]
"""From a Monday; the telephone opens and closes within it, and no holiday is."""
HOLIDAYS = [datetime(2027, 3, 20, tzinfo=UTC) + timedelta(hours=hour) for hour in range(0, 7 * 24, 3)]
BOT_FIRST = """
organisation: {name: X, support_name: Y, time_zone: Asia/Baku, country: AZ}
channels:
  bot: {kind: telegram, username: example_bot}
  gram: {kind: social, address: "https://social.example/"}
  night:
    {kind: phone, number: 194, hours: [{days: mon-sun, opens: 18:00, closes: 09:00, next_day: yes}]}
  mail: {kind: email, address: a@support.example, response: {within: 1d, counted: working},
    hours: [{days: mon-fri, opens: 09:00, closes: 18:00}]}
  desk:
    {kind: phone, number: 193, response: {within: 5m}, hours: [{days: mon-fri, opens: 10:00, closes: 12:00}]}
  person: {kind: telegram, username: example_person, response: {within: 2h}}
  chat:
    {kind: chat, address: "https://chat.example/", hours: [{days: [sat, sun], opens: 10:00, closes: 15:00}]}
urgent: {response: {within: 1h}, channel: bot}
"""


@cache
def worlds() -> dict[str, ContactConfig]:
    return {
        "ours": our_config(),
        "answered": config_of(ANSWERED),
        "unmistakable": unmistakable(),
        "bot_first": config_of(BOT_FIRST),
    }


def in_node(program: str, asked: Any) -> Any:
    found = node()
    assert found, "Node is not there"
    done = subprocess.run(
        [found, "--input-type=module", "--eval", program],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


READ = """
let input = "";
for await (const chunk of process.stdin) input += chunk;
const asked = JSON.parse(input);
"""
ON_CASES = f"""
import {{ bestFirst }} from "{(SCRIPTS / "order.mjs").as_uri()}";
{READ}
process.stdout.write(JSON.stringify(asked.map(({{ channels, open = {{}}, ...about }}) =>
  bestFirst(channels, {{ ...about, isOpen: (id) => open[id] ?? null }}))));
"""
ON_A_WEEK = f"""
import {{ aboutOf }} from "{(SCRIPTS / "order.mjs").as_uri()}";
import {{ openingOf }} from "{(SCRIPTS / "opening-source.mjs").as_uri()}";
{READ}
const opening = openingOf(asked.facts);
const orders = (now) => asked.pages.map(({{ about, tierChannels }}) =>
  opening.bestFirst(now, {{ ...aboutOf(about), tierChannels }}));
process.stdout.write(JSON.stringify(asked.moments.map(orders)));
"""


def traits_of(names: list[str]) -> Traits:
    return Traits(**{field: name in names for field, name in IN_SCRIPTS.items()})


def test_cases() -> None:
    in_script = in_node(ON_CASES, CASES)
    for case, javascript in zip(CASES, in_script, strict=True):
        channels = {id: traits_of(names) for id, names in case["channels"].items()}
        about = About(
            case.get("isUrgent", False), case.get("isFault", False), tuple(case.get("tierChannels", ()))
        )
        assert list(ranked(channels, about, case.get("open", {}).get)) == case["order"], case["why"]
        assert javascript == case["order"], case["why"]


KINDS = (None, *ARTICLE_KINDS.values())


def test_a_week_of_every_hour_for_every_kind_of_article() -> None:
    """Python and the script agree, and what is promised to visitors holds whatever the hour."""
    for name, config in worlds().items():
        tiers = {(), *(tuple(b.channel for b in tier.benefits if b.channel) for tier in config.tiers)}
        pages = [
            (page(kind, is_urgent=is_urgent), channels)
            for kind, is_urgent, channels in product(
                (None, *ARTICLE_KINDS.values()), (False, True), sorted(tiers)
            )
            if kind or not is_urgent
        ]
        moments = WEEK + HOLIDAYS
        asked = {
            "facts": json.loads(opening_file(config, Words("az"))),
            "moments": [round(moment.timestamp() * 1000) for moment in moments],
            "pages": [
                {
                    "about": support_links(config, "az", article, page="", chat_page="").about,
                    "tierChannels": channels,
                }
                for article, channels in pages
            ],
        }
        opening, seen = Opening(config), dict[object, list[str]]()
        abouts = [
            About(at_article.is_urgent, at_article.is_fault, channels)
            for at_article, channels in ((about_article(article), channels) for article, channels in pages)
        ]
        for now, at_once in zip(moments, in_node(ON_A_WEEK, asked), strict=True):
            is_open = open_at(opening, now)
            states = tuple(is_open(channel.id) for channel in config.channels)
            for about, javascript in zip(abouts, at_once, strict=True):
                if (states, about) not in seen:  # the table knows the hour by nothing else
                    ways = best_first(config, about, is_open)
                    assert_promise_kept(config, ways, about, is_open, (name, now.isoformat(), about))
                    seen[states, about] = [way.id for way in ways]
                assert seen[states, about] == javascript, (name, now.isoformat(), about)
        assert len(seen) > 1, name


def page(kind: Kind | None, *, is_urgent: bool) -> Article | None:
    return kind and Article("f.md", "az", "wallet", "top-up", "u/", "T", "D", kind, is_urgent=is_urgent)


def open_at(opening: Opening, now: datetime) -> Callable[[str], bool | None]:
    states = {id: opening.state(id, now) for id in (c.id for c in opening._config.channels)}
    return lambda id: state.is_open if (state := states[id]) else None


def promises(channel: Channel) -> bool:
    return not channel.is_bot and bool(channel.hours or channel.response)


def assert_promise_kept(
    config: ContactConfig,
    ways: tuple[Channel, ...],
    about: About,
    is_open: Callable[[str], bool | None],
    where: object,
) -> None:
    assert set(ways) == set(config.reachable), where
    place = {way.id: number for number, way in enumerate(ways)}
    named = config.urgent.channel if config.urgent and about.is_urgent else None
    for way in ways:
        if is_open(way.id) is False or not promises(way):
            continue
        for other in ways:
            if not promises(other) and other.id != named:
                assert place[way.id] < place[other.id], (where, way.id, other.id)
    telephones = [way.id for way in ways if way.kind.is_spoken and is_open(way.id)]
    if about.is_urgent and telephones:
        assert ways[0].kind.is_spoken, where
        assert is_open(ways[0].id) is not False, where


def test_an_urgent_visitor_gets_the_open_telephone() -> None:
    """On our own site, where the bot once stood first: Tuesday, 11:00 in Baku."""
    now = datetime(2027, 2, 9, 7, tzinfo=UTC)
    is_open = open_at(Opening(our_config()), now)
    for about in (
        ANYTHING,
        About(is_fault=True),
        About(is_urgent=True),
        About(is_urgent=True, is_fault=True),
    ):
        assert [way.id for way in best_first(our_config(), about, is_open)] == ["phone", "telegram"]


def test_what_the_script_knows_is_what_the_file_says() -> None:
    assert order_facts(worlds()["answered"]) == {
        "chat": ["promises", "live", "takesPictures"],
        "email": ["promises", "takesPictures"],
        "phone": ["promises", "spoken", "live", "isForUrgent"],
        "telegram": ["takesPictures"],
        "instagram": [],
        "facebook": [],
    }
    assert list(order_facts(our_config())) == ["phone", "telegram"]


def test_what_can_not_be_reached_is_left_out_of_any_list() -> None:
    assert in_order(["email", "telegram", "phone"], str, our_config()) == ("phone", "telegram")


@pytest.mark.parametrize("kind", ARTICLE_KINDS.values(), ids=lambda kind: kind.name)
def test_an_article_about_a_fault(kind: Kind) -> None:
    assert about_article(page(kind, is_urgent=True)) == About(True, kind is ARTICLE_KINDS["troubleshooting"])
