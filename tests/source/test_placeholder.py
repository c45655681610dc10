"""placeholders.yaml: what only the owner knows."""

from __future__ import annotations

from contact_facts import LANGUAGES, our_placeholders
from helpcentre.language.words import Words
from helpcentre.problem import Level, Place
from helpcentre.source.placeholder import PlaceholderUse, read_placeholders

TEXT = """
platform_fee:
  question: {az: "Haqq nə qədərdir?", en: "How much is the fee?"}
  wording: {az: tarifə uyğun, en: by the tariff}
  value:
phone_label:
  question: Düymənin adı?
  wording: {az: düymə, en: button}
  value: {az: Zəng et, en: Call}
"""


def test_wording_until_there_is_a_value() -> None:
    placeholders, problems = read_placeholders(TEXT.encode(), "p.yaml", LANGUAGES)
    assert problems == []
    assert placeholders.text("platform_fee", "en") == "by the tariff"
    assert placeholders.text("phone_label", "en") == "Call"
    assert placeholders.value("platform_fee", "en") is None
    assert placeholders.value("phone_label", "az") == "Zəng et"
    assert [entry.name for entry in placeholders.open()] == ["platform_fee"]
    assert [entry.place.line for entry in placeholders] == [2, 6]


def test_mistakes() -> None:
    text = "Fee:\n  question: Q?\n  wording: {az: haqq}\n  valeu: 3\nlimit:\n  wording: x\n"
    placeholders, problems = read_placeholders(text.encode(), "p.yaml", LANGUAGES)
    assert [problem.text(Words("az")) for problem in problems] == [
        "p.yaml:1 · Fee\n    Tapıldı: ad yararsızdır: Fee\n"
        "    Nə etməli: adı kiçik latın hərfləri, rəqəmlər və alt xətlə yazın: platform_fee",
        "p.yaml:3 · Fee.wording\n    Tapıldı: bu dillərdə mətn yazılmayıb: en\n"
        "    Nə etməli: sətir əlavə edin: «en: …»",
        "p.yaml:4 · Fee.valeu\n    Tapıldı: «valeu» adlı açar yoxdur\n"
        "    Nə etməli: burada yazıla bilər: value",
        "p.yaml:5 · limit.question\n    Tapıldı: «question» açarı yazılmayıb\n"
        "    Nə etməli: «question:» sətrini əlavə edin",
    ]
    assert "limit" in placeholders  # a use of it is no second mistake
    assert placeholders.get("limit") is None


def test_an_answer_that_a_remark_cuts_off() -> None:
    text = "fee:\n  question: Q? # asked twice\n  wording: {az: haqq, en: fee}\n  value: Tarif #2\n"
    text += "limit:\n  question: Q?\n  wording: x\n  value: # to be answered\n"
    problems = read_placeholders(text.encode(), "p.yaml", LANGUAGES)[1]
    assert [(p.code, str(p.place), p.values["written"]) for p in problems] == [
        ("yaml.remark", "p.yaml:2 · fee.question", '"Q? # asked twice"'),
        ("yaml.remark", "p.yaml:4 · fee.value", '"Tarif #2"'),
    ]


def test_not_a_mapping_and_empty() -> None:
    assert [p.code for p in read_placeholders(b"- a\n", "p.yaml", LANGUAGES)[1]] == ["value.mapping"]
    assert [p.code for p in read_placeholders(b"", "p.yaml", LANGUAGES)[1]] == ["yaml.empty"]
    assert [p.code for p in read_placeholders(b"a: b\n", "p.yaml", LANGUAGES)[1]] == ["value.mapping"]


def test_problems_of_uses() -> None:
    placeholders, _ = read_placeholders(TEXT.encode(), "p.yaml", LANGUAGES)
    unknown = placeholders.unknown("platform_fees", Place("a.md", 7))
    assert unknown.text(Words("az")) == (
        "a.md:7\n    Tapıldı: «platform_fees» adı p.yaml faylında yoxdur\n"
        "    Nə etməli: oxşar ad: platform_fee; yeni addırsa, onu p.yaml faylına əlavə edin"
    )
    use = PlaceholderUse("platform_fee", Place("a.md", 9))
    open_one = placeholders.open_problem(use, "az")
    assert open_one.level is Level.RELEASE
    assert "Haqq nə qədərdir?" in open_one.text(Words("az"))


def test_ours_read_well_in_every_language() -> None:
    for entry in our_placeholders():
        for language in LANGUAGES:
            assert entry.text(language)
            assert entry.question.text(language)
