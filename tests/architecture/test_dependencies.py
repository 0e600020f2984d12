"""What the project is built on: each dependency has a reason and a use, and is locked without addresses."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

OURS = {"rettesnor", "portal", "benchmarks", "examples", "tests", "tools"}


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


def test_reading_needs_what_the_product_imports_and_nothing_else(project: str, repository: Path) -> None:
    table = tomllib.loads(project)["project"]
    needed = {_folded(Requirement(name).name) for name in table["dependencies"]}
    of_the_site = {_folded(Requirement(name).name) for name in table["optional-dependencies"]["portal"]}
    assert _imported_distributions([*(repository / "src").rglob("*.py")]) == needed | of_the_site


def test_whatever_is_imported_anywhere_is_a_dependency(
    requirements: list[Requirement], repository_files: list[Path]
) -> None:
    imported = _imported_distributions([path for path in repository_files if path.suffix == ".py"])
    assert imported - {_folded(requirement.name) for requirement in requirements} == set()


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


def _imported_distributions(modules: list[Path]) -> set[str]:
    """What must be installed for these to be imported; a name that is not installed stands for itself."""
    installed = packages_distributions()
    names = {
        name.split(".")[0]
        for path in modules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported_names(node)
        if not path.with_name(f"{name}.py").exists()
    }
    foreign = names - OURS - sys.stdlib_module_names
    return {_folded(installed.get(name, [name])[0]) for name in foreign}


def _imported_names(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case _:
            return []
