"""Files that end too early: says so, and gives PDFium a list of pages where the file was cut off before its
own.
"""

from __future__ import annotations

import re

_TAIL = 2048
_LONGEST_PAGE = 8192
"""No page's own dictionary is longer than this, in bytes."""
_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_STREAM = re.compile(rb"\bstream\r?\n")


def is_truncated(data: bytes) -> bool:
    """Whether the mark that ends every PDF file is missing from its end."""
    return b"%%EOF" not in data[-_TAIL:]


def with_new_page_list(data: bytes) -> bytes | None:
    """The file up to its last whole object, with a list of the pages that are in it; None where none are.

    Args:
        data: a file that lost its list of objects and its list of pages.
    """
    end = data.rfind(b"endobj")
    if end < 0:
        return None
    whole = data[: end + len(b"endobj")]
    starts = list(_OBJECT.finditer(whole))
    pages: list[bytes] = []
    highest = 0
    for place, start in enumerate(starts):
        highest = max(highest, int(start[1]))
        until = starts[place + 1].start() if place + 1 < len(starts) else len(whole)
        head = whole[start.end() : min(until, start.end() + _LONGEST_PAGE)]
        if _PAGE.search(head) and not _STREAM.search(head):
            pages.append(b"%s %s R" % (start[1], start[2]))
    if not pages:
        return None
    lists, root = highest + 1, highest + 2
    return b"".join(
        (
            whole,
            b"\n%d 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n"
            % (lists, len(pages), b" ".join(pages)),
            b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (root, lists),
            b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n0\n%%%%EOF\n" % (root + 1, root),
        )
    )
