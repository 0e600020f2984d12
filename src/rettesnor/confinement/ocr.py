"""OCR: the text of scanned pages, by the outside programs OCRmyPDF and Tesseract where they are installed.

They run with limits of time and memory in a folder of their own, which is gone afterwards.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from rettesnor.confinement.process import python_command
from rettesnor.documents.errors import DocumentError, LimitExceeded

#: What the programs need to find each other and their data.
_KEPT_VARIABLES = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_LISTING_SECONDS = 30
_MOST_STATED_CHARACTERS = 200


def recognise(
    pdf: bytes,
    *,
    languages: str = "nor",
    seconds: float,
    memory_bytes: int,
    started: Callable[[subprocess.Popen[bytes]], None] = lambda process: None,
) -> bytes:
    """The PDF with a text layer on the pages that had no text; the other pages stay as they are.

    Args:
        pdf: the file's bytes.
        languages: Tesseract's names of the languages, joined by «+».
        seconds: longest time.
        memory_bytes: most address space of each program.
        started: is told of the process, so that it can be ended from outside (`end_group`).

    Raises:
        DocumentError: ``ocr-missing`` with the `program` that is missing and the Debian `package` that brings
            it; ``ocr-failed`` with the program's exit `status` and the last that it, or the system, `said`.
        LimitExceeded: ``limit-seconds``.
    """
    program = _find("ocrmypdf", package="ocrmypdf")
    _require_languages(_find("tesseract", package="tesseract-ocr"), languages)
    try:
        with tempfile.TemporaryDirectory(prefix="rettesnor-") as folder:
            return _run(program, pdf, Path(folder), languages, seconds, memory_bytes, started)
    except OSError as error:
        raise DocumentError("ocr-failed", said=error.strerror or type(error).__name__) from error


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and everything it has started, at once."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _run(
    program: str,
    pdf: bytes,
    folder: Path,
    languages: str,
    seconds: float,
    memory_bytes: int,
    started: Callable[[subprocess.Popen[bytes]], None],
) -> bytes:
    scanned, recognised, said = folder / "scanned.pdf", folder / "recognised.pdf", folder / "said.txt"
    scanned.write_bytes(pdf)
    options = ["--skip-text", "--output-type", "pdf", "--optimize", "0", "--quiet", "--language", languages]
    command = [program, *options, str(scanned), str(recognised)]
    with said.open("wb") as errors:
        process = subprocess.Popen(
            python_command("rettesnor.confinement.launch", str(memory_bytes), str(seconds), *command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
        try:
            started(process)
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise LimitExceeded("limit-seconds", limit=seconds) from None
        finally:
            # Also what it may have left running, and on an interruption.
            end_group(process)
            process.wait()
    if status != 0 or not recognised.exists():
        lines = said.read_text(encoding="utf-8", errors="replace").split("\n")
        last = next((line for line in reversed(lines) if line.strip()), "")
        raise DocumentError("ocr-failed", status=status, said=last.strip()[:_MOST_STATED_CHARACTERS])
    return recognised.read_bytes()


def _find(program: str, *, package: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise DocumentError("ocr-missing", program=program, package=package)
    return str(Path(found).absolute())


def _require_languages(tesseract: str, languages: str) -> None:
    listing = subprocess.run(
        [tesseract, "--list-langs"], capture_output=True, check=False, timeout=_LISTING_SECONDS
    )
    known = listing.stdout.decode("utf-8", "replace").split()
    for language in languages.split("+"):
        if language not in known:
            raise DocumentError(
                "ocr-missing", program=f"tesseract ({language})", package=f"tesseract-ocr-{language}"
            )


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    own = str(folder)
    return {**kept, "HOME": own, "TMPDIR": own, "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
