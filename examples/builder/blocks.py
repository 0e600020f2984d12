"""What a source document is made of: blocks, their numbers already worked out. Knows no file format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Attributes = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the document's own numbering, as a word processor keeps it.

    Args:
        kind: the kind of item that is numbered on it.
        mark: what is printed, "%1" standing for the number on the first level and so on.
        look: "chapter" or "section" for headings, "list" for list items.
        numerals: "decimal", "letter" or "roman".
    """

    kind: str
    mark: str
    look: str = "list"
    numerals: str = "decimal"


STEPS = (Level("", "%1."), Level("", "%2)", numerals="letter"), Level("", "%3.", numerals="roman"))
"""The numbering of plain lists: 1. a) i., from the start in each list."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: municipality, title and a line on the adoption, over a picture."""

    municipality: str
    title: str
    line: str
    motif: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents, down to headings of level `depth`."""

    title: str
    depth: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that is no item. Level 1 begins a page, except in documents that have no cover."""

    level: int
    text: str
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `look` is "body", "lead" (before a list), "slogan", "sentence" or "doctype"."""

    text: str
    look: str = "body"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and as what."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with a caption below it."""

    motif: str
    caption: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The sender's name and address at the top of a letter."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """The recipient's address."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Names and values, such as the archive reference and the case officer."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; widths are per cent of the text's width.

    Args:
        columns: the headings.
        widths: of the columns, in per cent.
        rows: the cells' texts.
        caption: above the table; empty for none.
        measures: for a table of actions, what each row says; empty for a table of figures.
    """

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of a table of actions, as the record is to have it."""

    label: str
    text: str
    attributes: Attributes
    indicator: str


@dataclass(frozen=True, slots=True)
class Vision:
    """A slogan and the sentence that unfolds it."""

    slogan: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All headings of one kind, before the chapters that they head."""

    kind: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One point of a list.

    Args:
        kind: the kind of item it is; empty where it is none.
        mark: as printed: "•", "1.", "a)".
        label: the number or letter in the mark.
        text: its words.
        attributes: what the record is to say about it.
        entries: points below it.
        blocks: what is printed below the whole list and stands under this point.
    """

    kind: str
    mark: str
    label: str | None
    text: str
    attributes: Attributes = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `scheme` is "bullet", "steps" (1. a) i., anew in each list) or "main" (the document's own)."""

    scheme: str
    depth: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """An item that is a heading, and what stands below it.

    Args:
        kind: the kind of item.
        look: "chapter", "section" or "named" (a small heading).
        depth: its level in the document's own numbering, from 1; 0 where it has no number.
        mark: as printed, such as "Hovedmål 1:"; empty where it has no number.
        label: the number in the mark.
        text: its words.
        attributes: what the record is to say about it.
        blocks: what stands below it.
    """

    kind: str
    look: str
    depth: int
    mark: str
    label: str | None
    text: str
    attributes: Attributes
    blocks: tuple[Block, ...]

    @property
    def level(self) -> int:
        """The heading level."""
        return {"chapter": 1, "section": 2}.get(self.look, 3)


@dataclass(frozen=True, slots=True)
class Columns:
    """Text in two columns."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A side box that explains a term, and what it stands beside."""

    term: str
    text: str
    blocks: tuple[Block, ...]


Block = (
    Cover
    | Contents
    | Heading
    | Paragraph
    | Signature
    | Picture
    | Letterhead
    | Address
    | Fields
    | Table
    | Vision
    | Overview
    | Listing
    | Statement
    | Columns
    | Beside
)


@dataclass(frozen=True, slots=True)
class Source:
    """One document.

    Args:
        name: of its folder and files.
        kind: what sort of document it is, in the record's words.
        language: nb or nn.
        title: as printed.
        date: ISO; the files' only date.
        landscape: whether its pages lie.
        colour: of headings, as #rrggbb.
        accent: of boxes, as #rrggbb.
        header: what stands to the left and right at the top of every page; empty for none.
        facts: what the record is to say about the document.
        levels: the document's own numbering.
        blocks: its content.
    """

    name: str
    kind: str
    language: str
    title: str
    date: str
    landscape: bool
    colour: str
    accent: str
    header: tuple[str, ...]
    facts: Attributes
    levels: tuple[Level, ...]
    blocks: tuple[Block, ...]

    @property
    def owner(self) -> str:
        """Whose document it is."""
        return self.header[0] if self.header else str(self.facts["sender"])

    @property
    def has_cover(self) -> bool:
        """Whether it is a plan with a cover and chapters on pages of their own."""
        return any(isinstance(block, Cover) for block in self.blocks)


def below(block: Block) -> tuple[Block, ...]:
    """The blocks that stand directly in or below a block."""
    if isinstance(block, Statement | Columns | Beside):
        return block.blocks
    if isinstance(block, Listing):
        return tuple(inner for entry in block.entries for inner in entry.blocks)
    return ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks, each before what stands below it."""
    for block in blocks:
        yield block
        yield from walk(below(block))


def headings(source: Source, depth: int) -> list[tuple[int, str]]:
    """Level and printed text of every heading down to a level, in order."""
    found: list[tuple[int, str]] = []
    for block in walk(source.blocks):
        if isinstance(block, Heading) and block.level <= depth:
            found.append((block.level, block.text))
        elif isinstance(block, Statement) and block.level <= depth:
            found.append((block.level, f"{block.mark} {block.text}".strip()))
    return found
