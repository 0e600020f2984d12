"""The paragraph styles that the Word and the OpenDocument writer share, read from paragraph_styles.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from examples.builder.blocks import Source

STYLES = Path(__file__).with_suffix(".yml")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One style; sizes and spaces in points, the line's height in per cent, 0 for the parent's.

    Args:
        name: as shown to a user.
        word: Word's own name of the same style.
        parent: the style it is based on; empty for none.
        size: of the letters.
        before: space above.
        after: space below.
        line: height of the line.
        bold: whether its letters are bold.
        italic: whether they slant.
        colour: of the letters, as #rrggbb; empty for the parent's.
        fill: behind the paragraph; empty for none.
        padding: between the letters and the edge of what is filled.
        rule: whether a line stands below.
        tab: "dots" or "plain" for a stop at the right margin; empty for none.
        indent: from the left margin.
        right: whether it is set to the right.
        outline: the heading level; 0 for none.
        heading: whether it is kept with the next, and its words whole.
        numbered: whether its list is the document's own numbering.
        keep_next: whether it is kept with the next paragraph.
        keep_lines: whether its lines stay on one page.
    """

    name: str
    word: str = ""
    parent: str = "Standard"
    size: float = 0
    before: float = 0
    after: float = 7
    line: int = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    fill: str = ""
    padding: float = 0
    rule: bool = False
    tab: str = ""
    indent: float = 0
    right: bool = False
    outline: int = 0
    heading: bool = False
    numbered: bool = False
    keep_next: bool = False
    keep_lines: bool = False


def paragraph_styles(source: Source) -> list[ParagraphStyle]:
    """The styles of a document, in its colours and for its paper."""
    colours = {"main": source.colour, "tint": source.accent, "white": "#ffffff"}
    return [_style(row, source, colours) for row in yaml.safe_load(STYLES.read_text(encoding="utf-8"))]


def _style(row: dict[str, Any], source: Source, colours: dict[str, str]) -> ParagraphStyle:
    given = {key: value for key, value in row.items() if key not in ("plain", "landscape")}
    if not source.has_cover:
        given |= row.get("plain", {})
    if source.landscape:
        given |= row.get("landscape", {})
    for key in ("colour", "fill"):
        if key in given:
            given[key] = colours.get(given[key], given[key])
    if given["name"] == "Standard":
        given["parent"] = ""
    return ParagraphStyle(**given)
