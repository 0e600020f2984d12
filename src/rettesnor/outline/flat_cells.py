"""Flat cells: the cells of one row of a flattened table, each told by its form (a sum, a date, a name)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rettesnor.documents import Line
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.cell_forms import LETTER_LABEL, NO_SUM, ROW_LABEL, SUM, TIME
from rettesnor.outline.columns import Column, cell_words, indicator_target, stated_by_cells
from rettesnor.outline.flat_headers import Header
from rettesnor.outline.tables import Part, Row
from rettesnor.outline.wrapped_names import is_open_act, is_open_name, names_at_end, rest_of_names

_FIGURE = r"(?:\d{1,3}(?: \d{3})+|\d+)(?:,\d+)?(?: ?%)?"
_FORMS = {
    name: re.compile(rf"{form}\s*$")
    for name, form in {
        "cost": rf"(?P<cell>{SUM}|{NO_SUM})",
        "deadline": rf"(?P<cell>{TIME}|^[–-])",
        "number": r"(?P<cell>\d{1,2}|[A-D]|(?<=\s)-)",
        "remark": r"(?P<cell>\d{1,2}|(?<=\s)-|[Hh]øy|[Mm]iddels|[Ll]av|[Mm]iddel|[Hh]øg|[Ll]åg)",
        "responsible": (
            r"(?:^|(?<=\s))"
            r"(?P<cell>(?:[A-ZÆØÅ][\w-]*(?:, ?|/| og ))*[A-ZÆØÅ][\w./-]*(?: [a-zæøå][\w/-]*){0,4})"
        ),
        "target": (
            r"(?:^|(?<=\s))(?P<cell>(?:(?i:minst|høyst|høgst|over|under|maks\.?|inntil) )?" + _FIGURE + ")"
        ),
        "baseline": rf"(?:^|(?<=\s))(?P<cell>{_FIGURE}|-)",
        "person_years": r"(?:^|(?<=\s))(?P<cell>\d+(?:,\d+)?|[-–])",
        "partners": r"(?:^|(?<=\s))(?P<cell>[A-ZÆØÅ][\w./-]*(?: [a-zæøå][\w/-]*){0,3})",
    }.items()
}
_CELL = re.compile(rf"{SUM}|{NO_SUM}|{TIME}|mill\.?(?: kr\.?| kroner)?|000(?: kr\.?| kroner)?|kr\.?|kroner")
_BEFORE_TEXT = {"cost": re.compile(rf"(?<!\S){SUM}(?!\S)"), "deadline": re.compile(rf"(?<!\S){TIME}(?!\S)")}
_REST = re.compile(r"(?P<cell>.+)")
_LONGEST_WRAPPED = 30
_WHOLE_SUM = re.compile(SUM)
# Cells whose form proves that a row ends here, and cells that may be missing before one.
_PROVING = frozenset({"cost", "deadline", "target"})
_MAY_LACK = frozenset({"responsible", "partners", "baseline", "number", "remark"})

Span = tuple[int, int]
Cells = tuple[list[tuple[Column, str]], int]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row, and whether one of its cells plainly goes on below it."""

    row: Row
    wants_more: bool


def read_row(
    text: str, lines: list[Line], label: str | None, header: Header, rest: Sequence[Line] = ()
) -> ReadRow | None:
    """The row that the lines hold; None where its cells are not all there yet.

    Args:
        text: the document's text.
        lines: the lines of the row, as far as they were gathered.
        label: its number or code.
        header: the table's headings.
        rest: lines behind the cells that go on with the act, and with the names behind that.
    """
    spans = [(line.start, line.end) for line in lines]
    start = body = spans[0][0]
    if label is not None and (match := ROW_LABEL.match(text, *spans[0])):
        body = match.end()
    trailing = header.trailing
    cells = _cells_on_line(text, spans, trailing)
    if len(spans) > 1:
        wrapped = _cells_over_lines(text, spans, trailing)
        if wrapped is not None and (cells is None or len(wrapped[0]) > len(cells[0])):
            cells = wrapped
    if cells is None:
        return None
    found, end = cells
    if end <= body:
        return None
    own = [(max(first, body), min(last, end)) for first, last in spans if first < end and last > body]
    found, more = _with_rest(text, found, own, rest)
    stated = stated_by_cells((name, cell) for (name, _), cell in found)
    for (name, year), cell in found if header.is_of_indicators else ():
        if name == "target":
            stated = attributes.merge(stated, indicator_target(cell, year))
    act, points = act_and_points(text, start, [*own, *more], label)
    row = Row(act, lines[0].page, stated, points, is_indicator=header.is_of_indicators, is_certain=False)
    names = next((cell for (name, _), cell in found if name == "responsible"), "")
    return ReadRow(row, is_open_act(act.text) or is_open_name(names))


def _with_rest(
    text: str, found: list[tuple[Column, str]], own: list[Span], rest: Sequence[Line]
) -> tuple[list[tuple[Column, str]], list[Span]]:
    """The cells with the rest of the names, and the stretches of the lines below that go on with the act."""
    names = next((cell for (name, _), cell in found if name == "responsible"), None)
    act = " ".join(text[first:last] for first, last in own)
    more: list[Span] = []
    for line in rest:
        words = text[line.start : line.end]
        cut = rest_of_names(act, names, words) if names is not None else len(words)
        if names is not None and cut < len(words):
            names = cell_words([names, words[cut:]])
        if before := words[:cut].rstrip():
            more.append((line.start, line.start + len(before)))
            act = f"{act} {before}"
    cells = [(column, names if column[0] == "responsible" and names else cell) for column, cell in found]
    return cells, more


def act_and_points(
    text: str, start: int, lines: list[Span], label: str | None
) -> tuple[Part, tuple[Part, ...]]:
    """The act, and the lettered points that stand on lines of their own below it.

    Args:
        text: the document's text.
        start: where the act begins, label and all.
        lines: the stretches of its lines, the first without the label.
        label: its label.
    """
    heads = [place for place, span in enumerate(lines) if place and LETTER_LABEL.match(text, *span)]
    own = lines[: heads[0]] if heads else lines
    act = Part(start, own[-1][1], clean_statement("\n".join(text[a:b] for a, b in own)), label)
    points = (_point(text, lines[head:end]) for head, end in zip(heads, [*heads[1:], None], strict=False))
    return act, tuple(points)


def ends_row(text: str) -> bool:
    """Whether a line ends as a row does, in a sum or a time."""
    return _FORMS["cost"].search(text) is not None or _FORMS["deadline"].search(text) is not None


def is_cell(text: str) -> bool:
    """Whether the words are nothing but a sum or a time, or the end of a sum that wraps («mill. kr»)."""
    return _CELL.fullmatch(text.strip()) is not None


def is_plain_sum(text: str) -> bool:
    """Whether the words are a sum and nothing else."""
    return _WHOLE_SUM.fullmatch(text) is not None


def _point(text: str, lines: list[Span]) -> Part:
    (start, end), *rest = lines
    match = LETTER_LABEL.match(text, start, end)
    label, body = (match["label"], match.end()) if match else (None, start)
    words = clean_statement("\n".join(text[a:b] for a, b in [(body, end), *rest]))
    return Part(start, lines[-1][1], words, label)


def _cells_on_line(text: str, spans: list[Span], trailing: tuple[Column, ...]) -> Cells | None:
    """The trailing cells stand at the end of the row's last line, the last column last."""
    start, end = spans[-1]
    line = text[start:end]
    if (apart := _apart(line, trailing)) is not None:
        cells, length = apart
        return cells, start + length
    found: list[tuple[Column, str]] = []
    if (behind := _text_behind(line, trailing)) is not None:
        found, trailing = [(trailing[-1], line[behind:].strip())], trailing[:-1]
        line = line[:behind].rstrip()
    # Beside another column of names it cannot be told where one ends.
    is_alone = "partners" not in [name for name, _ in trailing]
    is_proven = False
    for place, column in reversed(list(enumerate(trailing))):
        name = column[0]
        name = "cost" if name.startswith("cost") else name
        match = _FORMS[name].search(line) if name in _FORMS else None
        if name == "responsible" and is_alone and (begin := names_at_end(line)) is not None:
            match = _REST.match(line, begin)
        if match is None or (match.start("cell") == 0 and len(spans) == 1):
            if (name in _MAY_LACK and is_proven) or (name in ("cost", "deadline") and place > 0):
                continue
            return None
        is_proven = is_proven or name in _PROVING
        cell, begin = match["cell"], match.start("cell")
        if name == "target" and place and trailing[place - 1][0] == "baseline":
            # «890 550» are two figures where two columns of them stand side by side.
            begin += _last_figure(line[:begin], cell)
            cell = line[begin:]
        found.append((column, cell))
        line = line[:begin].rstrip()
    if not is_proven:
        return None
    if not line and len(spans) > 1:
        return found, spans[-2][1]
    return found, start + len(line)


def _last_figure(before: str, cell: str) -> int:
    """Where the last of two figures begins that a cell runs together; 0 where one more stands before it."""
    has_own = _FORMS["baseline"].search(before.rstrip()) is not None
    groups = cell.split(" ")
    if has_own or len(groups) % 2 or not all(group.isdecimal() for group in groups):
        return 0
    return len(" ".join(groups[: len(groups) // 2])) + 1


def _text_behind(line: str, trailing: tuple[Column, ...]) -> int | None:
    """Where the words of a last column begin that stands behind one of times or sums; None where it is none such."""
    names = ["cost" if name.startswith("cost") else name for name, _ in trailing[-2:]]
    if (
        len(names) < 2
        or names[0] not in _BEFORE_TEXT
        or names[1] not in ("remark", "partners", "responsible")
    ):
        return None
    last = next(reversed(list(_BEFORE_TEXT[names[0]].finditer(line))), None)
    words = line[last.end() :].strip() if last is not None else ""
    is_text = words[:1].isupper() and not any(map(str.isdecimal, words))
    return last.end() if last is not None and is_text else None


def _cells_over_lines(text: str, spans: list[Span], trailing: tuple[Column, ...]) -> Cells | None:
    """A cell that wraps («Juni», «2026») ends on the row's last line and begins on the one before."""
    (before, _), (start, end) = spans[-2:]
    whole = text[before:end].replace("\n", " ")
    if end - start > _LONGEST_WRAPPED:
        return None
    found = _cells_on_line(whole, [(0, len(whole))], trailing)
    return (found[0], before + found[1]) if found is not None else None


def _apart(line: str, trailing: tuple[Column, ...]) -> Cells | None:
    """Cells that two or more spaces or a tab part, and how long the line before them is."""
    parts = list(re.finditer(r"\S(?:\S| (?=\S))*", line))
    if len(parts) <= len(trailing):
        return None
    own = len(parts) - len(trailing)
    cells = [(column, cell[0]) for column, cell in zip(trailing, parts[own:], strict=True)]
    return cells, parts[own - 1].end()
