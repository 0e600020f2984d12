"""The outcome of reading one file: its record, or the error that kept it from being read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rettesnor.documents.errors import DocumentError

if TYPE_CHECKING:
    from rettesnor.outline.record import Record
    from rettesnor.outline.serialisation import JsonValue


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; it has a record or an error, never both.

    Args:
        name: the file's name, without folders.
        path: where it was found; None where it came as bytes.
        record: the record as plain JSON values, of the contract's shape.
        text: the document's text, where it was asked for.
        error: why there is no record.
        trace: what a developer, not a user, wants to see of an error in our own code; "" where there is none.
    """

    name: str
    path: Path | None = None
    record: dict[str, JsonValue] | None = None
    text: str | None = None
    error: DocumentError | None = None
    trace: str = ""

    def __post_init__(self) -> None:
        if (self.record is None) == (self.error is None):
            raise ValueError("an outcome is a record or an error")

    def to_record(self) -> Record:
        """The record in its types.

        Raises:
            DocumentError: why there is none.
        """
        from rettesnor.outline.serialisation import json_to_record

        if self.error is not None:
            raise self.error
        return json_to_record(self.record)


def printable(name: str) -> str:
    """A file's name with what is no character in it shown as �, so that it can stand in a record."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
