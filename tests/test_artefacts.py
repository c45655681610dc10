"""The store of derived files: made once, found by every later build, whole or not there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from derived_files import process, shout
from helpcentre.artefacts import FEW, KEPT_DAYS, PROCESSES, Made, Order, Store, derive, key_of
from helpcentre.language.words import Words
from helpcentre.problem import Place

DAY = 24 * 60 * 60
TESTS = Path(__file__).parent


def orders(texts: Sequence[str]) -> list[Order[str]]:
    return [Order(key_of(text), text, Place(f"docs/az/{text}.md")) for text in texts]


def content(store: Store, text: str) -> bytes:
    entry = store.find([key_of(text)])[key_of(text)]
    return (entry.folder / "text.txt").read_bytes()


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
    assert list(found) == [key_of("a")]


def test_many_are_made_by_two_processes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made, problems = derive(store, orders([str(number) for number in range(40)]), process)
    assert problems == []
    pids = {(entry.folder / "pid.txt").read_text() for entry in made.values()}
    assert 1 <= len(pids) <= PROCESSES
    assert str(os.getpid()) not in pids


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


def test_a_process_that_dies_takes_only_its_own_order_along(tmp_path: Path) -> None:
    texts = ["a", "b", "death", "c", "d", "e", "f", "g"]
    made, problems = derive(Store(tmp_path), orders(texts), shout)
    assert [problem.place.file for problem in problems] == ["docs/az/death.md"]
    assert len(made) == len(texts) - 1


def test_two_builds_at_once_share_one_store(tmp_path: Path) -> None:
    program = (
        "import sys; from derived_files import shout; from test_artefacts import *\n"
        "made, problems = derive(Store(Path(sys.argv[1])), orders(['a', 'b', 'c']), shout)\n"
        "assert len(made) == 3 and not problems\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], cwd=TESTS, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    assert [one.communicate()[1] for one in running] == [b"", b"", b""]
    assert sorted(len(list(group.iterdir())) for group in tmp_path.iterdir() if group.is_dir()) == [1, 1, 1]


def test_the_second_of_two_takes_what_the_first_made(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = store.put("ab" * 32, Made({"text.txt": b"A"}, {}))
    assert store.put("ab" * 32, Made({"text.txt": b"A"}, {})) == first
    assert sorted(path.name for path in first.folder.parent.iterdir()) == ["ab" * 32]


@pytest.mark.parametrize("damage", ["text.txt", "record.json"])
def test_a_damaged_entry_is_made_again(damage: str, tmp_path: Path) -> None:
    store = Store(tmp_path)
    made, _ = derive(store, orders(["a"]), shout)
    (made[key_of("a")].folder / damage).write_bytes(b"")
    assert store.find([key_of("a")]) == {}
    derive(store, orders(["a"]), shout)
    assert content(store, "a") == b"A"


def test_what_no_build_asks_for_is_thrown_away(tmp_path: Path) -> None:
    store, now = Store(tmp_path), time.time()
    made, _ = derive(store, orders(["old", "used"]), shout)
    for entry in made.values():
        os.utime(entry.folder / "record.json", (now - (KEPT_DAYS + 1) * DAY,) * 2)
    stopped = tmp_path / "ab" / ".new-0123"
    stopped.mkdir(parents=True)
    store.find([key_of("used")])
    assert store.prune(now) == 1
    assert stopped.exists(), "its build may be at work"
    assert list(store.find([key_of("old"), key_of("used")])) == [key_of("used")]
    assert store.prune(now + 2 * DAY) == 0
    assert not stopped.exists()


def test_a_key_tells_apart_what_only_reads_alike() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("ab") == key_of(b"ab")
