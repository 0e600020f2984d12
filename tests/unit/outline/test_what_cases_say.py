"""What cases and letters say in their head, and which text a decision says that it changes."""

from __future__ import annotations

import pytest

import rettesnor
from rettesnor.outline import DocumentKind

POINTS = "\n\nInnstilling:\n1. Saken tas til orientering.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Saksprotokoll\nArkivsak: 26/1\n\nNye takster for svømmehallen\n", "Nye takster for svømmehallen"),
        (
            "SÆRUTSKRIFT\nArkivsaksnr.: 26/12\nSaksnr Utval Møtedato\n3/26 Kommunestyret 05.02.2026\n"
            "Framtida for Vågen skule",
            "Framtida for Vågen skule",
        ),
        (
            "SAKSFRAMLEGG\nArkivsak: 26/4\n\nSTATUS FOR BOLIGER I SENTRUM –\nBEHOV OG KOSTNADER\n",
            "STATUS FOR BOLIGER I SENTRUM – BEHOV OG KOSTNADER",
        ),
        (
            "SAKSFRAMLEGG\n\nSaken avgjøres av: Kommunestyret\n\nBruk av torget\n\nVedlegg\n1. Kart over torget\n",
            "Bruk av torget",
        ),
        (
            "Saksprotokoll\n\nPlan for lekeplasser\n\nFormannskapet har behandlet saken i møte 06.01.2026 sak 5/26\n\n"
            "Møtebehandling\n\nForslaget fra Lie ble satt opp mot innstillingen og falt.\n",
            "Plan for lekeplasser",
        ),
        ("SAKSFRAMLEGG\nArkivsak: 26/4\nTittel: Salg av tomt\n", "Salg av tomt"),
        ("SAKSFRAMLEGG\nArkivsak: 26/4\n", None),
    ],
)
def test_a_case_is_about_what_its_head_says(head: str, title: str | None) -> None:
    record = rettesnor.read_bytes((head + POINTS).encode(), name="sak.txt", kind=DocumentKind.CASE).record
    assert record.title == title


@pytest.mark.parametrize(
    ("letter", "subject"),
    [
        (
            "Vågen vel\nv/ leiar Ola Nes\n\nLia kommune\nRådhuset 1\n9990 LIA\n\nVågen, 3. mars 2026\n\n"
            "FRÅSEGN FRÅ VÅGEN VEL OG GREND-\nELAGET TIL PLAN FOR BADEPLASSAR\n\nHei!\n\nVi er samde.\n\n"
            "Vidare arbeid\n",
            "FRÅSEGN FRÅ VÅGEN VEL OG GRENDELAGET TIL PLAN FOR BADEPLASSAR",
        ),
        (
            "Vågen vel\nv/ leiar Ola Nes\n\nLia kommune\nRådhuset 1\n9990 LIA\n\nVågen, 3. mars 2026\n\n"
            "Fråsegn om badeplassar\n\nVågen vel takkar for at vi får uttale oss om planen i år.\n\nOm kaia\n",
            "Fråsegn om badeplassar",
        ),
    ],
)
def test_a_letter_is_about_the_line_above_its_first_words(letter: str, subject: str) -> None:
    record = rettesnor.read_bytes(letter.encode(), name="brev.txt", kind=DocumentKind.LETTER).record
    assert record.facts.subject == subject


def test_a_letter_without_a_letterhead_is_from_the_office_that_it_names() -> None:
    text = (
        "Lia kommune\nPostboks 1\n\nUttalelse til plan\n\n"
        "Statsforvalteren i Vestnes har ansvar for tilsyn.\n\nMed hilsen\nOla Nes"
    )
    record = rettesnor.read_bytes(text.encode(), name="brev.txt", kind=DocumentKind.LETTER).record
    assert record.facts.sender == "Statsforvalteren i Vestnes"


@pytest.mark.parametrize(
    ("point", "operation", "target"),
    [
        ("Delmål 1.1, nytt punkt d: tilby kurs", "insert", "1.1/d"),
        ("Nytt tiltak 12: Alle skoler har vannpost", "insert", "12"),
        ("Nytt tiltak: Alle skoler har vannpost", "insert", None),
        ("Strategi 2) Tillegg pkt d: og på samisk", "append", "strategy 2/d"),
        ("Tiltak 3 og 5 strykes.", "delete", None),
        ("Målet om ti benker endres til tolv benker.", "replace", None),
        ("Planen endres i tråd med merknadene.", None, None),
        ("Fartsgrensen endres til 30 km/t.", None, None),
        ("Kommunedirektøren bes vurdere om tiltak 3 kan strykes.", None, None),
    ],
)
def test_a_decision_says_what_it_changes(point: str, operation: str | None, target: str | None) -> None:
    text = f"Vedtak:\n1. Planen vedtas.\n2. {point}\n"
    record = rettesnor.read_bytes(text.encode(), name="sak.txt", kind=DocumentKind.CASE).record
    stated = record.items[1].attributes
    assert (stated.operation, stated.target_label) == (operation, target)
