"""The house's own rules, where no outside tool holds them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_MODULE = 400
# Modules that may be longer, each with its reason.
LONGER_WITH_REASON: dict[str, str] = {}

NAMES_THAT_SAY_NOTHING = {"helpers", "helper", "utils", "util", "common", "misc", "base"}

MACHINE_PATH = re.compile(rb"(?<![\w.])/(?:work|root|farm|tmp|home/\w+|Users/\w+)/\w")
REGISTRY_ADDRESS = re.compile(
    rb"pypi\.org|files\.pythonhosted\.org|registry\.npmjs\.org|(?:extra-)?index-url\s*="
)

KEEPERS_OF_OBJECTS = {"models", "queries", "actions"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}

# The clock and the environment reach the engine as arguments; processes, connections and the module `time`
# are stopped by the import contracts in pyproject.toml.
READS_FROM_OUTSIDE = {"now", "today", "utcnow", "environ", "getenv"}


def test_no_module_is_longer_than_four_hundred_lines(repository: Path, repository_files: list[Path]) -> None:
    long = {
        path.relative_to(repository).as_posix(): lines
        for path in repository_files
        if path.suffix == ".py" and (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_MODULE
    }
    assert {name: lines for name, lines in long.items() if name not in LONGER_WITH_REASON} == {}
    assert [name for name in LONGER_WITH_REASON if name not in long] == [], (
        "no longer long: take it off the list"
    )


def test_every_module_has_a_name_that_says_something(repository_files: list[Path]) -> None:
    assert [path for path in repository_files if path.stem in NAMES_THAT_SAY_NOTHING] == []


def test_every_module_of_the_product_says_what_it_is(repository: Path, repository_files: list[Path]) -> None:
    silent = [
        path.relative_to(repository).as_posix()
        for path in repository_files
        if path.suffix == ".py" and "src" in path.relative_to(repository).parts and not _docstring(path)
    ]
    assert silent == []


@pytest.mark.parametrize(
    "pattern", [MACHINE_PATH, REGISTRY_ADDRESS], ids=["a path of one machine", "a registry"]
)
def test_no_file_holds(pattern: re.Pattern[bytes], repository: Path, repository_files: list[Path]) -> None:
    found = [
        f"{path.relative_to(repository).as_posix()}: {match.group().decode(errors='replace')}"
        for path in repository_files
        for content in _contents(path)
        if (match := pattern.search(content))
    ]
    assert found == []


def test_the_database_is_asked_only_in_models_queries_and_actions(repository: Path) -> None:
    portal = repository / "src" / "portal"
    found = [
        f"{path.relative_to(repository).as_posix()}:{line}"
        for path in sorted(portal.rglob("*.py"))
        if not KEEPERS_OF_OBJECTS & {*path.relative_to(portal).parts, path.stem}
        for line in lines_that_name(MANAGERS, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_engine_reads_neither_clock_nor_environment(repository: Path) -> None:
    engine = repository / "src" / "rettesnor"
    found = [
        f"{path.relative_to(repository).as_posix()}:{line}"
        for path in sorted(engine.rglob("*.py"))
        if path.relative_to(engine).parts[0] != "confinement"
        for line in lines_that_name(READS_FROM_OUTSIDE, path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Node.objects.all()", [1]),
        ("x = 1\nmodel._default_manager.get()", [2]),
        ("from os import environ", [1]),
        ("getattr(model, 'objects')", [1]),
        ("# Node.objects\nobjects = [1]\nprint(objects)", []),
    ],
)
def test_a_name_is_found_where_it_is_used_and_not_where_it_is_only_mentioned(
    source: str, lines: list[int]
) -> None:
    assert list(lines_that_name(MANAGERS | READS_FROM_OUTSIDE, source)) == lines


@pytest.mark.parametrize(
    "command",
    [
        "import rettesnor",
        "import portal.cli.main",
        "import sys; sys.argv[1:] = ['read', '--help']; from portal.cli.main import main; main()",
    ],
)
def test_reading_loads_no_django(command: str) -> None:
    at_exit = "import atexit, sys; atexit.register(lambda: print('Django:', 'django' in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{at_exit}\n{command}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["Django: False"]), done.stderr


def test_the_site_is_wired() -> None:
    command = [sys.executable, "-W", "error", "-m", "django", "check", "--settings", "portal.config.settings"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def lines_that_name(names: set[str], source: str) -> Iterator[int]:
    """The lines where code reaches for an attribute or imports a name of these, also by `getattr`."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) if name in names:
                yield node.lineno
            case ast.ImportFrom(names=imported) if names & {alias.name for alias in imported}:
                yield node.lineno
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=name), *_]) if (
                name in names
            ):
                yield node.lineno


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def _contents(path: Path) -> Iterator[bytes]:
    """The file's bytes and, where it is a packed one (DOCX, ODT, XLSX), those of what it holds."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield packed.read(name)
