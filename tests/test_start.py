"""build.py: what it decides before anything is installed, and what it says when something is missing."""

from __future__ import annotations

import ast
import errno
import importlib.util
import os
import shutil
import string
import subprocess
import sys
import sysconfig
import threading
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
INSTALLER = """
import pathlib, sys, time
folder = pathlib.Path(sys.argv[1])
with (folder / "calls.log").open("a") as log:
    log.write(" ".join(sys.argv[2:]) + "\\n")
time.sleep(0.2)
if (folder / "fails.txt").exists():
    print((folder / "fails.txt").read_text())
    sys.exit(1)
"""


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", ROOT / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


start: Any = load()


def sentence(language: str, message: str, **values: Any) -> str:
    text: str = start.MESSAGES[language][message]
    return text.format(**values)


# It can be read by any Python 3.


def test_old_pythons_can_read_it() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 5))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match)  # the parser lets some of them pass
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    generics = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("list", "dict", "tuple", "set", "type")
    ]
    assert not generics


def test_it_needs_nothing_that_has_to_be_installed() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names


def test_every_sentence_stands_in_every_language() -> None:
    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    az, en = (start.MESSAGES[language] for language in start.LANGUAGES)
    assert {key: fields(text) for key, text in az.items()} == {key: fields(text) for key, text in en.items()}


# What is missing.


def test_the_python_that_is_needed() -> None:
    for version in [(3, 11, 2), (3, 11, 9), (3, 12, 0), (4, 0, 0)]:
        start.check_python(version)
    for version in [(3, 5, 0), (3, 10, 13), (3, 11, 1)]:
        with pytest.raises(start.Refusal, match="python_old"):
            start.check_python(version)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            [],
            "Python 3.8.1 köhnədir: Python 3.11.2 və ya daha yenisini quraşdırın"
            " (https://www.python.org/downloads/) və əmri onunla yenidən işə salın.\n",
        ),
        (
            ["--lang", "en"],
            "Python 3.8.1 is too old: install Python 3.11.2 or newer"
            " (https://www.python.org/downloads/) and run the command again with it.\n",
        ),
    ],
)
def test_an_old_python_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    monkeypatch.delenv("HELPCENTRE_LANG", raising=False)
    monkeypatch.setattr(sys, "version_info", (3, 8, 1, "final", 0))
    assert start.main(arguments) == 1
    assert capsys.readouterr().err == said


def test_pip() -> None:
    said = "print('pip 22.3.1 from somewhere (python 3.11)')"
    assert start.pip_version([sys.executable, "-c", said]) == "22.3.1"
    assert start.pip_version([sys.executable, "-P", "-m", "no_such_module_as_pip"]) is None
    for version in ["22.3", "22.3.1", "23.0.1", "100.0", "23.0.dev1"]:
        start.check_pip(version)
    for missing, message in [(None, "pip_missing"), ("20.3.4", "pip_old"), ("22.2.9", "pip_old")]:
        with pytest.raises(start.Refusal, match=message):
            start.check_pip(missing)


@pytest.mark.parametrize(
    ("uv", "pip", "names"),
    [
        ("/opt/uv", "23.0", ["/opt/uv", sys.executable]),
        ("/opt/uv", None, ["/opt/uv"]),
        ("/opt/uv", "20.3", ["/opt/uv"]),
        (None, "23.0", [sys.executable]),
    ],
)
def test_uv_comes_first_and_pip_behind_it(
    monkeypatch: pytest.MonkeyPatch, uv: str | None, pip: str | None, names: list[str]
) -> None:
    monkeypatch.setattr(start.shutil, "which", lambda name: uv)
    monkeypatch.setattr(start, "pip_version", lambda command: pip)
    setup = start.Setup(start.Installation(str(ROOT), False), "en", -1)
    assert [command[0] for command in setup.installers()] == names


def test_neither_uv_nor_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.shutil, "which", lambda name: None)
    monkeypatch.setattr(start, "pip_version", lambda command: None)
    with pytest.raises(start.Refusal, match="pip_missing"):
        start.Setup(start.Installation(str(ROOT), False), "en", -1).installers()


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("ERROR: Could not install: OSError: [Errno 28] No space left on device", "disk_full"),
        ("error: failed to write to file: No space left on device (os error 28)", "disk_full"),
        ("OSError: [WinError 112] There is not enough space on the disk", "disk_full"),
        ("WARNING: Retrying after connection broken by 'NewConnectionError('<pip._vendor...>: x", "network"),
        ("[Errno -3] Temporary failure in name resolution", "network"),
        ("error: error sending request for url (https://example.org/simple/click/)", "network"),
        ("  Caused by: dns error: failed to lookup address information", "network"),
        (
            "ReadTimeoutError x\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE",
            "not_installable",
        ),
        ("ERROR: No matching distribution found for click==8.5.1", "not_installable"),
        ("ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied", "not_writable"),
    ],
)
def test_what_an_installer_means(output: str, message: str) -> None:
    assert start.refusal_of_output(output, "locks/run.txt", False).message == message


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EACCES, "not_writable"),
        (errno.EROFS, "not_writable"),
        (errno.ENOTDIR, "file_in_the_way"),
        (errno.EEXIST, "file_in_the_way"),
        (errno.EIO, "disk"),
    ],
)
def test_what_the_file_system_means(number: int, message: str) -> None:
    refusal = start.refusal_of(OSError(number, os.strerror(number), "x"))
    assert refusal.message == message
    for language in start.LANGUAGES:
        assert sentence(language, refusal.message, **refusal.values)


# What it is called with.


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], None),
        (["--help"], None),
        (["build"], "build"),
        (["--lang", "en", "test"], "test"),
        (["--lang=en", "check", "--release"], "check"),
        (["--lang", "test"], None),
    ],
)
def test_the_command(arguments: list[str], command: str | None) -> None:
    assert start.command_of(arguments) == command


@pytest.mark.parametrize(
    ("arguments", "variable", "language"),
    [
        ([], None, "az"),
        ([], "en", "en"),
        ([], "xx", "az"),
        (["--lang", "en"], None, "en"),
        (["check", "--lang=en"], "az", "en"),
        (["--lang"], "en", "en"),
        (["test", "--", "--lang", "en"], None, "az"),
    ],
)
def test_the_language(arguments: list[str], variable: str | None, language: str) -> None:
    environment = {} if variable is None else {"HELPCENTRE_LANG": variable}
    assert start.language_of(arguments, environment) == language


@pytest.mark.skipif(os.name == "nt", reason="Windows waits for a child instead")
@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        ([], ["-P", "-m", "helpcentre.cli", "build"]),
        (["--lang", "en"], ["-P", "-m", "helpcentre.cli", "--lang", "en", "build"]),
        (["--help"], ["-P", "-m", "helpcentre.cli", "--help"]),
        (["check", "--release"], ["-P", "-m", "helpcentre.cli", "check", "--release"]),
        (["holidays", "x"], ["-P", "-m", "helpcentre.cli", "holidays", "x"]),
        (["bench", "weight"], [str(Path("bench", "run.py")), "weight"]),
        (["screenshots", "--lang=en"], [str(Path("bench", "screenshots.py"))]),
        (["brand-pictures"], [str(Path("bench", "brand_pictures.py"))]),
        (["test", "--long", "-k", "x"], [str(Path("tests", "run.py")), "--long", "-k", "x"]),
        (["--lang", "en", "test"], [str(Path("tests", "run.py"))]),
        (["test", "--lang", "en", "-x"], [str(Path("tests", "run.py")), "-x"]),
    ],
)
def test_what_it_hands_over_to(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], call: list[str]
) -> None:
    seen: list[tuple[str, list[str]]] = []
    ready: list[bool] = []

    def execv(program: str, arguments: list[str]) -> None:
        seen.append((program, arguments))
        raise SystemExit

    monkeypatch.setenv("HELPCENTRE_LANG", "en")
    monkeypatch.setenv("HELPCENTRE_PROGRAM", "")
    monkeypatch.setattr(start, "set_up", lambda installation, language: ready.append(installation.for_tests))
    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit):
        start.main(arguments)
    python = start.venv_python(str(ROOT / ".venv"), os.name)
    assert seen == [(python, [python, *call])]
    assert ready == [call[0] != "-P"]


def test_programs_of_the_repository_are_there() -> None:
    assert [path for path in start.PROGRAMS.values() if not (ROOT / path).is_file()] == []


def test_where_python_is_in_an_environment() -> None:
    assert start.venv_python("E", "posix") == str(Path("E", "bin", "python"))
    assert start.venv_python("E", "nt") == str(Path("E", "Scripts", "python.exe"))


# How far a set-up is.


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder like this one, with locks that name a package each."""
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks" / "run.txt").write_text("click==1 \\\n    --hash=sha256:00\n")
    (tmp_path / "locks" / "test.txt").write_text("click==1 \\\n    --hash=sha256:00\npytest==1\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "helpcentre"\nversion = "1"\n')
    return tmp_path


@pytest.fixture
def installer(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Notes what it is asked to install, and installs nothing."""
    (project / "installer.py").write_text(INSTALLER)
    command = [sys.executable, str(project / "installer.py"), str(project)]
    monkeypatch.setattr(start.Setup, "installers", lambda self: [command])
    return project / "calls.log"


RUN = ["--require-hashes -r locks/run.txt"]
TEST = ["--require-hashes -r locks/test.txt"]


def calls(project: Path, for_tests: bool = False) -> list[str]:
    """What a start asks to be installed."""
    log = project / "calls.log"
    log.unlink(missing_ok=True)
    start.set_up(start.Installation(str(project), for_tests), "en")
    return log.read_text().splitlines() if log.exists() else []


def test_a_second_start_installs_nothing(project: Path, installer: Path) -> None:
    assert calls(project) == RUN
    assert calls(project) == []
    assert calls(project, for_tests=True) == TEST  # beside what is there
    assert calls(project, for_tests=True) == []
    assert calls(project) == []


def test_a_first_test_run_installs_once(project: Path, installer: Path) -> None:
    assert calls(project, for_tests=True) == TEST
    assert calls(project) == []


def test_a_change_makes_the_environment_anew(
    project: Path, installer: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    calls(project)
    for file in ("locks/run.txt", "pyproject.toml"):
        with (project / file).open("a") as changed:
            changed.write("\n# changed\n")
        junk = project / ".venv" / "of-an-old-package"
        junk.touch()
        assert calls(project) == RUN
        assert not junk.exists()
    Path(start.Installation(str(project), False).python).unlink()
    assert calls(project) == RUN
    moved = tmp_path_factory.mktemp("moved") / "project"
    shutil.copytree(project, moved, symlinks=True)
    assert not start.Installation(str(moved), False).is_ready()


def test_another_python_makes_the_environment_anew(
    project: Path, installer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls(project)
    monkeypatch.setattr(sys, "version", "3.99.0 (another one)")
    assert calls(project) == RUN


@pytest.mark.parametrize("for_tests", [False, True])
def test_a_set_up_that_was_stopped_is_done_anew(
    project: Path, installer: Path, monkeypatch: pytest.MonkeyPatch, for_tests: bool
) -> None:
    """Stopped by a kill at each step, which leaves whatever is there then."""

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    for owner, step in ((start.Setup, "output_of"), (start, "link_package")):
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(owner, step, dies)
            calls(project, for_tests)
        half = project / ".venv" / "half-a-package"
        half.touch()
        assert calls(project, for_tests) == (TEST if for_tests else RUN)
        assert not half.exists()
        shutil.rmtree(project / ".venv")


def test_a_stopped_set_up_of_the_tests_still_builds(
    project: Path, installer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(self: Any, command: list[str]) -> None:
        raise KeyboardInterrupt

    calls(project)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(start.Setup, "output_of", dies)
        calls(project, for_tests=True)
    assert calls(project) == []
    assert calls(project, for_tests=True) == TEST  # all anew: half a package may be there


def test_without_network_for_the_tests_it_still_builds(project: Path, installer: Path) -> None:
    calls(project)
    (project / "fails.txt").write_text("Temporary failure in name resolution")
    with pytest.raises(start.Refusal, match="network"):
        calls(project, for_tests=True)
    assert calls(project) == []
    (project / "fails.txt").unlink()
    assert calls(project, for_tests=True) == TEST


def test_two_first_starts_at_once_install_once(project: Path, installer: Path) -> None:
    installation = [start.Installation(str(project), False) for _ in range(3)]
    threads = [threading.Thread(target=start.set_up, args=(one, "en")) for one in installation]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert installer.read_text("utf-8").splitlines() == RUN


def test_a_missing_lock_is_named(project: Path, installer: Path) -> None:
    (project / "locks" / "run.txt").unlink()
    (project / ".venv" / "bin").mkdir(parents=True)
    with pytest.raises(start.Refusal, match="file_missing") as caught:
        calls(project)
    assert caught.value.values == {"path": "locks/run.txt"}


@pytest.mark.parametrize(
    "place",
    [".cache", ".cache/helpcentre", ".venv", ".venv/helpcentre-run.stamp", ".venv/helpcentre-test.stamp"],
)
@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_whatever_stands_in_its_places_is_no_hindrance(
    project: Path, installer: Path, place: str, kind: str
) -> None:
    path = project / place
    path.parent.mkdir(parents=True, exist_ok=True)
    match kind:
        case "file":
            path.write_bytes(b"\xff\xfe")
        case "folder":
            (path / "full").mkdir(parents=True)
        case "link":
            path.symlink_to(project / "nowhere")
    assert calls(project, for_tests=True) == TEST
    assert calls(project) == []


def test_a_lock_that_is_a_folder_is_no_hindrance(project: Path, installer: Path) -> None:
    (project / ".cache/helpcentre/start.lock").mkdir(parents=True)
    assert calls(project) == RUN


def test_a_file_in_the_way_is_called_that(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for made in (tmp_path / "file", tmp_path / "file" / "folder", tmp_path / "file" / "folder" / "deeper"):
        with pytest.raises(OSError, match="file") as caught:
            made.mkdir()
        refusal = start.refusal_of(caught.value)
        assert (refusal.message, refusal.values) == ("file_in_the_way", {"path": str(tmp_path / "file")})


# In a folder such as C:\\Users\\Gülnarə, in a system whose encoding lacks its letters.

LATIN1 = "en_US.ISO-8859-1"
ENCODINGS = {
    "C": {"LC_ALL": "C"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin-1": {"LC_ALL": LATIN1},
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that is set up with the packages of this environment, and so in no time."""
    checkout = tmp_path_factory.mktemp("checkout") / "d 2 ə"
    (checkout / "locks").mkdir(parents=True)
    for name in ("build.py", "pyproject.toml", "locks/run.txt"):
        shutil.copy(ROOT / name, checkout / name)
    shutil.copytree(ROOT / "plugins", checkout / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests/sites/two_languages", checkout / "site ı")
    installation = start.Installation(str(checkout), False)
    start.Setup(installation, "en", -1).make_empty()
    start.link_package(installation.root, installation.venv)
    own, packages = Path(sysconfig.get_path("purelib")), next((checkout / ".venv").rglob("site-packages"))
    for path in own.iterdir():
        if not path.name.startswith("helpcentre") and path.suffix != ".pth":
            (packages / path.name).symlink_to(path)
    start.replace_text(installation.run_stamp, installation.stamp("run"))
    return checkout


def in_encoding(name: str, tmp_path: Path) -> dict[str, str]:
    """The environment of a system with an encoding of its own; Windows has code pages such as Latin-1."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG"))}
    values = {**clean, **ENCODINGS[name], "NO_MKDOCS_2_WARNING": "1"}
    if name == "latin-1":
        try:
            command = ["localedef", "-i", "en_US", "-f", "ISO-8859-1", str(tmp_path / LATIN1)]
            subprocess.run(command, capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("the C library can make no such locale here")
        values["LOCPATH"] = str(tmp_path)
    return values


@pytest.mark.skipif(os.name == "nt", reason="it has neither these locales nor links without a privilege")
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_folder_with_letters_that_the_system_lacks(checkout: Path, encoding: str, tmp_path: Path) -> None:
    values = in_encoding(encoding, tmp_path)

    def run(*command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(command, cwd=checkout / "site ı", env=values, capture_output=True, check=False)

    python = start.venv_python(str(checkout / ".venv"), os.name)
    named = "import sys; print(sys.flags.utf8_mode, sys.getfilesystemencoding())"
    expected = {"C": b"1 utf-8", "ascii": b"0 ascii", "latin-1": b"0 iso8859-1"}
    assert run(python, "-c", named).stdout.strip() == expected[encoding]

    base: str = sys._base_executable  # type: ignore[attr-defined]
    by_editors = run(base, str(checkout / "build.py"), "check", "-f", "site ı/mkdocs.yml")
    assert (by_editors.returncode, by_editors.stderr) == (0, b"")
    assert by_editors.stdout.decode().startswith("Problem yoxdur: 7 səhifə yoxlanıldı.")

    by_hand = run(python, "-m", "helpcentre.cli", "holidays", "2027")
    assert (by_hand.returncode, by_hand.stderr) == (0, b"")
    assert "Zəfər Günü" in by_hand.stdout.decode()

    by_mkdocs = run(python, "-m", "mkdocs", "build", "--quiet")
    assert (by_mkdocs.returncode, by_mkdocs.stdout, by_mkdocs.stderr) == (0, b"", b"")
    assert "Nümunə Dəstək" in (checkout / "site ı/site/index.html").read_text("utf-8")


def test_the_package_is_found_without_a_pth_file(checkout: Path) -> None:
    code = (
        "from importlib.metadata import entry_points, requires, version; import helpcentre.cli\n"
        "[plugin] = entry_points(group='mkdocs.plugins', name='helpcentre')\n"
        "assert any(one.startswith('typst') for one in requires('helpcentre'))\n"
        "print(plugin.load().__module__, version('helpcentre'), helpcentre.cli.__file__)"
    )
    python = start.venv_python(str(checkout / ".venv"), os.name)
    done = subprocess.run([python, "-X", "utf8", "-c", code], capture_output=True, check=True)
    file = checkout / "plugins" / "helpcentre" / "cli" / "__init__.py"
    assert done.stdout.decode().split(maxsplit=2) == ["helpcentre.host.plugin", "0.1.0", f"{file}\n"]
    assert not [path.name for path in (checkout / ".venv").rglob("*.pth")]


# With a real pip.


PYTHONS = {os.path.realpath(path): path for path in (sys._base_executable, "/usr/bin/python3")}  # type: ignore[attr-defined]
"""Of this machine, perhaps."""


def needed(python: str) -> bool:
    """Whether a Python is there, new enough, and has a pip."""
    code = "import sys; sys.exit(sys.version_info[:3] < (3, 11, 2))"
    return (
        Path(python).exists()
        and not subprocess.run([python, "-c", code], check=False).returncode
        and bool(start.pip_version([python, "-m", "pip"]))
    )


def environment(**values: str) -> dict[str, str]:
    """This one without uv, in English."""
    folders = [
        folder
        for folder in os.environ.get("PATH", "").split(os.pathsep)
        if not shutil.which("uv", path=folder)
    ]
    return {**os.environ, "PATH": os.pathsep.join(folders), "HELPCENTRE_LANG": "en", **values}


def test_no_network_is_said_in_one_sentence(project: Path) -> None:
    python = next(filter(needed, PYTHONS.values()), None)
    if python is None:
        pytest.skip("no Python with pip here")
    shutil.copy(ROOT / "build.py", project)
    (project / "locks" / "run.txt").write_text(f"click==8.5.1 --hash=sha256:{'0' * 64}\n")
    nowhere = {name: value for name, value in environment().items() if not name.startswith("PIP_")}
    nowhere.update(PIP_INDEX_URL="http://127.0.0.1:9", PIP_RETRIES="0", PIP_CONFIG_FILE=os.devnull)
    done = subprocess.run(
        [python, "build.py"], cwd=project, env=nowhere, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [sentence("en", "setting_up", count=1), sentence("en", "network")]


@pytest.mark.long
@pytest.mark.parametrize("python", PYTHONS.values())
def test_from_nothing_with_pip_alone(tmp_path: Path, python: str) -> None:
    """Killed in the middle, done anew, and ready from then on; in the folder and the system above."""
    if not needed(python):
        pytest.skip("not there, too old, or without pip")
    project = tmp_path / "d 2 ə"
    shutil.copytree(
        ROOT,
        project,
        ignore=shutil.ignore_patterns(".venv*", ".git", ".cache", ".*_cache", "site", ".site-*"),
    )
    command = [python, "build.py", "--help"]
    first = subprocess.Popen(
        command,
        cwd=project,
        env=environment(**ENCODINGS["ascii"]),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(5)
    first.kill()
    first.wait()
    assert not (project / ".venv" / "helpcentre-run.stamp").exists()
    done = subprocess.run(
        command,
        cwd=project,
        env=environment(**ENCODINGS["ascii"]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Usage" in done.stdout
    again = subprocess.run(
        command, cwd=project, env=environment(**ENCODINGS["ascii"]), capture_output=True, check=True
    )
    assert again.stderr == b"", "nothing is set up any more"
