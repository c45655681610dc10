"""The rules of Azerbaijani: right text passes, and a slip among right words is found."""

from __future__ import annotations

import pytest

from helpcentre.features.wording.glossary import Glossary, rules_of
from helpcentre.features.wording.letters import _ordinal
from helpcentre.features.wording.review import wording_problems
from helpcentre.features.wording.titles import title_problems
from helpcentre.language.endings import spelled
from site_builds import ROOT
from wording_texts import glossary_of, prose_of, said


def test_every_file_of_rules_can_be_read() -> None:
    assert rules_of("az").terms
    assert spelled("az")
    assert rules_of("xx") == rules_of("en")


@pytest.mark.parametrize(
    "text",
    [
        "İnsan, asan, səksən, doxsan, nöqsan, ehsan, Həsən, Məhsəti, lisan, əsən külək",
        "Parola fikir verin. Saytın adı ilə, vergi və verilən.",
        "Bank SSL şifrələmə ilə işləyir, öz növbəsini gözləyin.",
        "1-ci, 4-cü, 30-cu, 60-cı, 1000-ci, 1990-cı, 2020-ci, 24/7, 19:00-dək, 3D, 5G, 4K, 100%, 5 GB",
        "QR kod, PDF-də, SMS-in, iOS 17, iPhone-un, YouTube, Wi-Fi, macOS, WhatsApp-a, McDonalds, VPN",
        "Bu gün içəri girin; qovluğun içində fayl var, saat içi boşdur.",
        "«Giriş edin» yazılıb. “Log in” də.",
    ],
)
def test_right_text_passes(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        (0, "cı"),
        (1, "ci"),
        (16, "cı"),
        (20, "ci"),
        (39, "cu"),
        (90, "cı"),
        (100, "cü"),
        (500, "cü"),
        (502, "ci"),
        (1900, "cü"),
        (2000, "ci"),
        (2026, "cı"),
        (45_000, "ci"),
        (300_000, "ci"),
        (1_000_000, "cu"),
        (2_000_000, "cu"),
    ],
)
def test_an_ordinal_ends_like_the_last_word_it_is_spoken_with(number: int, ending: str) -> None:
    assert _ordinal(number, rules_of("az").ordinals) == ending


def test_our_own_glossary_forbids_nothing_that_it_tells_to_write() -> None:
    glossary = glossary_of((ROOT / "glossary.yaml").read_text("utf-8"))
    assert len(glossary.terms) > 20
    terms = "\n\n".join(entry.term for entry in (*glossary.terms, *rules_of("az").terms))
    assert list(wording_problems([prose_of(terms)], glossary, "az")) == []


SITE = " ".join(["səhifə brauzer komissiya doğrulama təşkilatçı məlumat addımlar"] * 10)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("sehife", "səhifə"),
        ("səhifənı", ""),
        ("komisiya", "komissiya"),
        ("brauzzer", "brauzer"),
        ("dogrulama", "doğrulama"),
        ("doğrulamaniz", ""),
        ("teskilatçının", "təşkilatçının"),
        ("Melumat", "Məlumat"),
        ("məlumatlar", ""),
        ("adımlar", ""),
        ("komis", ""),
    ],
)
def test_a_rare_spelling_of_a_frequent_word(slip: str, meant: str) -> None:
    problems = list(wording_problems([prose_of(SITE + f"\n\n{slip}.")], Glossary(), "az"))
    spelling = [problem.values["meant"] for problem in problems if problem.code == "wording.spelling"]
    assert spelling == ([meant] if meant else [])


def test_a_word_that_is_declared_right_passes() -> None:
    glossary = glossary_of("az:\n  correct: [brauzzer]\n")
    problems = wording_problems([prose_of(SITE + "\n\nBrauzzerdə.\n\nbrauzzer.")], glossary, "az")
    assert [problem for problem in problems if problem.code == "wording.spelling"] == []


def test_the_articles_of_this_site_name_each_other_in_quotation_marks() -> None:
    """Before the rule 40 titles stood in sentences without them."""
    files = sorted((ROOT / "docs" / "az").rglob("*.md"))
    proses = [prose_of(path.read_text("utf-8"), path.relative_to(ROOT / "docs").as_posix()) for path in files]
    assert list(title_problems(proses, "az")) == []
    bare = [prose_of(path.read_text("utf-8").replace("«[", "["), f"az/{path.name}") for path in files]
    assert len(list(title_problems(bare, "az"))) >= 40


def test_a_language_without_a_rule_for_titles_is_left_alone() -> None:
    text = "---\ntitle: Reset it\ndescription: D.\nkind: page\n---\n\nSee the [Reset it](a.md) article.\n"
    assert list(title_problems([prose_of(text, "en/a/a.md")], "en")) == []


def test_signs_in_a_title_are_only_signs() -> None:
    text = "---\ntitle: A+ (b) 50%?\ndescription: D.\nkind: page\n---\n\nA+ (b) 50%? məqaləsi.\n"
    (problem,) = title_problems([prose_of(text)], "az")
    assert problem.values["quoted"] == "«A+ (b) 50%?»"
