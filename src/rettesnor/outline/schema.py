"""The JSON Schema of the record, made from its types and their docstrings, so that it says nothing else."""

from __future__ import annotations

import inspect
import re
import types
from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from rettesnor.documents.errors import Warning
from rettesnor.outline.record import SCHEMA, Item, Record
from rettesnor.outline.serialisation import JsonValue, is_always_stated, ordered_fields

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: What the types check when they are made (`__post_init__`) and cannot say in an annotation.
_BOUNDS: dict[tuple[type[Any], str], dict[str, JsonValue]] = {
    (Item, "page"): {"minimum": 1},
    (Item, "start"): {"minimum": 0},
    (Item, "end"): {"minimum": 1},
    (Item, "confidence"): {"minimum": 0, "maximum": 1},
    (Item, "text"): {"minLength": 1},
    (Record, "kind_confidence"): {"minimum": 0, "maximum": 1},
    (Warning, "page"): {"minimum": 1},
}

_PLAIN: dict[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    types.NoneType: "null",
}


def record_schema() -> dict[str, JsonValue]:
    """The JSON Schema (2020-12) of one record, with the docstrings of the types as its descriptions."""
    definitions: dict[str, JsonValue] = {}
    whole = _object_schema(Record, definitions)
    properties = whole["properties"]
    assert isinstance(properties, dict) and isinstance(whole["required"], list)
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Record",
        **whole,
        "required": ["schema", *whole["required"]],
        "properties": {"schema": {"const": SCHEMA}, **properties},
        "$defs": dict(sorted(definitions.items())),
    }


def _object_schema(owner: type[Any], definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    about, arguments = _read_docstring(owner)
    properties: dict[str, JsonValue] = {}
    required: list[JsonValue] = []
    for one, kind in ordered_fields(owner):
        stated = _type_schema(kind, definitions)
        stated.update(_BOUNDS.get((owner, one.name), {}))
        if one.name in arguments:
            stated["description"] = arguments[one.name]
        properties[one.name] = stated
        if is_always_stated(owner, one):
            required.append(one.name)
    shown: dict[str, JsonValue] = {"description": about, "type": "object", "properties": properties}
    if required:
        shown["required"] = required
    return {**shown, "additionalProperties": False}


def _type_schema(kind: Any, definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _union_schema(arguments, definitions)
    if origin is tuple:
        return _tuple_schema(arguments, definitions)
    if origin is dict:
        return {"type": "object", "additionalProperties": _type_schema(arguments[1], definitions)}
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _definition(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _union_schema(kinds: tuple[Any, ...], definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    shown = [_type_schema(kind, definitions) for kind in kinds]
    if len(shown) == 1:
        return shown[0]
    if all(set(one) == {"type"} for one in shown):
        return {"type": [one["type"] for one in shown]}
    return {"anyOf": list(shown)}


def _tuple_schema(kinds: tuple[Any, ...], definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if kinds[-1] is Ellipsis:
        return {"type": "array", "items": _type_schema(kinds[0], definitions)}
    return {
        "type": "array",
        "prefixItems": [_type_schema(kind, definitions) for kind in kinds],
        "minItems": len(kinds),
        "maxItems": len(kinds),
    }


def _definition(kind: Any, definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if is_dataclass(kind) and isinstance(kind, type):
        return _object_schema(kind, definitions)
    if issubclass(kind, StrEnum):
        values: list[JsonValue] = [one.value for one in kind]
        return {"description": _read_docstring(kind)[0], "type": "string", "enum": values}
    raise TypeError(f"a record type has no JSON for {kind!r}")


def _read_docstring(owner: type[Any]) -> tuple[str, dict[str, str]]:
    """What the docstring says before `Args:`, as one line, and each argument's text."""
    about, _, listed = inspect.cleandoc(owner.__doc__ or "").partition("\nArgs:\n")
    arguments = {
        name: " ".join(words.split())
        for name, words in re.findall(r"^ {4}(\w+): (.*(?:\n(?: {5,}.*)?)*)", listed, flags=re.MULTILINE)
    }
    return " ".join(about.split()), arguments
