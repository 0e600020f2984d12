"""The documents of Nordvik kommune: every file made from a source reads as the source says."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import rettesnor
from examples.build import MOST_BYTES, files_by_packages, source_paths
from examples.builder.blocks import Source
from examples.builder.checks import numbers_that_differ
from examples.builder.contents import folded, page_texts
from examples.builder.source import read_source
from rettesnor.outline.serialisation import record_to_json

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = [path.stem for path in source_paths()]
FORMS = [
    "typst.pdf",
    "libreoffice.pdf",
    "chromium.pdf",
    "glyphs.pdf",
    "docx",
    "libreoffice.docx",
    "odt",
    "libreoffice.odt",
    "html",
]
MOST_BYTES_IN_ALL = 12_000_000

Tree = list[tuple[str, str | None, str, int | None]]

each_file = pytest.mark.parametrize("form", FORMS)
each_document = pytest.mark.parametrize("name", NAMES)


@each_document
@each_file
def test_a_file_gives_the_items_of_its_source(name: str, form: str) -> None:
    assert tree(record(name, form)) == tree(expected(name))


@each_document
@each_file
def test_a_file_gives_the_terms_that_its_side_boxes_explain(name: str, form: str) -> None:
    assert definitions(record(name, form)) == definitions(expected(name))


@each_document
@each_file
def test_a_file_gives_the_attributes_of_its_source(name: str, form: str) -> None:
    assert attributes(record(name, form)) == attributes(expected(name))


@each_document
@each_file
def test_a_file_gives_what_the_document_says_about_itself(name: str, form: str) -> None:
    found, wanted = record(name, form), expected(name)
    assert found["facts"] == wanted["facts"]
    assert (found["kind"], found["title"]) == (wanted["kind"], wanted["title"])
    assert found["source"]["language"] == wanted["language"]


@each_document
def test_libreoffice_numbers_the_lists_as_the_source_expects(name: str) -> None:
    exported = (EXAMPLES / name / f"{name}.libreoffice.pdf").read_bytes()
    assert numbers_that_differ(exported, source_of(name)) == []


@each_document
@pytest.mark.parametrize("form", ["typst.pdf", "glyphs.pdf", "docx", "odt", "html"])
def test_a_built_file_says_what_its_source_says_today(name: str, form: str) -> None:
    built = (EXAMPLES / name / f"{name}.{form}").read_bytes()
    assert words(rebuilt(name)[f"{name}.{form}"], form) == words(built, form)


@each_document
def test_the_expected_record_is_made_from_the_source_of_today(name: str) -> None:
    assert json.loads(rebuilt(name)["expected.json"]) == expected(name)


@each_document
def test_the_same_source_gives_the_same_bytes(name: str) -> None:
    assert files_by_packages(source_of(name), EXAMPLES / name) == rebuilt(name)


def test_the_samfunnsdel_is_as_long_and_as_rich_as_a_real_one() -> None:
    kinds = [item["kind"] for item in expected("samfunnsdel")["items"]]
    for form in (form for form in FORMS if form.endswith(".pdf")):
        assert len(page_texts((EXAMPLES / "samfunnsdel" / f"samfunnsdel.{form}").read_bytes())) >= 24, form
    assert kinds.count("goal") == 4
    assert kinds.count("subgoal") >= 20
    assert kinds.count("strategy") >= 80


def test_the_files_are_small_enough_to_be_kept_in_the_repository() -> None:
    sizes = {path: path.stat().st_size for path in EXAMPLES.rglob("*.*") if path.is_file()}
    assert [path.name for path, size in sizes.items() if size >= MOST_BYTES] == []
    assert sum(sizes.values()) < MOST_BYTES_IN_ALL


@each_document
@each_file
def test_a_file_names_no_folder_of_the_machine_that_made_it(name: str, form: str) -> None:
    inside = unpacked((EXAMPLES / name / f"{name}.{form}").read_bytes())
    assert re.findall(rb"file:///|/home/\w+|/tmp/\w+|/Users/\w+", inside) == []


@cache
def record(name: str, form: str) -> dict[str, Any]:
    return dict(record_to_json(rettesnor.read(EXAMPLES / name / f"{name}.{form}")))


@cache
def expected(name: str) -> dict[str, Any]:
    return dict(json.loads((EXAMPLES / name / "expected.json").read_text(encoding="utf-8")))


@cache
def source_of(name: str) -> Source:
    return read_source(EXAMPLES / "source" / f"{name}.yml")


@cache
def rebuilt(name: str) -> dict[str, bytes]:
    return files_by_packages(source_of(name), EXAMPLES / name)


def outline(given: dict[str, Any]) -> list[dict[str, Any]]:
    """The items in reading order, but for definitions: where a side box comes is the layout's business."""
    return [item for item in given["items"] if item["kind"] != "definition"]


def tree(given: dict[str, Any]) -> Tree:
    """Kind, label, text and the parent's place in the list."""
    items = outline(given)
    places = {item["id"]: place for place, item in enumerate(items)}
    return [
        (item["kind"], item["label"], item["text"], places.get(item["parent"], item["parent"]))
        for item in items
    ]


def definitions(given: dict[str, Any]) -> set[tuple[str, str | None, str | None]]:
    boxes = [item for item in given["items"] if item["kind"] == "definition"]
    return {(item["text"], item["attributes"].get("term"), item["parent"]) for item in boxes}


def attributes(given: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(item["text"], item["attributes"]) for item in outline(given) if item["attributes"]]


def words(content: bytes, form: str) -> str:
    """Letters and figures of a file's text, without what layout does to them."""
    if form.endswith("pdf"):
        return folded("".join(page_texts(content)))
    if form == "html":
        return folded(plain(content.decode()))
    main = {"docx": "word/document.xml", "odt": "content.xml"}[form]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return folded(plain(archive.read(main).decode()))


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", markup, flags=re.DOTALL))


def unpacked(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())
