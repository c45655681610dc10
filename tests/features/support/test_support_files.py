"""The files of the support panel: what is in them follows from contact_config.yaml alone."""

from __future__ import annotations

import json

from contact_facts import config_of, our_config
from helpcentre.features.support.chat_link import chat_tags
from helpcentre.features.support.payload import decode
from helpcentre.features.support.support_files import code_files, panel_view, table_files
from helpcentre.language.words import Words
from site_builds import Outcome

HEAD = "organisation: {name: X, support_name: Y, time_zone: Asia/Baku, country: AZ}\nchannels:\n"


def test_a_chat_with_a_provider_needs_no_address() -> None:
    config = config_of(
        HEAD + "  chat:\n    kind: chat\n    hours: 24/7\n"
        "    provider: {name: chatwoot, base_url: https://chat.example.com/, website_token: abcd}\n"
    )
    panel = panel_view(config, Words("az"), "az", "support/chat/")
    assert [(way.card.id, way.link) for way in panel.ways] == [("chat", "support/chat/")]
    assert panel.provider["script"] == "https://chat.example.com/packs/js/sdk.js"
    assert panel.provider_host == "chat.example.com"
    provider = config.channels[0].provider
    assert provider
    assert provider.origins == ("https://chat.example.com", "wss://chat.example.com")


def test_hosts_of_a_provider_of_its_own() -> None:
    config = config_of(
        HEAD + "  chat:\n    kind: chat\n    hours: 24/7\n    provider:\n      name: custom\n"
        "      script: https://cdn.example.com/a/b.js?x=1\n"
        '      hosts: ["wss://live.example.com", "https://*.example.net:8443", "https://cdn.example.com"]\n'
    )
    provider = config.channels[0].provider
    assert provider
    assert provider.origins == (
        "https://cdn.example.com",
        "wss://live.example.com",
        "https://*.example.net:8443",
    )


def test_what_can_not_be_reached_is_one_quiet_line() -> None:
    panel = panel_view(our_config(), Words("az"), "az", "support/chat/")
    assert [way.card.id for way in panel.ways] == ["phone", "telegram"]
    assert all(way.link for way in panel.ways)
    assert panel.awaited == "Ünvanı hələ əlavə olunmayan kanallar: canlı çat və e\N{NON-BREAKING HYPHEN}poçt."
    assert [tier.channels for tier in panel.tiers] == [("phone",), ("phone",)]


def test_no_bot_no_codes_and_no_table() -> None:
    config = config_of(HEAD + "  telegram: {kind: telegram, username: some_person}\n")
    assert code_files(config, "az", []) == {}
    assert table_files(config, ["wallet/top-up"]) == {}
    (way,) = panel_view(config, Words("az"), "az", "support/chat/").ways
    assert way.link == "https://t.me/some_person"
    assert way.app_link == ""


def test_the_table_explains_every_payload_of_the_site(own_site: Outcome) -> None:
    folder = own_site.site / "assets/helpcentre/support"
    table = json.loads((folder / "telegram.json").read_text("utf-8"))
    found = 0
    for path in own_site.site.rglob("index.html"):
        html = path.read_text("utf-8")
        for part in html.split("t.me/allintalks_bot?start=")[1:]:
            start = decode(part.partition('"')[0], table["articles"], table["tiers"].values())
            assert start, part[:70]
            assert start.article == "" or start.article in table["articles"].values()
            found += 1
    assert found > 30
    codes = {path.name for path in (folder / "qr/az/telegram").iterdir()}
    assert len(codes) == len(table["articles"]) + len(table["tiers"]) + 1
    assert {"index.svg", "home.index.svg", "tier.vip.svg", "wallet_top-up.svg"} <= codes


def test_the_chat_of_an_article_is_the_chat_page_that_knows_it(other_organisation: Outcome) -> None:
    html = other_organisation.page("orders/change-date/")
    assert '<a class="hc-contact" href="../../support/chat/?from=orders/change-date">live chat</a>' in html
    ours = chat_tags(our_config(), Words("az"), "az", article="wallet/fees", chat_page="x/")
    assert "chat" not in ours
    assert "x/" not in ours["write_us"]
