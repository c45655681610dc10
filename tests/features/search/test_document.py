"""What search knows of an article: passages with addresses, and every word of the page in one of them."""

from __future__ import annotations

from helpcentre.article.model import plain_text
from helpcentre.features.search.document import Document, Passage, document
from helpcentre.source.article_source import read_article_source
from site_markdown import read_article

FRONT = """---
title: Parolu sıfırlamaq
description: Yeni parol.
kind: {kind}
keywords: [şifrə, pass word]
---
"""


def read(body: str, kind: str = "page") -> Document:
    source = read_article_source((FRONT.format(kind=kind) + body).encode(), "az/account/reset.md", "docs")
    assert not source.unreadable
    article, problems = read_article(source, {})
    assert problems == []
    return document(article)


def test_the_description_and_what_stands_above_the_first_heading_are_the_first_passage() -> None:
    page = read("Oxuyun.\n\n## Sonra\n\nBaxın.\n")
    assert page.title == "Parolu sıfırlamaq"
    assert page.keywords == ("şifrə", "pass word")
    assert page.passages == (
        Passage("", "", "Yeni parol. Oxuyun."),
        Passage("sonra", "Sonra", "Baxın."),
    )


def test_a_deeper_heading_is_a_passage_of_its_own() -> None:
    page = read("## Səbəblər\n\nBunlardır.\n\n### Kart\n\nKart köhnədir.\n\n### Bank\n\nBank rədd edir.\n")
    assert [(p.anchor, p.heading, p.text) for p in page.passages[1:]] == [
        ("sebebler", "Səbəblər", "Bunlardır."),
        ("kart", "Kart", "Kart köhnədir."),
        ("bank", "Bank", "Bank rədd edir."),
    ]


def test_a_question_is_a_passage_with_its_whole_answer() -> None:
    body = (
        "## Parol\n\n### Parolu necə dəyişim? {: #change }\n\nParametrləri açın.\n\n- Yazın.\n- Saxlayın.\n"
    )
    page = read(body, "faq")
    assert page.passages[-1] == Passage(
        "change", "Parolu necə dəyişim?", "Parametrləri açın. Yazın. Saxlayın.", is_question=True
    )


def test_steps_tables_notes_and_pictures_are_searched() -> None:
    body = """## Addımlar

1. Düyməni basın.

    → Pəncərə açılır.

    > [!TIP]
    > Gözləyin.

| Cihaz | Brauzer |
| --- | --- |
| Telefon | Safari |

![Yaşıl düymə](../../account/illustration.svg)
"""
    text = read(body).passages[1].text
    for word in ("Düyməni", "Pəncərə", "Gözləyin", "Cihaz", "Safari", "Yaşıl"):
        assert word in text


def test_no_word_is_lost_and_none_is_said_twice() -> None:
    body = "Bir.\n\n## Iki\n\nÜç.\n\n### Dörd\n\nBeş.\n\n## Altı\n\n- Yeddi\n- Səkkiz\n"
    source = read_article_source((FRONT.format(kind="page") + body).encode(), "az/account/reset.md", "docs")
    article, _ = read_article(source, {})
    parts = [text for passage in document(article).passages for text in (passage.heading, passage.text)]
    assert " ".join(filter(None, parts)).split() == ["Yeni", "parol.", *plain_text(article.body).split()]
