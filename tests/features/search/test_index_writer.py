"""The search index: what is written is read again to the letter, by the reader that visitors get."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcentre.features.search import index_writer
from helpcentre.features.search.document import Document, Passage
from helpcentre.features.search.index_writer import KEY_LENGTH, SHARD_SIZE, SearchIndex, write_index
from helpcentre.language import search_language
from run import node

SCRIPTS = Path(__file__).parents[3] / "plugins/helpcentre/features/search/theme/assets/helpcentre/search"
AZ = search_language.load("az")
IN_NODE = """
import { readShard } from "%s/index-reader.mjs";
import { createInterface } from "node:readline";
const read = (hex) => {
  const { terms, starts, rows, codes } = readShard(Uint8Array.from(Buffer.from(hex, "hex")).buffer);
  const part = (all, i) => Array.from(all.slice(starts[i], starts[i + 1]));
  return terms.map((term, i) => [term, part(rows, i), part(codes, i)]);
};
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(JSON.parse(line).map(read)) + "\\n");
}
""".replace("%s", SCRIPTS.as_uri())

LETTERS = "abcəığşöüçĞİŞ xyzпарольщ0129'-’ \n\t.,😀𐐷\u0301\ud800"
texts = st.text(LETTERS, max_size=80) | st.text(max_size=40)
passages = st.builds(Passage, st.sampled_from(["", "a", "b"]), texts, texts, st.booleans())
documents = st.lists(
    st.builds(
        Document,
        st.sampled_from(["a/", "b/"]),
        texts,
        st.lists(texts, max_size=3).map(tuple),
        st.lists(passages, min_size=1, max_size=4).map(tuple),
    ),
    max_size=5,
)


def page(text: str, title: str = "Parol", *keywords: str) -> Document:
    return Document("a/", title, keywords, (Passage("", "", text),))


def shards(index: SearchIndex) -> list[bytes]:
    return [index.files[f"words-{number}.txt"] for number in range(len(index.manifest["shards"]))]


Shards = list[list[tuple[str, list[int], list[int]]]]
"""The shards of an index, each a list of word, rows, codes."""
Read = Callable[[SearchIndex], Shards]


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """The shipped reader, in one Node for all tests here."""
    program = node()
    assert program, "Node is needed"
    with subprocess.Popen(
        [program, "--input-type=module", "-e", IN_NODE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin and process.stdout
        asked, answered = process.stdin, process.stdout

        def ask(index: SearchIndex) -> Shards:
            asked.write(json.dumps([shard.hex() for shard in shards(index)]) + "\n")
            asked.flush()
            answer: Shards = json.loads(answered.readline())
            return answer

        yield ask
        asked.close()


def expected(pages: Sequence[Document]) -> dict[str, set[int]]:
    """Every word with the rows it stands in, the plain way."""
    found: dict[str, set[int]] = {}
    row = 0
    for document in pages:
        for number, passage in enumerate(document.passages):
            for text in (passage.text, passage.heading if number else document.title):
                for word in AZ.words(text):
                    found.setdefault(word.folded, set()).add(row)
            row += 1
        for keyword in document.keywords:
            for word in AZ.words(keyword):
                found.setdefault(word.folded, set()).add(row)
            row += 1
    return found


# --- Words ------------------------------------------------------------------------------------------------


@given(documents)
def test_every_word_of_every_passage_is_found_again(read: Read, pages: list[Document]) -> None:
    index = write_index(pages, AZ)
    found = read(index)
    words = {word: set(rows) for shard in found for word, rows, _ in shard}
    assert words == expected(pages)
    assert {word: set(rows) for word, rows in index.rows.items()} == words
    terms = [word for shard in found for word, *_ in shard]
    assert terms == sorted(set(terms))


def test_a_code_says_how_a_word_stands_in_a_passage(read: Read) -> None:
    def codes_of(document: Document, word: str) -> list[int]:
        found = read(write_index([document], AZ))
        return next((codes for shard in found for term, _, codes in shard if term == word), [])

    assert codes_of(page("bilet", "Başlıq"), "bilet") == [1]
    assert codes_of(page("bilet, bilet", "Başlıq"), "bilet") == [2]
    assert codes_of(page("bilet " * 4, "Başlıq"), "bilet") == [3]
    assert codes_of(page("", "Bilet almaq üçün"), "bilet") == [3 << 2]
    assert codes_of(page("bilet", "bilet " * 9), "bilet") == [7 << 2 | 1]
    assert codes_of(page("", "Başlıq", "bilet almaq"), "bilet") == [1 << 5 | 2 << 2]


def test_keywords_come_after_the_passages_and_a_heading_belongs_to_its_own() -> None:
    document = Document("a/", "Parol", ("şifrə",), (Passage("", "", "x"), Passage("y", "Bilet", "z")))
    assert expected([document]) == {"parol": {0}, "sifre": {2}, "x": {0}, "bilet": {1}, "z": {1}}
    assert write_index([document], AZ).rows == {"parol": [0], "sifre": [2], "x": [0], "bilet": [1], "z": [1]}


@pytest.mark.parametrize("word", ["a" * 300, "ş" * 5000, "щ" * 300], ids=len)
def test_a_huge_word_is_a_word(read: Read, word: str) -> None:
    pages = [page(f"{word} {word}b", "Parol")]
    assert len(expected(pages)) == 3
    assert {term for shard in read(write_index(pages, AZ)) for term, *_ in shard} == set(expected(pages))


class Blanks:
    """A language whose words are what stands between blanks."""

    def words(self, text: str) -> list[tuple[str, str, int, int]]:
        return [(word, word, 0, 0) for word in text.split()]


def test_letters_that_javascript_counts_twice_are_read_again(read: Read) -> None:
    words = ["ab", "ab𠀀", "ab𠀀x", "ab𠀀y", "ab𠀁x", "𠀀", "𠀁"]
    found = read(write_index([page(" ".join(words), "")], Blanks()))
    assert [term for shard in found for term, *_ in shard] == words[:-2] + words[-2:]


def test_no_word_has_what_ends_a_line_of_a_shard() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    letters = re.findall(f"[{AZ.rules['word']}]", every)
    words = [word.folded for word in AZ.words(" ".join(letters))]
    assert len(words) > 10_000
    assert [word for word in words if "\n" in word] == []
    # Python and JavaScript put letters beyond U+D7FF in another order; a shard is searched by halves.
    assert max(map(max, words)) < "\ud800"


# --- Shards -----------------------------------------------------------------------------------------------


def many_words(count: int, beginning: str = "") -> list[Document]:
    letters = "abcdefghiklmnoprstuvxyz"
    words = [
        beginning + letters[n % 23] + letters[n // 23 % 23] + letters[n // 529 % 23] + str(n)
        for n in range(count)
    ]
    return [page(" ".join(words[start : start + 50])) for start in range(0, count, 50)]


@pytest.fixture(scope="module")
def large() -> SearchIndex:
    return write_index(many_words(60_000), AZ)


def test_shards_hold_the_stretch_of_the_alphabet_that_the_manifest_says(
    read: Read, large: SearchIndex
) -> None:
    first = large.manifest["shards"]
    assert len(first) > 5
    assert first[0] == ""
    assert first == sorted(set(first))
    for number, shard in enumerate(read(large)):
        for term, *_ in shard:
            assert term[:KEY_LENGTH] >= first[number]
            assert number + 1 == len(first) or term[:KEY_LENGTH] < first[number + 1]


def test_shards_are_of_one_size_and_cut_between_first_letters(large: SearchIndex) -> None:
    sizes = [len(shard) for shard in shards(large)]
    assert max(sizes) < 3 * SHARD_SIZE
    assert sum(sizes[:-1]) / (len(sizes) - 1) > SHARD_SIZE / 3
    assert all(len(key) == KEY_LENGTH for key in large.manifest["shards"][1:])


def test_words_with_one_beginning_stay_together() -> None:
    index = write_index(many_words(40_000, "par"), AZ)
    assert len(index.manifest["shards"]) <= 2


def test_a_small_site_has_one_shard() -> None:
    assert write_index(many_words(500), AZ).manifest["shards"] == [""]


def test_an_empty_site_has_an_index(read: Read) -> None:
    index = write_index([], AZ)
    assert index.manifest["passages"] == []
    assert read(index) == [[]]


# --- Leaves, names ----------------------------------------------------------------------------------------


@given(documents)
def test_leaves_have_every_page_in_order(pages: list[Document]) -> None:
    index = write_index(pages, AZ)
    a_leaf = index.manifest["pagesALeaf"]
    for number, document in enumerate(pages):
        leaf = json.loads(index.files[f"text-{number // a_leaf}.json"])
        address, title, found = leaf[number % a_leaf]
        clean = [
            text.encode("utf-8", "replace").decode()
            for passage in document.passages
            for text in (passage.anchor, passage.heading, passage.text)
        ]
        assert (address, title) == (document.address, document.title.encode("utf-8", "replace").decode())
        assert [text for passage in found for text in passage[:3]] == clean
        assert [len(passage) == 4 for passage in found] == [p.is_question for p in document.passages]
    assert index.manifest["passages"] == [len(document.passages) for document in pages]


@given(documents)
def test_the_same_pages_give_the_same_bytes(pages: list[Document]) -> None:
    assert write_index(pages, AZ) == write_index(list(pages), AZ)


def test_another_text_gives_another_name() -> None:
    names = {write_index([page(text)], AZ).manifest["index"] for text in ("bilet", "Bilet", "bilet.", "qəbz")}
    assert len(names) == 4


def test_the_format_is_the_one_that_the_reader_knows() -> None:
    script = (SCRIPTS / "index-reader.mjs").read_text("utf-8")
    assert f"export const FORMAT = {index_writer.FORMAT};" in script
    assert f"export const KEY_LENGTH = {KEY_LENGTH};" in script
