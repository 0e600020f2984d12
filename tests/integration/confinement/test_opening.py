"""Opening files: their bytes, or one clear error at once."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from rettesnor.confinement.opening import document_error, read_file
from rettesnor.documents.errors import DocumentError, LimitExceeded
from rettesnor.documents.limits import Limits


def test_a_file_is_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF\r\n\x1a\x00")
    assert read_file(path, Limits()) == b"%PDF\r\n\x1a\x00"


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(LimitExceeded) as refused:
        read_file(path, Limits(file_bytes=1_000))
    assert refused.value.parameters == {"limit": 1_000, "found": 10**12}


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"x" * 1_000)
    assert len(read_file(path, Limits(file_bytes=1_000))) == 1_000


@pytest.mark.parametrize("name", ["pipe", "folder", "device"])
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "device").symlink_to("/dev/zero")
    with pytest.raises(DocumentError) as refused:
        read_file(tmp_path / name, Limits())
    assert refused.value.code == "not-a-file"


@pytest.mark.parametrize("name", ["borte.pdf", "borte/plan.pdf", "a\0b"])
def test_what_has_vanished_is_not_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_file(tmp_path / name, Limits())
    assert refused.value.code == "not-found"


@pytest.mark.parametrize(
    ("number", "code", "parameters"),
    [
        (errno.ENOENT, "not-found", {}),
        (errno.ENOTDIR, "not-found", {}),
        (errno.EACCES, "no-permission", {}),
        (errno.EPERM, "no-permission", {}),
        (errno.EISDIR, "not-a-file", {}),
        (errno.ENXIO, "not-a-file", {}),
        (errno.ELOOP, "folder-loop", {}),
        (errno.ENAMETOOLONG, "cannot-open", {"reason": "ENAMETOOLONG"}),
        (errno.EIO, "cannot-open", {"reason": "EIO"}),
        (errno.ESTALE, "cannot-open", {"reason": "ESTALE"}),
    ],
)
def test_the_systems_errors_are_told_as_what_they_mean(
    number: int, code: str, parameters: dict[str, str]
) -> None:
    error = document_error(OSError(number, os.strerror(number)))
    assert (error.code, error.parameters) == (code, parameters)
