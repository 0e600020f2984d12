"""What is not documented is a red build: commands, options, exit codes, error codes, kinds, attributes."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from portal.cli.catalogue import load_catalogue
from portal.cli.commands import build_program
from portal.cli.exit_codes import DONE, FAILED, INTERRUPTED, READER_GONE, WRONG_USAGE
from portal.cli.formats import FORMATS
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import (
    Attributes,
    Body,
    Bound,
    Cost,
    DocumentKind,
    Facts,
    Item,
    ItemKind,
    Record,
    Source,
    Strength,
    Target,
)

WORDS = load_catalogue("en")
PROGRAM = build_program(WORDS)


@pytest.fixture(scope="module")
def command_line(repository: Path) -> str:
    return (repository / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def record(repository: Path) -> str:
    return (repository / "docs" / "reference" / "record.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def errors(repository: Path) -> str:
    return (repository / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")


def test_every_command_is_documented(command_line: str) -> None:
    assert [name for name in PROGRAM.commands if f"`rettesnor {name}`" not in command_line] == []


def test_every_option_is_documented(command_line: str) -> None:
    commands: list[click.Command] = [PROGRAM, *PROGRAM.commands.values()]
    options = {
        name
        for command in commands
        for param in command.params
        for name in param.opts
        if name.startswith("--")
    }
    assert len(options) > 10
    assert {name for name in options if not re.search(rf"{name}(?![\w-])", command_line)} == set()


def test_no_option_is_documented_that_does_not_exist(command_line: str) -> None:
    commands: list[click.Command] = [PROGRAM, *PROGRAM.commands.values()]
    options = {name for command in commands for param in command.params for name in param.opts}
    assert {*re.findall(r"(?<![\w-])--[a-z][a-z-]*", command_line)} - options == set()


def test_every_format_and_kind_of_document_is_documented(command_line: str) -> None:
    assert [name for name in FORMATS if f"`--format {name}`" not in command_line] == []
    assert [kind for kind in DocumentKind if f"`{kind.value}`" not in command_line] == []


def test_the_defaults_of_the_limits_are_documented(command_line: str) -> None:
    wrong = []
    for limit in fields(Limits):
        value = getattr(Limits(), limit.name)
        shown = f"{value // 1024**2}M" if limit.name.endswith("_bytes") else str(value)
        if not re.search(rf"`--max-{limit.name.replace('_', '-')} .*\| {shown} \|", command_line):
            wrong.append(f"{limit.name} = {shown}")
    assert wrong == []


def test_every_exit_code_is_documented(command_line: str) -> None:
    codes = (DONE, FAILED, WRONG_USAGE, INTERRUPTED, READER_GONE)
    assert [code for code in codes if f"\n| {code} |" not in command_line] == []


def test_every_error_and_warning_that_has_words_is_documented(errors: str) -> None:
    codes = {key.split(".")[1] for key in WORDS if key.startswith(("error.", "warning."))}
    assert len(codes) > 30
    assert sorted(code for code in codes if f"\n| `{code}` |" not in errors) == []


def test_no_error_or_warning_is_documented_that_has_no_words(errors: str) -> None:
    codes = {key.split(".")[1] for key in WORDS if key.startswith(("error.", "warning."))}
    assert {*re.findall(r"^\| `([a-z-]+)` \|", errors, re.MULTILINE)} - codes == set()


def test_every_kind_of_item_is_documented(record: str) -> None:
    written_by_hand = record.partition("## Every field")[0]
    assert [kind.value for kind in ItemKind if f"`{kind.value}`" not in written_by_hand] == []


@pytest.mark.parametrize("owner", [Record, Source, Item, Attributes, Target, Cost, Facts, Body])
def test_every_field_of_the_record_is_documented(owner: type, record: str) -> None:
    section = re.split(
        r"^#+ ", record.partition(f"### {owner.__name__}\n")[2], maxsplit=1, flags=re.MULTILINE
    )[0]
    assert [one.name for one in fields(owner) if f"| `{one.name}` |" not in section] == []


@pytest.mark.parametrize("values", [DocumentKind, Bound, Strength])
def test_every_value_of_a_closed_list_is_documented(
    values: type[DocumentKind | Bound | Strength], record: str
) -> None:
    assert [one.value for one in values if f"`{one.value}`" not in record] == []
