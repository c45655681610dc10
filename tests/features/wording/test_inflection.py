"""A word is found in its forms and in no other word."""

from __future__ import annotations

import pytest

from helpcentre.features.wording.inflection import phrase
from helpcentre.language import casing


def found(variant: str, text: str, language: str = "az") -> list[str]:
    return [text[start:end] for start, end in phrase(variant, language).find(casing.lower(text, language))]


@pytest.mark.parametrize(
    ("variant", "forms"),
    [
        (
            "akkaunt",
            "akkaunt Akkauntu akkauntunuz akkauntunuzdan AKKAUNTLAR akkauntda akkauntlarınızın akkauntsuz",
        ),
        ("link", "link linki linkə linkin linkdən linklər linkləri linklə"),
        ("şifrə", "şifrə şifrəni şifrənizi şifrəsiz şifrələri şifrənin"),
        ("qurğu", "qurğu qurğunuz qurğuda qurğusunda qurğuya"),
        ("qovluq", "qovluq qovluğu qovluğunda qovluqda qovluqlar"),
        (
            "klikləmək",
            "klikləmək klikləyin klikləyib kliklədikdə kliklədiniz klikləməyin kliklənir klikləyəndə",
        ),
    ],
)
def test_every_form_is_found(variant: str, forms: str) -> None:
    for form in forms.split():
        assert found(variant, f"Bu {form}, bəli.") == [form], form


@pytest.mark.parametrize(
    ("variant", "text"),
    [
        ("link", "linqvistika, Linkoln, blink, linkedin-çi"),
        ("event", "eventual"),
        ("app", "apparat, approksimasiya"),
        ("mail", "e-mail, mailbox"),
        ("keş", "keşiş, keşfiyyat"),
        ("ve", "ver, vergi, və, vəsait"),
        ("klikləmək", "klik, kliklə"),
        ("giriş etmək", "giriş etiketi, girişi etdi"),
    ],
)
def test_other_words_are_left_alone(variant: str, text: str) -> None:
    assert found(variant, text) == []


def test_the_last_word_of_a_phrase_has_endings() -> None:
    assert found("giriş etmək", "Giriş edin, giriş\n etdikdən sonra") == ["Giriş edin", "giriş\n etdikdən"]
    assert found("ekran şəkli", "ekran şəklini göndərin") == ["ekran şəklini"]


def test_capitals_are_those_of_the_language() -> None:
    assert found("istifadə", "İSTİFADƏ") == ["İSTİFADƏ"]
    assert found("ılıq", "ILIQ") == ["ILIQ"]


def test_exact_words_have_no_endings() -> None:
    assert list(phrase("için", "az", exact=True).find("için içində")) == [(0, 4)]
    assert found("için", "için içində") == ["için", "içində"]


def test_a_language_without_rules_has_exact_forms() -> None:
    assert found("log in", "Log in, logs in, log into", "en") == ["Log in"]
