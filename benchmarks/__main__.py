"""Runs all benchmarks, prints their figures, and writes them to docs/explanation/performance.md."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from benchmarks import page
from benchmarks.measuring import (
    ROUNDS,
    bare_text,
    cost_of_pages,
    plumbed_text,
    ratio,
    read_whole,
    seconds,
    traced_peak,
    waited_for_a_line,
)
from benchmarks.plan import plan_text
from benchmarks.producers import PRODUCERS, ProducerMissing, pdf

PAGES = 300
PLUMBED_PAGES = 30
GROWING = (50, 100, 200, 300, 600)
MIDDLE = 300
TEXT_BYTES = 10 * 1024 * 1024
MEBIBYTE = 1024 * 1024


def main() -> None:
    """Measures one thing after the other; what misses its mark is said, and ends with an error."""
    missed: list[str] = []
    parts = [page.machine(), "", f"Medians of {ROUNDS} runs that take turns, in processor time.", ""]
    for part in (
        _against_pdfium(missed),
        _against_pdfplumber(missed),
        _by_pages(missed),
        _plain_text(missed),
        _start(missed),
    ):
        print(part, end="\n\n")
        parts += [part, ""]
    parts.append("Every mark is met." if not missed else "Not met: " + "; ".join(missed) + ".")
    page.write("\n".join(parts))
    print(parts[-1])
    if missed:
        raise SystemExit(1)


def _against_pdfium(missed: list[str]) -> str:
    rows = []
    for producer in PRODUCERS:
        try:
            data = pdf(producer, PAGES)
        except ProducerMissing as missing:
            rows.append([producer, "–", "–", f"{missing} is not installed here"])
            continue
        found = ratio(lambda data=data: read_whole(data), lambda data=data: bare_text(data))  # type: ignore[misc]
        rows.append(
            [
                producer,
                f"{found.base_seconds / PAGES * 1e3:.2f} ms",
                f"{found.seconds / PAGES * 1e3:.2f} ms",
                f"{found.times:.2f}",
            ]
        )
        if found.times > 3:
            missed.append(f"{producer}: {found.times:.2f} × PDFium's bare text, to hold is 3")
    return page.section(
        f"Reading {PAGES} pages – text, layout, tables, outline – against bare PDFium text (to hold: ≤ 3 ×)",
        ["made by", "bare text per page", "read whole per page", "times"],
        rows,
    )


def _against_pdfplumber(missed: list[str]) -> str:
    few, many = pdf("typst", PLUMBED_PAGES), pdf("typst", PAGES)
    found = ratio(lambda: plumbed_text(few), lambda: read_whole(many), rounds=3)
    plumbed, own = found.seconds / PLUMBED_PAGES, found.base_seconds / PAGES
    times = found.times * PAGES / PLUMBED_PAGES
    if times < 25:
        missed.append(f"pdfplumber: {times:.1f} × faster, to hold is 25")
    return page.section(
        f"Against pdfplumber's extract_text, on {PLUMBED_PAGES} of typst's pages (to hold: ≥ 25 × faster)",
        ["pdfplumber per page", "read whole per page", "times faster"],
        [[f"{plumbed * 1e3:.1f} ms", f"{own * 1e3:.2f} ms", f"{times:.1f}"]],
    )


def _by_pages(missed: list[str]) -> str:
    costs = {pages: cost_of_pages("typst", pages) for pages in GROWING}
    added = {
        more: (costs[more].seconds - costs[fewer].seconds) / (more - fewer)
        for fewer, more in pairwise(GROWING)
    }
    # What grows evenly costs the same for each page that is added, however many there are already.
    early = (costs[MIDDLE].seconds - costs[GROWING[0]].seconds) / (MIDDLE - GROWING[0])
    late = (costs[GROWING[-1]].seconds - costs[MIDDLE].seconds) / (GROWING[-1] - MIDDLE)
    if late > 1.4 * early:
        missed.append(
            f"time: {late / early:.1f} × as much for each of the last pages as for each of the first"
        )
    memory = {pages: cost.peak_bytes / pages for pages, cost in costs.items() if pages >= MIDDLE}
    if max(memory.values()) > 1.4 * min(memory.values()):
        missed.append("memory does not grow evenly with the pages")
    rows = [
        [
            str(pages),
            f"{cost.seconds:.2f} s",
            f"{added[pages] * 1e3:.2f} ms" if pages in added else "–",
            f"{cost.peak_bytes / MEBIBYTE:.1f} MiB",
        ]
        for pages, cost in costs.items()
    ]
    return page.section(
        "Time and peak memory against pages (typst's; each in a process of its own; to hold: linear)",
        ["pages", "time", "for each page added", "peak memory beyond one page's"],
        rows,
    )


def _plain_text(missed: list[str]) -> str:
    data, half_data = plan_text(TEXT_BYTES).encode(), plan_text(TEXT_BYTES // 2).encode()
    taken = median(seconds(lambda: read_whole(data)) for _ in range(3))
    half = median(seconds(lambda: read_whole(half_data)) for _ in range(3))
    peak = traced_peak(lambda: read_whole(data)) / len(data)
    if taken > 15:
        missed.append(f"plain text: {taken:.1f} s, to hold is 15")
    if peak > 25:
        missed.append(f"plain text: {peak:.1f} × the file in memory, to hold is 25")
    return page.section(
        f"Reading {len(data) / MEBIBYTE:.0f} MiB of plain text (to hold: < 15 s, peak < 25 × the file)",
        ["time", "half of it", "tracemalloc peak"],
        [[f"{taken:.1f} s", f"{half:.1f} s", f"{peak:.1f} × the file"]],
    )


def _start(missed: list[str]) -> str:
    found = waited_for_a_line()
    if found.seconds > 0.4:
        missed.append(f"start: {found.seconds:.2f} s, to hold is 0.4")
    return page.section(
        "From `rettesnor read` to the record of a file of one line, by the clock (to hold: < 0.4 s)",
        ["the command", "Python alone, doing nothing", "times"],
        [[f"{found.seconds:.2f} s", f"{found.base_seconds:.3f} s", f"{found.times:.1f}"]],
    )


if __name__ == "__main__":
    main()
