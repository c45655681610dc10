"""What an editor is told about a mistake: each file of cases/mistakes has files and the messages they give.

A case starts from a small site without mistakes (`SITE` below) and changes or adds the files under `files`,
relative to docs; `null` takes one away, `{hex: …}` writes bytes. `says` is what an editor reads, to the
letter. `languages` and `sections` may differ from the site's; it has the `audiences` of the case. Warnings
are left out unless a case is about them (`warnings: true`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from helpcentre.build.pipeline import whole_front_matter
from helpcentre.contact.kinds import KINDS
from helpcentre.language.words import Words
from helpcentre.problem import Level, Problem, in_reading_order
from helpcentre.source.audiences import read_audiences
from helpcentre.source.content_tree import layout_problems
from helpcentre.source.links import AnchorLink
from helpcentre.source.placeholder import Placeholders
from helpcentre.source.site import LanguageSite, Site
from helpcentre.source.tags import TagTable
from site_markdown import read_article

CASES = Path(__file__).parent / "cases" / "mistakes"
WORDS = Words("az")
TAGS: TagTable = {
    "phone": "+1 212 555 0143",
    "hours": {"phone": "09:00–18:00", "chat": "24/7"},
    "channels": lambda: "- Telefon",
}

GROUPS = {"article", "tag", "link", "layout", "hub", "shape", "yaml", "file"}
"""Groups of codes that the cases here have to cover."""
ELSEWHERE = {
    "contact": "tests/contact: contact_config.yaml",
    "value": "tests/source/test_validation.py: values of any file",
    "placeholder": "tests/source/test_placeholder.py: placeholders.yaml",
    "release": "tests/cli/test_cli.py: check --release",
    "address": "tests/page/test_site_address.py: stands in mkdocs.yml",
    "language": "tests/cli/test_cli.py: stands in mkdocs.yml",
    "wording": "tests/features/wording/test_cases.py: needs texts, not a site",
    "glossary": "tests/features/wording/test_cases.py: glossary.yaml",
    "wording_rules": "tests/test_own_languages.py: wording.yml of a site's language",
    "artefact": "tests/build/test_store.py: a file that could not be made",
    "guides": "tests/features/guide/test_publishing.py: guides of a whole site",
    "screenshot": "tests/features/screenshot/test_mistakes.py: needs the pictures' bytes",
    "picture": "tests/features/infographic/test_picture.py: needs fonts and steps",
    "pictures": "tests/features/infographic/test_publishing.py: infographics of a whole site",
    "guide": "tests/features/guide/test_mistakes.py: needs fonts and the pictures' bytes",
    "requirements": "tests/features/device_check/test_requirements.py: requirements.yaml",
    "lesson": "tests/features/lesson: needs the bytes of recordings and captions",
    "search": "tests/features/search/test_synonyms.py: synonyms.yaml and search_cases.yaml",
}
EXCEPTIONS = {
    **dict.fromkeys(
        (
            "file.unreadable",
            "file.broken_link",
            "file.endless_link",
            "file.special",
            "file.deep",
            "file.failed",
        ),
        "tests/build/test_failure.py: needs a build",
    ),
    "file.template": "tests/cli/test_cli.py: needs a build",
    "layout.name_bytes": "tests/build/test_failure.py: not every file system has such names",
    "layout.section_name": "tests/build/test_failure.py: stands in mkdocs.yml",
    "link.image_unpublished": "tests/build/test_switched_off.py: stands in mkdocs.yml",
    "file.missing": "tests/cli/test_cli.py: only contact_config.yaml can be missing",
    "layout.unknown_topic": "tests/cli/test_cli.py: stands in mkdocs.yml",
    "layout.section_twice": "tests/cli/test_cli.py: stands in mkdocs.yml",
    "layout.unknown_page": "tests/cli/test_cli.py: stands in mkdocs.yml",
    "layout.address_taken": "tests/cli/test_cli.py: only a build knows the pages that nobody writes",
}

SITE = {
    "az/index.md": """\
---
title: Kömək Mərkəzi
description: Bütün bölmələr.
kind: page
---

Bölməni seçin.
""",
    "az/account/index.md": """\
---
title: Hesab
description: Qeydiyyat.
kind: hub
groups:
  - title: Qeydiyyat
    articles: [register]
---

Qeydiyyatdan keçin.
""",
    "az/account/register.md": """\
---
title: Qeydiyyatdan keçmək
description: Hesab açmaq.
kind: page
---

Hesab açın.
""",
    "az/support/index.md": """\
---
title: Dəstək
description: Bizimlə əlaqə.
kind: hub
groups:
  - title: Əlaqə
    articles: [contact]
---

Bizə yazın.
""",
    "az/support/contact.md": """\
---
title: Bizimlə əlaqə
description: Kanallar.
kind: page
---

## Telefon

Zəng edin.
""",
    "account/screen.png": "",
}


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda path: str(path.stem))
def test_a_mistake_is_said_as_its_case_says(case: Path) -> None:
    expected = _case(case)["says"].strip()
    assert "\n\n".join(problem.text(WORDS) for problem in _problems_of(case)) == expected


def test_the_site_that_cases_start_from_has_no_mistakes(tmp_path: Path) -> None:
    assert [problem.text(WORDS) for problem in _problems({}, tmp_path)] == []


def test_every_problem_of_an_article_has_a_case() -> None:
    codes = {key.removesuffix(".found") for key in WORDS.under("problems") if key.endswith(".found")}
    groups = {code.partition(".")[0] for code in codes}
    of_kinds = {f"kind_{kind}" for kind in KINDS}  # of channels: tests/contact/test_kinds.py
    assert groups - of_kinds == GROUPS | set(ELSEWHERE)
    covered = {problem.code for case in CASES.glob("*.yaml") for problem in _problems_of(case)}
    here = {code for code in codes if code.partition(".")[0] in GROUPS}
    assert sorted(here - covered - set(EXCEPTIONS)) == []
    assert sorted(set(EXCEPTIONS) & covered) == []


def _case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    known = {"audiences", "files", "languages", "sections", "says", "warnings"}
    assert set(case) <= known, f"{path.name} has an unknown key"
    return case


@cache
def _problems_of(path: Path) -> tuple[Problem, ...]:
    with TemporaryDirectory() as folder:
        return tuple(_problems(_case(path), Path(folder)))


def _problems(case: dict[str, Any], folder: Path) -> list[Problem]:
    """Every problem of a case's site, found by the functions that the pipeline calls, in its order."""
    docs = folder / "docs"
    for path, content in {**SITE, **case.get("files", {})}.items():
        if content is not None:
            file = docs / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(bytes.fromhex(content["hex"]) if isinstance(content, dict) else content.encode())
    paths = [file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file()]
    languages = tuple(case.get("languages", ["az"]))
    sections = tuple(case.get("sections", ["account", "support"]))
    audiences, problems = read_audiences(case.get("audiences"), "mkdocs.yml", languages)
    site = Site(
        languages,
        sections,
        None,
        Placeholders(),
        docs.name,
        front_matter=whole_front_matter(),
        audiences=audiences,
    )
    site.read_articles(paths, docs)
    problems += layout_problems(paths, languages, sections, docs.name)
    for language in languages:
        edition = LanguageSite(site, language, Words(language))
        for finding in site.source_problems(language):
            if isinstance(finding, AnchorLink):
                edition.anchor_links.append(finding)
            else:
                problems.append(finding)
        for key in site.keys(language):
            source = site.source(language, key)
            if source and not source.unreadable:
                edition.articles[key], found = read_article(source, TAGS)
                problems += found
        problems += edition.problems()
    with_warnings = case.get("warnings", False)
    return in_reading_order(p for p in problems if with_warnings or p.level is not Level.WARNING)
