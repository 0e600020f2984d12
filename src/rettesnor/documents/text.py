"""Plain text and Markdown: the file's own content is the text; lines, tables and furniture point into it."""

from __future__ import annotations

import re
from hashlib import sha256

from rettesnor.documents.beside import part_columns
from rettesnor.documents.decoding import decode
from rettesnor.documents.errors import LimitExceeded
from rettesnor.documents.furniture import mark_furniture
from rettesnor.documents.glued_titles import part_titles
from rettesnor.documents.limits import Limits
from rettesnor.documents.markdown import FIRST_CHARACTERS, Marks, read_marks, read_tables
from rettesnor.documents.model import Document, Line
from rettesnor.documents.sniffing import Kind

MARKDOWN = "text/markdown"
_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"\S(?:[^{_ENDS}]*[^\s{_ENDS}])?")
_BREAK = re.compile(rf"\r\n|[{_ENDS}]")
# So many lines must be followed by exactly one blank line before the blank lines say nothing about blocks.
_DOUBLE_SPACED_FROM = 0.6
_RUNNING_ON_FROM = 0.4


def read_text(data: bytes, *, limits: Limits) -> Document:
    """Reads plain text or Markdown.

    Args:
        data: the file's bytes, in UTF-8, UTF-16, Latin-1 or Windows-1252.
        limits: on its text.

    Returns:
        The document, without pages; its text is the file's content, unchanged but for a byte order mark.

    Raises:
        LimitExceeded: ``limit-characters``.
    """
    decoded = decode(data)
    text = decoded.text
    if len(text) > limits.characters:
        raise LimitExceeded("limit-characters", limit=limits.characters, found=len(text))
    lines, marks = _lines(text)
    tables = read_tables(text, lines)
    lines = part_titles(text, lines)
    mark_furniture(text, lines)
    if not tables:
        lines = part_columns(text, lines)
    return Document(
        text=text,
        lines=tuple(lines),
        media_type=MARKDOWN if marks.is_markdown or tables else Kind.TEXT,
        sha256=sha256(data).hexdigest(),
        tables=tuple(tables),
        warnings=decoded.warnings,
    )


def _lines(text: str) -> tuple[list[Line], Marks]:
    lines: list[Line] = []
    marks = Marks()
    blank_lines_part = _least_gap(text)
    block, before = 0, 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        gap = text[before:start]
        if (len(gap) > 1 and (_count_breaks(gap) >= blank_lines_part or "\f" in gap)) or gap == "\f":
            block += 1
        before = end
        if text[start] in FIRST_CHARACTERS:
            lines.append(read_marks(text, start, end, block, lines, marks))
        else:
            lines.append(Line(start, end, block))
    return lines, marks


def _count_breaks(gap: str) -> int:
    return gap.count("\n") or len(_BREAK.findall(gap))


def _least_gap(text: str) -> int:
    """How many line breaks part two blocks: 2, but 3 where a blank line stands between all lines.

    So it is where blank lines stand between lines that run on in lower case.
    """
    spaced = running_on = close = 0
    before, last = 0, ""
    for found in _LINE.finditer(text, 0, 200_000):
        start, end = found.span()
        breaks = _count_breaks(text[before:start])
        if breaks == 2:
            spaced += 1
            running_on += text[start].islower() and last not in ".:;!?"
        elif breaks == 1:
            close += 1
        before, last = end, text[end - 1]
    total = spaced + close
    if total >= 20 and spaced > _DOUBLE_SPACED_FROM * total and running_on > _RUNNING_ON_FROM * spaced:
        return 3
    return 2
