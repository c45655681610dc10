"""Tags that are blocks: a template draws them, as raw HTML that Markdown leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined


def draw_block(template: str, theme_dir: Path, template_dirs: Sequence[Path], **values: Any) -> str:
    """The HTML of a block tag.

    Args:
        template: its name below the directories.
        theme_dir: where the template is.
        template_dirs: searched before it: a site may have a template of its own.
        values: what it shows.
    """
    html = _environment(theme_dir, tuple(template_dirs)).get_template(template).render(**values)
    # Markdown ends raw HTML at an empty line and takes an indented line for code.
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


@cache  # compiled once, not once per page; Jinja2 itself looks whether a file has changed
def _environment(theme_dir: Path, template_dirs: tuple[Path, ...]) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in (*template_dirs, theme_dir)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment
