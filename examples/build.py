"""Builds the example documents from their sources: `python -m examples.build [--quick] [NAME…]`.

Needs LibreOffice (`soffice`) and Chromium; with `--quick` only what Python packages can make is built.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from examples.builder.blocks import Source
from examples.builder.checks import MOST_BYTES, numbers_that_differ
from examples.builder.chromium_pdf import html_to_chromium_pdf
from examples.builder.contents import heading_pages
from examples.builder.docx import source_to_docx
from examples.builder.expectation import expected_record
from examples.builder.glyph_pdf import source_to_glyph_pdf
from examples.builder.html import source_to_html
from examples.builder.libreoffice import converted
from examples.builder.metadata import settled_package, settled_pdf
from examples.builder.odt import source_to_odt
from examples.builder.source import read_source
from examples.builder.typst_pdf import source_to_typst_pdf

HERE = Path(__file__).parent
PAGES = "pages.json"


def main(arguments: list[str]) -> int:
    """Builds what is asked for; 1 where a check fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="documents to build; all, where none is named")
    parser.add_argument(
        "--quick", action="store_true", help="only what needs neither LibreOffice nor Chromium"
    )
    options = parser.parse_args(arguments)
    complaints: list[str] = []
    for path in source_paths(options.names):
        source = read_source(path)
        folder = HERE / source.name
        folder.mkdir(exist_ok=True)
        if not options.quick:
            write_pages(source, folder)
        files = files_by_packages(source, folder)
        if not options.quick:
            files |= files_by_programs(source, files, complaints)
        for name, content in files.items():
            (folder / name).write_bytes(content)
            print(f"{source.name}/{name}: {len(content):,} bytes")
            if len(content) > MOST_BYTES:
                complaints.append(f"{source.name}/{name} is larger than {MOST_BYTES:,} bytes")
    print("\n".join(complaints), file=sys.stderr)
    return 1 if complaints else 0


def source_paths(names: list[str] | None = None) -> list[Path]:
    """The sources of these documents, or of all."""
    paths = sorted((HERE / "source").glob("*.yml"))
    return [path for path in paths if not names or path.stem in names]


def write_pages(source: Source, folder: Path) -> None:
    """Finds out where LibreOffice and ReportLab put the headings, and keeps it for the lists of contents."""
    word = converted(source_to_docx(source, {}), "docx", "pdf")
    opened = converted(source_to_odt(source, {}), "odt", "pdf")
    pages = {
        "docx": heading_pages(word, source),
        "glyphs": heading_pages(source_to_glyph_pdf(source, {}), source),
        "odt": heading_pages(opened, source),
    }
    (folder / PAGES).write_text(_json(pages), encoding="utf-8")


def files_by_packages(source: Source, folder: Path) -> dict[str, bytes]:
    """The files that Python packages alone can make, the same on every machine.

    Args:
        source: the document.
        folder: where the pages of its headings are kept.
    """
    pages = json.loads((folder / PAGES).read_text(encoding="utf-8"))
    name = source.name
    return {
        "expected.json": _json(expected_record(source)).encode(),
        f"{name}.typst.pdf": source_to_typst_pdf(source),
        f"{name}.glyphs.pdf": source_to_glyph_pdf(source, pages["glyphs"]),
        f"{name}.docx": source_to_docx(source, pages["docx"]),
        f"{name}.odt": source_to_odt(source, pages["odt"]),
        f"{name}.html": source_to_html(source).encode(),
    }


def files_by_programs(source: Source, files: dict[str, bytes], complaints: list[str]) -> dict[str, bytes]:
    """What LibreOffice and Chromium make of these files; complaints where LibreOffice numbers otherwise."""
    name, date = source.name, source.date
    word, opened = files[f"{name}.docx"], files[f"{name}.odt"]
    exported = converted(word, "docx", "pdf")
    for kind, pdf in (("docx", exported), ("odt", converted(opened, "odt", "pdf"))):
        complaints += [
            f"{name}.{kind}: LibreOffice shows no «{line}»" for line in numbers_that_differ(pdf, source)
        ]
    first = html_to_chromium_pdf(source_to_html(source))
    printed = html_to_chromium_pdf(source_to_html(source, heading_pages(first, source)))
    return {
        f"{name}.libreoffice.pdf": settled_pdf(exported, date),
        f"{name}.chromium.pdf": settled_pdf(printed, date),
        f"{name}.libreoffice.docx": settled_package(converted(word, "docx", "docx"), date),
        f"{name}.libreoffice.odt": settled_package(converted(opened, "odt", "odt"), date),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
