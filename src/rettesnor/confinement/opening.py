"""Opening files: their bytes, or one clear error; no pipe, device or endless file holds the reader up."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from rettesnor.documents.errors import DocumentError, LimitExceeded
from rettesnor.documents.limits import Limits

#: Opening a named pipe without this waits for somebody to write to it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: Path, limits: Limits) -> bytes:
    """The bytes of a file.

    Raises:
        DocumentError: ``not-found``, ``no-permission``, ``not-a-file``, ``folder-loop`` (links that lead to
            each other), or ``cannot-open`` with the system's
            `reason`.
        LimitExceeded: ``limit-file-bytes``.
    """
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise DocumentError("not-a-file")
            if found.st_size > limits.file_bytes:
                raise LimitExceeded("limit-file-bytes", limit=limits.file_bytes, found=found.st_size)
            # A file may grow while it is read.
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise document_error(error) from error
    except ValueError as error:
        # A name with a NUL in it is nobody's.
        raise DocumentError("not-found") from error
    if len(data) > limits.file_bytes:
        raise LimitExceeded("limit-file-bytes", limit=limits.file_bytes, found=len(data))
    return data


def document_error(error: OSError) -> DocumentError:
    """What the system's error means to whoever wants the document read."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return DocumentError("not-found")
        case errno.EACCES | errno.EPERM:
            return DocumentError("no-permission")
        case errno.ELOOP:
            return DocumentError("folder-loop")
        case errno.EISDIR | errno.ENXIO | errno.ENODEV:
            return DocumentError("not-a-file")
        case number:
            return DocumentError("cannot-open", reason=errno.errorcode.get(number or 0, str(number)))
