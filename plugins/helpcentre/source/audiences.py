"""Whom articles are for: names that a site gives in mkdocs.yml, with their words in each of its languages.

audiences:
  member: {az: üzvlər, en: members}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator

from helpcentre.problem import Place, Problem, nearest
from helpcentre.source.validation import LANGUAGES, Entry, LocalText, validate, vocabulary_name
from helpcentre.source.yaml import KeyPath, YamlSource, read_yaml

KEY = "audiences"
_NO, _YES = "no", "yes"


class _Audiences(Entry):
    audiences: dict[Annotated[str, AfterValidator(vocabulary_name)], LocalText]


def read_audiences(
    option: object, file: str, languages: Sequence[str], content: bytes = b""
) -> tuple[dict[str, LocalText], list[Problem]]:
    """The audiences of a site, by name, and what is wrong with them.

    Args:
        option: what mkdocs.yml has under `audiences`, as MkDocs reads it.
        file: the name of mkdocs.yml, for messages.
        languages: codes of the site's languages; words that are given by language must be there in each.
        content: of mkdocs.yml, for the lines of messages.
    """
    if not option:
        return {}, []
    source = YamlSource(file, {KEY: _written(option)}, _lines(content, file))
    shape, problems = validate(_Audiences, source, context={LANGUAGES: tuple(languages)})
    return (shape.audiences if shape else {}), problems


def audience_problems(
    written: Sequence[str], known: Iterable[str], places: Sequence[Place]
) -> Iterator[Problem]:
    """Audiences of an article that the site does not have.

    Args:
        written: as its front matter has them.
        known: those of the site.
        places: where each is written.
    """
    names = tuple(known)
    for name, place in zip(written, places, strict=True):
        if not names:
            yield Problem(place, "article.no_audiences", {"audience": name})
        elif name not in names:
            yield Problem(
                place, "article.unknown_audience", {"audience": name, "known": nearest(name, names)}
            )


def _written(value: object) -> Any:
    """What MkDocs read, as an editor wrote it: to YAML `no`, the code of Norwegian, is false."""
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, Mapping):
        return {str(_written(key)): _written(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_written(entry) for entry in value]
    return value if value is None else str(value)


def _lines(content: bytes, file: str) -> dict[KeyPath, int]:
    """The lines of the key and of all below it; none where mkdocs.yml takes it from another file."""
    lines = read_yaml(content, file).lines if content else {}
    return {
        path[path.index(KEY) :]: line
        for path, line in lines.items()
        if path[:1] == ("plugins",) and path[3:4] == (KEY,)
    }
