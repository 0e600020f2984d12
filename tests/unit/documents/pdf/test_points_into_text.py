"""Whatever the page looks like, what points into the text points at words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rettesnor.documents.errors import DocumentError
from rettesnor.documents.model import Document
from tests.unit.documents.pdf.pages import Pen, drawn, read

PLACED = st.tuples(
    st.integers(-20, 600),
    st.integers(-20, 860),
    st.text("abæø 1.•-:", min_size=1, max_size=40),
    st.sampled_from([6, 10, 10, 14, 30]),
)
RULED = st.tuples(
    st.integers(0, 590), st.integers(0, 830), st.integers(0, 590), st.integers(0, 830), st.booleans()
)
DRAWN = st.lists(
    st.tuples(st.lists(PLACED, max_size=30), st.lists(RULED, max_size=12)), min_size=1, max_size=4
)


def assert_points_into_text(document: Document) -> None:
    text = document.text
    last = 0
    block = 0
    for line in document.lines:
        words = text[line.start : line.end]
        assert words and words == words.strip() and "\n" not in words
        assert line.start >= last
        assert line.block >= block
        last, block = line.end, line.block
    ends = [page.end_line for page in document.pages]
    assert [page.first_line for page in document.pages] == [0, *ends[:-1]]
    assert ends[-1] == len(document.lines)
    assert text.count("\f") == len(document.pages) - 1
    assert "".join(text[line.start : line.end] for line in document.lines) == text.replace("\n", "").replace(
        "\f", ""
    )
    for table in document.tables:
        assert table.start == table.cells[0].start
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end <= len(text)
            assert 0 <= cell.column < cell.column + cell.column_span <= table.columns


@settings(max_examples=60, deadline=None)
@given(DRAWN)
def test_lines_pages_and_cells_point_at_words(
    pages: list[tuple[list[tuple[int, int, str, int]], list[tuple[int, ...]]]],
) -> None:
    def drawer(placed: list[tuple[int, int, str, int]], ruled: list[tuple[int, ...]]) -> object:
        def draw(pen: Pen) -> None:
            for x, y, text, size in placed:
                pen.write(x, y, text, size=size)
            for x0, y0, x1, y1, level in ruled:
                pen.line(x0, y0, x1 if level else x0, y0 if level else y1)

        return draw

    assert_points_into_text(read(drawn(*(drawer(*page) for page in pages))))  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=40), st.floats(0.2, 1.0))
def test_a_damaged_file_gives_a_document_or_a_document_error(place: int, noise: bytes, kept: float) -> None:
    whole = drawn(lambda pen: pen.column(72, 100, ["Kommunen vil", "• bygge", "• bo"]), compress=0)
    at = place % len(whole)
    data = (whole[:at] + noise + whole[at + len(noise) :])[: int(kept * len(whole))]
    try:
        document = read(data)
    except DocumentError:
        return
    assert_points_into_text(document)
