"""`rettesnor read`: files in, results out, one clear line for each file that could not be read."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from portal.cli.catalogue import Catalogue
from portal.cli.complaints import complain
from portal.cli.exit_codes import DONE, FAILED
from portal.cli.formats import Presentation, writer_of
from portal.cli.inputs import STANDARD_INPUT, Input, Manner, empty_folders, find_inputs, read_inputs
from portal.cli.output import standard_output, whole_file
from portal.cli.parameters import UsageFault
from portal.cli.progress import ProgressBar, is_progress_wanted
from portal.cli.screen import Screen
from rettesnor.confinement.outcome import Outcome
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import DocumentKind

_WIDTHS = (20, 120)  # narrower cannot be read, wider reads badly
_NEED_TEXT = ("text", "csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read, and how it is to be shown: the options of `rettesnor read`."""

    names: tuple[str, ...]
    format: str
    kind: DocumentKind | None
    ocr: bool
    output: Path | None
    jobs: int | None
    limits: Limits

    @property
    def is_several(self) -> bool:
        """Whether more than one document may come of it."""
        return len(self.names) > 1 or Path(self.names[0]).is_dir()


def read(request: Request, words: Catalogue) -> int:
    """Read what is asked for and write it where it is wanted.

    Args:
        request: what and how.
        words: the reader's language.

    Returns:
        0 where every file was read, else 1.

    Raises:
        UsageFault: the options do not go together.
        OutputError: the result could not be written.
        ReaderGoneError: nobody reads it.
    """
    _check_format(request)
    inputs = find_inputs(request.names)
    _check_output(request.output, inputs)
    for name in (empty := empty_folders(request.names, inputs)):
        complain(words.error_by_code("no-documents", {}), name)
    manner = Manner(
        request.kind, request.ocr, request.jobs or _processors(), request.limits, request.format in _NEED_TEXT
    )
    failures: list[Outcome] = []
    with (
        ProgressBar(len(inputs), words, is_wanted=is_progress_wanted()) as bar,
        closing(_successes(inputs, manner, words, bar, failures)) as successes,
    ):
        first = next(successes, None)
        if first is not None:
            # Opened only now: where nothing could be read, an older file of that name stays as it was.
            with _destination(request.output) as stream:
                writer_of(request.format)(stream, chain([first], successes), _presentation(request, words))
    return FAILED if failures or empty else DONE


def _successes(
    inputs: list[Input], manner: Manner, words: Catalogue, bar: ProgressBar, failures: list[Outcome]
) -> Generator[Outcome, None, None]:
    with closing(read_inputs(inputs, manner)) as outcomes:
        for outcome in outcomes:
            bar.advance()
            with bar.hidden():
                if outcome.error is None:
                    yield outcome
                else:
                    failures.append(outcome)
                    complain(words.error(outcome.error), str(outcome.path or outcome.name))


def _destination(output: Path | None) -> AbstractContextManager[BinaryIO]:
    return standard_output() if output is None else whole_file(output)


def _check_format(request: Request) -> None:
    if request.format == "text" and request.is_several:
        raise UsageFault("text_of_one")
    if request.format == "xlsx" and request.output is None and _is_terminal(sys.stdout):
        raise UsageFault("xlsx_to_terminal")
    if STANDARD_INPUT in request.names and _is_terminal(sys.stdin):
        raise UsageFault("stdin_with_terminal")


def _check_output(output: Path | None, inputs: list[Input]) -> None:
    if output is None or not output.exists():
        return
    if output.is_dir():
        raise UsageFault("output_is_folder", name=str(output))
    if any(one is not None and one.error is None and one.path.samefile(output) for one in inputs):
        raise UsageFault("output_is_input", name=str(output))


def _presentation(request: Request, words: Catalogue) -> Presentation:
    is_shown = request.output is None and _is_terminal(sys.stdout)
    width = min(max(shutil.get_terminal_size().columns, _WIDTHS[0]), _WIDTHS[1])
    screen = Screen(width, has_colour=_has_colour(is_shown, request.output is None))
    encoding = sys.stdout.encoding if is_shown else "utf-8"
    return Presentation(words, screen, encoding, request.is_several)


def _has_colour(is_terminal: bool, is_standard_output: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return is_standard_output
    return is_terminal and os.environ.get("TERM") != "dumb"


def _is_terminal(stream: object) -> bool:
    return stream is not None and bool(stream.isatty())  # type: ignore[attr-defined]  # None where it is closed


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
