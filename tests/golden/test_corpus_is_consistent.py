"""The corpus of plans, cases and letters is sound: each gold file is what its reading and its text give."""

from __future__ import annotations

import importlib.util
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

CORPUS = Path(__file__).parent / "corpus"

Json = dict[str, Any]


def load_make_gold() -> Any:
    spec = importlib.util.spec_from_file_location("make_gold", CORPUS / "make_gold.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


make_gold = load_make_gold()
READINGS: list[Path] = make_gold.readings()
SNIPPETS = sorted((CORPUS / "snippets").glob("*.yml"))

ATTRIBUTES = {
    "target", "deadline", "responsible", "cost", "person_years", "period", "term", "parties", "strength",
    "operation", "target_label", "proposer", "subject", "for", "against", "alternatives", "adopted",
    "unanimous", "outcome", "body", "date",
}  # fmt: skip

every_reading = pytest.mark.parametrize("reading", READINGS, ids=lambda path: path.name.split(".")[0])
every_table = pytest.mark.parametrize("table", SNIPPETS, ids=lambda path: path.stem)


def gold_of(reading: Path) -> tuple[str, Json]:
    gold: Json = json.loads(make_gold.gold_path(reading).read_text(encoding="utf-8"))
    return make_gold.text_of(make_gold.text_path(reading)), gold


def letters(text: str) -> str:
    """Only letters and digits, so that line breaks, hyphenation and marks do not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def stands_in(words: str, printed: str) -> bool:
    """Whether all letters of the words stand in the printed stretch, in their order."""
    rest = iter(letters(printed))
    return all(letter in rest for letter in letters(words))


def stands_apart(label: str | None, before: str, printed: str) -> bool:
    """Whether a table's label is parted from its item: let out in a stack above it, or centred beside its lines."""
    is_above = any(line.strip() == label for line in before.splitlines())
    is_beside = any(line.split()[:1] == [label] for line in printed.splitlines()[1:])
    return label is not None and (is_above or is_beside)


def test_every_text_has_a_reading_and_every_reading_a_text() -> None:
    texts = set(CORPUS.glob("*/*.txt"))
    assert texts == {make_gold.text_path(reading) for reading in READINGS}
    assert texts


@every_reading
def test_a_gold_file_is_what_its_reading_gives(reading: Path) -> None:
    assert make_gold.gold_path(reading).read_text(encoding="utf-8") == make_gold.made(reading), (
        "run tests/golden/corpus/make_gold.py"
    )


@every_reading
def test_every_span_holds_its_label_and_its_words(reading: Path) -> None:
    text, gold = gold_of(reading)
    for item in gold["items"]:
        printed = text[item["start"] : item["end"]]
        assert printed == printed.strip(), item["id"]
        assert item["text"] == " ".join(item["text"].split()) != "", item["id"]
        is_apart = stands_apart(item["label"], text[: item["start"]], printed)
        words = item["text"] if is_apart else (item["label"] or "") + item["text"]
        assert stands_in(words, printed), item["id"]
        assert letters(printed).endswith(letters(item["text"])[-1:]), item["id"]


@every_reading
def test_spans_stand_in_reading_order_and_do_not_overlap(reading: Path) -> None:
    text, gold = gold_of(reading)
    edges = [edge for item in gold["items"] for edge in (item["start"], item["end"])]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(text)


@every_reading
def test_parents_stand_before_their_children(reading: Path) -> None:
    _, gold = gold_of(reading)
    seen: set[str] = set()
    for item in gold["items"]:
        assert item["parent"] is None or item["parent"] in seen, item["id"]
        assert item["id"] not in seen
        seen.add(item["id"])


@every_reading
def test_attributes_are_the_contracts(reading: Path) -> None:
    _, gold = gold_of(reading)
    for item in gold["items"]:
        assert set(item["attributes"]) <= ATTRIBUTES, item["id"]
        target = item["attributes"].get("target", {"value": 0})
        assert isinstance(target["value"], int | float), item["id"]
        assert set(target) <= {"value", "unit", "by", "baseline_year", "bound"}, item["id"]
        assert target.get("bound") in (None, "at_least", "at_most"), item["id"]


@every_table
def test_a_snippets_items_stand_in_its_text_in_their_order(table: Path) -> None:
    for snippet in yaml.safe_load(table.read_text(encoding="utf-8")):
        rest, above = letters(snippet["text"]), -1
        for other in snippet.get("skip") or ():
            assert letters(other) in rest, (snippet["name"], other)
            rest = rest.replace(letters(other), "", 1)
        for kind, label, words, depth in snippet["items"]:
            assert kind in make_gold.KINDS, snippet["name"]
            assert isinstance(label, str | None), snippet["name"]
            assert 0 <= depth <= above + 1, snippet["name"]
            assert letters(words) in rest, (snippet["name"], words)
            rest, above = rest.partition(letters(words))[2], depth
        for number, attributes in (snippet.get("attributes") or {}).items():
            assert 1 <= number <= len(snippet["items"]), snippet["name"]
            assert set(attributes) <= ATTRIBUTES, snippet["name"]


@every_table
def test_snippets_have_names_of_their_own(table: Path) -> None:
    names = [snippet["name"] for snippet in yaml.safe_load(table.read_text(encoding="utf-8"))]
    assert len(names) == len(set(names)) > 0


@pytest.mark.parametrize(
    ("items", "complaint"),
    [
        ([{"goal": "Alle barn trives"}], "not in the text"),
        ([{"strategy": "• | Lese"}], "stands 2 times"),
        ([{"strategy": "• | Lese", "occurrence": 3}], "has no occurrence 3"),
        ([{"strategy": "• | Skrive"}, {"goal 1": "Mål 1: | Alle leser godt"}], "out of order"),
        (
            [{"goal 1": "Mål 1: | Alle leser … Lese"}, {"strategy": "• | Lese", "occurrence": 1}],
            "overlapping",
        ),
        ([{"wish": "Alle leser godt"}], "no such kind"),
        ([{"goal 1": "Mål 1: | Alle leser godt", "skip": ["Side 2"]}], "not inside the item"),
        ([{"strategy": "• | Skrive", "under": "goal"}], "a name of none before it"),
    ],
)
def test_a_reading_that_does_not_fit_its_text_is_refused(items: list[Json], complaint: str) -> None:
    text = "Mål 1: Alle leser godt\n• Lese\n• Skrive\n• Lese\n"
    with pytest.raises(make_gold.ReadingError, match=complaint):
        make_gold.gold_of(text, {"kind": "plan", "items": items}, "leseplan.txt")


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("barn og\nunge", "barn og unge"),
        ("opp-\nvekst", "oppvekst"),
        ("barne-\nog ungdomsråd", "barne- og ungdomsråd"),
        ("Per-\nOle", "Per-Ole"),
        ("2021-\n2033", "2021-2033"),
        ("CO2-\nutslipp", "CO2-utslipp"),
        ("opp\u00ad\nvekst", "oppvekst"),
        ("opp-\n\nSide 3\n\nvekst", "oppvekst"),
    ],
)
def test_lines_are_joined_by_the_contract(printed: str, words: str) -> None:
    skip = ("Side 3",) if "Side 3" in printed else ()
    assert make_gold.folded(printed, skip, frozenset({"CO2-utslipp"})) == words
