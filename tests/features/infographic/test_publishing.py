"""Infographics in a site: addresses, what pages are told, what is made again, what a check finds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from guide_articles import article
from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.build.keys import key_of
from helpcentre.build.store import Derive, Made, Store
from helpcentre.features.infographic.making import make_infographic
from helpcentre.features.infographic.publishing import (
    has_infographic,
    infographic_of,
    infographic_views,
    published,
    section_views,
    social_card,
)
from helpcentre.language.words import Words
from helpcentre.page.view import ArticleLink, GroupView, SectionView
from picture_samples import SECTION, SITE, howto
from site_builds import Outcome, copy_site, replaced, run

OFF = "      pictures: false\n"
FILES = (".png", ".svg", ".webp", "-thumb.webp")


def stored(store: Store, pages: int, *articles: str) -> None:
    """Puts small files in the store as if they had been made."""
    for slug in articles:
        wanted = infographic_of(howto(["Yazın.", "Göndərin."], slug), SECTION, SITE)
        names = [f"{number}{end}" for number in range(1, pages + 1) for end in FILES]
        shown = [{"steps": [number], "thumbnail": [320, 400]} for number in range(1, pages + 1)]
        store.put(
            key_of(make_infographic, wanted),
            Made(dict.fromkeys(("card.png", *names), b"x" * 1400), {"pages": shown}),
        )


def test_only_how_tos_with_steps_have_an_infographic() -> None:
    assert has_infographic(howto(["Yazın."]))
    assert not has_infographic(article("## Addımlar\n\nYazın.\n"))
    assert not has_infographic(replace(howto(["Yazın."]), kind=ARTICLE_KINDS["page"]))


def test_pages_are_told_of_files_with_their_sizes_and_of_all_steps(tmp_path: Path) -> None:
    one, store = howto(["Yazın.", "Göndərin."], "reset"), Store(tmp_path)
    stored(store, 2, "reset")
    pictures = published({one.key: one}, {"account": SECTION}, SITE, store, what=Derive.FIND)
    assert pictures.problems == []
    base = "infographics/az/account/reset"
    assert sorted(pictures.sources) == sorted(
        [*(f"{base}{page}{end}" for page in ("", "-2") for end in FILES), f"{base}-card.png"]
    )
    assert all(source.read_bytes() for source in pictures.sources.values())
    view = infographic_views({"az": pictures}, {one.key: one}, SITE)[one.key]
    assert view.address == f"{SITE}account/reset/"
    assert [step.action for step in view.steps] == ["Yazın.", "Göndərin."]
    first, second = view.images
    assert (first.shown.url, first.shown.width, first.shown.height) == (f"{base}.webp", 1080, 1350)
    assert (second.thumbnail.url, second.thumbnail.width) == (f"{base}-2-thumb.webp", 320)
    assert [step.number for step in second.steps] == [2]
    assert [(file.url, file.filename, file.name, file.facts) for file in second.downloads] == [
        (f"{base}-2.png", "qeydiyyatdan-kecmek-2.png", "PNG", "1 KB"),
        (f"{base}-2.svg", "qeydiyyatdan-kecmek-2.svg", "SVG", "1 KB"),
    ]
    card = social_card({"az": pictures}, one, SITE)
    assert card
    assert (card.url, card.alt) == (f"{SITE}{base}-card.png", "Qeydiyyatdan keçmək: 2 addım")


def test_what_is_not_made_is_told_in_words(tmp_path: Path) -> None:
    one = howto(["Yazın.", "Göndərin."])
    for what in (Derive.FIND, Derive.LEAVE):
        pictures = published({one.key: one}, {"account": SECTION}, SITE, Store(tmp_path / "none"), what=what)
        view = infographic_views({"az": pictures}, {one.key: one}, SITE)[one.key]
        assert (view.images, len(view.steps)) == ((), 2)
        assert social_card({"az": pictures}, one, SITE) is None
        link = ArticleLink(one.url, one.title, "", "az")
        section = SectionView("account", "", "Hesab", "", (GroupView("", (link,)),), "", "az")
        empty = replace(section, name="wallet", groups=())
        (found,) = section_views({one.key: view}, (empty, section))
        assert (found.name, found.pictures) == ("account", (view,))
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("what", [Derive.FIND, Derive.LEAVE])
def test_a_check_finds_a_long_step_without_making_anything(tmp_path: Path, what: Derive) -> None:
    one = howto(["Yazın.", "söz " * 60])
    found = published(
        {one.key: one}, {"account": SECTION}, SITE, Store(tmp_path), lines={one.key: [8, 9]}, what=what
    )
    assert [(problem.code, problem.place.line) for problem in found.problems] == [("picture.long_step", 9)]


def test_two_files_of_one_address_are_a_problem(tmp_path: Path) -> None:
    articles = {one.key: one for one in (howto(["Yazın.", "Göndərin."], slug) for slug in ("a", "a-2"))}
    store = Store(tmp_path)
    stored(store, 2, *("a", "a-2"))
    found = published(articles, {"account": SECTION}, SITE, store, what=Derive.FIND)
    assert [problem.text(Words("az")) for problem in found.problems] == [
        "docs/az/account/a-2.md\n"
        "    Tapıldı: iki infoqrafikin ünvanı eynidir: infographics/az/account/a-2"
        " (o biri: docs/az/account/a.md)\n"
        "    Nə etməli: iki məqalədən birinin fayl adını dəyişin"
    ]


# --- In a site ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A site in two languages with infographics."""
    folder = copy_site("two_languages", tmp_path_factory.mktemp("pictures"))
    replaced(folder / "mkdocs.yml", OFF, "")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    return outcome


def test_pages_name_their_own_card_and_others_the_one_of_the_site(built: Outcome) -> None:
    for page, language in (("account/reset-password", "az"), ("en/account/reset-password", "en")):
        html = built.page(page)
        address = f"infographics/{language}/account/reset-password-card.png"
        for name in ('property="og:image"', 'name="twitter:image"'):
            assert f'<meta {name} content="https://help.example.org/kb/{address}">' in html
        assert (built.site / address).is_file()
    assert "infographics/" not in built.page("account/sign-in-problems").partition("</head>")[0]


def test_only_what_changed_is_made_again_and_the_command_makes_them_alone(
    built: Outcome, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(built.folder, folder)
    shutil.rmtree(folder / "site")
    store = folder / ".cache/helpcentre/derived"
    before = {path.parent.name: path.stat().st_mtime_ns for path in store.rglob("card.png")}
    article = folder / "docs/az/account/reset-password.md"
    text = article.read_text("utf-8")
    article.write_text(re.sub(r"^1\. ", "1. Əvvəlcə ", text, count=1, flags=re.MULTILINE), "utf-8")
    outcome = run(folder, "pictures", "docs/az/account/reset-password.md", "--to", "out", TZ="Asia/Tokyo")
    assert outcome.code == 0, outcome.said
    after = {path.parent.name: path.stat().st_mtime_ns for path in store.rglob("card.png")}
    assert {key: after[key] for key in before} == before
    assert len(after) - len(before) == 1
    names = sorted(path.relative_to(folder / "out").as_posix() for path in (folder / "out").rglob("*.*"))
    assert "az/account/reset-password.webp" in names
    english = "en/account/reset-password.webp"
    same = (folder / "out" / english).read_bytes() == (built.site / "infographics" / english).read_bytes()
    assert same
    assert not (folder / "site").exists()


def test_a_site_without_infographics_says_so(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    outcome = run(tmp_path, "pictures", "--lang", "en")
    assert outcome.code == 1
    assert "This site has infographics turned off." in outcome.said


def test_looking_for_mistakes_loads_neither_compiler_nor_encoder() -> None:
    program = (
        "import sys, helpcentre.features.infographic.publishing as p\n"
        "from helpcentre.features.infographic.infographic import Infographic\n"
        "from picture_samples import picture\n"
        "from helpcentre.features.infographic.mistakes import infographic_problems\n"
        "assert infographic_problems(picture('\\U0001f600'))\n"
        "print(sorted({'typst', 'PIL'} & set(sys.modules)))"
    )
    tests = str(Path(__file__).parents[2])
    run_ = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {tests!r})\n{program}"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run_.stdout.strip() == "[]"
