"""The wording on the command line: what stops a build, what is only said, and the figures."""

from __future__ import annotations

from pathlib import Path

from site_builds import copy_site, replaced, run

ARTICLE = "docs/az/account/reset-password.md"
OPTION = "  - helpcentre:\n"


def _with_glossary(folder: Path, text: str) -> Path:
    copy_site("two_languages", folder)
    replaced(folder / "mkdocs.yml", OPTION, f"{OPTION}      glossary: terms.yaml\n")
    (folder / "terms.yaml").write_text(text, "utf-8")
    return folder


def test_a_forbidden_word_stops_the_build(tmp_path: Path) -> None:
    folder = _with_glossary(tmp_path, "az:\n  terms:\n    - {term: parol, instead_of: [şifrə]}\n")
    assert run(folder, "build").code == 0
    article = folder / ARTICLE
    article.write_text(article.read_text("utf-8") + "\nYeni şifrənizi yazın.\n", "utf-8")
    outcome = run(folder, "build")
    assert outcome.code == 1
    assert (
        "· şifrənizi\n    Tapıldı: bu sözü yazmırıq: şifrənizi\n    Nə etməli: belə yazın: parol"
        in outcome.said
    )


def test_a_warning_stops_nothing(tmp_path: Path) -> None:
    folder = _with_glossary(tmp_path, "az:\n  limits: {sentence: 2}\nen:\n  limits: {sentence: 2}\n")
    build = run(folder, "build", "--lang", "en")
    assert build.code == 0, build.said
    assert "The list: check\n" in build.said
    check = run(folder, "check", "--lang", "en")
    assert check.code == 0
    assert check.said.startswith("No problems: ")
    assert "Warnings (they stop nothing): " in check.said
    assert f"{ARTICLE}:" in check.said
    assert "docs/en/account/reset-password.md:" in check.said
    assert "2 words at most" in check.said


def test_warnings_are_said_with_errors(tmp_path: Path) -> None:
    folder = _with_glossary(tmp_path, "az:\n  limits: {sentence: 2}\n")
    replaced(folder / ARTICLE, "kind: howto", "kind: howtoo")
    check = run(folder, "check", "--lang", "en")
    assert check.code == 1
    assert "howtoo" in check.said
    assert "2 words at most" in check.said


def test_mistakes_of_the_glossary_are_messages(tmp_path: Path) -> None:
    folder = _with_glossary(tmp_path, "az:\n  limit: {sentence: 2}\n")
    assert "terms.yaml:2 · az.limit\n" in run(folder, "check").said
    (folder / "terms.yaml").unlink()
    outcome = run(folder, "check", "--lang", "en")
    assert outcome.code == 1
    assert "terms.yaml\n    Found: there is no such file\n" in outcome.said


def test_a_site_without_a_glossary_has_the_rules_of_its_languages(tmp_path: Path) -> None:
    folder = copy_site("two_languages", tmp_path)
    for language in ("az", "en"):
        home = folder / f"docs/{language}/index.md"
        home.write_text(home.read_text("utf-8") + "\nDüyməni tıklayın.\n", "utf-8")
    outcome = run(folder, "check")
    assert outcome.code == 1
    assert "docs/az/index.md" in outcome.said
    assert "docs/en/index.md" not in outcome.said


def test_a_number_that_is_not_ours_stops_the_build(tmp_path: Path) -> None:
    folder = copy_site("two_languages", tmp_path)
    home = folder / "docs/az/index.md"
    home.write_text(home.read_text("utf-8") + "\nZəng edin: +994 55 909 80 01.\n", "utf-8")
    outcome = run(folder, "check", "--lang", "en")
    assert outcome.code == 1
    assert "Found: a contact that contact_config.yaml does not have: +994 55 909 80 01" in outcome.said
    replaced(home, "description: ", "description: ad@poct.az ünvanı. ")
    assert "docs/az/index.md:3\n    Found: a contact fact" in run(folder, "check", "--lang", "en").said


def test_figures(tmp_path: Path) -> None:
    folder = copy_site("two_languages", tmp_path)
    outcome = run(folder, "check", "--figures", "--lang", "en")
    assert outcome.code == 0, outcome.said
    lines = outcome.said.splitlines()
    assert "Articles (az): 4 (howto 1, troubleshooting 1, page 1, hub 1)" in lines
    assert "Articles (en): 3 (howto 1, page 1, hub 1)" in lines
    assert any(line.startswith("Longest sentence: ") and "docs/az/" in line for line in lines)
    assert any(line.startswith("Waiting for the owner's answer: ") for line in lines)
    assert "Articles" not in run(folder, "check", "--lang", "en").said
