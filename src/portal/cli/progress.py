"""A progress bar on standard error: only on a terminal, and only when the work has taken a while."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from portal.cli.catalogue import Catalogue

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

#: Shorter work needs no bar; it would only flicker.
_PATIENCE_SECONDS = 1.0


class ProgressBar:
    """Shows how many files are read; a context manager.

    Args:
        total: how many there are; of a single one it shows that it is being read, not how far.
        words: the reader's language.
        is_wanted: whether to show anything at all.
    """

    def __init__(self, total: int, words: Catalogue, *, is_wanted: bool) -> None:
        self._total = total
        self._words = words
        self._is_wanted = is_wanted
        self._done = 0
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(_PATIENCE_SECONDS, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if self._is_wanted:
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            self._is_wanted = False
            if self._bar is not None:
                self._bar.stop()

    def advance(self) -> None:
        """One more file is read."""
        with self._lock:
            self._done += 1
            if self._bar is not None and self._task is not None and self._total > 1:
                self._bar.update(self._task, completed=self._done)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the bar away while something else is written to the terminal."""
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
            try:
                yield
            finally:
                if self._bar is not None and self._is_wanted:
                    self._bar.start()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        with self._lock:
            if not self._is_wanted:
                return
            counted = (BarColumn(), MofNCompleteColumn()) if self._total > 1 else ()
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn(self._words["progress.reading"]),
                *counted,
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task("", total=self._total, completed=self._done)
            self._bar.start()


def is_progress_wanted() -> bool:
    """Whether somebody may be watching standard error."""
    return sys.stderr is not None and sys.stderr.isatty()
