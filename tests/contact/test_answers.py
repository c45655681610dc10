"""Queries for a contact fact: which are answered, and that every answer comes from contact_config.yaml."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
import yaml

from contact_facts import ROOT, our_config, unmistakable
from helpcentre.contact.answers import contact_answers
from helpcentre.contact.model import ContactConfig
from helpcentre.language import search_language
from helpcentre.language.words import Words
from run import node

SCRIPTS = ROOT / "plugins/helpcentre/features/search/theme/assets/helpcentre/search"
CASES = ROOT / "tests/cases/answers"
IN_NODE = f"""
import {{ answerFor }} from "{(SCRIPTS / "answers.mjs").as_uri()}";
import {{ makeLanguage }} from "{(SCRIPTS / "language.mjs").as_uri()}";
let input = "";
for await (const chunk of process.stdin) input += chunk;
const {{ rules, facts, queries }} = JSON.parse(input);
const language = makeLanguage(rules);
process.stdout.write(JSON.stringify(queries.map((query) => answerFor(query, [], facts, language))));
"""
SUBJECTS = {
    "contact": "site.contact",
    "hours": "contact.hours_table.caption",
    "holidays": "contact.holidays.caption",
    "response": "contact.response_times.caption",
}


def answers(config: ContactConfig, queries: list[str], language: str = "az") -> list[dict[str, Any] | None]:
    """What the browser's script answers, run by Node."""
    program = node()
    assert program
    facts = contact_answers(config, Words(language), language)
    question = {"rules": search_language.load(language).rules, "facts": facts, "queries": queries}
    done = subprocess.run(
        [program, "--input-type=module", "-e", IN_NODE],
        input=json.dumps(question),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    found: list[dict[str, Any] | None] = json.loads(done.stdout)
    return found


def told(answer: dict[str, Any] | None, language: str) -> str:
    """An answer as the cases have it."""
    if answer is None:
        return ""
    subject = next(name for name, key in SUBJECTS.items() if Words(language)(key) == answer["title"])
    return " ".join([subject, *(row["channel"] or "urgent" for row in answer["rows"])])


def test_a_contact_fact_is_told_from_a_topic() -> None:
    cases: dict[str, str | None] = yaml.safe_load((CASES / "az.yaml").read_text("utf-8"))
    found = dict(zip(cases, answers(our_config(), list(cases)), strict=True))
    different = {
        query: (told(answer, "az"), cases[query] or "")
        for query, answer in found.items()
        if told(answer, "az") != (cases[query] or "")
    }
    assert different == {}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("phone number", "contact phone"),
        ("What are your opening hours?", "hours phone"),
        ("are you open on holidays", "holidays phone"),
        ("telegram bot", "contact telegram"),
        ("how do I contact you", "contact phone telegram"),
        ("confirm the phone number", ""),
        ("event opens", ""),
    ],
)
def test_in_english(query: str, expected: str) -> None:
    assert told(answers(our_config(), [query], "en")[0], "en") == expected


def test_every_fact_of_an_answer_is_the_config_s() -> None:
    """Of an organisation whose facts stand nowhere else; its own names ask for its channels."""
    queries = ["əlaqə", "iş saatları", "cavab müddəti", "quokkagram", "kvokka xetti"]
    found = answers(unmistakable(), queries)
    assert [told(answer, "az") for answer in found] == [
        "contact quokka_mail quokka_line quokka_chat quokka_bot quokka_gram",
        "hours quokka_line quokka_chat",
        "response quokka_mail quokka_line urgent",
        "contact quokka_gram",
        "contact quokka_line",
    ]
    ours = json.dumps(contact_answers(our_config(), Words("az"), "az")["subjects"], ensure_ascii=False)
    rows = [row for answer in found if answer for row in answer["rows"]]
    for row in rows:
        for fact in (row["value"], row["link"], *row["lines"]):
            assert fact in ("", "24/7", "Bayram günləri işləmir.") or fact not in ours, fact
    said = json.dumps(rows, ensure_ascii=False)
    assert all(fact in said for fact in ("tel:+12125550143", "quokka_desk@quokka.example", "07:15–11:45"))


def test_a_way_to_ask_that_says_nothing_is_no_way() -> None:
    """An empty one would fit every query."""
    for path in sorted((ROOT / "plugins/helpcentre/languages").glob("*/words.yml")):
        facts = contact_answers(our_config(), Words(path.parent.name), path.parent.name)
        for one in [*facts["subjects"], *facts["channels"]]:
            assert one["ways"]
            assert all(one["ways"]), (path.parent.name, one)


def test_the_same_facts_give_the_same_data() -> None:
    first, second = (json.dumps(contact_answers(our_config(), Words("az"), "az")) for _ in range(2))
    assert first == second
