"""Whatever is wrong costs one clear line (what, which file, what to do) and never the other files."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Environment = Callable[..., dict[str, str]]


def lines(output: bytes) -> list[str]:
    return output.decode().splitlines()


# --- files ---


def test_a_file_that_is_missing_is_named_with_what_to_do(rettesnor: Run) -> None:
    done = rettesnor("read", "borte.pdf")
    assert (done.returncode, done.stdout) == (1, b"")
    assert lines(done.stderr) == [
        "rettesnor: borte.pdf: finner ikke filen. Sjekk navnet og mappen. [not-found]"
    ]


def test_a_broken_file_does_not_keep_the_others_from_being_read(
    rettesnor: Run, plan: Path, broken: Path
) -> None:
    done = rettesnor("read", plan, broken, "borte.txt", plan, "--format", "json")
    assert done.returncode == 1
    assert [json.loads(line)["source"]["name"] for line in lines(done.stdout)] == ["plan.txt", "plan.txt"]
    named = [line.split(": ")[1] for line in lines(done.stderr)]
    assert named == [str(broken), "borte.txt"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "unreadable"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "unknown-format"),
    ],
)
def test_what_cannot_be_read_has_a_code_to_search_for(
    content: bytes, code: str, rettesnor: Run, tmp_path: Path
) -> None:
    (tmp_path / "fil").write_bytes(content)
    done = rettesnor("read", "fil")
    assert (done.returncode, len(lines(done.stderr))) == (1, 1)
    assert done.stderr.decode().endswith(f"[{code}]\n")


def test_a_device_is_no_document(rettesnor: Run) -> None:
    done = rettesnor("read", os.devnull)
    assert (done.returncode, done.stderr.decode().endswith("[not-a-file]\n")) == (1, True)


def test_a_folder_that_leads_back_into_itself_is_said_and_the_rest_is_read(
    rettesnor: Run, plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "ring").symlink_to(tmp_path)
    done = rettesnor("read", tmp_path, "--format", "json")
    assert (done.returncode, len(lines(done.stdout))) == (1, 1)
    assert "[folder-loop]" in done.stderr.decode()


def test_an_empty_folder_is_said(rettesnor: Run, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    done = rettesnor("read", "tom")
    assert (done.returncode, done.stdout) == (1, b"")
    assert lines(done.stderr)[0].startswith("rettesnor: tom: fant ingen dokumenter i mappen.")


def test_a_file_over_a_limit_names_the_limit_and_its_option(
    rettesnor: Run, plan: Path, plan_text: str
) -> None:
    done = rettesnor("read", plan, "--max-characters", "100")
    assert done.returncode == 1
    assert "flere enn grensen på 100 tegn. Hev grensen med --max-characters" in done.stderr.decode()
    assert rettesnor("read", plan, "--max-file-bytes", "100").returncode == 1
    assert rettesnor("read", "-", "--max-file-bytes", "100", input=plan_text.encode()).returncode == 1


def test_a_name_with_line_breaks_and_escapes_still_makes_one_line(rettesnor: Run) -> None:
    done = rettesnor("read", "to\nlinjer\x1b[2J.txt")
    assert len(lines(done.stderr)) == 1
    assert b"\x1b" not in done.stderr


def test_a_name_that_is_no_unicode_can_be_read_and_complained_of(
    rettesnor: Run, tmp_path: Path, plan_text: str
) -> None:
    name = os.fsdecode(b"plan-\xe6.txt")
    (tmp_path / name).write_text(plan_text)
    assert rettesnor("read", name, "--format", "json").returncode == 0
    assert rettesnor("read", f"borte-{name}").returncode == 1


# --- the command line ---


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["les", "plan.txt"], "ukjent kommando: les. Se rettesnor --help."),
        (["raed", "plan.txt"], "ukjent kommando: raed. Mente du read? Se rettesnor --help."),
        (["read"], "oppgi minst én fil eller mappe. Se rettesnor read --help."),
        (
            ["read", "x", "--formt", "csv"],
            "ukjent valg: --formt. Mente du --format? Se rettesnor read --help.",
        ),
        (
            ["read", "x", "--format", "pdf"],
            "--format: «pdf» går ikke. Det skal være ett av tree, json, text, csv, xlsx.",
        ),
        (["read", "x", "--jobs", "0"], "--jobs: «0» går ikke. Det skal være et helt tall fra 1 og opp."),
        (
            ["read", "x", "--max-file-bytes", "stor"],
            "--max-file-bytes: «stor» går ikke. Det skal være en størrelse",
        ),
        (["read", "x", "--format"], "--format mangler en verdi."),
        (["read", "x", "--ocr=ja"], "--ocr tar ingen verdi."),
        (["schema", "x"], "forstår ikke «x». Se rettesnor schema --help."),
        (["read", "a", "b", "--format", "text"], "--format text viser ett dokument om gangen"),
        (["read", ".", "--format", "text"], "--format text viser ett dokument om gangen"),
        (["--language", "nn", "read"], "gje opp minst éi fil eller mappe. Sjå rettesnor read --help."),
        (["read", "--language=en"], "give at least one file or folder. See rettesnor read --help."),
    ],
)
def test_a_wrong_command_line_is_explained(arguments: list[str], said: str, rettesnor: Run) -> None:
    done = rettesnor(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"rettesnor: {said}")
    assert len(lines(done.stderr)) == 1


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["schema", "--help"], []])
def test_help_is_plain_and_in_the_readers_language(
    arguments: list[str], language: str, rettesnor: Run
) -> None:
    done = rettesnor("--language", language, *arguments)
    shown = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert shown.startswith({"nb": "Bruk: ", "nn": "Bruk: ", "en": "Usage: "}[language])
    assert ("Options:" in shown, "Show this" in shown) == (language == "en", language == "en")


def test_the_version_is_told(rettesnor: Run) -> None:
    assert rettesnor("--version").stdout.startswith(b"rettesnor 0.")


# --- where the result goes ---


def test_what_is_read_is_never_written_over(
    rettesnor: Run, plan: Path, tmp_path: Path, plan_text: str
) -> None:
    (tmp_path / "lenke").symlink_to(plan)
    done = rettesnor("read", plan, "--format", "json", "--output", "lenke")
    assert (done.returncode, plan.read_text()) == (2, plan_text)


def test_a_folder_is_no_output_file(rettesnor: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    done = rettesnor("read", plan, "--output", "mappe")
    assert (done.returncode, done.stderr.decode()[:31]) == (2, "rettesnor: mappe er en mappe. O")


def test_a_missing_folder_is_said_in_words(rettesnor: Run, plan: Path) -> None:
    done = rettesnor("read", plan, "--output", "mangler/ut.txt")
    assert done.returncode == 1
    assert lines(done.stderr)[0].startswith(
        "rettesnor: mangler/ut.txt: kan ikke skrive hit (mappen finnes ikke)"
    )


def test_where_nothing_could_be_read_an_older_result_stays(
    rettesnor: Run, broken: Path, tmp_path: Path
) -> None:
    (tmp_path / "ut.json").write_text("forrige")
    done = rettesnor("read", broken, "--format", "json", "--output", "ut.json")
    assert (done.returncode, (tmp_path / "ut.json").read_text()) == (1, "forrige")


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_on_a_full_disk_nothing_is_half_written(
    form: str, rettesnor: Run, plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "ut").write_text("forrige")
    before = sorted(path.name for path in tmp_path.iterdir())

    def allow_small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))

    done = rettesnor("read", plan, "--format", form, "--output", "ut", preexec_fn=allow_small_files_only)
    assert done.returncode == 1
    assert lines(done.stderr) == [
        "rettesnor: ut: disken er full; det er ikke skrevet noe. "
        "Frigjør plass, eller velg et annet sted med --output. [disk-full]"
    ]
    assert (tmp_path / "ut").read_text() == "forrige"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_new_file_replaces_the_old_one_and_keeps_its_rights(
    rettesnor: Run, plan: Path, tmp_path: Path
) -> None:
    output = tmp_path / "ut.json"
    output.write_text("forrige")
    output.chmod(0o640)
    assert rettesnor("read", plan, "--format", "json", "--output", "ut.json").returncode == 0
    assert (output.stat().st_mode & 0o777, output.read_text()[0]) == (0o640, "{")


def test_output_may_be_a_device(rettesnor: Run, plan: Path) -> None:
    assert rettesnor("read", plan, "--output", os.devnull).returncode == 0
    assert not Path(os.devnull).is_file()


def test_a_full_disk_behind_standard_output_is_said(rettesnor: Run, plan: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = rettesnor("read", plan, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert [line.endswith("[output-incomplete]") for line in lines(done.stderr)] == [True]


def test_a_closed_standard_output_is_said(rettesnor: Run, plan: Path) -> None:
    done = rettesnor("read", plan, preexec_fn=lambda: os.close(1))
    assert done.returncode == 1
    assert [line.endswith("[cannot-write]") for line in lines(done.stderr)] == [True]


@pytest.mark.parametrize("arguments", [["read", "plan.txt"], ["read", "--help"], ["schema"]])
def test_when_the_reader_of_the_output_goes_away_nothing_is_said(
    arguments: list[str], plan: Path, tmp_path: Path, environment: Environment, command: list[str]
) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    full = [*command, *arguments]
    done = subprocess.run(
        full,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
        check=False,
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (141, b"")


# --- interrupted ---


def test_an_interruption_ends_it_quietly_and_leaves_no_file(
    tmp_path: Path, environment: Environment, command: list[str]
) -> None:
    process = subprocess.Popen(
        [*command, "read", "-", "--output", "ut.txt"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    patience = time.monotonic() + 60
    while not (reading := children.read_text()) and time.monotonic() < patience:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    assert (process.returncode, said.decode().strip()) == (130, "rettesnor: avbrutt.")
    assert list(tmp_path.iterdir()) == []
    child = Path(f"/proc/{reading.split()[0]}")
    while (
        child.exists() and time.monotonic() < patience
    ):  # until whoever takes over orphans has taken leave of it
        time.sleep(0.05)
    assert not child.exists(), "the child that read is gone too"
