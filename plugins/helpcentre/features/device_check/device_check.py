"""The tags `browser_requirements()`, `browser_settings()` and `browser_check()`, and the file of the check.

Tables are written as Markdown, so that they look and read like any other table of the article.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import escape

from helpcentre.contact.tags import in_markdown
from helpcentre.features.device_check.requirements import Device, Requirements
from helpcentre.language.words import Words
from helpcentre.source.block_tag import draw_block

THEME_DIR = Path(__file__).parent / "theme"


def device_check_tags(
    requirements: Requirements, words: Words, language: str, template_dirs: Sequence[Path] = ()
) -> dict[str, Callable[[], str]]:
    """The tags by name.

    Args:
        requirements: what browser and device have to be.
        words: the words of the language.
        language: the language that texts of the file are taken in.
        template_dirs: searched for `helpcentre/device_check/check.html` before the package's own.
    """

    def devices() -> str:
        head = [words(f"device_check.table.{column}") for column in ("device", "browsers", "update")]
        rows = [
            (device.name.text(language), _browsers(device, requirements, words), device.update.text(language))
            for device in requirements.devices
        ]
        return _table(head, rows)

    def settings() -> str:
        head = [words(f"device_check.table.{column}") for column in ("setting", "should", "why")]
        rows = [
            (setting.name.text(language), setting.should.text(language), setting.why.text(language))
            for setting in requirements.settings
        ]
        return _table(head, rows)

    def check() -> str:
        return draw_block("helpcentre/device_check/check.html", THEME_DIR, template_dirs, words=words)

    return {"browser_requirements": devices, "browser_settings": settings, "browser_check": check}


def requirements_file(
    requirements: Requirements,
    words: Words,
    language: str,
    articles: Mapping[str, tuple[str, str]],
) -> dict[str, str | bytes]:
    """What device-check.mjs goes by, as its `Requirements` say.

    Args:
        requirements: what browser and device have to be.
        words: the words of the language.
        language: the language that texts of the file are taken in.
        articles: title and address, relative to the site's root, of each article by its key.
    """
    settings = []
    for setting in requirements.settings:
        entry: dict[str, Any] = {"name": setting.name.text(language), "should": setting.should.text(language)}
        if setting.check:
            entry["check"] = setting.check
        if setting.otherwise:
            entry["otherwise"] = setting.otherwise.text(language)
        if setting.help and setting.help in articles:
            title, address = articles[setting.help]
            entry["help"] = {"title": title, "address": address}
        settings.append(entry)
    facts = {
        "devices": [
            {
                "systems": device.systems,
                "browsers": device.browsers,
                "recommended": _joined(device.browsers, words),
                "update": device.update.text(language),
            }
            for device in requirements.devices
        ],
        "settings": settings,
        "minimum": requirements.minimum_versions,
        "words": words.under("device_check.result"),
    }
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return {requirements_address(language): text + "\n"}


def requirements_address(language: str) -> str:
    """The address of the file, relative to the site's root: beside the script of the check."""
    return f"assets/helpcentre/device-check/requirements.{language}.json"


def _browsers(device: Device, requirements: Requirements, words: Words) -> str:
    return _joined(
        (
            words("device_check.table.from_version", browser=browser, version=minimum)
            if (minimum := requirements.minimum_versions.get(browser))
            else browser
            for browser in device.browsers
        ),
        words,
    )


def _joined(names: Iterable[str], words: Words) -> str:
    """`Chrome, Edge or Firefox`."""
    *others, last = names
    return words("device_check.table.either", others=", ".join(others), last=last) if others else last


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([in_markdown(escape(cell)) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(" ".join(cell.split()) for cell in line) + " |" for line in lines)
