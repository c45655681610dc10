"""The words of the interface: asked for by key, filled with values, read anew when the file changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from helpcentre.language import packaged_words
from helpcentre.language import words as words_module
from helpcentre.language.words import Words, languages


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "xx.yml").write_text(
        'a:\n  b: Söz\n  c: "{count} söz, {{ olduğu kimi }}"\n  n: 24\n  z: son\nd: "{: #ünvan }"\n', "utf-8"
    )
    for module, files in ((words_module, "packaged_files"), (packaged_words, "packaged_files")):
        monkeypatch.setattr(module, files, lambda language: [tmp_path / "xx.yml"])
    monkeypatch.setattr(words_module, "data_name", lambda path: path.name)
    monkeypatch.setattr(packaged_words, "data_text", lambda path, is_noted: path.read_text("utf-8"))
    return tmp_path


def test_languages_have_a_file_each() -> None:
    assert languages() == ["az", "en"]


@pytest.mark.usefixtures("folder")
def test_a_key_is_dotted_and_a_value_is_text() -> None:
    words = Words("xx")
    assert words("a.b") == "Söz"
    assert words("a.n") == "24"
    assert words.keys() == {"a.b", "a.c", "a.n", "a.z", "d"}
    assert "a.b" in words
    assert "a" not in words
    assert words.language == "xx"


@pytest.mark.usefixtures("folder")
def test_values_fill_names_and_text_without_values_stays() -> None:
    words = Words("xx")
    assert words("a.c", count=2) == "2 söz, { olduğu kimi }"
    assert words("d") == "{: #ünvan }"


@pytest.mark.usefixtures("folder")
def test_braces_in_a_value_are_only_text() -> None:
    assert Words("xx")("a.c", count="{b}") == "{b} söz, { olduğu kimi }"


@pytest.mark.usefixtures("folder")
def test_words_below_a_key_keep_the_order_of_the_file() -> None:
    assert list(Words("xx").under("a")) == ["b", "c", "n", "z"]
    assert Words("xx").under("a")["z"] == "son"
    assert Words("xx").under("none") == {}


@pytest.mark.usefixtures("folder")
def test_a_missing_key_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError, match="a\\.x"):
        Words("xx")("a.x")
    with pytest.raises(KeyError, match="count"):
        Words("xx")("a.c", other=1)


def test_an_edited_file_is_read_anew(folder: Path) -> None:
    assert Words("xx")("a.b") == "Söz"
    file = folder / "xx.yml"
    file.write_text("a:\n  b: Yeni söz\n", "utf-8")
    os.utime(file, ns=(1, 1))  # file systems may count too coarsely to tell two writes apart
    assert Words("xx")("a.b") == "Yeni söz"
