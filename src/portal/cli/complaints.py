"""What the command says on standard error: one line for each thing that is wrong."""

from __future__ import annotations

import sys

from portal.cli.catalogue import Catalogue, printable
from portal.cli.output import OutputError

PROGRAM = "rettesnor"


def complain(sentence: str, name: str = "") -> None:
    """One line on standard error.

    Args:
        sentence: what is wrong and what to do.
        name: the file that it is about.
    """
    about = f"{printable(name)}: " if name else ""
    line = f"{PROGRAM}: {about}{sentence}\n"
    if sys.stderr is not None:
        sys.stderr.buffer.write(line.encode(sys.stderr.encoding, errors="replace"))
        sys.stderr.flush()


def complain_of_output(error: OutputError, words: Catalogue) -> None:
    """Why a result could not be written, and what to do."""
    reason = words.get(f"reason.{error.reason}", error.reason_text)
    complain(words.error_by_code(error.code, {"reason": reason}), error.name)
