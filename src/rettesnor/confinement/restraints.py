"""Restraints: what a process gives up for good before it meets a file from a stranger.

Limits of memory, files and processes where the system has them (Linux, macOS; none on Windows), and the
network where that is free to give up (Linux, unless a container forbids it). Each is one more fence: reading
relies on none of them.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import sys
import time
from typing import Final

if sys.platform != "win32":
    import resource

#: Enough for the word lists and modules that are still loaded while reading.
_OPEN_FILES: Final = 64
#: What the clock of the parent is given before the processor's own limit acts, which is there for orphans.
_SPARE_SECONDS: Final = 2

_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_PR_SET_NO_NEW_PRIVS: Final = 38


def restrain(*, memory_bytes: int) -> None:
    """Gives up memory beyond the limit, writing files, starting programs, dumping core, and the network."""
    if sys.platform == "win32":
        return
    if sys.platform == "linux":
        _give_up_privileges_and_network()
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _lower(resource.RLIMIT_NPROC, 0)
    limit_memory(memory_bytes)


def limit_memory(memory_bytes: int) -> None:
    """Holds the process's address space to the limit; macOS takes the limit without holding it."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_AS, memory_bytes)


def allow_processor_time(seconds: float) -> None:
    """Lets the process compute for so long from now; then the system ends it, also if its parent is gone."""
    if sys.platform != "win32":
        used = math.ceil(time.process_time())
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = used + math.ceil(seconds) + _SPARE_SECONDS
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (wanted, most))


def _lower(limit: int, value: int) -> None:
    if sys.platform != "win32":
        _, most = resource.getrlimit(limit)
        least = value if most == resource.RLIM_INFINITY else min(value, most)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (least, least))


def _give_up_privileges_and_network() -> None:
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # A new, empty network needs a new user namespace unless one is root. Where a container forbids it, the
    # network stays; no part of the engine uses it.
    is_root = os.geteuid() == 0
    libc.unshare(_CLONE_NEWNET if is_root else _CLONE_NEWUSER | _CLONE_NEWNET)
