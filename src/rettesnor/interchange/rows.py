"""A record as rows: one per item, with its parent and its quote; what CSV and Excel have in common.

Nothing here knows a file format. Column headings and kind words arrive as an argument (see `values`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from rettesnor.interchange.values import Words, attributes_to_words, iso_date
from rettesnor.outline.record import Cost, Item, Record

CellValue = None | str | int | float | date | Cost

#: An item below this confidence is shown as doubtful.
DOUBTFUL_BELOW = 0.93


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A record with the text that its offsets count in."""

    record: Record
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One item as a row.

    Args:
        document: the file's name.
        item: the item.
        parent: the item that it stands under; None at the top.
        level: how many items it stands under, counted to the top.
        quote: the document's own words, unchanged, from the item's label to its last character.
    """

    document: str
    item: Item
    parent: Item | None
    level: int
    quote: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading's key in the words, its width in characters, and what stands in it."""

    name: str
    width: int
    value: Callable[[Row, Words], CellValue]


def is_doubtful(item: Item) -> bool:
    """Whether a person should look at the item before it is used."""
    return item.confidence < DOUBTFUL_BELOW


def rows(read: ReadDocument) -> Iterator[Row]:
    """The items of a document as rows, in reading order."""
    by_id = {item.id: item for item in read.record.items}
    levels: dict[str, int] = {}
    for item in read.record.items:
        parent = by_id.get(item.parent) if item.parent is not None else None
        # A parent stands before its children in reading order, so its level is known.
        levels[item.id] = 0 if parent is None else levels.get(parent.id, 0) + 1
        quote = read.text[item.start : item.end]
        yield Row(read.record.source.name, item, parent, levels[item.id], quote)


def _kind(row: Row, words: Words) -> str:
    return words[f"kind.{row.item.kind.value}"]


def _confidence(row: Row, words: Words) -> str:
    return words["confidence.doubtful" if is_doubtful(row.item) else "confidence.sure"]


def _deadline(row: Row, _words: Words) -> CellValue:
    deadline = row.item.attributes.deadline
    return iso_date(deadline) or deadline


def _target(row: Row, words: Words) -> str | None:
    return attributes_to_words(row.item.attributes, words).get("target")


_OWN_COLUMN = ("responsible", "deadline", "cost", "target")


def _other(row: Row, words: Words) -> str | None:
    stated = attributes_to_words(row.item.attributes, words)
    rest = [
        f"{words[f'attribute.{name}']}: {value}" for name, value in stated.items() if name not in _OWN_COLUMN
    ]
    return "; ".join(rest) or None


#: What a person reads, in the order of the sheet.
COLUMNS = (
    Column("kind", 16, _kind),
    Column("label", 9, lambda row, _: row.item.label),
    Column("text", 60, lambda row, _: row.item.text),
    Column("parent_label", 10, lambda row, _: row.parent.label if row.parent else None),
    Column("parent_text", 34, lambda row, _: row.parent.text if row.parent else None),
    Column("page", 6, lambda row, _: row.item.page),
    Column("quote", 50, lambda row, _: row.quote),
    Column("responsible", 20, lambda row, _: ", ".join(row.item.attributes.responsible) or None),
    Column("deadline", 12, _deadline),
    Column("cost", 15, lambda row, _: row.item.attributes.cost),
    Column("target", 22, _target),
    Column("other", 24, _other),
    Column("confidence", 11, _confidence),
    Column("document", 26, lambda row, _: row.document),
)

#: What a program needs beside that; in CSV only.
KEY_COLUMNS = (
    Column("id", 12, lambda row, _: row.item.id),
    Column("parent_id", 12, lambda row, _: row.item.parent),
    Column("start", 8, lambda row, _: row.item.start),
    Column("end", 8, lambda row, _: row.item.end),
    Column("confidence_value", 8, lambda row, _: row.item.confidence),
)
