"""Measures: what one reading costs, and ratios of readings that take turns so that a busy machine slows both
alike.
"""

from __future__ import annotations

import gc
import io
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rettesnor import Reading, read_bytes

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Ratio:
    """Medians over the rounds: the seconds of either, and how many times one is the other."""

    seconds: float
    base_seconds: float
    times: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What one reading in a process of its own took: seconds, and the most memory beyond an idle reader's,
    in bytes.
    """

    seconds: float
    peak_bytes: int


def ratio(measured: Callable[[], object], base: Callable[[], object], *, rounds: int = ROUNDS) -> Ratio:
    """How much processor time one takes against the other.

    Args:
        measured: what is measured.
        base: what it is measured against.
        rounds: how often each runs, by turns.
    """
    return _ratio([(seconds(measured), seconds(base)) for _ in range(rounds)])


def seconds(work: Callable[[], object]) -> float:
    """The processor time that the work takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def traced_peak(work: Callable[[], object]) -> int:
    """The most memory that Python held at once during the work, in bytes, by tracemalloc."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def read_whole(data: bytes) -> Reading:
    """The whole reading: text, layout and outline."""
    return read_bytes(data, name="plan")


def bare_text(data: bytes) -> int:
    """What PDFium alone needs: each page's text in one call, nothing else; gives how many characters."""
    import pypdfium2

    characters = 0
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text_page = page.get_textpage()
        characters += len(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return characters


def plumbed_text(data: bytes) -> int:
    """The same by pdfplumber's extract_text."""
    import pdfplumber

    characters = 0
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            characters += len(page.extract_text())
            page.close()
    return characters


def cost_of_pages(producer: str, pages: int, *, rounds: int = 3) -> Cost:
    """What reading so many pages takes in a fresh process; medians over the rounds.

    Args:
        producer: who made the PDF.
        pages: how many pages it has.
        rounds: how many processes.
    """
    found = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.measuring", producer, str(pages)],
            check=True,
            capture_output=True,
            text=True,
        )
        taken, peak = done.stdout.split()
        found.append((float(taken), int(peak)))
    return Cost(median(taken for taken, _ in found), int(median(peak for _, peak in found)))


def waited_for_a_line() -> Ratio:
    """How long a person waits for the smallest record, against a Python that does nothing: by the clock, since
    the command and its child run side by side.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "plan.txt")
        file.write_text("Mål 1: Alle barn skal ha en trygg skolevei.\n", encoding="utf-8")
        command = [sys.executable, "-m", "portal.cli", "read", "--format", "json", str(file)]
        nothing = [sys.executable, "-c", ""]
        return _ratio([(_waited(command), _waited(nothing)) for _ in range(2 * ROUNDS + 1)])


def _ratio(pairs: Sequence[tuple[float, float]]) -> Ratio:
    return Ratio(
        median(own for own, _ in pairs),
        median(other for _, other in pairs),
        median(own / other for own, other in pairs),
    )


def _waited(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _print_cost(producer: str, pages: int) -> None:
    from benchmarks.producers import pdf

    read_whole(pdf(producer, 1))
    data = pdf(producer, pages)
    before = _resident_peak()
    start = time.process_time()
    reading = read_whole(data)
    taken = time.process_time() - start
    assert len(reading.document.pages) == pages
    print(taken, max(_resident_peak() - before, 0))


def _resident_peak() -> int:
    """The most memory that this process has held, in bytes; what its parent held is left out where the
    system says.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    _print_cost(sys.argv[1], int(sys.argv[2]))
