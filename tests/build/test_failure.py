"""What nobody foresaw over one file: it is told, with all that is wrong elsewhere, and ends no work."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from helpcentre import cli
from helpcentre.build.failure import LOG, about, end_of_work, failure, guarded, guarding, write_log
from helpcentre.language.words import Words
from helpcentre.problem import Place, Problem
from helpcentre.source.content_folder import endless_links, read_file, unreadable
from helpcentre.source.content_tree import is_addressable
from site_builds import copy_site, replaced, run

PAGE = "---\ntitle: A text\ndescription: About it.\nkind: page\n---\n\n"
MISTAKE = "docs/en/index.md:"
"""Where another file of the site has a mistake, which has to be told all the same."""

STAGES = [
    ("helpcentre.source.site", "read_article_source"),
    ("helpcentre.source.site", "link_problems"),
    ("helpcentre.source.site", "shape_problems"),
    ("helpcentre.features.wording.review", "length_problems"),
    ("helpcentre.features.wording.feature", "article_prose"),
    ("helpcentre.features.lesson.feature", "read_video"),
    ("helpcentre.build.pipeline", "fill_tags"),
    ("helpcentre.build.pipeline", "find_literals"),
    ("helpcentre.build.pipeline", "read_blocks"),
    ("helpcentre.features.screenshot.feature", "with_sizes"),
    ("helpcentre.build.pipeline", "page_view"),
    ("markdown", "Markdown.convert"),
    ("helpcentre.features.search.search_files", "document"),
    ("helpcentre.features.support.support_files", "encode"),
    ("helpcentre.features.guide.publishing", "guide_problems"),
    ("helpcentre.features.guide.publishing", "picture_addresses"),
    ("helpcentre.features.infographic.publishing", "infographic_problems"),
    ("helpcentre.features.infographic.publishing", "infographic_of"),
    ("helpcentre.features.lesson.publishing", "lesson_problems"),
    ("helpcentre.features.lesson.publishing", "lesson_address"),
]

NAMES = (
    "Change-Dil.md",
    "a b.md",
    "a.b.md",
    "dəyişmək.md",
    "x - Copy.md",
    "a+b.md",
    "100%.md",
    "a#b.md",
    "it's.md",
    "a&b.md",
    "-a.md",
    "x.MD",
    "x.Markdown",
    "README.md",
    "in/side.md",
    "in/side/deeper.md",
    "a" * 240 + ".md",
)
"""Names of articles that can't stand in addresses, and places that no article may have."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one mistake, and an article over which the program can be made to fail."""
    folder = copy_site("other_organisation", tmp_path)
    for media in ("guides", "pictures", "lessons"):
        replaced(folder / "mkdocs.yml", f"{media}: false", f"{media}: true")
    replaced(folder / "docs/en/index.md", "{{ phone }}", "{{ fone }}")
    with (folder / "docs/en/orders/change-date.md").open("a") as article:
        article.write("\n[This page](change-date.md)\n")
    monkeypatch.chdir(folder)
    return folder


def check(capfd: pytest.CaptureFixture[str], command: str = "check") -> str:
    """What a command says in English, run here; it has to fail, and without a traceback."""
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--lang", "en"])
    out, err = capfd.readouterr()
    assert ended.value.code == 1
    assert "Traceback" not in out + err
    return out + err


def failing(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that fails over the article, and works for everything else."""

    def fails(*arguments: Any, **named: Any) -> Any:
        if "change-date" in repr(arguments) + repr(named):
            raise KeyError("quokka")
        return function(*arguments, **named)

    return fails


@pytest.mark.parametrize(("module", "name"), STAGES)
def test_every_stage_goes_on_without_a_file(
    module: str, name: str, site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(f"{module}.{name}", failing(attrgetter(name)(import_module(module))))
    said = check(capfd)
    assert "docs/en/orders/change-date.md" in said
    assert "the program failed here: KeyError: 'quokka'" in said
    assert LOG.as_posix() in said
    assert MISTAKE in said
    assert 'raise KeyError("quokka")' in (site / LOG).read_text("utf-8")


def test_what_fails_outside_of_any_file_is_told_with_all_problems_so_far(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("helpcentre.build.pipeline.frame_view", None)
    said = check(capfd, "build")
    assert "mkdocs.yml\n    Found: the program failed here: TypeError" in said
    assert MISTAKE in said
    assert said.endswith("The site was not built. The last one is untouched.\n")
    assert not (site / "site").exists()


def test_a_command_that_fails_says_where_the_traceback_is(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("helpcentre.cli.commands._check", None)
    assert "The program failed: TypeError" in check(capfd)
    assert "not callable" in (site / LOG).read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_is_told_with_everything_else(
    name: str, site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    article = site / "docs/en/orders" / name
    article.parent.mkdir(parents=True, exist_ok=True)
    article.write_text(PAGE + "{{ fone }}\n", "utf-8")
    said = check(capfd)
    assert f"docs/en/orders/{name}\n    Found: the" in said
    assert "the program failed" not in said
    assert MISTAKE in said
    if name.endswith(".md") and name != "README.md":
        assert f"docs/en/orders/{name}:7 · {{{{ fone }}}}" in said


def test_a_section_with_a_name_that_is_no_address(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (site / "docs/en/orders").rename(site / "docs/en/My Orders")
    replaced(site / "mkdocs.yml", "[orders, help]", '["My Orders", help]')
    said = check(capfd)
    assert "mkdocs.yml · sections: My Orders\n    Found: this can't be the name of a section's folder" in said
    assert MISTAKE in said
    assert "the program failed" not in said


@pytest.mark.parametrize(
    "text",
    [
        ">" * 500 + " a",
        "".join(f"{'    ' * level}- a\n" for level in range(60)),
        "<sub>" * 500 + "a" + "</sub>" * 500,
    ],
    ids=["quotes", "list", "tags"],
)
def test_parts_that_stand_too_deep(text: str, site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (site / "docs/en/orders/deep.md").write_text(f"{PAGE}A.\n\n{text}\n", "utf-8")
    said = check(capfd)
    line = said.partition("docs/en/orders/deep.md:")[2].partition("\n")[0]
    assert 9 <= int(line) < 70
    assert "too many parts stand inside each other" in said
    assert MISTAKE in said


def test_files_that_are_none(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    files = {
        "docs/en/orders/pipe.md": os.mkfifo,
        "docs/pipe.png": os.mkfifo,
        "docs/pipe.marks.yaml": os.mkfifo,
        "synonyms.yaml": os.mkfifo,
        "requirements.yaml": os.mkdir,
        "docs/en/orders/self.md": lambda path: path.symlink_to("self.md"),
        "docs/gone.png": lambda path: path.symlink_to("nowhere.png"),
    }
    for name, make in files.items():
        make(site / name)
    said = check(capfd)
    for name in files:
        assert f"\n{name}\n    Found: " in said, name
    assert MISTAKE in said


def test_contact_facts_that_are_a_folder(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (site / "contacts.yaml").unlink()
    (site / "contacts.yaml").mkdir()
    assert "contacts.yaml\n    Found: this is a folder" in check(capfd)


def test_a_name_with_bytes_that_are_no_text(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    try:
        Path(os.fsdecode(os.fsencode(site / "docs/en/orders") + b"/caf\xe9.md")).write_text(PAGE, "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    said = check(capfd)
    assert "docs/en/orders/caf\\udce9.md\n    Found: the file's name has bytes that are no text" in said
    assert MISTAKE in said


@pytest.mark.parametrize(
    "links",
    [
        {"docs/en/orders/loop": ".."},
        {"docs/en/orders/one": "..", "docs/en/orders/two": "../..", "docs/all": "/"},
        {"docs/en/orders/one": "../help", "docs/en/help/two": "../orders"},
    ],
)
def test_links_without_end(links: dict[str, str], site: Path) -> None:
    for link, to in links.items():
        (site / link).symlink_to(to)
    (site / "docs/en/orders/Bad.md").write_text(PAGE, "utf-8")
    outcome = run(site, "check", "--lang", "en")
    assert outcome.code == 1
    assert outcome.said.count("a link to a folder that it stands in itself") >= len(links)
    assert "docs/en/orders/Bad.md\n    Found: the file's name" in outcome.said


def test_a_link_to_another_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "docs/a").mkdir(parents=True)
    (tmp_path / "shared").mkdir()
    (tmp_path / "docs/b").symlink_to("a")
    (tmp_path / "docs/c").symlink_to("../shared")
    assert list(endless_links(tmp_path / "docs")) == []


def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a")
    assert unreadable(path, "a.md") is None
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    problems: list[Problem] = []
    assert read_file(tmp_path, "a.md", problems) is None
    path.chmod(stat.S_IRUSR)
    assert [problem.code for problem in problems] == ["file.unreadable"]


@pytest.mark.parametrize(
    ("key", "is_so"),
    [
        ("index", True),
        ("wallet/top-up", True),
        ("a/b/c", False),
        ("a/B", False),
        ("a/", False),
        ("a/b_c", False),
        ("a b/c", False),
        ("a/" + "b" * 101, False),
    ],
)
def test_names_that_can_stand_in_addresses(key: str, is_so: bool) -> None:
    assert is_addressable(key) is is_so


def test_what_was_found_before_a_failure_is_kept() -> None:
    first = Problem(Place("a.md", 1), "file.missing")

    def findings() -> Any:
        yield first
        raise ValueError("b")

    found = list(guarded(Place("a.md"), findings()))
    assert [problem.code for problem in found] == ["file.missing", "file.failed"]
    problems = [first]
    with guarding(Place("a.md"), problems):
        raise OSError(5, "Input/output error")
    assert problems[1] == Problem(Place("a.md"), "file.unreadable", {"reason": "Input/output error"})


def test_the_innermost_file_counts() -> None:
    with pytest.raises(ValueError, match="x") as raised, about("outer.md"), about("inner.md"):
        raise ValueError("x")
    assert end_of_work(raised.value, Place("site")).place == Place("inner.md")


def test_an_end_without_a_file_is_the_programs() -> None:
    assert end_of_work(RecursionError(), Place("mkdocs.yml")).code == "file.failed"
    with pytest.raises(OSError, match="full") as raised, about("a.md"):
        raise OSError(28, "full")
    assert end_of_work(raised.value, Place("mkdocs.yml")).place == Place("mkdocs.yml")


def test_the_log_goes_elsewhere_when_the_root_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where a folder should be")
    problem = failure(ValueError("x"), Place("a.md"))
    path = write_log(tmp_path, [problem])
    assert "ValueError: x" in Path(path).read_text("utf-8")
    for language in ("az", "en"):
        assert path in Problem(problem.place, problem.code, {**problem.values, "log": path}).text(
            Words(language)
        )
