"""What a cell's words tell of its column, where text extraction has lost the lines of a table."""

from __future__ import annotations

import pytest

import rettesnor
from rettesnor.outline import DocumentKind
from rettesnor.outline.cell_forms import fit, label_of, names_and_time
from rettesnor.outline.columns import cell_words, column_of
from rettesnor.outline.flat_headers import columns_on_line
from rettesnor.outline.wrapped_names import names_at_end, rest_of_names


@pytest.mark.parametrize(
    ("words", "column", "other"),
    [
        ("2026–2028", "deadline", "cost"),
        ("Hver høst", "deadline", "responsible"),
        ("kr 6 500 000", "cost", "deadline"),
        ("0,5 årsverk / kr 410 000", "cost", "responsible"),
        ("Innenfor rammen", "cost", "responsible"),
        ("Kommunalsjef helse", "responsible", "act"),
        ("Jeger- og fiskerforeningen", "responsible", "act"),
        ("Bygge fortau langs Kirkeveien fra torget til skolen", "act", "responsible"),
        ("Ikke startet", "status", "responsible"),
        ("Park og anlegg / 2025", "responsible/deadline", "responsible"),
        ("minst 70 %", "target", "responsible"),
    ],
)
def test_words_fit_their_own_column_best(words: str, column: str, other: str) -> None:
    own, beside = fit(column, words), fit(other, words)
    assert own is not None and own > 0
    assert beside is None or beside < own


@pytest.mark.parametrize("words", ["Gi støtte til lag og", "VA-", "Kommunalteknikk,", "2026–"])
def test_a_cell_does_not_end_in_the_middle(words: str) -> None:
    assert fit("act", words) is None
    assert fit("responsible", words) is None


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Park og anlegg / 2025", ("Park og anlegg", "2025")),
        ("Rektor, høsten 2026", ("Rektor", "høsten 2026")),
        ("2027 – Eiendom", ("Eiendom", "2027")),
        ("Rektor", ("Rektor", None)),
        ("Løpende", (None, "Løpende")),
    ],
)
def test_one_cell_may_say_who_and_when(cell: str, said: tuple[str | None, str | None]) -> None:
    assert names_and_time(cell) == said


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["NAV", "Teknisk"], "NAV\nTeknisk"),
        (["Kommunalsjef", "Oppvekst"], "Kommunalsjef Oppvekst"),
        (["Kultur og", "Fritid"], "Kultur og Fritid"),
        (["kr 6 500", "000"], "kr 6 500 000"),
        (["2026–", "2028"], "2026–2028"),
    ],
)
def test_lines_of_a_cell_are_put_together_where_one_goes_on(lines: list[str], words: str) -> None:
    assert cell_words(lines) == words


@pytest.mark.parametrize(
    ("words", "label"),
    [("1.2 Rydde stien", "1.2"), ("a) rydde stien", "a"), ("T-3 Rydde", "T-3"), ("60 minutter fysisk", None)],
)
def test_an_act_bears_a_label_only_where_it_plainly_is_one(words: str, label: str | None) -> None:
    found = label_of(words, is_bare=True)
    assert (found[0] if found else None) == label


def test_headings_of_two_columns_name_one_that_says_both() -> None:
    assert column_of("Ansvar / frist") == ("responsible/deadline", None)
    assert column_of("Ansvarlig og tidsfrist") == ("responsible/deadline", None)
    assert column_of("Mål / tiltak") is None


def test_maltall_is_the_figure_beside_an_indicator() -> None:
    assert [name for name, _ in columns_on_line("Indikator Status Måltall")] == [
        "indicator",
        "baseline",
        "target",
    ]
    assert [name for name, _ in columns_on_line("Mål Tiltak Ansvar Status")] == [
        "goal",
        "act",
        "responsible",
        "remark",
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "Planen rulleres hvert fjerde år. Utvalget får en rapport\nhver vår, sist i\n2026",
        "Kilder\nUngdata\n2023\nElevundersøkelsen\n2024",
        "- Kart over stiene\n- Liste over lag\n- Brev fra 2025",
        "Vedlegg\n1. Kart\n2. Budsjett 2026\n",
        "5.1 Økonomi\nAlt dekkes av rammen. Det ble brukt 40 000 kroner i\n2024",
        "Foto: Teknisk\n2026",
    ],
)
def test_what_stands_behind_a_table_is_no_row(behind: str) -> None:
    table = "Tiltak\nAnsvar\nFrist\nRydde stien til toppen\nTeknisk\n2026\nLage kart over badeplassene\nKultur\n2027\n"
    record = rettesnor.read_bytes((table + behind).encode(), name="plan.txt", kind=DocumentKind.PLAN).record
    rows = [item.text for item in record.items if item.reason == "row-of-action-table"]
    assert rows == ["Rydde stien til toppen", "Lage kart over badeplassene"]


@pytest.mark.parametrize(
    "behind",
    [
        "5.1 Økonomi\nAlt dekkes av rammen. Det ble brukt 40 000 kroner i\n2024",
        "2 Rapportering\nPlanen rapporteres hvert år.\n3 Vedtak\n2025",
        "- 1.3 er utsatt til\n2026",
    ],
)
def test_what_stands_behind_numbered_rows_is_no_row(behind: str) -> None:
    table = "Nr\nTiltak\nAnsvar\nFrist\n1.1\nRydde stien til toppen\nTeknisk\n2026\n1.2\nLage badekart\nKultur\n2027\n"
    record = rettesnor.read_bytes((table + behind).encode(), name="plan.txt", kind=DocumentKind.PLAN).record
    rows = [item.text for item in record.items if item.reason == "row-of-action-table"]
    assert rows == ["Rydde stien til toppen", "Lage badekart"]


def test_a_name_beside_an_empty_cell_is_not_guessed() -> None:
    table = (
        "Tiltak\nAnsvar\nSamarbeid\nFrist\nRydde stien til toppen\nTeknisk\nTurlaget\n2026\n"
        "Lage kart over badeplassene\nKultur\n2027\n"
    )
    record = rettesnor.read_bytes(table.encode(), name="plan.txt", kind=DocumentKind.PLAN).record
    assert [item.attributes.responsible for item in record.items] == [("Teknisk",), ()]
    assert [item.attributes.deadline for item in record.items] == [2026, 2027]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Felles planleggingsdag for barnehage og skole Rektorene, styrerne", "Rektorene, styrerne"),
        ("Åpen hall på Nes skole Nes skytterlag", "Nes skytterlag"),
        ("Sykkelverksted i Øvre Tangen Tangen IL", "Tangen IL"),
        ("Møte med elevrådet hver vår Leder PPT", "Leder PPT"),
        ("rydde stien rundt vannet", None),
    ],
)
def test_names_stand_at_the_end_of_a_row_on_one_line(line: str, names: str | None) -> None:
    begin = names_at_end(line)
    assert (line[begin:] if begin is not None else None) == names


@pytest.mark.parametrize(
    ("act", "names", "rest", "of_act"),
    [
        ("Mentor til elever som begynner", "Rektorene,", "midt i året kontaktlærerne", "midt i året"),
        ("Ansette to koordinatorer i 1,5", "Kommunalsjef", "årsverk oppvekst", "årsverk"),
        ("Kurs for alle i barnehagene (kr", "Barnehagefaglig", "80 000) rådgiver", "80 000)"),
        ("Ansette tre lærere i 2,5 årsverk", "Kommunalsjef", "oppvekst", ""),
        ("Innføre felles rutine på", "Rektorene", "alle trinn", "alle trinn"),
    ],
)
def test_the_next_line_holds_the_rest_of_the_act_and_then_of_the_names(
    act: str, names: str, rest: str, of_act: str
) -> None:
    assert rest[: rest_of_names(act, names, rest)].rstrip() == of_act
