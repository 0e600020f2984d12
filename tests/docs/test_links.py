"""The docs lead somewhere: every relative link, every anchor, every make target."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def pages(repository_files: list[Path]) -> list[Path]:
    """The written pages: not the documents that the engine reads."""
    return [
        path
        for path in repository_files
        if path.suffix == ".md" and not {"examples", "golden"} & {*path.parts}
    ]


def test_every_relative_link_leads_to_a_file(repository: Path, pages: list[Path]) -> None:
    broken = [
        f"{page.relative_to(repository).as_posix()} → {target}"
        for page in pages
        for target in _links(page)
        if not (page.parent / target.partition("#")[0]).exists()
    ]
    assert broken == []


def test_every_anchor_is_a_heading_of_its_page(repository: Path, pages: list[Path]) -> None:
    broken = [
        f"{page.relative_to(repository).as_posix()} → {target}"
        for page in pages
        for target in _links(page)
        if (anchor := target.partition("#")[2])
        and (other := (page.parent / target.partition("#")[0]) if not target.startswith("#") else page).suffix
        == ".md"
        and anchor not in _anchors(other)
    ]
    assert broken == []


def test_every_page_of_the_docs_is_reached_from_its_index(repository: Path, pages: list[Path]) -> None:
    docs = repository / "docs"
    index = docs / "README.md"
    reached, waiting = {index}, [index]
    while waiting:
        page = waiting.pop()
        for target in _links(page):
            other = (page.parent / target.partition("#")[0]).resolve()
            if other.suffix == ".md" and other.is_file() and other not in reached:
                reached.add(other)
                waiting.append(other)
    assert [
        page.relative_to(repository).as_posix()
        for page in pages
        if docs in page.parents and page not in reached
    ] == []


def test_the_readme_names_every_make_target_and_no_other(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = {*re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)}
    named = {*re.findall(r"`make ([a-z]+)", (repository / "README.md").read_text(encoding="utf-8"))}
    assert named == targets - {"help"}


def test_every_make_target_named_in_the_docs_exists(repository: Path, pages: list[Path]) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = {*re.findall(r"^([a-z]+):", makefile, re.MULTILINE)}
    named = {
        name for page in pages for name in re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert named - targets == set()


def test_the_ci_runs_what_the_readme_names(repository: Path) -> None:
    commands = re.findall(
        r"^make .*$", (repository / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE
    )
    readme = (repository / "README.md").read_text(encoding="utf-8")
    assert commands == ["make check", "make test"]
    assert [command for command in commands if f"`{command}`" not in readme] == []


def _links(page: Path) -> list[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return [target for target in LINK.findall(text) if not re.match(r"[a-z]+:", target)]


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+\s+(.*)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}
