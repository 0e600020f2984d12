"""Tables with known cells: headings over two rows, cells that span rows, tables that break across a page."""

from __future__ import annotations

from typing import Any

import pytest

import rettesnor
from rettesnor.documents import Cell, Document, Line, Role, Table
from rettesnor.outline import DocumentKind
from rettesnor.outline.bodies import split_names
from rettesnor.outline.columns import column_of, level_of_heading
from rettesnor.outline.grid_tables import action_tables
from rettesnor.outline.serialisation import record_to_json


def read(body: str) -> list[dict[str, Any]]:
    page = f"<html><body><h1>Handlingsplan 2026–2029</h1>{body}</body></html>"
    record = rettesnor.read_bytes(page.encode(), name="plan.html", kind=DocumentKind.PLAN).record
    items: list[dict[str, Any]] = record_to_json(record)["items"]
    return items


def table(*rows: str) -> str:
    """A table in HTML; a cell is written as its words, «rows=2:words» or «columns=2:words», parted by bars."""
    return (
        "<table>" + "".join(f"<tr>{''.join(map(_cell, row.split(' | ')))}</tr>" for row in rows) + "</table>"
    )


def _cell(words: str) -> str:
    span, _, rest = words.partition(":")
    for name, attribute in (("rows=", "rowspan"), ("columns=", "colspan")):
        if span.startswith(name):
            return f"<td {attribute}={span.removeprefix(name)}>{rest}</td>"
    return f"<td>{words.strip()}</td>"


def test_a_heading_of_two_rows_says_what_each_column_holds() -> None:
    items = read(
        table(
            "rows=2:Nr. | rows=2:Tiltak | rows=2:Ansvarleg | columns=2:Gjennomføring",
            "Frist | Kostnad (kr)",
            "F1 | Byggje fortau langs Kyrkjevegen | Kommunalteknikk | 1.6.2027 | 3,4 mill.",
            "F2 | Rydde siktsoner kvar vår | Kommunalteknikk | Årleg | Innanfor ramma",
        )
    )
    assert [(item["label"], item["attributes"]) for item in items] == [
        (
            "F1",
            {
                "responsible": ["Kommunalteknikk"],
                "deadline": "2027-06-01",
                "cost": {"amount": 3400000, "currency": "NOK"},
            },
        ),
        ("F2", {"responsible": ["Kommunalteknikk"]}),
    ]


def test_a_cell_over_several_rows_holds_for_each_of_them() -> None:
    items = read(
        table(
            "Delmål | Tiltak | Ansvarlig",
            "rows=2:Delmål 1<br>Flere får hjelp tidlig | Spørre alle gravide om vold | rows=2:Helsestasjonen",
            "Opprette samtaletilbud for ungdom",
        )
    )
    assert [(item["kind"], item["label"]) for item in items] == [
        ("subgoal", "1"),
        ("measure", None),
        ("measure", None),
    ]
    assert [item["parent"] for item in items[1:]] == [items[0]["id"]] * 2
    assert [item["attributes"].get("responsible") for item in items[1:]] == [["Helsestasjonen"]] * 2


def test_a_row_over_the_whole_width_resumes_an_area_that_was_read_before() -> None:
    items = read(
        "<h2>Satsingsområde 1: Tre og skog</h2><p>Mål:</p><ul><li>Tømmeret blir foredla i kommunen</li></ul>"
        "<h2>Handlingsdel</h2>"
        + table(
            "Tiltak | Ansvar | 2026 | 2027",
            "columns=4:Tre og skog",
            "Lage mogleikstudie for tørkepark | Næringssjefen | x | ",
        )
    )
    area, measure = items[0], items[-1]
    assert (area["kind"], measure["kind"], measure["parent"]) == ("area", "measure", area["id"])
    assert measure["attributes"] == {"responsible": ["Næringssjefen"], "deadline": 2026}
    assert [item["kind"] for item in items].count("area") == 1


def test_a_label_alone_in_a_goals_cell_names_the_goal_that_was_set_out() -> None:
    items = read(
        "<h2>Mål</h2><p>Mål 1: Alle kan svømme</p><p>Mål 2: Ingen er ensomme</p>"
        + table("Mål | Tiltak | Frist", "Mål 2 | Besøke alle over 80 år | 2027", "1 | Holde kurs | 2026")
    )
    by_id = {item["id"]: item["text"] for item in items}
    measures = {item["text"]: by_id[item["parent"]] for item in items if item["kind"] == "measure"}
    assert measures == {"Besøke alle over 80 år": "Ingen er ensomme", "Holde kurs": "Alle kan svømme"}


def test_a_row_without_an_act_adds_who_is_responsible_to_the_one_above() -> None:
    items = read(
        table("Tiltak | Ansvar | Frist", "Merke turløyper | Teknisk | 2026", " | Frivilligsentralen | ")
    )
    assert [item["attributes"]["responsible"] for item in items] == [["Teknisk", "Frivilligsentralen"]]


def test_years_to_begin_and_to_end_in_are_a_period() -> None:
    items = read(table("Tiltak | Oppstart | Ferdig", "Bygge ny barnehage | 2026 | 2028"))
    assert [item["attributes"] for item in items] == [{"period": [2026, 2028]}]


def test_a_cell_that_a_page_parts_holds_on_the_next_page() -> None:
    words = ["Tiltak", "Ansvar", "Rydde", "Teknisk", "Måke", "", "Male", "Eigedom", "Vaske", ""]
    text, cells = "", []
    for place, word in enumerate(words):
        row, column = divmod(place, 2)
        if place != 5:
            page = 2 if row == 4 else 1
            span = 2 if place == 3 else 1
            start = len(text)
            text += f"{word}\n" if word else ""
            cells.append(Cell(start, start + len(word), row, column, span, page=page if word else None))
    lines = tuple(Line(cell.start, cell.end, 0, role=Role.CELL) for cell in cells if cell.end > cell.start)
    document = Document(text, lines, "application/pdf", "", tables=(Table(0, len(text), 2, tuple(cells)),))
    (found,) = action_tables(document)
    assert [(row.act.text, row.stated.responsible) for row in found.rows] == [
        ("Rydde", ("Teknisk",)),
        ("Måke", ("Teknisk",)),
        ("Male", ("Eigedom",)),
        ("Vaske", ("Eigedom",)),
    ]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Strategiar – kommunen skal", ("strategy", None)),
        ("**Tiltak 2026–2029**", ("act", None)),
        ("Kostnad (1 000 kr)", ("cost in thousands", None)),
        ("Kostnad i mill. kr", ("cost in millions", None)),
        ("Mål 2029", ("target", 2029)),
        ("Teikn vi ser etter", ("indicator", None)),
        ("Nå-situasjon", ("baseline", None)),
        ("Innbyggere", None),
    ],
)
def test_what_a_column_is_called(heading: str, column: tuple[str, int | None] | None) -> None:
    assert column_of(heading) == column


@pytest.mark.parametrize(
    ("heading", "level"),
    [("Innsatsområde", "area"), ("Delmål", "subgoal"), ("Hovedmål", "goal"), ("Tema", "area")],
)
def test_what_a_column_of_goals_holds(heading: str, level: str) -> None:
    assert level_of_heading(heading) == level


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Skulane og foreldreutvala", ("Skulane", "foreldreutvala")),
        ("Kommunalteknikk og\nfylkeskommunen", ("Kommunalteknikk", "fylkeskommunen")),
        ("Skoler og barnehager", ("Skoler", "barnehager")),
        ("Nav og boligkontoret", ("Nav", "boligkontoret")),
        ("Kultur og fritid", ("Kultur og fritid",)),
        ("Helse- og omsorgstjenesten", ("Helse- og omsorgstjenesten",)),
        ("Kommunalsjef helse og velferd", ("Kommunalsjef helse og velferd",)),
        ("Ungdomsrådet, NAV og politiet", ("Ungdomsrådet", "NAV", "politiet")),
    ],
)
def test_and_joins_two_bodies_only_where_each_stands_alone(cell: str, names: tuple[str, ...]) -> None:
    assert split_names(cell) == names


def test_a_goal_beside_its_word_is_what_the_table_below_serves() -> None:
    items = read(
        table("Hovedmål | Ingen i kommunen lever med vold")
        + "<p>Tabellen viser tiltakene.</p>"
        + table(
            "Delmål | Tiltak | Frist",
            "Delmål 1<br>Flere får hjelp | Åpne samtaletilbud | 2027",
            "Delmål 1 (forts.) | Lage nettside | 2026",
        )
    )
    assert [(item["kind"], item["label"]) for item in items] == [
        ("goal", None),
        ("subgoal", "1"),
        ("measure", None),
        ("measure", None),
    ]
    assert [item["parent"] for item in items] == [None, items[0]["id"], items[1]["id"], items[1]["id"]]


def test_a_row_across_that_names_a_measure_begins_its_fields() -> None:
    items = read(
        table(
            "columns=2:Tiltak 1: Etablere leksehjelp",
            "Beskrivelse | Frivillige hjelper elevene.",
            "Ansvar | Frivilligsentralen",
            "Frist | 2026",
        )
    )
    assert [(item["kind"], item["label"], item["text"]) for item in items] == [
        ("measure", "1", "Etablere leksehjelp")
    ]
    assert items[0]["attributes"] == {"responsible": ["Frivilligsentralen"], "deadline": 2026}


def test_goals_left_of_the_indicators_are_no_figures_to_reach() -> None:
    items = read(
        "<p>Mål 1: Alle kan svømme</p><p>Mål 2: Alle kan sykle</p>"
        + table("Mål | Indikator | Nåverdi | Målverdi 2030", "Mål 1 | Andel som svømmer | 70 % | 95 %")
    )
    assert items[-1]["parent"] == items[0]["id"]
    assert items[-1]["attributes"] == {"target": {"value": 95, "unit": "%", "by": 2030}}


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Framdriftsplan</h2>" + table("Aktivitet | Tid | Ansvar", "Høring | Juni 2025 | Formannskapet"),
        "<h2>Befolkning</h2>" + table("Tema | Mål | Status", "Folketall | 4000 | 3900"),
        "<h2>Fordeling</h2>" + table("Tema | Ansvarlig", "Vann | Teknisk"),
        "<h2>Økonomi</h2>" + table("Sektor | 2025 | 2026", "Oppvekst | 214 300 | 217 900"),
    ],
)
def test_tables_that_set_out_nothing(body: str) -> None:
    assert read(body) == []
