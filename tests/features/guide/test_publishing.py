"""Guides in a site: their addresses, what pages say of them, what is made again and what is not."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpcentre.article.kinds import ARTICLE_KINDS, Kind
from helpcentre.article.model import Article
from helpcentre.build.store import Derive, Store
from helpcentre.features.guide.config import GuideConfig
from helpcentre.features.guide.guide import GuideSection
from helpcentre.features.guide.publishing import GuideFile, GuideSite, has_guide, publications, published
from helpcentre.language.words import Words
from helpcentre.typesetting.colours import section_colours
from pdf_text import pdf_text
from site_builds import ROOT, Outcome, copy_site, replaced, run

OFF = "guides: false"


def with_guides(name: str, folder: Path) -> Path:
    copy_site(name, folder)
    line = re.search(rf".*{OFF}.*", (folder / "mkdocs.yml").read_text("utf-8"))
    assert line
    replaced(folder / "mkdocs.yml", line[0], "      booklet: everything")
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A site in two languages with guides."""
    outcome = run(with_guides("two_languages", tmp_path_factory.mktemp("guides")), "build")
    assert outcome.code == 0, outcome.said
    return outcome


# --- Which guides there are, and where ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "wanted", "expected"),
    [
        (ARTICLE_KINDS["howto"], None, True),
        (ARTICLE_KINDS["troubleshooting"], None, True),
        (ARTICLE_KINDS["reference"], None, True),
        (ARTICLE_KINDS["page"], None, False),
        (ARTICLE_KINDS["faq"], None, False),
        (ARTICLE_KINDS["howto"], False, False),
        (ARTICLE_KINDS["faq"], True, True),
        (ARTICLE_KINDS["hub"], True, False),
    ],
)
def test_what_solves_something_has_a_guide(kind: Kind, wanted: bool | None, expected: bool) -> None:
    assert has_guide(kind, wanted) is expected


def article(slug: str, section: str = "account") -> Article:
    url = f"{section}/{slug}/"
    return Article(f"docs/az/{section}/{slug}.md", "az", section, slug, url, slug, "", ARTICLE_KINDS["howto"])


def site_of(*keys: str) -> GuideSite:
    names = tuple(dict.fromkeys(key.partition("/")[0] for key in keys))
    return GuideSite(
        language="az",
        site_url="https://help.example.org/",
        organisation="Nümunə",
        support_name="Nümunə Dəstək",
        summary="",
        channels=(),
        sections=tuple(GuideSection(name, name, f"{name}/") for name in names),
        orders={name: [key for key in keys if key.startswith(f"{name}/")] for name in names},
        summaries={},
        picture=lambda _: None,
    )


def test_booklets_have_their_articles_in_the_order_of_the_site() -> None:
    articles = {one.key: one for one in (article("a"), article("b"), article("c", "wallet"))}
    site = site_of("account/b", "account/a", "wallet/c")
    found = {one.address: one.guide for one in publications(articles, site, "everything")}
    assert sorted(found) == [
        "guides/az/account.pdf",
        "guides/az/account/a-phone.pdf",
        "guides/az/account/a.pdf",
        "guides/az/account/b-phone.pdf",
        "guides/az/account/b.pdf",
        "guides/az/everything.pdf",
        "guides/az/wallet.pdf",
        "guides/az/wallet/c-phone.pdf",
        "guides/az/wallet/c.pdf",
    ]
    assert [one.slug for one in found["guides/az/everything.pdf"].articles] == ["b", "a", "c"]
    assert [one.slug for one in found["guides/az/account.pdf"].articles] == ["b", "a"]


def test_a_booklet_with_everything_is_made_only_where_it_has_a_name() -> None:
    articles = {"account/a": article("a")}
    addresses = {one.address for one in publications(articles, site_of("account/a"), "")}
    assert addresses == {
        "guides/az/account.pdf",
        "guides/az/account/a.pdf",
        "guides/az/account/a-phone.pdf",
    }


def test_two_guides_of_one_address_are_a_problem(tmp_path: Path) -> None:
    articles = {one.key: one for one in (article("tickets"), article("tickets-phone"))}
    site = site_of(*articles)
    found = published(list(publications(articles, site, "")), Store(tmp_path), what=Derive.LEAVE)
    assert [problem.text(Words("az")) for problem in found.problems] == [
        "docs/az/account/tickets-phone.md\n"
        "    Tapıldı: iki bələdçinin ünvanı eynidir: guides/az/account/tickets-phone.pdf"
        " (o biri: docs/az/account/tickets.md)\n"
        "    Nə etməli: iki məqalədən birinin fayl adını dəyişin"
    ]


@pytest.mark.parametrize("name", ["account", "Everything", "hər şey", "a/b", "-a"])
def test_a_booklet_needs_a_name_of_its_own(name: str) -> None:
    (problem,) = GuideConfig(name).problems(["account"], "mkdocs.yml")
    assert problem.text(Words("az")) == (
        f"mkdocs.yml · booklet: {name}\n"
        f"    Tapıldı: bələdçi faylı üçün belə ad olmaz: {name}\n"
        "    Nə etməli: bölmə adından fərqli ad yazın: kiçik latın hərfləri, rəqəm, defis,"
        " məsələn help-centre"
    )


@pytest.mark.parametrize("name", ["", "everything", "allin-event-2"])
def test_a_good_name_is_no_problem(name: str) -> None:
    assert list(GuideConfig(name).problems(["account"], "mkdocs.yml")) == []


@pytest.mark.parametrize(
    ("pages", "size", "az", "en"),
    [
        (1, 300, "1 səhifə, 1 KB", "1 page, 1 kB"),
        (2, 84_400, "2 səhifə, 84 KB", "2 pages, 84 kB"),
        (63, 1_460_000, "63 səhifə, 1,5 MB", "63 pages, 1.5 MB"),
    ],
)
def test_pages_and_size_are_said_in_words(pages: int, size: int, az: str, en: str) -> None:
    file = GuideFile("guides/az/a.pdf", "a.pdf", "0123ab", pages, size, "az")
    assert file.facts(Words("az")) == az
    assert file.facts(Words("en")) == en


def test_sections_have_the_colours_of_their_pages() -> None:
    colours = section_colours((ROOT / "overrides/assets/brand/brand.css").read_text("utf-8"))
    assert colours["wallet"] == ("#0b6b3a", "#e8f7ee"), "of the light appearance, which stands first"
    assert len(colours) == 6


# --- In a site ----------------------------------------------------------------------------------------------


def test_every_language_has_its_guides(built: Outcome) -> None:
    assert sorted(digests(built.site / "guides")) == [
        "az/account.pdf",
        "az/account/reset-password-phone.pdf",
        "az/account/reset-password.pdf",
        "az/account/sign-in-problems-phone.pdf",
        "az/account/sign-in-problems.pdf",
        "az/everything.pdf",
        "en/account.pdf",
        "en/account/reset-password-phone.pdf",
        "en/account/reset-password.pdf",
        "en/everything.pdf",
    ]
    for path in (built.site / "guides").rglob("*.pdf"):
        assert path.read_bytes().startswith(b"%PDF-"), path


def test_a_page_offers_its_guide_with_pages_size_and_edition(built: Outcome) -> None:
    pdf = built.site / "guides/az/account/reset-password.pdf"
    kilobytes = round(pdf.stat().st_size / 1000)
    html = built.page("account/reset-password")
    assert re.search(
        r'<a href="\.\./\.\./guides/az/account/reset-password\.pdf" download="parolu-sifirlamaq\.pdf"'
        rf' type="application/pdf" hreflang="az">A4<.*</a> \(\d səhifə, {kilobytes} KB\)',
        html,
    )
    assert 'download="parolu-sifirlamaq-telefon.pdf"' in html
    assert re.search(r"Nəşr nişanı: [0-9a-f]{6}<", html)


def test_page_and_pdf_have_the_same_edition_mark(built: Outcome) -> None:
    mark = re.search(r"Nəşr nişanı: ([0-9a-f]{6})", built.page("account/reset-password"))
    assert mark
    for name in ("reset-password.pdf", "reset-password-phone.pdf"):
        assert mark[1] in pdf_text((built.site / "guides/az/account" / name).read_bytes())


def test_an_article_that_is_not_translated_offers_the_guide_that_there_is(built: Outcome) -> None:
    html = built.page("en/account/sign-in-problems")
    assert "guides/az/account/sign-in-problems.pdf" in html
    assert 'hreflang="az">A4' in html
    assert "guides/en/account/reset-password.pdf" in built.page("en/account/reset-password")


def test_pages_without_a_guide_say_nothing_of_it(built: Outcome, other_organisation: Outcome) -> None:
    assert "hc-guide" not in built.page("account")
    assert "hc-guide" not in other_organisation.page("orders/change-date")
    assert not (other_organisation.site / "guides").exists()


def test_only_what_changed_is_made_again(built: Outcome, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(built.folder, folder)
    store = folder / ".cache/helpcentre/derived"
    before = {path.parent.name: path.stat().st_mtime_ns for path in store.rglob("guide.pdf")}
    replaced(folder / "docs/az/account/sign-in-problems.md", "## Əlamət\n", "## Əlamət\n\nDüymə solğundur.\n")
    replaced(folder / "docs/az/account/reset-password.md", "kind: howto\n", "kind: howto\nguide: false\n")
    outcome = run(folder, "build", TZ="Asia/Tokyo")
    assert outcome.code == 0, outcome.said
    after = {path.parent.name: path.stat().st_mtime_ns for path in store.rglob("guide.pdf")}
    assert {key: after[key] for key in before} == before
    assert len(after) - len(before) == 4, "two forms, a section, everything"
    names = set(digests(folder / "site/guides"))
    assert "az/account/reset-password.pdf" not in names
    assert "en/account/reset-password.pdf" in names
    assert "hc-guide" not in outcome.page("account/reset-password")
    english = digests(folder / "site/guides/en")
    assert english == digests(built.site / "guides/en")


def test_a_damaged_store_gives_the_same_guides(built: Outcome, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(built.folder, folder)
    records = sorted((folder / ".cache").rglob("record.json"))
    pdf = records[0].with_name("guide.pdf")
    pdf.write_bytes(pdf.read_bytes()[:-1] + b"\r")
    records[1].write_bytes(b'{"sizes":[]}')
    shutil.rmtree(records[2].parent)
    records[2].parent.write_bytes(b"")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    assert digests(folder / "site") == digests(built.site)


def test_the_same_guides_everywhere(built: Outcome, tmp_path: Path) -> None:
    folder = with_guides("two_languages", tmp_path / "elsewhere")
    assert run(folder, "build", TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="1", LC_ALL="C").code == 0
    assert digests(folder / "site") == digests(built.site)


def test_a_page_lists_the_guides(tmp_path: Path) -> None:
    folder = with_guides("other_organisation", tmp_path)
    replaced(folder / "docs/en/help/contact.md", "kind: page\n", "kind: page\nlists: guides\n")
    replaced(folder / "docs/en/orders/change-date.md", "kind: howto\n", "kind: howto\nreviewed: 2026-11-20\n")
    outcome = run(folder, "build", "--lang", "en")
    assert outcome.code == 0, outcome.said
    listed = outcome.page("help/contact").partition('class="hc-group"')[2]
    assert "guides/en/orders.pdf" in listed
    assert "guides/en/orders/change-date-phone.pdf" in listed
    assert re.search(r"for phones<.*</a> \(\d+ pages, \d+ kB\)", listed)
    assert "· <span>Reviewed: November 20, 2026</span>" in listed
    assert "guides/en/everything.pdf" in outcome.page("help/contact")
    assert "guides/" not in (outcome.site / "sitemap.xml").read_text("utf-8")


# --- The commands -------------------------------------------------------------------------------------------


def test_guides_are_made_alone(built: Outcome, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(built.folder, folder)
    shutil.rmtree(folder / "site")
    outcome = run(folder, "guides", "docs/az/account/sign-in-problems.md", "--to", "out")
    assert outcome.code == 0, outcome.said
    assert sorted(digests(folder / "out")) == [
        "az/account/sign-in-problems-phone.pdf",
        "az/account/sign-in-problems.pdf",
    ]
    assert not (folder / "site").exists()
    assert not (folder / "out" / ".gitignore").exists()  # a folder of the editor's choice is the editor's
    unknown = run(folder, "guides", "account/sign-in", "--lang", "en")
    assert unknown.code == 1
    assert "The article “account/sign-in” has no PDF guide." in unknown.said


def test_what_a_command_makes_is_ignored_by_any_repository(built: Outcome, tmp_path: Path) -> None:
    """Also in one of another organisation, whose .gitignore knows nothing of it."""
    folder = tmp_path / "copy"
    shutil.copytree(built.folder, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    shutil.copytree(built.folder / ".cache", folder / ".cache")
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    for _ in range(2):
        outcome = run(folder, "guides", "account/sign-in-problems")
        assert outcome.code == 0, outcome.said
    assert (folder / "guides/az/account/sign-in-problems.pdf").is_file()
    status = ["git", "status", "--porcelain", "--untracked-files=all", "--", "guides"]
    assert subprocess.run(status, cwd=folder, check=True, capture_output=True).stdout == b""


def test_a_site_without_guides_says_so(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    outcome = run(tmp_path, "guides", "--lang", "en")
    assert outcome.code == 1
    assert "This site has PDF guides turned off." in outcome.said


@pytest.mark.parametrize(("options", "derives"), [([], Derive.FIND), (["--media"], Derive.MAKE)])
def test_a_preview_makes_guides_only_when_it_is_asked_to(
    options: list[str], derives: Derive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import mkdocs.commands.serve

    from helpcentre.cli import main
    from helpcentre.host.plugin import HelpCentrePlugin

    served = []

    def serve(*_: object, **__: object) -> None:
        plugin = HelpCentrePlugin()
        plugin.on_startup(command="serve", dirty=False)
        served.append(plugin.derive)

    copy_site("other_organisation", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(mkdocs.commands.serve, "serve", serve)
    for name in ("HELPCENTRE_MEDIA", "HELPCENTRE_LANG"):  # what the command leaves is taken back
        monkeypatch.setenv(name, "")
    with pytest.raises(SystemExit) as end:
        main(["serve", *options])
    assert (end.value.code, served) == (0, [derives])


def test_a_check_makes_nothing_and_never_loads_the_compiler(tmp_path: Path) -> None:
    folder = with_guides("other_organisation", tmp_path)
    program = (
        "import sys; from helpcentre.cli import main\n"
        "try: main(['check'])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "assert 'typst' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert [kept.name for kept in (folder / ".cache/helpcentre").iterdir()] == ["outcomes"]


def test_a_check_finds_what_a_guide_would_fail_on(tmp_path: Path) -> None:
    folder = with_guides("other_organisation", tmp_path)
    path = folder / "docs/en/orders/change-date.md"
    path.write_text(path.read_text("utf-8") + "\nA letter that no font has: \U00012000.\n", "utf-8")
    outcome = run(folder, "check", "--lang", "en")
    assert outcome.code == 1
    assert "docs/en/orders/change-date.md" in outcome.said
    assert "U+12000" in outcome.said
