"""A child's answers are checked before they are believed."""

from __future__ import annotations

import json

import pytest

import rettesnor
from rettesnor.confinement.answers import Unread, check_answer
from rettesnor.confinement.protocol import Frame
from rettesnor.documents.errors import LimitExceeded
from rettesnor.outline.serialisation import record_to_json

DATA = "Mål 1: Trygghet for alle\n".encode()
RECORD = record_to_json(rettesnor.read_bytes(DATA, name="plan.txt").record)
ENCODED = json.dumps(RECORD).encode()


def unread(answer: Frame) -> Unread:
    with pytest.raises(Unread) as refused:
        check_answer(answer, name="plan.txt", data=DATA)
    return refused.value


def test_a_record_of_the_file_that_was_asked_for_is_believed() -> None:
    answer = Frame({"read": True}, (ENCODED, DATA))
    assert check_answer(answer, name="plan.txt", data=DATA) == (RECORD, DATA.decode())


def test_the_text_is_there_only_where_it_was_sent() -> None:
    assert check_answer(Frame({"read": True}, (ENCODED,)), name="plan.txt", data=DATA) == (RECORD, None)


@pytest.mark.parametrize(
    "answer",
    [
        Frame({}),
        Frame({"read": True}),
        Frame({"read": True}, (b"",)),
        Frame({"read": True}, (b"null",)),
        Frame({"read": True}, (b"{}",)),
        Frame({"read": True}, (b"[" * 100_000,)),
        Frame({"read": True}, (b"\xff" + ENCODED,)),
        Frame({"read": True}, (ENCODED, b"\xff\xfe")),
        Frame({"read": True}, (json.dumps({**RECORD, "items": [{}]}).encode(),)),
        Frame({"read": True}, (json.dumps({**RECORD, "extra": 1}).encode(),)),
        Frame({"read": "yes"}, (ENCODED,)),
        Frame({"code": 7, "parameters": {}}),
        Frame({"code": "limit-pages", "parameters": None}),
        Frame({"code": "Rm -rf", "parameters": {}}),
    ],
    ids=lambda answer: repr(answer)[:60],
)
def test_an_answer_that_makes_no_sense_is_a_fault_of_the_child(answer: Frame) -> None:
    error = unread(answer).error
    assert (error.code, error.parameters) == ("internal", {"error": "ProtocolError"})


@pytest.mark.parametrize("key", ["name", "sha256"])
def test_a_record_of_another_file_is_not_believed(key: str) -> None:
    source = {**RECORD["source"], key: "0" * 64}  # type: ignore[dict-item]
    answer = Frame({"read": True}, (json.dumps({**RECORD, "source": source}).encode(),))
    assert unread(answer).error.code == "internal"


def test_an_error_arrives_with_its_parameters_and_its_trace() -> None:
    told = unread(
        Frame({"code": "limit-pages", "parameters": {"limit": 10}, "is_limit": True, "trace": "Traceback …"})
    )
    assert isinstance(told.error, LimitExceeded)
    assert (told.error.code, told.error.parameters, told.trace) == (
        "limit-pages",
        {"limit": 10},
        "Traceback …",
    )


def test_parameters_are_cut_to_what_a_message_can_show() -> None:
    stated = {"code": "x", "self": "x", "a b": "x", "list": ["x"], "found": "z" * 10_000}
    told = unread(Frame({"code": "unknown-format", "parameters": stated}))
    assert told.error.parameters == {"found": "z" * 500}
