"""Lets LibreOffice convert files, each run with a profile of its own."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

FILTERS = {"pdf": "pdf:writer_pdf_Export", "docx": "docx:MS Word 2007 XML", "odt": "odt:writer8"}


def converted(content: bytes, suffix: str, target: str) -> bytes:
    """A text document as LibreOffice writes it in another format.

    Args:
        content: the file.
        suffix: of its name: docx or odt.
        target: the other format: pdf, docx or odt.

    Raises:
        subprocess.CalledProcessError: where LibreOffice fails.
        FileNotFoundError: where it is not installed, or wrote nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        given, out = here / f"dokument.{suffix}", here / "out"
        given.write_bytes(content)
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(here / 'profile').as_uri()}", "--headless", "--norestore",
             "--convert-to", FILTERS[target], "--outdir", str(out), str(given)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        return (out / f"dokument.{target}").read_bytes()
