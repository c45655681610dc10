"""What `build.py brand-pictures` runs: the brand's PNG pictures, made from the HTML beside them.

They are kept in git, because not every computer that builds the site has a browser. What they say comes from
contact_config.yaml: make them anew when the motto or a name changes there.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import jinja2

from helpcentre.contact.reader import read_contact_config
from helpcentre.source.placeholder import read_placeholders
from workbench import ROOT, browser

FOLDER = ROOT / "overrides" / "assets" / "brand"
SIZES = {"touch-icon": (180, 180), "social-card": (1200, 630)}
LANGUAGE = "az"
LIMIT = 60_000
LINE = 14
"""Letters of the motto on a line of the social card."""


def main() -> int:
    """Draws all pictures; fails if one is too heavy."""
    facts = _facts()
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDER), autoescape=True)
    heavy = []
    with browser() as started:
        for name, (width, height) in SIZES.items():
            page = started.new_page(viewport={"width": width, "height": height})
            page.set_content(templates.get_template(f"{name}.html").render(facts))
            picture = page.screenshot(animations="disabled")
            (FOLDER / f"{name}.png").write_bytes(picture)
            sys.stdout.write(f"{name}.png  {len(picture) / 1000:.1f} kB\n")
            heavy += [name] if len(picture) > LIMIT else []
    if heavy:
        sys.stderr.write(f"> {LIMIT / 1000:.0f} kB: {', '.join(heavy)}\n")
    return int(bool(heavy))


def _facts() -> Mapping[str, object]:
    def content(name: str) -> bytes:
        return (ROOT / name).read_bytes()

    languages = (LANGUAGE,)
    placeholders, _ = read_placeholders(content("placeholders.yaml"), "placeholders.yaml", languages)
    contact, problems = read_contact_config(
        content("contact_config.yaml"), "contact_config.yaml", placeholders, languages
    )
    if contact is None:
        sys.exit("\n".join(str(problem.place) for problem in problems))
    organisation = contact.organisation
    motto = organisation.motto.text(LANGUAGE) if organisation.motto else ""
    return {
        "name": organisation.name.text(LANGUAGE),
        "support_name": organisation.support_name.text(LANGUAGE),
        "motto_lines": _lines(motto),
    }


def _lines(text: str) -> list[str]:
    """A text in lines as even as its words allow, none much longer than LINE."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


if __name__ == "__main__":
    sys.exit(main())
