"""The record as JSON and back: exactly the contract's shape, taken from the types, so that neither can drift.

Plain values (dict, list, str, int, float, bool, None) go in and out; bytes and files are for the callers.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache, reduce
from operator import or_
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from rettesnor.documents.errors import DocumentError, Warning
from rettesnor.outline.record import SCHEMA, Item, Record, Source

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]

#: The largest whole number that every JSON reader keeps exactly (RFC 8259, section 6).
_LARGEST_EXACT = 2**53

#: Objects that show every key, null where unknown; elsewhere (attributes, facts) the unstated is left out.
_COMPLETE = (Record, Source, Item, Warning)


#: Keys that the contract allows beside its own; they stand last.
_ADDITIVE = frozenset({(Record, "kind_confidence"), (Item, "reason")})


class InvalidRecord(DocumentError):
    """A JSON value that is no record: ``place`` in it, what was ``expected`` there and what was ``found``."""


def record_to_json(record: Record) -> dict[str, JsonValue]:
    """The record as plain JSON values, keys in the contract's order.

    Args:
        record: what was read.

    Returns:
        A dict that `json.dumps` takes as it is. What attributes and facts do not state is left out, tuples
        are lists, whole numbers are integers.

    Raises:
        ValueError: a number in it is infinite or not a number, which JSON cannot hold.
    """
    return {"schema": SCHEMA, **_object_to_json(record)}


def json_to_record(value: object) -> Record:
    """The record that a JSON value states; `json_to_record(record_to_json(record)) == record`.

    Args:
        value: as `json.loads` gives it.

    Raises:
        InvalidRecord: the value has another shape than the contract's: a key too many or too few, or a value
            of another type. Nothing is guessed or converted.
    """
    if not isinstance(value, dict):
        raise _invalid("", "an object", value)
    if value.get("schema") != SCHEMA:
        raise _invalid("schema", SCHEMA, value.get("schema"))
    stated = {key: given for key, given in value.items() if key != "schema"}
    return cast(Record, _object_decoder(Record)(stated, ""))


def ordered_fields(owner: type[Any]) -> list[tuple[Field[Any], Any]]:
    """The fields of a record type in the order in which JSON shows them, each with its type there.

    Where the unstated is left out, null is no value: the type says so.
    """
    hints = get_type_hints(owner)
    order = sorted(fields(owner), key=lambda one: (owner, one.name) in _ADDITIVE)
    kinds = {name: _without_null(kind) for name, kind in hints.items()}
    return [(one, (hints if is_always_stated(owner, one) else kinds)[one.name]) for one in order]


def is_always_stated(owner: type[Any], one: Field[Any]) -> bool:
    """Whether the key stands in every such object, null where it is not known."""
    if (owner, one.name) in _ADDITIVE:
        return one.default is MISSING
    return owner in _COMPLETE or (one.default is MISSING and one.default_factory is MISSING)


def _without_null(kind: Any) -> Any:
    arguments = get_args(kind)
    if types.NoneType not in arguments:
        return kind
    return reduce(or_, (one for one in arguments if one is not types.NoneType))


def _object_to_json(value: Any) -> dict[str, JsonValue]:
    owner: Any = type(value)
    shown: dict[str, JsonValue] = {}
    for name, is_complete in _names(owner):
        given = getattr(value, name)
        if is_complete or (given is not None and given != ()):
            shown[name] = _value_to_json(given)
    return shown


@cache
def _names(owner: type[Any]) -> list[tuple[str, bool]]:
    shown = ordered_fields(owner)
    return [(one.name, owner in _COMPLETE or is_always_stated(owner, one)) for one, _ in shown]


def _value_to_json(value: Any) -> JsonValue:
    match value:
        case None | bool():
            return value
        case StrEnum():
            return value.value
        case str() | int():
            return value
        case float():
            return _shortest_number(value)
        case tuple() | list():
            return [_value_to_json(one) for one in value]
        case dict():
            return {key: _value_to_json(one) for key, one in value.items()}
        case _ if is_dataclass(value):
            return _object_to_json(value)
        case _:
            raise ValueError(f"a record holds no {type(value).__name__}")


def _shortest_number(value: float) -> int | float:
    if not math.isfinite(value):
        raise ValueError(f"JSON has no number {value}")
    return int(value) if value.is_integer() and abs(value) < _LARGEST_EXACT else value


Decoder = Callable[[object, str], object]


@cache
def _object_decoder(owner: type[Any]) -> Decoder:
    decoders = {one.name: decoder_of(kind) for one, kind in ordered_fields(owner)}
    required = [one.name for one, _ in ordered_fields(owner) if is_always_stated(owner, one)]

    def decode(value: object, place: str) -> object:
        if not isinstance(value, dict):
            raise _invalid(place, "an object", value)
        for name in required:
            if name not in value:
                raise _invalid(_inside(place, name), "a value", "nothing")
        stated = {}
        for name, given in value.items():
            if name not in decoders:
                raise _invalid(_inside(place, str(name)), "no such key", given)
            stated[name] = decoders[name](given, _inside(place, name))
        try:
            return owner(**stated)
        except ValueError as error:
            raise _invalid(place, str(error), value) from error

    return decode


def decoder_of(kind: Any) -> Decoder:
    """The function that reads a JSON value as a type of the record, or says where it is not one."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _union_decoder(arguments)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin in (dict, Mapping):
        return _mapping_decoder(arguments[1])
    if is_dataclass(kind):
        return _object_decoder(cast(Any, kind))
    if issubclass(kind, StrEnum):
        return _enum_decoder(kind)
    return _plain_decoder(kind)


def _union_decoder(kinds: tuple[Any, ...]) -> Decoder:
    decoders = [decoder_of(kind) for kind in kinds if kind is not types.NoneType]
    may_be_null = types.NoneType in kinds

    def decode(value: object, place: str) -> object:
        if value is None and may_be_null:
            return None
        if len(decoders) == 1:
            return decoders[0](value, place)
        for one in decoders:
            try:
                return one(value, place)
            except InvalidRecord:
                continue
        raise _invalid(place, " or ".join(_name_of(kind) for kind in kinds), value)

    return decode


def _tuple_decoder(kinds: tuple[Any, ...]) -> Decoder:
    length = None if kinds[-1] is Ellipsis else len(kinds)
    decoders = [decoder_of(kind) for kind in kinds if kind is not Ellipsis]

    def decode(value: object, place: str) -> object:
        if not isinstance(value, list) or (length is not None and len(value) != length):
            raise _invalid(place, "a list" if length is None else f"a list of {length}", value)
        in_turn = decoders if length is not None else decoders * len(value)
        return tuple(
            read(one, f"{place}[{index}]")
            for index, (read, one) in enumerate(zip(in_turn, value, strict=True))
        )

    return decode


def _mapping_decoder(kind: Any) -> Decoder:
    of_value = decoder_of(kind)

    def decode(value: object, place: str) -> object:
        if not isinstance(value, dict):
            raise _invalid(place, "an object", value)
        return {str(key): of_value(one, _inside(place, str(key))) for key, one in value.items()}

    return decode


def _enum_decoder(kind: type[StrEnum]) -> Decoder:
    members = {member.value: member for member in kind}

    def decode(value: object, place: str) -> object:
        if not isinstance(value, str) or value not in members:
            raise _invalid(place, " | ".join(members), value)
        return members[value]

    return decode


def _plain_decoder(kind: type[Any]) -> Decoder:
    def decode(value: object, place: str) -> object:
        # True is an int to Python and none to JSON; a whole number is how JSON shows a float such as 90.0.
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        raise _invalid(place, _name_of(kind), value)

    return decode


def _name_of(kind: Any) -> str:
    return {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}.get(
        kind, "null" if kind is types.NoneType else getattr(kind, "__name__", str(kind))
    )


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _invalid(place: str, expected: str, found: object) -> InvalidRecord:
    shown = found if isinstance(found, str) else repr(found)
    return InvalidRecord("invalid-record", place=place or "the whole", expected=expected, found=shown[:80])
