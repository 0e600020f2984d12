"""On which page each heading of a PDF stands, for lists of contents that only a second pass can fill."""

from __future__ import annotations

import re

import pypdfium2

from examples.builder.blocks import Contents, Source, headings


def heading_pages(pdf: bytes, source: Source) -> dict[str, int]:
    """Page numbers by heading, of the headings that the list of contents holds.

    Args:
        pdf: the document as laid out.
        source: the document.

    Raises:
        ValueError: where a heading cannot be found behind the one before it.
    """
    contents = next((block for block in source.blocks if isinstance(block, Contents)), None)
    if contents is None:
        return {}
    rows = [heading for _, heading in headings(source, contents.depth)]
    pages = [text.splitlines() for text in page_texts(pdf)]
    found: dict[str, int] = {}
    here = 0
    for heading in rows:
        while not _shows(pages[here], heading) or _is_list(pages[here], contents.title, rows):
            here += 1
            if here == len(pages):
                raise ValueError(f"{source.name}: no page shows «{heading}»")
        found.setdefault(heading, here + 1)
    return found


def _shows(lines: list[str], heading: str) -> bool:
    """Whether a heading, or the first line of it, stands on a line of its own."""
    whole = folded(heading)
    return any(whole.startswith(line) and len(line) >= min(14, len(whole)) for line in map(folded, lines))


def _is_list(lines: list[str], title: str, rows: list[str]) -> bool:
    """Whether a page is the list of contents, which must not run over to a second one.

    Raises:
        ValueError: where it does.
    """
    text = folded("".join(lines))
    if folded(title + rows[0]) not in text:
        return False
    if folded(rows[-1]) not in text:
        raise ValueError(f"the list of contents runs over: «{rows[-1]}» is not on its page")
    return True


def page_texts(pdf: bytes) -> list[str]:
    """The text layer of each page, unjudged."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def folded(text: str) -> str:
    """Letters and figures only, small: what is left where lines, hyphens and spaces fall differently."""
    return re.sub(r"[\W_]+", "", text.casefold())
