"""Makes `pdf/NAME.expected.json` from the compact reading `pdf/NAME.reading.yml` of `pdf/NAME.pdf`.

    python make_expected.py            writes every expected file
    python make_expected.py NAME       only those named
    python make_expected.py --pdf      first sets every `NAME.typ` anew as `NAME.pdf`

The readings are written as for `make_gold.py`, but each item's words stand in full, without its printed
label, and there are no offsets: where an item stands in a PDF's text is the engine's own affair. A reading
is refused when its words are not printed in the PDF, in one piece or in two (parted by the end of a page or
of a column). Nothing here uses the engine: a reading is independent of it.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import cast

import pypdfium2
import typst
from make_gold import Entry, Json, ReadingError, entries, read

FOLDER = Path(__file__).parent / "pdf"


def expected_of(reading: dict[str, Json], printed: str) -> dict[str, Json]:
    """The record that a reading expects of a PDF, without offsets and pages.

    Args:
        reading: the parsed YAML.
        printed: the letters and digits of the PDF's text, in the order of its text layer.

    Raises:
        ReadingError: an item's words are not in the PDF; a kind, a setting or a name is unknown.
    """
    items: list[Json] = []
    open_ids: list[str] = []
    named: dict[str, str] = {}
    for number, entry in enumerate(entries(reading.get("items")), start=1):
        if entry.mark or entry.tail or entry.skip or entry.occurrence is not None:
            raise ReadingError(f"a PDF's reading says the words in full and no place: {entry.quote}")
        if not stands_in(letters(entry.head), printed):
            raise ReadingError(f"not in the PDF: {entry.quote}")
        item_id = f"i{number:02}"
        open_ids[entry.depth :] = [item_id]
        if entry.name is not None:
            named[entry.name] = item_id
        items.append(
            {
                "id": item_id,
                "kind": entry.kind,
                "label": entry.label,
                "text": " ".join(entry.head.split()),
                "parent": parent_of(entry, open_ids, named),
                "attributes": cast(Json, entry.attributes),
            }
        )
    return {
        "kind": reading["kind"],
        "title": reading.get("title"),
        "facts": reading.get("facts") or {},
        "items": items,
    }


def parent_of(entry: Entry, open_ids: list[str], named: dict[str, str]) -> str | None:
    """The id of the item that an entry stands under: as named by `under`, else the one it is nested in."""
    if entry.under is None:
        return open_ids[entry.depth - 1] if entry.depth else None
    if entry.under not in named:
        raise ReadingError(f"stands under {entry.under}, a name of none before it: {entry.quote}")
    return named[entry.under]


def stands_in(words: str, printed: str) -> bool:
    """Whether the letters are printed in one piece, or in two of which each is."""
    if words in printed:
        return True
    return any(words[:cut] in printed and words[cut:] in printed for cut in range(len(words) - 1, 0, -1))


def letters(text: str) -> str:
    """Only letters and digits, so that line breaks, hyphenation and marks do not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def text_layer(pdf: Path) -> str:
    """The text of every page of a PDF, as its text layer has it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def readings() -> list[Path]:
    """Every reading of a PDF in the corpus."""
    return sorted(FOLDER.glob("*.reading.yml"))


def expected_path(reading: Path) -> Path:
    """Where the expected record of a reading stands."""
    return _beside(reading, ".expected.json")


def pdf_path(reading: Path) -> Path:
    """Where the PDF of a reading stands."""
    return _beside(reading, ".pdf")


def made(reading: Path) -> str:
    """The expected file's content for a reading."""
    try:
        expected = expected_of(read(reading), letters(text_layer(pdf_path(reading))))
    except ReadingError as error:
        raise ReadingError(f"{reading.name}: {error}") from error
    return json.dumps(expected, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> int:
    """Writes the expected files; says what was wrong with each that could not be made."""
    names = [argument for argument in arguments if argument != "--pdf"]
    chosen = [FOLDER / f"{name}.reading.yml" for name in names] or readings()
    failed = 0
    for reading in chosen:
        if "--pdf" in arguments:
            typst.compile(_beside(reading, ".typ"), output=pdf_path(reading))
        try:
            expected_path(reading).write_text(made(reading), encoding="utf-8")
        except ReadingError as error:
            sys.stderr.write(f"{error}\n")
            failed += 1
    return 1 if failed else 0


def _beside(reading: Path, ending: str) -> Path:
    return reading.with_name(reading.name.removesuffix(".reading.yml") + ending)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
