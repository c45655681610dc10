"""Words on which Python and JavaScript must agree: those of our articles, and made-up stacks of suffixes.

    python tests/language_cases.py     writes generated.tsv and rules/ of cases/language anew

A line is a word as written, folded, and its stem. Both interpreters are tested against the file, so a change
of the rules shows as a difference that can be read.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from helpcentre.language import casing
from helpcentre.language.folders import packaged
from helpcentre.language.search_language import load

TESTS = Path(__file__).parent
CASES = TESTS / "cases" / "language"
GENERATED = CASES / "generated.tsv"
STEMS = (
    "bilet hesab kart şifrə ödəniş nömrə uşaq çörək şəkil ağız kod pul ofis telefon tədbir müştəri"
    " istifadəçi sistem proqram API Instagram dashboard hook cashback göndər yaz sil ödə yüklə"
    " təsdiqlə sıfırla çıxar unut al aç et dəyiş"
)
ENDINGS = (
    "lar lər ım im um üm ın in ı i u ü sı si mız miz ınız iniz a ə ya yə da də dan dən nın nin dakı"
    " dəki dır dir sız siz lı li maq mək mir mır ir ır yir di dı mış miş acaq əcək ib ıb an ən ma mə"
    " ıl il dıq dik əm am siniz sınız sə"
)
MADE_UP = 3000


def generated() -> list[str]:
    """The lines of the file, from the words that are in it and new made-up ones; the same every time."""
    language = load("az")
    articles = (TESTS.parent / "docs" / "az").rglob("*.md")
    words = {word.surface for path in articles for word in language.words(path.read_text("utf-8"))}
    if GENERATED.exists():  # what articles no longer say is still a case
        words |= {line.split("\t")[0] for line in GENERATED.read_text("utf-8").splitlines()}
    chance = random.Random(7)
    for _ in range(MADE_UP):
        word = chance.choice(STEMS.split()) + "".join(chance.choices(ENDINGS.split(), k=chance.randint(1, 4)))
        words.add(chance.choice([word, word, casing.upper(word, "az"), word.upper(), word.capitalize()]))
    lines = []
    for word in sorted(words):
        folded = " ".join(found.folded for found in language.words(word))
        stems = " ".join(language.stem(found.folded) for found in language.words(word))
        lines.append(f"{word}\t{folded}\t{stems}")
    return lines


if __name__ == "__main__":
    GENERATED.write_text("\n".join(generated()) + "\n", "utf-8")
    for language in packaged():
        text = json.dumps(load(language).rules, ensure_ascii=False, indent=2) + "\n"
        (CASES / "rules" / f"{language}.json").write_text(text, "utf-8")
