"""Whether processes have ended, for tests that must leave none behind."""

from __future__ import annotations

import os
import time
from pathlib import Path


def is_gone(process: int) -> bool:
    """Whether the process has ended, or does so within half a minute."""
    for _ in range(600):
        if not _runs(process):
            return True
        time.sleep(0.05)
    return False


def _runs(process: int) -> bool:
    # One that has ended may still be listed, waiting for a parent that is gone too.
    status = Path(f"/proc/{process}/status")
    if Path("/proc/self").exists():
        try:
            return "State:\tZ" not in status.read_text()
        except (FileNotFoundError, ProcessLookupError):
            return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
