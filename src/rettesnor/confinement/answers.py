"""Answers: what a child said, checked before it is believed; a hostile file may have taken the child over."""

from __future__ import annotations

import hashlib
import json
import re
from typing import cast

from rettesnor.confinement.protocol import Frame
from rettesnor.documents.errors import DocumentError, LimitExceeded
from rettesnor.documents.limits import Limits
from rettesnor.outline.serialisation import JsonValue, json_to_record

RecordJson = dict[str, JsonValue]

#: A record holds a text's words once more, escaped, with about as much around them.
_BYTES_PER_CHARACTER = 16
_LEAST_MOST_BYTES = 64 * 1024 * 1024

_CODE = re.compile(r"[a-z][a-z0-9-]{0,63}")
_MOST_PARAMETERS = 20
_MOST_PARAMETER_CHARACTERS = 500


class Unread(Exception):
    """A file was not read: the error for its user, and what a developer wants to see."""

    def __init__(self, error: DocumentError, trace: str = "") -> None:
        super().__init__(str(error))
        self.error = error
        self.trace = trace


def most_answer_bytes(limits: Limits) -> int:
    """How long an honest answer can be."""
    return max(_LEAST_MOST_BYTES, limits.characters * _BYTES_PER_CHARACTER)


def check_answer(answer: Frame, *, name: str, data: bytes) -> tuple[RecordJson, str | None]:
    """The record and the text that an answer holds.

    Args:
        answer: what the child said.
        name: what the file was called when it was asked.
        data: the file's bytes.

    Raises:
        Unread: the child answered with an error, or with what cannot be the answer to the question.
    """
    if answer.head.get("read") is not True:
        raise _stated_error(answer)
    try:
        record, *texts = answer.parts
        value = json.loads(record)
        source = json_to_record(value).source
        if (source.name, source.sha256) != (name, hashlib.sha256(data).hexdigest()):
            raise _nonsense("of another file")
        return cast(RecordJson, value), texts[0].decode("utf-8", "surrogatepass") if texts else None
    except (ValueError, RecursionError, DocumentError) as error:
        raise _nonsense(str(error)) from error


def _stated_error(answer: Frame) -> Unread:
    code, stated, trace = (answer.head.get(key) for key in ("code", "parameters", "trace"))
    if not isinstance(code, str) or not _CODE.fullmatch(code) or not isinstance(stated, dict):
        return _nonsense("an error without a code")
    parameters: dict[str, str | int | float] = {}
    for key, value in list(stated.items())[:_MOST_PARAMETERS]:
        if key.isidentifier() and key not in {"self", "code"} and isinstance(value, str | int | float):
            parameters[key] = value[:_MOST_PARAMETER_CHARACTERS] if isinstance(value, str) else value
    kind = LimitExceeded if answer.head.get("is_limit") is True else DocumentError
    return Unread(kind(code, **parameters), trace if isinstance(trace, str) else "")


def _nonsense(reason: str) -> Unread:
    return Unread(
        DocumentError("internal", error="ProtocolError"), f"the child's answer made no sense: {reason}"
    )
