"""What the disk may do to a build: what is said of it, and what makes room for itself."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcentre import cli
from helpcentre.build import disk
from helpcentre.build.disk import DamagedError, file_lock, is_file, make_folder, refusal, remove
from helpcentre.language.words import Words, languages


def error_of(action: Callable[[], object]) -> OSError:
    """The error that the system itself gives."""
    with pytest.raises(OSError, match=r".") as caught:
        action()
    return caught.value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"1")
    return path


def test_a_file_where_a_folder_should_be_is_called_that(file: Path) -> None:
    for action in (
        file.mkdir,
        (file / "folder").mkdir,
        (file / "folder" / "deeper" / "page.html").read_bytes,
        lambda: (file / "folder").mkdir(parents=True, exist_ok=True),
        lambda: file.mkdir(parents=True, exist_ok=True),
        lambda: (file / "page.html").write_bytes(b""),
        file.iterdir().__next__,
    ):
        key, values = refusal(error_of(action))
        assert (key, values["path"]) == ("file_in_the_way", str(file))


def test_a_folder_where_a_file_should_be_is_called_that(tmp_path: Path) -> None:
    for action in (tmp_path.read_bytes, lambda: tmp_path.write_bytes(b"")):
        key, values = refusal(error_of(action))
        assert (key, values["path"]) == ("folder_in_the_way", str(tmp_path))


def test_what_is_not_there_is_called_that(tmp_path: Path) -> None:
    key, values = refusal(error_of((tmp_path / "page.md").read_bytes))
    assert (key, values["path"]) == ("not_there", str(tmp_path / "page.md"))


@pytest.mark.parametrize("number", sorted(set(errno.errorcode) - {errno.EROFS}), ids=errno.errorcode.get)
def test_of_a_file_that_was_read_it_is_never_said_that_it_cannot_be_written(number: int, file: Path) -> None:
    """Nor of one that is gone by now: that is all that is left of it when the message is made."""
    for path in (file, file.with_name("gone"), file / "below"):
        key, values = refusal(OSError(number, os.strerror(number), str(path)))
        assert key != "not_writable"
        for language in languages():
            said = Words(language)(f"cli.{key}", **values)
            assert not {"written", "yazmaq", "yazıl"} & set(said.replace(":", " ").split())


@pytest.mark.parametrize(
    ("number", "allowed", "key"),
    [
        (errno.EACCES, os.R_OK, "not_writable"),
        (errno.EPERM, os.R_OK, "not_writable"),
        (errno.EACCES, os.R_OK | os.W_OK, "forbidden"),
        (errno.EACCES, 0, "forbidden"),  # it may have been read
        (errno.EACCES, os.W_OK, "forbidden"),
        (errno.EROFS, 0, "not_writable"),
        (errno.ENOSPC, os.R_OK, "disk_full"),
        (errno.EADDRINUSE, 0, "address_in_use"),
        (errno.EIO, os.R_OK, "disk"),
        (errno.ELOOP, os.R_OK, "disk"),
    ],
)
def test_lack_of_permission_is_told_as_what_it_is(
    number: int, allowed: int, key: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk.os, "access", lambda _, mode: bool(allowed & mode))
    for path in (file, file.with_name("new")):
        assert refusal(OSError(number, os.strerror(number), str(path)))[0] == key


def test_an_error_may_name_no_file_or_name_it_in_any_way(tmp_path: Path) -> None:
    assert refusal(OSError("no number"))[1] == {"path": "—", "reason": "no number"}
    assert refusal(OSError(errno.EIO, "bad", 3))[1]["path"] == "—"
    assert refusal(OSError(errno.EIO, "bad", b"a\xff"))[1]["path"] == os.fsdecode(b"a\xff")
    assert refusal(DamagedError(errno.EIO, "bad", tmp_path))[0] == "damaged"


@pytest.mark.parametrize("name", ["a\udcff.md", "ə.md"])
def test_any_name_can_be_said(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error", name)

    monkeypatch.setattr("helpcentre.cli.commands.commands", refuse)
    with pytest.raises(SystemExit) as end:
        cli.main(["--lang", "en"])
    assert end.value.code == 1
    assert "Input/output error. Check the file and the disk" in capfd.readouterr().err


# --- Names of ours ------------------------------------------------------------------------------------------


def test_a_folder_takes_the_place_of_what_stands_there(tmp_path: Path) -> None:
    (tmp_path / "own").write_bytes(b"1")
    make_folder(tmp_path / "own" / "store" / "ab", tmp_path / "own")
    (tmp_path / "own" / "store" / "ab" / "kept").touch()
    make_folder(tmp_path / "own" / "store" / "ab", tmp_path / "own")
    assert (tmp_path / "own" / "store" / "ab" / "kept").exists()


def test_a_link_to_a_folder_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "own").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    make_folder(tmp_path / "own" / "store", tmp_path / "own")
    assert (tmp_path / "elsewhere" / "store").is_dir()


def test_a_lock_takes_the_place_of_what_stands_there(tmp_path: Path) -> None:
    (tmp_path / "folder" / "full").mkdir(parents=True)
    (tmp_path / "link").symlink_to("link")
    (tmp_path / "file").touch()
    for name in ("folder", "link", "file", "new"):
        with file_lock(tmp_path / name):
            assert is_file(tmp_path / name)


def test_what_is_a_file(tmp_path: Path, file: Path) -> None:
    (tmp_path / "link").symlink_to(file)
    (tmp_path / "loop").symlink_to("loop")
    assert [is_file(path) for path in (file, tmp_path / "link")] == [True, True]
    assert not any(is_file(path) for path in (tmp_path, tmp_path / "loop", file / "below", tmp_path / "none"))


def test_whatever_is_there_is_removed_and_nothing_behind_it(tmp_path: Path, file: Path) -> None:
    (tmp_path / "link").symlink_to(file)
    (tmp_path / "folder" / "full").mkdir(parents=True)
    (tmp_path / "folder-link").symlink_to(tmp_path / "folder", target_is_directory=True)
    for name in ("link", "folder-link", "none"):
        remove(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    remove(file)
    remove(tmp_path / "folder")
    assert list(tmp_path.iterdir()) == []
