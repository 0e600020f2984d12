"""Refreshes what in docs/ is made from the code: the record's reference, the README's picture."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from rettesnor.outline.schema import record_schema

REPOSITORY = Path(__file__).resolve().parents[1]
RECORD = REPOSITORY / "docs" / "reference" / "record.md"
PICTURE = REPOSITORY / "docs" / "pictures" / "read-plan.svg"
PICTURED = Path("examples", "samfunnsdel", "samfunnsdel.typst.pdf")
PICTURE_COLUMNS, PICTURE_LINES = 110, 44

MADE_FROM_HERE = "<!-- From here on the page is made from the types by `make docs`. -->\n"

Schema = dict[str, Any]


def main() -> None:
    """Writes each page and picture, and says which."""
    RECORD.write_text(record_page(RECORD.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"wrote {RECORD.relative_to(REPOSITORY)}")
    PICTURE.write_text(picture(PICTURED), encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(REPOSITORY)}")


def record_page(page: str) -> str:
    """The page with what is made from the types put in anew below the mark."""
    written, mark, _ = page.partition(MADE_FROM_HERE)
    schema: Schema = record_schema()
    whole = json.dumps(schema, ensure_ascii=False, indent=2)
    objects = {
        "Record": schema,
        **{name: one for name, one in schema["$defs"].items() if "properties" in one},
    }
    parts = [line for name, one in objects.items() for line in _object_lines(name, one)]
    parts += [
        "",
        "## The JSON Schema",
        "",
        "As `rettesnor schema` prints it.",
        "",
        "```json",
        whole,
        "```",
        "",
    ]
    return written + mark + "\n## Every field\n" + "\n".join(parts)


def picture(document: Path) -> str:
    """The first lines that `rettesnor read` prints of a document in a terminal, as SVG."""
    command = [str(Path(sys.executable).with_name("rettesnor")), "read", str(document)]
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(PICTURE_COLUMNS), "LANG": "nb_NO.UTF-8"}
    environment.pop("NO_COLOR", None)
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    lines = done.stdout.splitlines()
    console = Console(record=True, width=PICTURE_COLUMNS, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"\x1b[1m$ rettesnor read {document}\x1b[0m"), no_wrap=True, crop=True)
    for line in lines[:PICTURE_LINES]:
        console.print(Text.from_ansi(line), no_wrap=True, crop=True)
    if len(lines) > PICTURE_LINES:
        console.print(Text(f"… ({len(lines) - PICTURE_LINES} linjer til)", style="dim"))
    return console.export_svg(
        title="rettesnor",
        theme=MONOKAI,
        unique_id="read-plan",
        code_format=_without_fonts(CONSOLE_SVG_FORMAT),
    )


def _object_lines(name: str, schema: Schema) -> Iterator[str]:
    yield from (
        "",
        f"### {name}",
        "",
        _cell(schema["description"]),
        "",
        "| field | type | is |",
        "|---|---|---|",
    )
    for field, one in schema["properties"].items():
        yield f"| `{field}` | {_type(one)} | {_cell(one.get('description', ''))} |"


def _type(schema: Schema) -> str:
    match schema:
        case {"$ref": str(reference)}:
            name = reference.rsplit("/", 1)[-1]
            return (
                f"[{name}](#{name.lower()})"
                if name not in _enumerations()
                else " \\| ".join(_enumerations()[name])
            )
        case {"const": value}:
            return f"`{value}`"
        case {"anyOf": kinds}:
            return " or ".join(_type(kind) for kind in kinds)
        case {"prefixItems": kinds}:
            return f"[{', '.join(_type(kind) for kind in kinds)}]"
        case {"type": "array", "items": one}:
            return f"list of {_type(one)}"
        case {"type": list(kinds)}:
            return " or ".join(kinds)
        case {"type": str(kind)}:
            return kind
        case _:
            raise ValueError(f"no words for {schema}")


def _enumerations() -> dict[str, list[str]]:
    definitions: Schema = record_schema()["$defs"]  # type: ignore[assignment]
    return {name: [f"`{v}`" for v in one["enum"]] for name, one in definitions.items() if "enum" in one}


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("``", "`")


def _without_fonts(template: str) -> str:
    """The template without the fonts that it would fetch from the network when it is shown."""
    before, _, rest = template.partition("@font-face")
    *_, after = rest.rpartition("@font-face")
    return before + after.partition("}}")[2]


if __name__ == "__main__":
    main()
