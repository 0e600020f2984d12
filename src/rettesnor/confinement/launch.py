"""Launches an outside program inside limits: takes them on itself, then becomes the program."""

from __future__ import annotations

import os
import sys

from rettesnor.confinement.restraints import allow_processor_time, limit_memory


def main() -> None:
    """Becomes the program that `sys.argv` names, after the memory (bytes) and time (seconds) it may use."""
    memory_bytes, seconds, *command = sys.argv[1:]
    allow_processor_time(float(seconds))
    limit_memory(int(memory_bytes))
    os.execv(command[0], command)
