"""Where the command begins and ends: language, errors, exit codes. Nobody is shown a traceback from here."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from portal.cli.catalogue import choose_language, load_catalogue
from portal.cli.commands import build_program
from portal.cli.complaints import PROGRAM, complain, complain_of_output
from portal.cli.exit_codes import DONE, FAILED, INTERRUPTED, READER_GONE, WRONG_USAGE
from portal.cli.output import OutputError, ReaderGoneError
from portal.cli.plain_click import complaint


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and end the process with its exit code.

    Args:
        arguments: the command line without the program's name; the process's own where None.
    """
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: Sequence[str]) -> int:
    """Run the command.

    Args:
        arguments: the command line without the program's name.

    Returns:
        The exit code.
    """
    words = load_catalogue(choose_language(arguments, os.environ))
    try:
        code = build_program(words).main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except click.UsageError as error:
        complain(complaint(error, words))
        return WRONG_USAGE
    except OutputError as error:
        complain_of_output(error, words)
        return FAILED
    except ReaderGoneError:
        return READER_GONE
    except (click.Abort, KeyboardInterrupt):
        complain(words["usage.interrupted"])
        return INTERRUPTED
    return code if isinstance(code, int) else DONE
