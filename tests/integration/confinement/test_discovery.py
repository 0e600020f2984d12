"""Which files are meant: folders walked in order, and what cannot be followed said in its place."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from rettesnor.confinement.discovery import discover


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def shown(folder: Path, *given: str | Path) -> list[str]:
    """What is found below the folder, as «path» or «path: code»."""
    return [
        str(found.path.relative_to(folder)) + (f": {found.error.code}" if found.error is not None else "")
        for found in discover(given or [folder])
    ]


def test_a_folder_gives_its_files_and_those_below_by_name(tmp_path: Path) -> None:
    made(tmp_path, "b.pdf", "a/2.pdf", "a/10.pdf", "c/d/e.txt", "A.pdf")
    assert shown(tmp_path) == ["A.pdf", "a/10.pdf", "a/2.pdf", "b.pdf", "c/d/e.txt"]


def test_files_and_folders_come_in_the_order_they_were_given(tmp_path: Path) -> None:
    made(tmp_path, "z.pdf", "a.pdf", "m/1.pdf")
    given = [tmp_path / "z.pdf", tmp_path / "m", tmp_path / "a.pdf"]
    assert shown(tmp_path, *given) == ["z.pdf", "m/1.pdf", "a.pdf"]


def test_hidden_files_are_passed_over_unless_they_are_given(tmp_path: Path) -> None:
    made(tmp_path, ".DS_Store", ".git/config", "~$plan.docx", "plan.docx")
    assert shown(tmp_path) == ["plan.docx"]
    assert shown(tmp_path, tmp_path / ".git") == [".git/config"]


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert shown(tmp_path) == []


@pytest.mark.parametrize("target", [".", "..", "../.."])
def test_a_folder_that_leads_back_into_itself_is_said_and_not_followed(tmp_path: Path, target: str) -> None:
    made(tmp_path, "a/b/plan.pdf")
    (tmp_path / "a" / "b" / "back").symlink_to(target, target_is_directory=True)
    assert shown(tmp_path) == ["a/b/back: folder-loop", "a/b/plan.pdf"]


def test_a_folder_that_was_met_by_another_way_is_not_read_twice(tmp_path: Path) -> None:
    made(tmp_path, "2023/plan.pdf", "b.pdf")
    (tmp_path / "siste").symlink_to("2023", target_is_directory=True)
    assert shown(tmp_path) == ["2023/plan.pdf", "b.pdf", "siste: folder-repeated"]
    assert shown(tmp_path, tmp_path / "2023", tmp_path / "2023") == ["2023/plan.pdf", "2023: folder-repeated"]


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    made(tmp_path, "arkiv/plan.pdf")
    (tmp_path / "plan.pdf").symlink_to("arkiv/plan.pdf")
    assert shown(tmp_path) == ["arkiv/plan.pdf", "plan.pdf"]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    made(tmp_path, "a.pdf")
    (tmp_path / "borte.pdf").symlink_to("slettet.pdf")
    assert shown(tmp_path) == ["a.pdf", "borte.pdf: not-found"]
    assert shown(tmp_path, tmp_path / "nei", tmp_path / "a.pdf" / "nei") == [
        "nei: not-found",
        "a.pdf/nei: not-found",
    ]


def test_links_that_only_lead_to_each_other_are_said(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert shown(tmp_path) == ["a: folder-loop", "b: folder-loop"]


def test_a_name_that_no_file_can_have_is_not_found() -> None:
    (found,) = discover(["a\0b"])
    assert found.error is not None
    assert found.error.code == "not-found"


def test_pipes_and_sockets_are_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    # A socket's whole path may not be longer than about a hundred bytes.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
    assert shown(tmp_path) == ["pipe: not-a-file", "socket: not-a-file"]
