"""Confinement: the engine's one edge. It opens files, reads them in limited child processes, and runs OCR.

Beside the engine's rooms: none of them imports it. It alone may start processes and look at the clock. What a
child says is checked before it is believed, and no file can cost more than its own child.
"""

from __future__ import annotations

from rettesnor.confinement.discovery import Found, discover
from rettesnor.confinement.many import read_many
from rettesnor.confinement.outcome import Outcome
from rettesnor.confinement.reader import Reader

__all__ = ["Found", "Outcome", "Reader", "discover", "read_many"]
