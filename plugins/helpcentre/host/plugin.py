"""The MkDocs plugin: each hook takes MkDocs's objects apart and calls the pipeline, in MkDocs's order.

static-i18n runs all hooks once per language, the default one first, on this same object. What belongs to the
whole site waits for the last one.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from helpcentre.build.failure import end_of_work, write_log
from helpcentre.build.feature import Feature
from helpcentre.build.pipeline import Pipeline, read, start
from helpcentre.build.state import Settings
from helpcentre.build.store import WITH_MEDIA, Derive
from helpcentre.contact.model import ContactConfig
from helpcentre.features import feature_classes
from helpcentre.host import adapter
from helpcentre.language.dates import is_known
from helpcentre.language.words import Words
from helpcentre.language.words import languages as languages_with_words
from helpcentre.package_data import SITE_LANGUAGES, use_site
from helpcentre.page.site_address import read_address
from helpcentre.problem import Level, Place, Problem, in_reading_order
from helpcentre.source.content_folder import endless_links, files_below

log = logging.getLogger("mkdocs.plugins.helpcentre")


class CoreOptions(base.Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in mkdocs.yml that belong to no feature."""

    sections = c.ListOfItems(c.Type(str))
    """Folders of articles, in the order of the menu."""
    topics = c.ListOfItems(c.Type(str), default=[])
    """The sections that the home page shows large; all of them if none is named."""
    audiences = c.Type((dict, list, str, bool, int, float), default={})
    """Whom articles may be for: names, and their words by language; read by `source/audiences.py`."""
    contact = c.Type(str, default="contact_config.yaml")
    """The file with the contact facts, relative to mkdocs.yml."""
    placeholders = c.Type(str, default="placeholders.yaml")
    """The file with what only the owner knows, relative to mkdocs.yml."""
    social_card = c.Type(str, default="")
    """The picture that a shared link shows, a path in the finished site; none if empty."""
    messages = c.Choice(tuple(languages_with_words()), default="az")
    """The language of messages to editors."""
    vcard = c.Type(bool, default=True)
    """Write /contact.vcf."""
    calendar = c.Type(bool, default=True)
    """Write /hours.ics, one per language."""
    facts = c.Type(bool, default=True)
    """Write /contact.json."""


def _feature_options() -> dict[str, object]:
    """The options of all features: a switch for each, and what it says of itself."""
    options: dict[str, object] = {}
    for feature in feature_classes():
        if feature.switch:
            options[feature.switch] = c.Type(bool, default=True)
        for option in feature.options:
            options[option.name] = c.Type(type(option.default), default=option.default)
    return options


HelpCentreConfig = type("HelpCentreConfig", (CoreOptions,), _feature_options())
CORE_FILES = ("contact", "placeholders")
"""Options of the core that name files which a live preview watches."""


class ProblemsFoundError(PluginError):
    """The site can't be built as it is written; the message has every Problem."""


class HelpCentrePlugin(BasePlugin[CoreOptions]):  # type: ignore[no-untyped-call]
    """The one MkDocs plugin."""

    config_class = HelpCentreConfig  # BasePlugin takes it from its type argument otherwise

    def __init__(self) -> None:
        self.serving = False
        self.derive = Derive.MAKE
        self.is_renewed = False
        self.progress: Callable[[str, int, int], None] | None = None
        self.only: tuple[str, frozenset[str] | None] | None = None
        self.pipeline: Pipeline | None = None
        self.written_address = ""
        """What mkdocs.yml has as the site's address, where MkDocs itself would end at it."""
        self._early_problems: list[Problem] = []
        self._last_good_contact: ContactConfig | None = None
        self._unreadable: frozenset[str] = frozenset()
        self._config_file = Path("mkdocs.yml")

    @property
    def problems(self) -> list[Problem]:
        """All that has been found so far."""
        return [*self._early_problems, *(self.pipeline.build.problems if self.pipeline else ())]

    @property
    def page_count(self) -> int:
        """How many articles there are, in all languages."""
        site = self.pipeline.build.site if self.pipeline else None
        return sum(len(articles) for articles in site.articles.values()) if site else 0

    def feature(self, name: str) -> Feature | None:
        """A feature of the site that has been built; None when it is switched off."""
        features = self.pipeline.features if self.pipeline else ()
        return next((feature for feature in features if feature.name == name), None)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """A live preview goes on where a build would stop; MkDocs keeps this object between its builds."""
        self.serving = command == "serve"
        if self.serving and not os.environ.get(WITH_MEDIA):
            self.derive = Derive.FIND

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Brings the generator's templates, styles, scripts and Markdown along."""
        self._config_file = Path(config.config_file_path)
        root = self._config_file.parent
        use_site(root)
        unknown = [code for code in adapter.languages(config) if not is_known(code)]
        if unknown:
            place = self._settings(config).place("languages")
            self._early_problems = [Problem(place, "language.unknown", {"languages": ", ".join(unknown)})]
            raise self._failure()
        files = [option.name for feature in feature_classes() for option in feature.options if option.is_file]
        watched = [root / name for key in (*CORE_FILES, *files) if (name := self.config[key])]
        watched.append(root / SITE_LANGUAGES)
        wanted = [feature.name for feature in feature_classes() if self._is_on(feature.switch)]
        adapter.prepare(config, [str(path) for path in watched if path.exists()], wanted)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Starts the language that is built now; before the first one, everything is forgotten."""
        language = adapter.build_language(config)
        if language == adapter.languages(config)[0]:
            self.pipeline = None
            self._early_problems = []
            self._refuse_endless_links(config)
        adapter.title_admonitions(config, Words(language).under("admonition"))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Reads what the editors wrote and gives MkDocs the menu."""
        language = adapter.build_language(config)
        if self.pipeline is None:
            self.pipeline = self._started(files, config)
        pipeline = self.pipeline
        pipeline.begin(language, adapter.addresses(files, config))
        adapter.drop(files, list(self._unreadable))
        adapter.hold_back(files, pipeline.held_back)
        adapter.drop(files, pipeline.dropped)
        site = pipeline.build.site
        adapter.set_navigation(config, site.section_orders(language), site.hubs(language))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Validated front matter becomes the page's; tags are filled from contact_config.yaml."""
        pipeline, language = self._pipeline, adapter.build_language(config)
        source = pipeline.build.site.source(language, adapter.article_key(page))
        if source is None:
            return markdown
        adapter.set_meta(page, source.title, source.description, pipeline.template(source))
        adapter.guard_rendering(page, pipeline.guarding(language, source))
        return pipeline.filled(language, source, page.url)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """The body HTML, before the theme, becomes an Article."""
        pipeline, language = self._pipeline, adapter.build_language(config)
        source = pipeline.build.site.source(language, adapter.article_key(page))
        return pipeline.body(language, source, page.url, html) if source else html

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """All Articles of the language are known."""
        # JSON-LD with letters, not escapes: shorter, and readable for people who look at the source.
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        pipeline, language = self._pipeline, adapter.build_language(config)
        if pipeline.build.site.contact is None:
            pipeline.build.problems += pipeline.build.editions[language].problems()
            # No page can be drawn without contact facts; what was found so far is said now.
            raise self._failure()
        pipeline.build.draw = adapter.drawing(env, config, files)
        pipeline.complete(language, adapter.material_files(config))
        adapter.drop(files, pipeline.without_page(language))
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Gives the page's template all that it shows."""
        view = self._pipeline.page(adapter.build_language(config), adapter.article_key(page))
        return adapter.with_view(context, view)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Gives the 404 page the same."""
        return adapter.with_view(context, self._pipeline.build.frames[adapter.build_language(config)])

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """The finished page gets its own Content-Security-Policy."""
        language = adapter.build_language(config)
        self._pipeline.page_done(language)
        return self._pipeline.finished(output, language, adapter.article_key(page))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """404 pages are kept, one per language; the sitemap is written at the end, for all of them."""
        if template_name == "404.html":
            language = adapter.build_language(config)
            page = self._pipeline.finished(output_content, language)
            self._pipeline.build.editions[language].not_found = page
        return "" if template_name == "sitemap.xml" else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the last language: what belongs to the whole site; then every Problem, at once."""
        pipeline = self._pipeline
        if not pipeline.is_complete:
            return
        for path, content in pipeline.files().items():
            adapter.write(config, path, content)
        for path, source in pipeline.derived().items():
            source.copy_to(Path(config.site_dir) / path)
        pipeline.build.store.prune()
        adapter.finish_scripts(config, pipeline.mounts, pipeline.styles)
        self._tell()

    def on_build_error(self, *, error: Exception) -> None:
        """Whatever ends a build is said as a Problem, with all that were found before."""
        if isinstance(error, MkDocsException):
            return
        refused_by_system = isinstance(error, OSError)  # by a full disk, such as the command line tells it
        if not refused_by_system:
            self._early_problems.append(_unforeseen(error, Place(self._config_file.name)))
        if any(problem.level is Level.ERROR for problem in self.problems):
            log.error("%s", self._failure())
        if self.serving or not refused_by_system:
            raise Abort(str(error) if refused_by_system else "") from error

    # --- What the hooks above are made of -------------------------------------------------------------------

    @property
    def _pipeline(self) -> Pipeline:
        if self.pipeline is None:
            raise PluginError("helpcentre: a hook was called before on_files")
        return self.pipeline

    def _started(self, files: Files, config: MkDocsConfig) -> Pipeline:
        paths = list(adapter.content_files(files, config))
        pipeline = start(
            self._settings(config),
            paths,
            lambda path: adapter.has_file(files, path),
            self._last_good_contact,
        )
        self._unreadable = frozenset(paths) - pipeline.build.site.paths
        self._last_good_contact = pipeline.build.site.contact or self._last_good_contact
        build = pipeline.build
        build.derive, build.progress, build.only = self.derive, self.progress, self.only
        build.is_renewed = self.is_renewed
        read(pipeline)
        return pipeline

    def _settings(self, config: MkDocsConfig) -> Settings:
        path = Path(config.config_file_path)
        return Settings(
            root=path.parent,
            file=path.name,
            docs=Path(config.docs_dir),
            site_url=read_address(config.site_url),
            written_address=self.written_address or config.site_url or "",
            languages={code: adapter.language_name(config, code) for code in adapter.languages(config)},
            options=dict(self.config),
            template_dirs=(Path(config.theme.custom_dir),) if config.theme.custom_dir else (),
            styles=adapter.styles(config),
            is_preview=self.serving,
        )

    def _refuse_endless_links(self, config: MkDocsConfig) -> None:
        """MkDocs would follow a link that leads back to its own folder without end: what else is wrong is
        looked for without it.
        """
        docs = Path(config.docs_dir)
        links = list(endless_links(docs))
        if not links:
            return
        self._early_problems = [Problem(Place(f"{docs.name}/{link}"), "file.endless_link") for link in links]
        build = start(self._settings(config), files_below(docs), lambda _: True, None).build
        self._early_problems += build.problems
        for language in build.site.languages:
            found = build.site.source_problems(language)
            self._early_problems += [finding for finding in found if isinstance(finding, Problem)]
        raise self._failure()

    def _is_on(self, switch: str) -> bool:
        return not switch or bool(self.config[switch])

    def _tell(self) -> None:
        """Says every Problem: a build ends with the errors, a live preview goes on."""
        problems = self.problems
        if any(problem.level is Level.ERROR for problem in problems):
            failure = self._failure()
            if not self.serving:
                raise failure
            log.error("%s", failure)
        warnings = [problem for problem in problems if problem.level is Level.WARNING]
        if self.serving and warnings:
            words = self._words()
            texts = "\n\n".join(problem.text(words) for problem in in_reading_order(warnings))
            log.info("%s\n\n%s\n", words("problem.warnings", count=len(warnings)), texts)

    def _words(self) -> Words:
        """The words of messages."""
        chosen = os.environ.get("HELPCENTRE_LANG", "")
        return Words(chosen if chosen in languages_with_words() else self.config.messages)

    def _failure(self) -> ProblemsFoundError:
        words = self._words()
        found = [p for p in in_reading_order(self.problems) if p.level is Level.ERROR]
        if any(problem.trace for problem in found):
            path = write_log(self._config_file.parent, found)
            found = [replace(p, values={**p.values, "log": path}) if p.trace else p for p in found]
        text = "\n\n".join(problem.text(words) for problem in found)
        return ProblemsFoundError(f"{words('problem.count', count=len(found))}\n\n{text}\n")


def _unforeseen(error: Exception, place: Place) -> Problem:
    """What ends a build; a mistake in a template has a place of its own."""
    if isinstance(error, jinja2.TemplateError):
        file = getattr(error, "filename", None) or getattr(error, "name", None)
        if file:
            place = Place(_from_here(file), getattr(error, "lineno", None))
        return Problem(place, "file.template", {"reason": str(error.message)})
    return end_of_work(error, place)


def _from_here(path: str) -> str:
    """A path as a reader would write it: from the current folder if it is below it."""
    try:
        return Path(path).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path
