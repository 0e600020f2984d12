"""What an OpenDocument text holds: lists with their printed numbers, headings, tables, boxes, notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rettesnor.documents import Document, DocumentError, Role, read

Make = Callable[..., bytes]


def _list_style(name: str, format: str, suffix: str = ".", shown: int = 1) -> str:
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="{format}" '
        f'style:num-suffix="{suffix}" text:display-levels="{min(level, shown)}"/>'
        for level in range(1, 5)
    )
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


AUTOMATIC = (
    _list_style("Tal", "1")
    + _list_style("Bokstav", "a", ")")
    + _list_style("Romar", "i")
    + _list_style("Kapittel", "1", "", 3)
    + '<text:list-style style:name="Punkt">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>'
    '<text:list-style style:name="Start"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-prefix="Mål " style:num-suffix=":" text:start-value="4"/></text:list-style>'
    '<style:style style:name="F" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Stor">'
    '<style:text-properties fo:font-size="150%"/></style:style>'
)
STYLES = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/>'
    "</style:default-style>"
    '<style:style style:name="Stor" style:family="paragraph"><style:text-properties fo:font-size="10pt" '
    'fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Caption" style:family="paragraph"/>'
    '<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>'
    '<text:outline-style style:name="Outline">'
    + "".join(
        f'<text:outline-level-style text:level="{level}" style:num-format="1" text:display-levels="{level}"/>'
        for level in range(1, 4)
    )
    + "</text:outline-style>"
)


def _p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>' if style else f"<text:p>{words}</text:p>"


def _item(*content: str, more: str = "") -> str:
    written = "".join(part if "<" in part else _p(part) for part in content)
    return f"<text:list-item {more}>{written}</text:list-item>"


def _list(style: str, *items: str, more: str = "") -> str:
    named = f'text:style-name="{style}"' if style else ""
    written = "".join(item if item.startswith("<text:list") else _item(item) for item in items)
    return f"<text:list {named} {more}>{written}</text:list>"


def _h(level: int, words: str, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{words}</text:h>'


CASES = {
    "items in order": (_list("Tal", "A", "B"), "1. A | 2. B"),
    "lists in lists": (
        _list("Kapittel", _item("A", _list("", "B", _item("C", _list("", "D")))), "E"),
        "1 A | 1.1 B | 1.2 C | 1.2.1 D | 2 E",
    ),
    "a list in another style": (
        _list("Tal", _item("A", _list("Bokstav", "B", "C"), "D", _list("Romar", "E", "F")), "G"),
        "1. A | a) B | b) C | D | i. E | ii. F | 2. G",
    ),
    "a second list under one item begins anew": (
        _list("Tal", _item("A", _list("", "B", "C"), "D", _list("", "E")), "F"),
        "1. A | 1. B | 2. C | D | 1. E | 2. F",
    ),
    "a list that continues": (
        _list("Tal", "A") + _p("Ord") + _list("Tal", "B", more='text:continue-numbering="true"'),
        "1. A | Ord | 2. B",
    ),
    "a list that cannot continue behind one of another style": (
        _list("Tal", "A") + _list("Bokstav", "B") + _list("Tal", "C", more='text:continue-numbering="true"'),
        "1. A | a) B | 1. C",
    ),
    "a list that continues one by its name": (
        _list("Tal", "A", more='xml:id="l1"') + _list("Bokstav", "B")
        + _list("Tal", "C", more='text:continue-list="l1"'),
        "1. A | a) B | 2. C",
    ),
    "a list that does not continue": (_list("Tal", "A") + _p("Ord") + _list("Tal", "B"), "1. A | Ord | 1. B"),
    "an item with its own number": (
        _list("Tal", "A", _item("B", more='text:start-value="7"'), "C"),
        "1. A | 7. B | 8. C",
    ),
    "a start and words around the number": (_list("Start", "A", "B"), "Mål 4: A | Mål 5: B"),
    "a first item on the second level": (
        _list("Kapittel", _item(_list("", "A", "B")), "C"),
        "1.1 A | 1.2 B | 2 C",
    ),
    "one number for an item of two paragraphs": (_list("Tal", _item("A", "B"), "C"), "1. A | B | 2. C"),
    "a list's own heading has no number": (
        _list("Tal", "A", f"<text:list-header>{_p('B')}</text:list-header>", "C"),
        "1. A | B | 2. C",
    ),
    "bullets": (_list("Punkt", _item("A", _list("", "B"))), "• A | – B"),
    "headings by their levels": (
        _h(1, "A") + _h(2, "B") + _h(2, "C") + _h(1, "D", 'text:is-list-header="true"') + _h(1, "E")
        + _h(2, "F")
        + _h(2, "G", 'text:restart-numbering="true" text:start-value="7"'),
        "1 A | 1.1 B | 1.2 C | D | 2 E | 2.1 F | 2.7 G",
    ),
}  # fmt: skip


def _words(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_numbers_are_computed_for(body: str, expected: str, make_odt: Make) -> None:
    assert _words(read(make_odt(body, automatic=AUTOMATIC, styles=STYLES))) == expected.split(" | ")


@pytest.mark.needs_soffice
def test_libreoffice_prints_the_same_numbers(
    make_odt: Make, convert: Callable[[bytes, str, str], bytes], printed_lines: Callable[[bytes], list[str]]
) -> None:
    body = "".join(f"{case}{_p(f'Slutt {index}')}" for index, (case, _) in enumerate(CASES.values()))
    odt = make_odt(body, automatic=AUTOMATIC, styles=STYLES)
    # Where a number ends and the tab behind it begins is a matter of layout.
    printed = "".join("".join(printed_lines(convert(odt, "odt", "pdf"))).split())
    assert "".join("".join(_words(read(odt))).split()) == printed


@pytest.mark.parametrize(
    ("paragraph", "lines"),
    [
        (_p("a<text:line-break/>b"), ["a", "b"]),
        (_p(" to \n  ord<text:s text:c='3'/>x<text:tab/>y "), ["to ord   x\ty"]),
        (_p("a <text:span text:style-name='F'> b</text:span>c"), ["a bc"]),
        (_p("<text:a>lenke</text:a><text:soft-page-break/>"), ["lenke"]),
        (_p("a<office:annotation><text:p>merknad</text:p></office:annotation>b"), ["ab"]),
        (_p("side <text:page-number>3</text:page-number>"), ["side 3"]),
        (f"<text:section>{_p('a')}{_p('b')}</text:section>", ["a", "b"]),
        (_p("sam\u00adfunn"), ["sam\u00adfunn"]),
    ],
)
def test_the_words_are_as_they_are_printed(paragraph: str, lines: list[str], make_odt: Make) -> None:
    assert _words(read(make_odt(paragraph, automatic=AUTOMATIC))) == lines


@pytest.mark.parametrize(
    ("block", "level", "bold", "size", "role"),
    [
        (_p("Ord"), None, False, 12.0, Role.BODY),
        (_p("Ord", "P1"), None, True, 15.0, Role.BODY),
        (_p("<text:span text:style-name='F'>Mål og</text:span> x"), None, True, 12.0, Role.BODY),
        (_h(3, "Mål"), 3, False, 12.0, Role.BODY),
        (_p("Plan", "Title"), 1, False, 12.0, Role.BODY),
        (_p("Bru", "Illustration"), None, False, 12.0, Role.CAPTION),
        (f"<text:table-of-content><text:index-body>{_p('1 Mål 3')}</text:index-body></text:table-of-content>",
         None, False, 12.0, Role.MARK),
        (_p("<draw:frame><draw:text-box><text:p>Fakta</text:p></draw:text-box></draw:frame>"),
         None, False, 12.0, Role.SIDE_BOX),
        (_p("<draw:g><draw:custom-shape><text:p>Fakta</text:p></draw:custom-shape></draw:g>"),
         None, False, 12.0, Role.SIDE_BOX),
    ],
)  # fmt: skip
def test_a_paragraph_is_what_its_styles_and_its_place_say(
    block: str, level: int | None, bold: bool, size: float, role: Role, make_odt: Make
) -> None:
    (line,) = read(make_odt(block, automatic=AUTOMATIC, styles=STYLES)).lines
    assert (line.level, line.bold, line.size, line.role) == (level, bold, size, role)


def test_a_table_has_its_cells_where_they_are_seen(make_odt: Make) -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{_p(words)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("Tiltak") + cell("Frist") + cell("Ansvar")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("Skole", 'table:number-rows-spanned="2"')
        + cell("2027", 'table:number-columns-spanned="2"') + covered
        + "</table:table-row><table:table-row>"
        + covered + cell("2028") + "<table:table-cell/></table:table-row>"
        + "</table:table>"
    )  # fmt: skip
    document = read(make_odt(body))
    (table,) = document.tables
    cells = [
        (document.text[c.start : c.end], c.row, c.column, c.row_span, c.column_span) for c in table.cells
    ]
    assert cells == [
        ("Tiltak", 0, 0, 1, 1),
        ("Frist", 0, 1, 1, 1),
        ("Ansvar", 0, 2, 1, 1),
        ("Skole", 1, 0, 2, 1),
        ("2027", 1, 1, 1, 2),
        ("2028", 2, 1, 1, 1),
        ("", 2, 2, 1, 1),
    ]
    assert (table.columns, table.header_rows) == (3, 1)


def test_tracked_changes_are_read_as_accepted_and_said(make_odt: Make) -> None:
    changes = (
        "<text:tracked-changes>"
        "<text:changed-region><text:deletion><text:p>gammal</text:p></text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region>"
        "</text:tracked-changes>"
    )
    document = read(make_odt(changes + _p("a<text:change-start/> ny<text:change-end/>")))
    assert _words(document) == ["a ny"]
    assert [(w.code, w.parameters) for w in document.warnings] == [
        ("tracked-changes", {"insertions": 1, "deletions": 1})
    ]


def test_notes_stand_behind_the_text(make_odt: Make) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Kjelde: SSB</text:p></text:note-body></text:note>"
    )
    document = read(make_odt(_p(f"Ord{note}.") + _p("Meir"), title="Plan"))
    assert _words(document) == ["Ord.", "Meir", "1 Kjelde: SSB"]
    assert document.lines[-1].role is Role.FOOTER
    assert document.title == "Plan"


def test_another_kind_of_open_document_is_refused(make_odt: Make) -> None:
    data = make_odt("").replace(b"opendocument.text", b"opendocument.base")
    with pytest.raises(DocumentError, match="unknown-format"):
        read(data)
