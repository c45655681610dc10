"""requirements.yaml: what editors are told about mistakes, and what an article and the check make of it.

Each file of cases/requirements has the `content` of a requirements.yaml and what it `says`, to the letter;
its site has one article, help/clear-cache. What the check says of a browser: tests/js/device-check.test.mjs.
"""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from helpcentre.features.device_check.device_check import device_check_tags, requirements_file
from helpcentre.features.device_check.requirements import (
    Browser,
    Check,
    Requirements,
    System,
    read_requirements,
    requirement_texts,
)
from helpcentre.language.words import Words
from helpcentre.problem import Problem, in_reading_order
from helpcentre.source.validation import LocalText
from site_builds import ROOT, Outcome

CASES = sorted((Path(__file__).parents[2] / "cases" / "requirements").glob("*.yaml"))
SCRIPTS = ROOT / "plugins" / "helpcentre" / "page" / "theme" / "assets" / "helpcentre"
WORDS = Words("az")


@cache
def problems_of(path: Path) -> tuple[Problem, ...]:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    languages = case.get("languages", ["az"])
    found = read_requirements(case["content"].encode(), "requirements.yaml", languages, ["help/clear-cache"])
    return tuple(in_reading_order(found[1]))


def own() -> Requirements:
    keys = {f"{path.parent.name}/{path.stem}" for path in (ROOT / "docs" / "az").rglob("*.md")}
    requirements, problems = read_requirements((ROOT / "requirements.yaml").read_bytes(), "r", ["az"], keys)
    assert requirements, problems
    return requirements


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_said_as_its_case_says(path: Path) -> None:
    expected = yaml.safe_load(path.read_text("utf-8"))["says"].strip()
    assert "\n\n".join(problem.text(WORDS) for problem in problems_of(path)) == expected


def test_every_problem_of_the_file_has_a_case() -> None:
    codes = {key for key in WORDS.under("problems") if key.startswith("requirements.")}
    covered = {problem.code for path in CASES for problem in problems_of(path)}
    assert {code.removesuffix(".found").removesuffix(".remedy") for code in codes} <= covered


def test_browsers_systems_and_checks_are_those_that_the_scripts_know() -> None:
    facts = (SCRIPTS / "browser-facts.mjs").read_text("utf-8")
    check = (SCRIPTS / "device-check.mjs").read_text("utf-8")
    named = set(re.findall(r'^  \["([^"]+)", /', facts.partition("const APPS")[0], re.MULTILINE))
    assert named - {"Internet Explorer", "Android Browser"} == set(get_args(Browser)) - {"Brave"}
    assert {system for system in get_args(System) if f'"{system}"' not in facts} == set()
    known = re.findall(r"^  (\w+): \(", check.partition("const RIGHT")[2].partition("};")[0], re.MULTILINE)
    assert set(known) == set(get_args(Check))


def test_tables_are_markdown_with_a_row_for_each_entry() -> None:
    requirements = own()
    tags = device_check_tags(requirements, WORDS, "az")
    devices, settings = (tags[name]().split("\n") for name in ("browser_requirements", "browser_settings"))
    assert len(devices) == len(requirements.devices) + 2
    assert len(settings) == len(requirements.settings) + 2
    assert devices[0] == "| Cihaz | Tövsiyə olunan brauzer | Necə yenilənir |"
    assert all(line.count("|") == 4 for line in (*devices, *settings))


def test_what_looks_like_markdown_stays_text() -> None:
    requirements = own()
    row = requirements.devices[0].model_copy(update={"name": LocalText(everywhere="a | *b* <i>\n c")})
    changed = requirements.model_copy(update={"devices": (row,)})
    table = device_check_tags(changed, WORDS, "az")["browser_requirements"]()
    assert "| a &#124; &#42;b&#42; &lt;i&gt; c | Chrome, Samsung Internet və ya Firefox |" in table


def test_a_minimum_version_stands_in_the_table_and_in_the_file() -> None:
    changed = own().model_copy(update={"minimum_versions": {"Chrome": 109}})
    table = device_check_tags(changed, WORDS, "az")["browser_requirements"]()
    assert "Chrome (109 və daha yeni), Samsung Internet və ya Firefox" in unescape(table)
    (written,) = requirements_file(changed, WORDS, "az", {}).values()
    assert json.loads(written)["minimum"] == {"Chrome": 109}


def test_nobody_has_made_up_minimum_versions() -> None:
    """They are the owner's to say: placeholders.yaml, minimum_browser_versions."""
    open_ = yaml.safe_load((ROOT / "placeholders.yaml").read_text("utf-8"))
    assert bool(own().minimum_versions) <= bool(open_["minimum_browser_versions"]["value"])


def test_the_wording_is_checked_too() -> None:
    texts = dict(requirement_texts((ROOT / "requirements.yaml").read_bytes(), "r", "az"))
    lines = (ROOT / "requirements.yaml").read_text("utf-8").split("\n")
    assert all(text in lines[line - 1] for text, line in texts.items())
    requirements = own()
    assert {device.update.text("az") for device in requirements.devices} <= set(texts)
    assert {setting.why.text("az") for setting in requirements.settings} <= set(texts)


def test_texts_of_a_file_that_is_no_file_of_ours() -> None:
    assert list(requirement_texts(b"devices: 1\nsettings: [a, {name: [b]}]", "r", "az")) == []
    assert list(requirement_texts(b"devices: [{name: {az: A, en: B}}]", "r", "en")) == [("B", 1)]


def test_the_article_has_tables_and_tool(own_site: Outcome) -> None:
    page = own_site.page("technical/browser-device-requirements/")
    assert page.count("<table>") >= 4
    assert "data-hc-device-check" in page
    data = json.loads(
        (own_site.site / "assets/helpcentre/device-check/requirements.az.json").read_text("utf-8")
    )
    helps = [setting["help"]["address"] for setting in data["settings"] if "help" in setting]
    assert helps
    assert all((own_site.site / address / "index.html").is_file() for address in helps)


def test_a_site_without_the_file_has_no_check(other_organisation: Outcome) -> None:
    folder = other_organisation.site / "assets" / "helpcentre" / "device-check"
    assert not list(folder.glob("*.json"))
