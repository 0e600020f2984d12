"""Where results go: standard output as bytes, or a file that is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

Opener = Callable[[], AbstractContextManager[BinaryIO]]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_LONGEST_NAME = 200


class OutputError(Exception):
    """A result that could not be written.

    Args:
        code: as the catalogue and docs/reference/errors.md know it.
        name: where it should have gone; empty for standard output.
        cause: the system's name of the reason, such as ``EACCES``, and its words.
    """

    def __init__(self, code: str, name: str, cause: OSError) -> None:
        super().__init__(code)
        self.code = code
        self.name = name
        self.reason = errno.errorcode.get(cause.errno or 0, "")
        self.reason_text = cause.strerror or str(cause)


class ReaderGoneError(Exception):
    """Whoever read our standard output has closed it, as `head` does: no error, but nothing more to do."""


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Standard output, for bytes exactly as they are.

    Raises:
        OutputError: it is closed, or what is behind it is full.
        ReaderGoneError: nobody reads it any more.
    """
    if sys.stdout is None:
        raise OutputError("cannot-write", "", OSError(errno.EBADF, os.strerror(errno.EBADF)))
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except OSError as error:
        _forget_standard_output()
        if isinstance(error, BrokenPipeError) or error.errno == errno.EPIPE:
            raise ReaderGoneError from error
        raise OutputError("output-incomplete", "", error) from error


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name when all of it is on the disk, with the rights of what it replaces.

    What is no ordinary file (a device, a named pipe) is written to as it is. A link is followed.

    Args:
        path: where it shall stand.

    Raises:
        OutputError: it could not be written; then nothing has changed.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
        else:
            with _replacing(target) as stream:
                yield stream
    except OSError as error:
        code = "disk-full" if error.errno in _FULL else "cannot-write"
        raise OutputError(code, str(path), error) from error


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    temporary = target.with_name(f".{target.name[:_LONGEST_NAME]}.{os.getpid()}.part")
    stream = temporary.open("xb")
    try:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
        stream.close()
        with suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            stream.close()  # tries once more to write what is buffered, and may fail once more
        temporary.unlink(missing_ok=True)
        raise


def _forget_standard_output() -> None:
    """Let the interpreter's own flush at its end go nowhere, so that it has nothing to complain about."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
