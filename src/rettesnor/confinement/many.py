"""Many files: several readers side by side, the outcomes in the order of the files."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Self

from rettesnor.confinement.discovery import Found
from rettesnor.confinement.outcome import Outcome, printable
from rettesnor.confinement.reader import Reader
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import DocumentKind

#: How many files per reader may be read ahead of the one whose outcome is awaited.
_AHEAD = 3

_DEFAULT_LIMITS = Limits()


def read_many(
    paths: Iterable[str | Path | Found],
    *,
    jobs: int,
    limits: Limits = _DEFAULT_LIMITS,
    ocr: bool = False,
    kind: DocumentKind | None = None,
    want_text: bool = False,
) -> Generator[Outcome, None, None]:
    """The outcomes of many files, in their order, each as soon as it and those before it are there.

    Args:
        paths: files, or what `discover` found; what it found with an error gives that error in its place.
        jobs: how many are read at a time, each in a child of its own.
        limits: as in `Reader`, for each.
        ocr: as in `Reader`.
        kind: as in `Reader`.
        want_text: whether the outcomes are to hold the texts.

    Yields:
        One outcome per path. When the caller stops early, or is interrupted, every child is ended.

    Raises:
        ValueError: jobs is less than 1.
    """
    if jobs < 1:
        raise ValueError(f"files are read by one reader or more, not {jobs}")
    with _Readers(limits, ocr=ocr, kind=kind) as readers, ThreadPoolExecutor(jobs) as threads:
        waiting: deque[Future[Outcome]] = deque()
        try:
            for path in paths:
                found = path if isinstance(path, Found) else Found(Path(path))
                waiting.append(threads.submit(readers.read, found, want_text))
                if len(waiting) > jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            readers.close()


class _Readers:
    """As many readers as there are threads that ask at a time; the one that was used last goes first."""

    def __init__(self, limits: Limits, *, ocr: bool, kind: DocumentKind | None) -> None:
        self._limits, self._ocr, self._kind = limits, ocr, kind
        self._lock = threading.Lock()
        self._is_closed = False
        self._all: list[Reader] = []
        self._idle: list[Reader] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, found: Found, want_text: bool) -> Outcome:
        """What became of one file, by a reader that is idle or new."""
        if found.error is not None:
            return Outcome(printable(found.path.name), found.path, error=found.error)
        reader = self._take()
        try:
            return reader.read(found.path, want_text=want_text)
        finally:
            with self._lock:
                self._idle.append(reader)

    def close(self) -> None:
        """Ends them all, also those in the middle of a file."""
        with self._lock:
            self._is_closed = True
            started = list(self._all)
        for reader in started:
            reader.close()

    def _take(self) -> Reader:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("no more files are read")
            if self._idle:
                return self._idle.pop()
            reader = Reader(self._limits, ocr=self._ocr, kind=self._kind)
            self._all.append(reader)
            return reader
