"""Action tables that a text layer has flattened: cells on lines of their own, or run together on one line.

The repeated column headings tell that it is a table and in which order the cells come; each cell's own form (a sum, a
date, a unit's name) tells where it begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rettesnor.documents import Document, Line, Role
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.record import Attributes
from rettesnor.outline import attributes
from rettesnor.outline.sections import section_of
from rettesnor.outline.tables import ActionTable, Part, Row, column_of, indicator_target, stated_by_cells

_LABEL = re.compile(r"(?P<label>[A-ZÆØÅ]{0,3}\.?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)[.:)]?(?:\s+(?=\S)|$)")
_WORD_LABEL = re.compile(r"(?i)(?:ambisjon|hovedmål|hovudmål|delmål|mål|strategi|innsatsområde|satsingsområde)\s*(?:[\dA-Z]{0,3}[.\d]*\s*[:.)–-]|[\dA-Z]{1,3}$)")
_POINT = re.compile(r"(?P<label>[a-zæøå])\)\s+")
_SUM = r"(?:(?:[Kk]r\.?|NOK) ?)?(?<![\d,])(?:\d{1,3}(?:[ .]\d{3})+|\d+(?:,\d+)?)(?:,-| ?,-)?(?: ?mill\.?(?:ioner|ionar)?)?(?: ?kr\b\.?| kroner)?(?: ?(?:per|pr\.?|i) år(?:et)?| årlig| årleg)?"
_NOTHING = r"(?<=\s)[-–—]|^[-–—]|[Ii]nn[ea]n(?:for|før)? (?:rammen?|ramma|budsjett\w*|ordinær drift)|[Ii]kk(?:e|je) kostnads\w+|\d+(?:,\d+)? årsverk|[Dd]rift|[Ee]geninnsats|[Uu]avklart"
_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_TIME = (
    rf"(?i:(?:innen|innan|fra|frå)? ?(?:utgangen av |slutten av )?(?:\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|(?:\d{{1,2}}\. ?)?(?:{_MONTHS}) (?:20\d\d|hvert år|kvart år)|(?:våren|høsten|hausten|sommeren|vinteren) 20\d\d|"
    r"\d\.? ?(?:kvartal|tertial|halvår) 20\d\d|20\d\d(?: ?[–/-] ?(?:20)?\d\d)?(?: og (?:hvert|kvart) år)?|løpende|løpande|kontinuerlig|kontinuerleg|årlig|årleg|(?:hvert|kvart) (?:\w+ )?år))"
)
_FORMS = {
    "cost": re.compile(rf"(?P<cell>{_SUM}|{_NOTHING})\s*$"),
    "deadline": re.compile(rf"(?P<cell>{_TIME}|(?<=\\s)[–-]|^[–-])\s*$"),
    "number": re.compile(r"(?P<cell>\d{1,2}|[A-D]|(?<=\s)-)\s*$"),
    "remark": re.compile(r"(?P<cell>\d{1,2}|(?<=\s)-|[Hh]øy|[Mm]iddels|[Ll]av|[Mm]iddel|[Hh]øg|[Ll]åg)\s*$"),
    "responsible": re.compile(r"(?:^|(?<=\s))(?P<cell>(?:[A-ZÆØÅ][\w-]*(?:, ?|/| og ))*[A-ZÆØÅ][\w./-]*(?: [a-zæøå][\w/-]*){0,4})\s*$"),
    "target": re.compile(r"(?:^|(?<=\s))(?P<cell>\d[\d ]*(?:,\d+)?(?: ?%)?)\s*$"),
    "baseline": re.compile(r"(?:^|(?<=\s))(?P<cell>\d[\d ]*?(?:,\d+)?(?: ?%)?|-)\s*$"),
    "person_years": re.compile(r"(?:^|(?<=\s))(?P<cell>\d+(?:,\d+)?|[-–])\s*$"),
    "partners": re.compile(r"(?:^|(?<=\s))(?P<cell>[A-ZÆØÅ][\w./-]*(?: [a-zæøå][\w/-]*){0,3})\s*$"),
}


@dataclass(slots=True)
class _Draft:
    """A row while its lines are gathered."""

    lines: list[Line] = field(default_factory=list)
    label: str | None = None


@dataclass(slots=True)
class _Header:
    columns: list[tuple[str, int | None]]
    by_lines: bool


def flat_tables(document: Document) -> tuple[list[ActionTable], set[int]]:
    """The flattened action tables of a document without cells, and the offsets of the lines that they took."""
    lines = [line for line in document.lines if line.role is Role.BODY]
    tables: list[ActionTable] = []
    taken: set[int] = set()
    header: _Header | None = None
    place = 0
    while place < len(lines):
        found = _header_at(document, lines, place)
        if found is not None:
            header, length = found
            taken.update(line.start for line in lines[place : place + length])
            place += length
            rows, place = _rows(document, lines, place, header, taken)
        elif header is not None and header.by_lines and _LABEL.match(document.text, lines[place].start, lines[place].end):
            rows, after = _rows(document, lines, place, header, taken)
            if not rows:
                rows, after = _rows(document, lines, place, _Header(header.columns, False), taken)
            place = after if rows else place + 1
        else:
            place += 1
            continue
        if rows:
            tables.append(ActionTable(rows[0].act.start, rows[-1].act.end, tuple(rows)))
    return tables, taken


def _header_at(document: Document, lines: list[Line], place: int) -> tuple[_Header, int] | None:
    line = lines[place]
    text = document.text[line.start : line.end]
    if len(text) <= 120 and (columns := _columns_on_line(text)) and _is_action(columns):
        return _Header(columns, False), 1
    columns = []
    while place + len(columns) < len(lines) and len(columns) < 9:
        line = lines[place + len(columns)]
        known = column_of(document.text[line.start : line.end]) if line.end - line.start < 45 else None
        if known is None:
            break
        columns.append(known)
    return (_Header(columns, True), len(columns)) if len(columns) >= 3 and _is_action(columns) else None


def _is_action(columns: list[tuple[str, int | None]]) -> bool:
    names = {name for name, _ in columns}
    return ("act" in names and len(names & {"responsible", "deadline", "cost"}) >= 1 and len(columns) >= 2) or (
        "indicator" in names and "target" in names
    )


def _columns_on_line(text: str) -> list[tuple[str, int | None]]:
    """The columns that a line names, where it names nothing else; the longest names first."""
    words = text.split()
    columns: list[tuple[str, int | None]] = []
    place = 0
    while place < len(words):
        for length in range(min(4, len(words) - place), 0, -1):
            known = column_of(" ".join(words[place : place + length]))
            if known is not None:
                columns.append(known)
                place += length
                break
        else:
            return []
    return columns


def _rows(document: Document, lines: list[Line], place: int, header: _Header, taken: set[int]) -> tuple[list[Row], int]:
    """The rows below a header, up to the first line that is none of it."""
    rows: list[Row] = []
    has_number = _number_first(header)
    current = _Draft()
    while place < len(lines):
        line = lines[place]
        text = document.text[line.start : line.end]
        repeated = _header_at(document, lines, place)
        if repeated is not None and [name for name, _ in repeated[0].columns] == [name for name, _ in header.columns]:
            taken.update(one.start for one in lines[place : place + repeated[1]])
            place += repeated[1]
            continue
        if repeated is not None or _WORD_LABEL.match(text) or line.level is not None or _is_heading(text):
            break
        label = _LABEL.match(text)
        gap = bool(current.lines) and line.block != current.lines[-1].block
        complete = bool(current.lines) and _read(document, current, header) is not None
        if label and not (current.lines and not complete and not has_number) and _is_row_label(label, text, header, current):
            if current.lines and not complete:
                break
        elif complete and (gap or not header.by_lines) and not _goes_on(text, header):
            if has_number or current.label or gap and header.by_lines is False and not _ends_row(text, header):
                break
        elif not complete or not current.lines:
            if current.lines and not header.by_lines and (gap and not text[0].islower() or len(current.lines) > 5):
                break
            if not current.lines and (has_number and not label or gap):
                break
            current.lines.append(line)
            if len(current.lines) == 1 and label and (has_number or _looks_like_code(label["label"])):
                current.label = label["label"]
            if len(current.lines) > 14:
                break
            place += 1
            continue
        elif complete and header.by_lines and not gap:
            current.lines.append(line)
            place += 1
            continue
        _keep(document, current, header, rows, taken)
        current = _Draft([line], label["label"] if label and (has_number or _looks_like_code(label["label"])) else None)
        place += 1
    if current.lines and _read(document, current, header) is not None:
        _keep(document, current, header, rows, taken)
    else:
        place -= len(current.lines)
    return rows, max(place, 0)


def _is_heading(text: str) -> bool:
    bare = _LABEL.sub("", text, count=1) if len(text) < 80 else text
    return section_of(bare) is not None or text.endswith("?") and len(text) < 60


def _number_first(header: _Header) -> bool:
    return header.columns[0][0] == "number"


def _looks_like_code(label: str) -> bool:
    return "." in label or label[0].isalpha() or True


def _is_row_label(label: re.Match[str], text: str, header: _Header, current: _Draft) -> bool:
    if current.label is None and current.lines:
        return False
    if header.by_lines and text.strip().isdecimal() and _number_first(header):
        return current.label is None or not current.label.isdecimal() or int(text) == int(current.label) + 1
    return not re.match(r"\d{4}\b", text) and not re.match(r"\d{1,2}\. (?:kvartal|tertial|halvår|\w+ 20\d\d)", text) and not re.fullmatch(_SUM, text.strip())


def _goes_on(text: str, header: _Header) -> bool:
    return text[:1].islower()


def _ends_row(text: str, header: _Header) -> bool:
    return _FORMS["cost"].search(text) is not None or _FORMS["deadline"].search(text) is not None


def _keep(document: Document, draft: _Draft, header: _Header, rows: list[Row], taken: set[int]) -> None:
    row = _read(document, draft, header) if draft.lines else None
    if row is not None:
        rows.append(row)
        taken.update(line.start for line in draft.lines)


def _read(document: Document, draft: _Draft, header: _Header) -> Row | None:
    """The row that the lines hold; None where its cells are not all there yet."""
    text = document.text
    spans = [(line.start, line.end) for line in draft.lines]
    first = spans[0][0]
    body = first
    if draft.label is not None and (match := _LABEL.match(text, first, spans[0][1])):
        body = match.end()
    trailing = [column for column in header.columns if column[0] not in ("act",)]
    if trailing and trailing[0][0] == "number" and header.columns[0][0] == "number":
        trailing = trailing[1:]
    is_indicator = "act" not in {name for name, _ in header.columns}
    if is_indicator:
        trailing = [column for column in trailing if column[0] != "indicator"]
    cells = _cells_by_lines(text, spans, trailing) if header.by_lines else _cells_on_line(text, spans, trailing)
    if cells is None:
        return None
    found, end = cells
    if end <= body:
        return None
    stated = stated_by_cells((name, cell) for (name, _), cell in found)
    if is_indicator:
        for (name, year), cell in found:
            if name == "target":
                stated = attributes.merge(stated, indicator_target(cell, year))
    act_lines = [(max(start, body), min(stop, end)) for start, stop in spans if start < end and stop > body]
    act, points = _act(text, first, act_lines, draft.label)
    return Row(act, draft.lines[0].page, stated, points, [], is_indicator, False)


def _act(text: str, start: int, lines: list[tuple[int, int]], label: str | None) -> tuple[Part, list[Part]]:
    """The act, and the lettered points that stand on lines of their own below it."""
    heads = [place for place, (begin, end) in enumerate(lines) if place and _POINT.match(text, begin, end)]
    own = lines[: heads[0]] if heads else lines
    act = Part(start, own[-1][1], clean_statement("\n".join(text[a:b] for a, b in own)), label)
    points = []
    for place, head in enumerate(heads):
        stretch = lines[head : heads[place + 1] if place + 1 < len(heads) else len(lines)]
        match = _POINT.match(text, stretch[0][0])
        assert match is not None
        words = clean_statement("\n".join([text[match.end() : stretch[0][1]], *(text[a:b] for a, b in stretch[1:])]))
        points.append(Part(stretch[0][0], stretch[-1][1], words, match["label"]))
    return act, points


Found = tuple[list[tuple[tuple[str, int | None], str]], int]


def _cells_by_lines(text: str, spans: list[tuple[int, int]], trailing: list[tuple[str, int | None]]) -> Found | None:
    """Each trailing cell stands on its own line, the last column last; the rest is the act."""
    found: list[tuple[tuple[str, int | None], str]] = []
    place = len(spans)
    for column in reversed(trailing):
        if place <= 1:
            return None
        cell = text[spans[place - 1][0] : spans[place - 1][1]]
        form = _FORMS.get(column[0])
        if column[0] in ("cost", "deadline", "person_years") and (form is None or not re.fullmatch(form.pattern.replace(r"\s*$", ""), cell.strip())):
            return None
        if column[0] == "responsible" and not cell[:1].isupper():
            return None
        found.append((column, cell))
        place -= 1
    return found, spans[place - 1][1]


def _cells_on_line(text: str, spans: list[tuple[int, int]], trailing: list[tuple[str, int | None]]) -> Found | None:
    """The trailing cells stand at the end of the row's last line, the last column last."""
    start, end = spans[-1]
    line = text[start:end]
    if (apart := _apart(line, trailing)) is not None:
        cells, length = apart
        return cells, start + length
    found: list[tuple[tuple[str, int | None], str]] = []
    typed = False
    for column in reversed(trailing):
        form = _FORMS.get(column[0])
        match = form.search(line) if form is not None else None
        if match is None or (match.start("cell") == 0 and len(spans) == 1):
            if column[0] in ("responsible", "partners", "baseline", "number", "remark") and typed:
                continue
            if column[0] in ("cost", "deadline") and trailing.index(column) > 0:
                continue
            return None
        typed = typed or column[0] in ("cost", "deadline", "target")
        found.append((column, match["cell"]))
        line = line[: match.start("cell")].rstrip()
    if not typed or not found:
        return None
    if not line and len(spans) > 1:
        return found, spans[-2][1]
    return found, start + len(line)


def _apart(line: str, trailing: list[tuple[str, int | None]]) -> Found | None:
    """Cells that two or more spaces or a tab part; the length of the line before them is where the act ends."""
    parts = list(re.finditer(r"\S(?:\S| (?=\S))*", line))
    if len(parts) <= len(trailing):
        return None
    cells = parts[len(parts) - len(trailing) :]
    return [(column, cell[0]) for column, cell in zip(trailing, cells, strict=True)], parts[len(parts) - len(trailing) - 1].end()
