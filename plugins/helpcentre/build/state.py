"""What is known while a site is built: its settings, what its editors wrote, what has been made so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from helpcentre.build.reads import OWN_FOLDER
from helpcentre.build.store import Derive, Progress, Store
from helpcentre.contact.model import ContactConfig
from helpcentre.page.view import PageView
from helpcentre.problem import Place, Problem
from helpcentre.source.content_folder import read_file
from helpcentre.source.site import LanguageSite, Site

STORE = Path(OWN_FOLDER, "helpcentre", "derived")
"""Where derived files are kept, relative to mkdocs.yml."""


class Draw(Protocol):
    """Draws a template that is no article's: a page that nobody writes, or a part that a script fetches."""

    def __call__(self, template: str, *, address: str, view: PageView, **values: object) -> str:
        """The drawn template.

        Args:
            template: its name.
            address: where it will be, relative to the site's root: its own addresses are relative to that.
            view: given to it as `hc`.
            values: given to it besides.
        """


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says of a site.

    Args:
        root: the folder of mkdocs.yml.
        file: the name of mkdocs.yml, for messages.
        docs: the content folder.
        site_url: absolute address of the site's root, ending in `/`; empty when it has none.
        written_address: what mkdocs.yml has as that address, right or wrong.
        languages: the name of each language in that language, by its code, the default one first.
        options: all options of the plugin by name, those of the features among them.
        template_dirs: the organisation's own templates, looked at before the package's.
        styles: the organisation's own styles.
        is_preview: whether a live preview is built, which goes on where a build would stop.
    """

    root: Path
    file: str
    docs: Path
    site_url: str
    languages: Mapping[str, str]
    options: Mapping[str, object]
    written_address: str = ""
    template_dirs: tuple[Path, ...] = ()
    styles: str = ""
    is_preview: bool = False

    def text(self, option: str) -> str:
        """An option that is a text."""
        return str(self.options.get(option) or "")

    def is_on(self, option: str) -> bool:
        """An option that is a switch."""
        return bool(self.options.get(option))

    def place(self, key: str) -> Place:
        """A key of mkdocs.yml, whose lines are not known."""
        return Place(self.file, None, key)


@dataclass
class Build:
    """One build of a site in all its languages.

    Args:
        settings: what mkdocs.yml says.
        site: what the editors wrote.
        derive: what is done about derived files.
        progress: is called with the key of a word, how many are made, and of how many; None for silence.
        is_renewed: whether derived files are made anew, whatever the store has.
        only: the one feature whose derived files are wanted, with the keys of its articles, or None for all
            of them; every feature's when it is None itself.
        problems: all that has been found so far.
        editions: the site in each language, as far as it is built.
        frames: what every page of a language shows around its article.
        offers: what features do for each other, by the name of the slot.
    """

    settings: Settings
    site: Site
    derive: Derive = Derive.MAKE
    progress: Callable[[str, int, int], None] | None = None
    is_renewed: bool = False
    only: tuple[str, frozenset[str] | None] | None = None
    problems: list[Problem] = field(default_factory=list)
    editions: dict[str, LanguageSite] = field(default_factory=dict)
    frames: dict[str, PageView] = field(default_factory=dict)
    offers: dict[str, list[Callable[..., Any]]] = field(default_factory=dict)
    draw: Draw | None = None

    @property
    def store(self) -> Store:
        """The store of derived files."""
        root = self.settings.root
        return Store(root / STORE, root / OWN_FOLDER, is_renewed=self.is_renewed)

    @property
    def drawing(self) -> Draw:
        """Draws templates; the host gives it before a language is complete."""
        if self.draw is None:
            raise LookupError("templates are not known yet")
        return self.draw

    @property
    def contact(self) -> ContactConfig:
        """The contact facts; only asked for where a build goes on, which it does with valid ones alone."""
        if self.site.contact is None:
            raise LookupError("the contact facts are not valid")
        return self.site.contact

    def ask(self, slot: str, *arguments: object) -> Any:
        """What a feature does for others under the name of a slot; None when there is no such feature."""
        offered = self.offers.get(slot)
        return offered[0](*arguments) if offered else None

    def ask_all(self, slot: str, *arguments: object) -> list[Any]:
        """The answers of all features that offer something under the name of a slot."""
        return [offered(*arguments) for offered in self.offers.get(slot, ())]

    def telling(self, word: str) -> Progress | None:
        """The progress of one kind of derived files."""
        return self.progress and partial(self.progress, word)

    def wanted(self, feature: str) -> frozenset[str] | None:
        """Keys of the articles whose derived files a feature makes; None for all of them."""
        if self.only is None:
            return None
        return self.only[1] if self.only[0] == feature else frozenset()

    def read_file(self, option: str, *, must_exist: bool = False) -> bytes | None:
        """The file that an option names, relative to mkdocs.yml; what keeps it from being read is noted.

        Args:
            option: its value is the file's name; empty for none.
            must_exist: whether its absence is a Problem too.
        """
        name = self.settings.text(option)
        return read_file(self.settings.root, name, self.problems, must_exist=must_exist and bool(name))
