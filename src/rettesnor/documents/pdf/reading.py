"""Reads a PDF: its pages' text and drawing by PDFium, then furniture, layout and tables by geometry alone."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from rettesnor.documents.errors import DocumentError, LimitExceeded, Warning
from rettesnor.documents.limits import Limits
from rettesnor.documents.model import Document
from rettesnor.documents.pdf import pdfium
from rettesnor.documents.pdf.bullets import write_drawn_bullets
from rettesnor.documents.pdf.continuation import join_tables
from rettesnor.documents.pdf.drawing import Drawing, read_drawing
from rettesnor.documents.pdf.fragments import FragmentReader
from rettesnor.documents.pdf.furniture import mark_furniture
from rettesnor.documents.pdf.grids import Grid, find_grids, merged
from rettesnor.documents.pdf.layout import LaidPage, lay_out
from rettesnor.documents.pdf.paper import paper_of
from rettesnor.documents.pdf.repair import is_truncated, with_new_page_list
from rettesnor.documents.pdf.sheet import Sheet, body_size
from rettesnor.documents.pdf.writing import Writer

_NO_TITLE = re.compile(
    r"untitled|uten navn|.*\.(?:docx?|odt|html?|rtf|indd|pdf|pptx?|xlsx?)|dokument\d*", re.IGNORECASE
)
_PROGRAM = re.compile(r"^microsoft (?:word|powerpoint) - ", re.IGNORECASE)
"""What programs write where nobody gave a title."""

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, *, sha256: str, limits: Limits) -> Document:
    """The document that a PDF file holds.

    Args:
        data: the file.
        sha256: of the file.
        limits: how many pages and characters it may have.

    Raises:
        DocumentError: ``encrypted`` or ``unreadable``.
        LimitExceeded: ``limit-pages`` or ``limit-characters``, each with ``limit`` and ``found``.
    """
    warnings: list[Warning] = []
    if is_truncated(data):
        warnings.append(Warning("truncated"))
    with _collector_resting():
        with _opened(data) as document:
            title = _title(pdfium.metadata_title(document))
            sheets, grids = _read_sheets(document, limits, warnings)
        body = body_size(sheets)
        mark_furniture(sheets, grids, body)
        pages: list[LaidPage] = []
        for sheet in sheets:
            before = pages[-1].body[-1] if pages and pages[-1].body else None
            pages.append(lay_out(sheet, grids.get(sheet.number, []), body, before))
        join_tables(pages)
        warnings += [
            Warning("table-rulings-skipped", page=sheet.number)
            for sheet in sheets
            if not sheet.drawing.is_complete
        ]
        writer = Writer(pages, body)
        return Document(
            text=writer.text,
            lines=tuple(writer.lines),
            media_type=MEDIA_TYPE,
            sha256=sha256,
            pages=tuple(writer.pages),
            tables=tuple(writer.tables),
            title=title,
            warnings=tuple(warnings),
        )


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Without Python's search for reference cycles: reading makes none, and searching took a tenth of its
    time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _opened(data: bytes) -> Iterator[int]:
    """The document's handle; of a file that was cut off, with the pages that are left."""
    with ExitStack() as stack:
        try:
            document = stack.enter_context(pdfium.opened(data))
        except DocumentError as error:
            repaired = with_new_page_list(data) if error.code == "unreadable" and is_truncated(data) else None
            if repaired is None:
                raise
            document = stack.enter_context(pdfium.opened(repaired))
        yield document


def _title(given: str | None) -> str | None:
    title = _PROGRAM.sub("", given or "").strip()
    return title if title and not _NO_TITLE.fullmatch(title) else None


def _read_sheets(
    document: int, limits: Limits, warnings: list[Warning]
) -> tuple[list[Sheet], dict[int, list[Grid]]]:
    """All pages as they are, and the ruled tables on each page that has any, by its number."""
    count = pdfium.page_count(document)
    if count < 1:
        raise DocumentError("unreadable")
    if count > limits.pages:
        raise LimitExceeded("limit-pages", limit=limits.pages, found=count)
    reader = FragmentReader()
    sheets: list[Sheet] = []
    grids: dict[int, list[Grid]] = {}
    characters = 0
    for number in range(1, count + 1):
        with pdfium.opened_page(document, number - 1) as page:
            if page is None:
                sheets.append(Sheet(number, 595.0, 842.0, [], Drawing()))
                warnings.append(Warning("page-unreadable", page=number))
                continue
            paper = paper_of(page)
            drawing = read_drawing(page, paper)
            sheet = Sheet(number, paper.width, paper.height, [], drawing)
            uprights = None
            if drawing.may_rule_tables:
                uprights = merged(drawing.verticals)
                if found := find_grids(drawing):
                    grids[number] = found
            with pdfium.opened_text(page) as text:
                if text is not None:
                    characters += pdfium.count_characters(text)
                    if characters > limits.characters:
                        raise LimitExceeded("limit-characters", limit=limits.characters, found=characters)
                    sheet.fragments = reader.read(text, paper, uprights)
                    write_drawn_bullets(sheet)
            if not sheet.fragments:
                warnings.append(Warning("page-without-text", page=number))
            sheets.append(sheet)
    return sheets, grids
