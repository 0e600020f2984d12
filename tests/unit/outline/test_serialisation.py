"""A record and its JSON say the same: the contract's shape, checked by its own schema, there and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rettesnor.documents.errors import DocumentError, Warning
from rettesnor.outline.record import (
    Attributes,
    Body,
    Bound,
    Cost,
    DocumentKind,
    Facts,
    Item,
    ItemKind,
    Record,
    Source,
    Strength,
    Target,
)
from rettesnor.outline.schema import record_schema
from rettesnor.outline.serialisation import InvalidRecord, json_to_record, record_to_json

SOURCE = Source("plan.pdf", "ab" * 32, "application/pdf", 12, 5000, "nb", "rettesnor 0.1.0", "cd" * 32)


def record(*items: Item, **changes: Any) -> Record:
    given: dict[str, Any] = {
        "kind": DocumentKind.PLAN,
        "kind_confidence": 0.97,
        "title": "Kommuneplan",
        "facts": Facts(),
    }
    return Record(source=SOURCE, items=items, **{**given, **changes})


def item(**changes: Any) -> Item:
    given: dict[str, Any] = {
        "id": "i1",
        "kind": ItemKind.GOAL,
        "label": "1",
        "text": "Alle barn har en trygg oppvekst",
        "parent": None,
        "page": 3,
        "start": 10,
        "end": 45,
        "confidence": 1.0,
    }
    return Item(**{**given, **changes})


# --- the shape ---


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    shown = record_to_json(record(item(), warnings=(Warning("nothing-found"),)))
    contract = ["schema", "source", "kind", "title", "facts", "items", "warnings"]
    assert list(shown) == [*contract, "kind_confidence"]
    assert list(shown["source"]) == [
        *("name", "sha256", "media_type", "pages", "characters", "language", "engine", "text_sha256")
    ]
    keys = ["id", "kind", "label", "text", "parent", "page", "start", "end", "confidence", "attributes"]
    assert list(shown["items"][0]) == [*keys, "reason"]
    assert list(shown["warnings"][0]) == ["code", "parameters", "start", "end", "page"]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        (Attributes(), {}),
        (Attributes(deadline=2026), {"deadline": 2026}),
        (Attributes(deadline="2026-06"), {"deadline": "2026-06"}),
        (Attributes(responsible=("Oppvekst", "NAV")), {"responsible": ["Oppvekst", "NAV"]}),
        (Attributes(period=(2024, None)), {"period": [2024, None]}),
        (Attributes(cost=Cost(1_200_000.0)), {"cost": {"amount": 1200000, "currency": "NOK"}}),
        (Attributes(person_years=0.5), {"person_years": 0.5}),
        (Attributes(target=Target(90.0, "%")), {"target": {"value": 90, "unit": "%"}}),
        (
            Attributes(target=Target(-20.0, "%", 2018, 2008, Bound.AT_LEAST)),
            {"target": {"value": -20, "unit": "%", "by": 2018, "baseline_year": 2008, "bound": "at_least"}},
        ),
        (Attributes(strength=Strength.HOPES), {"strength": "hopes"}),
    ],
)
def test_only_what_the_text_states_is_among_the_attributes(
    attributes: Attributes, expected: dict[str, Any]
) -> None:
    shown = record_to_json(record(item(attributes=attributes)))["items"][0]["attributes"]
    assert json.dumps(shown) == json.dumps(expected)  # as text, so that 90 is not taken for 90.0


def test_unknown_facts_are_left_out_and_an_open_end_is_null() -> None:
    facts = Facts(
        municipality="Nordvik", period=(2024, None), bodies=(Body("Formannskapet", number="12/24"),)
    )
    assert record_to_json(record(facts=facts))["facts"] == {
        "municipality": "Nordvik",
        "period": [2024, None],
        "bodies": [{"name": "Formannskapet", "number": "12/24"}],
    }


def test_an_infinite_number_is_refused_because_json_has_none() -> None:
    with pytest.raises(ValueError, match="inf"):
        record_to_json(record(item(attributes=Attributes(person_years=float("inf")))))


# --- reading it back ---


def changed(path: str, value: object) -> dict[str, Any]:
    whole = json.loads(json.dumps(record_to_json(record(item(attributes=Attributes(target=Target(5.0)))))))
    inner: Any = whole
    *folders, last = path.split("/")
    for key in folders:
        inner = inner[int(key) if isinstance(inner, list) else key]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("schema", "rettesnor/record/2", "schema"),
        ("kind", "plans", "kind"),
        ("kind", None, "kind"),
        ("title", ..., "title"),
        ("extra", 1, "extra"),
        ("items", {}, "items"),
        ("items/0/start", "10", "items[0].start"),
        ("items/0/start", 10.5, "items[0].start"),
        ("items/0/start", True, "items[0].start"),
        ("items/0/end", 10, "items[0]"),
        ("items/0/confidence", 2, "items[0]"),
        ("items/0/confidence", "high", "items[0].confidence"),
        ("items/0/text", "", "items[0]"),
        ("items/0/page", ..., "items[0].page"),
        ("items/0/attributes/deadline", None, "items[0].attributes.deadline"),
        ("items/0/attributes/deadline", [2026], "items[0].attributes.deadline"),
        ("items/0/attributes/period", [2024], "items[0].attributes.period"),
        ("items/0/attributes/target/bound", "about", "items[0].attributes.target.bound"),
        ("items/0/attributes/colour", "red", "items[0].attributes.colour"),
        ("source/pages", "12", "source.pages"),
    ],
)
def test_a_value_of_another_shape_is_refused_with_its_place(path: str, value: object, place: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        json_to_record(changed(path, value))
    assert isinstance(refused.value, DocumentError)
    assert (refused.value.code, refused.value.parameters["place"]) == ("invalid-record", place)


@pytest.mark.parametrize("value", [None, [], "record", 7, {}])
def test_what_is_no_record_at_all_is_refused(value: object) -> None:
    with pytest.raises(InvalidRecord):
        json_to_record(value)


# --- any record ---

words = st.text(min_size=1, max_size=12)
numbers = st.floats(allow_nan=False, allow_infinity=False)
targets = st.builds(
    Target,
    value=numbers,
    unit=...,
    by=st.none() | st.integers(1800, 2200) | words,
    baseline_year=...,
    bound=...,
)
attributes = st.builds(
    Attributes,
    target=st.none() | targets,
    deadline=st.none() | st.integers(1800, 2200) | words,
    responsible=st.lists(words, max_size=2).map(tuple),
    cost=st.none() | st.builds(Cost, amount=numbers, currency=words),
    person_years=st.none() | numbers,
    period=...,
    term=...,
    parties=...,
    strength=...,
    proposer=...,
    body=...,
    date=...,
)
items = st.builds(
    lambda at, length, **given: Item(start=at, end=at + length, **given),
    at=st.integers(0, 10**9),
    length=st.integers(1, 10**4),
    id=words,
    kind=st.sampled_from(ItemKind),
    label=st.none() | words,
    text=words,
    parent=st.none() | words,
    page=st.none() | st.integers(1, 10**4),
    confidence=st.floats(0, 1),
    attributes=attributes,
    reason=st.text(),
)
records = st.builds(
    Record,
    source=st.from_type(Source),
    kind=st.sampled_from(DocumentKind),
    kind_confidence=st.floats(0, 1),
    title=st.none() | words,
    facts=st.from_type(Facts),
    items=st.lists(items, max_size=3).map(tuple),
    warnings=st.lists(
        st.builds(
            Warning,
            code=words,
            parameters=st.dictionaries(words, words | st.integers() | numbers, max_size=3),
            start=st.none() | st.integers(0),
            end=st.none() | st.integers(0),
            page=st.none() | st.integers(1),
        ),
        max_size=2,
    ).map(tuple),
)


@given(records)
def test_every_record_is_valid_by_the_schema_and_comes_back_the_same(one: Record) -> None:
    shown = json.loads(json.dumps(record_to_json(one)))
    assert [error.message for error in VALIDATOR.iter_errors(shown)] == []
    assert json_to_record(shown) == one


# --- the schema ---

VALIDATOR = Draft202012Validator(record_schema())


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize(
    "path", ["kind", "items/0/attributes/deadline", "items/0/attributes/period", "source/pages"]
)
def test_the_schema_refuses_what_reading_refuses(path: str) -> None:
    assert not VALIDATOR.is_valid(changed(path, {"no": "such value"}))


def test_the_schema_takes_its_words_from_the_types() -> None:
    item_schema = record_schema()["$defs"]["Item"]
    assert item_schema["description"] == "One statement that the document sets out."
    assert (
        item_schema["properties"]["end"]["description"]
        == "behind its own last character; its children are outside."
    )
    assert "goal" in record_schema()["$defs"]["ItemKind"]["enum"]
