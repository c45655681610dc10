"""The engine on strings that nobody should type: an answer in time, or nothing found, never an exception."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from examples import examples
from helpcentre.features.search.document import Document, Passage
from helpcentre.features.search.index_writer import write_index
from helpcentre.features.search.synonyms import arranged, read_synonyms
from helpcentre.language import search_language
from run import node

SCRIPTS = Path(__file__).parents[3] / "plugins/helpcentre/features/search/theme/assets/helpcentre/search"
AZ = search_language.load("az")
IN_TIME = 2000
"""Milliseconds for one query of any length, on a machine that does other things too."""
IN_NODE = """
import { createInterface } from "node:readline";
import { openEngine } from "%s/engine.mjs";
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { manifest, rules, synonyms, files } = JSON.parse((await lines.next()).value);
const load = async (name) => Uint8Array.from(Buffer.from(files[name], "hex")).buffer;
const engine = openEngine({ manifest, rules, synonyms, load });
for (let line = await lines.next(); !line.done; line = await lines.next()) {
  const text = JSON.parse(line.value);
  const start = performance.now();
  let answer;
  try {
    const { groups, found, corrections } = await engine.search(text, { explain: true });
    const wrong = groups.flatMap(({ sections }) => sections).filter(({ text: body, parts, score }) =>
      !(score > 0) || !body.includes(parts.map(({ text: part }) => part).join("").replace(/^…|…$/g, "")));
    answer = { pages: groups.map(({ page }) => page.address), found, wrong: wrong.length, corrections };
  } catch (error) {
    answer = { error: String(error.stack) };
  }
  process.stdout.write(JSON.stringify({ ...answer, milliseconds: performance.now() - start }) + "\\n");
}
""".replace("%s", SCRIPTS.as_uri())

PAGES = [
    Document(
        "account/reset/",
        "Parolu sıfırlamaq",
        ("şifrəni unutdum",),
        (
            Passage("", "", "Parolunuzu unutmusunuzsa, yenisini təyin edin."),
            Passage("steps", "Addımlar", "Giriş səhifəsini açın. <script>alert(1)</script> 😀"),
        ),
    ),
    Document(
        "wallet/refund/",
        "Biletin pulunu geri almaq",
        ("возврат",),
        (Passage("", "", "Tədbir ləğv olunanda pul qaytarılır. " * 9),),
    ),
    Document("empty/", "—", (), (Passage("", "", ""),)),
]
SYNONYMS = "az:\n- [parol, şifrə, gizli söz]\n- [geri almaq, refund, money back]\n".encode()

Ask = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """The engine over three pages, in one Node for all tests here."""
    program = node()
    assert program, "Node is needed"
    index = write_index(PAGES, AZ)
    concepts, _ = arranged(read_synonyms(SYNONYMS, "synonyms.yaml", ["az"])[0]["az"], index.rows, AZ)
    files = {name: content.hex() for name, content in index.files.items()}
    setup = {"manifest": index.manifest, "rules": AZ.rules, "synonyms": concepts, "files": files}
    with subprocess.Popen(
        [program, "--input-type=module", "-e", IN_NODE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin and process.stdout
        asked, answered = process.stdin, process.stdout
        asked.write(json.dumps(setup) + "\n")

        def put(text: str) -> dict[str, Any]:
            asked.write(json.dumps(text) + "\n")
            asked.flush()
            answer: dict[str, Any] = json.loads(answered.readline())
            return answer

        yield put
        asked.close()


KNOWN = [
    "parol",
    "parlou",
    "PAROLU",
    "şifrə",
    "gizli",
    "söz",
    "geri",
    "pul",
    "bilet",
    "возврат",
    "a",
    "-",
    "'",
]
ODD = "*~^:+-\"'<>&\\/()[]{}|.,;?!’ʼ\u200b\u200e\u202e\u00ad\ufeff\0\n\t"
typed = (
    st.text(max_size=60)
    | st.text("abcəığşöüçİIхщ'-’ 019", max_size=60)
    | st.lists(st.sampled_from(KNOWN) | st.text(ODD, max_size=3), max_size=30).map(" ".join)
    | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Mn", "So"]), max_size=30)
)


@examples(400)
@given(typed)
@example("")
@example("<script>alert(1)</script>")
@example("*~^:+-")
@example("\ud800\udc00\ud83d parol \ude00")
@example("שלום عليكم parol")
@example("😀" * 200)
@example("və ya ki də")
@example("parol\0parol")
def test_any_string_is_answered(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert "error" not in answer, answer["error"]
    assert answer["wrong"] == 0
    assert answer["found"] == len(answer["pages"])
    assert answer["milliseconds"] < IN_TIME


@pytest.mark.parametrize("piece", ["a", "ş", "parol ", "ab cd ", "😀", "i̇", "щ", "a-", "'", "sh", "\u0301"])
def test_ten_thousand_characters_are_answered_in_time(ask: Ask, piece: str) -> None:
    answer = ask((piece * 10_000)[:10_000])
    assert "error" not in answer, answer["error"]
    assert answer["milliseconds"] < IN_TIME


def test_different_long_words_are_answered_in_time(ask: Ask) -> None:
    answer = ask(" ".join(f"parol{number}lar" for number in range(2000)))
    assert answer["milliseconds"] < IN_TIME


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("parolu sıfırlamaq", "account/reset/"),
        ("PAROLU SIFIRLAMAQ", "account/reset/"),
        ("sifremi unutdum", "account/reset/"),
        ("parlou", "account/reset/"),
        ("gizli sözüm", "account/reset/"),
        ("refund", "wallet/refund/"),
        ("money back", "wallet/refund/"),
        ("vozvrat", "wallet/refund/"),
        ("biletimin pulu", "wallet/refund/"),
        ("<script>alert", "account/reset/"),
    ],
)
def test_it_finds(ask: Ask, text: str, page: str) -> None:
    assert ask(text)["pages"][0] == page


def test_what_was_corrected_is_said_where_it_stands(ask: Ask) -> None:
    text = "😀 parlou"
    (correction,) = ask(text)["corrections"]
    encoded = text.encode("utf-16-le")
    assert encoded[2 * correction["start"] : 2 * correction["end"]].decode("utf-16-le") == "parlou"
    assert correction["written"] == "parolu"


def test_nothing_is_found_for_what_is_no_word(ask: Ask) -> None:
    assert ask("*~^:+- 😀")["found"] == 0
    assert ask("xqzwv")["found"] == 0
