"""What a result looks like: documents in, bytes out, one function per format, each loading what it alone needs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from portal.cli.catalogue import Catalogue
from portal.cli.screen import Screen
from rettesnor.confinement.outcome import Outcome

if TYPE_CHECKING:
    from rettesnor.interchange.rows import ReadDocument

FORMATS = ("tree", "json", "text", "csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Presentation:
    """How results are shown.

    Args:
        words: the reader's language.
        screen: what a tree is shown on.
        encoding: what the screen understands; every other format is UTF-8.
        several: whether more than one document may come.
    """

    words: Catalogue
    screen: Screen
    encoding: str
    several: bool


Writer = Callable[[BinaryIO, Iterable[Outcome], Presentation], None]


def writer_of(name: str) -> Writer:
    """The function that writes a format.

    Args:
        name: one of `FORMATS`.
    """
    return {"tree": _tree, "json": _json, "text": _text, "csv": _csv, "xlsx": _xlsx}[name]


def _tree(stream: BinaryIO, documents: Iterable[Outcome], how: Presentation) -> None:
    from portal.cli.tree import tree_lines

    for index, document in enumerate(documents):
        lines = tree_lines(document.to_record(), words=how.words, screen=how.screen)
        text = "\n".join(["", *lines] if index else lines) + "\n"
        stream.write(text.encode(how.encoding, errors="replace"))
        stream.flush()


def _json(stream: BinaryIO, documents: Iterable[Outcome], how: Presentation) -> None:
    for document in documents:
        shown = json.dumps(document.record, ensure_ascii=False, indent=None if how.several else 2)
        # Half a surrogate pair, which a broken file may hold, has no UTF-8.
        stream.write(shown.encode("utf-8", errors="replace") + b"\n")
        stream.flush()


def _text(stream: BinaryIO, documents: Iterable[Outcome], how: Presentation) -> None:
    for document in documents:
        # A question mark for half a surrogate pair keeps every offset where it was.
        stream.write((document.text or "").encode("utf-8", errors="replace"))


def _csv(stream: BinaryIO, documents: Iterable[Outcome], how: Presentation) -> None:
    from rettesnor.interchange.record_csv import write_record_csv

    write_record_csv(stream, _typed(documents), words=how.words)


def _xlsx(stream: BinaryIO, documents: Iterable[Outcome], how: Presentation) -> None:
    from rettesnor.interchange.record_xlsx import write_record_xlsx

    describe = how.words.placed_warning
    write_record_xlsx(
        stream, _typed(documents), words=how.words, describe=describe, written_at=datetime.now()
    )


def _typed(documents: Iterable[Outcome]) -> Iterator[ReadDocument]:
    from rettesnor.interchange.rows import ReadDocument

    for document in documents:
        yield ReadDocument(document.to_record(), document.text or "")
