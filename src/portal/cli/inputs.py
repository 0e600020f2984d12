"""What is to be read: files, folders and standard input, in the order named; and what became of it."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rettesnor.confinement.discovery import Found, discover
from rettesnor.confinement.outcome import Outcome
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import DocumentKind

#: The name of what comes in from another program.
STANDARD_INPUT = "-"

Input = Found | None  # None is standard input


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are read: the options of `rettesnor read` that the reader needs."""

    kind: DocumentKind | None
    ocr: bool
    jobs: int
    limits: Limits
    want_text: bool


def find_inputs(names: tuple[str, ...]) -> list[Input]:
    """The files that are meant, those in folders one by one, with what could not be followed in its place."""
    found: list[Input] = []
    for is_standard_input, group in groupby(names, key=lambda name: name == STANDARD_INPUT):
        if is_standard_input:
            found += [None] * len(list(group))
        else:
            found += discover(group)
    return found


def empty_folders(names: tuple[str, ...], inputs: list[Input]) -> list[str]:
    """The folders among the names in which nothing was found."""
    paths = [one.path for one in inputs if one is not None]
    folders = [name for name in names if name != STANDARD_INPUT and Path(name).is_dir()]
    return [name for name in folders if not any(path.is_relative_to(name) for path in paths)]


def read_inputs(inputs: list[Input], manner: Manner) -> Generator[Outcome, None, None]:
    """What became of each input, in their order.

    Args:
        inputs: as `find_inputs` gives them.
        manner: how they are read.
    """
    for is_standard_input, group in groupby(inputs, key=lambda one: one is None):
        files = [one for one in group if one is not None]
        if is_standard_input or len(files) == 1:
            yield from _read_alone(files[0] if files else None, manner)
        else:
            yield from _read_side_by_side(files, manner)


def _read_alone(one: Input, manner: Manner) -> Iterator[Outcome]:
    # One reader without threads: the machinery for many would cost a tenth of the time to the first line.
    from rettesnor.confinement.reader import Reader

    if one is not None and one.error is not None:
        yield Outcome(one.path.name, one.path, error=one.error)
        return
    with Reader(manner.limits, ocr=manner.ocr, kind=manner.kind) as reader:
        source = one.path if one is not None else _standard_input(manner.limits)
        yield reader.read(source, None if one is not None else STANDARD_INPUT, want_text=manner.want_text)


def _read_side_by_side(files: list[Found], manner: Manner) -> Iterator[Outcome]:
    from rettesnor.confinement.many import read_many

    outcomes = read_many(
        files,
        jobs=min(manner.jobs, len(files)),
        limits=manner.limits,
        ocr=manner.ocr,
        kind=manner.kind,
        want_text=manner.want_text,
    )
    with closing(outcomes):
        yield from outcomes


def _standard_input(limits: Limits) -> bytes:
    if sys.stdin is None:
        return b""
    # One byte more than is allowed shows the reader that it is too much; an endless stream is not kept.
    return sys.stdin.buffer.read(limits.file_bytes + 1)
