"""Sets a source document as PDF with typst, in the fonts that typst brings along."""

from __future__ import annotations

import datetime
import json
import tempfile
from dataclasses import fields, is_dataclass
from pathlib import Path

import typst

from examples.builder.blocks import Block, Cover, Json, Picture, Source, walk
from examples.builder.pictures import picture_to_svg
from examples.builder.typography import tied

TEMPLATE = Path(__file__).with_name("template.typ")


def source_to_typst_pdf(source: Source) -> bytes:
    """The document as PDF; the same bytes from the same source and version of typst."""
    day = datetime.datetime.fromisoformat(source.date).replace(hour=12, tzinfo=datetime.UTC)
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "main.typ").write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
        (here / "source.json").write_text(json.dumps(_to_json(source)), encoding="utf-8")
        for motif in motifs(source):
            (here / f"{motif}.svg").write_text(picture_to_svg(motif), encoding="utf-8")
        return bytes(
            typst.compile(here / "main.typ", root=here, ignore_system_fonts=True, format="pdf", timestamp=day)
        )


def motifs(source: Source) -> list[str]:
    """The names of the drawings that a document shows, each once."""
    return sorted({block.motif for block in walk(source.blocks) if isinstance(block, Cover | Picture)})


def _to_json(value: object) -> Json:
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: _to_json(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Source):
            found["cover"] = value.has_cover
        if isinstance(value, Block):
            found["type"] = type(value).__name__
        return found
    if isinstance(value, tuple | list):
        return [_to_json(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _to_json(inner) for key, inner in value.items()}
    if isinstance(value, str):
        return tied(value)
    assert value is None or isinstance(value, bool | int | float), f"no JSON for {value!r}"
    return value
