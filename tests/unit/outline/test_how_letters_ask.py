"""How letters ask: by whose words, how strongly, and what only tells of asking."""

from __future__ import annotations

import pytest

import rettesnor
from rettesnor.outline import DocumentKind
from rettesnor.outline.asking import Asking
from rettesnor.outline.record import Strength

ASKS, ADVISES, HOPES = Strength.ASKS, Strength.ADVISES, Strength.HOPES


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("Vi ber kommunen om å sette opp et gjerde.", ASKS),
        ("Derfor ber Solbakken vel om et møte.", ASKS),
        ("Neste gang ber vi om å bli spurt først.", ASKS),
        ("Vellet viser til vedtaket og ber om innsyn.", ASKS),
        ("Vi vil med dette be om en befaring.", ASKS),
        ("Send oss gjerne referatet.", ASKS),
        ("Kan dere svare før ferien?", ASKS),
        ("Kravet i planen om trapp må ikke svekkes.", ASKS),
        ("Når det gjeld skulevegen, vil vi rå kommunen til å vente.", ADVISES),
        ("Vi vil også anbefale flere benker.", ADVISES),
        ("Jeg synes dere skulle lese planen.", ADVISES),
        ("Det bør lages et kart.", ADVISES),
        ("Det ønsker vi at kommunen skal endre.", HOPES),
        ("Men jeg ønsker meg et svar fra et menneske.", HOPES),
        ("Til slutt vonar vi at kommunen tek seg tid.", HOPES),
        ("Kommunen ber i høringsbrevet om innspill.", None),
        ("Turlaget ber om flere løyper.", None),
        ("Solbakken skole ber om flere klasserom.", None),
        ("I grenda, en time unna, foreslår en bonde å rive huset.", None),
        ("Fylkeskommunen anbefaler en rundkjøring.", None),
        ("Planen sier at «vi ber alle ta hensyn».", None),
        ("Hva mener vi kommunen bør gjøre?", None),
        ("I planen står det at tiltakene må finansieres.", None),
        ("Det må sies at planen er god.", None),
        ("Vi har bedt Statens vegvesen om skilt.", None),
        ("Vi vil ikke anbefale noe.", None),
    ],
)
def test_only_the_sender_asks(sentence: str, strength: Strength | None) -> None:
    assert Asking("Solbakken vel").strength_of(sentence) is strength


@pytest.mark.parametrize("sender", ["Statsforvalteren i Vestnes", None])
def test_an_office_asks_by_its_name_where_no_other_sender_is_known(sender: str | None) -> None:
    assert Asking(sender).strength_of("Statsforvalteren råder kommunen til å vente.") is ADVISES
    assert Asking(sender).strength_of("Kommunen ber om utsatt frist.") is None


@pytest.mark.parametrize(
    ("lead_in", "strength"),
    [
        ("Når det gjelder dette, ber vi om at kommunen:", ASKS),
        ("Det vi treng, er ikkje mykje:", ASKS),
        ("Vi ønsker:", HOPES),
        ("Huset vårt trenger:", None),
        ("Vi har tre mål:", None),
    ],
)
def test_a_lead_in_asks_for_what_stands_below(lead_in: str, strength: Strength | None) -> None:
    assert Asking(None).strength_of_list(lead_in) is strength


def test_the_foot_of_a_page_is_no_part_of_the_request_that_runs_over_it() -> None:
    text = (
        "Vi takker for møtet. Vi anbefaler at kommunen tar vare på steingjerdene langs den gamle postveien og\n\n"
        "Haugmo vel Side 1/2\n\nsetter dem i stand sammen med skolen. De er fra 1870.\n\nHaugmo vel Side 2/2\n"
    )
    record = rettesnor.read_bytes(text.encode(), name="brev.txt", kind=DocumentKind.LETTER).record
    assert [item.text for item in record.items] == [
        "Vi anbefaler at kommunen tar vare på steingjerdene langs den gamle postveien og setter dem i stand sammen "
        "med skolen."
    ]
