"""The protocol between a reader and its child: frames of one JSON object and some raw bytes, each measured.

Nothing here can run what it receives: no pickle, no names of classes. A frame that breaks the rules ends it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

#: A head holds names, codes and a traceback at most.
MOST_HEAD_BYTES = 1024 * 1024

_LENGTH = struct.Struct(">I")
_PARTS = "parts"


class ProtocolError(Exception):
    """What came through the pipe is no frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: a JSON object, and raw bytes that are not for JSON (a file, a record, a text)."""

    head: Mapping[str, object]
    parts: tuple[bytes, ...] = ()


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Writes one frame and flushes it.

    Raises:
        OSError: nobody reads at the other end.
    """
    head = json.dumps({**frame.head, _PARTS: [len(part) for part in frame.parts]}).encode("ascii")
    stream.write(_LENGTH.pack(len(head)))
    stream.write(head)
    for part in frame.parts:
        stream.write(part)
    stream.flush()


def read_frame(stream: BinaryIO, *, most_bytes: int) -> Frame | None:
    """The next frame; None where the other end has closed the pipe between two frames.

    Args:
        stream: where to read.
        most_bytes: most bytes that the frame's parts may hold together.

    Raises:
        ProtocolError: the pipe closed inside a frame, or the frame breaks the rules or the bound.
    """
    prefix = stream.read(_LENGTH.size)
    if not prefix:
        return None
    if len(prefix) < _LENGTH.size:
        raise ProtocolError("closed inside a frame")
    (length,) = _LENGTH.unpack(prefix)
    if length > MOST_HEAD_BYTES:
        raise ProtocolError("a head too long")
    head = _read_head(_read_all(stream, length))
    sizes = head.pop(_PARTS, None)
    if not isinstance(sizes, list) or not all(type(size) is int and size >= 0 for size in sizes):
        raise ProtocolError("no lengths of parts")
    if sum(sizes) > most_bytes:
        raise ProtocolError("parts too long")
    return Frame(head, tuple(_read_all(stream, size) for size in sizes))


def _read_head(encoded: bytes) -> dict[str, object]:
    try:
        head = json.loads(encoded)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("no JSON") from error
    if not isinstance(head, dict):
        raise ProtocolError("no object")
    return head


def _read_all(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise ProtocolError("closed inside a frame")
    return content
