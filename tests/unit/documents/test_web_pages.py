"""Web pages: headings, lists as browsers number them, tables, and what is no part of the text."""

from __future__ import annotations

import pytest

from rettesnor.documents import Document, DocumentError, Role, read


def _read(body: str) -> Document:
    return read(f"<!doctype html><html><body>{body}</body></html>".encode())


def _lines(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ol><li>A<li>B</ol>", ["1. A", "2. B"]),
        ("<ol start=3><li>A<li>B</ol>", ["3. A", "4. B"]),
        ("<ol start=-1><li>A<li>B</ol>", ["-1. A", "0. B"]),
        ("<ol type=a><li>A<li>B</ol>", ["a. A", "b. B"]),
        ("<ol type=I start=4><li>A<li>B</ol>", ["IV. A", "V. B"]),
        ("<ol reversed><li>A<li>B<li>C</ol>", ["3. A", "2. B", "1. C"]),
        ("<ol><li>A<li value=7>B<li>C</ol>", ["1. A", "7. B", "8. C"]),
        ("<ol><li>A<ol type=a><li>B<li>C</ol><li>D</ol>", ["1. A", "a. B", "b. C", "2. D"]),
        ("<ol><li>A<ul><li>B</ul></ol>", ["1. A", "• B"]),
        ("<ol style='list-style-type: lower-roman'><li>A<li>B</ol>", ["i. A", "ii. B"]),
        ("<ol style='list-style: none'><li>A</ol>", ["A"]),
        ("<ul><li>A<li><p>B</p><p>C</p></ul>", ["• A", "• B", "C"]),
        ("<ol type=a start=26><li>A<li>B</ol>", ["z. A", "aa. B"]),
        ("<li>A", ["• A"]),
        ("<ol><li>A</ol><p>Ord</p><ol><li>B</ol>", ["1. A", "Ord", "1. B"]),
    ],
)
def test_a_browser_numbers(body: str, expected: list[str]) -> None:
    assert _lines(_read(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Barn &amp; unge &ndash; heile\n   livet&nbsp;!</p>", ["Barn & unge – heile livet\u00a0!"]),
        ("<p>Bo<br>trygt</p>", ["Bo", "trygt"]),
        ("<div>A<p>B</p>C</div>", ["A", "B", "C"]),
        ("<pre>a\n  b</pre>", ["a", "b"]),
        ("<p>for<b>ny</b>e</p>", ["fornye"]),
        ("<p>A<script>x()</script><style>p{}</style></p><!-- B -->", ["A"]),
        ("<p hidden>A</p><p style='display: none'>B</p><p>C</p>", ["C"]),
        ("<p>kommune&shy;plan</p>", ["kommune\u00adplan"]),
        ("<p>uavslutta <b>avsnitt<p>neste", ["uavslutta avsnitt", "neste"]),
    ],
)
def test_the_words_are_as_a_browser_shows_them(body: str, expected: list[str]) -> None:
    assert _lines(_read(body)) == expected


def test_headings_have_the_level_of_their_mark_and_are_bold() -> None:
    document = _read("<h1>Plan</h1><h3>Mål</h3><p>Ord</p>")
    assert [(line.level, line.bold) for line in document.lines] == [(1, True), (3, True), (None, False)]


def test_a_paragraph_is_bold_when_most_of_it_is() -> None:
    document = _read("<p><b>Tiltak:</b> x</p><p>Ord <b>x</b></p><p style='font-weight:700'>A</p>")
    assert [line.bold for line in document.lines] == [True, False, True]


def test_what_stands_beside_the_text_has_its_role() -> None:
    document = _read(
        "<header><p>Nordvik</p><h1>Plan</h1><a href='/'>Til forsida</a></header><nav><ul><li>Hjem</ul></nav>"
        "<main><header>Ingress</header><p>Ord"
        "<aside><h3>Fakta</h3></aside><figure><figcaption>Bilde 1</figcaption></figure></main>"
        "<footer>Kontakt <a href='x'>oss</a></footer>"
    )
    assert {text: line.role for text, line in zip(_lines(document), document.lines, strict=True)} == {
        "Nordvik": Role.HEADER,
        "Plan": Role.BODY,
        "Til forsida": Role.HEADER,
        "• Hjem": Role.HEADER,
        "Ingress": Role.BODY,
        "Ord": Role.BODY,
        "Fakta": Role.SIDE_BOX,
        "Bilde 1": Role.CAPTION,
        "Kontakt oss": Role.FOOTER,
    }


def test_a_cover_in_a_header_is_text() -> None:
    document = _read("<header><p>Plan for Nordvik</p><p>Vedteken 19. juni 2025</p></header>")
    assert {line.role for line in document.lines} == {Role.BODY}


def test_a_term_with_a_colon_stands_on_the_line_of_what_it_is() -> None:
    document = _read(
        "<dl><dt>Arkivsak:</dt> <dd>23/1873</dd><dt>Vårhavn</dt><dd>Ei hamn</dd><dt>Dato:</dt></dl>x"
    )
    assert _lines(document) == ["Arkivsak: 23/1873", "Vårhavn", "Ei hamn", "Dato:", "x"]


def test_a_table_has_its_cells_where_they_are_seen() -> None:
    document = _read(
        "<table><thead><tr><th>Tiltak<th>Frist</thead><tr><td rowspan=2>Bygge skole<td>2027<tr><td>2028"
        "<tr><td colspan=2>Sum</table>"
    )
    (table,) = document.tables
    cells = [
        (document.text[c.start : c.end], c.row, c.column, c.row_span, c.column_span) for c in table.cells
    ]
    assert cells == [
        ("Tiltak", 0, 0, 1, 1),
        ("Frist", 0, 1, 1, 1),
        ("Bygge skole", 1, 0, 2, 1),
        ("2027", 1, 1, 1, 1),
        ("2028", 2, 1, 1, 1),
        ("Sum", 3, 0, 1, 2),
    ]
    assert (table.columns, table.header_rows) == (2, 1)
    assert {line.role for line in document.lines} == {Role.CELL}


def test_a_row_of_headings_needs_no_thead() -> None:
    (table,) = _read("<table><tr><th>A<th>B<tr><th>C<td>D</table>").tables
    assert table.header_rows == 1


def test_a_table_in_a_cell_lies_within_it() -> None:
    document = _read("<table><tr><td>A<table><tr><td>B<td></table>C<td>D</table>")
    outer, inner = document.tables
    assert document.text[outer.cells[0].start : outer.cells[0].end].split() == ["A", "B", "C"]
    assert [document.text[cell.start : cell.end] for cell in inner.cells] == ["B", ""]
    assert outer.start <= inner.start and inner.end <= outer.end


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<html><meta charset=iso-8859-1><p>målområde".encode("latin-1"), "målområde"),
        ("<html><meta charset='utf-8'><p>målområde".encode(), "målområde"),
        ("<html><p>målområde".encode("cp1252"), "målområde"),
        (b"\xef\xbb\xbf" + "<html><p>čáhci".encode(), "čáhci"),
        (b"\xff\xfe" + "<html><p>čáhci".encode("utf-16-le"), "čáhci"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>«mål»'.encode(
                "cp1252"
            ),
            "«mål»",
        ),
        (b"<html><meta charset=punycode><p>abc", "abc"),
    ],
)
def test_the_encoding_is_the_one_that_the_page_names(data: bytes, expected: str) -> None:
    assert _lines(read(data)) == [expected]


def test_the_title_is_the_pages_own() -> None:
    assert read(b"<title> Plan for\n Nordvik </title><p>Ord").title == "Plan for Nordvik"


def test_deep_nesting_is_read() -> None:
    assert _lines(read(b"<html><body>" + b"<div><span>" * 4000 + b"ord")) == ["ord"]


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(DocumentError, match="unsafe-xml"):
        read(b"<html><body>" + b"<!-- </div> --><div>" * 30_000 + b"ord")


def test_bold_that_is_never_closed_does_not_multiply() -> None:
    page = "<html><body>" + "".join(f"<p><b x={index}>ord {index}" for index in range(3000))
    assert len(_read(page).lines) == 3000


def test_formatting_that_is_closed_stays() -> None:
    assert all(line.bold for line in _read("<p><b>ord</b>" * 3000).lines)


def test_nested_items_are_indented_in_the_text() -> None:
    assert _read("<ol><li>A<ol type=a><li>B</ol></ol>").text == "1. A\n\n  a. B\n"
