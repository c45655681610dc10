"""The Chromium that browser tests drive: which one, how it is started, and how the test run gets one.

In this order: the one that HELPCENTRE_CHROMIUM names, an installed Chromium or Chrome, one that Playwright
has downloaded before, Debian's package when root may install it, Playwright's download. Each must open a
page before it counts, because what is installed may be a stub, or lack libraries.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

VARIABLE = "HELPCENTRE_CHROMIUM"
"""Path of the browser; empty for Playwright's own."""

COMMANDS = (
    "chromium-headless-shell",  # opens a page five times as fast: it starts no windows of its own beside it
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
PACKAGES = ("chromium-headless-shell", "chromium")
"""Of Debian, the first that there is: older releases have no headless shell."""
USUAL_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Chromium\Application\chrome.exe",
)
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name leads anywhere: a request to a third party is seen by the test and never leaves the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def launch(playwright: Playwright, path: str) -> Browser:
    """Starts a browser.

    Args:
        playwright: started.
        path: of the browser; empty for Playwright's own.
    """
    # Chromium refuses to run as root with its sandbox, and containers run tests as root.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*ARGUMENTS, "--no-sandbox"] if root else ARGUMENTS
    return playwright.chromium.launch(executable_path=path or None, args=arguments)


def installed() -> Iterator[str]:
    """Paths of browsers that seem to be installed."""
    for command in COMMANDS:
        path = shutil.which(command)
        if path:
            yield path
    yield from (place for place in map(os.path.expandvars, USUAL_PLACES) if Path(place).is_file())


def chosen() -> str:
    """The browser of a run that nobody prepared: the named one, else an installed one, else Playwright's."""
    named = os.environ.get(VARIABLE)
    return next(installed(), "") if named is None else named


def provide(say: Callable[[str], None]) -> str | None:
    """A browser that works, installed if need be; None when there is no way to one.

    Args:
        say: is told the key of a sentence before something that takes long.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return named if works(named) else None  # whoever names one wants no other
    for path in [*installed(), ""]:
        if works(path):
            return path
    if _may_use_apt():
        say("apt")
        _run("apt-get", "update")
        for package in PACKAGES:
            _run("apt-get", "install", "--yes", package)
            for path in installed():
                if works(path):
                    return path
    say("download")
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    return "" if works("") else None


def works(path: str) -> bool:
    """Whether a browser opens a page."""
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright, path)
            browser.new_page().goto("about:blank")
            browser.close()
    except Error:
        return False
    return True


def _may_use_apt() -> bool:
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return False
    return bool({"debian", "ubuntu"} & {system.get("ID"), *system.get("ID_LIKE", "").split()})


def _run(*command: str) -> None:
    """Quietly; the next look whether a browser works tells how it went, its end is shown if it failed."""
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        sys.stderr.write("\n".join(done.stdout.splitlines()[-8:]) + "\n")
