"""Which icon a step gets: its last verb decides in Azerbaijani, its first in English; all icons are there."""

from __future__ import annotations

import pytest

from helpcentre.language.step_icons import ICONS_DIR, NEUTRAL, all_icons, step_icon
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


def test_a_language_without_rules_has_the_neutral_icon() -> None:
    assert step_icon("Anmelden", "de") == NEUTRAL


@pytest.mark.parametrize("language", sorted(path.stem for path in ICONS_DIR.glob("*.yml")))
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
