"""What holds for every reading: places point at the words, the same text gives the same record, ids stay."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rettesnor
from rettesnor.documents import DocumentError
from rettesnor.outline import DocumentKind
from rettesnor.outline.record import Item, Record

CORPUS = Path(__file__).parents[1] / "golden" / "corpus"
TEXTS = sorted(CORPUS.glob("*/*.txt"))
LINES = sorted(
    {line for path in TEXTS for line in path.read_text(encoding="utf-8").splitlines() if line.strip()}
)
UNRELATED = "\n\nBiblioteket i Vika har opningstid til klokka fire, og mange går dit på laurdagane.\n\n"

every_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
torn = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, kind: DocumentKind | None = None) -> tuple[str, Record]:
    reading = rettesnor.read_bytes(text.encode(), name="tekst.txt", kind=kind)
    return reading.document.text, reading.record


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def points_at_its_words(text: str, item: Item) -> bool:
    """Whether the item's letters stand, in their order, in the stretch that it names.

    The label of a table's row may stand before it, on a line of its own, or beside its lines.
    """
    if not 0 <= item.start < item.end <= len(text):
        return False
    before = (line.strip(" .:)") for line in text[: item.start].splitlines())
    beside = (
        line.split()[0].strip(".:)") for line in text[item.start : item.end].splitlines() if line.strip()
    )
    is_parted = item.reason == "row-of-action-table" and (item.label in before or item.label in beside)
    printed = iter(letters(text[item.start : item.end]))
    words = item.text if is_parted else (item.label or "") + item.text
    return all(letter in printed for letter in letters(words))


def check(text: str, record: Record) -> None:
    seen: set[str] = set()
    for item in record.items:
        assert points_at_its_words(text, item), item
        assert item.parent is None or item.parent in seen, item
        assert item.id not in seen, item
        assert 0 <= item.confidence <= 1, item
        assert item.text == " ".join(item.text.split()) != "", item
        seen.add(item.id)
    for warning in record.warnings:
        assert warning.start is None or 0 <= warning.start <= (warning.end or warning.start) <= len(text)


@every_text
def test_every_item_of_a_document_stands_where_it_says(path: Path) -> None:
    check(*read(path.read_text(encoding="utf-8")))


@torn
@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from([None, *DocumentKind]))
def test_lines_torn_out_of_plans_and_shuffled_still_read(lines: list[str], kind: DocumentKind | None) -> None:
    text = "\n".join(lines)
    check(*read(text or " ", kind))


@torn
@given(st.text(max_size=400), st.sampled_from([None, *DocumentKind]))
def test_any_text_reads_or_is_refused_with_a_reason(text: str, kind: DocumentKind | None) -> None:
    try:
        reading = rettesnor.read_bytes(("Mål 1: " + text).encode("utf-8", "replace"), kind=kind)
    except DocumentError:
        return
    check(reading.document.text, reading.record)


@every_text
def test_the_same_document_gives_the_same_record(path: Path) -> None:
    data = path.read_bytes()
    assert rettesnor.read_bytes(data, name="a").record == rettesnor.read_bytes(data, name="a").record


@pytest.mark.parametrize(
    "name", ["nb/lysfjord_klimaplan", "nn/oystebygd_folkehelse", "cases/havnnes_helsehus"]
)
def test_ids_stay_when_an_unrelated_paragraph_is_added_at_the_end(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    _, before = read(text)
    _, after = read(text + UNRELATED, before.kind)
    assert [item.id for item in after.items] == [item.id for item in before.items]


def test_ids_stay_when_an_unrelated_paragraph_is_added_before() -> None:
    plan = "Forord\n\nVelkommen.\n{}\n1 Mål\n\nMål 1: Alle har en venn\n\n• Åpne skolegården\n• Åpne skolegården\n"
    _, before = read(plan.format(""), DocumentKind.PLAN)
    _, after = read(plan.format(UNRELATED), DocumentKind.PLAN)
    assert [item.id for item in after.items] == [item.id for item in before.items]
    assert len({item.id for item in after.items}) == 3
