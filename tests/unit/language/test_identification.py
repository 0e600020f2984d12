"""Which language a text is in, also where it is only a heading or a list point of a municipal document."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rettesnor.language import LANGUAGES, identify

BOKMÅL = """
    Kommuneplanens samfunnsdel: mål og strategier for en bærekraftig kommune
    Hva saken gjelder
    Innbyggerne skal oppleve trygghet
    Kommunedirektørens innstilling: Saken tas til etterretning
    Øke andelen som sykler til skole
    En skole for alle
    Flere trygge møteplasser
    Medvirkning og mangfold
    Utfordringer og muligheter
    Tjenestetilbud av god kvalitet
    Vi skal være en attraktiv arbeidsgiver
    Tiltakene vurderes årlig
    • Barn og unge får et aktivt fritidstilbud
    a) Boligbygging konsentreres rundt tettstedene
    Hvordan vi vil jobbe
    Redusere utslipp av klimagasser
    Bærekraftig utvikling
    Sammen om fremtiden
    Kommunen vil legge til rette for flere arbeidsplasser
    Tidlig innsats
    Grunnskolene skal være mobbefrie
    Helhetlig omsorg hele livet
    Delmål 2.1 Alle skal ha tilgang til en egnet bolig
    Ingen skal utsettes for vold i nære relasjoner
    Eldre bor hjemme så lenge de ønsker
    Strategi 3: Videreutvikle samarbeidet med frivilligheten
    Vedtatt enstemmig av kommunestyret
    Fra ord til handling
    Sykefraværet reduseres med 20 prosent
    Det vises til vedlagte høringsuttalelser
    Levende lokalsamfunn der folk møtes
    Ansvarlig virksomhet
    Kirke og livssyn
    Kommunens virksomheter
    Forebyggende arbeid styrkes
    Gode oppvekstvilkår, hvor alle blir sett
    Kommunestyret ber rådmannen utrede hvilke kostnader dette gir
    Næringslivet inviteres til å delta
    Målet er å øke bosettingen i sentrum
    Likeverdige tjenester uavhengig av bosted
    Forslaget falt mot 4 stemmer
    Hverdagsmestring
    Kommunikasjonen skal være åpen og tilgjengelig
    Uteområdene oppgraderes i perioden
    Hovedmål
"""

NYNORSK = """
    Mål og strategiar for ein berekraftig kommune
    Kva saka gjeld
    Innbyggjarane skal oppleve tryggleik
    Rådmannen si tilråding: Saka vert teken til vitande
    Auke delen som syklar til skulen
    Ein skule for alle
    Fleire trygge møteplassar
    Medverknad og mangfald
    Utfordringar og moglegheiter
    Tenestetilbod av god kvalitet
    Vi skal vere ein attraktiv arbeidsgjevar
    Tiltaka blir vurderte kvart år
    • Barn og unge får eit aktivt fritidstilbod
    a) Bustadbygging skal skje nær tettstadene
    Korleis vi vil arbeide
    Redusere utslepp av klimagassar
    Berekraftig utvikling
    Saman om framtida
    Kommunen vil leggje til rette for fleire arbeidsplassar
    Tidleg innsats
    Grunnskulane skal vere fri for mobbing
    Heilskapleg omsorg heile livet
    Delmål 2.1 Alle skal ha tilgang til ein eigna bustad
    Ingen skal bli utsette for vald i nære relasjonar
    Eldre bur heime så lenge dei ønskjer
    Strategi 3: Vidareutvikle samarbeidet med dei frivillige
    Samrøystes vedteke i kommunestyret
    Frå ord til handling
    Sjukefråværet skal ned
    Born og unge opplever meistring
    Levande lokalsamfunn der folk møtest
    Ansvarleg verksemd
    Kyrkje og livssyn
    Førebyggjande arbeid skal styrkast
    Gode oppvekstvilkår, der alle vert sett
    Kommunestyret bed rådmannen greie ut kva dette kostar
    Næringslivet blir invitert til å vere med
    Likeverdige tenester i heile kommunen
    Framlegget fall mot 4 røyster
    Kvardagsmeistring
    Hovudmål 1
    Hovudmål
    Planprogrammet skal handsamast av formannskapet
    Tiltaket skal gjennomførast innan 2027
"""

NORTHERN_SÁMI = """
    Gieldda ulbmilat ja doaibmabijut
    Suohkanplána servodatoassi
    Mánát ja nuorat
    Buot ássit galget oažžut buriid bálvalusaid
    Sámegiella lea min giella
    Deanu gielda
    Gielda galgá láhčit dili sámegielat mánáidgárddiide
    Dearvvašvuohta ja fuolahus
    Ulbmil 1: Eanet sámegielat bargit
    Mearrádus dahkkui ovttajienalaččat
    Strategiijat ja doaibmabijut
    Vuoigatvuohta oahppat sámegiela
    Boarrásat galget beassat orrut ruovttus
    Gielddastivra lea mearridan plána
    Dát plána gusto gitta jahkái 2030
    Guovttegielatvuohta
    Fálaldagat sámi pasieanttaide
    Ássit servet mearridanproseassaide
    Dálkkádat ja biras
    Mii áigut nannet sámi kultuvrra
    Kárášjoga gielda lea sámi gielda
    Skuvla ja oahpahus
"""

ENGLISH = """
    Municipal master plan: goals and strategies
    What the case is about
    All residents shall feel safe
    A school for everyone
    Participation and diversity
    Challenges and opportunities
    We will be an attractive employer
    The measures are assessed every year
    • Children and young people have active leisure time
    a) Housing is built close to the town centre
    Reduce greenhouse gas emissions
    Sustainable development
    Together for the future
    Health and care services
    The council asks the administration to report back by June
    Human rights in the municipality
    Responsible: Department of Education
    From words to action
    Indicator: share of pupils who report bullying
    Public participation in planning
    The proposal was adopted unanimously
    Sexual orientation and gender identity
    No one is left behind
    Summary in English
"""

NOTHING_TELLS = """
    Oslo 2024
    2.1
    1 250 000
    Nordre Follo
    Mål og tiltak
    Plan 2024–2036
    Kari Nordmann
    Delmål 3
    PS 47/26
    A B C
    ***
    https://eksempel.no/plan
    Ordfører
    Tromsø, Bodø, Ålesund
    Kulturlivet i bygdene
    Miloš Đorđević
    Jovan Čačić
    Kárášjohka
    Хозяйство
    خطة البلدية
    Kommunens tiltak
"""

OTHER_LANGUAGES = """
    Kommunen ska också arbeta för ökad trygghet när skolorna är stängda
    Alla barn har rätt till en god utbildning och att känna sig trygga genom hela livet
    Kunta ja asukkaat sekä palvelut ovat lähellä
    Die Gemeinde und die Schulen sind für alle offen
    Les enfants sont inclus dans une école pour tous
"""


def lines(block: str) -> list[str]:
    return [line.strip() for line in block.strip().splitlines()]


@pytest.mark.parametrize("line", lines(BOKMÅL))
def test_a_short_line_in_bokmål_is_known(line: str) -> None:
    assert identify(line).language == "nb"


@pytest.mark.parametrize("line", lines(NYNORSK))
def test_a_short_line_in_nynorsk_is_known(line: str) -> None:
    assert identify(line).language == "nn"


@pytest.mark.parametrize("line", lines(NORTHERN_SÁMI))
def test_a_short_line_in_northern_sámi_is_known(line: str) -> None:
    assert identify(line).language == "se"


@pytest.mark.parametrize("line", lines(ENGLISH))
def test_a_short_line_in_english_is_known(line: str) -> None:
    assert identify(line).language == "en"


@pytest.mark.parametrize("line", ["", " \n", *lines(NOTHING_TELLS)])
def test_where_nothing_tells_no_language_is_guessed(line: str) -> None:
    found = identify(line)
    assert (found.language, found.confidence) == (None, 0.0)


@pytest.mark.parametrize("line", lines(OTHER_LANGUAGES))
def test_a_language_that_is_none_of_ours_is_not_guessed_to_be_one(line: str) -> None:
    assert identify(line).language is None


def test_a_longer_text_is_surer_than_its_heading() -> None:
    heading = "Flere trygge møteplasser"
    text = heading + ". Innbyggerne skal ikke være alene, og det er mye som må gjøres sammen."
    assert identify(text).confidence > identify(heading).confidence


def test_a_text_half_in_each_written_norwegian_is_less_sure_than_either_half() -> None:
    nb, nn = "Hva saken gjelder: flere skoler.", "Kva saka gjeld: fleire skular."
    assert identify(f"{nb} {nn}").confidence < min(identify(nb).confidence, identify(nn).confidence)


def test_a_long_document_is_known_by_its_body_and_not_by_its_summary_in_english() -> None:
    summary = "This plan describes what the municipality will do for its residents. " * 40
    body = "Kommunen skal ikke bare vente, men gjøre noe sammen med innbyggerne. " * 2_000
    assert identify(summary + body).language == "nb"


def test_a_heading_in_capitals_is_known_as_in_small_letters() -> None:
    assert identify("BERRE SAMAN FÅR VI DET TIL").language == "nn"


def test_the_languages_are_four() -> None:
    assert LANGUAGES == ("nb", "nn", "se", "en")


def test_importing_the_room_loads_neither_dictionaries_nor_word_lists() -> None:
    check = "import sys, rettesnor.language; print({'simplemma', 'yaml'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "set()"
