"""Plain text and Markdown: the text is the file's own; lines, blocks, tables and furniture point into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rettesnor.documents import Document, LimitExceeded, Limits, Role, read


def _words(document: Document, role: Role | None = None) -> list[str]:
    return [
        document.text[line.start : line.end] for line in document.lines if role is None or line.role is role
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Mål: blåbær".encode(), "Mål: blåbær"),
        ("\ufeffMål".encode(), "Mål"),
        ("Mål – «ord»".encode("cp1252"), "Mål – «ord»"),
        ("Mål på øya".encode("latin-1"), "Mål på øya"),
        ("\ufeffMål\n".encode("utf-16-le"), "Mål\n"),
        ("\ufeffMål\n".encode("utf-16-be"), "Mål\n"),
        ("Målområde og tiltak".encode("utf-16-le"), "Målområde og tiltak"),
        ("Målområde og tiltak".encode("utf-16-be"), "Målområde og tiltak"),
        ("Sámi giella čáhci".encode(), "Sámi giella čáhci"),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n"),
        (b"\x81 \xe6", "\x81 æ"),
    ],
)
def test_the_text_is_the_content_unchanged(data: bytes, text: str) -> None:
    assert read(data).text == text


def test_a_character_cut_off_at_the_end_is_said() -> None:
    document = read("Barn og unge på øya".encode()[:-3])
    assert document.text == "Barn og unge på "
    assert [(warning.code, warning.start) for warning in document.warnings] == [("truncated", 16)]


def test_a_broken_character_in_the_middle_is_said_with_its_place() -> None:
    document = read("Mål på øya ".encode() + b"\xff" + " og på fjellet".encode())
    assert [(warning.code, warning.start, warning.end) for warning in document.warnings] == [
        ("undecodable", 11, 12)
    ]


def test_text_over_the_limit_is_refused() -> None:
    with pytest.raises(LimitExceeded) as raised:
        read(b"abcdef", limits=Limits(characters=5))
    assert raised.value.parameters == {"limit": 5, "found": 6}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\v"])
def test_lines_end_at_every_kind_of_line_end(end: str) -> None:
    document = read(f"  Mål 1 {end}Bulyst{end}{end}Tiltak".encode())
    assert _words(document) == ["Mål 1", "Bulyst", "Tiltak"]
    assert [line.block for line in document.lines] == [0, 0, 1]


def test_a_form_feed_parts_blocks() -> None:
    assert [line.block for line in read(b"a\fb\n\x0cc").lines] == [0, 1, 2]


def test_text_without_words_has_no_lines() -> None:
    assert read(b" \n\n \t").lines == ()


def test_a_text_set_with_blank_lines_between_all_lines_has_its_paragraphs() -> None:
    paragraph = "Kommunane arbeider mot \n\nrasisme og diskriminering \n\npå alle skular.\n\n \n\n"
    document = read((paragraph * 10).encode())
    assert [line.block for line in document.lines[:7]] == [0, 0, 0, 1, 1, 1, 2]


FURNITURE = [
    (
        "a mark, a page number and running heads",
        "Mål 4. Attraktiv\n\nKommuneplan 2019 – 2030\n\n11\n\n<!-- side 12 -->\n\n"
        "NORDVIK KOMMUNE\n\n2019\n\nStrategi: x",
        ["Kommuneplan 2019 – 2030", "11", "<!-- side 12 -->", "NORDVIK KOMMUNE", "2019"],
    ),
    (
        "a running foot that the excerpt holds once",
        "i 2025\n\nNordvik kommune • Temaplan for folkehelse 2024-2033\n\n5\n\n<!-- side 6 -->\n\n"
        "3 Innsatsområde for x",
        ["Nordvik kommune • Temaplan for folkehelse 2024-2033", "5", "<!-- side 6 -->"],
    ),
    ("a page number in words", "Hovedmål for omsorg\n\ns. 4/12\n\nFra planen", ["s. 4/12"]),
    (
        "pages of pages",
        "a\n\nSide 3 av 12\n\nb\n\n[Side 4]\n\nc\n\n- 5 -\n\nd",
        ["Side 3 av 12", "[Side 4]", "- 5 -"],
    ),
    (
        "a title repeated beside numbers that grow",
        "a\n\nRapport (2021) Kartlegging av arbeid\n\n7\n\nb\nc\n\n"
        "Rapport (2021) Kartlegging av arbeid\n\n37\n\nd",
        ["Rapport (2021) Kartlegging av arbeid", "7", "Rapport (2021) Kartlegging av arbeid", "37"],
    ),
    (
        "a running head with the page number on its line",
        "a\n\fHandlingsprogram for oppvekst | 2\n\nb\n\fHandlingsprogram for oppvekst | 3\n\nc",
        ["Handlingsprogram for oppvekst | 2", "Handlingsprogram for oppvekst | 3"],
    ),
    (
        "heads repeated at form feeds",
        "Nordvik\n\na\n\n1\n\fNordvik kystby\n\nb\n\n2\n\fNordvik kystby\n\nc\n\n3\n\fNordvik kystby\n\nd",
        ["1", "Nordvik kystby", "2", "Nordvik kystby", "3", "Nordvik kystby"],
    ),
    (
        "heads beside pages numbered in words, on the first page too",
        "Nordvik kommune Handlingsdel 2026\nSide 1\nHandlingsdel 2026\na\nNordvik kommune Handlingsdel 2026\nSide 2\nb",
        [
            "Nordvik kommune Handlingsdel 2026",
            "Side 1",
            "Nordvik kommune Handlingsdel 2026",
            "Side 2",
        ],
    ),
    (
        "the municipality's name and the plan's with its years",
        "Ei setning.\n\nSide 1\n\n<!-- side 2 -->\n\nNordvik kommune\n\nKulturplan 2025–2033\n\nMål: Alle er med.",
        ["Side 1", "<!-- side 2 -->", "Nordvik kommune", "Kulturplan 2025–2033"],
    ),
    (
        "where the sender of a letter is found",
        "1. ta ut setninga\nNordvik grendelag · Org.nr. 999 111 222\n"
        "2. behalde skulen\nNordvik grendelag · Org.nr. 999 111 222",
        ["Nordvik grendelag · Org.nr. 999 111 222", "Nordvik grendelag · Org.nr. 999 111 222"],
    ),
    (
        "a running title glued to the last line of its page",
        "der folk møtestNordvik kommune Samfunnsdel 2025\n7\n4.2 Mål\n"
        "jord per årNordvik kommune Samfunnsdel 2025\n8\nx",
        ["Nordvik kommune Samfunnsdel 2025", "7", "Nordvik kommune Samfunnsdel 2025", "8"],
    ),
    (
        "a sum at the end of a row is no page number",
        "D3 Lage kalender for kommunen kr 40 000\fD4 Halde kurs i kommunen kr 45 000\fD5 Opne hallen kr 46 000",
        [],
    ),
    ("shares that grow of one total", "a\n\n1/9\n\nb\n\n2/9\n\nc\n\n3/9\n\nd", ["1/9", "2/9", "3/9"]),
]


@pytest.mark.parametrize(
    ("text", "furniture"), [case[1:] for case in FURNITURE], ids=[case[0] for case in FURNITURE]
)
def test_page_furniture_is_told_from_the_text(text: str, furniture: list[str]) -> None:
    document = read(text.encode())
    assert [
        document.text[line.start : line.end] for line in document.lines if line.role.is_furniture
    ] == furniture


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("001_27e3a23bad0f2982.txt", 10),
        ("002_61d87d3547180f80.txt", 0),
        ("004_763334494e81a5e8.txt", 0),
        ("hemsedal_samfunnsdel_nn.txt", 10),
        ("krodsherad_temaplan_folkehelse.txt", 3),
        ("lier_handlingsplan_demens.txt", 7),
        ("steinkjer_saksprotokoll.txt", 0),
    ],
)
def test_real_text_layers_lose_their_page_furniture_and_nothing_else(
    name: str, count: int, shared: Path
) -> None:
    document = read((shared / "documents" / name).read_bytes())
    assert sum(line.role.is_furniture for line in document.lines) == count


LEAD_INS = (
    *("Kommunen vil", "Strategi:", "Tiltak:", "Innstilling:", "Behandling", "Prioriterte tiltak:", "Vedtak:"),
    *("Delmål", "Mål 1", "Hovedmål 2", "• auke talet på lærlingar", "1. Bygge skole", "a) Bygge skole"),
    *("- Kultur", "6.1 Bulyst", "Innsatsområde A"),
)


@pytest.mark.parametrize(
    "repeated",
    LEAD_INS,
)
def test_what_leads_in_a_list_is_never_furniture(repeated: str) -> None:
    text = "".join(
        f"Ord {page}.\n\n{page}\n\n<!-- side {page + 1} -->\n\n{repeated}\n\n" for page in range(1, 5)
    )
    assert _words(read(text.encode())).count(repeated) == 4
    assert repeated in _words(read(text.encode()), Role.BODY)


@pytest.mark.parametrize(
    "text",
    [
        "Møtedato  \n23.08.2022\n\n124/22\n\nTrygg by",
        "Innbyggere\n\n3000\n\nAntall barn\n\n12",
        "Sum\n\n12\n\nKostnad\n\n14\n\nSum\n\n3",
        "Bruk av fond\n\n1)\nInnstilling:\n1.    Bruk av fond",
    ],
)
def test_numbers_without_a_page_are_text(text: str) -> None:
    assert not [line for line in read(text.encode()).lines if line.role.is_furniture]


@pytest.mark.parametrize(
    ("text", "line", "level", "bold"),
    [
        ("## **Tiltak**\n", "Tiltak", 2, True),
        ("# Plan #\n", "Plan", 1, False),
        ("###### Note", "Note", 6, False),
        ("**Delmål 1**", "Delmål 1", None, True),
        ("__Delmål 1__", "Delmål 1", None, True),
        ("***Delmål 1***", "Delmål 1", None, True),
        ("**Mål:** ord **her**", "**Mål:** ord **her**", None, False),
        ("- **Mål** ord", "- **Mål** ord", None, False),
        ("#1 i Noreg", "#1 i Noreg", None, False),
        ("Plan\n====", "Plan", 1, False),
        ("Plan\n-----", "Plan", 2, False),
    ],
)
def test_marks_of_markdown_stay_outside_the_line(text: str, line: str, level: int | None, bold: bool) -> None:
    document = read(text.encode())
    first = document.lines[0]
    assert document.text == text
    assert (document.text[first.start : first.end], first.level, first.bold) == (line, level, bold)


def test_a_rule_and_an_underline_are_marks() -> None:
    document = read(b"Plan\n===\n\nOrd\n\n---\n\nOrd\nOrd\n---")
    assert _words(document, Role.MARK) == ["===", "---", "---"]
    assert [line.level for line in document.lines if line.level] == [1]


def test_clear_marks_make_it_markdown() -> None:
    assert read(b"## Tiltak\n\nOrd").media_type == "text/markdown"
    assert read(b"Tiltak\n\n- Ord\n- # 4").media_type == "text/plain"


def test_a_markdown_table_has_its_cells() -> None:
    rows = "| Tiltak | Ansvar |  |\n|---|:-:|---|\n| Bygge \\| rive | **Rådmann** | |\n| Skole |"
    document = read(f"Før\n\n{rows}\n\nEtter".encode())
    (table,) = document.tables
    cells = [(cell.row, cell.column, document.text[cell.start : cell.end]) for cell in table.cells]
    assert cells == [
        (0, 0, "Tiltak"),
        (0, 1, "Ansvar"),
        (0, 2, ""),
        (1, 0, "Bygge \\| rive"),
        (1, 1, "**Rådmann**"),
        (1, 2, ""),
        (2, 0, "Skole"),
    ]
    assert (table.header_rows, table.columns) == (1, 3)
    assert _words(document, Role.CELL) == ["Tiltak", "Ansvar", "Bygge \\| rive", "**Rådmann**", "Skole"]
    assert _words(document, Role.BODY) == ["Før", "Etter"]
    assert document.media_type == "text/markdown"


def test_strokes_without_a_rule_are_no_table() -> None:
    assert read(b"a | b\nc | d").tables == ()
