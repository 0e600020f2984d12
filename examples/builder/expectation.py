"""What reading a document must yield: made from the source by the record's rules, never from a reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from examples.builder.blocks import (
    Attributes,
    Beside,
    Block,
    Columns,
    Entry,
    Json,
    Listing,
    Source,
    Statement,
    Table,
    Vision,
)


def expected_record(source: Source) -> dict[str, Json]:
    """Kind, title, facts and items of a document, in the shape of the record."""
    items = _Items()
    items.read(source.blocks, None)
    return {
        "kind": source.kind,
        "title": source.title,
        "language": source.language,
        "facts": source.facts,
        "items": [*items.found],
    }


@dataclass
class _Items:
    """The items found so far, in reading order."""

    found: list[Json] = field(default_factory=list)

    def read(self, blocks: tuple[Block, ...], parent: str | None) -> None:
        for block in blocks:
            match block:
                case Vision():
                    self._add("vision", None, f"{block.slogan} {block.sentence}", None, {})
                case Statement():
                    here = self._add(block.kind, block.label, block.text, parent, block.attributes)
                    self.read(block.blocks, here)
                case Listing():
                    for entry in block.entries:
                        self._entry(entry, parent)
                case Table():
                    self._rows(block, parent)
                case Beside():
                    # A term is explained for the whole document: its box stands beside, not under, a goal.
                    self._add("definition", None, block.text, None, {"term": block.term})
                    self.read(block.blocks, parent)
                case Columns():
                    self.read(block.blocks, parent)
                case _:
                    pass  # headings, prose, pictures, contents and overviews set out nothing of their own

    def _entry(self, entry: Entry, parent: str | None) -> None:
        if not entry.kind:
            return
        here = self._add(entry.kind, entry.label, entry.text, parent, entry.attributes)
        for inner in entry.entries:
            self._entry(inner, here)
        self.read(entry.blocks, here)

    def _rows(self, table: Table, parent: str | None) -> None:
        for measure in table.measures:
            here = self._add("measure", measure.label, measure.text, parent, measure.attributes)
            self._add("indicator", None, measure.indicator, here, {})

    def _add(
        self, kind: str, label: str | None, text: str, parent: str | None, attributes: Attributes
    ) -> str:
        id_ = f"i{len(self.found) + 1:03}"
        self.found.append(
            {
                "id": id_,
                "kind": kind,
                "label": label,
                "text": text,
                "parent": parent,
                "attributes": dict(attributes),
            }
        )
        return id_
