"""The demo: reads the documents of Nordvik kommune as a user would, and says what it made and where.

Every reading is the command's own, printed as it could be typed before it runs.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
RETTESNOR = Path(sys.executable).with_name("rettesnor")

SHOWN = (
    "examples/handlingsplan/handlingsplan.typst.pdf",
    "examples/saksframlegg/saksframlegg.docx",
    "examples/brev/brev.odt",
)
ONE_OF_EACH = ("examples/*/*.typst.pdf",)
ALL = ("examples/*/*.pdf", "examples/*/*.docx", "examples/*/*.odt", "examples/*/*.html")
SHEET = "demo-output/nordvik.xlsx"
RECORDS = "demo-output/nordvik.jsonl"


def main() -> int:
    """Runs the demo; the exit code is that of the first command that fails, else 0."""
    begun = time.monotonic()
    (REPOSITORY / "demo-output").mkdir(exist_ok=True)
    try:
        for document in SHOWN:
            _read(document)
        _read(*ONE_OF_EACH, options=("--format", "xlsx", "--output", SHEET))
        _read(*ALL, options=("--format", "json", "--output", RECORDS))
    except subprocess.CalledProcessError as failed:
        return failed.returncode
    print(f"\nMade in {time.monotonic() - begun:.0f} seconds:")
    print(
        f"  {SHEET}   goals, measures and points of {len(_files(ONE_OF_EACH))} documents, with page and quote"
    )
    print(f"  {RECORDS}  the records of {len(_files(ALL))} files, PDF, Word, ODT and HTML, one per line")
    print("\nNow one of your own:  .venv/bin/rettesnor read plan.pdf")
    return 0


def _read(*patterns: str, options: tuple[str, ...] = ()) -> None:
    print(f"\n$ .venv/bin/rettesnor read {' '.join([*patterns, *options])}", flush=True)
    subprocess.run([RETTESNOR, "read", *_files(patterns), *options], cwd=REPOSITORY, check=True)


def _files(patterns: tuple[str, ...]) -> list[Path]:
    return [path.relative_to(REPOSITORY) for one in patterns for path in sorted(REPOSITORY.glob(one))]


if __name__ == "__main__":
    sys.exit(main())
