"""MkDocs, Material and static-i18n at arm's length: pages and addresses in, files and settings out.

With plugin.py and run.py this is the only module that imports mkdocs. Each fault of a neighbour is cured
here or in one template, with its reason:

- static-i18n runs the whole build once per language on the same plugin objects, and `theme.language` is
  that of the previous build in `on_config`: `build_language` is to be asked from `on_pre_build` on.
- static-i18n writes one 404.html, that of the last language: `LanguageSite.not_found` keeps each, and
  `site_files` has all.
- static-i18n's sitemap has relative `hreflang` and no `x-default`, and MkDocs stamps it with the clock:
  our own `sitemap` takes its place.
- static-i18n puts a section named after the language into the menu and the breadcrumbs unless the menu is
  given: `set_navigation` gives it, with paths that hold for every language.
- MkDocs reports dead links without lines: they are Problems here, so its own remarks are silenced.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import Any, cast

import jinja2
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from helpcentre.build.feature import Mount
from helpcentre.build.state import Draw
from helpcentre.language.slug import slugify
from helpcentre.page.scripts import with_mounts, with_styles, without_comments
from helpcentre.page.view import Material, PageView
from helpcentre.source.content_tree import SectionOrder

PACKAGE = Path(__file__).parents[1]
THEME_DIRS = (PACKAGE / "page" / "theme", PACKAGE / "contact" / "theme")
STYLES = ("assets/helpcentre/site.css",)
MODULES = ("assets/helpcentre/page.mount.mjs",)
_MARKDOWN: dict[str, dict[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "sane_lists": {},
    "pymdownx.quotes": {"callouts": True},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True, "slugify": slugify},
    "toc": {"slugify": slugify, "permalink": False},
    "helpcentre.page.markdown_extension": {},
}


def theme_dirs(features: Iterable[str]) -> list[Path]:
    """Templates, styles and scripts of the core and of features.

    Args:
        features: names of those that are switched on; a feature that is off leaves nothing in the site.
    """
    own = (PACKAGE / "features" / name / "theme" for name in features)
    return [*THEME_DIRS, *(folder for folder in own if folder.is_dir())]


def prepare(config: MkDocsConfig, watched: Sequence[str], features: Sequence[str]) -> None:
    """Adds the generator's templates, styles, scripts and Markdown to a configuration; twice is once.

    Args:
        config: the configuration, in `on_config`.
        watched: files besides the content that a live preview watches.
        features: names of the features that are switched on.
    """
    if not config.use_directory_urls:
        raise PluginError("helpcentre: mkdocs.yml can't have use_directory_urls: false")
    if str(THEME_DIRS[0]) not in config.theme.dirs:
        # Behind the organisation's own templates, before Material's.
        position = 1 if config.theme.custom_dir else 0
        config.theme.dirs[position:position] = [str(folder) for folder in theme_dirs(features)]
    for style in STYLES:
        if style not in config.extra_css:
            config.extra_css.insert(0, style)  # so that a site's own styles win
    for path in MODULES:
        if not any(str(script) == path for script in config.extra_javascript):
            script = ExtraScriptValue(path)  # a plain string would lose the type of a module
            script.type = "module"
            config.extra_javascript.append(script)
    for name, options in _MARKDOWN.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**options, **(config.mdx_configs.get(name) or {})}
    config.validation.links.not_found = logging.INFO
    config.validation.links.anchors = logging.INFO
    config.validation.links.unrecognized_links = logging.INFO
    config.validation.links.absolute_links = logging.INFO
    config.watch += [path for path in watched if path not in config.watch]


def title_admonitions(config: MkDocsConfig, titles: dict[str, str]) -> None:
    """Sets the titles of notes for the language that is built now."""
    config.mdx_configs["helpcentre.page.markdown_extension"] = {"admonition_titles": titles}


def languages(config: MkDocsConfig) -> tuple[str, ...]:
    """The configured languages, the default one first.

    Raises:
        PluginError: when static-i18n is missing or not set to one folder a language.
    """
    i18n = config.plugins.get("i18n")
    if i18n is None or i18n.config.docs_structure != "folder":
        raise PluginError("helpcentre: mkdocs.yml needs the plugin i18n with docs_structure: folder")
    built = [language for language in i18n.config.languages if language.build]
    return tuple(language.locale for language in sorted(built, key=lambda language: not language.default))


def language_name(config: MkDocsConfig, language: str) -> str:
    """The name of a language in that language, as mkdocs.yml has it."""
    names = {entry.locale: str(entry.name) for entry in config.plugins["i18n"].config.languages}
    return names[language]


def build_language(config: MkDocsConfig) -> str:
    """The language that is built now; right from `on_pre_build` on."""
    i18n: Any = config.plugins["i18n"]
    return str(i18n.current_language)


def content_files(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Every file of the content folder, relative to it; theme files are not among them."""
    docs = Path(config.docs_dir)
    for file in files:
        excluded = file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
        if file.src_dir is not None and Path(file.src_dir) == docs and not excluded:
            yield file.src_uri


def addresses(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """The files of the content folder that are no pages, by their address in the language built now."""
    docs = Path(config.docs_dir)
    return {
        file.dest_uri: file.src_uri
        for file in files
        if file.src_dir is not None and Path(file.src_dir) == docs and not file.is_documentation_page()
    }


def hold_back(files: Files, paths: Iterable[str]) -> None:
    """Keeps files of the content folder out of the site; links to them are still resolved."""
    for path in paths:
        if file := files.src_uris.get(path):
            file.inclusion = InclusionLevel.EXCLUDED


def has_file(files: Files, path: str) -> bool:
    """Whether the finished site has a file at this path, from the content or from the theme."""
    return any(file.dest_uri == path for file in files)


def drop(files: Files, paths: Sequence[str]) -> None:
    """Takes files out of the build that MkDocs would stumble over before all Problems are found."""
    for path in paths:
        file = files.src_uris.get(path)
        if file is not None:
            files.remove(file)


def set_navigation(config: MkDocsConfig, orders: Sequence[SectionOrder], has_hub: Sequence[str]) -> None:
    """Gives MkDocs the menu of the language that is built now.

    Args:
        config: the configuration, in `on_files`.
        orders: the sections with their articles.
        has_hub: names of the sections that have an `index.md`.
    """
    navigation: list[Any] = ["index.md"]
    for order in orders:
        hub = [f"{order.name}/index.md"] if order.name in has_hub else []
        navigation.append({str(escape(order.title)): [*hub, *(f"{key}.md" for key in order.articles)]})
    config.nav = navigation


def guard_rendering(page: Page, guard: AbstractContextManager[None]) -> None:
    """Renders a page's Markdown under a guard: MkDocs has no hook around it. What fails is an empty text."""
    render = page.render

    def guarded(config: MkDocsConfig, files: Files) -> None:
        page.content = ""
        with guard:
            render(config, files)

    page.render = guarded  # type: ignore[method-assign]


def article_key(page: Page) -> str:
    """`section/slug` of a page, the same in every language."""
    return (
        PurePosixPath(str(getattr(page.file, "norm_src_uri", page.file.src_uri))).with_suffix("").as_posix()
    )


def set_meta(page: Page, title: str, description: str, template: str) -> None:
    """What Material's templates read of a page; they print it unescaped, so it is escaped here."""
    page.meta = {"title": str(escape(title)), "description": str(escape(description)), "template": template}


def material_files(config: MkDocsConfig) -> Material:
    """Where Material keeps its stylesheet and script in the version that is installed."""

    def find(pattern: str) -> str:
        for folder in config.theme.dirs:
            for path in sorted(Path(folder).glob(pattern)):
                return path.relative_to(folder).as_posix()
        raise PluginError(f"helpcentre: the theme has no {pattern}; mkdocs.yml needs theme: material")

    return Material(
        stylesheet=find("assets/stylesheets/main.*.min.css"),
        bundle=find("assets/javascripts/bundle.*.min.js"),
    )


def with_view(context: TemplateContext, view: PageView) -> TemplateContext:
    """Gives a template its page as `hc`."""
    return cast(TemplateContext, {**context, "hc": view})


def drawing(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> Draw:
    """What draws templates that are no article's.

    Args:
        env: the theme's environment, in `on_env`.
        config: the configuration.
        files: the files of the build.
    """

    def draw(template: str, *, address: str, view: PageView, **values: object) -> str:
        root = "/".join([".."] * address.count("/"))
        context = get_context(Navigation([], []), files, config, base_url=root)
        return env.get_template(template).render(with_view(context, view), **values)

    return draw


def finish_scripts(config: MkDocsConfig, mounts: Sequence[Mount], styles: Sequence[str]) -> None:
    """Scripts and styles of the finished site: what features declared is written into those of every page.

    Args:
        config: the configuration.
        mounts: the scripts of features.
        styles: the styles of features that every page has, by their path below `assets/helpcentre`.
    """
    assets = Path(config.site_dir) / "assets" / "helpcentre"
    page = Path(config.site_dir) / MODULES[0]
    told = [(mount.selector, mount.module, mount.when) for mount in mounts]
    page.write_text(with_mounts(page.read_text("utf-8"), told), "utf-8", newline="\n")
    for script in sorted(assets.rglob("*.mjs")):
        script.write_text(without_comments(script.read_text("utf-8")), "utf-8", newline="\n")
    site = Path(config.site_dir) / STYLES[0]
    added = "".join((assets / name).read_text("utf-8") for name in styles)
    site.write_text(with_styles(site.read_text("utf-8"), added), "utf-8", newline="\n")
    for name in styles:
        (assets / name).unlink()


def styles(config: MkDocsConfig) -> str:
    """The organisation's own styles, in their order."""
    folders = [Path(config.docs_dir), *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
    paths = (folder / str(style) for style in config.extra_css for folder in folders)
    return "\n".join(path.read_text("utf-8") for path in paths if path.is_file())


def write(config: MkDocsConfig, path: str, content: str | bytes) -> None:
    """Writes a file of the finished site, with `\\n` line ends on every system."""
    target = Path(config.site_dir) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)
