"""Reading in a confined child: real processes, and files that do their worst to them."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rettesnor.confinement.reader import Reader
from rettesnor.documents.errors import LimitExceeded
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import DocumentKind
from tests.integration.confinement.processes import is_gone

HOSTILE = "tests.integration.confinement.hostile_child"
MEGABYTE = 1024 * 1024
PLAN = "Hovedmål 1: Innbyggerne skal oppleve trygghet\nKommunen vil:\n- bygge flere boliger\n".encode()


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader(Limits(seconds=20, memory_bytes=600 * MEGABYTE), child=HOSTILE) as reader:
        yield reader


def test_a_file_is_read_as_the_library_reads_it(tmp_path: Path) -> None:
    import rettesnor

    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN)
    with Reader() as reader:
        outcome = reader.read(path, want_text=True)
    assert outcome.error is None
    assert outcome.to_record() == rettesnor.read(path)
    assert (outcome.name, outcome.path, outcome.text) == ("plan.txt", path, PLAN.decode())


def test_bytes_are_read_under_the_name_they_are_given() -> None:
    with Reader() as reader:
        record = reader.read(PLAN, "innlimt").to_record()
    assert record.source.name == "innlimt"


def test_the_text_is_left_out_where_nobody_asked_for_it(reader: Reader) -> None:
    assert reader.read(PLAN).text is None


def test_the_kind_that_the_reader_is_told_is_the_kind_that_is_read() -> None:
    with Reader(kind=DocumentKind.LETTER) as reader:
        assert reader.read(PLAN).to_record().kind is DocumentKind.LETTER


def test_what_the_engine_says_of_a_bad_file_is_what_the_reader_says(reader: Reader) -> None:
    outcome = reader.read(b"", "tom.pdf")
    assert outcome.error is not None
    assert (outcome.error.code, outcome.record) == ("empty", None)


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"pl\xe5n.txt")
    path.write_bytes(PLAN)
    with Reader() as reader:
        assert reader.read(path).to_record().source.name == "pl\ufffdn.txt"


@pytest.mark.parametrize("order", ["sleep", "ignore-signals-and-spin"])
def test_a_file_that_takes_too_long_is_given_up_naming_the_limit(order: str) -> None:
    with Reader(Limits(seconds=1), child=HOSTILE) as reader:
        outcome = reader.read(order.encode())
    assert isinstance(outcome.error, LimitExceeded)
    assert (outcome.error.code, outcome.error.parameters) == ("limit-seconds", {"limit": 1})


@pytest.mark.parametrize("order", ["fill-memory", "fill-memory-in-a-library-that-calls-it-damage"])
def test_a_file_that_fills_the_memory_is_given_up_naming_the_limit(order: str, reader: Reader) -> None:
    outcome = reader.read(order.encode())
    assert isinstance(outcome.error, LimitExceeded)
    assert (outcome.error.code, outcome.error.parameters) == ("limit-memory", {"limit": 600 * MEGABYTE})


def test_a_text_too_large_for_the_memory_allowed_is_given_up_by_our_own_reading() -> None:
    with Reader(Limits(memory_bytes=300 * MEGABYTE, seconds=120)) as reader:
        outcome = reader.read(b"Kommunen vil bygge flere boliger.\n" * 1_000_000)
    assert outcome.error is not None
    assert outcome.error.code == "limit-memory"


@pytest.mark.parametrize("signal", ["SIGSEGV", "SIGABRT", "SIGILL", "SIGKILL"])
def test_a_file_that_crashes_its_reader_costs_that_file_alone(signal: str, reader: Reader) -> None:
    outcomes = [reader.read(data) for data in (PLAN, f"crash {signal}".encode(), PLAN)]
    assert [outcome.error is None for outcome in outcomes] == [True, False, True]
    crashed = outcomes[1].error
    assert crashed is not None
    assert (crashed.code, crashed.parameters) == ("reader-died", {"signal": signal})


def test_a_crash_is_not_taken_for_a_lack_of_memory_where_the_parent_holds_much() -> None:
    ballast = bytearray(b"x" * (650 * MEGABYTE))
    with Reader(Limits(seconds=20, memory_bytes=600 * MEGABYTE), child=HOSTILE) as reader:
        error = reader.read(b"crash SIGSEGV").error
    assert ballast
    assert error is not None
    assert error.code == "reader-died"


def test_where_a_reader_crashed_is_kept_for_developers(reader: Reader) -> None:
    assert "hostile_child.py" in reader.read(b"crash SIGSEGV").trace


def test_a_reader_that_just_leaves_is_reported_with_its_status(reader: Reader) -> None:
    error = reader.read(b"leave 3").error
    assert error is not None
    assert (error.code, error.parameters) == ("reader-died", {"status": 3})


@pytest.mark.parametrize(("order", "kind"), [("break it", "KeyError"), ("recurse", "RecursionError")])
def test_a_fault_of_our_own_is_an_error_with_its_trace_beside_it(
    order: str, kind: str, reader: Reader
) -> None:
    outcome = reader.read(order.encode())
    assert outcome.error is not None
    assert (outcome.error.code, outcome.error.parameters) == ("internal", {"error": kind})
    assert "obey" in outcome.trace
    assert "Traceback" not in str(outcome.error)


@pytest.mark.parametrize("order", ["print", "print-without-end"])
def test_what_a_library_prints_disturbs_nothing(order: str, reader: Reader) -> None:
    assert reader.read(order.encode()).error is None


@pytest.mark.parametrize("order", ["lie-about-the-file", "talk-nonsense"])
def test_a_child_that_was_taken_over_is_not_believed(order: str, reader: Reader) -> None:
    error = reader.read(order.encode()).error
    assert error is not None
    assert error.code in {"internal", "reader-died"}
    assert reader.read(PLAN).error is None


def test_a_child_cannot_write_files(reader: Reader, tmp_path: Path) -> None:
    target = tmp_path / "written"
    error = reader.read(f"write {target}".encode()).error
    assert error is not None
    assert error.code == "kept-from-it"
    assert not target.exists() or target.read_bytes() == b""


def test_a_child_has_no_network_where_the_system_lets_it_be_given_up(reader: Reader) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        error = reader.read(f"connect {server.getsockname()[1]}".encode()).error
    assert (error is not None) == _network_can_be_given_up()


def test_a_child_knows_nothing_of_the_environment(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "for nobody")
    with Reader(child=HOSTILE) as later:
        error = later.read(b"tell-the-environment").error
    assert error is not None
    assert "SECRET_KEY" not in str(error.parameters["names"])


def test_one_child_reads_many_files(reader: Reader) -> None:
    told = [reader.read(b"tell-the-process").error for _ in range(3)]
    assert len({error.parameters["process"] for error in told if error is not None}) == 1


def test_closing_the_reader_ends_the_file_that_it_is_reading() -> None:
    with Reader(child=HOSTILE) as reader:
        closer = threading.Timer(1, reader.close)
        closer.start()
        error = reader.read(b"sleep").error
    assert error is not None
    assert error.code == "reader-died"


@pytest.mark.parametrize("order", ["tell-the-process", "ignore-signals-and-spin"])
def test_no_child_is_left_when_its_parent_dies(order: str, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, signal, threading\n"
        "from rettesnor.confinement.reader import Reader\n"
        "from rettesnor.documents.limits import Limits\n"
        f"reader = Reader(Limits(seconds=2), child={HOSTILE!r})\n"
        "print(reader.read(b'tell-the-process').error.parameters['process'], flush=True)\n"
        "threading.Timer(1, os.kill, (os.getpid(), signal.SIGKILL)).start()\n"
        f"reader.read({order.encode()!r})\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    told = subprocess.run([sys.executable, script], capture_output=True, check=False, env=environment)
    assert is_gone(int(told.stdout))


def _network_can_be_given_up() -> bool:
    """Whether the system lets a process leave its network, asked of it in a process of its own."""
    code = (
        "import ctypes, os; flags = 0x40000000 if os.geteuid() == 0 else 0x50000000;"
        "raise SystemExit(ctypes.CDLL(None).unshare(flags) != 0)"
    )
    linux = sys.platform == "linux" and hasattr(ctypes.CDLL(None), "unshare")
    return linux and subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
