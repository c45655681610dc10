"""Runs `helpcentre …` in copies of a process that has loaded it: a start takes no second of imports.

A copy (fork) is a process of its own in everything a test looks at: folder, environment, output, exit code;
and nothing that one command leaves behind reaches the next. What copies do share is what Python and its C
library settle when they start: the seed of hashes, the locale, the time zone. `site_builds.run` therefore
starts a process anew for a command that is given another environment.

The other end is this very module, run as a program: it reads requests from standard input, one a line, and
answers each with the copy's process id when it has begun and its exit code when it has ended.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CAN_COPY = sys.platform == "linux"
"""Elsewhere processes can't be copied, or not once certain parts of the system have been loaded into them."""
LOADED = (
    "helpcentre.cli.commands",
    "helpcentre.host.plugin",
    "helpcentre.build.release",
    "helpcentre.features.wording.figures",
    "helpcentre.page.markdown_extension",
    "helpcentre.build.site_directory",
    "helpcentre.features.search.site_query",
    "markdown.extensions.admonition",
    "markdown.extensions.def_list",
    "markdown.extensions.fenced_code",
    "markdown.extensions.sane_lists",
    "markdown.extensions.tables",
    "material.plugins.search.plugin",
    "mkdocs.commands.build",
    "mkdocs.contrib.search",
    "mkdocs_static_i18n.plugin",
    "pygments.formatters.html",
    "pymdownx.highlight",
    "pymdownx.quotes",
    "pymdownx.superfences",
    "pymdownx.tabbed",
)
"""What every build loads. A list that lacks something costs time and changes nothing."""


class Commands:
    """The process that is copied."""

    def __init__(self) -> None:
        self._templates = TemporaryDirectory(prefix="helpcentre-templates-")
        self._process = subprocess.Popen(
            [sys.executable, __file__, self._templates.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        atexit.register(self.close)

    def run(self, folder: Path, arguments: Sequence[str], seconds: float) -> tuple[int, str]:
        """Runs a command.

        Args:
            folder: it runs in.
            arguments: after `helpcentre`.
            seconds: it may take.

        Returns:
            Its exit code, and its standard output followed by its standard error.

        Raises:
            subprocess.TimeoutExpired: when it takes longer; it is ended then.
        """
        with TemporaryDirectory(prefix="helpcentre-said-") as said:
            outputs = [Path(said, "stdout"), Path(said, "stderr")]
            request = {
                "folder": str(folder),
                "arguments": list(arguments),
                "environment": clean_environment(),
                "outputs": [str(path) for path in outputs],
            }
            assert self._process.stdin
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            copy = self._answer(seconds)
            try:
                code = self._answer(seconds)
            except TimeoutError:
                os.kill(copy, signal.SIGKILL)
                self._answer(seconds)
                raise subprocess.TimeoutExpired(["helpcentre", *arguments], seconds) from None
            return code, "".join(path.read_bytes().decode() for path in outputs)

    def close(self) -> None:
        """Ends the process; it ends by itself when there is nobody to ask it."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._templates.cleanup()

    def _answer(self, seconds: float) -> int:
        assert self._process.stdout
        if not select.select([self._process.stdout], [], [], seconds)[0]:
            raise TimeoutError
        return int(self._process.stdout.readline())


def clean_environment(**changed: str) -> dict[str, str]:
    """The environment of a command: without what this run may have set for its own site and language."""
    kept = {key: value for key, value in os.environ.items() if key not in ("SITE_URL", "HELPCENTRE_LANG")}
    return {**kept, "PYTHONUTF8": "1", **changed}


def serve() -> None:
    """Answers requests until there are no more; a copy comes back from here as the command ends."""
    answers = os.dup(1)
    os.dup2(2, 1)  # only answers go where answers are read
    for line in sys.stdin.buffer:
        request = json.loads(line)
        copy = os.fork()
        if not copy:
            os.close(answers)
            become(request)
            return
        os.write(answers, b"%d\n" % copy)
        _, status = os.waitpid(copy, 0)
        os.write(answers, b"%d\n" % os.waitstatus_to_exitcode(status))


def become(request: dict[str, Any]) -> None:
    """Turns this copy into the command."""
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    for number, path in enumerate(request["outputs"], 1):
        with Path(path).open("wb") as output:
            os.dup2(output.fileno(), number)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.path[0] = request["folder"]  # as with `python -m`
    sys.argv = ["helpcentre", *request["arguments"]]

    from helpcentre.cli import main

    main()


def keep_templates(folder: str) -> None:
    """Keeps compiled templates from one copy to the next, by a hash of their text: compiling them takes half
    of the time of a small site."""
    from jinja2 import Environment, FileSystemBytecodeCache

    begin = Environment.__init__

    def __init__(self: Environment, *arguments: Any, **options: Any) -> None:  # noqa: N807
        begin(self, *arguments, **options)
        self.bytecode_cache = self.bytecode_cache or FileSystemBytecodeCache(folder)

    Environment.__init__ = __init__  # type: ignore[method-assign]


def load() -> None:
    """Loads what commands load."""
    from importlib import import_module

    sys.path[0] = str(Path.cwd())
    for module in LOADED:
        with suppress(ImportError):
            import_module(module)

    from helpcentre.language.words import Words, languages

    for language in languages():
        Words(language)  # a file that is the same is not read again


if __name__ == "__main__":
    load()
    keep_templates(sys.argv[1])
    gc.freeze()  # or each copy's first look for garbage would touch, and so copy, all memory
    serve()
