"""From the printed text to the words of a statement, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rettesnor.documents.cleaning import (
    STATEMENT_STEPS,
    Cleaned,
    clean,
    drop_invisible,
    drop_soft_hyphens,
    fold_white_space,
    statement,
    straighten_ligatures,
    strip_markdown,
    undo_hyphenation,
)

SNIPPETS = [
    # Nothing to do.
    ("Alle barn skal ha barnehageplass", "Alle barn skal ha barnehageplass"),
    ("", ""),
    # White space.
    ("Bo trygt \nhjemme  lenger ", "Bo trygt hjemme lenger"),
    ("mål\u00a01 og\u2009mål\t2", "mål 1 og mål 2"),
    ("øke læring gjennom allsidig \n\nkompetanse", "øke læring gjennom allsidig kompetanse"),
    ("linje\r\nlinje\fside\u2028slutt", "linje linje side slutt"),
    # Words parted at the end of a line.
    ("utdannings- og forsknings-\ninstitusjonene", "utdannings- og forskningsinstitusjonene"),
    ("opp-\nvekst", "oppvekst"),
    ("opp- \n  vekst", "oppvekst"),
    ("kommune-\r\nplanen", "kommuneplanen"),
    ("folke\u00ad\nhelse", "folkehelse"),
    ("folke\ufffehelse", "folkehelse"),
    ("folke\ufffe\nhelse", "folkehelse"),
    ("opplev-\n\nelser", "opplevelser"),
    ("sam-\nmen med frivillige", "sammen med frivillige"),
    ("inn-\ntil 2030", "inntil 2030"),
    ("lang-\nsamt", "langsamt"),
    ("skule-\nelevar og læ-\nrarar", "skuleelevar og lærarar"),
    ("boazo-\ndoallu", "boazodoallu"),
    ("muni-\ncipality", "municipality"),
    ("buss-\nstopp", "busstopp"),
    ("trafikk-\nkultur", "trafikkultur"),
    # Hyphens that belong to the words.
    ("Per-\nOle Austmo", "Per-Ole Austmo"),
    ("Per\ufffe\nOle Austmo", "Per-Ole Austmo"),
    ("2021-\n2033", "2021-2033"),
    ("bygg- \nog anleggsbransjen", "bygg- og anleggsbransjen"),
    ("helse-\nog omsorgstjenester", "helse- og omsorgstjenester"),
    ("idretts-\neller kulturtilbod", "idretts- eller kulturtilbod"),
    ("kultur-\nsamt idrettstilbud", "kultur- samt idrettstilbud"),
    ("barnehage-\ntil skoleovergang", "barnehage- til skoleovergang"),
    ("short-\nand long-term", "short- and long-term"),
    ("boazo-\nja luonddudoaibma", "boazo- ja luonddudoaibma"),
    ("minoritets-/\nmajoritetsbefolkning", "minoritets-/ majoritetsbefolkning"),
    ("minoritets-\n/majoritetsbefolkning", "minoritets-/majoritetsbefolkning"),
    ("by - og campusutvikling", "by - og campusutvikling"),
    ("by -\nog campusutvikling", "by - og campusutvikling"),
    ("gå -grupper", "gå -grupper"),
    ("CO2-\nutslipp", "CO2-utslipp"),
    ("2030-\nmålene", "2030-målene"),
    ("NAV-\nkontoret", "NAV-kontoret"),
    ("e-\npost", "e-post"),
    ("Nord-\nNorge", "Nord-Norge"),
    ("16-\n20 år", "16-20 år"),
    ("gang-, sykkel- og turveger", "gang-, sykkel- og turveger"),
    ("ikke-\nvoldelig", "ikke-voldelig"),
    ("drop-in og drop-\nin", "drop-in og drop-in"),
    ("Kr. 67.500,-\nKr: 27.500,-", "Kr. 67.500,- Kr: 27.500,-"),
    ("Innsats –\nsamarbeid", "Innsats – samarbeid"),
    # Ligatures, soft hyphens, what cannot be seen.
    ("eﬀektiv ﬂytting av ﬁsk, oﬃsiell", "effektiv flytting av fisk, offisiell"),
    ("kommune\u00adplanens sam\u00adfunns\u00addel", "kommuneplanens samfunnsdel"),
    ("bære\u200bkraft\ufeff og\x07 vekst", "bærekraft og vekst"),
    ("5\u20118 år", "5-8 år"),
    # Markdown.
    ("**Mål 1:** Trygg by", "Mål 1: Trygg by"),
    ("## __Tiltak__", "Tiltak"),
    ("1\\. Bygge \\*ny\\* skole", "1. Bygge *ny* skole"),
    ("***Viktig***: *alle* skal med", "Viktig: alle skal med"),
    ("pris* gjeld i 2024*", "pris* gjeld i 2024*"),
    ("3 * 4 og fil_navn_her", "3 * 4 og fil_navn_her"),
    ("navn: ______", "navn: ______"),
    ("Kultur<br>Oppvekst", "Kultur Oppvekst"),
    ("punkt # 4", "punkt # 4"),
]


@pytest.mark.parametrize(("printed", "words"), SNIPPETS)
def test_the_words_of(printed: str, words: str) -> None:
    assert statement(printed) == words
    assert clean(printed, STATEMENT_STEPS).text == words


@pytest.mark.parametrize(
    ("step", "printed", "words"),
    [
        (straighten_ligatures, "ﬁ\n", "fi\n"),
        (undo_hyphenation, "opp-\nvekst  ﬁ", "oppvekst  ﬁ"),
        (drop_soft_hyphens, "a\u00adb-\nc", "ab-\nc"),
        (drop_invisible, "a\u200bb\n", "ab\n"),
        (strip_markdown, "**a**\n", "a\n"),
        (fold_white_space, " a \n b ", "a b"),
    ],
)
def test_a_step_does_its_own_work_and_no_other(step: object, printed: str, words: str) -> None:
    assert clean(printed, [step]).text == words  # type: ignore[list-item]


def test_a_place_in_the_words_leads_back_to_the_print() -> None:
    printed = "•  eﬀektiv forsk-\nning"
    cleaned = clean(printed, STATEMENT_STEPS)
    assert cleaned.text == "• effektiv forskning"
    at = cleaned.text.index("forskning")
    assert printed[slice(*cleaned.original(at, at + 9))] == "forsk-\nning"
    assert printed[slice(*cleaned.original(3, 5))] == "ﬀ"
    assert cleaned.original(4, 4) == (4, 4)


def test_a_range_outside_the_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no range"):
        clean("mål", []).original(1, 4)


PRINTED = st.text(
    alphabet=[*"abAB2 og-*_#\\/\n\r\t<br>æ\f", "\u00ad", "\u2011", "ﬁ", "\ufffe", "\u200b"], max_size=60
)


@given(PRINTED)
def test_every_character_stands_where_the_way_back_leads(printed: str) -> None:
    cleaned = clean(printed, STATEMENT_STEPS)
    assert len(cleaned.offsets) == len(cleaned.text) + 1
    assert list(cleaned.offsets) == sorted(cleaned.offsets)
    for at, character in enumerate(cleaned.text):
        start, end = cleaned.original(at, at + 1)
        held = printed[start:end]
        is_same = character == held or (character == " " and (held.isspace() or held in "<\ufffe"))
        is_hyphen = character == "-" and held in "\u2011\u2010\ufffe\u00ad"
        assert is_same or is_hyphen or (held == "ﬁ" and character in "fi")


@given(PRINTED)
def test_the_short_way_gives_the_same_words(printed: str) -> None:
    assert statement(printed) == clean(printed, STATEMENT_STEPS).text


@given(PRINTED)
def test_nothing_is_folded_twice(printed: str) -> None:
    once = clean(printed, [fold_white_space])
    assert fold_white_space(once) == Cleaned(once.text, once.offsets)
