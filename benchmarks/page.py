"""The page in the documentation that the benchmarks write: the figures, between two marks, and nothing else
of it.
"""

from __future__ import annotations

import datetime
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "performance.md"
START, END = "<!-- bench:start -->", "<!-- bench:end -->"


def write(figures: str) -> None:
    """Puts the figures between the marks, and leaves the rest of the page as it is.

    Args:
        figures: Markdown.

    Raises:
        ValueError: the page has lost its marks.
    """
    text = PAGE.read_text(encoding="utf-8")
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"{PAGE.name} has no {START} … {END}")
    PAGE.write_text(f"{before}{START}\n{figures}\n{END}{after}", encoding="utf-8")


def section(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table under its title, in Markdown."""
    return f"**{title}**\n\n{table(head, rows)}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def machine() -> str:
    """What the figures were measured on, and when; no names of hosts or people."""
    from pypdfium2 import PDFIUM_INFO

    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    measured = f"Measured {today} on {_processor()}, {os.cpu_count()} cores"
    system = f"{platform.system()} {platform.machine()}"
    return f"{measured}; {system}, Python {platform.python_version()}, PDFium {PDFIUM_INFO.build}."


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or sys.platform
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine()
    )
