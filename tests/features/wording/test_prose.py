"""What of an article's Markdown is text, and in which line each word of it stands."""

from __future__ import annotations

import pytest

from helpcentre.features.wording.prose import STAND_IN, Passage, Role, count_words
from wording_texts import prose_of

ABOVE = "---\ntitle: Başlıq\ndescription: Təsvir.\nkind: {kind}\nkeywords: [akkaunt]\n---\n\n"


def passages(body: str, kind: str = "page") -> list[Passage]:
    found = prose_of(ABOVE.format(kind=kind) + body).passages
    assert [(p.role, p.text, p.line(0)) for p in found[:2]] == [
        (Role.TITLE, "Başlıq", 2),
        (Role.DESCRIPTION, "Təsvir.", 3),
    ]
    return list(found[2:])


def texts(body: str, kind: str = "page") -> list[str]:
    return [passage.text.replace(STAND_IN, "¤") for passage in passages(body, kind)]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Qalın** və *maili*, ~~köhnə~~ söz_ü.", "Qalın və maili, köhnə söz_ü."),
        ("[Keçid](../a/b.md#c) və [ikinci](<x y> 'ad').", "Keçid və ikinci."),
        ("Kod `akkaunt` və ``a ` b``.", "Kod ¤ və ¤."),
        ("Teq {{ phone }}, {{ hours.phone }}.", "Teq ¤, ¤."),
        ("<https://akkaunt.example> və https://akkaunt.example/x.", "¤ və ¤."),
        ("ad@akkaunt.example, @akkaunt_bot", "¤, ¤"),
        ("Bir<br>iki <kbd>Ctrl</kbd>", "Bir iki Ctrl"),
        ("2 \\* 2", "2 * 2"),
        ("> Sitat", "Sitat"),
        ("- Bənd", "Bənd"),
        ("→ Nəticə", "Nəticə"),
    ],
)
def test_what_no_reader_sees_is_taken_out(markdown: str, text: str) -> None:
    assert texts(markdown) == [text]


def test_what_belongs_together_is_a_passage() -> None:
    body = """\
## Başlıq {: #baslig }

Birinci abzas
davam edir.

- Bənd bir
- Bənd iki
  davamı

| A | B \\| C |
| --- | :-: |
| 1 | `x|y` |

> [!WARNING] Diqqət
> Sitat.

=== "Telefon"

    Vərəq.

!!! note "Ad"

    Qeyd.

![Şəkil](a.png "ad") Yanında.

[a]: https://example.com
"""
    assert texts(body) == [
        "Başlıq",
        "Birinci abzas davam edir.",
        "Bənd bir",
        "Bənd iki davamı",
        "A",
        "B | C",
        "1",
        "¤",
        "Diqqət",
        "Sitat.",
        "Telefon",
        "Vərəq.",
        "Ad",
        "Qeyd.",
        "Şəkil",
        "Yanında.",
    ]


def test_code_and_comments_are_no_text() -> None:
    assert texts("```\nakkaunt\n```\n\n    akkaunt\n\n<!-- akkaunt -->\n\nMətn.\n") == ["Mətn."]


def test_each_line_keeps_its_number() -> None:
    (passage,) = passages("Bir iki\nüç **dörd**\nbeş.")
    assert [passage.line(passage.text.index(word)) for word in ("Bir", "iki", "üç", "dörd", "beş")] == [
        8,
        8,
        9,
        9,
        10,
    ]


def test_steps_of_a_how_to_and_their_short_form() -> None:
    body = """\
## Nə lazımdır

1. Parol.

## Addımlar

1. Açın.

    → Açılır.

    1. İçəridə.

2. Yazın
   və basın.
    {: short="Yazın" }

## Sonra

1. Bitdi.
"""
    found = passages(body, "howto")
    assert [(p.text, p.number) for p in found if p.role is Role.STEP] == [
        ("Açın.", 1),
        ("Yazın və basın.", 2),
    ]
    assert [p.text for p in found if p.role is Role.LABEL] == ["Yazın"]
    assert [p.role for p in passages(body) if p.number] == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Bir. İki? Üç… «Dörd.» Beş", ["Bir.", "İki?", "Üç…", "«Dörd.»", "Beş"]),
        ("Saat 19.00-da və s. yazılır.", ["Saat 19.00-da və s. yazılır."]),
        ("(sil). iOS 17 və iPhone.", ["(sil).", "iOS 17 və iPhone."]),
        ("500. Nömrə.", ["500.", "Nömrə."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    passage = Passage(Role.TEXT, text, (0,), (1,))
    assert [sentence for _, sentence in passage.sentences] == sentences
    assert all(text[start:].startswith(sentence) for start, sentence in passage.sentences)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("bir – iki", 2),
        ("2-ci addım, saat 09:00, 24/7 və e-poçt", 7),
        (f"{STAND_IN}, {STAND_IN}", 2),
        ("«Clear History and Website Data» bəndi", 2),
        ("Tətbiq › «Safari» ›", 2),
    ],
)
def test_words_are_counted_as_they_are_taken_in(text: str, count: int) -> None:
    assert count_words(text) == count


def test_an_article_has_the_words_below_its_description() -> None:
    assert prose_of(ABOVE.format(kind="page") + "## Bir iki\n\nÜç dörd.\n").words == 4
