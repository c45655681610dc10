"""The house keeps its shape: who may know whom, all words in their files, nothing of one organisation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from string import Formatter

import pytest
import yaml

from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.contact.kinds import KINDS
from helpcentre.features import FEATURES, feature_classes
from helpcentre.language.packaged_words import flattened, packaged_files
from helpcentre.language.words import Words, languages
from helpcentre.source.front_matter import FrontMatter

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins" / "helpcentre"
THEME = PACKAGE / "page" / "theme"
NAMES_NO_FEATURE = (
    *(PACKAGE / "build" / f"{name}.py" for name in ("feature", "pipeline", "state")),
    *PACKAGE.glob("host/*.py"),
    *PACKAGE.glob("cli/*.py"),
    *(
        THEME / "helpcentre" / f"{name}.html"
        for name in ("base", "article-body", "header", "head", "home", "menu")
    ),
    THEME / "404.html",
    THEME / "assets" / "helpcentre" / "page.mount.mjs",
)
"""Files that show or run features, whichever there are."""
MAY_BE_NAMED = {
    ("page/theme/helpcentre/base.html", 'data-md-toggle="search"'): "Material's script asks for it",
    ("page/theme/helpcentre/base.html", '"search": (hc.script'): "Material's name for its worker",
    ("page/theme/helpcentre/header.html", "hc.slots.search"): "a slot, named after its place in the header",
}
MAY_KNOW_ITS_PLACE = {
    "package_data.py": "opens all others",
    "host/adapter.py": "MkDocs is given folders of templates, styles and scripts",
    "contact/tags.py": "Jinja is given its folder of templates",
    "features/device_check/device_check.py": "Jinja is given its folder of templates",
    "features/feedback/feedback_files.py": "Jinja is given its folder of templates",
    "features/report/report_form.py": "Jinja is given its folder of templates",
    "features/support/channel_check.py": "Jinja is given its folder of templates",
    "features/support/tier_links.py": "Jinja is given its folder of templates",
    "features/search/search_files.py": "lists scripts that the site has anyway",
    "features/search/site_query.py": "Node is given a script to run",
}
"""Modules with `__file__`: no derived file is made of what these find."""
AZERBAIJANI = re.compile("[əığşçöüƏİĞŞÇÖÜ]")
LINGUISTIC = {
    "page/theme/assets/helpcentre/folding.mjs": "letters themselves",
    "page/theme/assets/helpcentre/secret-rules.mjs": "letters as they are compared",
    "page/secret_guard.py": "letters as they are compared",
    "language/casing.py": "letters themselves",
    "language/slug.py": "letters themselves",
    "language/hyphenation.py": "letters themselves",
    "source/validation.py": "reads yes and no as an editor writes them",
    "contact/literals.py": "finds hours as an editor writes them",
    "contact/holiday_proposal.py": "mends names of the package `holidays`",
}
"""Modules that know Azerbaijani letters and show none of them to anybody."""
TEXT_FILES = frozenset({".py", ".html", ".mjs", ".js", ".css", ".yml", ".yaml", ".svg", ".json", ".typ"})
EXAMPLE_NUMBER = "+994 12 555 55 55"
"""In a remedy of the words files: nobody's number, but written the way an editor here knows."""


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a module is written in."""
    return tuple(ast.walk(parsed(path)))


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module that a file imports, late imports and those for types included."""
    return tuple(named_in(path, nodes(path)))


def named_in(path: Path, statements: Sequence[ast.AST]) -> Iterator[str]:
    package = ["helpcentre", *path.relative_to(PACKAGE).parts[:-1]]
    for node in statements:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def feature_of(module: str) -> str:
    """The feature a dotted module belongs to; empty for core and for other packages."""
    parts = module.split(".")
    return (
        parts[2]
        if parts[:2] == ["helpcentre", "features"]
        and parts[2:3] != ["FEATURES"]
        and (parts[2:] and parts[2] in FEATURES)
        else ""
    )


def owner(path: Path) -> str:
    """The feature a file belongs to; empty for core."""
    parts = path.relative_to(PACKAGE).parts
    return parts[1] if parts[0] == "features" and len(parts) > 2 else ""


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string of a module that is no docstring."""
    docstrings = {
        id(statement.value)
        for node in nodes(path)
        if isinstance(body := getattr(node, "body", None), list)
        for statement in body
        if isinstance(statement, ast.Expr)
    }
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def without_comments(path: Path) -> str:
    """A template, script, style or Typst file; lines keep their numbers."""
    text = path.read_text("utf-8")
    comment = r"/\*.*?\*/|(?<![:'\"])//[^\n]*"
    if path.suffix == ".html":
        comment = r"\{#.*?#\}|<!--.*?-->"
    return re.sub(comment, lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)


def code(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of all that a file says to a machine: lines, or of a module its names and strings."""
    if path.suffix != ".py":
        yield from enumerate(without_comments(path).splitlines(), 1)
        return
    yield from texts(path)
    for node in nodes(path):
        for attribute in ("id", "attr", "arg", "name", "module"):
            if isinstance(said := getattr(node, attribute, None), str):
                yield getattr(node, "lineno", 0), said


# --- Who may know whom --------------------------------------------------------------------------------------


def test_the_list_of_features_is_that_of_their_folders() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("features/*/__init__.py")}
    assert sorted(folders) == sorted(FEATURES)
    assert [feature.name for feature in feature_classes()] == list(FEATURES)


def test_mkdocs_is_known_to_the_host_only() -> None:
    found = {
        name(path)
        for path in modules()
        for module in imports(path)
        if re.match(r"(mkdocs|material|properdocs)(_|\.|$)", module)
    }
    assert sorted(path for path in found if not path.startswith("host/")) == []
    assert "host/plugin.py" in found


def test_core_imports_no_feature_and_no_feature_another() -> None:
    found = {
        (name(path), other)
        for path in modules()
        for other in {feature_of(module) for module in imports(path)} - {"", owner(path)}
    }
    assert sorted(found) == []


PATHS = {one: re.compile(rf"(?<![\w-])({one}|{one.replace('_', '-')})/") for one in FEATURES}
"""A folder of a feature in an import of a script, an include, a style, a Typst file, or a string."""


def test_no_file_reaches_into_the_folder_of_a_feature() -> None:
    """What a feature has for others it offers by slots; no script, template or style goes past that."""
    files = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".mjs", ".html", ".css", ".typ"}]
    assert {path.suffix for path in files} == {".py", ".mjs", ".html", ".css", ".typ"}
    found = [
        f"{name(path)}:{line}: {text.strip()[:80]}"
        for path in files
        for line, text in (texts(path) if path.suffix == ".py" else code(path))
        for one, pattern in PATHS.items()
        if one != owner(path) and pattern.search(text)
    ]
    assert found == []


def test_the_core_names_no_feature() -> None:
    named = re.compile(
        rf"(?<![a-z])({'|'.join(one.replace('_', '[-_]') for one in FEATURES)})s?(?![a-z])", re.IGNORECASE
    )
    allowed: set[tuple[str, str]] = set()
    found = []
    for path in NAMES_NO_FEATURE:
        for line, text in code(path):
            if named.search(text):
                excuse = next((one for one in MAY_BE_NAMED if one[0] == name(path) and one[1] in text), None)
                if excuse:
                    allowed.add(excuse)
                else:
                    found.append(f"{name(path)}:{line}: {text.strip()[:80]}")
    assert found == []
    assert allowed == set(MAY_BE_NAMED), "an exception that is none any more"


KINDS_FOLDER = PACKAGE / "contact" / "kinds"
KIND_NAMES = re.compile(rf"(?<![\w-])(['\"])({'|'.join(KINDS)})\1|--({'|'.join(KINDS)})\b")
"""A name of a kind as a whole string, as a value of an attribute, or at the end of a CSS class."""
KIND_MARKS = re.compile(
    r"telegram|whatsapp|viber|instagram|mailto|['\"/](?:tel|sms|tg|viber):|(?<![\w.])(?:t|wa)\.me\b",
    re.IGNORECASE,
)
"""What only one kind has: the name of its service, a scheme, a host."""
FACTS = "page/theme/assets/helpcentre/browser-facts.mjs"
IN_APP = "an app whose own browser a visitor may be in"
CHECK = "features/support/theme/assets/helpcentre/support/channel-check.mjs"
SHARE = "features/infographic/theme/helpcentre/infographic/gallery-item.html"
MAY_NAME_A_CHANNEL_KIND = {
    ("contact/number.py", "tel:"): "before any number, whatever it is for",
    (CHECK, "mailto"): "before any mail address",
    ("features/guide/publishing.py", "phone"): "a form of guides",
    ("features/guide/form.py", "phone"): "a form of guides",
    ("features/guide/guide.py", "phone"): "a form of guides",
    ("features/guide/document.py", "phone"): "a form of guides",
    ("features/guide/template/guide.typ", "phone"): "a form of guides",
    (FACTS, "phone"): "a device",
    **{(FACTS, app): IN_APP for app in ("Telegram", "telegram", "WhatsApp", "Viber", "Instagram")},
    ("page/theme/assets/helpcentre/secret-rules.mjs", "whatsapp"): "a word before a number",
    ("page/theme/assets/helpcentre/contact/networks.mjs", "instagram"): "a social network",
    (SHARE, "t.me"): "shares a page with anybody",
    (SHARE, "Telegram"): "shares a page with anybody",
}
"""The same words for other things."""


def test_nothing_outside_the_kinds_names_one() -> None:
    """A kind is compared with no string; no link, attribute or class is one kind's: `contact/channel.py`."""
    assert sorted(path.stem for path in KINDS_FOLDER.glob("*.py") if path.stem != "__init__") == sorted(KINDS)
    used, found = set(), []
    for path in PACKAGE.rglob("*"):
        if path.suffix not in {".py", ".mjs", ".html", ".css", ".typ"} or KINDS_FOLDER in path.parents:
            continue
        for line, text in code(path):
            for named in names_of_kinds(f'"{text}"' if path.suffix == ".py" else text):
                if (name(path), named) in MAY_NAME_A_CHANNEL_KIND:
                    used.add((name(path), named))
                else:
                    found.append(f"{name(path)}:{line}: {named}: {text.strip()[:80]}")
    assert found == []
    assert sorted(set(MAY_NAME_A_CHANNEL_KIND) - used) == [], "an exception that is none any more"


def names_of_kinds(text: str) -> Iterator[str]:
    """What of a line only one kind has."""
    yield from (found[2] or found[3] for found in KIND_NAMES.finditer(text))
    yield from (found[0].strip("'\"/") for found in KIND_MARKS.finditer(text))


@pytest.mark.parametrize(
    "text",
    [
        'if channel.kind.name == "phone":',
        "[data-hc-way='telegram']",
        ".hc-channel--email { color: red; }",
        'case "sms":',
        'address.startsWith("mailto:")',
        "if way.is_whatsapp",
        "https://t.me/share",
        '{% if way.kind == "post" %}',
    ],
)
def test_what_names_a_kind(text: str) -> None:
    assert list(names_of_kinds(text))


def test_modules_import_each_other_in_no_circle() -> None:
    """Imports as a module is loaded, and those for types; late ones have their reasons."""
    known = {
        ".".join(["helpcentre", *path.relative_to(PACKAGE).with_suffix("").parts]): path for path in modules()
    }
    known = {module.removesuffix(".__init__"): path for module, path in known.items()}
    late = {
        id(inner)
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
    }
    graph = {
        module: set(named_in(path, [node for node in nodes(path) if id(node) not in late]))
        & set(known) - {module}
        for module, path in known.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_data_files_are_opened_where_they_are_noted() -> None:
    """A derived file is known to depend on a data file only if package_data has opened it."""
    found = {
        name(path)
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.Name) and node.id == "__file__"
    }
    assert sorted(found) == sorted(MAY_KNOW_ITS_PLACE)
    opened = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"read_text", "read_bytes", "open"}
        and any(isinstance(part, ast.Name) and part.id == "PACKAGE" for part in ast.walk(node.func.value))
    ]
    assert opened == []


# --- What features say of themselves ------------------------------------------------------------------------


def test_every_feature_can_be_switched_off_and_shares_no_name() -> None:
    switches = [feature.switch for feature in feature_classes()]
    assert all(switches)
    told = [
        *switches,
        *(option.name for feature in feature_classes() for option in feature.options),
    ]
    tags = [tag for feature in feature_classes() for tag in feature.tags]
    keys = [
        *FrontMatter.model_fields,
        *(key.name for feature in feature_classes() for key in feature.front_matter),
    ]
    for names in (told, tags, keys):
        assert sorted(one for one in set(names) if names.count(one) > 1) == []


def test_what_features_declare_is_there() -> None:
    missing = [
        f"{feature.name}: {path}"
        for feature in feature_classes()
        for path in (*feature.styles, *(mount.module for mount in feature.mounts))
        if not (PACKAGE / "features" / feature.name / "theme" / "assets" / "helpcentre" / path).is_file()
    ]
    assert missing == []


def test_every_moment_of_a_script_is_one_that_the_page_knows() -> None:
    page = (THEME / "assets" / "helpcentre" / "page.mount.mjs").read_text("utf-8")
    for feature in feature_classes():
        for mount in feature.mounts:
            assert mount.when in {"now", "near", "tap"} or re.fullmatch("on [a-z-]+", mount.when), mount
    assert {"now", "tap", "near"} == set(re.findall(r'moment === "(\w+)"', page))
    assert 'moment.replace("on ", "")' in page


def test_scripts_to_mount_export_mount() -> None:
    without = [
        mount.module
        for feature in feature_classes()
        for mount in feature.mounts
        if not re.search(
            r"export (async )?function mount\(",
            (PACKAGE / "features" / feature.name / "theme/assets/helpcentre" / mount.module).read_text(
                "utf-8"
            ),
        )
    ]
    assert without == []


SHOWN = re.compile(r"hc\.slots\.(\w+)")
"""A slot that a template shows."""


def test_slots_that_features_fill_are_shown() -> None:
    shown = {slot for path in THEME.rglob("*.html") for slot in SHOWN.findall(path.read_text("utf-8"))}
    filled = set()
    for one in FEATURES:
        path = PACKAGE / "features" / one / "feature.py"
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef) and node.name == "parts":
                filled |= {
                    str(first.value)
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Tuple)
                    and isinstance(first := inner.elts[0], ast.Constant)
                    and isinstance(first.value, str)
                }
    assert filled
    assert sorted(filled - shown) == []


# --- Languages are data -------------------------------------------------------------------------------------

LANGUAGE_CODES = frozenset({"az", "en", "tr", "de", "fr", "es", "ru", "pt-BR", "en-GB", "az-AZ"})
COMPARED = re.compile(
    r"""(?:[=!]==?|\bin|\bcase)\s*[(\[{]?\s*["']([A-Za-z-]+)["']|["']([A-Za-z-]+)["']\s*[=!]==?"""
)
"""A text in a comparison of a template or a script."""


def test_no_module_asks_which_language_it_is() -> None:
    """What is another in one language stands in its folder, so that a site can bring it for any other."""
    found = [
        f"{name(path)}:{getattr(node, 'lineno', 0)}"
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.Compare | ast.MatchValue | ast.Set)
        and any(
            isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value in LANGUAGE_CODES
            for part in ast.walk(node)
        )
    ]
    found += [
        f"{name(path)}:{line}: {text.strip()[:80]}"
        for suffix in ("html", "mjs", "typ")
        for path in sorted(PACKAGE.rglob(f"*.{suffix}"))
        for line, text in code(path)
        if any(LANGUAGE_CODES & set(groups) for groups in COMPARED.findall(text))
    ]
    assert found == []


# --- Kinds of articles are records ------------------------------------------------------------------------

UNMISTAKABLE = re.compile(r"(?<![a-z])(howto|troubleshooting|faq)(?![a-z])", re.IGNORECASE)
"""Names that mean nothing but a kind; `page`, `hub` and `reference` are words of the house too."""
MAY_NAME_A_KIND = {
    ("page/theme/helpcentre/article-body.html", "faq-filter.html"): "the name of a template",
    ("page/theme/helpcentre/faq-filter.html", "hc.t('faq."): "its words",
}


def asks_for_a_kind(node: ast.AST) -> bool:
    """Whether the kind of an article is compared with a name or a record, which says all there is to ask."""
    if not isinstance(node, ast.Compare):
        return False
    sides = [node.left, *node.comparators]
    inner = [part for side in sides for part in ast.walk(side)]
    return any("kind" in (getattr(side, "attr", ""), getattr(side, "id", "")) for side in sides) and any(
        (isinstance(part, ast.Constant) and part.value in ARTICLE_KINDS)
        or getattr(part, "id", "") in {"PLAIN", "ARTICLE_KINDS"}
        for part in inner
    )


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ('article.kind == "hub"', True),
        ('kind in ("howto", "page")', True),
        ("source.kind is PLAIN", True),
        ('article.kind is ARTICLE_KINDS["faq"]', True),
        ('channel.kind == "phone"', False),
        ("article.kind.solves", False),
    ],
)
def test_what_asks_for_a_kind(code: str, is_one: bool) -> None:
    assert any(asks_for_a_kind(node) for node in ast.walk(ast.parse(code))) is is_one


def test_nobody_tells_kinds_of_articles_apart_by_name() -> None:
    names = "|".join(ARTICLE_KINDS)
    asks = re.compile(
        rf"article\.kind\s*(?:[!=]=|in\b)|kind\s*[!=]=+\s*[\"'](?:{names})[\"']|hc-text--(?:{names})\b"
    )
    found, excused = [], set()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix not in {".py", ".html", ".mjs", ".css", ".typ"} or name(path) == "article/kinds.py":
            continue
        lines = texts(path) if path.suffix == ".py" else code(path)
        if path.suffix == ".py":
            compared = (node for node in nodes(path) if asks_for_a_kind(node))
            found += [f"{name(path)}:{getattr(node, 'lineno', 0)}" for node in compared]
        for line, text in lines:
            left = text
            for file, excuse in MAY_NAME_A_KIND:
                if file == name(path) and excuse in left:
                    excused.add((file, excuse))
                    left = left.replace(excuse, "")
            if UNMISTAKABLE.search(left) or (path.suffix != ".py" and asks.search(text)):
                found.append(f"{name(path)}:{line}: {text.strip()[:80]}")
    assert found == []
    assert excused == set(MAY_NAME_A_KIND), "an exception that is none any more"


# --- Tests are run ----------------------------------------------------------------------------------------


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    parts = {part for folder in folders for part in folder.relative_to(ROOT).parts}
    assert [part for part in sorted(parts) if any(fnmatch(part, pattern) for pattern in passed_over)] == []


# --- Files are read alike on every system -----------------------------------------------------------------

PROGRAMS = [ROOT / "build.py", *modules(), *sorted((ROOT / "bench").rglob("*.py"))]


def test_text_is_never_in_the_encoding_of_the_system() -> None:
    """Ruff (PLW1514) sees it where it knows that something is a Path; here the names are enough."""
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for path in PROGRAMS
        for node in nodes(path)
        if isinstance(node, ast.Call) and without_encoding(node)
    ]
    assert found == []


def without_encoding(node: ast.AST) -> bool:
    """Whether a call reads or writes text and doesn't say in which encoding."""
    if not isinstance(node, ast.Call):
        return False
    options = {option.arg: option.value for option in node.keywords}
    if "encoding" in options:
        return False
    match node.func:
        case ast.Attribute(attr="read_text"):
            return not node.args
        case ast.Attribute(attr="write_text"):
            return len(node.args) < 2
        case ast.Name(id="open"):
            mode = options.get("mode", node.args[1] if len(node.args) > 1 else ast.Constant("r"))
            return not (isinstance(mode, ast.Constant) and "b" in str(mode.value))
        case _:
            text = options.get("text", options.get("universal_newlines"))
            return isinstance(text, ast.Constant) and text.value is True


@pytest.mark.parametrize(
    ("code", "is_left_out"),
    [
        ("path.read_text()", True),
        ("path.read_text('utf-8')", False),
        ("path.write_text(text)", True),
        ("path.write_text(text, encoding='ascii')", False),
        ("open(path)", True),
        ("open(path, 'w')", True),
        ("open(path, 'rb')", False),
        ("subprocess.run(command, text=True)", True),
        ("subprocess.run(command, text=True, encoding='utf-8')", False),
    ],
)
def test_what_is_seen_of_it(code: str, is_left_out: bool) -> None:
    assert any(without_encoding(node) for node in ast.walk(ast.parse(code))) is is_left_out


# --- Words are complete -----------------------------------------------------------------------------------

WORDS = {language: Words(language) for language in languages()}
KEYS = WORDS["az"].keys()
CODES = {key.removesuffix(".found") for key in WORDS["az"].under("problems") if key.endswith(".found")}
GROUPS = {key.partition(".")[0] for key in KEYS} | {code.partition(".")[0] for code in CODES}
GROUPED = {
    ".".join(parts[:count])
    for parts in (key.split(".") for key in (*KEYS, *CODES))
    for count in range(1, len(parts) + 1)
}
"""Every key and code, and all that they stand below."""
MATERIALS = frozenset({"search.suggest", "search.highlight"})
"""Features of Material's script; what it says has names below `search.result`."""
FILE = re.compile(r"\.(vcf|ics|json|html|css|svg|md|ya?ml|pdf|py|mjs)$")


def names_in(text: str) -> set[str]:
    """The `{names}` of a text."""
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def fitting(asked: set[str]) -> re.Pattern[str]:
    """Fits a key that was asked for or stands below what was; `*` in what was asked stands for anything."""
    any_of = "|".join(re.escape(one).replace(r"\*", ".+") for one in sorted(asked))
    return re.compile(rf"(?:{any_of})(?:\..+)?")


@cache
def is_there(asked: str) -> bool:
    return asked in GROUPED if "*" not in asked else any(map(fitting({asked}).fullmatch, (*KEYS, *CODES)))


def asked_in_python(path: Path) -> Iterator[tuple[int, str]]:
    """Line and key of everything that looks like a key of words: a dotted name that starts with a group."""
    in_f_string = {
        id(part) for node in nodes(path) if isinstance(node, ast.JoinedStr) for part in node.values
    }
    for node in nodes(path):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in in_f_string:
            text = node.value
        else:
            continue
        if text in MATERIALS or text.startswith("search.result."):
            continue
        is_key = re.fullmatch(r"[a-z_]+(\.([a-z_]+|\*))+", text) and text.partition(".")[0] in GROUPS
        if is_key and (is_there(text) or not FILE.search(text)):
            yield node.lineno, text
    for node in nodes(path):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "under":
            yield from ((node.lineno, str(a.value)) for a in node.args if isinstance(a, ast.Constant))


def asked_in_template(path: Path) -> Iterator[str]:
    """What a template asks of our words; `lang.t` are those of Material."""
    pattern = r"(?:(?<!lang\.)\bt|\bwords)\(\s*['\"]([a-z_.]+)['\"]\s*(~?)"
    for key, more in re.findall(pattern, path.read_text("utf-8")):
        yield f"{key}*" if more else key


def test_every_language_has_the_same_keys() -> None:
    assert "az" in WORDS
    for words in WORDS.values():
        assert sorted(words.keys() ^ KEYS) == [], words.language


@pytest.mark.parametrize("language", sorted(set(WORDS) - {"az"}))
def test_every_language_names_the_same_values(language: str) -> None:
    words, az = WORDS[language], WORDS["az"]
    different = {key for key in KEYS if names_in(words(key)) != names_in(az(key))}
    assert sorted(different) == []


def test_no_words_are_empty() -> None:
    empty = {(words.language, key) for words in WORDS.values() for key in KEYS if not words(key).strip()}
    assert sorted(empty) == []


def test_every_problem_says_what_was_found_and_what_to_write() -> None:
    assert set(WORDS["az"].under("problems")) == {
        f"{code}.{part}" for code in CODES for part in ("found", "remedy")
    }


def test_python_asks_for_words_that_are_there() -> None:
    asked = [(name(path), line, key) for path in modules() for line, key in asked_in_python(path)]
    assert len(asked) > 100
    assert [f"{path}:{line}: {key}" for path, line, key in asked if not is_there(key)] == []


def test_templates_ask_for_words_that_are_there() -> None:
    asked = {(name(path), key) for path in PACKAGE.rglob("*.html") for key in asked_in_template(path)}
    assert len(asked) > 10
    assert sorted((path, key) for path, key in asked if not is_there(key)) == []


def test_no_words_are_left_over() -> None:
    asked = {key for path in modules() for _, key in asked_in_python(path)}
    asked -= {"problems.*.found", "problems.*.remedy"}  # a Problem asks by its code
    asked |= {key for path in PACKAGE.rglob("*.html") for key in asked_in_template(path)}
    used = fitting(asked)
    unused = [
        key for key in KEYS if not used.fullmatch(key) and not used.fullmatch(key.removeprefix("problems."))
    ]
    assert sorted(unused) == []


def files_asked(key: str) -> set[str]:
    """The words files in which a key, or what stands below it, is; `*` stands for anything."""
    pattern = fitting({key})
    words = WORDS["az"]
    return {
        words._files[one]
        for one in KEYS
        if pattern.fullmatch(one) or pattern.fullmatch(one.removeprefix("problems."))
    }


def test_words_are_asked_for_by_those_whose_they_are() -> None:
    """The core asks for no words of a feature, and a feature for none of another: either may be gone."""
    asked = {(name(path), owner(path), key) for path in modules() for _, key in asked_in_python(path)}
    asked |= {
        (name(path), owner(path), key) for path in PACKAGE.rglob("*.html") for key in asked_in_template(path)
    }
    found = [
        f"{path}: {key} ({file})"
        for path, own, key in asked
        if own or "*" not in key  # the command line and Problems ask for whatever there is
        for file in files_asked(key)
        if file.startswith("features/") and file.split("/")[1] != own
    ]
    assert sorted(found) == []


def test_words_of_a_feature_have_a_prefix_that_only_it_uses() -> None:
    """So a key says whose it is. Words of commands and of Problems stand below `cli` and `problems`."""
    owners: dict[str, set[str]] = {}
    for key, file in WORDS["az"]._files.items():
        first, *rest = key.split(".")
        if first != "cli":
            prefix = f"{first}.{rest[0]}" if first in {"problems", "channel_kind"} else first
            owners.setdefault(prefix, set()).add(file)
    assert {prefix: files for prefix, files in owners.items() if len(files) > 1} == {}


def test_no_key_is_in_two_files() -> None:
    for language in languages():
        keys = [key for file in packaged_files(language) for key in keys_of(file)]
        assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


def keys_of(file: Path) -> list[str]:
    """The dotted keys of a words file."""
    return [key for key, _ in flattened(yaml.safe_load(file.read_text("utf-8")))]


# --- No visible word outside of the words files, nothing of one organisation ------------------------------


def test_python_holds_no_azerbaijani_words() -> None:
    found = [
        f"{name(path)}:{line}: {text[:60]}"
        for path in modules()
        if name(path) not in LINGUISTIC
        for line, text in texts(path)
        if AZERBAIJANI.search(text)
    ]
    assert found == []


def test_templates_and_scripts_hold_no_azerbaijani_words() -> None:
    suffixes = (".html", ".mjs", ".js", ".css")
    files = [path for path in PACKAGE.rglob("*") if path.suffix in suffixes and name(path) not in LINGUISTIC]
    assert files
    assert [name(path) for path in files if AZERBAIJANI.search(without_comments(path))] == []


PHONES = "secret-rules.mjs"
"""Knows the country's phone numbers, which are no cards."""


VOCABULARY = re.compile(
    r"(?<![a-zəğışçöü])(?:ticket|wallet|buyer|organi[sz]er|top-up|events? (?:problem|organi)|"
    r"bilet|tədbir|təşkilatçı|pulqabı|cüzdan|pul kisəsi)",
    re.IGNORECASE,
)
"""What one organisation deals with: no other has to. Words for it come from a site's own files."""
DICTIONARIES = re.compile(r"(?:^|/)(?:icons|rules)(?:/|\.)|secret-rules\.mjs$")
"""Words of a language as people write them, which no visitor is shown."""


def test_no_vocabulary_of_one_organisation_is_in_the_package() -> None:
    """In what visitors and editors read, in names of topics and audiences, in examples and in comments."""
    found = [
        f"{name(path)}:{number}: {line.strip()[:80]}"
        for path in PACKAGE.rglob("*")
        if path.suffix in TEXT_FILES and not DICTIONARIES.search(name(path))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if VOCABULARY.search(line)
    ]
    assert found == []


def test_no_words_are_about_events() -> None:
    """In code an event is a browser's or a calendar's; in words it could only be one that has tickets."""
    found = [
        (words.language, key)
        for words in WORDS.values()
        for key in sorted(KEYS)
        if re.search(r"\bevents?\b", words(key), re.IGNORECASE)
    ]
    assert found == []


def test_nothing_of_one_organisation_is_in_the_package() -> None:
    brand = re.compile(r"\ballin|destek\.|994", re.IGNORECASE)
    found = [
        f"{name(path)}:{number}: {line.strip()[:80]}"
        for path in PACKAGE.rglob("*")
        if path.suffix in TEXT_FILES and path.name != PHONES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if brand.search(line.replace(EXAMPLE_NUMBER, "") if path.suffix == ".yml" else line)
    ]
    assert found == []
