"""Which icon a step gets: its last verb decides in Azerbaijani, its first in English; all icons are there."""

from __future__ import annotations

import pytest

from guide_articles import our_articles
from helpcentre.article.model import plain_text
from helpcentre.language.folders import packaged
from helpcentre.language.step_icons import (
    NEUTRAL,
    all_icons,
    icon_of_name,
    near_icon_names,
    step_icon,
    step_icons,
)
from helpcentre.typesetting.icons import icon_svg


@pytest.mark.parametrize(
    ("text", "icon"),
    [
        ("Hesabınıza daxil olun", "login"),
        ("HESABINIZA DAXİL OLUN", "login"),
        ("Hesabdan çıxın və yenidən daxil olun", "login"),
        ("E-poçtunuza və ya telefonunuza gələn mesajı açın", "email-open-outline"),
        ("Keçidi açın və ya kodu saytdakı xanaya yazın", "keyboard-outline"),
        ("Parolu yazın və keçidi açın", "link-variant"),
        ("Yazdıqlarınızı göndərin", "send"),
        ("Xanadakı köhnə məlumatı silib yenisini yazın", "keyboard-outline"),
        ("QR kodu skan edin", "qrcode-scan"),
        ("Dəyişikliyi yadda saxlayın", "content-save-outline"),
        ("Qiymətləri və seçimi yoxlayın", "clipboard-check-outline"),
        ("Təsdiq mesajını gözləyin", "timer-sand"),
        ("İşıq sönənədək dayanın", "chevron-right-circle-outline"),
        ("", "chevron-right-circle-outline"),
    ],
)
def test_the_last_verb_decides_in_azerbaijani(text: str, icon: str) -> None:
    assert step_icon(text, "az") == f"material/{icon}"


@pytest.mark.parametrize(
    ("text", "icon"),
    [
        ("Open the link in the message.", "link-variant"),
        ("Open the order.", "gesture-tap"),
        ("Choose a date and save the order.", "calendar-edit"),
        ("Sign in and open your profile.", "login"),
        ("Breathe.", "chevron-right-circle-outline"),
    ],
)
def test_the_first_verb_decides_in_english(text: str, icon: str) -> None:
    assert step_icon(text, "en") == f"material/{icon}"


def icons(*steps: str | tuple[str, str], language: str = "az") -> list[str]:
    """The icons of steps, without the name of their set; a step is its words, maybe with a named icon."""
    given = [(step, "") if isinstance(step, str) else step for step in steps]
    return [icon.removeprefix("material/") for icon in step_icons(given, language)]


def test_neighbours_look_alike_only_if_the_author_wants_it() -> None:
    assert icons("Kodu yazın", "Hesabı yoxlayın", "Kodu yazın") == [
        "keyboard-outline",
        "clipboard-check-outline",
        "keyboard-outline",
    ]
    # The next best: what else the step says.
    assert icons("Seçimi yoxlayın", "Məbləği seçin və yoxlayın") == [
        "clipboard-check-outline",
        "radiobox-marked",
    ]
    assert icons("Parolu yazın", "Kodu yazın") == ["keyboard-outline", "chevron-right-circle-outline"]
    assert icons("Parolu yazın", ("Kodu yazın", "klaviatura")) == [
        "chevron-right-circle-outline",
        "keyboard-outline",
    ]
    assert icons(("Bir", "kilid"), ("İki", "kilid")) == ["lock-outline", "lock-outline"]


def test_beside_another_step_of_which_nothing_is_known_a_step_has_its_number_only() -> None:
    assert icons("İşıq", "Kodu yazın", "İşıq") == [NEUTRAL[9:], "keyboard-outline", NEUTRAL[9:]]
    assert icons("İşıq", "Səs", "Kodu yazın") == ["", "", "keyboard-outline"]
    assert icons("Kodu yazın", "Adı yazın", "Səs") == ["keyboard-outline", "", ""]
    assert icons("Anmelden", "Abmelden", language="de") == ["", ""]
    assert icons() == []


@pytest.mark.parametrize(
    ("name", "language", "icon"),
    [
        ("qapı", "az", "door-open"),
        ("Qapı ", "az", "door-open"),
        ("QIFIL", "az", ""),
        ("KİLİD", "az", "lock-outline"),
        ("qr kod", "az", "qrcode-scan"),
        ("door-open", "az", "door-open"),
        ("material/door-open", "en", "door-open"),
        ("door", "en", "door-open"),
        ("qapı", "en", ""),
        ("../../secret", "az", ""),
        ("fontawesome/brands/x-twitter", "az", ""),
        ("", "az", ""),
    ],
)
def test_an_author_names_an_icon_by_a_word_or_by_its_name(name: str, language: str, icon: str) -> None:
    assert icon_of_name(name, language) == (f"material/{icon}" if icon else "")


def test_names_near_an_unknown_one_are_suggested() -> None:
    assert near_icon_names("qapi", "az").split(", ")[0] == "qapı"
    assert "door-open" in near_icon_names("door-opn", "az").split(", ")
    assert "e-poçt" in near_icon_names("epoct", "az").split(", ")
    some = near_icon_names("☃☃☃", "az")
    assert some.endswith(", …")
    assert all(icon_of_name(name, "az") for name in some.removesuffix(", …").split(", "))


def test_no_two_steps_after_each_other_of_this_site_look_alike() -> None:
    for article in our_articles():
        texts = [(step.short or plain_text(step.action), step.icon) for step in article.steps]
        found = step_icons(texts, article.language)
        alike = [n for n in range(1, len(found)) if found[n] == found[n - 1]]
        assert alike == [], (article.key, found)


def test_a_language_without_rules_has_the_neutral_icon() -> None:
    assert step_icon("Anmelden", "de") == NEUTRAL


@pytest.mark.parametrize("language", packaged())
def test_every_icon_is_in_the_installed_set_and_of_one_colour(language: str) -> None:
    icons = all_icons(language)
    assert len(icons) > 30
    for name in icons:
        svg = icon_svg(name)
        assert svg.startswith("<svg ")
        assert "fill=" not in svg, f"{name} would not take the section's colour"


@pytest.mark.parametrize("name", ["material/no-such-icon", "../../mkdocs_theme", "material", "/etc/hostname"])
def test_there_is_no_other_icon(name: str) -> None:
    with pytest.raises(LookupError):
        icon_svg(name)
