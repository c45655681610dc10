"""Rules learnt from Snowball: what is one word to Snowball is one to Python and to the browser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from helpcentre.features.search.compounds import Compounds
from helpcentre.features.search.learnt_stems import learnt
from helpcentre.language.search_language import load
from helpcentre.language.stemmer import stemmer_of
from run import node

TEXTS = {
    "de": "Die Kündigung, Kündigungen und Kündigungsfristen: Bücher, Buch, Häuser, Haus, Straßen, Straße,"
    " Verträge, Vertrag, Zahlungen, Zahlung, Änderungen, Änderung, Rechnungen, Rechnung, geänderten,"
    " bezahlten, Konto, Konten",
    "tr": "Işıklar ışığı ışık; kapılar, kapıları, kapı; hesaplar, hesabım, hesabımı, hesap; İptal iptali;"
    " iptalleri, bilet, biletler, biletlerim, biletlerimi, Ankara'dan, Ankara",
    "ru": "Пароль, пароля, пароли, билет, билеты, билетов, вход, входа, входить, оплата, оплаты, оплатить",
    "el": "κωδικός, κωδικοί, κωδικούς, εισιτήριο, εισιτήρια",
}
MODULE = (
    Path(__file__).parents[3]
    / "plugins/helpcentre/features/search/theme/assets/helpcentre/search/language.mjs"
)
IN_NODE = f"""
import {{ makeLanguage }} from "{MODULE.as_uri()}";
let input = "";
for await (const chunk of process.stdin) input += chunk;
const {{ rules, text }} = JSON.parse(input);
const language = makeLanguage(rules);
console.log(JSON.stringify(language.words(text).map(({{ folded }}) => [folded, language.stem(folded)])));
"""


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_words_that_are_one_to_snowball_are_one_to_search(language: str) -> None:
    known, stemmer = load(language), stemmer_of(language)
    rules = learnt(known, [TEXTS[language]])
    assert stemmer is not None
    together: dict[str, set[str]] = {}
    for word in known.words(TEXTS[language]):
        stem = known.fold(stemmer("".join(filter(str.isalnum, word.surface))))
        together.setdefault(stem, set()).add(rules.stem(word.folded))
    assert {stem: stems for stem, stems in together.items() if len(stems) > 1} == {}
    assert len({one for stems in together.values() for one in stems}) > len(together) / 2


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_the_script_reads_the_rules_alike(language: str) -> None:
    rules = learnt(load(language), [TEXTS[language]])
    done = subprocess.run(
        [str(node()), "--input-type=module", "-e", IN_NODE],
        input=json.dumps({"rules": rules.rules, "text": TEXTS[language]}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = [[word.folded, rules.stem(word.folded)] for word in rules.words(TEXTS[language])]
    assert json.loads(done.stdout) == found


def test_words_that_nobody_has_written_go_by_the_endings() -> None:
    rules = learnt(load("de"), [TEXTS["de"]])
    assert rules.stem("lieferungen") == rules.stem("lieferung")


def test_a_language_with_rules_of_its_own_keeps_them() -> None:
    assert learnt(load("az"), ["biletlər"]) is load("az")


def test_the_order_of_texts_changes_nothing() -> None:
    words = TEXTS["tr"].split()
    assert learnt(load("tr"), words).rules == learnt(load("tr"), reversed(words)).rules


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("kundigungsfrist", ("kundigung", "frist")),
        ("kundigungsfristen", ("kundigung", "fristen")),
        ("zahlungsfrist", ("zahlung", "frist")),
        ("hausnummer", ("haus", "nummer")),
        ("vertragsnummern", ("vertrag", "nummern")),
        ("kundigungen", ()),
        ("vertrages", ()),
        ("schifffahrt", ()),
        ("2fa", ()),
    ],
)
def test_compounds_are_made_of_words_of_the_site(word: str, parts: tuple[str, ...]) -> None:
    site = (
        "kundigung kundigungen kundigungsfrist frist haus nummer vertrag vertrages zahlungsfrist schifffahrt"
    )
    language = load("de")
    assert Compounds(site.split(), language.stem, language.joints or "").parts(word) == parts
