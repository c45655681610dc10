"""The JSON Schema of contact_config.yaml, with which an editor's program completes keys and explains them.

It describes what may be written; `reader.py` remains the judge, since a schema can't know that a phone number
exists or that hours overlap. The committed `contact_config.schema.json` is made from it, and a test compares
the two.
"""

from __future__ import annotations

import json
from typing import Any

from helpcentre.contact.kinds import kinds
from helpcentre.contact.shape import contact_file
from helpcentre.language.words import Words


def schema_text(words: Words) -> str:
    """The schema as JSON text, its descriptions in a language."""
    schema: dict[str, Any] = _described(
        contact_file(tuple(kind.shape for kind in kinds())).model_json_schema(), words
    )
    return (
        json.dumps(
            {
                "$schema": "http://json-schema.org/draft-07/schema#",  # what YAML language servers know best
                "title": "contact_config.yaml",
                **{key: value for key, value in schema.items() if key != "title"},
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _described(node: Any, words: Words, *, names_are_keys: bool = False) -> Any:
    """The schema with each description, a key of the words files, in words; titles left out.

    pydantic makes titles of Python names and descriptions of docstrings: neither is for editors.
    """
    if isinstance(node, list):
        return [_described(item, words) for item in node]
    if not isinstance(node, dict):
        return node
    described = {}
    for key, value in node.items():
        if names_are_keys:  # below `properties` and `$defs` a `title` would be somebody's key
            described[key] = _described(value, words)
        elif key == "description":
            if f"schema.contact.{value}.text" in words:
                names = ", ".join(kind.name for kind in kinds())
                described[key] = words(f"schema.contact.{value}.text").replace("{kinds}", names)
            elif value in words:  # of a kind, in whose words it is
                described[key] = words(value)
        elif key == "discriminator":
            continue  # OpenAPI's, not JSON Schema's
        elif key != "title":
            described[key] = _described(value, words, names_are_keys=key in ("properties", "$defs"))
    return described
