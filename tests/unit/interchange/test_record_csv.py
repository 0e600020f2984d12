"""CSV opens in a Norwegian Excel by a double click, computes nothing and loses nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cli.catalogue import Catalogue, load_catalogue
from rettesnor.interchange.record_csv import write_record_csv
from rettesnor.interchange.rows import ReadDocument
from rettesnor.outline.record import DocumentKind, Facts, Item, ItemKind, Record, Source


def as_csv(*documents: ReadDocument, words: Catalogue) -> bytes:
    stream = io.BytesIO()
    write_record_csv(stream, documents, words=words)
    return stream.getvalue()


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_it_begins_with_a_byte_order_mark_and_parts_by_semicolons(
    plan: ReadDocument, words: Catalogue
) -> None:
    content = as_csv(plan, words=words)
    assert content.startswith(b"\xef\xbb\xbfType;Nummer;Tekst;")
    assert content.count(b"\r\n") == 4


def test_each_item_is_a_row_with_its_parent_page_and_exact_quote(
    plan: ReadDocument, words: Catalogue
) -> None:
    row = table(as_csv(plan, words=words))[1]
    assert row["Type"] == "Tiltak"
    assert (row["Hører til nr."], row["Hører til"]) == ("1", "Utslippene er redusert")
    assert row["Side"] == "2"
    assert row["Sitat fra dokumentet"] == "'- Bytte til elektriske kjøre-\ntøy"
    assert (row["Ansvarlig"], row["Frist"], row["Kostnad"]) == ("Teknisk, Eiendom", "2026-06-30", "1250000")
    assert (row["Måltall"], row["Annet"]) == ("minst −20 % innen 2030 (mot 2009)", "årsverk: 0,5")
    assert (row["Lesingen er"], row["Sikkerhet (0–1)"], row["Dokument"]) == ("sikker", "0,95", "klima.pdf")
    assert plan.text[int(row["Fra tegn"]) : int(row["Til tegn"])] == "- Bytte til elektriske kjøre-\ntøy"


def test_a_doubtful_item_says_so(plan: ReadDocument, words: Catalogue) -> None:
    assert [row["Lesingen er"] for row in table(as_csv(plan, words=words))] == ["sikker", "sikker", "tvilsom"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_looks_like_a_formula_gets_an_apostrophe(
    start: str, plan_with: Callable[..., ReadDocument], words: Catalogue
) -> None:
    read = table(as_csv(plan_with(text=f"{start}1+1"), words=words))
    assert read[0]["Tekst"] == f"'{start}1+1"


def test_several_documents_share_one_heading(plan: ReadDocument, words: Catalogue) -> None:
    assert len(table(as_csv(plan, plan, words=words))) == 6


ONE_SURROGATE = st.characters(categories=["Cs"])


@given(st.text(min_size=1) | ONE_SURROGATE)
def test_any_text_comes_back_as_it_was_but_for_the_apostrophe(text: str) -> None:
    words = load_catalogue("nb")
    source = Source("a.txt", "", "text/plain", None, len(text), None, "", "")
    item = Item("1", ItemKind.GOAL, None, text, None, None, 0, len(text), 1.0)
    record = Record(source, DocumentKind.PLAN, 1.0, None, Facts(), (item,))
    shown = table(as_csv(ReadDocument(record, text), words=words))[0]["Tekst"]
    expected = text.encode("utf-8", errors="replace").decode()
    assert shown in (expected, f"'{expected}")
