"""The check of this browser as a feature: requirements.yaml as tables, and as what the check goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from helpcentre.build.failure import about
from helpcentre.build.feature import Feature, Mount, Option, TagPage
from helpcentre.build.state import Build
from helpcentre.features.device_check.device_check import (
    device_check_tags,
    requirements_address,
    requirements_file,
)
from helpcentre.features.device_check.requirements import (
    Requirements,
    read_requirements,
    requirement_texts,
)
from helpcentre.problem import Problem
from helpcentre.source.site import LanguageSite
from helpcentre.source.tags import TagTable


class DeviceCheckFeature(Feature):
    """What browser and device visitors need; a site that has no such file has no check of them."""

    name = "device_check"
    switch = "device_check"
    styles = ("device-check/page.css",)
    options = (Option("requirements", "requirements.yaml", is_file=True),)
    tags = ("browser_requirements", "browser_settings", "browser_check")
    mounts = (Mount("[data-hc-device-check]", "device-check/device-check.mount.mjs"),)

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self._requirements: Requirements | None = None
        self._texts: dict[str, list[tuple[str, int]]] = {}

    def offers(self) -> Mapping[str, Callable[..., Any]]:
        """Where what the check goes by is, and the texts of requirements.yaml for the check of texts."""
        return {
            "device_requirements": lambda language: (
                requirements_address(language) if self._requirements else ""
            ),
            "texts": lambda language: (
                self.build.settings.text("requirements"),
                self._texts.get(language, []),
            ),
        }

    def read(self) -> Iterable[Problem]:
        """The requirements."""
        content, site = self.build.read_file("requirements"), self.build.site
        if content is None:
            return ()
        name = self.build.settings.text("requirements")
        with about(name):
            self._requirements, problems = read_requirements(
                content, name, site.languages, site.keys(site.default_language)
            )
        self._texts = {code: list(requirement_texts(content, name, code)) for code in site.languages}
        return problems

    def fill(self, page: TagPage) -> TagTable:
        """The tables and the check."""
        if self._requirements is None:
            return {}
        return device_check_tags(self._requirements, page.words, page.language, page.template_dirs)

    def make(self, edition: LanguageSite) -> Iterator[Problem]:
        """What the check goes by."""
        if self._requirements:
            known = {key: (article.title, article.url) for key, article in edition.articles.items()}
            edition.files |= requirements_file(self._requirements, edition.words, edition.language, known)
        yield from ()


FEATURE = DeviceCheckFeature
