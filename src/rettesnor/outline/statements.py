"""Statements: pieces put together again where a sentence runs on over lines, columns and pages.

A statement is a list point, a heading, a lead-in or a paragraph. Which of them it is, is judged later; here
only where it begins and ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from rettesnor.documents import Document, Line, Role
from rettesnor.outline.continuation import (
    continues_in_cell,
    continues_in_paragraphs,
    continues_in_text,
    continues_on_page,
)
from rettesnor.outline.lost_bullets import MARKER as LOST_BULLET
from rettesnor.outline.lost_bullets import points_without_bullets, without_stacks
from rettesnor.outline.markers import Style
from rettesnor.outline.pieces import Piece, cut
from rettesnor.outline.statement import Statement

_STATED_PARAGRAPHS = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "text/html",
    }
)
_MOST_LINES_IN_CELL = 2_000
_LEAST_WIDTH = 45
_MOST_WIDTH = 130
_FILLED = 0.5
_CLEARLY_HIGHER = 24.0  # points
_CAPTION = re.compile(
    r"(?:Foto|Fotograf|Illustrasjon|Kilde|Kjelde|Kart|Bilde|Bilete)(?: ?:| © )"
    r"|(?:Figur|Tabell|Bilde) \d+(?:[.:]| [A-ZÆØÅ])"
    r"|.{0,80}\bFoto: .{2,60}$"
    r"|[_*(]*(?:FNs?|FN sine)? ?(?:[Bb]ærekraftsmål|[Bb]erekraftsmål)\w*:? (?:[Mm]ål )?\d.*$"
    r"|!\["
)


def read_statements(document: Document, without: Container[int] = ()) -> list[Statement]:
    """The statements of a document's running text and side boxes, in reading order; not those of table cells.

    Args:
        document: the document.
        without: where the lines begin that another reader took.
    """
    body = tuple(line for line in document.lines if line.role is Role.BODY and line.start not in without)
    boxes = tuple(line for line in document.lines if line.role is Role.SIDE_BOX)
    if not boxes:
        return _read_stream(document, body)
    return _merged(_read_stream(document, body), _read_stream(document, boxes))


def read_cell(document: Document, start: int, end: int) -> list[Statement]:
    """The statements of one table cell.

    Args:
        document: the document.
        start: where the cell begins.
        end: behind its last code point.
    """
    first = bisect_left(document.lines, start, key=lambda line: line.start)
    lines = []
    for line in document.lines[first : first + _MOST_LINES_IN_CELL]:
        if line.start >= end:
            break
        if line.role is Role.CELL:
            lines.append(line)
    return list(_join(document, lines, continues_in_cell))


def _merged(body: list[Statement], boxes: list[Statement]) -> list[Statement]:
    """The running text with the boxes at their place.

    A box that sets out a labelled point («Hovedmål 1» on a coloured ground) is running text, and stands where
    its upper edge does on the page; every other box stands where the text has it.
    """
    merged = sorted([*body, *boxes], key=lambda one: one.start)
    for head in boxes:
        if head.marker is None or head.marker.style is not Style.WORD:
            continue
        place = merged.index(head)
        box = _box_at(merged, place)
        for one in box:
            one.role = Role.BODY
        del merged[place : place + len(box)]
        place = _place_on_page(merged, head, place)
        merged[place:place] = box
    return merged


def _box_at(merged: list[Statement], place: int) -> list[Statement]:
    """The label that begins a box, and at most two statements of the box below it."""
    box = merged[place : place + 1]
    for following in merged[place + 1 : place + 3]:
        is_same_box = following.role is Role.SIDE_BOX and following.first.page == box[0].first.page
        if not is_same_box or following.marker is not None:
            break
        box.append(following)
    return box


def _place_on_page(merged: list[Statement], head: Statement, otherwise: int) -> int:
    """The place of the first statement on the page that does not stand clearly higher than the head."""
    for place, one in enumerate(merged):
        if one.first.page != head.first.page:
            continue
        if head.first.box is None:
            if one.start > head.start:
                return place
        elif one.first.box is not None and one.first.box.top >= head.first.box.top - _CLEARLY_HIGHER:
            return place
    return otherwise


def _read_stream(document: Document, lines: tuple[Line, ...]) -> list[Statement]:
    if document.media_type in _STATED_PARAGRAPHS:
        return list(_join(document, lines, continues_in_paragraphs))
    if document.pages:
        return list(_join(document, lines, continues_on_page))
    width = _line_width(lines)
    lines = tuple(line for line in lines if not _CAPTION.match(document.text, line.start, line.end))
    lines = tuple(without_stacks(document, lines))
    points = points_without_bullets(document, lines, width)
    joined = _join(document, lines, partial(continues_in_text, width=width), points)
    return [_as_side_box(document, one, width) for one in _with_heads_of_lists_apart(document, joined)]


def _with_heads_of_lists_apart(document: Document, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Paragraphs without the last line that heads the bullets below: a sentence of its own without a full stop.

    Where no line is blank and the type is lost, nothing else parts «Alle har et sted å møtes» from the prose above.
    """
    before: Statement | None = None
    for statement in statements:
        if before is not None:
            yield from _parted(document, before) if statement.is_bullet else (before,)
        before = statement
    if before is not None:
        yield before


def _parted(document: Document, statement: Statement) -> tuple[Statement, ...]:
    text = document.text
    start = statement.last.start
    above = text[statement.body : start].rstrip()
    is_candidate = statement.marker is None and statement.count > 1 and not statement.parts
    if (
        not is_candidate
        or above[-1:] not in ".!?»"
        or not text[start].isupper()
        or text[statement.end - 1] in ".:;,!?"
    ):
        return (statement,)
    head = replace(
        statement,
        start=start,
        body=start,
        first=statement.last,
        count=1,
        after_gap=False,
        widest=statement.end - start,
    )
    previous = document.lines[bisect_left(document.lines, start, key=lambda line: line.start) - 1]
    return replace(statement, end=statement.body + len(above), last=previous, count=statement.count - 1), head


def _as_side_box(document: Document, statement: Statement, width: int) -> Statement:
    """A paragraph of several lines, all far narrower than the text's, stood in a box beside it."""
    narrow = width and statement.widest < width * 0.6 and statement.count >= 4
    if narrow and statement.marker is None and statement.opens_line and _is_filled(document, statement):
        statement.role = Role.SIDE_BOX
    return statement


def _is_filled(document: Document, statement: Statement) -> bool:
    """Whether the lines but the last are about as long as the longest: a box's are, those of a list are not."""
    lines = document.text[statement.start : statement.end].splitlines()[:-1]
    return all(len(line.strip()) > statement.widest * _FILLED for line in lines if line.strip())


def _line_width(lines: tuple[Line, ...]) -> int:
    """How long a full line is, in code points; 0 where lines are whole paragraphs and tell nothing."""
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return width if _LEAST_WIDTH <= width <= _MOST_WIDTH else 0


def _join(
    document: Document,
    lines: Sequence[Line],
    continues: Callable[[str, Statement, Piece], bool],
    points: frozenset[int] = frozenset(),
) -> Iterator[Statement]:
    """The statements of the lines.

    Args:
        document: the document.
        lines: the lines.
        continues: whether a piece without a mark goes on with a statement.
        points: where points begin that have lost their marks.
    """
    text = document.text
    open_one: Statement | None = None
    for piece in cut(document, lines):
        if piece.start in points:
            piece.marker = LOST_BULLET
        is_bare = piece.marker is None and piece.opens_line
        if open_one is not None and is_bare and continues(text, open_one, piece):
            _extend(text, open_one, piece)
            continue
        if open_one is not None:
            yield open_one
        open_one = _statement_from(piece, open_one)
    if open_one is not None:
        yield open_one


def _statement_from(piece: Piece, before: Statement | None) -> Statement:
    return Statement(
        start=piece.start,
        body=piece.body,
        end=piece.end,
        marker=piece.marker,
        first=piece.line,
        last=piece.line,
        count=1,
        opens_line=piece.opens_line,
        after_gap=before is None or (piece.opens_line and piece.line.block != before.last.block),
        role=piece.line.role,
        widest=piece.end - piece.start,
    )


def _extend(text: str, statement: Statement, piece: Piece) -> None:
    if not text[statement.end : piece.start].isspace():
        # Page furniture stands between: it is none of the statement's words.
        before = statement.parts or ((statement.body, statement.end),)
        statement.parts = (*before, (piece.start, piece.end))
    elif statement.parts:
        *earlier, (start, _) = statement.parts
        statement.parts = (*earlier, (start, piece.end))
    statement.end = piece.end
    statement.last = piece.line
    statement.count += 1
    statement.widest = max(statement.widest, piece.end - piece.start)
