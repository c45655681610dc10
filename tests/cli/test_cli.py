"""The command line: what it says, what it leaves alone, how it ends."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from helpcentre.build.site_directory import staging_directory
from helpcentre.build.state import STORE
from helpcentre.cli.commands import commands
from helpcentre.language.words import Words
from site_builds import ROOT, Outcome, copy_site, copy_sources, replaced, run

DERIVED = ".cache/helpcentre/derived"


def _digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", [pytest.param("own_site", marks=pytest.mark.long), "two_languages"])
def test_the_same_input_gives_the_same_bytes(
    request: pytest.FixtureRequest, name: str, tmp_path: Path
) -> None:
    """And the same keys of derived files: none is made anew."""
    first: Outcome = request.getfixturevalue(name)
    folder = copy_sources(first, tmp_path / "b" / "deeper")
    if (first.folder / DERIVED).is_dir():
        shutil.copytree(first.folder / DERIVED, folder / DERIVED)
    assert_built_alike(first, folder)
    assert _keys(folder) == _keys(first.folder)


@pytest.mark.long
def test_the_same_input_gives_the_same_derived_files(own_site: Outcome, tmp_path: Path) -> None:
    """Of a whole site; of one guide, picture or lesson each says so beside its other tests."""
    assert_built_alike(own_site, copy_sources(own_site, tmp_path / "b" / "deeper"))


def assert_built_alike(first: Outcome, folder: Path) -> None:
    second = run(folder, "build", TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="1")
    assert second.code == 0
    digest = _digest(first.site)
    assert digest == _digest(second.site)


def _keys(folder: Path) -> set[str]:
    return {path.parent.name for path in (folder / DERIVED).rglob("record.json")}


def test_a_failed_build_leaves_the_last_site(other_organisation: Outcome, tmp_path: Path) -> None:
    shutil.copytree(other_organisation.folder, tmp_path, dirs_exist_ok=True)
    before = _digest(tmp_path / "site")
    assert before
    replaced(tmp_path / "docs/en/index.md", "{{ phone }}", "{{ fone }}")
    outcome = run(tmp_path, "build", "--lang", "en")
    assert outcome.code == 1
    assert "docs/en/index.md:7 · {{ fone }}\n    Found: there is no tag “fone”" in outcome.said
    assert outcome.said.endswith("The site was not built. The last one is untouched.\n")
    assert _digest(tmp_path / "site") == before
    assert [path.name for path in tmp_path.glob(".site*")] in ([], [".site-lock"])


def test_check_leaves_the_site_alone(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    outcome = run(tmp_path, "check")
    assert outcome.code == 0, outcome.said
    assert outcome.said.startswith("Problem yoxdur: 5 səhifə yoxlanıldı.")
    assert not (tmp_path / "site").exists()


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    replaced(tmp_path / "contacts.yaml", "opens: 08:00", "opens: 8.00")
    replaced(tmp_path / "contacts.yaml", "number: +1 212 555 0143", "number: +1 212 555")
    replaced(tmp_path / "docs/en/orders/change-date.md", "kind: howto", "kind: howtoo")
    replaced(tmp_path / "docs/en/help/contact.md", "title: Contact us", "titel: Contact us")
    outcome = run(tmp_path, "check", "--lang", "en")
    assert outcome.code == 1
    for place in ("contacts.yaml:16", "contacts.yaml:18", "change-date.md:4", "contact.md:2"):
        assert place in outcome.said
    assert "Traceback" not in outcome.said


def test_release_refuses_what_the_owner_has_not_given(tmp_path: Path) -> None:
    copy_site(".", tmp_path)
    outcome = run(tmp_path, "check", "--release", "--today", "2026-12-01")
    assert outcome.code == 1
    for name in ("email_address", "instagram_page", "facebook_page", "urgent_channel", "platform_fee"):
        assert name in outcome.said
    assert "docs/az/wallet/fees.md:" in outcome.said
    assert "contact_config.yaml:" in outcome.said
    assert "https://destek.invalid/" in outcome.said


def test_release_passes_when_everything_is_given(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    replaced(
        tmp_path / "contacts.yaml",
        "organisation:\n",
        "holidays:\n  reviewed_by: A. Editor\n  reviewed_until: 2027-12-31\n"
        "  days:\n    - {date: 2027-12-25, name: Christmas}\norganisation:\n",
    )
    outcome = run(tmp_path, "check", "--release", "--today", "2027-01-01")
    assert outcome.code == 0, outcome.said
    late = run(tmp_path, "check", "--release", "--today", "2028-01-01", "--lang", "en")
    assert late.code == 1
    assert "2027-12-31" in late.said


def test_a_missing_configuration_is_one_sentence(tmp_path: Path) -> None:
    outcome = run(tmp_path, "build", "--lang", "en")
    assert outcome.code == 1
    assert outcome.said == (
        "There is no mkdocs.yml. Run the command in the folder of mkdocs.yml, or name the file with -f.\n"
    )


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("mkdocs.yml", b"site_name: [\n"),
        ("mkdocs.yml", b"site_name: X\n"),
        ("contacts.yaml", b""),
        ("contacts.yaml", b"\xff\xfe\x00"),
        ("contacts.yaml", b"- a\n- b\n"),
        ("docs/en/index.md", b"\xff\xfe"),
        ("docs/en/index.md", b"---\ntitle: [\n---\n"),
        ("docs/en/index.md", b""),
        ("docs/en/orders/index.md", b"# Orders\n"),
        ("docs/en/orders/change-date.md", b"---\n" + b"a: {" * 500),
    ],
)
def test_bad_input_is_never_a_traceback(file: str, content: bytes, tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    (tmp_path / file).write_bytes(content)
    outcome = run(tmp_path, "build")
    assert outcome.code == 1
    assert "Traceback" not in outcome.said
    assert file.rpartition("/")[2] in outcome.said
    assert not (tmp_path / "site").exists()


def test_a_broken_template_names_its_line(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    replaced(tmp_path / "mkdocs.yml", "font: false", "font: false, custom_dir: overrides")
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text('{% extends "helpcentre/page.html" %}\n{% blok %}\n')
    outcome = run(tmp_path, "build", "--lang", "en")
    assert outcome.code == 1
    assert "overrides/main.html:2\n    Found: a mistake in a template: " in outcome.said
    assert "Traceback" not in outcome.said


def test_a_topic_that_is_no_section_is_a_problem(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    replaced(
        tmp_path / "mkdocs.yml", "sections: [orders, help]", "sections: [orders, help]\n      topics: [order]"
    )
    outcome = run(tmp_path, "check", "--lang", "en")
    assert outcome.code == 1
    assert (
        "mkdocs.yml · topics: order\n    Found: there is no section “order” in `sections`\n"
        "    What to do: write: orders\n"
    ) in outcome.said


def test_a_contact_page_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    replaced(tmp_path / "mkdocs.yml", "[orders, help]", "[orders, help]\n      contact_page: help/contacts")
    outcome = run(tmp_path, "check", "--lang", "az")
    assert outcome.code == 1
    assert (
        "mkdocs.yml · contact_page: help/contacts\n    Tapıldı: «help/contacts» məqaləsi yoxdur\n"
        "    Nə etməli: belə yazın: help/contact\n"
    ) in outcome.said


def test_an_article_where_the_chat_page_will_be_is_a_problem(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    (tmp_path / "docs/en/help").rename(tmp_path / "docs/en/support")
    (tmp_path / "docs/en/support/contact.md").rename(tmp_path / "docs/en/support/chat.md")
    replaced(tmp_path / "docs/en/support/index.md", "contact", "chat")
    replaced(tmp_path / "mkdocs.yml", "[orders, help]", "[orders, support]")
    outcome = run(tmp_path, "check", "--lang", "az")
    assert outcome.code == 1
    assert (
        "docs/en/support/chat.md\n    Tapıldı: /support/chat/ ünvanında canlı çatın səhifəsi olur\n"
        "    Nə etməli: faylın adını dəyişin\n"
    ) in outcome.said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "[orders, help]",
            "[orders, help, orders]",
            "mkdocs.yml · sections: orders\n    Found: “orders” is twice",
        ),
        ("locale: en,", "locale: xx,", "mkdocs.yml · languages\n    Found: there are no such languages: xx"),
        ("site_url:", "use_directory_urls: false\nsite_url:", "use_directory_urls: false"),
        ("  - i18n:", "  - i18n_is_gone:", "i18n_is_gone"),
    ],
)
def test_a_configuration_that_cannot_work_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    replaced(tmp_path / "mkdocs.yml", old, new)
    outcome = run(tmp_path, "check", "--lang", "en")
    assert outcome.code == 1
    assert said in outcome.said
    assert "Traceback" not in outcome.said


def test_what_the_owner_answers_is_text_and_no_markup(tmp_path: Path) -> None:
    copy_site("two_languages", tmp_path)
    replaced(tmp_path / "placeholders.yaml", "  value:", "  value: <img src=x onerror=alert(1)> *5*")
    outcome = run(tmp_path, "build")
    assert outcome.code == 0, outcome.said
    html = outcome.page("account/reset-password")
    assert "&lt;img src" in html
    assert "<img src=x" not in html
    assert "*5*" in html.replace("&#42;", "*")


def test_missing_contact_facts_are_a_problem(tmp_path: Path) -> None:
    copy_site("other_organisation", tmp_path)
    (tmp_path / "contacts.yaml").unlink()
    outcome = run(tmp_path, "check", "--lang", "en")
    assert outcome.code == 1
    assert "contacts.yaml\n    Found: there is no such file\n" in outcome.said


def test_help_is_in_the_language_asked_for(tmp_path: Path) -> None:
    assert "Kömək mərkəzini yığır" in run(tmp_path, "--help").said
    assert "Builds, checks and shows a help centre." in run(tmp_path, "--help", "--lang", "en").said
    assert "Builds, checks" in run(tmp_path, "--help", HELPCENTRE_LANG="en").said


def test_help_loads_nothing_that_only_a_build_needs(tmp_path: Path) -> None:
    """Each command imports what it needs itself: all of it takes three times as long as the rest."""
    program = (
        "import sys; from helpcentre.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "loaded = sys.modules.keys() & {'babel', 'mkdocs', 'pydantic', 'typst', 'av', 'PIL'}\n"
        "assert not loaded, loaded\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_mkdocs_alone_builds_the_same_site(other_organisation: Outcome, tmp_path: Path) -> None:
    import subprocess
    import sys

    copy_site("other_organisation", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert _digest(tmp_path / "site") == _digest(other_organisation.site)


def test_holidays_are_proposed_as_yaml(tmp_path: Path) -> None:
    copy_site("two_languages", tmp_path)
    outcome = run(tmp_path, "holidays", "2027")
    assert outcome.code == 0, outcome.said
    assert "2027-03-20" in outcome.said
    assert "estimated: yes" in outcome.said


def written_by_default(tmp_path: Path) -> set[str]:
    """Every folder that a command writes into when it is not told where, relative to mkdocs.yml."""
    with staging_directory(tmp_path / "site") as staging:
        staged = staging.name
    options = (
        parameter
        for command in commands(Words("en")).commands.values()
        for parameter in command.params
        if isinstance(parameter.type, click.Path) and not parameter.type.file_okay
    )
    return {"site", staged, str(STORE), *(str(option.default) for option in options)}


def test_git_ignores_what_commands_write_by_default(tmp_path: Path) -> None:
    folders = written_by_default(tmp_path)
    assert {"guides", "infographics", "videos"} <= folders
    shutil.copyfile(ROOT / ".gitignore", tmp_path / ".gitignore")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "a.bin").write_bytes(b"x")
    status = ["git", "status", "--porcelain", "--untracked-files=all"]
    done = subprocess.run(status, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout == "?? .gitignore\n"
