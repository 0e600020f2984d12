"""The list numbers that Word computes, from the rules in a file, and that LibreOffice prints the same."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from rettesnor.documents import Document, read


def _level(at: int, text: str, format: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="720"/></w:pPr></w:lvl>'
    )


def _abstract(id: int, *levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{id}">{more}<w:multiLevelType w:val="multilevel"/>{"".join(levels)}'
        "</w:abstractNum>"
    )


def _num(id: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def _item(words: str, number: int, level: int = 0, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:p><w:pPr>{named}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{words}</w:t></w:r></w:p>"
    )


def _plain(words: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{words}</w:t></w:r></w:p>"


def _list(number: int, *items: str) -> str:
    """Items of one list, each with a ">" for every level it stands below the first."""
    return "".join(_item(item.lstrip(">"), number, len(item) - len(item.lstrip(">"))) for item in items)


def _headings(*headings: str) -> str:
    """Headings that their styles number, each with a ">" for every level it stands below the first."""
    return "".join(
        _plain(words.lstrip(">"), f"Overskrift{len(words) - len(words.lstrip('>')) + 1}")
        for words in headings
    )


CHAPTERS = _abstract(1, _level(0, "%1"), _level(1, "%1.%2"), _level(2, "%1.%2.%3"))
SIMPLE = _abstract(1, _level(0, "%1."))
LETTERS = _abstract(
    1,
    _level(0, "%1.", "upperRoman"),
    _level(1, "%2)", "lowerLetter"),
    _level(2, "(%3)", "lowerRoman"),
)
MARKS = _abstract(1, _level(0, "%1", "decimalZero"), _level(1, "•", "bullet"), _level(2, "–", "bullet"))
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Overskrift{at + 1}"><w:name w:val="heading {at + 1}"/>'
    f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="7"/></w:numPr>'
    f'<w:outlineLvl w:val="{at}"/></w:pPr></w:style>'
    for at in range(3)
)
HEADING_LEVELS = _abstract(
    7,
    *(
        _level(at, text, more=f'<w:pStyle w:val="Overskrift{at + 1}"/>')
        for at, text in enumerate(("%1", "%1.%2", "%1.%2.%3"))
    ),
)
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
OWN_LEVEL = f'<w:lvlOverride w:ilvl="0">{_level(0, "%1)", "lowerLetter")}</w:lvlOverride>'

# The rules, the paragraphs, and what is printed.
CASES = {
    "chapters that count within chapters": (
        CHAPTERS + _num(1, 1),
        _list(1, "Mål", ">Bolyst", ">Natur", "Tiltak", ">Skole", ">>Heim", ">>Ute"),
        "1 Mål | 1.1 Bolyst | 1.2 Natur | 2 Tiltak | 2.1 Skole | 2.1.1 Heim | 2.1.2 Ute",
    ),
    "Roman numerals, letters and small Roman numerals": (
        LETTERS + _num(1, 1),
        _list(1, "A", ">B", ">>C", ">>D", ">E", "F", ">G"),
        "I. A | a) B | (i) C | (ii) D | b) E | II. F | a) G",
    ),
    "a list that restarts from one": (
        SIMPLE + _num(1, 1) + _num(2, 1, RESTART),
        _list(1, "A", "B") + _plain("Ord") + _list(2, "C", "D") + _plain("Ord") + _list(1, "E"),
        "1. A | 2. B | Ord | 1. C | 2. D | Ord | 3. E",
    ),
    "a list that goes on behind other text": (
        SIMPLE + _num(1, 1),
        _list(1, "A") + _plain("Ord") + _list(1, "B"),
        "1. A | Ord | 2. B",
    ),
    "a list that starts where it says": (
        _abstract(1, _level(0, "Mål %1:", start=4)) + _num(1, 1),
        _list(1, "A", "B"),
        "Mål 4: A | Mål 5: B",
    ),
    "numbers with zeros, and bullets": (
        MARKS + _num(1, 1),
        _list(1, "A", ">B", ">>C", "D"),
        "01 A | • B | – C | 02 D",
    ),
    "legal numbers, with the levels above in digits": (
        _abstract(1, _level(0, "%1.", "upperRoman"), _level(1, "%1.%2", more="<w:isLgl/>")) + _num(1, 1),
        _list(1, "A", ">B", "C", ">D"),
        "I. A | 1.1 B | II. C | 2.1 D",
    ),
    "a level that never restarts": (
        _abstract(1, _level(0, "%1."), _level(1, "%2)", more='<w:lvlRestart w:val="0"/>')) + _num(1, 1),
        _list(1, "A", ">B", "C", ">D"),
        "1. A | 1) B | 2. C | 2) D",
    ),
    "a list with a level of its own": (
        SIMPLE + _num(1, 1) + _num(2, 1, OWN_LEVEL),
        _list(2, "A", "B"),
        "a) A | b) B",
    ),
    "headings that are numbered by their styles": (
        HEADING_LEVELS + _num(7, 7),
        _headings("Mål", ">Bolyst") + _plain("Ord") + _headings(">Natur", ">>Elv", "Tiltak", ">Skole"),
        "1 Mål | 1.1 Bolyst | Ord | 1.2 Natur | 1.2.1 Elv | 2 Tiltak | 2.1 Skole",
    ),
    "a first item on the second level": (
        CHAPTERS + _num(1, 1),
        _list(1, ">A", ">B"),
        "1.1 A | 1.2 B",
    ),
    "doubled letters behind z": (
        _abstract(1, _level(0, "%1)", "lowerLetter", start=26)) + _num(1, 1),
        _list(1, "A", "B", "C"),
        "z) A | aa) B | bb) C",
    ),
    "no empty paragraph, though it takes a number": (
        SIMPLE + _num(1, 1),
        _list(1, "A", "", "C"),
        "1. A | 3. C",
    ),
    "no number where a paragraph takes itself out of its style's list": (
        HEADING_LEVELS + _num(7, 7),
        _headings("A") + _item("B", 0, style="Overskrift1") + _headings("C"),
        "1 A | B | 2 C",
    ),
}
# Where LibreOffice prints something else than Word, or a number without words.
PRINTED_OTHERWISE = {
    "legal numbers, with the levels above in digits": "LibreOffice has no such numbering",
    "a level that never restarts": "LibreOffice has no such levels",
    "no empty paragraph, though it takes a number": "it prints the number alone, which is no line of ours",
    "no number where a paragraph takes itself out of its style's list": "the list is that of the case before",
}


@pytest.mark.parametrize(("numbering", "body", "expected"), CASES.values(), ids=CASES)
def test_word_prints(
    numbering: str,
    body: str,
    expected: str,
    make_docx: Callable[..., bytes],
    lines_of: Callable[[Document], list[str]],
) -> None:
    assert lines_of(read(make_docx(body, numbering=numbering, styles=STYLES))) == expected.split(" | ")


@pytest.mark.needs_soffice
def test_libreoffice_prints_the_same_numbers_also_as_it_saves_them_itself(
    make_docx: Callable[..., bytes],
    convert: Callable[[bytes, str, str], bytes],
    printed_lines: Callable[[bytes], list[str]],
    lines_of: Callable[[Document], list[str]],
) -> None:
    """All cases in one file, since starting LibreOffice takes seconds; each gets lists of its own."""
    body, expected = "", []
    abstracts, nums = [], []
    for index, (name, (rules, paragraphs, lines)) in enumerate(CASES.items()):
        if name in PRINTED_OTHERWISE:
            continue
        for written in rules.split("<w:abstractNum ")[1:]:
            abstract, *own = written.split("<w:num ")
            abstracts.append("<w:abstractNum " + _moved(abstract, index))
            nums += ["<w:num " + _moved(num, index) for num in own]
        body += _moved(paragraphs, index) + _plain(f"Slutt {index}")
        expected += [*lines.split(" | "), f"Slutt {index}"]
    docx = make_docx(body, numbering="".join(abstracts + nums), styles=STYLES)

    assert lines_of(read(docx)) == expected
    assert printed_lines(convert(docx, "docx", "pdf")) == expected
    # Saved as another format some lists begin anew in LibreOffice itself; what it prints then is right again.
    odt = convert(docx, "docx", "odt")
    assert lines_of(read(odt)) == printed_lines(convert(odt, "odt", "pdf"))
    docx_again = convert(odt, "odt", "docx")
    assert lines_of(read(docx_again)) == printed_lines(convert(docx_again, "docx", "pdf"))


def _moved(xml: str, index: int) -> str:
    """The XML with its lists called by other ids, so that cases fit in one file; 7 is the styles' own."""
    for name in ('w:abstractNumId="', '<w:abstractNumId w:val="', 'w:numId="', '<w:numId w:val="'):
        xml = re.sub(rf'{name}(?!7")', f"{name}{index + 1}", xml)
    return xml
