"""A row made of its cells, each of which is known by its lines: the act with its label, and what the others state."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rettesnor.documents import Line
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.cell_forms import ROW_LABEL, label_of
from rettesnor.outline.columns import cell_words, indicator_target, stated_by_cells
from rettesnor.outline.flat_cells import act_and_points
from rettesnor.outline.flat_headers import Header
from rettesnor.outline.record import Attributes
from rettesnor.outline.tables import Part, Row

# Columns whose cells are told from each other by their order alone.
NAMED = frozenset({"responsible", "partners", "remark", "unknown", "indicator"})
_GOES_ON = re.compile(r"(?i)\b(?:forts|framh|frh)\.?\W*$")

# The lines of each cell that is not missing, by its column's name.
Cells = dict[str, list[Line]]


def row_of(text: str, header: Header, cells: Cells, *, has_label: bool) -> Row:
    """The row that the cells hold.

    Args:
        text: the document's text.
        header: the table's headings.
        cells: the lines of each cell, of the act's at least.
        has_label: whether the rows bear labels, in a column of their own or before the act.
    """
    lines = cells[header.own]
    first = " ".join(text[lines[0].start : lines[0].end].split())
    label: str | None = None
    body = begin = lines[0].start
    if "number" in cells:
        number = cells["number"][0]
        begin = number.start
        match = ROW_LABEL.match(text, number.start, number.end)
        label = match["label"] if match else None
    elif has_label and (labelled := label_of(first, is_bare=not header.begins_with_number)):
        label = labelled[0]
        body += labelled[1]
    parts = [(body, lines[0].end), *((line.start, line.end) for line in lines[1:])]
    act, points = act_and_points(text, begin, parts, label)
    return Row(
        act,
        lines[0].page,
        _stated(text, header, cells),
        points,
        is_indicator=header.is_of_indicators,
        is_certain=False,
        goal=_above(text, cells.get("goal")),
        strategy=_above(text, cells.get("strategy")),
    )


def _stated(text: str, header: Header, cells: Cells) -> Attributes:
    words = {
        name: cell_words([" ".join(text[line.start : line.end].split()) for line in lines])
        for name, lines in cells.items()
        if not _is_doubtful(header.names, name, cells)
    }
    stated = stated_by_cells((name, cell) for name, cell in words.items() if name != header.own)
    if header.is_of_indicators and "target" in words:
        year = next(year for name, year in header.columns if name == "target")
        stated = attributes.merge(stated, indicator_target(clean_statement(words["target"]), year))
    return stated


def _is_doubtful(names: list[str], name: str, cells: Cells) -> bool:
    """Whether a cell of names may be another's, since one beside its column is missing."""
    place = names.index(name)
    beside = [*names[max(place - 1, 0) : place], *names[place + 1 : place + 2]]
    return name in NAMED and any(one in NAMED and one not in cells for one in beside)


def part_above(text: str, spans: Sequence[tuple[int, int]]) -> Part | None:
    """What a goal's or strategy's cell says; None where it is missing or only goes on («forts.»).

    Args:
        text: the document's text.
        spans: where the words of its lines stand.
    """
    if not spans:
        return None
    words = clean_statement("\n".join(text[start:end] for start, end in spans))
    if _GOES_ON.search(words):
        return None
    label = label_of(words, is_bare=True)
    body, printed = (words[label[1] :], label[0]) if label is not None else (words, None)
    return Part(spans[0][0], spans[-1][1], body, printed)


def _above(text: str, lines: list[Line] | None) -> Part | None:
    return part_above(text, [(line.start, line.end) for line in lines or ()])
