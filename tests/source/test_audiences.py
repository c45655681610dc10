"""Whom articles are for: a site names them in mkdocs.yml, with words in each of its languages."""

from __future__ import annotations

import pytest
import yaml

from helpcentre.language.words import Words
from helpcentre.source.audiences import read_audiences
from helpcentre.source.validation import LocalText

HEAD = """site_name: X
plugins:
  - i18n: {}
  - helpcentre:
      sections: [account]
      audiences:
"""


def read(written: str, languages: tuple[str, ...] = ("az", "en")) -> tuple[dict[str, LocalText], str]:
    """What is read below `audiences` of a mkdocs.yml, and what an editor is told."""
    text = HEAD + "".join(f"        {line}\n" for line in written.splitlines())
    option = yaml.safe_load(text)["plugins"][1]["helpcentre"]["audiences"]  # as MkDocs hands it over
    found, problems = read_audiences(option, "mkdocs.yml", languages, text.encode())
    return found, "\n\n".join(problem.text(Words("en")) for problem in problems)


def test_none_are_the_default() -> None:
    assert read("") == ({}, "")
    assert read_audiences({}, "mkdocs.yml", ["az"]) == ({}, [])


def test_words_by_language_or_for_all() -> None:
    found, said = read("member: {az: üzvlər, en: members}\nvip-guest: VIP")
    assert said == ""
    assert {name: text.text("en") for name, text in found.items()} == {
        "member": "members",
        "vip-guest": "VIP",
    }


def test_the_code_of_norwegian_is_no_truth_value() -> None:
    found, said = read("member: {en: members, no: medlemmer}", ("en", "no"))
    assert said == ""
    assert found["member"].text("no") == "medlemmer"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "member: {az: üzvlər}",
            """mkdocs.yml:7 · audiences.member
    Found: there is no text in these languages: en
    What to do: add a line: “en: …”""",
        ),
        (
            "member:",
            """mkdocs.yml:7 · audiences.member
    Found: there is no value
    What to do: write the value; if it is not needed, delete the whole line""",
        ),
        (
            "- member",
            """mkdocs.yml:6 · audiences
    Found: this stands in place of keys: [member]
    What to do: write the keys on lines of their own, two spaces further in: “key: value”""",
        ),
        (
            "member: {az: üzvlər, en: }",
            """mkdocs.yml:7 · audiences.member.en
    Found: there is no value
    What to do: write the value; if it is not needed, delete the whole line""",
        ),
        (
            "member: {az: üzvlər, en: [1]}",
            """mkdocs.yml:7 · audiences.member.en
    Found: this stands in place of a text: [1]
    What to do: write plain text after the colon""",
        ),
        (
            "5",
            """mkdocs.yml:6 · audiences
    Found: this stands in place of keys: 5
    What to do: write the keys on lines of their own, two spaces further in: “key: value”""",
        ),
    ],
)
def test_mistakes(written: str, expected: str) -> None:
    assert read(written)[1] == expected
