"""The reader: one file after the other through one child, which is replaced when a file has cost its life."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from rettesnor.confinement.answers import RecordJson, Unread, check_answer, most_answer_bytes
from rettesnor.confinement.opening import read_file
from rettesnor.confinement.outcome import Outcome, printable
from rettesnor.confinement.process import Child, Ending
from rettesnor.confinement.protocol import Frame
from rettesnor.confinement.scans import Recogniser, marked
from rettesnor.documents.errors import DocumentError, LimitExceeded
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import DocumentKind

#: A child is replaced after so many files: what libraries leak, and what one file may leave for the next.
_FILES_PER_CHILD = 500

#: C libraries crash where Python would say that memory ran out; a child that held so much of it did that.
_TELLING_SHARE_OF_MEMORY = 0.5

_DEFAULT_LIMITS = Limits()


class Reader:
    """Reads files in a confined child. A context manager, for one thread; any thread may `close` it."""

    def __init__(
        self,
        limits: Limits = _DEFAULT_LIMITS,
        *,
        ocr: bool = False,
        kind: DocumentKind | None = None,
        child: str = "rettesnor.confinement.child",
    ) -> None:
        """Starts the first child, which loads what it needs while the caller goes on.

        Args:
            limits: how large a document may be, and what reading one may take.
            ocr: whether pages without text are to be recognised.
            kind: what sort of documents they are, where that is known.
            child: the module that the child runs.
        """
        self._limits = limits
        self._kind = kind
        self._module = child
        self._recogniser = Recogniser(limits) if ocr else None
        self._is_closed = False
        self._files_left = _FILES_PER_CHILD
        self._child = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the child, also in the middle of a file, which then counts as not read."""
        self._is_closed = True
        self._child.end()
        if self._recogniser is not None:
            self._recogniser.close()

    def read(
        self, source: str | Path | bytes, name: str | None = None, *, want_text: bool = False
    ) -> Outcome:
        """What became of one file.

        Args:
            source: its path, or its bytes.
            name: what to call it; the last part of the path where None.
            want_text: whether the outcome is to hold the document's text.
        """
        path = None if isinstance(source, bytes) else Path(source)
        name = printable(name or (path.name if path is not None else "-"))
        try:
            data = source if isinstance(source, bytes) else read_file(Path(source), self._limits)
            record, text = self._read(data, name, want_text)
            if self._recogniser is not None:
                record, text = self._read_scans(self._recogniser, data, record, text, name)
        except Unread as failure:
            return Outcome(name, path, error=failure.error, trace=failure.trace)
        except DocumentError as error:
            return Outcome(name, path, error=error)
        return Outcome(name, path, record, text)

    def _read_scans(
        self, recogniser: Recogniser, data: bytes, record: RecordJson, text: str | None, name: str
    ) -> tuple[RecordJson, str | None]:
        """The record and text with the scanned pages recognised; where that failed, as they were, and why."""
        recognised = recogniser.recognise(data, record)
        if recognised is None:
            return record, text
        again, text_again = self._read(recognised, name, text is not None)
        return marked(again, record), text_again

    def _read(self, data: bytes, name: str, want_text: bool) -> tuple[RecordJson, str | None]:
        wanted = {
            "name": name,
            "kind": self._kind,
            "limits": asdict(self._limits),
            "want_text": want_text,
        }
        question = Frame({}, (json.dumps(wanted).encode("ascii"), data))
        try:
            answer = self._fresh_child().ask(
                question, seconds=self._limits.seconds, most_bytes=most_answer_bytes(self._limits)
            )
        except Ending as ending:
            raise Unread(self._meaning(ending), ending.last_words) from None
        self._files_left -= 1
        if answer.head.get("is_leaving") is True:
            self._files_left = 0
        return check_answer(answer, name=name, data=data)

    def _fresh_child(self) -> Child:
        if not self._is_closed and (self._files_left <= 0 or not self._child.is_usable):
            self._child.end()
            self._files_left = _FILES_PER_CHILD
            self._child = self._start()
        return self._child

    def _start(self) -> Child:
        return Child(self._module, str(self._limits.memory_bytes))

    def _meaning(self, ending: Ending) -> DocumentError:
        """What a child's end says about the file that it was reading."""
        if ending.is_timed_out or ending.signal == "SIGXCPU":
            return LimitExceeded("limit-seconds", limit=self._limits.seconds)
        if ending.peak_bytes >= self._limits.memory_bytes * _TELLING_SHARE_OF_MEMORY:
            return LimitExceeded("limit-memory", limit=self._limits.memory_bytes)
        if ending.signal:
            return DocumentError("reader-died", signal=ending.signal)
        return DocumentError("reader-died", status=ending.status)
