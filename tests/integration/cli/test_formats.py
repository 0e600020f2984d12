"""What `rettesnor read` prints in each of its formats."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from rettesnor.outline.schema import record_schema

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Environment = Callable[..., dict[str, str]]


def test_a_plan_is_shown_as_a_tree_without_colour_when_it_is_piped(rettesnor: Run, plan: Path) -> None:
    done = rettesnor("read", plan)
    shown = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\x1b" not in shown
    assert shown.startswith("Kommuneplanens samfunnsdel")
    assert "Hovedmål 1 Innbyggerne i Nordvik har det trygt og godt" in shown
    assert "└─ Delmål 2.1 Klimagassutslippene er redusert" in shown


def test_json_of_one_file_is_one_record_that_the_schema_knows(rettesnor: Run, plan: Path) -> None:
    done = rettesnor("read", plan, "--format", "json")
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert [error.message for error in Draft202012Validator(record_schema()).iter_errors(record)] == []
    assert done.stdout.count(b"\n") > 10, "it is indented, for a person to read"


def test_the_offsets_in_json_count_in_what_text_prints(rettesnor: Run, plan: Path, plan_text: str) -> None:
    text = rettesnor("read", plan, "--format", "text").stdout
    record = json.loads(rettesnor("read", plan, "--format", "json").stdout)
    assert text == plan_text.encode()
    goals = [text.decode()[one["start"] : one["end"]] for one in record["items"] if one["kind"] == "goal"]
    assert goals == [
        "Hovedmål 1: Innbyggerne i Nordvik har det trygt og godt",
        "Hovedmål 2: Naturen i Nordvik er tatt vare på",
    ]


def test_json_of_several_files_is_one_line_each_in_their_order(
    rettesnor: Run, plan: Path, tmp_path: Path
) -> None:
    other = tmp_path / "annen.txt"
    other.write_text("Temaplan\n\nMål 1: Alle kan svømme\n")
    lines = rettesnor("read", plan, other, "--format", "json").stdout.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["plan.txt", "annen.txt"]


def test_a_folder_is_read_file_by_file_in_the_order_of_names(
    rettesnor: Run, tmp_path: Path, plan_text: str
) -> None:
    folder = tmp_path / "planer"
    for name in ("b/2.txt", "a.txt", "b/1.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(plan_text)
    lines = rettesnor("read", folder, "--format", "json").stdout.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["a.txt", "1.txt", "2.txt"]


def test_a_folder_of_one_file_gives_a_line_too_so_that_programs_need_not_guess(
    rettesnor: Run, plan: Path
) -> None:
    done = rettesnor("read", plan.parent, "--format", "json")
    assert len(done.stdout.splitlines()) == 1


def test_standard_input_is_read_by_its_content(rettesnor: Run, plan_text: str) -> None:
    record = json.loads(rettesnor("read", "-", "--format", "json", input=plan_text.encode()).stdout)
    assert record["source"]["name"] == "-"
    assert len(record["items"]) == 7


def test_standard_input_stands_where_it_was_named_among_files(
    rettesnor: Run, plan: Path, plan_text: str
) -> None:
    done = rettesnor("read", plan, "-", plan, "--format", "json", input=plan_text.encode())
    names = [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]
    assert names == ["plan.txt", "-", "plan.txt"]


def test_csv_has_a_row_per_item_of_every_file(rettesnor: Run, plan: Path) -> None:
    done = rettesnor("read", plan, plan, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Type"] for row in rows[:3]] == ["Hovedmål", "Delmål", "Strategi"]
    assert len(rows) == 14


def test_excel_goes_to_a_file_with_exact_quotes(
    rettesnor: Run, plan: Path, tmp_path: Path, plan_text: str
) -> None:
    done = rettesnor("read", plan, "--format", "xlsx", "--output", "ut.xlsx")
    assert (done.returncode, done.stdout) == (0, b"")
    rows = openpyxl.load_workbook(tmp_path / "ut.xlsx")["Punkter"].iter_rows(min_row=2, values_only=True)
    quotes = [row[6] for row in rows]
    assert quotes[0] == "Hovedmål 1: Innbyggerne i Nordvik har det trygt og godt"
    assert all(quote in plan_text for quote in quotes)


def test_excel_can_be_piped_on(rettesnor: Run, plan: Path) -> None:
    assert rettesnor("read", plan, "--format", "xlsx").stdout.startswith(b"PK")


def test_the_kind_can_be_said(rettesnor: Run, plan: Path) -> None:
    record = json.loads(rettesnor("read", plan, "--format", "json", "--kind", "letter").stdout)
    assert (record["kind"], record["kind_confidence"]) == ("letter", 1)


def test_a_file_with_a_wrong_name_is_read_by_its_content(
    rettesnor: Run, tmp_path: Path, plan_text: str
) -> None:
    (tmp_path / "plan.pdf").write_text(plan_text)
    done = rettesnor("read", "plan.pdf", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["source"]["media_type"]) == (0, "text/plain")


def test_the_schema_is_printed(rettesnor: Run) -> None:
    assert json.loads(rettesnor("schema").stdout) == record_schema()


@pytest.mark.parametrize(
    ("language", "word"), [("nb_NO.UTF-8", "Hovedmål"), ("nn_NO.UTF-8", "Hovudmål"), ("en_GB.UTF-8", "Goal")]
)
def test_it_speaks_the_machines_language(
    language: str, word: str, rettesnor: Run, plan: Path, environment: Environment
) -> None:
    done = rettesnor("read", plan, env=environment(LANG=language))
    assert f"{word} 1 Innbyggerne" in done.stdout.decode()


# --- what it costs to start ---


def test_nothing_is_loaded_that_a_small_text_file_does_not_need(
    plan: Path, environment: Environment, command: list[str]
) -> None:
    code = (
        "import sys; from portal.cli.main import run; run(['read', sys.argv[1]]); "
        "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    full = [command[0], "-c", code, str(plan)]
    done = subprocess.run(full, capture_output=True, check=True, env=environment(), timeout=60)
    loaded = set(eval(done.stderr))
    assert (
        loaded & {"django", "rich", "xlsxwriter", "csv", "simplemma", "pypdfium2", "lxml", "selectolax"}
        == set()
    )
