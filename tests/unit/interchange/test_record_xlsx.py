"""The workbook an adviser sends on: read back by another program, it holds what the document said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from portal.cli.catalogue import Catalogue, load_catalogue
from rettesnor.interchange.record_xlsx import CELL_LIMIT, cell_text, write_record_xlsx
from rettesnor.interchange.rows import ReadDocument
from rettesnor.outline.record import Attributes, Cost

WRITTEN_AT = datetime(2026, 1, 31, 12, 0)


def packed(*documents: ReadDocument, words: Catalogue, rows_per_sheet: int = 1_048_576) -> bytes:
    stream = io.BytesIO()
    write_record_xlsx(
        stream,
        documents,
        words=words,
        describe=words.placed_warning,
        written_at=WRITTEN_AT,
        rows_per_sheet=rows_per_sheet,
    )
    return stream.getvalue()


def opened(*documents: ReadDocument, words: Catalogue, rows_per_sheet: int = 1_048_576) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(packed(*documents, words=words, rows_per_sheet=rows_per_sheet)))


def test_the_first_sheet_has_a_row_per_item_with_quote_and_page(plan: ReadDocument, words: Catalogue) -> None:
    heading, goal, measure, _ = opened(plan, words=words)["Punkter"].iter_rows(values_only=True)
    assert heading == (
        *(
            "Type",
            "Nummer",
            "Tekst",
            "Hører til nr.",
            "Hører til",
            "Side",
            "Sitat fra dokumentet",
            "Ansvarlig",
        ),
        *("Frist", "Kostnad", "Måltall", "Annet", "Lesingen er", "Dokument"),
    )
    assert goal[:7] == (
        "Hovedmål",
        "1",
        "Utslippene er redusert",
        None,
        None,
        1,
        "Mål 1: Utslippene er redusert",
    )
    assert measure == (
        *("Tiltak", None, "Bytte til elektriske kjøretøy", "1", "Utslippene er redusert", 2),
        *("- Bytte til elektriske kjøre-\ntøy", "Teknisk, Eiendom", datetime(2026, 6, 30), 1_250_000),
        *("minst −20 % innen 2030 (mot 2009)", "årsverk: 0,5", "sikker", "klima.pdf"),
    )


def test_a_label_is_text_so_that_excel_makes_no_date_of_it(
    plan_with: Callable[..., ReadDocument], words: Catalogue
) -> None:
    cell = opened(plan_with(label="1.10"), words=words)["Punkter"]["B2"]
    assert (cell.value, cell.data_type) == ("1.10", "s")


def test_what_looks_like_a_formula_is_text(plan: ReadDocument, words: Catalogue) -> None:
    cell = opened(plan, words=words)["Punkter"]["C4"]
    assert (cell.value, cell.data_type) == ("=SUM(A1:A9) er ingen formel", "s")


def test_a_doubtful_row_is_marked_by_a_word_and_a_fill(plan: ReadDocument, words: Catalogue) -> None:
    sheet = opened(plan, words=words)["Punkter"]
    assert [row[12].value for row in sheet.iter_rows(min_row=2)] == ["sikker", "sikker", "tvilsom"]
    assert [row[0].fill.fill_type for row in sheet.iter_rows(min_row=2)] == [None, None, "solid"]


def test_children_are_indented_under_their_parent(plan: ReadDocument, words: Catalogue) -> None:
    sheet = opened(plan, words=words)["Punkter"]
    assert [sheet.cell(row, 3).alignment.indent for row in (2, 3, 4)] == [0, 1, 1]


@pytest.mark.parametrize("name", ["Punkter", "Dokument"])
def test_a_sheet_can_be_filtered_scrolled_and_printed(
    name: str, plan: ReadDocument, words: Catalogue
) -> None:
    sheet = opened(plan, words=words)[name]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet["A2"].alignment.wrap_text


def test_the_second_sheet_tells_about_the_document_and_its_warnings(
    plan: ReadDocument, words: Catalogue
) -> None:
    told = {
        row[1]: row[2] for row in opened(plan, words=words)["Dokument"].iter_rows(min_row=2, values_only=True)
    }
    assert told["Tittel"] == "Handlingsplan for klima"
    assert told["Type dokument"] == "plan"
    assert (told["Kommune"], told["Plantype"], told["Periode"]) == ("Nordvik", "handlingsplan", "2024–")
    assert told["Behandles i"] == "KS (01.02.2024)"
    assert (told["Antall punkter"], told["Tvilsomme punkter"]) == ("3", "1")
    assert told["Varsel"] == "s. 2: Nummereringen hopper. Ventet 2, fant 3."


def test_several_documents_stand_in_one_workbook(plan: ReadDocument, words: Catalogue) -> None:
    other = replace(plan, record=replace(plan.record, source=replace(plan.record.source, name="skole.docx")))
    sheet = opened(plan, other, words=words)["Punkter"]
    assert [row[13].value for row in sheet.iter_rows(min_row=2)] == ["klima.pdf"] * 3 + ["skole.docx"] * 3


def test_more_rows_than_excel_has_go_on_a_further_sheet(plan: ReadDocument, words: Catalogue) -> None:
    book = opened(plan, words=words, rows_per_sheet=3)
    assert book.sheetnames == ["Punkter", "Dokument", "Punkter 2"]
    assert [book[name].max_row for name in ("Punkter", "Punkter 2")] == [3, 2]


@pytest.mark.parametrize("letter", ["a", "ø", "\N{GRINNING FACE}"])
def test_a_text_too_long_for_a_cell_is_cut_visibly_and_said(
    letter: str, plan_with: Callable[..., ReadDocument], words: Catalogue
) -> None:
    book = opened(plan_with(text=letter * (CELL_LIMIT + 1)), words=words)
    shown = book["Punkter"]["C2"].value
    assert shown.endswith(letter + " [… avkortet her]")
    assert len(shown.encode("utf-16-le")) // 2 <= CELL_LIMIT
    told = {row[1]: row[2] for row in book["Dokument"].iter_rows(min_row=2, values_only=True)}
    # Its own cell; as the parent of two others it is cut there too.
    assert told["Merk"].startswith("3 celler var lengre enn Excel tillater")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to\nlinjer", "to\nlinjer"),
        ("to\r\nlinjer", "to\nlinjer"),
        ("over\fside", "over side"),
        ("skjult\x00\x1b[31m", "skjult  [31m"),
        ("halv \ud83d", "halv  "),
        ("_x0041_", "_x0041_"),
    ],
)
def test_a_cell_holds_what_xml_can_hold(
    text: str, expected: str, plan_with: Callable[..., ReadDocument], words: Catalogue
) -> None:
    assert cell_text(text, "…") == expected
    assert opened(plan_with(text=text), words=words)["Punkter"]["C2"].value == expected


def test_costs_can_be_added_up_whatever_the_currency(
    plan_with: Callable[..., ReadDocument], words: Catalogue
) -> None:
    cell = opened(plan_with(attributes=Attributes(cost=Cost(99.5, "EUR"))), words=words)["Punkter"]["J2"]
    assert (cell.value, cell.number_format) == (99.5, '#,##0.00 "EUR"')


@pytest.mark.parametrize(("language", "sheet"), [("nb", "Punkter"), ("nn", "Punkt"), ("en", "Items")])
def test_the_workbook_speaks_the_readers_language(language: str, sheet: str, plan: ReadDocument) -> None:
    assert opened(plan, words=load_catalogue(language)).sheetnames[0] == sheet


def test_the_same_reading_gives_the_same_bytes(plan: ReadDocument, words: Catalogue) -> None:
    assert packed(plan, words=words) == packed(plan, words=words)


def test_no_sheet_leads_out_of_the_workbook(plan_with: Callable[..., ReadDocument], words: Catalogue) -> None:
    content = packed(plan_with(text="http://example.org/ og mailto:x@example.org"), words=words)
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        assert [name for name in files.namelist() if "external" in name or "sheet1.xml.rels" in name] == []
