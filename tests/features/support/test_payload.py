"""The start payload: what is written is read, whatever the names; what is not ours is not read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact_facts import config_of, our_config, unmistakable
from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.contact.channel import Channel
from helpcentre.contact.links import link_with
from helpcentre.features.support.payload import (
    LIMIT,
    Start,
    article_part,
    decode,
    encode,
    tier_part,
)

# As content_tree.py, validation.py and placeholder.py of source/ let them be.
SLUG = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,9}", fullmatch=True)
KEY = st.one_of(st.just(""), st.just("index"), st.builds("{}/{}".format, SLUG, SLUG))
TIER = st.one_of(st.just(""), st.from_regex(r"[a-z][a-z0-9]{0,9}(_[a-z0-9]{1,9}){0,3}", fullmatch=True))
LANGUAGE = st.sampled_from(["az", "en", "ru", "pt-BR", "az-Latn-AZ"])


@pytest.mark.parametrize(
    ("start", "payload"),
    [
        (Start("az", ARTICLE_KINDS["howto"], "wallet/top-up"), "az_h_wallet_top-up"),
        (
            Start("az", ARTICLE_KINDS["troubleshooting"], "wallet/failed-payment", "vip"),
            "az_t_wallet_failed-payment_vip",
        ),
        (Start("en", ARTICLE_KINDS["page"], "index"), "en_p__index"),
        (Start("az"), "az_n__"),
        (Start("az", tier="gold_plus"), "az_n___gold_plus"),
        (
            Start("az", ARTICLE_KINDS["reference"], "technical/browser-device-requirements", "premium"),
            "az_r_technical_browser-device-requirements_premium",
        ),
    ],
)
def test_these_stay_as_they_are(start: Start, payload: str) -> None:
    """A bot that is written once must understand the pages of next year."""
    assert encode(start) == payload
    assert decode(payload) == start


@given(st.builds(Start, LANGUAGE, st.sampled_from([None, *ARTICLE_KINDS.values()]), KEY, TIER))
def test_what_is_written_is_read(start: Start) -> None:
    payload = encode(start)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
    assert decode(payload, {article_part(start.article): start.article}, [start.tier]) == start


@given(KEY, KEY)
def test_two_articles_never_look_alike(one: str, other: str) -> None:
    assert (article_part(one) == article_part(other)) == (one == other)


@given(TIER, TIER)
def test_two_tiers_never_look_alike(one: str, other: str) -> None:
    assert (tier_part(one) == tier_part(other)) == (one == other)


def test_a_long_name_is_shortened_and_the_table_knows_it() -> None:
    key = "technical/" + "-".join(["very"] * 12)
    payload = encode(Start("az-Latn-AZ", ARTICLE_KINDS["faq"], key, "a_tier_with_a_long_name"))
    assert len(payload) <= LIMIT
    assert payload == encode(Start("az-Latn-AZ", ARTICLE_KINDS["faq"], key, "a_tier_with_a_long_name"))
    assert "_X_" in payload
    read = decode(payload, {article_part(key): key}, ["vip", "a_tier_with_a_long_name"])
    assert read == Start("az-Latn-AZ", ARTICLE_KINDS["faq"], key, "a_tier_with_a_long_name")
    unread = decode(payload)
    assert unread
    assert unread.article == article_part(key)


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "az",
        "az_h",
        "az_z_wallet_top-up",
        "az_h_wallet/top-up",
        "az_h_wallet_top up",
        "AZ_h_wallet_top-up",
        "az_h_Wallet_top-up",
        "az_h_wallet_top-up_" + "v" * 64,
        "<script>",
        "az_h_wallet_top-up\n",
        "r1_whatever",
    ],
)
def test_what_is_not_ours_is_not_read(payload: str) -> None:
    assert decode(payload) is None


@given(st.text())
def test_any_text_is_read_or_refused(payload: str) -> None:
    read = decode(payload)
    assert read is None or (len(payload) <= LIMIT and re.fullmatch(r"[A-Za-z0-9_-]+", payload))


def test_names_that_can_not_be_written_are_refused() -> None:
    with pytest.raises(ValueError, match="az_h"):
        encode(Start("az", ARTICLE_KINDS["howto"], "Wallet/top up"))


def started(channel: Channel) -> str:
    return link_with(channel.link or "", channel.kind.takes(channel), payload="az_n__")


def test_only_a_bot_is_started() -> None:
    assert started(our_config().channel("telegram")) == "https://t.me/allintalks_bot?start=az_n__"
    assert started(unmistakable().channel("quokka_bot")) == "https://t.me/quokka_helper_bot?start=az_n__"
    person = config_of(
        "organisation: {name: X, support_name: Y, time_zone: Asia/Baku, country: AZ}\n"
        "channels:\n  telegram: {kind: telegram, username: some_person}\n"
    )
    assert started(person.channel("telegram")) == "https://t.me/some_person"
