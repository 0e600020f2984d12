"""Statements: pieces put together again where a sentence runs on over lines, columns and pages.

A statement is a list point, a heading, a lead-in or a paragraph. Which of them it is, is judged later; here only where
it begins and ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from rettesnor.documents import Document, Line, Role
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.pieces import Marker, Piece, Style, cut
from rettesnor.outline.sections import section_of

EXPLICIT_PARAGRAPHS = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "text/html",
    }
)
SENTENCE_END = frozenset(".!?:")
_MOST_LINES = 2_000
_LEAST_WIDTH = 45
_RUN_ON_WIDTH = 130
_AMOUNT = re.compile(r"[Kk]r[.:]? ?\d")
_CAPTION = re.compile(
    r"(?:Foto|Fotograf|Illustrasjon|Kilde|Kjelde|Kart|Bilde|Bilete)(?: ?:| © )|(?:Figur|Tabell|Bilde) \d+(?:[.:]| [A-ZÆØÅ])"
    r"|.{0,80}\bFoto: .{2,60}$|\(?(?:FNs?|FN sine)? ?(?:[Bb]ærekraftsmål|[Bb]erekraftsmål)\w*:? [\d, og]+\)?$|!\["
)


@dataclass(slots=True)
class Statement:
    """One stretch of the text that belongs together.

    Args:
        start: where it begins, marker and all.
        body: where its words begin, behind the marker.
        end: behind its last code point.
        marker: what stands at its head; None for plain words.
        first: the line that it begins on.
        last: the line that it ends on.
        count: how many lines it runs over.
        opens_line: whether it begins its first line.
        after_gap: whether a blank line, another block or a page break parts it from what stands before.
        role: what its lines are on their page.
        parts: the stretches of text that its words stand on, where page furniture stands between them.
        widest: how many code points its longest line has.
    """

    start: int
    body: int
    end: int
    marker: Marker | None
    first: Line
    last: Line
    count: int
    opens_line: bool
    after_gap: bool
    role: Role
    parts: tuple[tuple[int, int], ...] = ()
    widest: int = 0

    def words(self, document: Document) -> str:
        """Its words as a person would say them: no marker, no page furniture, no end-of-line hyphens."""
        if not self.parts:
            return clean_statement(document.text[self.body : self.end])
        return clean_statement("\n".join(document.text[start:end] for start, end in self.parts))

    def text(self, document: Document) -> str:
        """Its words with white space folded, for matching; hyphens are left as they stand."""
        return " ".join(document.text[self.body : self.end].split())

    @property
    def is_bullet(self) -> bool:
        """Whether a bullet or dash stands at its head."""
        return self.marker is not None and self.marker.style is Style.BULLET

    @property
    def label(self) -> str | None:
        """Its printed number or letter."""
        return self.marker.label if self.marker is not None else None


def read_statements(document: Document, without: Container[int] = ()) -> list[Statement]:
    """The statements of a document's running text and side boxes, in reading order; table cells are left out.

    Args:
        document: the document.
        without: where the lines begin that another reader took.
    """
    body = tuple(line for line in document.lines if line.role is Role.BODY and line.start not in without)
    boxes = tuple(line for line in document.lines if line.role is Role.SIDE_BOX)
    if not boxes:
        return _read_stream(document, body)
    return _merged(_read_stream(document, body), _read_stream(document, boxes))


def _merged(body: list[Statement], boxes: list[Statement]) -> list[Statement]:
    """The running text with the boxes at their place.

    A box that sets out a labelled point («Hovedmål 1» on a coloured ground) is running text, and stands where its upper
    edge does on the page; every other box stands where the text has it.
    """
    merged = sorted([*body, *boxes], key=lambda one: one.start)
    heads = [one for one in boxes if one.marker is not None and one.marker.style is Style.WORD]
    for head in heads:
        place = merged.index(head)
        group = [head]
        while place + len(group) < len(merged) and (following := merged[place + len(group)]).role is Role.SIDE_BOX and following.marker is None and following.first.page == head.first.page and len(group) < 3:
            group.append(following)
        for one in group:
            one.role = Role.BODY
            merged.remove(one)
        top = head.first.box.top if head.first.box is not None else None
        at = next(
            (
                number
                for number, one in enumerate(merged)
                if one.first.page == head.first.page and (top is None and one.start > head.start or top is not None and one.first.box is not None and one.first.box.top >= top - 24)
            ),
            place,
        )
        merged[at:at] = group
    return merged


def _read_stream(document: Document, lines: tuple[Line, ...]) -> list[Statement]:
    if document.media_type in EXPLICIT_PARAGRAPHS:
        return list(_join(document, cut(document, lines), _continues_in_paragraphs, 0))
    if document.pages:
        return list(_join(document, cut(document, lines), _continues_on_page, 0))
    width = _line_width(lines)
    lines = tuple(line for line in lines if not _CAPTION.match(document.text, line.start, line.end))
    joined = _join(document, cut(document, lines), _continues_in_text, width)
    return [_as_side_box(statement, width) for statement in joined]


def read_cell(document: Document, start: int, end: int) -> list[Statement]:
    """The statements of one table cell."""
    first = bisect_left(document.lines, start, key=_start)
    lines = []
    for line in document.lines[first : first + _MOST_LINES]:
        if line.start >= end:
            break
        if line.role is Role.CELL:
            lines.append(line)
    return list(_join(document, cut(document, tuple(lines)), _continues_in_cell, 0))


def _start(line: Line) -> int:
    return line.start


def statements_between(document: Document, lines: Iterable[Line]) -> list[Statement]:
    """The statements of the given lines, which stand in one cell."""
    return list(_join(document, cut(document, tuple(lines)), _continues_in_cell, 0))


def _as_side_box(statement: Statement, width: int) -> Statement:
    """A paragraph of several lines, all far narrower than the text's, stood in a box beside it."""
    narrow = width and statement.widest < width * 0.6 and statement.count >= 4
    if narrow and statement.marker is None and statement.opens_line:
        statement.role = Role.SIDE_BOX
    return statement


def _line_width(lines: tuple[Line, ...]) -> int:
    """How long a full line is, in code points; 0 where lines are whole paragraphs and tell nothing."""
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return width if _LEAST_WIDTH <= width <= _RUN_ON_WIDTH else 0


def _join(document: Document, pieces: Iterator[Piece], continues, width: int) -> Iterator[Statement]:  # type: ignore[no-untyped-def]
    text = document.text
    open_one: Statement | None = None
    for piece in pieces:
        if (
            open_one is not None
            and piece.marker is None
            and piece.opens_line
            and continues(text, open_one, piece, width)
        ):
            if _has_furniture(text, open_one.end, piece.start):
                open_one.parts = (*(open_one.parts or ((open_one.body, open_one.end),)), (piece.start, piece.end))
            elif open_one.parts:
                *before, (start, _) = open_one.parts
                open_one.parts = (*before, (start, piece.end))
            open_one.end = piece.end
            open_one.last = piece.line
            open_one.count += 1
            open_one.widest = max(open_one.widest, piece.end - piece.start)
            continue
        if open_one is not None:
            yield open_one
        open_one = Statement(
            start=piece.start,
            body=piece.body,
            end=piece.end,
            marker=piece.marker,
            first=piece.line,
            last=piece.line,
            count=1,
            opens_line=piece.opens_line,
            after_gap=open_one is None or (piece.opens_line and piece.line.block != open_one.last.block),
            role=piece.line.role,
            widest=piece.end - piece.start,
        )
    if open_one is not None:
        yield open_one


def _has_furniture(text: str, start: int, end: int) -> bool:
    return not text[start:end].isspace()


def _continues_in_paragraphs(text: str, statement: Statement, piece: Piece, width: int) -> bool:
    """Word processors and web pages say themselves where a paragraph ends."""
    return piece.line.block == statement.last.block


def _continues_in_cell(text: str, statement: Statement, piece: Piece, width: int) -> bool:
    """In a cell a line begins a new paragraph only behind a full stop, with a capital, and after a blank line."""
    if piece.line.block == statement.last.block:
        return True
    return text[piece.start].islower() or text[statement.end - 1] not in ".!?:;"


def _continues_on_page(text: str, statement: Statement, piece: Piece, width: int) -> bool:
    """On a page type, place and spacing tell, and at the foot of a column or page the words."""
    line, last = piece.line, statement.last
    if line.role is not statement.role:
        return False
    if line.size is not None and last.size is not None and abs(line.size - last.size) > 0.6:
        return False
    if line.bold != last.bold and (statement.marker is None or not statement.is_bullet):
        return False
    if line.block == last.block:
        return _continues_in_block(text, statement, piece)
    runs_on = text[piece.start].islower() and text[statement.end - 1] not in SENTENCE_END
    return runs_on and _next_place(last, line)


def _continues_in_block(text: str, statement: Statement, piece: Piece) -> bool:
    first, last, line = statement.first.box, statement.last.box, piece.line.box
    if first is None or last is None or line is None or statement.marker is None:
        return True
    if statement.marker.style is Style.LEAD_IN:
        return statement.end > statement.body
    if line.left < first.left - 2 and statement.opens_line and line.top > first.top:
        return False
    hangs = statement.count > 1 and last.left > first.left + 3
    return not (hangs and line.left < first.left + 1.5 and statement.opens_line)


def _next_place(last: Line, line: Line) -> bool:
    """Whether the line stands at the top of the next column or page, where a sentence may run on."""
    if last.page != line.page:
        return True
    if last.box is None or line.box is None:
        return True
    return line.box.top < last.box.top or line.box.left > last.box.right


def _continues_in_text(text: str, statement: Statement, piece: Piece, width: int) -> bool:
    """In bare text blank lines, full lines, capitals and full stops are all there is to go by."""
    line, last = piece.line, statement.last
    if line.role is not statement.role or line.level is not None or last.level is not None or line.bold != last.bold:
        return False
    if statement.marker is not None and statement.marker.style is Style.LEAD_IN and statement.end <= statement.body:
        return False
    before, head = text[statement.end - 1], text[piece.start]
    if statement.marker is not None and statement.marker.style is Style.FIELD and line.block != last.block:
        return False
    if line.block != last.block and _AMOUNT.match(text, piece.start):
        return False
    if head.islower() and before not in SENTENCE_END:
        return True
    if piece.end - piece.start <= 60 and section_of(text[piece.start : piece.end]) is not None:
        return False
    in_box = statement.count >= 3 and statement.widest < width * 0.6
    local = statement.widest if in_box else width
    if _in_capitals(text, piece.start, piece.end) != _in_capitals(text, statement.body, statement.end):
        return False
    full = bool(width) and last.end - last.start < width * 1.6 and last.end - last.start + 1 + _first_word(text, piece) > local
    if line.block != last.block:
        return full and statement.count == 1 and statement.is_bullet and before not in SENTENCE_END
    if before in SENTENCE_END and text[line.start - 1] not in "\n\r\f":
        return False
    announces = text[piece.end - 1] == ":" and piece.end - piece.start < 60 and head.isupper() and before not in ",-"
    if announces and statement.marker is None and line.end == piece.end:
        return False
    if statement.marker is None:
        ends_short = before in SENTENCE_END and last.end - last.start < statement.widest * 0.8
        heads = statement.count == 1 and last.end - last.start < 60 and head.isupper()
        return full or (not width and not ends_short and not heads)
    named = statement.marker.style is Style.WORD
    if statement.label and (named or statement.marker.style is Style.NUMBER and not statement.marker.glyph):
        return full
    if statement.label and statement.count == 1 and section_of(text[statement.body : statement.end]) is not None:
        return False
    if statement.is_bullet or statement.label:
        return full or before in ".!" or head.isdecimal() or not _stands_alone(text, piece)
    return full


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words are set in capitals, as headings are."""
    return end - start >= 8 and text[start:end].isupper()


def _first_word(text: str, piece: Piece) -> int:
    space = text.find(" ", piece.start, piece.end)
    return (space if space >= 0 else piece.end) - piece.start


def _stands_alone(text: str, piece: Piece) -> bool:
    """Whether a line under a list reads as a heading or lead-in of its own and not as the last point's next line."""
    if text[piece.end - 1] == ":":
        return True
    return piece.end - piece.start <= 60 and text[piece.start].isupper() and text[piece.end - 1] not in ".,;"
