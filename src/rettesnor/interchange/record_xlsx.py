"""Records as an Excel workbook that can be sent on: a sheet of items and a sheet about the documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from rettesnor.documents.errors import Warning
from rettesnor.interchange.rows import COLUMNS, CellValue, ReadDocument, Row, is_doubtful, rows
from rettesnor.interchange.values import Words, currency_to_words, facts_to_words, number_to_words
from rettesnor.outline.record import Cost, Record

#: Excel's own limits ("Excel specifications and limits"): UTF-16 units in a cell, rows in a sheet, indents.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_576
_INDENT_LIMIT = 15

#: What XML 1.0 cannot hold, section 2.2.
_NOT_IN_XML = re.compile("[^\n\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_A4 = 9
_DOUBTFUL_FILL = "#FFF2CC"
_HEADER_FILL = "#1E2B3C"


def write_record_xlsx(
    stream: BinaryIO,
    documents: Iterable[ReadDocument],
    *,
    words: Words,
    describe: Callable[[Warning], str],
    written_at: datetime,
    rows_per_sheet: int = ROW_LIMIT,
) -> None:
    """Write a workbook of several documents.

    Args:
        stream: where the bytes go, all at once at the end.
        documents: the records with their texts.
        words: sheet names (``sheet.*``), headings (``column.*``) and what `rows` and `values` name.
        describe: a warning in the reader's words.
        written_at: what the file's properties give as its time; the engine reads no clock.
        rows_per_sheet: where a further sheet of items begins, the heading counted.
    """
    packed = BytesIO()
    workbook = Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": words["sheet.title"], "created": written_at})
    items = _ItemSheets(workbook, words, rows_per_sheet)
    about = _DocumentSheet(workbook, words)
    for document in documents:
        cut = sum(items.add(row) for row in rows(document))
        about.add(document.record, cut, describe)
    items.close()
    about.close()
    workbook.close()
    stream.write(packed.getvalue())


def cell_text(text: str, mark: str) -> str:
    """The text as an Excel cell can hold it.

    Args:
        text: any text; page breaks and other control characters, which a cell cannot hold, become spaces.
        mark: what stands at the end where it is too long and had to be cut.
    """
    shown = _NOT_IN_XML.sub(" ", text.replace("\r\n", "\n"))
    if _units(shown) <= CELL_LIMIT:
        return shown
    room = (CELL_LIMIT - _units(mark)) * 2
    return shown.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


@dataclass(slots=True)
class _ItemSheets:
    """The sheet of items, and further ones where Excel's rows do not suffice."""

    workbook: Workbook
    words: Words
    rows_per_sheet: int
    sheets: list[Worksheet] = field(default_factory=list)
    formats: dict[tuple[Any, ...], Format] = field(default_factory=dict)
    at: int = 0

    def __post_init__(self) -> None:
        self._begin()

    def add(self, row: Row) -> int:
        """Write one row; how many of its cells had to be cut."""
        if self.at == self.rows_per_sheet:
            self._end()
            self._begin()
        cut = 0
        for index, column in enumerate(COLUMNS):
            value = column.value(row, self.words)
            indent = min(row.level, _INDENT_LIMIT) if column.name == "text" else 0
            cut += self._write(index, value, {"indent": indent} if indent else {}, is_doubtful(row.item))
        self.at += 1
        return cut

    def close(self) -> None:
        """Close the last sheet."""
        self._end()

    def _begin(self) -> None:
        number = len(self.sheets) + 1
        name = self.words["sheet.items"] + (f" {number}" if number > 1 else "")
        sheet = self.workbook.add_worksheet(name)
        self.sheets.append(sheet)
        widths = [column.width for column in COLUMNS]
        _set_up(
            sheet, self.workbook, [self.words[f"column.{one.name}"] for one in COLUMNS], widths, self.words
        )
        self.at = 1

    def _end(self) -> None:
        self.sheets[-1].autofilter(0, 0, max(self.at - 1, 1), len(COLUMNS) - 1)

    def _write(self, column: int, value: CellValue, style: dict[str, Any], doubtful: bool) -> int:
        sheet = self.sheets[-1]
        match value:
            case None:
                sheet.write_blank(self.at, column, None, self._format(style, doubtful))
            case str():
                shown = cell_text(value, self.words["sheet.cut_mark"])
                sheet.write_string(self.at, column, shown, self._format(style, doubtful))
                return int(_units(value) > CELL_LIMIT)
            case Cost(amount, currency):
                decimals = "" if float(amount).is_integer() else ".00"
                style = {"num_format": f'#,##0{decimals} "{currency_to_words(currency, self.words)}"'}
                sheet.write_number(self.at, column, amount, self._format(style, doubtful))
            case date():
                style = {"num_format": self.words["time.excel"], "align": "left"}
                sheet.write_datetime(self.at, column, value, self._format(style, doubtful))
            case _:
                sheet.write_number(self.at, column, value, self._format({"align": "left"}, doubtful))
        return 0

    def _format(self, style: dict[str, Any], doubtful: bool) -> Format:
        key = (doubtful, *sorted(style.items()))
        if key not in self.formats:
            fill = {"bg_color": _DOUBTFUL_FILL} if doubtful else {}
            lines = {"bottom": 1, "bottom_color": "#D0D5DB"}
            self.formats[key] = self.workbook.add_format(
                {"text_wrap": True, "valign": "top", **lines, **fill, **style}
            )
        return self.formats[key]


@dataclass(slots=True)
class _DocumentSheet:
    """The sheet about the documents: a row for each thing known about each, warnings last."""

    workbook: Workbook
    words: Words
    sheet: Worksheet = field(init=False)
    cell: Format = field(init=False)
    at: int = 1

    def __post_init__(self) -> None:
        self.sheet = self.workbook.add_worksheet(self.words["sheet.documents"])
        self.cell = self.workbook.add_format({"text_wrap": True, "valign": "top"})
        headings = [self.words[f"column.{name}"] for name in ("document", "property", "value")]
        _set_up(self.sheet, self.workbook, headings, [34, 24, 90], self.words)

    def add(self, record: Record, cut: int, describe: Callable[[Warning], str]) -> None:
        """Write what is known about one document."""
        for name, value in self._properties(record):
            self._row(record, name, value)
        if cut:
            self._row(record, self.words["sheet.note"], self.words["sheet.cut"].format(count=cut))
        for warning in record.warnings:
            self._row(record, self.words["sheet.warning"], describe(warning))

    def close(self) -> None:
        """Close the sheet."""
        self.sheet.autofilter(0, 0, max(self.at - 1, 1), 2)

    def _properties(self, record: Record) -> Iterable[tuple[str, str]]:
        words, source = self.words, record.source
        yield words["property.title"], record.title or words["property.unknown"]
        yield words["property.kind"], words[f"document_kind.{record.kind.value}"]
        for name, value in facts_to_words(record.facts, words).items():
            yield words[f"fact.{name}"], value
        yield words["property.items"], number_to_words(len(record.items), words)
        yield words["property.doubtful"], number_to_words(sum(map(is_doubtful, record.items)), words)
        if source.pages is not None:
            yield words["property.pages"], number_to_words(source.pages, words)
        if source.language is not None:
            yield words["property.language"], words.get(f"language.{source.language}", source.language)
        yield words["property.engine"], source.engine
        yield words["property.sha256"], source.sha256

    def _row(self, record: Record, name: str, value: str) -> None:
        for column, text in enumerate((record.source.name, name, value)):
            self.sheet.write_string(self.at, column, cell_text(text, self.words["sheet.cut_mark"]), self.cell)
        self.at += 1


def _set_up(
    sheet: Worksheet, workbook: Workbook, headings: list[str], widths: list[int], words: Words
) -> None:
    """The heading row, widths, and how the sheet prints."""
    bold = {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEADER_FILL}
    style = workbook.add_format({**bold, "text_wrap": True, "valign": "vcenter"})
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.write_string(0, column, heading, style)
        sheet.set_column(column, column, width)
    sheet.set_row(0, 30)
    # A label such as 1.10 is text on purpose; Excel need not warn of it in every row.
    sheet.ignore_errors({"number_stored_as_text": f"A1:N{ROW_LIMIT}"})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&A&R{words['sheet.page']}")
