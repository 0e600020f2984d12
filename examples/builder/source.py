"""Reads a source document (YAML) into blocks and gives every numbered thing its number."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from examples.builder.blocks import (
    STEPS,
    Address,
    Attributes,
    Beside,
    Block,
    Columns,
    Contents,
    Cover,
    Entry,
    Fields,
    Heading,
    Letterhead,
    Level,
    Listing,
    Measure,
    Overview,
    Paragraph,
    Picture,
    Signature,
    Source,
    Statement,
    Table,
    Vision,
    walk,
)

ATTRIBUTES = ("target", "deadline", "period", "responsible", "strength")
NAMED = ("value", "approach")


def read_source(path: Path) -> Source:
    """The document that a YAML file holds.

    Args:
        path: the file; its format is explained in examples/README.md.

    Raises:
        ValueError: where a block is of no known sort.
    """
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    levels = tuple(Level(**level) for level in given["numbering"])
    reader = _Reader(given, levels)
    blocks = tuple(reader.block(block) for block in given["blocks"])
    return Source(
        name=given["name"],
        kind=given["kind"],
        language=given["language"],
        title=given["title"],
        date=_plain(given["date"]),
        landscape=given["paper"] == "landscape",
        colour=given["colour"],
        accent=given["accent"],
        header=tuple(given["header"]),
        facts=_plain(given["facts"]),
        levels=levels,
        blocks=_with_overviews(blocks),
    )


@dataclass
class _Reader:
    """Turns YAML into blocks, counting as it goes."""

    given: Mapping[str, Any]
    levels: tuple[Level, ...]
    counts: list[int] = field(default_factory=list)

    def block(self, given: Mapping[str, Any]) -> Block:
        sort, value = next(iter(given.items()))
        kinds = [level.kind for level in self.levels if level.look != "list"]
        if sort in kinds or sort in NAMED:
            return self._statement(sort, given)
        match sort:
            case "cover":
                return Cover(self.given["header"][0], self.given["title"], value["line"], value["motif"])
            case "contents":
                return Contents(value["title"], value["depth"])
            case "chapter":
                return Heading(1, value, begins_page=True)
            case "title":
                return Heading(1, value)
            case "h2" | "h3":
                return Heading(int(sort[1]), value)
            case "p":
                return Paragraph(value)
            case "lead" | "measured":
                return Paragraph(value, "lead")
            case "document_title":
                return Paragraph(value, "doctype")
            case "signature":
                return Signature(value["name"], value["role"])
            case "picture":
                return Picture(value["motif"], value["caption"])
            case "letterhead":
                return Letterhead(value["name"], tuple(value["lines"]))
            case "address":
                return Address(tuple(value))
            case "fields":
                return Fields(tuple((name, text) for name, text in value))
            case "figures" | "grid":
                rows = tuple(tuple(row) for row in value["rows"])
                return Table(tuple(value["columns"]), tuple(value["widths"]), rows, value.get("caption", ""))
            case "actions":
                return _table_of_actions(value)
            case "vision":
                return Vision(value["slogan"], value["sentence"])
            case "overview":
                return Overview(value)
            case "list":
                return self._listing(given)
            case "columns":
                return Columns(self._blocks(value))
            case "beside":
                return Beside(value["term"], value["text"], self._blocks(value["blocks"]))
        raise ValueError(f"no such block: {sort}")

    def _blocks(self, given: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
        return tuple(self.block(block) for block in given)

    def _statement(self, kind: str, given: Mapping[str, Any]) -> Statement:
        depth = next((n for n, level in enumerate(self.levels, 1) if level.kind == kind), 0)
        mark, label = self._count(depth) if depth else ("", None)
        look = self.levels[depth - 1].look if depth else "named"
        blocks = self._blocks(given.get("under", ()))
        if "box" in given:
            blocks = (Beside(given["box"]["term"], given["box"]["text"], blocks),)
        return Statement(kind, look, depth, mark, label, given[kind], _attributes(given), blocks)

    def _count(self, depth: int) -> tuple[str, str]:
        self.counts = [*self.counts, *[0] * depth][:depth]
        self.counts[-1] += 1
        return mark_and_label(self.levels, depth, self.counts)

    def _listing(self, given: Mapping[str, Any]) -> Listing:
        kind = "" if given["list"] == "attachment" else given["list"]
        shared: Attributes = {"strength": given["strength"]} if "strength" in given else {}
        depth = next((n for n, level in enumerate(self.levels, 1) if level.kind == kind), 0)
        if depth:
            self.counts = self.counts[: depth - 1]
            entries = tuple(self._entry(item, kind, shared, *self._count(depth)) for item in given["items"])
            return Listing("main", depth, entries)
        if given.get("marker", "bullet") == "steps":
            return Listing("steps", 1, self._steps(given["items"], kind, shared, []))
        return Listing(
            "bullet", 1, tuple(self._entry(item, kind, shared, "•", None) for item in given["items"])
        )

    def _steps(
        self, items: Sequence[Any], kind: str, shared: Attributes, above: list[int]
    ) -> tuple[Entry, ...]:
        found = []
        for number, item in enumerate(items, 1):
            counts = [*above, number]
            mark, label = mark_and_label(STEPS, len(counts), counts)
            entry = self._entry(item, kind, shared, mark, label)
            inner = item.get("items", ()) if isinstance(item, Mapping) else ()
            found.append(replace(entry, entries=self._steps(inner, kind, shared, counts)))
        return tuple(found)

    def _entry(self, item: Any, kind: str, shared: Attributes, mark: str, label: str | None) -> Entry:
        if isinstance(item, str):
            return Entry(kind, mark, label, item, shared)
        attributes = {**shared, **_attributes(item)}
        return Entry(kind, mark, label, item["text"], attributes, blocks=self._blocks(item.get("under", ())))


def mark_and_label(levels: Sequence[Level], depth: int, counts: Sequence[int]) -> tuple[str, str]:
    """What is printed before a numbered item, and the label in it.

    Args:
        levels: the numbering's levels.
        depth: the item's level, from 1.
        counts: the number on each level down to the item's.
    """
    numbers: list[str] = []

    def number(match: re.Match[str]) -> str:
        level = int(match.group(1))
        numbers.append(_numeral(counts[level - 1], levels[level - 1]))
        return numbers[-1]

    mark = re.sub(r"%(\d)", number, levels[depth - 1].mark)
    return mark, ".".join(numbers)


def _numeral(count: int, level: Level) -> str:
    match level.numerals:
        case "letter":
            return chr(ord("a") + count - 1)
        case "roman":
            return ("i", "ii", "iii", "iv", "v", "vi")[count - 1]
        case _:
            return str(count)


def _attributes(given: Mapping[str, Any]) -> Attributes:
    return {name: _plain(given[name]) for name in ATTRIBUTES if name in given}


def _table_of_actions(given: Mapping[str, Any]) -> Table:
    rows, measures = [], []
    for row in given["rows"]:
        responsible = ", ".join(row["responsible"])
        rows.append(
            (row["nr"], row["text"], responsible, row["due"], row.get("price", "–"), row["indicator"])
        )
        attributes = _attributes(row)
        if "cost" in row:
            attributes["cost"] = {"amount": row["cost"], "currency": "NOK"}
        measures.append(Measure(row["nr"], row["text"], attributes, row["indicator"]))
    columns, widths = tuple(given["columns"]), tuple(given["widths"])
    return Table(columns, widths, tuple(rows), measures=tuple(measures))


def _with_overviews(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Overviews can be filled only when all headings are known."""
    statements = [block for block in walk(blocks) if isinstance(block, Statement)]

    def filled(block: Block) -> Block:
        if not isinstance(block, Overview):
            return block
        same = (one for one in statements if one.kind == block.kind)
        return replace(block, entries=tuple(Entry("", one.mark, one.label, one.text) for one in same))

    return tuple(filled(block) for block in blocks)


def _plain(value: Any) -> Any:
    """Dates as ISO text, all else as it is."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
