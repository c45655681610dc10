"""A site brings languages of its own: German and Turkish, and English as the British write dates.

The fixture site has as much of each as it has; nothing of the package is touched for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from helpcentre.build.keys import key_of
from helpcentre.build.store import Made, Store
from helpcentre.features.search.site_query import Answer, ask
from helpcentre.features.wording.glossary import RULES, read_rules
from helpcentre.language import casing
from helpcentre.language.dates import cldr_locale, long_date
from helpcentre.language.folders import packaged
from helpcentre.language.packaged_words import flattened
from helpcentre.language.site_languages import missing_words, site_language_problems, site_source
from helpcentre.language.step_icons import step_icon
from helpcentre.language.words import Words
from helpcentre.package_data import recorded, use_site
from helpcentre.problem import Level, Problem
from site_builds import SITES, Outcome, run

SITE = SITES / "own_languages"
WORDS = Words("en")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    """An empty site, whose languages are read while the test runs."""
    (tmp_path / "languages").mkdir()
    yield tmp_path
    use_site(None)


@pytest.fixture
def fixture_site() -> Iterator[None]:
    use_site(SITE)
    yield
    use_site(None)


def write(site: Path, name: str, text: str | bytes) -> None:
    path = site / "languages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    use_site(site)


def problems(site: Path, *languages: str) -> list[Problem]:
    use_site(site)
    found = site_language_problems(site, languages, ["wording.yml"])
    return [problem for problem in found if problem.code != "language.missing_words"]


# --- The built site -----------------------------------------------------------------------------------------


def test_words_of_the_site_and_english_ones_for_the_rest(own_languages: Outcome) -> None:
    german = own_languages.page("")
    assert "Zum Inhalt" in german
    assert "Appearance" in german
    assert "Ana sayfa" in own_languages.page("tr/membership/cancel/")


def test_dates_are_of_the_language_and_its_region(own_languages: Outcome) -> None:
    assert "21. März 2026" in own_languages.page("membership/cancel/")
    assert "21 Mart 2026" in own_languages.page("tr/membership/cancel/")
    assert "21 March 2026" in own_languages.page("en/membership/cancel/")


def test_nothing_of_the_package_languages_is_in_its_pages(own_languages: Outcome) -> None:
    for page in own_languages.site.rglob("*.html"):
        html = re.sub(r"<script.*?</script>", "", page.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search("[əƏ]", html), page


def first(outcome: Outcome, language: str, *queries: str) -> list[str]:
    """The address of the first page that each query finds."""
    answers: list[Answer] = ask(outcome.site, language, queries, 3)
    return [answer["pages"][0]["address"] if answer["pages"] else "" for answer in answers]


CANCEL, MOVE, PAUSE = (f"membership/{slug}/" for slug in ("cancel", "move", "pause"))


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("straße", MOVE),
        ("strasse", MOVE),
        ("STRASSEN", MOVE),
        ("müller", MOVE),
        ("mueller", MOVE),
        ("muller", MOVE),
        ("Buch", MOVE),
        ("hausnumer", MOVE),
        ("Frist", CANCEL),
        ("fristen", CANCEL),
        ("Kündigungen", CANCEL),
        ("kundigung", CANCEL),
        ("kuendigung", CANCEL),
        ("Unterbrechung", PAUSE),
        ("Attest hochladen", PAUSE),
    ],
)
def test_german_search(own_languages: Outcome, query: str, page: str) -> None:
    assert first(own_languages, "de", query) == [page]


@pytest.mark.parametrize(
    "query", ["ışık", "ISIK", "IŞIKLARI", "isiklar", "kapı", "kapilari", "İPTAL", "iptalini"]
)
def test_turkish_search(own_languages: Outcome, query: str) -> None:
    assert first(own_languages, "tr", query) == ["tr/membership/cancel/"]


def test_what_is_found_in_a_compound_is_shown(own_languages: Outcome) -> None:
    answer = ask(own_languages.site, "de", ["Frist"], 1)[0]
    assert "Kündigungsfrist" in answer["pages"][0]["text"]


def test_check_counts_what_is_said_in_english(own_languages: Outcome) -> None:
    said = run(own_languages.folder, "--lang", "en", "check").said
    for language in ("de", "tr"):
        assert re.search(rf"languages/{language}/words\.yml\n.* \d+ of \d+ words are not there yet", said)
        assert f"the command `words {language}` lists" in said
    assert "languages/en" not in said


def test_the_command_lists_words_as_a_file_has_them(own_languages: Outcome, site: Path) -> None:
    listed = run(own_languages.folder, "--lang", "en", "words", "tr")
    assert listed.code == 0, listed.said
    write(site, "tr/words.yml", listed.said)
    assert problems(site, "tr") == []
    use_site(SITE)
    assert set(yaml_keys(listed.said)) == set(missing_words("tr"))


def yaml_keys(text: str) -> list[str]:
    return [key for key, _ in flattened(yaml.safe_load(text))]


# --- One file of a language ---------------------------------------------------------------------------------


def test_a_word_of_the_package_can_be_another_one(site: Path) -> None:
    write(site, "az/words.yml", "site: {home: Ev}\n")
    assert Words("az")("site.home") == "Ev"
    assert Words("az")("site.menu") == "Menyu"
    assert Words("en")("site.home") == "Home"


def test_a_language_with_a_territory_takes_what_it_lacks_from_the_language(site: Path) -> None:
    write(site, "pt/words.yml", "site: {home: Início, menu: Ementa}\n")
    write(site, "pt-BR/words.yml", "site: {menu: Menu}\n")
    words = Words("pt-BR")
    assert [words(f"site.{key}") for key in ("home", "menu", "close")] == ["Início", "Menu", "Close"]
    assert problems(site, "pt-BR") == []


def test_order_is_that_of_the_package(site: Path) -> None:
    write(site, "de/words.yml", "admonition: {danger: Gefahr, note: Hinweis}\n")
    assert list(Words("de").under("admonition")) == list(Words("en").under("admonition"))


@pytest.mark.parametrize(
    ("text", "line", "key", "code"),
    [
        ("site:\n  hom: Start\n", 2, "site.hom", "language.unknown_word"),
        ("site: Start\n", 1, "site", "language.unknown_word"),
        ("faq:\n  found: '{anzahl} Fragen'\n", 2, "faq.found", "language.word_values"),
        ("faq:\n  found: 'Fragen: {count'\n", 2, "faq.found", "language.word_values"),
        ("site:\n  home:\n", 2, "site.home", "value.empty"),
        ("site:\n  home: [Start]\n", 2, "site.home", "value.text"),
        ("site:\n  home: Start #1\n", 2, "site.home", "yaml.remark"),
        ("site:\n\thome: Start\n", 2, None, "yaml.tab"),
        ("- Start\n", 1, None, "value.mapping"),
        (b"site: {home: \xff}\n", 1, None, "file.encoding"),
    ],
)
def test_a_slip_in_words_is_said_and_leaves_the_english_word(
    site: Path, text: str | bytes, line: int, key: str | None, code: str
) -> None:
    write(site, "de/words.yml", text)
    found = problems(site, "de")
    assert [(p.place.file, p.place.line, p.place.key, p.code) for p in found] == [
        ("languages/de/words.yml", line, key, code)
    ]
    assert found[0].level is Level.ERROR
    assert found[0].text(WORDS)
    assert Words("de")("site.home") == "Home"
    assert Words("de")("faq.found", count=3) == "Questions found: 3"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("de/language.yml", "region: XX\n", "language.region"),
        ("de/language.yml", "dotted: yes\n", "value.unknown_key"),
        ("de/icons.yml", "icons: {no-such-icon: [öffnen]}\n", "value.choice"),
        ("de/icons.yml", "icons: {send: schicken}\n", "value.list"),
        ("de/search.yml", "varants: ue=u\n", "value.unknown_key"),
        ("de/search.yml", "variants: ue\n", "language.rules"),
        ("de/search.yml", "nouns: {viele: en}\n", "language.rules"),
        ("de/search.yml", "nouns: {3: 'é'}\n", "language.letters"),
        ("de/endings.yml", "nouns: en\n", "value.mapping"),
        ("de/wörds.yml", "site: {}\n", "language.other_file"),
        ("fr/words.yml", "site: {home: Accueil}\n", "language.other_folder"),
    ],
)
def test_a_slip_in_another_file_is_said(site: Path, name: str, text: str, code: str) -> None:
    write(site, name, text)
    found = problems(site, "de")
    assert [problem.code for problem in found] == [code]
    assert found[0].place.file in (f"languages/{name}", f"languages/{name.partition('/')[0]}")
    assert found[0].text(WORDS)
    assert found[0].text(Words("az"))


def test_ordinals_are_whole(site: Path) -> None:
    write(site, "de/wording.yml", "ordinals: {1: te}\n")
    found = read_rules(site_source("de", RULES))[1]
    assert [problem.code for problem in found] == ["wording_rules.ordinals"]
    assert "2, 3" in found[0].text(WORDS)


def test_a_folder_in_place_of_a_file_is_said(site: Path) -> None:
    (site / "languages" / "de" / "words.yml").mkdir(parents=True)
    assert [problem.code for problem in problems(site, "de")] == ["file.special"]


def test_a_language_that_there_is_not(tmp_path: Path) -> None:
    outcome = run(_copy_with(tmp_path, "locale: tr", "locale: xx"), "--lang", "en", "check")
    assert outcome.code == 1
    assert "there are no such languages: xx" in outcome.said


def _copy_with(folder: Path, old: str, new: str) -> Path:
    text = (SITE / "mkdocs.yml").read_text("utf-8")
    assert old in text
    (folder / "mkdocs.yml").write_text(text.replace(old, new), "utf-8")
    (folder / "docs").mkdir()
    return folder


# --- What depends on a language -----------------------------------------------------------------------------


@pytest.mark.usefixtures("fixture_site")
def test_icons_and_casing() -> None:
    assert step_icon("Öffnen Sie Ihr Konto.", "de") == "material/gesture-tap"
    assert casing.upper("iptal ışık", "tr") == "İPTAL IŞIK"
    assert casing.upper("straße", "de") == "STRASSE"


@pytest.mark.usefixtures("fixture_site")
def test_the_region_of_a_language() -> None:
    assert cldr_locale("en") == "en_GB"
    assert long_date(date(2026, 11, 22), "en") == "22 November 2026"


def test_english_without_a_region_is_as_before() -> None:
    assert long_date(date(2026, 11, 22), "en") == "November 22, 2026"
    assert long_date(date(2026, 11, 22), "en-GB") == "22 November 2026"


def test_what_is_made_depends_on_the_files_of_the_site(site: Path, tmp_path: Path) -> None:
    """A word that comes, changes or goes hides what was made of it; a file that is not there yet counts."""
    store, key = Store(tmp_path / "store"), key_of(long_date, ("a",))

    def made(language: str) -> None:
        with recorded() as names:
            said = Words(language)("site.home") + step_icon("Öffnen", language)
        store.put(key, Made({"made": said.encode()}, {}, tuple(sorted(names))))

    for text in ("site: {home: Start}\n", "site: {home: Anfang}\n", "site: {menu: Menü}\n"):
        use_site(site)
        made("de")
        assert list(store.find([key])) == [key]
        write(site, "de/words.yml", text)
        assert store.find([key]) == {}
    made("de")
    write(site, "de/icons.yml", "icons: {send: [öffnen]}\n")
    assert store.find([key]) == {}
    made("az")
    write(site, "de/words.yml", "site: {home: Los}\n")
    assert list(store.find([key])) == [key], "German changes nothing of what is Azerbaijani"


def test_an_edited_file_is_read_anew(site: Path) -> None:
    write(site, "de/icons.yml", "icons: {send: [öffnen]}\n")
    assert step_icon("Öffnen", "de") == "material/send"
    write(site, "de/icons.yml", "icons: {login: [öffnen, öffnet]}\n")
    assert step_icon("Öffnen", "de") == "material/login"


def test_the_package_has_words_for_two_languages() -> None:
    assert packaged() == ["az", "en"]
