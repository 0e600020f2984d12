"""Field tables: tables whose headings stand at the left, and which tell one measure after the other field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rettesnor.documents import Cell, Document, Table
from rettesnor.outline import attributes, rules
from rettesnor.outline.cell_parts import part_of_cell, read_parts
from rettesnor.outline.columns import column_of, level_of_heading, stated_by_cells
from rettesnor.outline.record import Attributes
from rettesnor.outline.table_cells import TableCells, printed
from rettesnor.outline.tables import Part, Row

_FEWEST_FIELDS = 2
_KEY = re.compile(r"(?P<name>[^\d]*?)(?: nr\.?)?\s*(?P<label>[A-ZÆØÅ]?\d{1,3}(?:\.\d{1,3})*[a-z]?)?[.:]?")
_ABOVE = frozenset({"area", "goal", "subgoal", "strategy"})
_FIELDS = frozenset({"responsible", "deadline", "start", "cost", "person_years"})


@dataclass(frozen=True, slots=True)
class _Field:
    """A row of a field and its value: «Ansvarlig | Rektor», «Tiltak 2 | …»."""

    name: str
    word: str
    label: str | None
    key: Cell
    value: Cell


def read_fields(document: Document, table: Table, cells: TableCells) -> list[Row]:
    """The rows of a table of fields; none where it is no such table.

    Args:
        document: the document.
        table: the table.
        cells: its cells.
    """
    fields = [field for row in cells.rows if (field := _field(document, row)) is not None]
    filled = sum(any(cell.end > cell.start for cell in row) for row in cells.rows)
    names = {field.name.split(" ")[0] for field in fields}
    is_of_measures = "act" in names and bool(names & (_FIELDS | _ABOVE))
    if not fields or any(_is_key(document, field.value) for field in fields):
        return []
    if is_of_measures and len(fields) >= max(_FEWEST_FIELDS, filled / 2):
        return _rows(document, table, fields)
    if names <= _ABOVE and len(fields) == filled:
        return [row for field in fields if (row := _heading(document, table, field)) is not None]
    return []


def _field(document: Document, row: list[Cell]) -> _Field | None:
    """The field that a row of two cells is; None where its first cell names none."""
    filled = [cell for cell in row if cell.end > cell.start]
    if len(filled) == 1 and filled[0].column == 0:
        return _begins_record(document, filled[0])
    if len(filled) != 2 or filled[0].column != 0:
        return None
    key, value = filled
    match = _KEY.fullmatch(" ".join(printed(document, key).split()))
    if match is None:
        return None
    known = column_of(match["name"])
    name = known[0] if known is not None else "remark"
    # «Mål» heads figures beside indicators only.
    name = "goal" if name == "target" else name
    name = level_of_heading(match["name"]) if name == "goal" else name
    return _Field(name, match["name"].casefold(), match["label"], key, value)


def _begins_record(document: Document, cell: Cell) -> _Field | None:
    """A row over the whole table that names the measure whose fields follow («Tiltak 1: …»)."""
    part = part_of_cell(document, cell)
    if part is None or part.word is None or column_of(part.word) != ("act", None):
        return None
    return _Field("act", part.word, part.label, cell, cell)


def _is_key(document: Document, cell: Cell) -> bool:
    """Whether a value is itself the name of a field: then it stands below a heading, and the table is a grid."""
    return column_of(printed(document, cell)) is not None


def _rows(document: Document, table: Table, fields: list[_Field]) -> list[Row]:
    rows: list[Row] = []
    acts: list[Row] = []
    for field in fields:
        if field.name in _ABOVE:
            rows.append(_begun(document, table, field))
            acts = []
        elif field.name == "act":
            acts = [
                Row(_labelled(part, field), field.value.page, Attributes(), points, is_certain=table.ruled)
                for part, points in read_parts(document, field.value)
            ]
            rows += acts
        elif field.name == "indicator":
            for row in acts[-1:]:
                row.indicators = tuple(part for part, _ in read_parts(document, field.value))
        else:
            stated = stated_by_cells([(field.name, printed(document, field.value))])
            for row in acts:
                row.stated = attributes.merge(row.stated, stated)
    return rows


def _heading(document: Document, table: Table, field: _Field) -> Row | None:
    """A row that sets out a goal beside its word («Hovedmål | Alle har …»), which what follows serves."""
    part = part_of_cell(document, field.value)
    word = field.word
    if part is None or word not in rules.words():
        return None
    part = replace(_labelled(part, field), word=word)
    return Row(part, field.value.page, Attributes(), is_heading=True, is_certain=table.ruled)


def _begun(document: Document, table: Table, field: _Field) -> Row:
    """A row that only begins a goal, an area or a strategy."""
    row = Row(Part(table.start, table.start, ""), field.value.page, Attributes(), is_certain=table.ruled)
    part = part_of_cell(document, field.value)
    own = _labelled(part, field) if part is not None else None
    match field.name:
        case "area":
            row.area = own
        case "goal":
            row.goal = own
        case "subgoal":
            row.subgoal = own
        case _:
            row.strategy = own
    return row


def _labelled(part: Part, field: _Field) -> Part:
    """The value with the label that stands behind the name of its field («Tiltak 2»), which the span begins with."""
    if field.label is None or part.label is not None:
        return part
    return Part(field.key.start, part.end, part.text, field.label, part.word)
