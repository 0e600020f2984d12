"""Records as CSV, as a Norwegian Excel opens it by a double click: semicolons, decimal commas, a UTF-8 mark.

A cell that a spreadsheet would take for a formula gets an apostrophe in front; the xlsx format needs none.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from rettesnor.interchange.rows import COLUMNS, KEY_COLUMNS, CellValue, ReadDocument, rows
from rettesnor.interchange.values import Words
from rettesnor.outline.record import Cost

#: What makes a spreadsheet compute a cell instead of showing it (OWASP, CSV Injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_record_csv(stream: BinaryIO, documents: Iterable[ReadDocument], *, words: Words) -> None:
    """Write one row per item, each document's as soon as it is there.

    Args:
        stream: where the bytes go.
        documents: the records with their texts.
        words: column headings (``column.*``), kinds (``kind.*``) and the rest that `rows` and `values` name.
    """
    stream.write(codecs.BOM_UTF8)
    columns = (*COLUMNS, *KEY_COLUMNS)
    stream.write(_line([words[f"column.{column.name}"] for column in columns]))
    for document in documents:
        for row in rows(document):
            stream.write(_line([_cell(column.value(row, words)) for column in columns]))


def _line(cells: list[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow(cells)
    # Half a surrogate pair, which a broken file may hold, has no UTF-8.
    return line.getvalue().encode("utf-8", errors="replace")


def _cell(value: CellValue) -> str:
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
        case Cost(amount, currency):
            return _number(amount) if currency == "NOK" else f"{_number(amount)} {currency}"
        case date():
            return value.isoformat()
        case _:
            return _number(value)


def _number(value: float) -> str:
    return f"{value:.15g}".replace(".", ",")
