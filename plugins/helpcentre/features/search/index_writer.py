"""Writes the search index of one language: words with the passages they stand in, and the passages' text.

The index is cut so that a visitor fetches little of it:

- a **shard** holds the words of one stretch of the alphabet with all their postings. Everything that a typed
  word may stand for (its other forms, its beginning, its typing errors) begins with the same letters, so one
  word needs one shard. The number of shards grows with the site, that of requests does not.
- a **leaf** holds the text of a few pages, for the results that are shown.

Both formats are read by `index-reader.mjs`; `FORMAT` is raised with each change of them. The reasons and
the sizes: notes/search.md. The bytes depend on the documents alone.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any, Protocol

from helpcentre.features.search.document import Document

FORMAT = 1
"""Version of the shards and leaves."""

SHARD_SIZE = 34_000
"""Bytes of a shard before compression, about 20 kB after it: three words of a query then fetch some 60 kB at
most of an index of any size, and a small site's index is one file."""

LEAF_SIZE = 10_000
"""Bytes of a leaf before compression, about 3 kB after it: some pages of ours, one where pages are long."""

KEY_LENGTH = 3
"""Letters by which words are told to shards. Words of one stem share them nearly always."""

HEADING_LENGTHS = 7
"""Headings of this many words and more count as equally long."""

IN_KEYWORD = 1 << 5
"""The posting is of a keyword, whose length stands where that of a heading does."""


class Language(Protocol):
    """What the writer asks of a language: its words as they are compared."""

    def words(self, text: str) -> Sequence[tuple[str, str, int, int]]:
        """Every word of a text: as compared, as written, where it starts and ends."""


@dataclass(frozen=True)
class SearchIndex:
    """An index.

    Args:
        manifest: what an engine must know to open it.
        files: by name.
        rows: for each word the rows it stands in. Each passage and each keyword is a row: those of the first
            page, its passages before its keywords, then those of the next.
    """

    manifest: dict[str, Any]
    files: dict[str, bytes]
    rows: dict[str, list[int]]


@dataclass(frozen=True)
class _Posting:
    row: int
    code: int


def write_index(
    documents: Sequence[Document], language: Language, parts: Callable[[str], Sequence[str]] = lambda _: ()
) -> SearchIndex:
    """The index of these documents.

    Args:
        documents: the pages in the order in which equals are listed.
        language: how words are compared.
        parts: the words that a word is made of; they stand in the index beside it.
    """
    words = _postings(documents, language, parts)
    shards = list(_shards(words))
    pages_a_leaf = _pages_a_leaf(documents)
    files = {f"words-{number}.txt": _shard_bytes(shard) for number, (_, shard) in enumerate(shards)}
    for number, start in enumerate(range(0, len(documents), pages_a_leaf)):
        files[f"text-{number}.json"] = _leaf_bytes(documents[start : start + pages_a_leaf])
    digest = sha256(b"\0".join(name.encode() + b"\0" + content for name, content in sorted(files.items())))
    manifest = {
        "format": FORMAT,
        "index": digest.hexdigest()[:10],
        "shards": [first for first, _ in shards],
        "passages": [len(document.passages) for document in documents],
        "keywords": [len(document.keywords) for document in documents],
        "pagesALeaf": pages_a_leaf,
    }
    rows = {word: [posting.row for posting in postings] for word, postings in words.items()}
    return SearchIndex(manifest, files, rows)


def _postings(
    documents: Sequence[Document], language: Language, parts: Callable[[str], Sequence[str]]
) -> dict[str, list[_Posting]]:
    """Every word with the passages it stands in, both in order."""

    def words_of(text: str) -> list[str]:
        return [word for word, *_ in language.words(text)]

    def with_parts(words: list[str]) -> list[str]:
        return [*words, *(part for word in words for part in parts(word))]

    found: defaultdict[str, list[_Posting]] = defaultdict(list)
    row = 0
    for document in documents:
        for number, passage in enumerate(document.passages):
            heading = words_of(passage.heading if number else document.title)
            length = min(len(heading), HEADING_LENGTHS)
            heading, body = with_parts(heading), Counter(with_parts(words_of(passage.text)))
            for word in {*body, *heading}:
                code = _frequency(body[word])
                code |= length << 2 if word in heading else 0
                found[word].append(_Posting(row, code))
            row += 1
        for keyword in document.keywords:
            phrase = words_of(keyword)
            for word in set(with_parts(phrase)):
                code = IN_KEYWORD | min(len(phrase), HEADING_LENGTHS) << 2
                found[word].append(_Posting(row, code))
            row += 1
    return dict(sorted(found.items()))


def _frequency(count: int) -> int:
    """How often a word stands in a text, in two bits: not, once, two or three times, more often."""
    return 0 if count == 0 else 1 if count == 1 else 2 if count < 4 else 3


def _shards(words: dict[str, list[_Posting]]) -> Iterator[tuple[str, dict[str, list[_Posting]]]]:
    """The words cut into shards: the first key of each, and its words.

    A cut falls between two first letters where that does not make a shard twice as large as it should be, so
    that on small sites a typing error in the second letter does not lead to another shard.
    """
    groups = [
        (key, list(group), 0) for key, group in groupby(words.items(), lambda item: item[0][:KEY_LENGTH])
    ]
    sized = [(key, group, sum(_size(word, postings) for word, postings in group)) for key, group, _ in groups]
    first, shard, size = "", dict[str, list[_Posting]](), 0
    for position, (key, group, weight) in enumerate(sized):
        new_letter = position > 0 and sized[position - 1][0][:1] != key[:1]
        if shard and (
            size + weight > 2 * SHARD_SIZE or (new_letter and size + _letter(sized, position) > SHARD_SIZE)
        ):
            yield first, shard
            first, shard, size = key, {}, 0
        shard |= dict(group)
        size += weight
    yield first, shard


def _letter(sized: Sequence[tuple[str, Any, int]], start: int) -> int:
    """Bytes of all words with the first letter of the group at `start`, at most one shard's."""
    letter = sized[start][0][:1]
    total = 0
    for key, _, weight in sized[start:]:
        if key[:1] != letter or total > SHARD_SIZE:
            break
        total += weight
    return min(total, SHARD_SIZE)


def _size(word: str, postings: Sequence[_Posting]) -> int:
    return 2 + len(word) // 2 + 2 * len(postings)


def _shard_bytes(words: dict[str, list[_Posting]]) -> bytes:
    """A shard: five streams, each of its own kind of number, because like compresses with like.

    1. how many letters a word shares with the one before it, a byte each;
    2. the rest of each word, in UTF-8, a line each;
    3. how many postings a word has;
    4. the distance of each posting's row from the one before it;
    5. the code of each posting, a byte each.

    3 and 4 are variable-length integers. Before the streams: format, number of words, length of each stream.
    """
    shared, rest, counts, gaps, codes = bytearray(), [], bytearray(), bytearray(), bytearray()
    before = ""
    for word, postings in words.items():
        length = _shared_length(before, word)
        shared.append(length)
        rest.append(word[length:])
        counts += _varint(len(postings))
        row = -1
        for posting in postings:
            gaps += _varint(posting.row - row - 1)
            codes.append(posting.code)
            row = posting.row
        before = word
    streams = (bytes(shared), "\n".join(rest).encode(), bytes(counts), bytes(gaps), bytes(codes))
    head = _varint(FORMAT) + _varint(len(words)) + b"".join(_varint(len(stream)) for stream in streams)
    return head + b"".join(streams)


def _shared_length(before: str, word: str) -> int:
    """Letters two words begin with alike; JavaScript counts letters beyond U+FFFF twice, so none of those."""
    length = 0
    for one, other in zip(before[:255], word, strict=False):
        if one != other or one > "\uffff":
            break
        length += 1
    return length


def _varint(number: int) -> bytes:
    """A number in seven bits a byte, the lowest first."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _pages_a_leaf(documents: Sequence[Document]) -> int:
    if not documents:
        return 1
    mean = sum(len(_leaf_bytes([document])) for document in documents) / len(documents)
    return max(1, int(LEAF_SIZE / mean))


def _leaf_bytes(documents: Iterable[Document]) -> bytes:
    """The text of some pages: `[address, title, [[anchor, heading, text, 1 if a question], …]]` each."""
    pages = [
        [
            document.address,
            document.title,
            [
                [passage.anchor, passage.heading, passage.text, *([1] if passage.is_question else [])]
                for passage in document.passages
            ],
        ]
        for document in documents
    ]
    return json.dumps(pages, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
