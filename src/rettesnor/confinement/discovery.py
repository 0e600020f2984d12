"""Discovery: which files are meant by what was given, folder by folder, with what cannot be followed."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rettesnor.confinement.opening import document_error
from rettesnor.documents.errors import DocumentError

#: What marks a folder as the same on whichever way it is reached.
_Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or a place that cannot be followed and why."""

    path: Path
    error: DocumentError | None = None


def discover(paths: Iterable[str | Path]) -> Iterator[Found]:
    """The files that are meant: those given, and those in the folders given and below, by name.

    Hidden files and folders are passed over unless they are given themselves. Links are followed.

    Args:
        paths: files and folders; what «-» means is the caller's business.

    Yields:
        Files, in order; also, each in its place, what is ``not-found``, ``no-permission``, ``not-a-file`` (a
        pipe, a device), a folder that leads back into itself (``folder-loop``), or one met before by another
        way (``folder-repeated``), whose files are not given again.
    """
    met: set[_Identity] = set()
    for path in paths:
        yield from _follow(Path(path), (), met)


def _follow(path: Path, above: tuple[_Identity, ...], met: set[_Identity]) -> Iterator[Found]:
    try:
        found = path.stat()
    except OSError as error:
        yield Found(path, document_error(error))
        return
    except ValueError:
        # A name with a NUL in it is nobody's.
        yield Found(path, DocumentError("not-found"))
        return
    if stat.S_ISREG(found.st_mode):
        yield Found(path)
    elif not stat.S_ISDIR(found.st_mode):
        yield Found(path, DocumentError("not-a-file"))
    elif (identity := (found.st_dev, found.st_ino)) in above:
        yield Found(path, DocumentError("folder-loop"))
    elif identity in met:
        yield Found(path, DocumentError("folder-repeated"))
    else:
        met.add(identity)
        yield from _walk(path, (*above, identity), met)


def _walk(folder: Path, above: tuple[_Identity, ...], met: set[_Identity]) -> Iterator[Found]:
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        yield Found(folder, document_error(error))
        return
    for name in names:
        if not _is_hidden(name):
            yield from _follow(folder / name, above, met)


def _is_hidden(name: str) -> bool:
    # Word keeps «~$plan.docx» beside an open document; it holds a user's name and no text.
    return name.startswith((".", "~$"))
