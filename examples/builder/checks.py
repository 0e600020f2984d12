"""What the builder checks of its own work before a file is kept."""

from __future__ import annotations

from collections.abc import Iterator

from examples.builder.blocks import Block, Entry, Listing, Source, Statement, walk
from examples.builder.contents import folded, page_texts

MOST_BYTES = 1_000_000


def numbers_that_differ(pdf: bytes, source: Source) -> list[str]:
    """The numbered items that a PDF does not show with the number that the source works out for them.

    LibreOffice numbers the lists of a DOCX or ODT file on its own; what its PDF shows is the truth for both.

    Args:
        pdf: as LibreOffice exports it.
        source: the document.

    Returns:
        The expected lines, such as "1.2 Barnehagene og …", that were not found in their order.
    """
    text = folded("\n".join(page_texts(pdf)))
    missing: list[str] = []
    here = 0
    for line in numbered_lines(source):
        place = text.find(folded(line), here)
        if place < 0:
            missing.append(line)
        else:
            here = place + 1
    return missing


def numbered_lines(source: Source) -> Iterator[str]:
    """Mark and first words of everything that has a number, in reading order."""
    for block in walk(source.blocks):
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Statement) and block.mark:
        yield f"{block.mark} {_first_words(block.text)}"
    if isinstance(block, Listing):
        for entry in block.entries:
            yield from _entry_lines(entry)


def _entry_lines(entry: Entry) -> Iterator[str]:
    if entry.label is not None:
        yield f"{entry.mark} {_first_words(entry.text)}"
    for inner in entry.entries:
        yield from _entry_lines(inner)


def _first_words(text: str) -> str:
    """Few enough for one line beside a side box, where lines of both may alternate in the text layer."""
    return " ".join(text.split()[:3])
