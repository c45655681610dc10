"""The kinds of channels one by one: what may be written, where links lead, what other programs read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contact_facts import LANGUAGES, config_of
from helpcentre.contact.channel import Channel
from helpcentre.contact.facts import facts
from helpcentre.contact.kinds import KINDS, kinds
from helpcentre.contact.links import Takes, link_with
from helpcentre.contact.literals import find_literals, find_look_alikes, find_unknown_contacts
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.reader import read_contact_config
from helpcentre.contact.structured_data import organization
from helpcentre.contact.tags import visible
from helpcentre.contact.vcard import vcard
from helpcentre.features.support.channel_check import known_values
from helpcentre.features.support.support_files import code_files, panel_view, support_links
from helpcentre.language.words import Words
from helpcentre.source.placeholder import Placeholders

HEAD = "organisation: {name: X, support_name: Y, time_zone: Asia/Baku, country: AZ}\nchannels:\n"
EVERY = (
    HEAD
    + """
  chat: {kind: chat, address: https://chat.x.example/, hours: 24/7}
  phone: {kind: phone, number: +994 12 404 11 11, extension: 5, hours: 24/7}
  second: {kind: phone, name: Second line, number: +994 12 404 11 22, hours: 24/7}
  hotline: {kind: phone, name: Hotline, number: 116 123, hours: 24/7}
  email: {kind: email, address: kömək@müller.example}
  bot: {kind: telegram, username: x_help_bot}
  gram: {kind: social, address: https://www.instagram.com/x}
  whatsapp: {kind: whatsapp, number: 055 404 11 33}
  viber: {kind: viber, number: +994 55 404 11 44}
  viber_bot: {kind: viber, bot: xhelp}
  sms: {kind: sms, number: 8123}
  desk: {kind: web_form, address: "https://x.example/form?lang=az", field: message}
  office: {kind: post, street: Nizami küçəsi 10, post_code: AZ1000, city: {az: Bakı, en: Baku}}
""".replace("kömək@", "help@")
)
NBSP = "\N{NO-BREAK SPACE}"


def every() -> ContactConfig:
    return config_of(EVERY)


def channel(id: str) -> Channel:
    return every().channel(id)


def written(kind: str, fields: str, country: str = "AZ") -> list[str]:
    """Codes of what is wrong with a channel."""
    text = HEAD.replace("AZ", country) + f"  one: {{kind: {kind}, {fields}}}\n"
    _, problems = read_contact_config(text.encode(), "f.yaml", Placeholders(), LANGUAGES)
    return [problem.code for problem in problems if "hours" not in problem.code]


def test_the_list_is_that_of_the_modules() -> None:
    assert [kind.name for kind in kinds()] == list(KINDS)


def test_an_example_has_every_kind() -> None:
    assert {one.kind.name for one in every().channels} == set(KINDS)


LINKS = {
    "chat": "https://chat.x.example/",
    "phone": "tel:+994124041111;ext=5",
    "second": "tel:+994124041122",
    "hotline": "tel:116123",
    "email": "mailto:help@xn--mller-kva.example",
    "bot": "https://t.me/x_help_bot",
    "gram": "https://www.instagram.com/x",
    "whatsapp": "https://wa.me/994554041133",
    "viber": "viber://chat?number=%2B994554041144",
    "viber_bot": "viber://pa?chatURI=xhelp",
    "sms": "sms:8123",
    "desk": "https://x.example/form?lang=az",
    "office": None,
}
SHOWN = {
    "chat": None,
    "phone": f"+994{NBSP}12{NBSP}404{NBSP}11{NBSP}11,{NBSP}ext.{NBSP}5",
    "hotline": f"116{NBSP}123",
    "email": "help@müller.example",
    "bot": "@x_help_bot",
    "whatsapp": f"+994{NBSP}55{NBSP}404{NBSP}11{NBSP}33",
    "viber_bot": "xhelp",
    "sms": "8123",
    "desk": None,
    "office": "Nizami küçəsi 10, AZ1000 Baku, Azerbaijan",
}


@pytest.mark.parametrize("id", LINKS)
def test_where_a_tap_leads(id: str) -> None:
    assert channel(id).link == LINKS[id]


@pytest.mark.parametrize("id", SHOWN)
def test_what_people_read(id: str) -> None:
    assert visible(channel(id), Words("en")) == SHOWN[id]


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("whatsapp", "number: 193", "contact.whole_number"),
        ("whatsapp", "number: +994 12 404 11 11 ext. 5", "contact.whole_number"),
        ("whatsapp", "number: +994 55 404 11", "contact.whole_number"),
        ("viber", "number: 193", "contact.whole_number"),
        ("viber", "hours: 24/7", "value.missing"),
        ("viber", "number: +994 55 404 11 44, bot: xhelp", "kind_viber.both"),
        ("viber", "bot: x y", "kind_viber.bot"),
        ("sms", "number: +994 12 404 11 11 ext. 5", "contact.number"),
        ("sms", "number: '*1234'", "contact.number"),
        ("web_form", "address: x.example/form", "contact.url"),
        ("web_form", "address: 'https://x.example/', field: 'a b'", "kind_web_form.field"),
        ("post", "city: Bakı", "value.missing"),
        ("post", "street: '10', city: Bakı", "kind_post.street"),
        ("post", "street: A 1, city: Bakı, country: XX", "contact.country"),
        ("email", "address: a@-müller.example", "kind_email.address"),
        ("email", "address: müller@example.com", "kind_email.address"),
        ("email", "address: a@xn--99999999.example", "kind_email.address"),
    ],
)
def test_mistakes(kind: str, fields: str, code: str) -> None:
    assert written(kind, fields) == [code]


@pytest.mark.parametrize(
    ("kind", "fields", "country"),
    [
        ("phone", "hours: 24/7, number: 116 123", "DE"),
        ("phone", "hours: 24/7, number: 116-123", "FR"),
        ("phone", "hours: 24/7, number: 0800 123 4567", "GB"),
        ("phone", "hours: 24/7, number: 13 12 34", "AU"),
        ("phone", "hours: 24/7, number: +800 1234 5678", "US"),
        ("phone", "hours: 24/7, number: '(212) 555-0143 x44'", "US"),
        ("phone", "hours: 24/7, number: 444 1 444", "TR"),
        ("sms", "number: 116 123", "DE"),
        ("whatsapp", "number: '(212) 555-0143'", "US"),
        ("email", "address: a@пример.рф", "RU"),
        ("email", "address: a@xn--e1afmkfd.xn--p1ai", "RU"),
        ("post", "street: 1600 Main St, city: Springfield, region: IL, post_code: 62701", "US"),
    ],
)
def test_these_are_right(kind: str, fields: str, country: str) -> None:
    assert written(kind, fields, country) == []


def test_encoded_domains_are_read_in_their_letters() -> None:
    config = config_of(HEAD + "  email: {kind: email, address: a@xn--e1afmkfd.xn--p1ai}\n")
    assert config.channels[0].value.text == "a@пример.рф"
    assert config.channels[0].link == "mailto:a@xn--e1afmkfd.xn--p1ai"


@pytest.mark.parametrize(
    ("country", "line"),
    [
        ("US", "1600 Main St, Springfield, IL 62701, United States"),
        ("DE", "1600 Main St, 62701 Springfield, IL, Germany"),
    ],
)
def test_an_address_has_the_order_of_its_country(country: str, line: str) -> None:
    fields = "street: 1600 Main St, city: Springfield, region: IL, post_code: 62701"
    config = config_of(HEAD + f"  office: {{kind: post, {fields}, country: {country}}}\n")
    assert visible(config.channels[0], Words("en")) == line


# --- What links take along ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "case", json.loads((Path(__file__).parents[1] / "cases/links/links.json").read_text("utf-8"))
)
def test_links_carry_what_they_take(case: dict[str, object]) -> None:
    """The same cases as links.test.mjs."""
    takes, values = case["takes"], case["values"]
    assert isinstance(takes, dict)
    assert isinstance(values, dict)
    assert link_with(str(case["address"]), Takes(**takes), **values) == case["link"]


def test_the_panel_has_every_way_to_a_person() -> None:
    panel = panel_view(every(), Words("az"), "az", "support/chat/")
    assert {way.card.id for way in panel.ways} == set(LINKS) - {"gram"}
    takes = {way.card.id: way.takes for way in panel.ways}
    assert takes["whatsapp"] == "text:text page:True"
    assert takes["sms"] == "text:body page:True"
    assert takes["desk"] == "text:message page:True"
    assert takes["viber_bot"] == "text:text payload:context"
    assert takes["viber"] == takes["office"] == ""
    (office,) = [way for way in panel.ways if way.card.id == "office"]
    assert (office.link, office.copied) == ("", "Nizami küçəsi 10, AZ1000 Bakı, Azərbaycan")
    assert {way.card.id for way in panel.ways if way.has_code} == {
        "bot",
        "whatsapp",
        "viber",
        "viber_bot",
        "sms",
    }


def test_each_code_is_its_channels() -> None:
    codes = code_files(every(), "az", [])
    folders = {path.split("/")[-2] for path in codes}
    assert folders == {"bot", "whatsapp", "viber", "viber_bot", "sms"}
    assert len({bytes(content) if isinstance(content, bytes) else content for content in codes.values()}) == 5


def test_links_of_a_page_without_an_article_say_nothing_of_one() -> None:
    links = support_links(every(), "az", None, page="x", chat_page="support/chat/").by_channel
    assert links == {
        "chat": "support/chat/",
        "bot": "https://t.me/x_help_bot?start=az_n__",
        "viber_bot": "viber://pa?chatURI=xhelp&context=az_n__",
    }


# --- Other programs -----------------------------------------------------------------------------------------


def test_the_card() -> None:
    lines = vcard(every(), "en").decode().replace("\r\n ", "").split("\r\n")
    told = [line for line in lines if line.startswith(("TEL", "EMAIL", "IMPP", "ADR", "X-", "URL"))]
    assert told == [
        "URL:https://chat.x.example/",
        "TEL;TYPE=WORK,VOICE:+994124041111,5",
        "TEL;TYPE=WORK,VOICE:+994124041122",
        "TEL;TYPE=WORK,VOICE:116123",
        "EMAIL;TYPE=INTERNET:help@xn--mller-kva.example",
        "IMPP;X-SERVICE-TYPE=Telegram:https://t.me/x_help_bot",
        "X-SOCIALPROFILE;TYPE=gram:https://www.instagram.com/x",
        "IMPP;X-SERVICE-TYPE=WhatsApp:https://wa.me/994554041133",
        "IMPP;X-SERVICE-TYPE=Viber:viber://chat?number=%2B994554041144",
        "IMPP;X-SERVICE-TYPE=Viber:viber://pa?chatURI=xhelp",
        "TEL;TYPE=WORK,MSG:8123",
        "URL:https://x.example/form?lang=az",
        "ADR;TYPE=WORK:;;Nizami küçəsi 10;Baku;;AZ1000;AZ",
    ]


def test_json_ld() -> None:
    data = organization(every(), "en")
    points = {point["name"]: point for point in data["contactPoint"]}
    assert points["Telephone"]["telephone"] == "+994124041111;ext=5"
    assert points["Second line"]["telephone"] == "+994124041122"
    assert points["Hotline"]["telephone"] == "116123"
    assert points["E-mail"]["email"] == "help@müller.example"
    assert points["WhatsApp"]["url"] == "https://wa.me/994554041133"
    assert points["SMS"]["telephone"] == "8123"
    assert "Address" not in points
    assert data["sameAs"] == ["https://www.instagram.com/x"]
    assert data["address"] == [
        {
            "@type": "PostalAddress",
            "streetAddress": "Nizami küçəsi 10",
            "postalCode": "AZ1000",
            "addressLocality": "Baku",
            "addressCountry": "AZ",
        }
    ]


def test_contact_json() -> None:
    told = {one["id"]: one for one in json.loads(facts(every(), LANGUAGES))["channels"]}
    assert told["phone"]["value"] == "+994124041111;ext=5"
    assert told["hotline"]["value"] == "116123"
    assert told["office"]["address"]["city"] == {"az": "Bakı", "en": "Baku"}
    assert told["office"]["link"] is None


# --- Articles -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("https://wa.me/994554041133?text=salam", "whatsapp"),
        ("api.whatsapp.com/send?phone=994554041133", "whatsapp"),
        ("+994 55 404 11 33", "whatsapp"),
        ("viber://chat?number=%2B994554041144", "viber"),
        ("[SMS](sms:8123)", "sms"),
        ("+994 12 404 11 22", "second"),
        ("help@müller.example", "email"),
        ("help@xn--mller-kva.example", "email"),
        ("Nizami  küçəsi 10", "office"),
    ],
)
def test_typed_by_hand(text: str, tag: str) -> None:
    assert [one.values["tag"] for one in find_literals(text, "a.md", 1, every())] == [f"{{{{ {tag} }}}}"]


@pytest.mark.parametrize(
    "text",
    [
        "https://wa.me/994554041134",
        "viber://chat?number=%2B994554041145",
        "sms:+994554041133",
        "viber://pa?chatURI=other",
    ],
)
def test_links_to_somebody_else(text: str) -> None:
    assert len(find_unknown_contacts(text, "a.md", 1, every())) == 1


TUNED = """
instagrarn.com wa.rne vvhatsapp.com telegrarn.me whatsap.com whatssapp.com tеlegram.me lnstagram.com
faceb00k.com instargam.com instagram.co help.instagrarn.com m.facebok.com linkedln.com v1ber.com
"""
UNSEEN = """
lnstаgram.com www.instaqram.com wаtsapp.com whatsaap.com vviber.com telegran.org teleqram.me
faceboook.com facebook.con youtubbe.com tik-tok.com twiiter.com whatsa.pp.com t.rne
t-e-l-e-g-r-a-m.me ınstagram.com x.exannple linkdein.com mesenger.com vk.corn
"""
INNOCENT = """
instagram.com www.instagram.com help.instagram.com whatsapp.com web.whatsapp.com wa.me t.me
telegram.org viber.com m.me ig.me x.com fb.com youtu.be telegra.ph telegraf.by telegraf.rs
twister.com threats.com fiber.com vibe.com viper.com facebook.github.io example.com docs.python.org
ok.ru mail.ru vk.com wa.gov me.com a.me ma.me tm.me t.me az.wikipedia.org asan.gov.az e-gov.az
kapitalbank.az birbank.az google.com gmail.com outlook.com apple.com instamart.com whatsnew.com
linkage.com tiktak.az report.az azertag.az index.md file.json 09.00 3.11 v.b. s.a. messengers.org
twitters.org youth.com facelook.az teletram.com
"""


@pytest.mark.parametrize("host", TUNED.split())
def test_hosts_that_only_look_like_one(host: str) -> None:
    assert [one.code for one in look_alikes(f"Yazın: https://{host}/x")] == ["contact.look_alike"]


def test_most_look_alikes_that_nobody_tuned_for_are_found() -> None:
    missed = [host for host in UNSEEN.split() if not look_alikes(f"Yazın: {host}.")]
    assert missed == MISSED


MISSED = ["vviber.com", "telegran.org", "x.exannple"]
"""Short names have too many neighbours; a last letter makes other words; `nn` is not read for `m`."""


def test_innocent_hosts_pass() -> None:
    assert [host for host in INNOCENT.split() if look_alikes(f"Bax: {host}, https://{host}/a")] == []


def test_in_code_they_are_examples() -> None:
    assert look_alikes("`instagrarn.com` saxtadır") == []


def look_alikes(text: str) -> list:  # type: ignore[type-arg]
    return find_look_alikes(text, "a.md", 1, every())


# --- Is it really us? ---------------------------------------------------------------------------------------


def test_the_check_knows_every_kind_that_is_pasted() -> None:
    known = known_values(every(), Words("en"), "en")
    shapes = {one["name"]: one.get("shape", "link") for one in known["known"]}
    assert shapes["WhatsApp"] == shapes["SMS"] == shapes["Hotline"] == "number"
    assert shapes["E-mail"] == "mail"
    assert "Address" not in shapes
    assert known["open"] == []
