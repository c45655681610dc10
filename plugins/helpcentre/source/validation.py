"""From YAML text to a checked model: every mistake of a file at once, each as a Problem with its line.

pydantic does the checking; its English sentences never reach an editor. `validate` turns each of its errors
into a `Problem` by kind, and a validator of ours raises `rejected("contact.phone", found=…)`, whose name is
the code of the Problem. YAML values arrive as text or None (`source/yaml.py`), so the types here read text:
`Flag` reads `yes`, `Day` reads `2027-03-20`, `LocalText` reads a text or one text a language.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError, core_schema

from helpcentre.language import casing
from helpcentre.problem import Place, Problem, nearest
from helpcentre.source.yaml import CutText, KeyPath, YamlSource, read_yaml

M = TypeVar("M", bound=BaseModel)

LANGUAGES = "languages"
"""Key of the validation context: the codes of the languages that each LocalText must have."""

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SHOWN_LENGTH = 60
"""How much of a wrong value a message repeats, in characters."""


class Entry(BaseModel):
    """A mapping in a file of ours: no unknown keys, and immutable once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def validate(
    model: type[M], source: YamlSource, at: KeyPath = (), context: Mapping[str, Any] | None = None
) -> tuple[M | None, list[Problem]]:
    """Checks what stands in a file against a model.

    Args:
        model: what the data must be.
        source: a read file. Its own problems are the caller's to report; a file that could not be read
            gives no further ones here.
        at: the part of the file to check, as a key path; the whole file if empty.
        context: what validators need to know, such as `{LANGUAGES: ["az", "en"]}`.

    Returns:
        The model, or None with at least one Problem (here or in `source.problems`).
    """
    data = source.data
    for part in at:
        data = data[part]
    if data is None and source.problems:
        return None, []
    try:
        return model.model_validate(data, context=dict(context or {})), []
    except ValidationError as error:
        # pydantic does not count items that are wrong, and then also calls their list too short.
        errors = [e for e in error.errors(include_url=False) if e["type"] != "too_short" or not e["input"]]
        return None, [_problem(model, source, at, e) for e in errors]


def rejected(
    code: str,
    named: Mapping[str, str] | None = None,
    *,
    at: KeyPath = (),
    place: Place | None = None,
    **values: str,
) -> PydanticCustomError:
    """The error a validator raises to report a Problem.

    Args:
        code: the Problem's code.
        named: what the Problem's sentences name.
        at: where it stands, seen from the validated value.
        place: where it stands when that is another file.
        values: more of what the sentences name.
    """
    # The middle argument is pydantic's own sentence, which nobody sees.
    return PydanticCustomError(
        code, "rejected", {"at": at, "place": place, "values": {**(named or {}), **values}}
    )


def all_rejected(errors: Iterable[PydanticCustomError]) -> ValidationError:
    """Several errors of one validator, to be raised as one."""
    return ValidationError.from_exception_data(
        "several", [InitErrorDetails(type=error, loc=(), input=None) for error in errors]
    )


def shown(value: object) -> str:
    """A wrong value as a message repeats it: on one line, and cut when long."""
    if isinstance(value, Mapping):
        text = "{" + ", ".join(f"{key}: {shown(item)}" for key, item in value.items()) + "}"
    elif isinstance(value, Sequence) and not isinstance(value, str):
        text = "[" + ", ".join(shown(item) for item in value) + "]"
    else:
        text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"


def read_by_language(
    content: bytes, file: str, languages: Collection[str] | None
) -> tuple[YamlSource, dict[str, Any], list[Problem]]:
    """Reads a YAML file whose first keys are languages.

    Args:
        content: the file's bytes.
        file: its name for messages.
        languages: codes of the site's languages, of which the file may have any; None: any at all.

    Returns:
        The file, what stands under each language of the site, and what is wrong so far.
    """
    source = read_yaml(content, file)
    problems = list(source.problems)
    if source.data is None:
        return source, {}, problems
    if not isinstance(source.data, dict):
        problems.append(Problem(source.place(), "value.mapping", {"key": "", "found": shown(source.data)}))
        return source, {}, problems
    unknown = [] if languages is None else [code for code in source.data if code not in languages]
    for code in unknown:
        values = {"language": code, "known": nearest(code, languages or ())}
        problems.append(Problem(source.place((code,)), "value.unknown_language", values))
    return source, {code: data for code, data in source.data.items() if code not in unknown}, problems


# --- Types of values ---------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)  # by identity: what marks a type has to be hashable, and a schema is not
class ReadBy:
    """Marks a type whose values a function of ours reads from YAML text.

    Args:
        read: gets the YAML value and pydantic's info (its context), gives the value or raises `rejected`.
        schema: how the written form is described to editors (JSON Schema).
    """

    read: Callable[[Any, ValidationInfo], Any]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema)


def whole(value: Any) -> Any:
    """A value of which nothing was cut off; a validator for texts."""
    if isinstance(value, CutText):
        raise rejected("yaml.remark", value.values)
    return value


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""What something is called elsewhere in the site: an article, a file. A remark may stand behind it."""
Text = Annotated[Name, BeforeValidator(whole)]
"""Any text but an empty one."""

_VOCABULARY_NAME = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")


def vocabulary_name(name: str) -> str:
    """A name that a site gives to something of its own, such as a topic; a validator for keys."""
    if not _VOCABULARY_NAME.fullmatch(name):
        raise rejected("value.name", found=shown(name))
    return name


FLAGS = {"yes": True, "true": True, "bəli": True, "no": False, "false": False, "xeyr": False}


def _flag(value: Any, _info: ValidationInfo) -> bool:
    # English rules: YES and BƏLİ both find their small form, as no word here has an I without its dot.
    flag = FLAGS.get(casing.lower(value, "en")) if isinstance(value, str) else None
    if flag is None:
        raise rejected("value.empty" if value is None else "value.flag", found=shown(value))
    return flag


Flag = Annotated[bool, ReadBy(_flag, {"enum": [*FLAGS, True, False]})]
"""Yes or no, in English or Azerbaijani."""


def _day(value: Any, _info: ValidationInfo) -> date:
    if value is None:
        raise rejected("value.empty")
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise rejected("value.date", found=shown(value))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise rejected("value.date_impossible", found=value) from None


Day = Annotated[date, ReadBy(_day, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
"""A day as `2027-03-20` (ISO 8601)."""


def _count(value: Any, _info: ValidationInfo) -> int:
    if value is None:
        raise rejected("value.empty")
    if not isinstance(value, str) or not re.fullmatch(r"[1-9]\d{0,5}", value, re.ASCII):
        raise rejected("value.count", found=shown(value))
    return int(value)


Count = Annotated[int, ReadBy(_count, {"type": "integer", "minimum": 1})]
"""How many, from 1."""


@dataclass(frozen=True)
class LocalText:
    """A text that is the same everywhere, or one for each language.

    Args:
        everywhere: the text for all languages; None when each has its own.
        by_language: pairs of language code and text, in the order of the file.
    """

    everywhere: str | None = None
    by_language: tuple[tuple[str, str], ...] = ()

    def text(self, language: str) -> str:
        """The text in a language; in the file's first one if it has none in that language."""
        if self.everywhere is not None:
            return self.everywhere
        texts = dict(self.by_language)
        return texts.get(language) or next(iter(texts.values()), "")

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(_local_text)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        one = {"type": "string", "minLength": 1}
        by_language = {
            "type": "object",
            "propertyNames": {"pattern": f"^{LANGUAGE_CODE.pattern}$"},
            "additionalProperties": one,
            "minProperties": 1,
        }
        return {"anyOf": [one, by_language]}


def _local_text(value: Any, info: ValidationInfo) -> LocalText:
    languages = (info.context or {}).get(LANGUAGES, ())
    return _text_in(value, languages, languages)


def _partial_text(value: Any, info: ValidationInfo) -> LocalText:
    return _text_in(value, (), (info.context or {}).get(LANGUAGES, ()))


def _text_in(value: Any, wanted: Sequence[str], known: Sequence[str]) -> LocalText:
    if isinstance(value, LocalText):
        return value
    if value is None:
        raise rejected("value.empty")
    if isinstance(whole(value), str):
        if not value.strip():
            raise rejected("value.empty")
        return LocalText(everywhere=value.strip())
    if not isinstance(value, Mapping):
        raise rejected("value.local_text", found=shown(value))
    errors = [_language_error(key, text, known) for key, text in value.items()]
    missing = [code for code in wanted if code not in value]
    if missing:
        errors.append(rejected("value.language_missing", languages=", ".join(missing), language=missing[0]))
    found = [error for error in errors if error is not None]
    if found:
        raise all_rejected(found)
    return LocalText(by_language=tuple((key, text.strip()) for key, text in value.items()))


def _language_error(key: str, text: Any, known: Sequence[str]) -> PydanticCustomError | None:
    if not LANGUAGE_CODE.fullmatch(key):
        return rejected("value.language_unknown", at=(key,), found=key, languages=", ".join(known) or "en")
    if isinstance(text, CutText):
        return rejected("yaml.remark", text.values, at=(key,))
    if text is None or (isinstance(text, str) and not text.strip()):
        return rejected("value.empty", at=(key,))
    return None if isinstance(text, str) else rejected("value.text", at=(key,), found=shown(text))


PartialText = Annotated[
    LocalText,
    ReadBy(_partial_text, {"anyOf": [{"type": "string"}, {"type": "object"}]}),
]
"""A LocalText that need not be there in every language: for notes that no visitor sees."""


# --- From pydantic's errors to Problems --------------------------------------------------------------------

# pydantic's error types (https://docs.pydantic.dev/latest/errors/validation_errors/) by the code of ours.
_SHAPES = {
    "string_type": "value.text",
    "string_too_short": "value.empty",
    "too_short": "value.empty",
    "list_type": "value.list",
    "tuple_type": "value.list",
    "dict_type": "value.mapping",
    "mapping_type": "value.mapping",
    "model_type": "value.mapping",
    "model_attributes_type": "value.mapping",
}


def _problem(model: type[BaseModel], source: YamlSource, at: KeyPath, error: ErrorDetails) -> Problem:
    inner, holder = _resolve(model, error["loc"])
    path = (*at, *inner)
    context = error.get("ctx", {})
    if "values" in context:  # from `rejected`
        path = (*path, *context["at"])
        return Problem(
            context["place"] or source.place(path), error["type"], {"key": _last(path), **context["values"]}
        )
    if error["type"].startswith("union_tag"):
        path = (*path, context["discriminator"].strip("'"))
    code, values = _meaning(error, _keys(holder))
    return Problem(source.place(path), code, {"key": _last(path), **values})


def _meaning(error: ErrorDetails, known: list[str]) -> tuple[str, dict[str, str]]:
    """The code of a Problem for an error of pydantic's own, and its values besides the key."""
    context = error.get("ctx", {})
    found = shown(error["input"])
    match error["type"]:
        case "extra_forbidden":
            return "value.unknown_key", {"nearest": nearest(str(error["loc"][-1]), known)}
        case "missing" | "union_tag_not_found":
            return "value.missing", {}
        case "union_tag_invalid":
            tag = str(context["tag"])
            return "value.choice", {
                "found": shown(tag),
                "nearest": nearest(tag, _quoted(context["expected_tags"])),
            }
        case _ if error["input"] is None:
            return "value.empty", {}
        case "literal_error" | "enum":
            return "value.choice", {"found": found, "nearest": nearest(found, _quoted(context["expected"]))}
        case kind:
            return _SHAPES.get(kind, "value.invalid"), {"found": found}


def _last(path: KeyPath) -> str:
    """The last key of a path that is not a number."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _quoted(expected: str) -> list[str]:
    return re.findall(r"'([^']*)'", expected)


def _resolve(model: type[BaseModel], loc: Iterable[str | int]) -> tuple[KeyPath, Any]:
    """The key path of a pydantic location, and the type of what holds its last part.

    A location also names the chosen member of a union and `[key]`; an editor wrote neither.
    """
    path: KeyPath = ()
    annotation: Any = model
    holder: Any = model
    for part in loc:
        annotation = _bare(annotation)
        chosen = _member(annotation, part)
        if chosen is not None:
            annotation = holder = chosen
            continue
        if part == "[key]":
            continue
        holder = annotation
        annotation = _inside(annotation, part)
        path = (*path, part)
    return path, holder


def _bare(annotation: Any) -> Any:
    """The type without Annotated and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif len(members := _members(annotation)) == 1:
            annotation = members[0]
        else:
            return annotation


def _members(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (Union, types.UnionType):
        return [a for a in get_args(annotation) if a is not type(None)]
    return []


def _member(annotation: Any, tag: str | int) -> Any:
    """The model of a union that is told apart by this tag (a `Literal` field holds it), if any."""
    for member in _members(annotation):
        fields = getattr(member, "model_fields", {})
        literals = [f.annotation for f in fields.values() if get_origin(f.annotation) is Literal]
        if any(tag in get_args(literal) for literal in literals):
            return member
    return None


def _inside(annotation: Any, part: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {f.alias or name: f.annotation for name, f in annotation.model_fields.items()}
        return fields.get(str(part))
    arguments = get_args(annotation)
    if isinstance(part, int):
        return arguments[0] if arguments else None
    return arguments[1] if len(arguments) > 1 else None


def _keys(annotation: Any) -> list[str]:
    annotation = _bare(annotation)
    fields = getattr(annotation, "model_fields", {})
    return [f.alias or name for name, f in fields.items()]
