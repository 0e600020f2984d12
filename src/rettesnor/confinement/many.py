"""Many files: several readers side by side, the outcomes in the order of the files.

Nothing here waits in `concurrent.futures` or on a condition: an interrupt that reaches the main thread inside one of
Python's own conditions leaves its lock held, and the threads that report to it wait for ever. A `SimpleQueue` is
waited for in one step.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Generator, Iterable
from pathlib import Path
from queue import SimpleQueue
from typing import Self, TypeAlias

from rettesnor.confinement.discovery import Found
from rettesnor.confinement.outcome import Outcome, printable
from rettesnor.confinement.reader import Reader
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import DocumentKind

#: How many files per reader may be read ahead of the one whose outcome is awaited.
_AHEAD = 3

_DEFAULT_LIMITS = Limits()

#: Where the one outcome of a file is put, or what kept it from being one.
_Answer: TypeAlias = "SimpleQueue[Outcome | BaseException]"


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
    waiting: deque[_Answer] = deque()
    with _Readers(jobs, limits, ocr=ocr, kind=kind, want_text=want_text) as readers:
        for path in paths:
            waiting.append(readers.ask(path if isinstance(path, Found) else Found(Path(path))))
            if len(waiting) > jobs * _AHEAD:
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())


def _outcome(answer: _Answer) -> Outcome:
    outcome = answer.get()
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


class _Readers:
    """Threads that take files from one queue, each with a reader of its own; none is started before it is needed."""

    def __init__(
        self, jobs: int, limits: Limits, *, ocr: bool, kind: DocumentKind | None, want_text: bool
    ) -> None:
        self._jobs, self._limits, self._ocr = jobs, limits, ocr
        self._kind, self._want_text = kind, want_text
        self._questions: SimpleQueue[tuple[Found, _Answer] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._is_closed = False
        self._started: list[Reader] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, found: Found) -> _Answer:
        """Where the outcome of a file will be."""
        answer: _Answer = SimpleQueue()
        self._questions.put((found, answer))
        if len(self._threads) < self._jobs:
            # A daemon: one whose start was interrupted would keep the process from ending.
            thread = threading.Thread(target=self._work, daemon=True)
            thread.start()
            self._threads.append(thread)
        return answer

    def close(self) -> None:
        """Ends them all, also those in the middle of a file."""
        with self._lock:
            self._is_closed = True
            started = list(self._started)
        for reader in started:
            reader.close()
        self._questions.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        """Reads what is asked until there is no more, then tells the next thread so."""
        reader: Reader | None = None
        try:
            while (question := self._questions.get()) is not None and not self._is_closed:
                found, answer = question
                try:
                    if found.error is not None:
                        answer.put(Outcome(printable(found.path.name), found.path, error=found.error))
                        continue
                    reader = reader or self._new_reader()
                    answer.put(reader.read(found.path, want_text=self._want_text))
                except BaseException as error:
                    answer.put(error)
        finally:
            self._questions.put(None)
            if reader is not None:
                reader.close()

    def _new_reader(self) -> Reader:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("no more files are read")
            reader = Reader(self._limits, ocr=self._ocr, kind=self._kind)
            self._started.append(reader)
            return reader
