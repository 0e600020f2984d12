"""How large a document may be. Every limit is documented in docs/reference/limits.md and has an option to raise it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for reading one document.

    Args:
        pages: most pages.
        file_bytes: largest file, in bytes.
        unpacked_bytes: most bytes that a packed file (DOCX, ODT) may unpack to.
        characters: most code points of text in all.
        seconds: longest time; held in the confined child only (see `rettesnor.confinement`).
        memory_bytes: most address space; held in the confined child only.
    """

    pages: int = 10_000
    file_bytes: int = 256 * 1024 * 1024
    unpacked_bytes: int = 512 * 1024 * 1024
    characters: int = 50_000_000
    seconds: int = 300
    memory_bytes: int = 4 * 1024 * 1024 * 1024
