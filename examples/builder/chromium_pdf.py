"""Prints an HTML page as PDF with Chromium."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path


def html_to_chromium_pdf(html: str) -> bytes:
    """The page as Chromium prints it.

    Raises:
        subprocess.CalledProcessError: where Chromium fails.
        FileNotFoundError: where it is not installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "dokument.html", Path(folder) / "dokument.pdf"
        page.write_text(html, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
             "--disable-dev-shm-usage", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer",
             f"--print-to-pdf={pdf}", page.as_uri()],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        return pdf.read_bytes()
