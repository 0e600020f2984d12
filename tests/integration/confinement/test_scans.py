"""Scanned pages: recognised where the programs are installed, said where they are not."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
import typst

from rettesnor.confinement.ocr import recognise
from rettesnor.confinement.outcome import Outcome
from rettesnor.confinement.reader import Reader
from rettesnor.documents.errors import DocumentError, LimitExceeded
from rettesnor.documents.limits import Limits
from tests.integration.confinement.processes import is_gone

WORDS = """
= Trygge nærmiljø
Hovedmål 1: Innbyggerne skal føle seg trygge på skole og i fritid.

Kommunen vil:
- bygge flere boliger for unge og eldre
- åpne biblioteket hver søndag
"""
PAGE = '#set page(width: 15cm, height: 10cm)\n#set text(size: 12pt, lang: "nb")\n'


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A PDF of two pages: the first has text, the second is only a picture of text."""
    folder = tmp_path_factory.mktemp("scan")
    source = folder / "page.typ"
    source.write_text(PAGE + WORDS, encoding="utf-8")
    (folder / "page.png").write_bytes(typst.compile(str(source), format="png", ppi=250))
    picture = '#pagebreak()\n#place(top + left, dx: -2.1cm, dy: -1.5cm, image("page.png", width: 15cm))'
    whole = folder / "whole.typ"
    whole.write_text(f"{PAGE}= Plan for trygghet\n{picture}", encoding="utf-8")
    return typst.compile(str(whole), format="pdf")


def warned(outcome: Outcome) -> list[tuple[str, int | None]]:
    assert outcome.error is None
    return [(warning.code, warning.page) for warning in outcome.to_record().warnings]


def test_a_scanned_page_is_only_a_warning_where_nobody_asked_for_its_words(scan: bytes) -> None:
    with Reader() as reader:
        assert ("page-without-text", 2) in warned(reader.read(scan, "plan.pdf"))


@pytest.mark.needs_tesseract
def test_a_scanned_page_is_read_where_it_was_asked_for(scan: bytes) -> None:
    with Reader(ocr=True) as reader:
        scanned = reader.read(scan, "plan.pdf", want_text=True)
    codes = warned(scanned)
    assert ("page-recognised", 2) in codes
    assert "page-without-text" not in [code for code, _ in codes]
    words = " ".join((scanned.text or "").split())
    assert "Plan for trygghet" in words
    assert "Innbyggerne skal føle seg trygge på skole og i fritid" in words
    assert "åpne biblioteket hver søndag" in words


@pytest.mark.needs_tesseract
def test_the_record_of_a_recognised_file_is_that_of_the_file_that_was_handed_in(scan: bytes) -> None:
    with Reader(ocr=True) as recognising, Reader() as plain:
        recognised, read = (reader.read(scan, "plan.pdf").to_record() for reader in (recognising, plain))
    assert recognised.source.sha256 == read.source.sha256
    assert recognised.source.name == read.source.name
    assert recognised.source.text_sha256 != read.source.text_sha256


def test_a_file_without_scanned_pages_needs_no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with Reader(ocr=True) as reader:
        assert reader.read("Hovedmål 1: Trygghet".encode()).error is None


def test_where_no_program_recognises_words_the_one_to_install_is_named(
    scan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with Reader(ocr=True) as reader:
        error = reader.read(scan).error
    assert error is not None
    assert (error.code, error.parameters) == ("ocr-missing", {"program": "ocrmypdf", "package": "ocrmypdf"})


@pytest.mark.needs_tesseract
def test_where_the_language_is_missing_its_package_is_named(scan: bytes) -> None:
    with pytest.raises(DocumentError) as refused:
        recognise(scan, languages="nor+sme", seconds=30, memory_bytes=Limits().memory_bytes)
    assert refused.value.parameters == {"program": "tesseract (sme)", "package": "tesseract-ocr-sme"}


@pytest.mark.needs_tesseract
def test_what_the_programs_cannot_read_is_said_with_their_own_words() -> None:
    with pytest.raises(DocumentError) as refused:
        recognise(b"%PDF-1.7 nothing more", seconds=60, memory_bytes=Limits().memory_bytes)
    assert refused.value.code == "ocr-failed"
    assert refused.value.parameters["status"] == 2


def programs(folder: Path, monkeypatch: pytest.MonkeyPatch, ocrmypdf: str) -> None:
    """Puts programs of the two names first: they answer as the real ones do in the case of the test."""
    for name, script in (("ocrmypdf", ocrmypdf), ("tesseract", "echo nor")):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_recognising_that_takes_too_long_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(tmp_path, monkeypatch, f"sleep 600 & echo $! > {tmp_path}/worker; wait")
    with pytest.raises(LimitExceeded) as refused:
        recognise(b"%PDF", seconds=1, memory_bytes=Limits().memory_bytes)
    assert refused.value.parameters == {"limit": 1}
    assert is_gone(int((tmp_path / "worker").read_text()))


def test_where_recognising_fails_the_other_pages_are_read_and_the_scanned_ones_say_why(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(tmp_path, monkeypatch, "echo 'no space left' >&2; exit 15")
    with Reader(ocr=True) as reader:
        outcome = reader.read(scan, want_text=True)
    assert "Plan for trygghet" in (outcome.text or "")
    (failed,) = [one for one in outcome.to_record().warnings if one.code == "page-not-recognised"]
    assert (failed.page, failed.parameters) == (
        2,
        {"reason": "ocr-failed", "status": 15, "said": "no space left"},
    )


def test_closing_the_reader_ends_the_recognising(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(tmp_path, monkeypatch, "exec sleep 600")
    with Reader(ocr=True) as reader:
        closer = threading.Timer(2, reader.close)
        closer.start()
        began = time.monotonic()
        reader.read(scan)
        assert time.monotonic() - began < 60


@pytest.mark.needs_tesseract
def test_nothing_is_left_of_the_recognising_on_the_disk(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    recognise(scan, seconds=120, memory_bytes=Limits().memory_bytes)
    assert list(tmp_path.iterdir()) == []
