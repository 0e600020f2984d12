"""How the command ends: the exit codes that docs/reference/command-line.md explains."""

from __future__ import annotations

DONE = 0
FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
READER_GONE = 141
