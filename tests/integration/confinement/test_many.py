"""Many files by several children: in order, streaming, each fault beside the others' records."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rettesnor.confinement.discovery import discover
from rettesnor.confinement.many import read_many
from rettesnor.documents.limits import Limits

PLAN = "Hovedmål 1: Innbyggerne skal oppleve trygghet\nKommunen vil:\n- bygge flere boliger\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve plans with one empty file and one link to nothing among them."""
    for number in range(12):
        (tmp_path / f"plan-{number:02}.txt").write_text(PLAN * (12 - number), encoding="utf-8")
    (tmp_path / "plan-05-tom.txt").touch()
    (tmp_path / "plan-07-borte.txt").symlink_to(tmp_path / "finnes ikke")
    return tmp_path


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_outcomes_come_in_the_order_of_the_files_whoever_reads_them(folder: Path, jobs: int) -> None:
    outcomes = list(read_many(discover([folder]), jobs=jobs))
    assert [outcome.name for outcome in outcomes] == sorted(path.name for path in folder.iterdir())
    assert [(one.name, one.error.code) for one in outcomes if one.error is not None] == [
        ("plan-05-tom.txt", "empty"),
        ("plan-07-borte.txt", "not-found"),
    ]


def test_the_texts_come_along_where_they_are_asked_for(folder: Path) -> None:
    outcome = next(iter(read_many([folder / "plan-11.txt"], jobs=1, want_text=True)))
    assert outcome.text == PLAN


def test_the_first_outcome_does_not_wait_for_the_last_file(folder: Path) -> None:
    asked: list[Path] = []

    def files() -> object:
        for _ in range(1_000):
            asked.append(folder / "plan-11.txt")
            yield folder / "plan-11.txt"

    outcomes = read_many(files(), jobs=2)  # type: ignore[arg-type]
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert len(asked) < 20


def test_a_limit_holds_for_each_file_alone(folder: Path) -> None:
    largest = (folder / "plan-06.txt").stat().st_size
    outcomes = read_many(discover([folder]), jobs=2, limits=Limits(file_bytes=largest))
    over = [one.name for one in outcomes if one.error is not None and one.error.code == "limit-file-bytes"]
    assert over == [f"plan-{number:02}.txt" for number in range(6)]


def test_there_is_at_least_one_reader() -> None:
    with pytest.raises(ValueError, match="one reader or more"):
        next(read_many([], jobs=0))  # type: ignore[call-overload]


#: Reads until it is interrupted, says whether a child is left then.
INTERRUPTED = """
import os, sys
from rettesnor.confinement.many import read_many
outcomes = read_many([sys.argv[1]] * 100_000, jobs=2)
try:
    next(outcomes)
    {interruption}
    for outcome in outcomes:
        pass
except KeyboardInterrupt:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        print('nobody left', flush=True)
"""

#: An interrupt at the n-th line that the main thread comes to, in whatever it calls.
AT_A_LINE = """
    lines_left = int(sys.argv[2])
    def interrupt(frame, event, _):
        global lines_left
        lines_left -= event == 'line'
        if lines_left < 0:
            sys.settrace(None)
            raise KeyboardInterrupt
        return interrupt
    sys.settrace(interrupt)
"""


def test_an_interruption_leaves_no_child_behind(folder: Path) -> None:
    with interrupted(folder, "print('read', flush=True)") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "read\n"
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30) == ("nobody left\n", "")


@pytest.mark.parametrize("lines", [*range(5, 60, 9), *range(90, 120, 4), 97, 150])
def test_an_interruption_ends_it_at_whatever_line_it_comes(folder: Path, lines: int) -> None:
    with interrupted(folder, AT_A_LINE, str(lines)) as process:
        assert process.communicate(timeout=30) == ("nobody left\n", "")


def interrupted(folder: Path, interruption: str, *arguments: str) -> subprocess.Popen[str]:
    """A process that reads one file of the folder over and over until the interruption."""
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            INTERRUPTED.format(interruption=interruption),
            folder / "plan-00.txt",
            *arguments,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
    )
