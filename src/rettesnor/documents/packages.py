"""The zip files that DOCX and ODT are: parts are unpacked one at a time and never beyond a limit.

A file that was cut off or damaged is read by its local headers, as far as it goes. Nothing is written to
disk, and a package inside the package is never opened.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from rettesnor.documents.errors import DocumentError, LimitExceeded
from rettesnor.documents.limits import Limits

MOST_ENTRIES = 10_000
# Repetitive XML packs to a hundredth or so; deflate's own best is 1 : 1032, which only bombs come near.
_SUSPICIOUS_RATIO = 900
_RATIO_FROM_BYTES = 64 * 1024 * 1024
_CHUNK = 1024 * 1024

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_LOCAL_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_ZIP_TROUBLE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError,
    RuntimeError, OverflowError, IndexError, KeyError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a part's packed bytes stand in the file; `size` is None where only its end can tell."""

    start: int
    size: int | None
    method: int
    flags: int


class Package:
    """An opened zip file.

    Attributes:
        is_damaged: whether it was cut off or its list of parts could not be read.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Opens it.

        Args:
            data: the file's bytes.
            limits: `unpacked_bytes` holds for all parts together, as declared and as really unpacked.

        Raises:
            LimitExceeded: too many parts, or too large ones, as far as the file itself declares them.
        """
        self._data = data
        self._limit = limits.unpacked_bytes
        self._unpacked = 0
        self.is_damaged = False
        try:
            self._entries = self._listed_entries()
        except _ZIP_TROUBLE:
            self.is_damaged = True
            self._entries = dict(self._found_entries())

    def names(self) -> list[str]:
        """The names of its parts."""
        return list(self._entries)

    def read(self, name: str) -> bytes | None:
        """One part, unpacked; None where there is none of that name. What is cut off gives what there is.

        Raises:
            DocumentError: the part is encrypted.
            LimitExceeded: it unpacks to more than the limit.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flags & _ENCRYPTED:
            raise DocumentError("encrypted")
        end = len(self._data) if entry.size is None else min(entry.start + entry.size, len(self._data))
        packed = memoryview(self._data)[entry.start : end]
        if entry.size is not None and len(packed) < entry.size:
            self.is_damaged = True
        if entry.method == _STORED:
            self._count(len(packed), max(len(packed), 1))
            return bytes(packed)
        if entry.method != _DEFLATED:
            raise DocumentError("unreadable", part=name)
        return self._inflate(packed)

    def _inflate(self, packed: memoryview) -> bytes:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        parts: list[bytes] = []
        waiting: bytes | memoryview = packed
        try:
            while not inflater.eof:
                part = inflater.decompress(waiting, _CHUNK)
                waiting = inflater.unconsumed_tail
                if not part and not waiting:
                    break
                parts.append(part)
                self._count(len(part), len(packed))
        except zlib.error:
            self.is_damaged = True
        if not inflater.eof:
            self.is_damaged = True
        return b"".join(parts)

    def _count(self, size: int, packed: int) -> None:
        self._unpacked += size
        is_bomb = self._unpacked > _RATIO_FROM_BYTES and self._unpacked > _SUSPICIOUS_RATIO * max(packed, 1)
        if self._unpacked > self._limit or is_bomb:
            raise LimitExceeded("limit-unpacked-bytes", limit=self._limit, found=self._unpacked)

    def _listed_entries(self) -> dict[str, _Entry]:
        with zipfile.ZipFile(BytesIO(self._data)) as archive:
            listed = archive.infolist()
        _check_count(len(listed))
        declared = sum(part.file_size for part in listed)
        if declared > self._limit:
            raise LimitExceeded("limit-unpacked-bytes", limit=self._limit, found=declared)
        entries: dict[str, _Entry] = {}
        for part in listed:
            header = _LOCAL_HEADER.unpack_from(self._data, part.header_offset)
            if header[0] != _LOCAL_MARK:
                raise zipfile.BadZipFile
            start = part.header_offset + _LOCAL_HEADER.size + header[-2] + header[-1]
            entry = _Entry(start, part.compress_size, part.compress_type, part.flag_bits)
            entries.setdefault(part.filename, entry)
        return entries

    def _found_entries(self) -> Iterator[tuple[str, _Entry]]:
        at, count = self._data.find(_LOCAL_MARK), 0
        while at >= 0 and at + _LOCAL_HEADER.size <= len(self._data):
            header = _LOCAL_HEADER.unpack_from(self._data, at)
            _, _, flags, method, _, _, _, packed, _, name_length, extra_length = header
            name_start = at + _LOCAL_HEADER.size
            name = self._data[name_start : name_start + name_length].decode("utf-8", "replace")
            start = name_start + name_length + extra_length
            # A part written as a stream declares no size here; its own end mark tells.
            size = None if flags & 0x8 and not packed else packed
            count += 1
            _check_count(count)
            yield name, _Entry(start, size, method, flags)
            at = self._data.find(
                _LOCAL_MARK, start + (size or 0) if start < len(self._data) else len(self._data)
            )


def _check_count(count: int) -> None:
    if count > MOST_ENTRIES:
        raise LimitExceeded("limit-entries", limit=MOST_ENTRIES, found=count)
