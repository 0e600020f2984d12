"""Boxes in rows and stacks, goals in a margin, and small tables in a column: each is read whole."""

from __future__ import annotations

import pytest

from rettesnor.documents.model import Role
from tests.unit.documents.pdf.pages import PROSE, blocks, read, rows, set_by_typst, texts


def grid(columns: str, *cells: str) -> str:
    return f"#grid(columns: {columns}, gutter: 12pt, {''.join(f'[{cell}],' for cell in cells)})\n\n"


def box(words: str, style: str = "fill: aqua") -> str:
    return f"#block({style}, inset: 8pt, width: 100%)[{words}]"


def test_boxes_of_a_row_are_read_from_left_to_right_however_much_stands_in_each() -> None:
    cards = [
        box(f"#v({above}pt) *Mål {number}* \\ Alle har det bra") for number, above in enumerate((9, 0, 4))
    ]
    found = texts(read(set_by_typst(grid("(1fr, 1fr, 1fr)", *cards) + PROSE)))
    assert found[:6:2] == ["Mål 0", "Mål 1", "Mål 2"]


@pytest.mark.parametrize(
    "style", ["stroke: 1pt, clip: true, inset: 0pt", "inset: 0pt"], ids=["framed", "strips alone"]
)
def test_a_card_whose_title_stands_on_a_strip_is_one_card(style: str) -> None:
    cards = [
        f"#block({style}, width: 100%)["
        f"#block(fill: teal, inset: 6pt, width: 100%, height: 30pt, below: 0pt)[*Mål {number}*]"
        f"#block(fill: luma(230), inset: 6pt, width: 100%, height: 60pt, above: 0pt)[- gi hjelp {number}]]"
        for number in range(1, 5)
    ]
    found = texts(read(set_by_typst(grid("(1fr, 1fr)", *cards) + PROSE)))
    assert found[:8] == [line for n in range(1, 5) for line in (f"Mål {n}", f"• gi hjelp {n}")]


def test_stacks_of_cards_that_are_not_level_are_read_column_by_column() -> None:
    columns = [
        box(f"*{name}*", "fill: teal")
        + "".join(
            box(f"*T{column}{number}* Lage en møteplass {'for alle som bor her ' * (column * number)}")
            for number in (1, 2, 3)
        )
        for column, name in enumerate(("Møtes", "Minnes", "Mestre"), start=1)
    ]
    found = texts(read(set_by_typst(grid("(1fr, 1fr, 1fr)", *columns))))
    heads = [line.split()[0] for line in found if line[0] == "T" or line in {"Møtes", "Minnes", "Mestre"}]
    assert heads == [
        "Møtes", "T11", "T12", "T13", "Minnes", "T21", "T22", "T23", "Mestre", "T31", "T32", "T33",
    ]  # fmt: skip


def test_cards_below_boxes_that_head_their_columns_are_read_column_by_column() -> None:
    columns = [box(f"*{name}*") + box(f"{name} 1 \\ \\ \\ a") + box(f"{name} 2 \\ \\ \\ b") for name in "XY"]
    found = texts(read(set_by_typst(grid("(1fr, 1fr)", *columns) + PROSE)))
    assert [line for line in found if line[0] in "XY"] == ["X", "X 1", "X 2", "Y", "Y 1", "Y 2"]


def test_a_goal_on_a_ground_of_its_own_is_read_before_the_list_beside_it() -> None:
    frames = "".join(
        box(
            f"#grid(columns: (1fr, 2fr), gutter: 14pt, block(fill: teal, inset: 8pt, height: 50pt)[*Mål {n}* \\ "
            f"*Alle bor godt*], [- bygge hus {n}\n- gi lån {n}])",
            "stroke: 1pt",
        )
        for n in range(1, 5)
    )
    found = texts(read(set_by_typst(frames + PROSE)))
    assert found[:16] == [
        line
        for n in range(1, 5)
        for line in (f"Mål {n}", "Alle bor godt", f"• bygge hus {n}", f"• gi lån {n}")
    ]


@pytest.mark.parametrize(
    "head", ["*{}*", "#align(right)[*{}*]", "#text(8pt)[Mål 1] \\ *{} og godt for alle*"]
)
def test_what_stands_in_the_margin_heads_the_text_beside_it(head: str) -> None:
    names = ["Trygt", "Helse og omsorg", "Klima"]
    source = "".join(
        grid("(1fr, 3fr)", head.format(name), f"{PROSE * 2}\n\nKommunen vil:\n- bygge i {name}")
        for name in names
    )
    flat = " ".join(texts(read(set_by_typst(source))))
    places = [flat.index(word) for name in names for word in (f"{name} ", f"• bygge i {name}")]
    assert places == sorted(places)
    assert flat.count("Kommunen skal legge til rette for at innbyggerne") == 6


def test_boxes_in_the_margin_head_the_tables_beside_them() -> None:
    def row(number: int) -> str:
        return grid(
            "(1fr, 2fr)",
            box(f"*Delmål {number}* \\ Alle lærer å svømme"),
            f"#table(columns: (1fr, 60pt), [*Tiltak*], [*Frist*], [Holde kurs {number}], [2027])",
        )

    found = texts(read(set_by_typst(row(1) + row(2))))
    assert found.index("Holde kurs 1") < found.index("Delmål 2") < found.index("Holde kurs 2")


def test_a_quote_in_the_margin_stands_aside() -> None:
    margin = "*Alle har noen* \\ *å være sammen med* #v(20pt) _«Her kjenner vi \\ hverandre.»_"
    document = read(set_by_typst(grid("(1fr, 2.5fr)", margin, PROSE * 4)))
    assert texts(document, Role.SIDE_BOX) == ["«Her kjenner vi", "hverandre.»"]
    assert texts(document)[0] == "Alle har noen"


def test_a_small_box_that_explains_a_term_stands_aside_also_below_a_goal_in_the_margin() -> None:
    margin = (
        "*Alle har noen* \\ *å være sammen med* \\ #block(fill: aqua, inset: 6pt)[#text(8pt)[*Nabohjelp* \\ "
        + ("Nabohjelp er at en som bor i nærheten, stiller opp.]]")
    )
    document = read(set_by_typst(grid("(1fr, 2.5fr)", margin, PROSE * 4)))
    assert texts(document, Role.SIDE_BOX)[0] == "Nabohjelp"


def test_a_list_of_the_plan_in_a_box_beside_the_text_is_the_plans_own() -> None:
    listed = box("*Kommunen skal:*\n- bygge flere boliger\n- ta vare på naturen")
    document = read(set_by_typst(grid("(1.4fr, 1fr)", PROSE * 3, listed) + PROSE))
    assert not texts(document, Role.SIDE_BOX)
    assert blocks(document)[1] == "Kommunen skal:|• bygge flere boliger|• ta vare på naturen"


def test_paragraphs_side_by_side_below_headings_of_their_own_are_read_one_by_one() -> None:
    values = [
        "#text(13pt)[*Åpen*] \\ Vi viser fram det vi gjør, også når det går dårlig.",
        "#text(13pt)[*Driftig*] \\ Vi kommer i gang, og vi gjør oss ferdige.",
        "#text(13pt)[*Vennlig*] \\ Vi hilser.",
    ]
    found = blocks(read(set_by_typst(f"*Verdiene våre*\n\n{grid('(1fr, 1fr, 1fr)', *values)}{PROSE}")))
    assert found[1::2][:3] == ["Åpen", "Driftig", "Vennlig"]
    assert found[2].startswith("Vi viser fram") and found[2].endswith("dårlig.")


def test_two_lists_side_by_side_below_headings_are_two_lists_and_no_table() -> None:
    lists = [
        "*Delmål*\n- barn trives\n- barn lærer å svømme før de begynner på skolen\n- barn har venner",
        "*Strategier*\n- gi råd\n- samarbeide med frivillige lag om aktivitet for alle barn i bygda\n- spørre",
    ]
    document = read(set_by_typst(f"Her er målene.\n\n{grid('(1fr, 1fr)', *lists)}{PROSE}"))
    assert not document.tables
    flat = " ".join(texts(document))
    assert flat.index("barn har venner") < flat.index("Strategier")


def test_a_small_table_in_a_column_is_read_after_the_text_above_it_and_is_a_table() -> None:
    table = (
        "#table(columns: 3, stroke: (x: none, y: 0.5pt), [*Hva*], [*Hvem*], [*Når*], [Bygge sti], [Drift], [2027],"
        " [Ansette rådgiver], [Plan], [2026])"
    )
    document = read(set_by_typst(f"#columns(2)[{PROSE * 3} #colbreak() *Tiltakene*\n\n{table}\n\n{PROSE}]"))
    (found,) = document.tables
    assert rows(document, found) == [
        ["Hva", "Hvem", "Når"],
        ["Bygge sti", "Drift", "2027"],
        ["Ansette rådgiver", "Plan", "2026"],
    ]
    assert texts(document, Role.BODY).index("Tiltakene") > 4


def test_a_table_of_one_row_in_a_column_is_a_table_where_lines_show_its_headings_and_its_end() -> None:
    cells = (
        "[*Hva*], [*Hvem*], [*Når*], [Bygge sti langs hele vannet og helt opp til skolen], [Drift], [2027]"
    )
    table = f"#table(columns: (1fr, 70pt, 50pt), stroke: (x: none, y: 0.5pt), {cells})"
    document = read(set_by_typst(f"#columns(2)[{PROSE * 3} #colbreak() *Tiltakene*\n\n{table}\n\n{PROSE}]"))
    (found,) = document.tables
    assert [cell.replace("|", " ") for cell in rows(document, found)[1]] == [
        "Bygge sti langs hele vannet og helt opp til skolen", "Drift", "2027",
    ]  # fmt: skip


def test_bullets_that_are_drawn_begin_the_points_of_a_second_column_too() -> None:
    def dots(left: float, top: float) -> str:
        return f"#place(dx: {left}pt, dy: {top}pt, circle(radius: 1.5pt, fill: black))"

    placed = "".join(
        dots(left, 14 * n + 4)
        + f"#place(dx: {left + 10}pt, dy: {14 * n}pt)[{words} {n} sammen med alle andre]"
        for left, words in ((0, "prøve noe nytt nå"), (215, "lære av feil"))
        for n in range(4)
    )
    found = texts(read(set_by_typst(placed)))
    assert len(found) == 8 and all(line.startswith("• ") for line in found)


def test_a_box_across_two_columns_parts_what_stands_above_it_from_what_stands_below() -> None:
    goal = box("*Hovedmål 2: Ren fjord* \\ Fjorden er ren.")
    above, below = (f"#columns(2)[{PROSE * lines} #colbreak() {PROSE * lines}]\n" for lines in (3, 2))
    source = above + goal + below
    document = read(set_by_typst(source))
    place = texts(document).index("Hovedmål 2: Ren fjord")
    assert place * 2 > len(texts(document))
    assert blocks(document)[0].count("Kommunen skal") == 3


def test_a_panel_in_large_type_at_the_left_heads_the_page() -> None:
    panel = box("#text(24pt)[*Levende bygder*] \\ \\ Folk blir boende.", "fill: aqua, height: 300pt")
    document = read(set_by_typst(grid("(1fr, 2fr)", panel, PROSE * 5)))
    assert not texts(document, Role.SIDE_BOX)
    assert texts(document)[0].startswith("Levende")


def test_a_point_never_goes_on_the_line_of_its_label() -> None:
    source = grid("(90pt, 1fr)", "*Strategier*", "- bygge hus\n- gi lån")
    assert texts(read(set_by_typst(source + PROSE)))[:3] == ["Strategier", "• bygge hus", "• gi lån"]


def test_the_words_beside_a_label_in_a_box_of_its_own_stand_in_their_place() -> None:
    row = box("*Mål*"), box("Alle barn og unge har et trygt sted å bo og noen å være sammen med.")
    document = read(set_by_typst(f"{PROSE * 3}\n{grid('(90pt, 1fr)', *row)}{PROSE * 2}"))
    assert not texts(document, Role.SIDE_BOX)


def test_goals_in_a_wide_margin_stand_each_before_the_strategies_beside_it() -> None:
    rows_of_goals = "".join(
        f"[*Mål {number}* \\ Alle i kommunen har et trygt og godt sted å bo {number}],"
        f"[- bygge flere boliger i alle bygdene {number}\n- støtte unge som vil etablere seg {number}\n- regulere],"
        for number in range(1, 4)
    )
    found = texts(
        read(set_by_typst(f"#grid(columns: (8cm, 9cm), row-gutter: 30pt, {rows_of_goals})\n\n{PROSE}"))
    )
    assert [line for line in found if line.startswith(("Mål", "• bygge"))] == [
        line for n in range(1, 4) for line in (f"Mål {n}", f"• bygge flere boliger i alle bygdene {n}")
    ]
