"""What all tests share: where the repository is, and the material beside it that may not be committed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

# Time is measured by the benchmarks, never by a test; CI tries the same examples every time.
settings.register_profile("rettesnor", deadline=None, derandomize=IN_CI)
settings.load_profile("rettesnor")

MADE_BY_TOOLS = {
    ".git",
    ".venv",
    ".hypothesis",
    "demo-output",
    "dist",
    "build",
    "__pycache__",
    "node_modules",
}


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def repository_files() -> list[Path]:
    """Every file of the repository, but for what make and the tools put there."""
    files: list[Path] = []
    for folder, folders, names in os.walk(REPOSITORY):
        folders[:] = [name for name in folders if name not in MADE_BY_TOOLS and not name.endswith("_cache")]
        files += [Path(folder, name) for name in names]
    return sorted(path for path in files if path.is_file())


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and their reference readings, which stands beside the repository."""
    return SHARED


def pytest_report_header() -> str | None:
    if SHARED.is_dir():
        return None
    return "no shared/ beside the repository: readings of real documents are left out (an error in CI)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that ask for the material beside the repository are left out where it is absent, except in CI."""
    if SHARED.is_dir() or IN_CI:
        return
    absent = [item for item in items if "shared" in getattr(item, "fixturenames", ())]
    for item in absent:
        item.add_marker(pytest.mark.skip(reason="needs the real documents in ../shared"))
