"""The child: reads the files that its parent hands it through a pipe, and answers with records or errors.

It opens no file itself. What goes wrong in it is answered, never printed; what kills it, the parent sees.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, BinaryIO, Protocol

from rettesnor.confinement.protocol import Frame, read_frame, write_frame
from rettesnor.confinement.restraints import allow_processor_time, restrain
from rettesnor.documents.errors import DocumentError, LimitExceeded
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import DocumentKind

if TYPE_CHECKING:
    from rettesnor import Reading

#: Reading it loads the rules and word lists of every room, while the parent is still busy. What reads one format
#: alone is loaded with the first file of it: most commands meet one format.
_WARM_UP = "Hovedmål 1: Innbyggerne skal ha det trygt.\n- Kommunen vil bygge skoler innen 2030.\n".encode()

_MOST_TRACE_CHARACTERS = 20_000


class ReadBytes(Protocol):
    """What reads a file's bytes: `rettesnor.read_bytes`, or a test's stand-in."""

    def __call__(self, data: bytes, *, name: str, kind: DocumentKind | None, limits: Limits) -> Reading:
        """The document and its record."""


def main() -> None:
    """Serves until the parent closes the pipe."""
    serve(_load_readers)


def serve(load: Callable[[], ReadBytes]) -> None:
    """Loads what reads, gives up what reading does not need, then reads until the pipe is closed.

    Args:
        load: gives the function that reads.
    """
    memory_bytes = int(sys.argv[1])
    requests, answers = _private_streams()
    faulthandler.enable()
    read_bytes = load()
    sys.dont_write_bytecode = True
    restrain(memory_bytes=memory_bytes)
    write_frame(answers, Frame({"ready": True}))
    while (request := read_frame(requests, most_bytes=sys.maxsize)) is not None:
        answer, is_leaving = _answer(request, read_bytes, memory_bytes)
        write_frame(answers, answer)
        if is_leaving:
            return


def _load_readers() -> ReadBytes:
    # Nothing of what is loaded is ever garbage: to look for it, now or later, would be a tenth of the start.
    gc.disable()
    from rettesnor import read_bytes

    with contextlib.suppress(Exception):
        read_bytes(_WARM_UP, name="")
    gc.freeze()
    gc.enable()
    return read_bytes


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, out of the way of whatever a library may print or read."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return requests, answers


def _answer(request: Frame, read_bytes: ReadBytes, memory_bytes: int) -> tuple[Frame, bool]:
    """The answer, and whether the child is to end: after a lack of memory nothing in it is certain."""
    try:
        return _read(request, read_bytes), False
    except DocumentError as error:
        is_memory = _is_from_memory(error)
        answer = _failure(error.code, error.parameters, isinstance(error, LimitExceeded), _trace_of(error))
    except Exception as error:
        is_memory = _is_from_memory(error)
        answer = _failure("internal", {"error": type(error).__name__}, False, _trace_of(error))
    if is_memory:
        answer = _failure("limit-memory", {"limit": memory_bytes}, True, "")
        return Frame({**answer.head, "is_leaving": True}), True
    return answer, False


def _read(request: Frame, read_bytes: ReadBytes) -> Frame:
    from rettesnor.outline.serialisation import record_to_json

    wanted = json.loads(request.parts[0])
    limits = Limits(**wanted["limits"])
    kind = None if wanted["kind"] is None else DocumentKind(wanted["kind"])
    allow_processor_time(limits.seconds)
    reading = read_bytes(request.parts[1], name=wanted["name"], kind=kind, limits=limits)
    parts = [json.dumps(record_to_json(reading.record), ensure_ascii=False).encode("utf-8", "surrogatepass")]
    if wanted["want_text"]:
        parts.append(reading.document.text.encode("utf-8", "surrogatepass"))
    return Frame({"read": True}, tuple(parts))


def _failure(code: str, parameters: Mapping[str, str | int | float], is_limit: bool, trace: str) -> Frame:
    return Frame({"code": code, "parameters": parameters, "is_limit": is_limit, "trace": trace})


def _is_from_memory(error: BaseException | None) -> bool:
    """Whether memory ran out, also where something on the way took that for another error."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _trace_of(error: BaseException) -> str:
    try:
        return "".join(traceback.format_exception(error))[-_MOST_TRACE_CHARACTERS:]
    except MemoryError:
        return ""
