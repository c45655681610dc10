"""The committed JSON Schema is the one the code makes, and explains every key."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from contact_facts import LANGUAGES, ROOT, UNMISTAKABLE
from helpcentre.contact.kinds import kinds
from helpcentre.contact.schema import schema_text
from helpcentre.language.words import Words
from helpcentre.source.yaml import CutText, read_yaml


def test_committed_schema_is_current() -> None:
    committed = (ROOT / "contact_config.schema.json").read_text("utf-8")
    assert committed == schema_text(Words("az")), "run: python3 build.py schema"


def test_our_file_names_it() -> None:
    first = (ROOT / "contact_config.yaml").read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=contact_config.schema.json"


def test_every_key_is_explained() -> None:
    for language in LANGUAGES:
        schema = json.loads(schema_text(Words(language)))
        groups = [schema, *schema["$defs"].values()]
        unexplained = [
            key
            for group in groups
            for key, value in group["properties"].items()
            if not value.get("description")
        ]
        assert unexplained == []


def test_no_word_of_the_schema_is_unused() -> None:
    for language in LANGUAGES:
        words = Words(language)
        shown = set(re.findall(r'"description": "(.*)"', schema_text(words)))
        names = ", ".join(kind.name for kind in kinds())
        wanted = {text.replace("{kinds}", names) for text in words.under("schema.contact").values()}
        wanted |= {
            text
            for key, text in words.under("channel_kind").items()
            if key.split(".")[1] in {"fields", "provider"}
        }
        assert wanted == shown


def test_our_files_fit() -> None:
    schema = json.loads(schema_text(Words("az")))
    for path in (ROOT / "contact_config.yaml", UNMISTAKABLE):
        data = read_yaml(path.read_bytes(), path.name).data
        assert fits(data, schema, schema), path


def test_mistakes_do_not_fit() -> None:
    schema = json.loads(schema_text(Words("az")))
    data = read_yaml(UNMISTAKABLE.read_bytes(), "f").data
    data["channels"]["quokka_line"]["hours"][0]["opens"] = "9.00"
    assert not fits(data, schema, schema)


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """As much of JSON Schema as ours uses; an unknown keyword is a KeyError."""
    return all(KEYWORDS[keyword](value, rule, schema, root) for keyword, rule in schema.items())


def _others(value: Any, schema: dict[str, Any]) -> list[Any]:
    return [value[key] for key in value if key not in schema.get("properties", {})]


TYPES = {str: "string", CutText: "string", dict: "object", list: "array", type(None): "null"}
NOTHING = ("description", "default", "examples", "$defs", "$schema", "title")

# A keyword says nothing of a value of another type.
KEYWORDS: dict[str, Callable[[Any, Any, dict[str, Any], dict[str, Any]], bool]] = {
    "$ref": lambda v, rule, _, root: fits(v, root["$defs"][rule.rpartition("/")[2]], root),
    "anyOf": lambda v, rule, _, root: any(fits(v, one, root) for one in rule),
    "oneOf": lambda v, rule, _, root: sum(fits(v, one, root) for one in rule) == 1,
    "type": lambda v, rule, *_: TYPES[type(v)] in (rule if isinstance(rule, list) else [rule]),
    "enum": lambda v, rule, *_: v in rule,
    "const": lambda v, rule, *_: v == rule,
    "pattern": lambda v, rule, *_: not isinstance(v, str) or re.search(rule, v) is not None,
    "minLength": lambda v, rule, *_: not isinstance(v, str) or len(v) >= rule,
    "minItems": lambda v, rule, *_: not isinstance(v, list) or len(v) >= rule,
    "items": lambda v, rule, _, root: not isinstance(v, list) or all(fits(item, rule, root) for item in v),
    "minProperties": lambda v, rule, *_: not isinstance(v, dict) or len(v) >= rule,
    "required": lambda v, rule, *_: not isinstance(v, dict) or set(rule) <= set(v),
    "properties": lambda v, rule, _, root: (
        not isinstance(v, dict) or all(fits(v[key], one, root) for key, one in rule.items() if key in v)
    ),
    "propertyNames": lambda v, rule, _, root: (
        not isinstance(v, dict) or all(fits(key, rule, root) for key in v)
    ),
    "additionalProperties": lambda v, rule, schema, root: (
        not isinstance(v, dict)
        or (not _others(v, schema) if rule is False else all(fits(o, rule, root) for o in _others(v, schema)))
    ),
    **dict.fromkeys(NOTHING, lambda *_: True),
}
