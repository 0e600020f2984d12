"""Scans: which pages of a document want recognising, and what its record says about them afterwards."""

from __future__ import annotations

import subprocess
from typing import cast

from rettesnor.confinement.answers import RecordJson
from rettesnor.confinement.ocr import end_group, recognise
from rettesnor.documents.errors import DocumentError
from rettesnor.documents.limits import Limits

_WITHOUT_TEXT = "page-without-text"
_RECOGNISED = "page-recognised"
_NOT_RECOGNISED = "page-not-recognised"


class Recogniser:
    """Recognises the pages without text of one document at a time, and can be stopped while it does."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._running: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def close(self) -> None:
        """Ends what is running."""
        self._is_closed = True
        if self._running is not None:
            end_group(self._running)

    def recognise(self, data: bytes, record: RecordJson) -> bytes | None:
        """The file with its scanned pages recognised; None where it has none, or where that failed.

        Where it failed, each of these pages gets a warning in the record that says why.

        Raises:
            DocumentError: ``ocr-missing``: the programs are not installed.
        """
        pages = pages_without_text(record)
        if not pages:
            return None
        try:
            return recognise(
                data,
                seconds=self._limits.seconds,
                memory_bytes=self._limits.memory_bytes,
                started=self._remember,
            )
        except DocumentError as error:
            if error.code == "ocr-missing":
                raise
            _warn(record, _NOT_RECOGNISED, pages, {"reason": error.code, **error.parameters})
            return None
        finally:
            self._running = None

    def _remember(self, process: subprocess.Popen[bytes]) -> None:
        self._running = process
        if self._is_closed:
            end_group(process)


def marked(record: RecordJson, before: RecordJson) -> RecordJson:
    """The recognised file's record as that of the file handed in, with a warning on each page recognised.

    Args:
        record: of the file with its recognised pages.
        before: of the file as it was handed in.
    """
    still = pages_without_text(record)
    _warn(record, _RECOGNISED, [page for page in pages_without_text(before) if page not in still], {})
    _source(record)["sha256"] = _source(before)["sha256"]
    return record


def pages_without_text(record: RecordJson) -> list[int]:
    """The pages of a PDF that its record warns have no text."""
    if _source(record)["media_type"] != "application/pdf":
        return []
    warned = [warning for warning in _warnings(record) if warning["code"] == _WITHOUT_TEXT]
    return [page for warning in warned if isinstance(page := warning["page"], int)]


def _warn(record: RecordJson, code: str, pages: list[int], parameters: dict[str, str | int | float]) -> None:
    added: list[RecordJson] = [
        {"code": code, "parameters": {**parameters}, "start": None, "end": None, "page": page}
        for page in pages
    ]
    record["warnings"] = [*_warnings(record), *added]


def _source(record: RecordJson) -> RecordJson:
    return cast(RecordJson, record["source"])


def _warnings(record: RecordJson) -> list[RecordJson]:
    return cast(list[RecordJson], record["warnings"])
