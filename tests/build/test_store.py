"""The store of derived files: made once, found by every later build, whole or not there."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from derived_files import process, shout
from helpcentre.build.disk import DamagedError
from helpcentre.build.keys import digest_of
from helpcentre.build.store import (
    FEW,
    KEPT_DAYS,
    PROCESSES,
    Made,
    Order,
    SiteFile,
    Store,
    _sealed,
    derive,
)
from helpcentre.language.words import Words
from helpcentre.problem import Place

DAY = 24 * 60 * 60
TESTS = Path(__file__).parents[1]


def orders(texts: Sequence[str]) -> list[Order[str]]:
    return [Order(digest_of(text), text, Place(f"docs/az/{text}.md")) for text in texts]


def content(store: Store, text: str) -> bytes:
    entry = store.find([digest_of(text)])[digest_of(text)]
    return entry.files["text.txt"].read_bytes()


def folder_of(store: Store, text: str) -> Path:
    """Where the entry of a text is, or would be."""
    return store._folder(digest_of(text), {})


def test_what_is_made_once_is_found_later(tmp_path: Path) -> None:
    store, seen = Store(tmp_path), []
    made, problems = derive(store, orders(["a", "bb"]), shout, lambda done, total: seen.append((done, total)))
    assert problems == []
    assert seen == [(1, 2), (2, 2)]
    assert {entry.record["letters"] for entry in made.values()} == {1, 2}
    assert content(store, "bb") == b"BB"

    def never(text: str) -> Made:
        raise AssertionError(text)

    again, problems = derive(store, orders(["bb", "a", "a"]), never)
    assert problems == []
    assert again == made


def test_a_live_preview_makes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert derive(store, orders(["a"]), None) == ({}, [])
    assert not (tmp_path / "store").exists()
    derive(store, orders(["a"]), shout)
    found, _ = derive(store, orders(["a", "b"]), None)
    assert list(found) == [digest_of("a")]


def test_many_are_made_by_two_processes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made, problems = derive(store, orders([str(number) for number in range(40)]), process)
    assert problems == []
    pids = {entry.files["pid.txt"].read_bytes() for entry in made.values()}
    assert 1 <= len(pids) <= PROCESSES
    assert str(os.getpid()).encode() not in pids


@pytest.mark.parametrize("more", [0, FEW])
def test_a_failure_names_its_article_and_keeps_the_rest(more: int, tmp_path: Path) -> None:
    texts = ["crash", "mistake", "fine", *(f"more{number}" for number in range(more))]
    made, problems = derive(Store(tmp_path), orders(texts), shout)
    assert len(made) == len(texts) - 2
    assert {problem.code for problem in problems} == {"artefact.failed", "article.orphan"}
    failed = next(problem for problem in problems if problem.code == "artefact.failed")
    assert failed.text(Words("az")) == (
        "docs/az/crash.md\n"
        "    Tapıldı: bu məqalə üçün fayl hazırlanmadı: ValueError: no such letter\n"
        "    Nə etməli: mesajı, məqaləni və .cache/helpcentre/errors.log faylını layihəni aparanlara göndərin"
    )


@pytest.mark.parametrize("more", [0, FEW])
def test_a_full_disk_is_no_article_s_fault(more: int, tmp_path: Path) -> None:
    texts = ["full", *(f"more{number}" for number in range(more))]
    with pytest.raises(OSError, match="No space left"):
        derive(Store(tmp_path), orders(texts), shout)


def test_a_process_that_dies_takes_only_its_own_order_along(tmp_path: Path) -> None:
    texts = ["a", "b", "death", "c", "d", "e", "f", "g"]
    made, problems = derive(Store(tmp_path), orders(texts), shout)
    assert [problem.place.file for problem in problems] == ["docs/az/death.md"]
    assert len(made) == len(texts) - 1


def test_two_builds_at_once_share_one_store(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.append('..'); from derived_files import shout; from test_store import *\n"
        "made, problems = derive(Store(Path(sys.argv[1])), orders(['a', 'b', 'c']), shout)\n"
        "assert len(made) == 3 and not problems\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)], cwd=TESTS / "build", stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    assert [one.communicate()[1] for one in running] == [b"", b"", b""]
    assert sorted(len(list(group.iterdir())) for group in tmp_path.iterdir() if group.is_dir()) == [1, 1, 1]


def test_the_second_of_two_takes_what_the_first_made(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = store.put("ab" * 32, Made({"text.txt": b"A"}, {}))
    assert store.put("ab" * 32, Made({"text.txt": b"A"}, {})) == first
    (entry,) = (tmp_path / "ab").iterdir()
    assert entry.name.startswith("ab" * 32 + ".")


# --- Whatever the disk does to it ---------------------------------------------------------------------------


def healed(store: Store) -> None:
    """Nothing of what is there is taken for the entry, which is made once, in silence, and is right."""
    assert store.find([digest_of("a")]) == {}
    assert [problem.code for problem in derive(store, orders(["a"]), shout)[1]] == []
    assert content(store, "a") == b"A"
    assert derive(store, orders(["a"]), None)[0], "it is found again"
    assert not list(store.folder.glob("*/.new-*"))


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    (path / "full").mkdir(parents=True)


def replaced_by_a_pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    path.unlink()
    os.mkfifo(path)


def replaced_by_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)  # a loop


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a flipped bit": flipped,
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "empty": lambda path: path.write_bytes(b""),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "gone": Path.unlink,
    "a folder": replaced_by_a_folder,
    "a pipe": replaced_by_a_pipe,
    "a link": replaced_by_a_link,
}


@pytest.mark.parametrize("file", ["text.txt", "record.json"])
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_made_again(file: str, damage: Callable[[Path], object], tmp_path: Path) -> None:
    store = Store(tmp_path)
    derive(store, orders(["a"]), shout)
    damage(folder_of(store, "a") / file)
    healed(store)


RECORDS: dict[str, bytes] = {
    "null": b"null",
    "a list": b"[]",
    "a number": b"1",
    "a text": b'"record"',
    "nothing in it": b"{}",
    "sizes that are a list": b'{"sizes": []}',
    "no record": b'{"sizes": {"text.txt": 1}}',
    "as it once was": b'{"record": {"letters": 1}, "sizes": {"text.txt": 1}}',
    "no hash": b'{"files": {}, "record": {}}',
    "a wrong hash": b'{"sha256": "' + b"0" * 64 + b'", "files": {}, "record": {}}',
    "hashes of another kind": b'{"sha256": [], "files": {"text.txt": null}, "record": null}',
    "deeper than can be read": b"[" * 200_000,
    "no text": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_record_of_any_other_shape_is_as_good_as_none(record: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path)
    derive(store, orders(["a"]), shout)
    (folder_of(store, "a") / "record.json").write_bytes(record)
    healed(store)


@pytest.mark.parametrize(
    "record", [{}, {"files": []}, {"files": {}}, {"files": {"text.txt": 1}, "record": {}}]
)
def test_a_record_of_another_version_too(record: Mapping[str, object], tmp_path: Path) -> None:
    """What it says of itself is right, and this version can't read the rest."""
    store = Store(tmp_path)
    derive(store, orders(["a"]), shout)
    (folder_of(store, "a") / "record.json").write_bytes(_sealed(json.dumps(record).encode()))
    healed(store)


def test_the_files_of_another_entry_are_not_taken(tmp_path: Path) -> None:
    store = Store(tmp_path)
    derive(store, orders(["a", "b"]), shout)
    other = folder_of(store, "b")
    (folder_of(store, "a") / "record.json").write_bytes((other / "record.json").read_bytes())
    healed(store)


def test_a_file_that_may_not_be_read_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, real = Store(tmp_path), Path.open
    derive(store, orders(["a"]), shout)
    refused = [folder_of(store, "a") / "text.txt"]

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path in refused:
            refused.remove(path)
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    healed(store)
    assert refused == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything")
@pytest.mark.parametrize("name", ["text.txt", "record.json", "."])
def test_what_this_user_may_not_read_is_made_again(name: str, tmp_path: Path) -> None:
    store = Store(tmp_path)
    derive(store, orders(["a"]), shout)
    (folder_of(store, "a") / name).chmod(0)
    healed(store)


def a_file(path: Path) -> None:
    path.write_bytes(b"\xff")


def an_empty_folder(path: Path) -> None:
    path.mkdir()


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


@pytest.mark.parametrize("stands_there", [a_file, an_empty_folder, a_link_to_nowhere])
@pytest.mark.parametrize("place", ["entry", "group", "store", "above", "own"])
def test_something_else_where_a_folder_should_be(
    stands_there: Callable[[Path], None], place: str, tmp_path: Path
) -> None:
    store = Store(tmp_path / "own" / "above" / "store", tmp_path / "own")
    entry = folder_of(store, "a")
    places = [entry, *entry.parents]
    path = places[["entry", "group", "store", "above", "own"].index(place)]
    path.parent.mkdir(parents=True, exist_ok=True)
    stands_there(path)
    healed(store)


def test_a_folder_where_the_lock_should_be(tmp_path: Path) -> None:
    (tmp_path / ".lock" / "full").mkdir(parents=True)
    healed(Store(tmp_path))


def test_what_is_not_the_store_s_own_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", "utf-8")
    with pytest.raises(OSError, match="file"):
        Store(tmp_path / "file" / "store").put("ab" * 32, Made({}, {}))
    assert (tmp_path / "file").read_text("utf-8") == "kept"


def test_an_entry_that_can_not_go_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission is something that a person has to mend; a damaged file is never taken for a good one."""
    store = Store(tmp_path)
    derive(store, orders(["a"]), shout)
    flipped(folder_of(store, "a") / "text.txt")

    def refuse(path: Path, _: Path) -> Path:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "rename", refuse)
    assert store.find([digest_of("a")]) == {}
    with pytest.raises(PermissionError):
        derive(store, orders(["a"]), shout)


def test_what_changed_since_it_was_found_does_not_get_into_a_site(tmp_path: Path) -> None:
    store, target = Store(tmp_path / "store"), tmp_path / "site" / "a" / "text.txt"
    [made] = derive(store, orders(["a"]), shout)[0].values()
    file = made.files["text.txt"]
    file.copy_to(target)
    assert target.read_bytes() == file.read_bytes() == b"A"
    assert file.size == 1
    flipped(file.path)
    with pytest.raises(DamagedError):
        file.read_bytes()
    with pytest.raises(DamagedError):
        file.copy_to(target)
    assert not target.exists()
    healed(store)


def test_an_editor_s_own_file_is_right_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"1")
    SiteFile(tmp_path / "film.mp4").copy_to(tmp_path / "copy.mp4")
    assert (tmp_path / "copy.mp4").read_bytes() == SiteFile(tmp_path / "copy.mp4").read_bytes() == b"1"


def test_throwing_away_minds_nothing_that_is_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    derive(store, orders(["a"]), shout)
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "file").touch()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("link")
    assert store.prune() == 1
    assert not (tmp_path / "ab" / "file").exists()
    assert content(store, "a") == b"A"


# --- Old entries --------------------------------------------------------------------------------------------


def test_what_no_build_asks_for_is_thrown_away(tmp_path: Path) -> None:
    store, now = Store(tmp_path), time.time()
    derive(store, orders(["old", "used"]), shout)
    for text in ("old", "used"):
        os.utime(folder_of(store, text) / "record.json", (now - (KEPT_DAYS + 1) * DAY,) * 2)
    stopped = tmp_path / "ab" / ".new-0123"
    stopped.mkdir(parents=True)
    store.find([digest_of("used")])
    assert store.prune(now) == 1
    assert stopped.exists(), "its build may be at work"
    assert list(store.find([digest_of("old"), digest_of("used")])) == [digest_of("used")]
    assert store.prune(now + 2 * DAY) == 0
    assert not stopped.exists()
