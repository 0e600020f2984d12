"""The outside programs that some tests need: installs the missing where it may, else names what to run.

Prints on standard output the pytest marker expression that leaves out the tests which cannot run here (after
the expressions given as arguments), and on standard error what it did and what is left out. With ``CI=true``
nothing is left out: a program that is missing and cannot be installed is an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Program:
    """An outside program: the marker of tests that need it, how to see that it is here, who packs it."""

    name: str
    marker: str
    is_here: Callable[[], bool]
    debian: tuple[str, ...]
    fedora: tuple[str, ...]
    homebrew: tuple[str, ...]


def _has_norwegian_ocr() -> bool:
    if not (shutil.which("ocrmypdf") and shutil.which("tesseract")):
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "nor" in listed.stdout.split()


PROGRAMS = (
    Program(
        "LibreOffice",
        "needs_soffice",
        lambda: shutil.which("soffice") is not None,
        ("libreoffice-writer", "fonts-liberation"),
        ("libreoffice-writer", "liberation-fonts"),
        ("libreoffice",),
    ),
    Program(
        "Chromium",
        "needs_chromium",
        lambda: shutil.which("chromium") is not None,
        ("chromium", "fonts-liberation"),
        ("chromium", "liberation-fonts"),
        ("chromium",),
    ),
    Program(
        "OCRmyPDF and Tesseract with Norwegian",
        "needs_tesseract",
        _has_norwegian_ocr,
        ("ocrmypdf", "tesseract-ocr-nor"),
        ("ocrmypdf", "tesseract-langpack-nor"),
        ("ocrmypdf", "tesseract-lang"),
    ),
)


def main(expressions: list[str]) -> int:
    """Sees to the programs and prints the marker expression; the exit code is 1 where CI lacks one."""
    in_ci = os.environ.get("CI", "").lower() in {"1", "true"}
    missing = [program for program in PROGRAMS if not program.is_here()]
    if missing and _may_install():
        _say(f"Installing {_names(missing)} …")
        _install(missing)
        missing = [program for program in missing if not program.is_here()]
    if missing:
        _say(f"Missing: {_names(missing)}. To install: {_command(missing)}")
        if in_ci:
            _say("CI leaves no test out, so this is an error.")
            return 1
        _say("The tests that need what is missing are left out of this run.")
    print(" and ".join([*expressions, *(f"not {program.marker}" for program in missing)]))
    return 0


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _install(programs: list[Program]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update"],
        ["install", "--yes", "--no-install-recommends", *_packages(programs, "debian")],
    ):
        done = subprocess.run(
            ["apt-get", "-qq", *command],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        if done.returncode != 0:
            _say(f"apt-get {command[0]} failed:\n{done.stderr.strip()}")


def _command(programs: list[Program]) -> str:
    if shutil.which("apt-get"):
        packages = " ".join(_packages(programs, "debian"))
        return f"sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends {packages}'"
    if shutil.which("dnf"):
        return f"sudo dnf install {' '.join(_packages(programs, 'fedora'))}"
    if shutil.which("brew"):
        return f"brew install {' '.join(_packages(programs, 'homebrew'))}"
    return f"your system's packages of {_names(programs)}"


def _packages(programs: list[Program], system: str) -> list[str]:
    return list(dict.fromkeys(package for program in programs for package in getattr(program, system)))


def _names(programs: list[Program]) -> str:
    return ", ".join(program.name for program in programs)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
