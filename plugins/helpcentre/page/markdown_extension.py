"""What our Markdown adds to Python-Markdown: valid, style-free HTML and notes titled in the site's language.

- `{: short="…" icon="…" }` becomes `data-short` and `data-icon`: HTML has no such attributes. Behind the
  words of a list item, where Python-Markdown would show it as text, it counts too.
- An aligned table cell gets a class: the Content-Security-Policy allows no inline style.
- A table's cells carry the name of their column, for phones, where its rows become blocks.
- `{: … }` sets what an article may set; the names of the rest stand in `data-refused`, where they are found.
- A note without a title of its own gets the word of the page's language instead of the English type.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.treeprocessors import Treeprocessor

from helpcentre.article.reader import REFUSED
from helpcentre.source.markdown import LIST_ATTRIBUTES

OF_STEPS = ("short", "icon")
"""What an author may say of a step in `{: … }`."""
_OF_STEP = re.compile(r'\s*\{:?\s*((?:(?:short|icon)="[^"]*"\s*)+)\}\s*$')
_ATTRIBUTE = re.compile(r'(short|icon)="([^"]*)"')
_NAMED = re.compile(r"([^\s={}]+)=")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


class HelpCentreExtension(Extension):
    """The extension `helpcentre.page.markdown_extension`.

    Args:
        admonition_titles: the title of each type of note, such as `{"warning": "Diqqət"}`.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"admonition_titles": [{}, "Title of each type of note"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Registers the tree processor after attr_list (8), tables and quotes, before toc (5)."""
        processor = _ValidHtml(md, self.getConfig("admonition_titles"))
        md.treeprocessors.register(processor, "helpcentre", 6)
        md.treeprocessors.register(_AllowedAttributes(md), "attr_list", 8)  # in place of its own


class _AllowedAttributes(AttrListTreeprocessor):
    def assign_attrs(self, elem: ElementTree.Element, attrs_string: str, *, strict: bool = False) -> str:
        found, remainder = get_attrs_and_remainder(attrs_string)
        if strict and remainder:
            return remainder
        refused = []
        for name, value in found:
            if name in LIST_ATTRIBUTES and value is not None:
                elem.set(name, value)
            else:
                refused.append(value or name if name == "." else name)
        # What stands behind a sign that can't be read is left out: `onclick= style=`.
        named = _NAMED.findall(_QUOTED.sub("", attrs_string))
        refused += [name for name in named if name not in LIST_ATTRIBUTES and name not in refused]
        if refused:
            elem.set(REFUSED, " ".join(refused))
        return remainder


class _ValidHtml(Treeprocessor):
    def __init__(self, md: Markdown, titles: dict[str, str]) -> None:
        super().__init__(md)
        self._titles = titles

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.tag in ("td", "th"):
                _class_for_alignment(element)
            elif element.tag == "table":
                _label_cells(element)
            elif element.tag in ("div", "details"):
                self._title_note(element)
            elif element.tag in ("li", "p"):
                _take_said_of_step(element)
            for name in OF_STEPS:
                if name in element.attrib:
                    element.set(f"data-{name}", element.attrib.pop(name))

    def _title_note(self, element: ElementTree.Element) -> None:
        """Notes by `> [!TIP]` and `!!! tip`; those that open, by `> [!TIP]-`, have a summary instead."""
        type_ = next((name for name in element.get("class", "").split() if name != "admonition"), "")
        title = element.find("p" if element.tag == "div" else "summary")
        if title is not None and title.text == type_.title() and type_ in self._titles:
            title.text = self._titles[type_]


def _take_said_of_step(element: ElementTree.Element) -> None:
    last = element[-1] if len(element) else None
    text = (element.text if last is None else last.tail) or ""
    match = _OF_STEP.search(text)
    if match is None:
        return
    for name, value in _ATTRIBUTE.findall(match.group(1)):
        element.set(name, value)
    if last is None:
        element.text = text[: match.start()]
    else:
        last.tail = text[: match.start()]


def _class_for_alignment(cell: ElementTree.Element) -> None:
    style = cell.attrib.pop("style", "")
    align = style.removeprefix("text-align:").strip(" ;")
    if align:
        cell.set("class", f"hc-align-{align}")


def _label_cells(table: ElementTree.Element) -> None:
    columns = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
    for row in table.iter("tr"):
        for column, cell in zip(columns, row.findall("td"), strict=False):
            if column:
                cell.set("data-label", column)


def makeExtension(**kwargs: Any) -> HelpCentreExtension:  # noqa: N802
    """What Python-Markdown calls to load the extension."""
    return HelpCentreExtension(**kwargs)
