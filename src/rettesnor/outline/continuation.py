"""Continuation: whether a line without a mark goes on with the statement before it, format by format."""

from __future__ import annotations

import re

from rettesnor.documents import Line
from rettesnor.outline.markers import Style
from rettesnor.outline.pieces import Piece
from rettesnor.outline.sections import section_of
from rettesnor.outline.statement import Statement

SENTENCE_END = frozenset(".!?:")
_LONGEST_HEADING = 60
_LONGEST_NAME = 30
_LONGEST_LEAD_IN = 110
_LONGEST_END = 12
_HEADING_SPACE = 1.2  # sizes
_LARGE = 13.0  # points; prose is set smaller
# Behind these a line goes on, whatever the next begins with.
_WANTS_MORE = re.compile(
    r"(?:[–/,(&«]|\b(?:og|eller|samt|mellom|fra|frå|for|mot|under|et|en|ein|eit|kl|pkt|nr|jf|jfr|innen|innan|siden|sidan"
    r"|(?:sammen|saman|samarbeid|sammenlignet|samanlikna|avtale|avtaler|dialog) med)\.?)$"
)
# «… innen 1.» ends no sentence where a month follows in small letters.
_DAY = re.compile(r"(?<![\w.])\d{1,2}\.$")
# «… 360» and below it «000 kr.» are one sum.
_DIGITS = re.compile(r"(?<!\d)\d{1,3}$")
_THOUSANDS = re.compile(r"\d{3}(?: \d{3})*(?= ?(?:kr|kroner|,-|NOK|mill))")
# What begins a paragraph, where a blank line parts it from a list's last point.
_NEW_SENTENCE = re.compile(
    r"(?:Vi|Jeg|Eg|Det|Dette|Den|Denne|De|Dei|Disse|Desse|Når|Hvis|Dersom|Derfor|Difor|Samtidig|I tillegg|Videre|Vidare"
    r"|Kommunen|Kommuna|Planen|For å|Her) "
)
# Behind these a line may go on, however much room it had.
_OPEN_END = re.compile(
    r"(?:[-–/,(&«]|\b(?:og|eller|samt|i|på|til|for|fra|frå|av|med|mot|ved|om|at|som|å|hos|under|over|mellom|et|en|ein|eit|ei"
    r"|den|det|dei|de|kl|pkt|nr|jf|jfr|mill)\.?)$"
)
_AMOUNT = re.compile(r"[Kk]r[.:]? ?\d")


def continues_in_paragraphs(text: str, statement: Statement, piece: Piece) -> bool:
    """Word processors and web pages say themselves where a paragraph ends."""
    return piece.line.block == statement.last.block


def continues_in_cell(text: str, statement: Statement, piece: Piece) -> bool:
    """In a cell a paragraph begins only after a blank line, behind a full stop, with a capital."""
    if piece.line.block == statement.last.block:
        return True
    return text[piece.start].islower() or text[statement.end - 1] not in ".!?:;"


def continues_on_page(text: str, statement: Statement, piece: Piece) -> bool:
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
    return runs_on and (_next_place(last, line) or _is_broken_heading(last, line))


def _is_broken_heading(last: Line, line: Line) -> bool:
    """Whether two bold or large lines of one size are one heading over two lines, spaced as headings are."""
    if last.box is None or line.box is None or line.size is None:
        return False
    if not (last.bold and line.bold) and line.size < _LARGE:
        return False
    return 0 <= line.box.top - last.box.bottom < _HEADING_SPACE * line.size


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


def continues_in_text(text: str, statement: Statement, piece: Piece, *, width: int) -> bool:
    """In bare text blank lines, full lines, capitals and full stops are all there is to go by."""
    line, last = piece.line, statement.last
    if line.role is not statement.role or line.bold != last.bold:
        return False
    if line.level is not None or last.level is not None:
        return False
    if _ends_with_its_line(text, statement, piece):
        return False
    before, head = text[statement.end - 1], text[piece.start]
    is_over = before in SENTENCE_END
    if statement.marker is not None and not statement.marker.glyph and statement.is_bullet and head.isupper():
        # Points that have lost their marks begin small, and a capital begins something else.
        return _ends_open(text, statement)
    if _wants_more(text, statement, piece):
        return True
    if head.islower() and not is_over and not _is_next_point(text, statement, piece, width):
        return True
    if _begins_section(text, statement, piece) or _had_room(text, statement, piece):
        return False
    full = _is_full(text, statement, piece, width)
    if line.block != last.block:
        runs_over = full and statement.count == 1 and statement.is_bullet and not is_over
        is_name = head.isupper() and piece.end - piece.start < _LONGEST_NAME
        return runs_over and not is_name and _NEW_SENTENCE.match(text, piece.start) is None
    if is_over and text[line.start - 1] not in "\n\r\f":
        return False
    if statement.marker is None:
        if _announces(text, statement, piece):
            return False
        ends_short = is_over and last.end - last.start < statement.widest * 0.8
        heads = statement.count == 1 and last.end - last.start < _LONGEST_HEADING and head.isupper()
        return full or (not width and not ends_short and not heads)
    if _is_named(statement):
        return full
    if not statement.is_bullet and not statement.label:
        return full
    if (
        statement.label
        and statement.count == 1
        and section_of(text[statement.body : statement.end]) is not None
    ):
        return False
    if not full and head.isupper() and before not in SENTENCE_END and text[piece.end - 1] == ".":
        # Points without full stops are over where a sentence with one begins.
        return _ends_open(text, statement)
    if statement.is_bullet and _ends_open(text, statement):
        return True
    return full or before in ".!" or head.isdecimal() or not _stands_alone(text, piece)


def _ends_with_its_line(text: str, statement: Statement, piece: Piece) -> bool:
    """Whether a lead-in without words, a field above a blank line, or what stands above a sum is over."""
    style = statement.marker.style if statement.marker is not None else None
    if style is Style.LEAD_IN and statement.end <= statement.body:
        return True
    if piece.line.block == statement.last.block:
        return False
    return style is Style.FIELD or _AMOUNT.match(text, piece.start) is not None


def _begins_section(text: str, statement: Statement, piece: Piece) -> bool:
    """Whether the line is a heading, or the line above was: by its words, or by capitals."""
    if piece.end - piece.start <= _LONGEST_HEADING and section_of(text[piece.start : piece.end]) is not None:
        return True
    return _in_capitals(text, piece.start, piece.end) != _in_capitals(text, statement.body, statement.end)


def _is_full(text: str, statement: Statement, piece: Piece, width: int) -> bool:
    """Whether the first word of the line had no room on the line before it; in a narrow box, in the box."""
    length = statement.last.end - statement.last.start
    in_box = statement.count >= 3 and statement.widest < width * 0.6
    room = statement.widest if in_box else width
    return bool(width) and length < width * 1.6 and length + 1 + _first_word(text, piece) > room


def _had_room(text: str, statement: Statement, piece: Piece) -> bool:
    """Whether a line with a capital is so much longer than the one before that its first word had room there."""
    last = statement.last.end - statement.last.start
    if not (
        text[piece.start].isupper() or text[piece.start].isdecimal()
    ) or piece.end - piece.start <= last + 1 + _first_word(text, piece):
        return False
    return not _ends_open(text, statement)


def _is_next_point(text: str, statement: Statement, piece: Piece, width: int) -> bool:
    """Whether a blank line parts two points that begin small, and no page or full line lies between them."""
    if piece.line.block == statement.last.block or statement.marker is not None:
        return False
    between = text[statement.end : piece.start]
    is_next = between.isspace() and "\f" not in between
    return is_next and text[statement.body].islower() and not _is_full(text, statement, piece, width)


def _wants_more(text: str, statement: Statement, piece: Piece) -> bool:
    """Whether the line above ends as no statement does («samarbeid med»), or is a field without words («Ansvar:»)."""
    if piece.line.block != statement.last.block:
        return False
    if statement.marker is not None and statement.end <= statement.body:
        return statement.marker.style is Style.FIELD
    if text[piece.end - 1] == ":" or statement.first.bold:
        return False
    end_of_last = max(statement.body, statement.end - 4)
    if text[piece.start].islower() and _DAY.search(text, end_of_last, statement.end):
        return True
    if _THOUSANDS.match(text, piece.start) and _DIGITS.search(text, end_of_last, statement.end):
        return True
    return _WANTS_MORE.search(text, max(statement.body, statement.end - 18), statement.end) is not None


def _ends_open(text: str, statement: Statement) -> bool:
    return ends_open(text[max(statement.body, statement.end - _LONGEST_END) : statement.end])


def ends_open(words: str) -> bool:
    """Whether the words end as no statement does («… i samarbeid med»), so that the next line goes on with them."""
    return _OPEN_END.search(words, max(0, len(words) - _LONGEST_END)) is not None


def _announces(text: str, statement: Statement, piece: Piece) -> bool:
    """Whether the line is a lead-in of its own: short, with a capital and a colon."""
    is_over = text[statement.end - 1] in ".!?"
    longest = _LONGEST_LEAD_IN if is_over else _LONGEST_HEADING
    if text[piece.end - 1] != ":" or piece.end - piece.start >= longest or piece.line.end != piece.end:
        return False
    return text[piece.start].isupper() and text[statement.end - 1] not in ",-"


def _is_named(statement: Statement) -> bool:
    """Whether a word with a label, or a number without punctuation, stands at its head: a name follows."""
    marker = statement.marker
    if marker is None or not marker.label:
        return False
    return marker.style is Style.WORD or (marker.style is Style.NUMBER and not marker.glyph)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words are set in capitals, as headings are."""
    return end - start >= 8 and text[start:end].isupper()


def _first_word(text: str, piece: Piece) -> int:
    space = text.find(" ", piece.start, piece.end)
    return (space if space >= 0 else piece.end) - piece.start


def _stands_alone(text: str, piece: Piece) -> bool:
    """Whether a line under a list reads as a heading or lead-in and not as the last point's next line."""
    if text[piece.end - 1] == ":":
        return True
    return (
        piece.end - piece.start <= _LONGEST_HEADING
        and text[piece.start].isupper()
        and text[piece.end - 1] not in ".,;"
    )
