"""What a person at a terminal sees: colour, no bytes of a spreadsheet, a progress bar on long work."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Environment = Callable[..., dict[str, str]]
OnTerminal = Callable[..., str]


@pytest.fixture
def on_a_terminal(environment: Environment, command: list[str], tmp_path: Path) -> OnTerminal:
    """Run the command on a terminal of eighty columns; what the terminal was sent."""

    def run(*arguments: str | Path, **changes: str) -> str:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [*command, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            env=environment(COLUMNS="80", **changes),
            cwd=tmp_path,
        )
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        process.wait(120)
        return shown.decode()

    return run


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


@pytest.mark.parametrize(
    ("changes", "has_colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour_unless_it_is_declined(
    changes: dict[str, str], has_colour: bool, on_a_terminal: OnTerminal, plan: Path
) -> None:
    shown = on_a_terminal("read", plan, **changes)
    assert ("\x1b[1;32mHovedmål" in shown) is has_colour
    assert "Innbyggerne i Nordvik" in shown


def test_colour_can_be_forced_into_a_pipe(rettesnor: Run, plan: Path, environment: Environment) -> None:
    assert b"\x1b[1;32m" in rettesnor("read", plan, env=environment(FORCE_COLOR="1")).stdout


def test_a_file_is_never_coloured(on_a_terminal: OnTerminal, plan: Path, tmp_path: Path) -> None:
    on_a_terminal("read", plan, "--output", "ut.txt", FORCE_COLOR="1")
    assert "\x1b" not in (tmp_path / "ut.txt").read_text(encoding="utf-8")


def test_excel_is_not_poured_over_a_terminal(on_a_terminal: OnTerminal, plan: Path) -> None:
    shown = on_a_terminal("read", plan, "--format", "xlsx")
    assert shown.startswith("rettesnor: et Excel-ark kan ikke vises på skjermen. Oppgi en fil: --output")


def test_long_work_shows_how_far_it_is_and_clears_up_after_itself(
    on_a_terminal: OnTerminal, plan_text: str, tmp_path: Path
) -> None:
    folder = tmp_path / "mange"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(plan_text * 200, encoding="utf-8")
    shown = on_a_terminal("read", folder, "--format", "json", "--jobs", "1", "--output", "ut.jsonl")
    assert "Leser" in shown
    assert "/12" in shown
    assert shown.rstrip().endswith("\x1b[2K"), "the line of the bar is erased last"
    assert len((tmp_path / "ut.jsonl").read_text(encoding="utf-8").splitlines()) == 12
