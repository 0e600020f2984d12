"""What a Word document holds: styles, tables, boxes, changes, fields, notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from rettesnor.documents import Cell, Document, Role, read

Make = Callable[..., bytes]

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tittel"><w:name w:val="Title"/>'
    '<w:rPr><w:sz w:val="56"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Kapittel"><w:name w:val="Kapittel"/>'
    '<w:basedOn w:val="Overskrift2"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bildetekst"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="INNH1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Sterk"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)


def _run(words: str, more: str = "") -> str:
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _p(*runs: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{more}</w:pPr>{''.join(run if '<' in run else _run(run) for run in runs)}</w:p>"
    )


def _cell(*blocks: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(blocks) or _p()}</w:tc>"


def _row(*cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def _place(cell: Cell) -> tuple[int, int, int, int]:
    return cell.row, cell.column, cell.row_span, cell.column_span


def _words(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


@pytest.mark.parametrize(
    ("paragraph", "level", "bold", "size"),
    [
        (_p("Ord"), None, False, 11.0),
        (_p("Plan", style="Tittel"), 1, False, 28.0),
        (_p("Mål", style="Overskrift2"), 2, True, 11.0),
        (_p("Mål", style="Kapittel"), 1, True, 11.0),
        (_p("Mål", style="Kapittel", more='<w:outlineLvl w:val="9"/>'), None, True, 11.0),
        (_p("Mål", more='<w:outlineLvl w:val="2"/>'), 3, False, 11.0),
        (_p(_run("Mål og meir", "<w:b/>"), " x"), None, True, 11.0),
        (_p(_run("Mål", '<w:b w:val="0"/>'), style="Overskrift2"), 2, False, 11.0),
        (_p(_run("Mål", '<w:rStyle w:val="Sterk"/>')), None, True, 11.0),
        (_p(_run("Mål", '<w:rStyle w:val="Sterk"/>'), style="Overskrift2"), 2, False, 11.0),
        (_p(_run("M", '<w:sz w:val="60"/>'), _run("ange ord", '<w:sz w:val="20"/>')), None, False, 10.0),
    ],
)
def test_a_paragraph_is_set_as_its_styles_say(
    paragraph: str, level: int | None, bold: bool, size: float, make_docx: Make
) -> None:
    (line,) = read(make_docx(paragraph, styles=STYLES)).lines
    assert (line.level, line.bold, line.size) == (level, bold, size)


@pytest.mark.parametrize(
    ("paragraph", "lines"),
    [
        (_p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), ["a", "b"]),
        (_p("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>8</w:t><w:tab/><w:t>x</w:t></w:r>"), ["5\u20118\tx"]),
        (_p("<w:r><w:t>sam</w:t><w:softHyphen/><w:t>funn</w:t></w:r>"), ["sam\u00adfunn"]),
        (_p('<w:hyperlink r:id="x">' + _run("lenke") + "</w:hyperlink>"), ["lenke"]),
        (_p('<w:fldSimple w:instr=" DATE ">' + _run("1. mai") + "</w:fldSimple>"), ["1. mai"]),
        (
            _p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
               + _run("skjult") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + _run("kapittel 3")
               + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', _run(" viser")),
            ["kapittel 3 viser"],
        ),
        (_p(_run("vist"), _run("skjult", "<w:vanish/>")), ["vist"]),
        (_p('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', _run(" mål")), ["→ mål"]),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + _p("felt") + "</w:sdtContent></w:sdt>", ["felt"]),
        (_p("<w:sdt><w:sdtContent>" + _run("felt") + "</w:sdtContent></w:sdt>"), ["felt"]),
        (_p("D", more='<w:framePr w:dropCap="drop"/>') + _p("et er mål"), ["Det er mål"]),
        (_p("  ord  ") + _p("") + _p(" "), ["ord"]),
    ],
)  # fmt: skip
def test_the_words_are_as_word_prints_them(paragraph: str, lines: list[str], make_docx: Make) -> None:
    assert _words(read(make_docx(paragraph))) == lines


def test_tracked_changes_are_read_as_accepted_and_said(make_docx: Make) -> None:
    document = read(
        make_docx(
            _p("a", f"<w:ins>{_run(' ny')}</w:ins>", "<w:del><w:r><w:delText> x</w:delText></w:r></w:del>")
            + _p("b", more="<w:rPr><w:del/></w:rPr>") + _p("c")
            + "<w:moveFrom>" + _p("flytta") + "</w:moveFrom>"
        )
    )  # fmt: skip
    assert _words(document) == ["a ny", "bc"]
    assert [(w.code, w.parameters) for w in document.warnings] == [
        ("tracked-changes", {"insertions": 1, "deletions": 3})
    ]


def test_a_table_has_its_cells_where_they_are_seen(make_docx: Make) -> None:
    table = (
        "<w:tbl>"
        + _row(_cell(_p("Tiltak")), _cell(_p("Ansvar")), _cell(_p("Frist")), more="<w:tblHeader/>")
        + _row(_cell(_p("Skole"), _p("og veg"), more='<w:vMerge w:val="restart"/>'), _cell(_p("A")), _cell())
        + _row(_cell(more="<w:vMerge/>"), _cell(_p("Alle"), more='<w:gridSpan w:val="2"/>'))
        + _row(_cell(_p("Borte")), more="<w:del/>")
        + "</w:tbl>"
    )
    document = read(make_docx(_p("Før") + table + _p("Etter")))
    (found,) = document.tables
    cells = [(document.text[cell.start : cell.end].split("\n\n"), *_place(cell)) for cell in found.cells]
    assert cells == [
        (["Tiltak"], 0, 0, 1, 1),
        (["Ansvar"], 0, 1, 1, 1),
        (["Frist"], 0, 2, 1, 1),
        (["Skole", "og veg"], 1, 0, 2, 1),
        (["A"], 1, 1, 1, 1),
        ([""], 1, 2, 1, 1),
        (["Alle"], 2, 1, 1, 2),
    ]
    assert (found.columns, found.header_rows) == (3, 1)
    assert (
        document.text[found.start : found.end].startswith("Tiltak")
        and document.text[: found.start] == "Før\n\n"
    )


def test_a_table_in_a_cell_stands_behind_the_one_that_holds_it(make_docx: Make) -> None:
    inner = "<w:tbl>" + _row(_cell(_p("B")), _cell(_p("C"))) + "</w:tbl>"
    document = read(make_docx("<w:tbl>" + _row(_cell(_p("A"), inner, _p("D")), _cell(_p("E"))) + "</w:tbl>"))
    outer, nested = document.tables
    assert document.text[outer.cells[0].start : outer.cells[0].end].split() == ["A", "B", "C", "D"]
    assert [document.text[cell.start : cell.end] for cell in nested.cells] == ["B", "C"]


BOX = (
    "<w:r><mc:AlternateContent>"
    "<mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>"
    "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once_behind_its_paragraph(make_docx: Make) -> None:
    document = read(make_docx(_p("a", BOX.format(_p("Fakta"), _p("Fakta")), "b") + _p("c")))
    assert [(words, line.role) for words, line in zip(_words(document), document.lines, strict=True)] == [
        ("ab", Role.BODY),
        ("Fakta", Role.SIDE_BOX),
        ("c", Role.BODY),
    ]


def test_a_text_box_in_a_cell_does_not_break_the_table(make_docx: Make) -> None:
    boxed = _p("a", BOX.format(_p("Fakta"), ""))
    document = read(make_docx("<w:tbl>" + _row(_cell(boxed), _cell(_p("b"))) + "</w:tbl>"))
    assert _words(document) == ["a", "b", "Fakta"]
    assert [document.text[cell.start : cell.end] for cell in document.tables[0].cells] == ["a", "b"]


def test_captions_and_contents_are_no_text(make_docx: Make) -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{_p('Innhold', style='Kapittel')}{_p('1 Mål 3', style='INNH1')}"
        "</w:sdtContent></w:sdt>"
    )
    document = read(
        make_docx(contents + _p("Bru", style="Bildetekst") + _p("2 Tiltak 4", style="INNH1"), styles=STYLES)
    )
    assert [(line.role, line.level) for line in document.lines] == [
        (Role.MARK, None),
        (Role.MARK, None),
        (Role.CAPTION, None),
        (Role.MARK, None),
    ]


def test_notes_stand_behind_the_text(make_docx: Make) -> None:
    note = f'<w:footnote w:id="2">{_p("Kjelde: SSB")}</w:footnote>'
    document = read(
        make_docx(_p("Ord", '<w:r><w:footnoteReference w:id="2"/></w:r>', ".") + _p("Meir"), notes=note)
    )
    assert _words(document) == ["Ord.", "Meir", "1 Kjelde: SSB"]
    assert document.lines[-1].role is Role.FOOTER


def test_the_title_is_the_files_own(make_docx: Make) -> None:
    assert read(make_docx(_p("Ord"), title=" Plan for Nordvik ")).title == "Plan for Nordvik"
    assert read(make_docx(_p("Ord"))).title is None


def test_paragraphs_are_blocks_with_a_blank_line_between(make_docx: Make) -> None:
    document = read(make_docx(_p("a") + _p("b")))
    assert document.text == "a\n\nb\n"
    assert [(line.start, line.end, line.page) for line in document.lines] == [(0, 1, None), (3, 4, None)]
    assert document.lines[0].block < document.lines[1].block


def test_a_strict_file_is_read_as_any_other(make_docx: Make) -> None:
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_docx(_p("Ord")))) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name).replace(transitional, b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
            )
    assert _words(read(file.getvalue())) == ["Ord"]
