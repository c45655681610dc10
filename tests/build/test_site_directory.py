"""A site that is swapped in by renames is whole when its publisher is killed, fails or has no disk left."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpcentre.build import site_directory
from helpcentre.build.site_directory import Recovery, publish, recover, staging_directory

FILES = 20

PUBLISHER = """
import os, pathlib, shutil, sys, time
from helpcentre.build import site_directory

site, first, last, stop, moment = pathlib.Path(sys.argv[1]), *map(int, sys.argv[2:5]), sys.argv[5]
steps = 0

def dying(real, of_a_tree=False):
    def step(*arguments, **options):
        global steps
        steps += 1
        if steps == stop and moment == "before":
            os._exit(9)
        if steps == stop and moment == "amid" and of_a_tree:
            next(pathlib.Path(arguments[0]).rglob("*.html")).unlink()
            os._exit(9)
        result = real(*arguments, **options)
        if steps == stop and moment != "before":
            os._exit(9)
        return result
    return step

pathlib.Path.rename = dying(pathlib.Path.rename)
pathlib.Path.mkdir = dying(pathlib.Path.mkdir)
pathlib.Path.unlink = dying(pathlib.Path.unlink)
shutil.rmtree = dying(shutil.rmtree, of_a_tree=True)
for version in range(first, last):
    with site_directory.staging_directory(site) as staging:
        (staging / "sub").mkdir()
        for number in range(20):
            staging.joinpath("sub" if number % 2 else "", f"{number}.html").write_text(str(version))
        site_directory.publish(staging, site)
    print(version, flush=True)
print("steps", steps)
"""


def publisher(site: Path, first: int, last: int, stop: int = 0, moment: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PUBLISHER, str(site), str(first), str(last), str(stop), moment]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def write_site(folder: Path, version: int) -> None:
    (folder / "sub").mkdir(parents=True)
    for number in range(FILES):
        folder.joinpath("sub" if number % 2 else "", f"{number}.html").write_text(str(version))


def version_of(site: Path) -> int:
    """The version of a whole site; a mix, a missing file or a remains beside it fails."""
    versions = [path.read_text() for path in site.rglob("*.html")]
    assert len(versions) == FILES
    assert len(set(versions)) == 1
    return int(versions[0])


def beside(site: Path) -> set[str]:
    return {path.name for path in site.parent.iterdir()} - {".site-lock"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    path = tmp_path / "site"
    write_site(path, 1)
    return path


def publish_version(site: Path, version: int) -> None:
    with staging_directory(site) as staging:
        staging.rmdir()
        write_site(staging, version)
        publish(staging, site)


def test_a_new_site_takes_the_place_of_the_old_one(site: Path) -> None:
    publish_version(site, 2)
    assert version_of(site) == 2
    assert beside(site) == {"site"}
    assert recover(site) is Recovery.NOTHING


def test_a_first_site_needs_no_folder(tmp_path: Path) -> None:
    site = tmp_path / "some" / "where" / "site"
    assert recover(site) is Recovery.NOTHING
    publish_version(site, 1)
    assert version_of(site) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_web_server_of_another_user_may_read_the_site(site: Path) -> None:
    mask = os.umask(0o022)
    try:
        publish_version(site, 2)
    finally:
        os.umask(mask)
    assert site.stat().st_mode & 0o777 == 0o755


def test_a_link_to_the_site_stays_a_link(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "www"
    link.parent.mkdir()
    try:
        link.symlink_to(site, target_is_directory=True)
    except OSError:
        pytest.skip("this user may make no links")
    publish_version(link, 2)
    assert link.is_symlink()
    assert version_of(site) == 2
    assert [path.name for path in link.parent.iterdir()] == ["www"]


def test_a_failed_build_leaves_the_site_and_nothing_else(site: Path) -> None:
    with pytest.raises(RuntimeError), staging_directory(site) as staging:
        (staging / "half.html").write_text("2")
        raise RuntimeError
    assert version_of(site) == 1
    assert beside(site) == {"site"}


def test_a_build_that_is_not_published_leaves_nothing(site: Path) -> None:
    with staging_directory(site) as staging:
        (staging / "half.html").write_text("2")
    assert beside(site) == {"site"}


# Killed.


def steps_of_a_swap(tmp_path: Path) -> int:
    site = tmp_path / "counted" / "site"
    write_site(site, 1)
    output, errors = publisher(site, 2, 3).communicate()
    assert not errors
    return int(output.split()[-1])


def test_killed_at_every_step(tmp_path: Path) -> None:
    """Before and after each change of the file system, and in the middle of deleting a folder."""
    steps = steps_of_a_swap(tmp_path)
    assert steps >= 7  # lock's folder, build folder, four renames, a deletion: all of them are counted
    cases = [(stop, moment) for stop in range(1, steps + 1) for moment in ("before", "amid", "after")]
    sites = [tmp_path / f"{stop}-{moment}" / "site" for stop, moment in cases]
    for site in sites:
        write_site(site, 1)
    seen = set()
    for (stop, moment), site in zip(cases, sites, strict=True):
        process = publisher(site, 2, 3, stop, moment)
        _, errors = process.communicate()
        assert process.returncode == 9, errors
        missing = not site.exists()
        done = recover(site)
        version = version_of(site)
        seen.add((done, version))
        assert not missing or done is not Recovery.NOTHING
        assert beside(site) == {"site"}
        assert recover(site) is Recovery.NOTHING
        publish_version(site, 3)
        assert version_of(site) == 3
    assert {version for _, version in seen} == {1, 2}
    assert Recovery.FINISHED in {done for done, _ in seen}


def test_killed_while_it_recovers(site: Path) -> None:
    """A swap that was stopped with the site away, and whose recovery is stopped too, once at each step."""
    for stop in range(1, 6):
        site.rename(site.with_name(".site-old"))
        write_site(site.with_name(".site-ready"), stop)
        publisher(site, 100 + stop, 101 + stop, stop, "before").communicate()
        assert recover(site) is not Recovery.RESTORED
        assert version_of(site) == stop
        assert beside(site) == {"site"}


def test_an_old_site_without_a_new_one_is_put_back(site: Path) -> None:
    site.rename(site.with_name(".site-old"))
    assert recover(site) is Recovery.RESTORED
    assert version_of(site) == 1


def test_a_half_deleted_old_site_is_never_put_back(site: Path) -> None:
    discarded = site.with_name(".site-discarded-00000000")
    write_site(discarded, 0)
    (discarded / "0.html").unlink()
    assert recover(site) is Recovery.CLEANED
    assert version_of(site) == 1
    assert beside(site) == {"site"}


@pytest.mark.parametrize("name", [".site-ready", ".site-old"])
@pytest.mark.parametrize("kind", ["file", "empty folder", "link"])
def test_only_what_a_swap_leaves_is_taken_for_a_site(site: Path, name: str, kind: str) -> None:
    path = site.with_name(name)
    match kind:
        case "file":
            path.write_text("1", "utf-8")
        case "empty folder":
            path.mkdir()
        case "link":
            path.symlink_to(site.parent)
    assert recover(site) is Recovery.CLEANED
    assert version_of(site) == 1
    assert beside(site) == {"site"}
    site.rename(site.with_name("kept"))
    path.touch()
    assert recover(site) is Recovery.CLEANED
    assert not site.exists()


@pytest.mark.parametrize("name", [".site-lock", ".site-building-00000000.lock", ".site-building-00000000"])
def test_something_else_under_names_of_ours_is_no_hindrance(site: Path, name: str) -> None:
    path = site.with_name(name)
    if name.endswith("lock"):
        (path / "full").mkdir(parents=True)
    else:
        path.touch()
    recover(site)
    publish_version(site, 2)
    assert version_of(site) == 2
    assert beside(site) == {"site"}


def sweep(site: Path, rounds: int) -> None:
    chance = random.Random(1)
    version = 1
    for _ in range(rounds):
        process = publisher(site, version + 1, version + 10**6)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        output, errors = process.communicate()
        assert not errors
        said = [int(line) for line in output.splitlines()]
        recover(site)
        now = version_of(site)
        assert now >= max(said, default=version + 1)
        assert beside(site) == {"site"}
        version = now


def test_killed_at_random(site: Path) -> None:
    sweep(site, 10)


@pytest.mark.long
def test_killed_at_random_many_times(site: Path) -> None:
    sweep(site, 500)


# Several at once.


def test_two_publishers_at_once(site: Path) -> None:
    processes = [publisher(site, first, first + 20) for first in (100, 200)]
    results = [process.communicate() for process in processes]
    assert [errors for _, errors in results] == ["", ""]
    assert [process.returncode for process in processes] == [0, 0]
    assert version_of(site) in (119, 219)
    assert beside(site) == {"site"}


def test_a_build_at_work_is_left_alone_and_a_dead_one_removed(site: Path) -> None:
    script = (
        "import pathlib, sys; from helpcentre.build.site_directory import staging_directory\n"
        "with staging_directory(pathlib.Path(sys.argv[1])) as staging:\n"
        "    (staging / 'half.html').write_text('2'); print(staging, flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(site)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        building = Path(process.stdout.readline().strip())
        assert recover(site) is Recovery.NOTHING
        publish_version(site, 2)
        assert (building / "half.html").read_text() == "2"
        process.kill()
    assert building.exists()
    with staging_directory(site):
        assert not building.exists()
    assert beside(site) == {"site"}


def test_sites_in_one_folder_keep_apart(site: Path) -> None:
    other = site.with_name("site-two")
    with staging_directory(other) as staging:
        assert recover(site) is Recovery.NOTHING
        publish_version(site, 2)
        assert staging.is_dir()


# Refused by the disk.


def failing_rename(monkeypatch: pytest.MonkeyPatch, number: int, errors: list[OSError]) -> None:
    """From the given rename on, one error after the other, then all is well again."""
    real = Path.rename
    count = 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count >= number and errors:
            raise errors.pop(0)
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_rename_that_the_disk_refuses(site: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    failing_rename(monkeypatch, step, [OSError(errno.ENOSPC, "No space left on device")])
    with pytest.raises(OSError, match="No space left"):
        publish_version(site, 2)
    assert version_of(site) == 1  # without the help of recover
    recover(site)
    assert version_of(site) == (1 if step == 1 else 2)
    assert beside(site) == {"site"}


def test_an_old_site_that_can_not_be_moved_is_no_failure(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_rename(monkeypatch, 4, [OSError(errno.EBUSY, "Device or resource busy")])
    publish_version(site, 2)
    assert version_of(site) == 2
    assert beside(site) == {"site", ".site-old"}
    publish_version(site, 3)
    assert version_of(site) == 3
    assert beside(site) == {"site"}


def test_a_full_disk_while_building(site: Path) -> None:
    with pytest.raises(OSError, match="No space left"), staging_directory(site) as staging:
        (staging / "half.html").write_text("2")
        raise OSError(errno.ENOSPC, "No space left on device")
    assert version_of(site) == 1
    assert beside(site) == {"site"}


def test_a_folder_that_is_being_read_is_tried_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, while a virus scanner looks into it."""
    monkeypatch.setattr(site_directory, "RENAME_PAUSE", 0)
    failing_rename(monkeypatch, 2, [PermissionError(errno.EACCES, "Access is denied") for _ in range(3)])
    publish_version(site, 2)
    assert version_of(site) == 2


def test_a_folder_that_stays_shut_leaves_the_old_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_directory, "RENAME_PAUSE", 0)
    errors: list[OSError] = [
        PermissionError(errno.EACCES, "Access is denied") for _ in range(site_directory.RENAME_TRIES)
    ]
    failing_rename(monkeypatch, 2, errors)
    with pytest.raises(PermissionError):
        publish_version(site, 2)
    assert version_of(site) == 1
    assert recover(site) is Recovery.FINISHED
    assert version_of(site) == 2
