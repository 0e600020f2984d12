"""What the project is built on: each dependency has a reason and a use, and is locked without addresses."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

# Where the name to import differs from the name to install.
IMPORTED_AS = {"pyyaml": "yaml"}


@pytest.fixture(scope="module")
def project(repository: Path) -> str:
    return (repository / "pyproject.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def requirements(project: str) -> list[Requirement]:
    table = tomllib.loads(project)
    extras = table["project"]["optional-dependencies"].values()
    named = [
        *table["build-system"]["requires"],
        *table["project"]["dependencies"],
        *(r for e in extras for r in e),
    ]
    return [Requirement(name) for name in named]


@pytest.fixture(scope="module")
def lock(repository: Path) -> str:
    return (repository / "requirements.lock").read_text(encoding="utf-8")


def test_every_dependency_has_a_line_of_reason_beside_it(
    project: str, requirements: list[Requirement]
) -> None:
    reasoned = re.findall(r'^.*"([A-Za-z][\w.-]*)[^"]*"\]?,?\s+#\s+\S+\s+\S+', project, flags=re.MULTILINE)
    assert [r.name for r in requirements if r.name not in reasoned] == []


def test_every_dependency_of_reading_is_imported_by_the_product(project: str, repository: Path) -> None:
    imported = {
        name.split(".")[0]
        for path in (repository / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported_names(node)
    }
    needed = [Requirement(name).name.lower() for name in tomllib.loads(project)["project"]["dependencies"]]
    assert [name for name in needed if IMPORTED_AS.get(name, name) not in imported] == []


def test_the_lock_holds_every_dependency_in_a_version_that_the_project_asks_for(
    lock: str, requirements: list[Requirement]
) -> None:
    locked = {
        _folded(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE)
    }
    stale = [
        str(requirement)
        for requirement in requirements
        if not requirement.specifier.contains(locked.get(_folded(requirement.name), "0"), prereleases=True)
    ]
    assert stale == [], "run `make lock`"


def test_every_locked_version_has_a_hash(lock: str) -> None:
    pinned = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert pinned
    assert [pin.split()[0] for pin in pinned if "--hash=sha256:" not in pin] == []


def test_the_lock_names_no_address_and_no_place(lock: str) -> None:
    assert re.findall(r"\w+://\S*|--\w*(?:index|links)\S*|(?<![\w.])/\w+/\S*", lock) == []


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported_names(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case _:
            return []
