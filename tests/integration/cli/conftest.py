"""The command as a user runs it: a process of its own, its bytes and its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PLAN = """\
Kommuneplanens samfunnsdel for Nordvik kommune 2024-2036

Hovedmål 1: Innbyggerne i Nordvik har det trygt og godt
Delmål 1.1: Alle barn har en trygg skolevei
Kommunen vil
- bygge gang- og sykkelvei til alle skolene
- senke farten i boligområdene
Delmål 1.2: Eldre bor hjemme så lenge de vil

Hovedmål 2: Naturen i Nordvik er tatt vare på
Delmål 2.1: Klimagassutslippene er redusert med 55 prosent innen 2030
"""

COMMAND = [sys.executable, "-m", "portal.cli"]
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def command() -> list[str]:
    return COMMAND


@pytest.fixture
def environment() -> Callable[..., dict[str, str]]:
    """The machine's own, without what would change how the command speaks or looks."""
    silent = {"LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"}
    kept = {name: value for name, value in os.environ.items() if name not in silent}
    return lambda **changes: {**kept, "TERM": "xterm-256color", **changes}


@pytest.fixture
def rettesnor(tmp_path: Path, environment: Callable[..., dict[str, str]]) -> Run:
    """Run the command in an empty folder of its own."""

    def run(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
        given = {"capture_output": True, "env": environment(), "cwd": tmp_path, "timeout": 120, **options}
        if "input" not in given and "stdin" not in given:
            given["stdin"] = subprocess.DEVNULL
        return subprocess.run([*COMMAND, *map(str, arguments)], check=False, **given)

    return run


@pytest.fixture
def plan_text() -> str:
    return PLAN


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.encode())
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A file that calls itself a PDF and holds none."""
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 500)
    return path
