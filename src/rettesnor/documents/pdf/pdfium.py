"""PDFium's doors, called directly: opens documents and pages, closes every handle, and knows nothing about
layout.

PDFium may never run in two threads. Its functions are bound a second time here so that they keep the
interpreter's lock while they run, which no call does for long; and with plain addresses for arguments, which
makes a call four times cheaper than ctypes' pointer types and lets whole columns of calls run inside `map`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2  # noqa: F401  sets the library up, and tears it down when the program ends
import pypdfium2_raw as raw  # type: ignore[import-untyped]

from rettesnor.documents.errors import DocumentError

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
"""Kinds of page object."""

_POINTER, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_load_document = _bind("FPDF_LoadMemDocument64", _POINTER, ctypes.c_char_p, ctypes.c_size_t, _POINTER)
_close_document = _bind("FPDF_CloseDocument", None, _POINTER)
_last_error = _bind("FPDF_GetLastError", ctypes.c_ulong)
_meta_text = _bind("FPDF_GetMetaText", ctypes.c_ulong, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong)
page_count = _bind("FPDF_GetPageCount", _INT, _POINTER)
load_page = _bind("FPDF_LoadPage", _POINTER, _POINTER, _INT)
close_page = _bind("FPDF_ClosePage", None, _POINTER)
page_rotation = _bind("FPDFPage_GetRotation", _INT, _POINTER)
page_bounds = _bind("FPDF_GetPageBoundingBox", _INT, _POINTER, _POINTER)
load_text = _bind("FPDFText_LoadPage", _POINTER, _POINTER)
close_text = _bind("FPDFText_ClosePage", None, _POINTER)
count_characters = _bind("FPDFText_CountChars", _INT, _POINTER)
get_text = _bind("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
character_index = _bind("FPDFText_GetCharIndexFromTextIndex", _INT, _POINTER, _INT)
is_generated = _bind("FPDFText_IsGenerated", _INT, _POINTER, _INT)
loose_box = _bind("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
font_size = _bind("FPDFText_GetFontSize", _DOUBLE, _POINTER, _INT)
font_info = _bind("FPDFText_GetFontInfo", ctypes.c_ulong, _POINTER, _INT, _POINTER, ctypes.c_ulong, _POINTER)
text_matrix = _bind("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
count_objects = _bind("FPDFPage_CountObjects", _INT, _POINTER)
get_object = _bind("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
object_kind = _bind("FPDFPageObj_GetType", _INT, _POINTER)
object_bounds = _bind("FPDFPageObj_GetBounds", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
fill_color = _bind("FPDFPageObj_GetFillColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
draw_mode = _bind("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
count_segments = _bind("FPDFPath_CountSegments", _INT, _POINTER)
get_segment = _bind("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_point = _bind("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
segment_kind = _bind("FPDFPathSegment_GetType", _INT, _POINTER)
count_form_objects = _bind("FPDFFormObj_CountObjects", _INT, _POINTER)
get_form_object = _bind("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)


@contextmanager
def opened(data: bytes) -> Iterator[int]:
    """The document's handle, closed afterwards.

    Args:
        data: the file.

    Raises:
        DocumentError: ``encrypted`` where it wants a password, ``unreadable`` where PDFium cannot find a
            document.
    """
    document = _load_document(data, len(data), None)
    if not document:
        is_locked = _last_error() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise DocumentError("encrypted" if is_locked else "unreadable")
    try:
        yield document
    finally:
        _close_document(document)


@contextmanager
def opened_page(document: int, number: int) -> Iterator[int | None]:
    """The handle of the page with this 0-based number, closed afterwards; None where PDFium cannot load
    it.
    """
    page = load_page(document, number)
    try:
        yield page
    finally:
        if page:
            close_page(page)


@contextmanager
def opened_text(page: int) -> Iterator[int | None]:
    """The handle of the page's text, closed afterwards; None where PDFium finds none."""
    text = load_text(page)
    try:
        yield text
    finally:
        if text:
            close_text(text)


def metadata_title(document: int) -> str | None:
    """The title in the document's own metadata, where it has one."""
    length = _meta_text(document, b"Title", None, 0)
    if length <= 2:
        return None
    buffer = ctypes.create_string_buffer(length)
    _meta_text(document, b"Title", ctypes.addressof(buffer), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").replace("\0", "").strip() or None
