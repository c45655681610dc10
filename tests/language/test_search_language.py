"""How search reads a language: words, folding, stems; and that Python and JavaScript read it alike."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from helpcentre.language.folders import packaged
from helpcentre.language.search_language import SearchLanguage, load
from language_cases import CASES, GENERATED, generated
from run import node

MODULE = (
    Path(__file__).parents[2]
    / "plugins/helpcentre/features/search/theme/assets/helpcentre/search/language.mjs"
)
LANGUAGES = packaged()
WORDS = json.loads((CASES / "words.json").read_text("utf-8"))
FAMILIES = json.loads((CASES / "families.json").read_text("utf-8"))
IN_NODE = """
import { makeLanguage } from "%s";
let input = "";
for await (const chunk of process.stdin) input += chunk;
const { rules, texts } = JSON.parse(input);
const language = makeLanguage(rules);
const read = (text) => [
  language.fold(text),
  language.words(text).map((word) => {
    const end = [...text.slice(0, word.end)].length;
    const start = [...text.slice(0, word.start)].length;
    const { folded, surface } = word;
    return [folded, surface, start, end, language.stem(folded), language.variants(folded)];
  }),
];
process.stdout.write(JSON.stringify(texts.map(read)));
"""
LETTERS = "abcgqkysh ıiİIəƏşçğöüŞÇĞÖÜ'’-\u0307\u0306\u0301\u00ad ёйшщпарольΣςσ１Ａﬁ😀\ud800\u05d0ا"
texts = st.text(max_size=60) | st.text(LETTERS, max_size=40)
folded_words = st.text("abcdefghiklmnopqrsuyz0", min_size=1, max_size=30)


def stems(language: SearchLanguage, text: str) -> str:
    return " ".join(language.stem(word.folded) for word in language.words(text))


def in_python(language: SearchLanguage, text: str) -> list[Any]:
    found = [
        [*word, language.stem(word.folded), list(language.variants(word.folded))]
        for word in language.words(text)
    ]
    return [language.fold(text), found]


def in_javascript(language: SearchLanguage, read: list[str]) -> list[Any]:
    program = node()
    assert program, "Node is needed"
    done = subprocess.run(
        [program, "--input-type=module", "-e", IN_NODE % MODULE.as_uri()],
        input=json.dumps({"rules": language.rules, "texts": read}),
        capture_output=True,
        text=True,
        check=True,
    )
    answer: list[Any] = json.loads(done.stdout)
    return answer


def as_typed(text: str) -> str:
    """Two halves of a character that stand side by side are the character, in a browser as in JSON."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


# --- Words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (language, text, words)
        for language in ("az", "en")
        for cases in WORDS[language].values()
        for text, words in cases
    ],
)
def test_words(language: str, text: str, words: list[str]) -> None:
    assert [word.folded for word in load(language).words(text)] == words


@pytest.mark.parametrize(("word", "others"), WORDS["variants"])
def test_variants(word: str, others: list[str]) -> None:
    assert list(load("az").variants(word)) == others


def test_a_word_says_where_it_stands() -> None:
    text = "😀 «API-nin», İD"
    assert [(w.surface, text[w.start : w.end]) for w in load("az").words(text)] == [
        ("API-nin", "API-nin"),
        ("İD", "İD"),
    ]


def test_fold_keeps_what_stands_between() -> None:
    assert load("az").fold("Şifrəmi, UNUTDUM — 'İD'!") == "sifremi, unutdum — 'id'!"


# --- Stems --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FAMILIES["together"])
def test_forms_of_a_word_share_a_stem(name: str) -> None:
    assert len({stems(load("az"), form) for form in FAMILIES["together"][name]}) == 1


@pytest.mark.parametrize("name", FAMILIES["together in English"])
def test_forms_of_an_english_word_share_a_stem(name: str) -> None:
    assert len({stems(load("en"), form) for form in FAMILIES["together in English"][name]}) == 1


@pytest.mark.parametrize(("one", "other"), FAMILIES["apart"])
def test_different_words_do_not(one: str, other: str) -> None:
    assert stems(load("az"), one) != stems(load("az"), other)


@given(folded_words)
def test_a_stem_is_its_own_stem(word: str) -> None:
    stem = load("az").stem(word)
    assert stem
    assert load("az").stem(stem) == stem


def test_what_is_too_long_to_be_a_word_stays() -> None:
    assert load("az").stem("lar" * 30) == "lar" * 30


# --- Python and JavaScript ----------------------------------------------------------------------------------


def test_generated_cases_are_those_of_the_rules() -> None:
    lines = GENERATED.read_text("utf-8").splitlines()
    assert len(lines) > 5000
    language = load("az")
    for line in lines:
        word, folded, stem = line.split("\t")
        assert (" ".join(w.folded for w in language.words(word)), stems(language, word)) == (folded, stem)


def test_generated_cases_are_the_same_every_time() -> None:
    made = set(generated())
    assert made >= set(GENERATED.read_text("utf-8").splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_text_is_read_alike(language: str) -> None:
    seen = set()

    @examples(3000, 300, database=None, derandomize=True)
    @given(texts)
    def collect(text: str) -> None:
        seen.add(as_typed(text))

    collect()
    read = sorted(seen)
    reader = load(language)
    assert in_javascript(reader, read) == [in_python(reader, text) for text in read]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_read_alike(language: str) -> None:
    """Those of the basic plane that both know: Unicode 14 is Python 3.11's, and normalising never changes."""
    known = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    read = [f"{letter}a{letter}" for letter in known]
    reader = load(language)
    assert in_javascript(reader, read) == [in_python(reader, text) for text in read]


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_are_tested_with_the_rules_that_there_are(language: str) -> None:
    """They stand in a file because Node reads no YAML; written by `tests/language_cases.py`."""
    assert json.loads((CASES / "rules" / f"{language}.json").read_text("utf-8")) == load(language).rules
