"""Facts of cases: title, archive reference, officer, bodies with dates and numbers, competence, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from rettesnor.documents import Document
from rettesnor.outline import rules
from rettesnor.outline.dates import dates_in
from rettesnor.outline.headlines import headline_at
from rettesnor.outline.openings import opening_of, treated_by
from rettesnor.outline.plan_facts import municipality_in
from rettesnor.outline.record import Body, Facts
from rettesnor.outline.statement import Statement

_CASE_FIELD = re.compile(
    r"(?im)^\W*(?:tittel|sakstittel|sak|saken gjelder|saka gjeld|overskrift)\s*:\s*(?P<title>\S.*?)\W*$"
)
_NOT_TITLE = re.compile(
    r"(?i)^\W*(?:saks?(?:framlegg|fremlegg|papir|utredning|utgreiing|protokoll|dokument|gang|nr|nummer|behand\w*|handsam\w*)|"
    r"sak(?:en|a) (?:avgjøres|skal avgjerast|blir avgjord|vert avgjord)|avgjerdsmynde|vedtaksmynd\w*|"
    r"møtebok|særutskrift|arkiv\w*|utval\w*|møte(?:dato|sted|stad|bok|tid|nr|protokoll|innkalling)?\b|journal\w*|"
    r"dato\b|behandl\w*|gradering|vår ref|deres ref|dykkar ref|side \d|klassering|saknr|\d|unntatt|jp|postadresse|"
    r"ps\b|gnr|(?:status|type|avdeling|eining|enhet|offentlig)\W*(?::|$))"
    r"|\bkommune\W*$|saksprotokoll$|særutskrift$|saksbehandler|sakshandsamar"
)
_TREATED = re.compile(r"(?i)\bbehandling av sak \S+ i møte")
_LONGEST_TITLE = 220
_WHERE_TITLES_END = 4_000
_REFERENCE_LABEL = re.compile(
    r"\b(?:arkivsaksnr|arkivsak(?:\s?-?\s?(?:id|dok))?|arkivref(?:eranse)?|arkivsaknr|saksmappe|"
    r"arkivnr)\b\.?\s*(?:nr\.?)?\s*:?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b\d{2,4}/\d{1,6}(?: ?- ?\d+)?\b")
_OUR_REFERENCE = re.compile(
    r"(?i)^\W*(?:vår ref\.?|saksnr\.?)\W*\s(?P<reference>\d{2,4}/\d{1,6} ?- ?\d+)\b", re.MULTILINE
)
_FIELD_NAMES = "Arkiv|Saks|Sak |Utval|Møte|Journal|Type|Dato|Behandl|Handsam|Vår|Deres|Avdeling|Eining"
_NAME = rf"[A-ZÆØÅ][\w.'-]+(?: (?:av |von |de )?(?!{_FIELD_NAMES})[A-ZÆØÅ][\w.'-]*){{1,3}}"
_OFFICER = re.compile(
    rf"\b(?:Saksbehandler|Saksbehandlar|Sakshandsamar|Saksbeh\.?)\b(?!s)[ \t*:|]*(?P<name>{_NAME})?"
)
_FIELDS = re.compile(rf"^(?:{_FIELD_NAMES})")
_WAY = re.compile(
    r"(?im)^\W*(?:saksgang|saksnr\.?:?[\s|]+utv\w*|utval(?:gs?|s)?sak(?:snr|snummer)?\b\.?|behandles (?:i|av)|"
    r"handsamast (?:i|av)|behandling|behandlet av|saksnr\.?[ \t]*$|"
    r"utval\w*[\s|]+(?:møtedato|utval\w*sak\w*|saksnr|saknr|sak\b)|saknr\.?[\s|]+utv\w*|"
    r"utvalg[ \t]*$|utval[ \t]*$|(?:sak )?(?:ps )?\d{1,4}/\d\d[ \t]+[A-ZÆØÅ][^\n]{3,70}\d\d\.\d\d\.\d{4}[ \t]*$)"
)
_WAY_HEAD = re.compile(
    r"(?i)\W*(?:saksgang|saksnr|saknr|utval|utvalg|møtedato|møte|dato|type|behandl|organ|utvalgssak|saksnummer|nr)"
)
_WHERE_WAYS_END = 6_000
_LONGEST_WAY = 2_500
_MOST_WAYS = 6
_WRAPPED_NAME = re.compile(r"(?P<name>\s*(?:\d+\.? )?[A-ZÆØÅ].*?\b(?:for|og|i))(?P<rest>\s{2,}\S.*)$")
_REST_OF_NAME = re.compile(r"\s*[a-zæøå](?:[^\d|\s]| (?! ))*\s*")
_NOT_BODY = re.compile(r"\b(?:(?:PS|RS|FO)\b|\d{1,4}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{2,4})|\s{2,}")
_NUMBER = re.compile(r"(?<![\d./])(?:(?:PS|RS|FO) )?\d{1,4}/\d{2,4}(?![\d./])")
_COMPETENCE = re.compile(
    r"(?im)^\W*(?:saken avgjøres (?:av|i)|saka (?:skal avgjerast|blir avgjord|vert avgjord) (?:av|i)|"
    r"vedtakskompetanse|avgjøres av|avgjerast av|vedtaksmynd\w*|beslutningsmyndighet|"
    r"endel[ei]g (?:vedtak|avgjørelse|avgjerd)(?: i| av|(?: blir| vert)? (?:fattes|fatta|gjort) av)?|"
    r"vedtaksmynde)\W*[:*\s]*\s*(?P<body>[A-ZÆØÅ][\w ]{3,50}?)\W*$"
)
_ATTACHMENTS = re.compile(
    r"(?im)^\W*(?:trykte |prenta |vedlagte |følgende )?vedlegg\W*$|^\W*vedlegg(?: i saken)?\s*:\s*(?=\S)"
)
_LISTED = re.compile(r"(?:[-•*–]|\d{1,2}[.)]?)\s+")
_NOT_LISTED = re.compile(r"(?i)^\W*(?:utrykte|uprenta|ikke vedlagt|andre saksdokument|øvrige dokument)")
_SIGNED = re.compile(
    r"[A-ZÆØÅ]\w+(?: \w+){0,2}, (?:den )?\d{1,2}\.\s?(?:\d{1,2}\.|[a-zæøå]+ )\s?\d{4}$|(?:Med|Beste) hels"
)


def case_facts(text: str) -> Facts:
    """What a case says about itself, by its document's text."""
    reference = _reference(text)
    competence = _COMPETENCE.search(text)
    return Facts(
        municipality=municipality_in(text),
        archive_reference=reference,
        case_officer=_officer(text),
        bodies=bodies_in(text),
        competence=competence["body"].strip() if competence else None,
        attachments=_attachments(text),
    )


def case_title(document: Document, statements: list[Statement]) -> str | None:
    """What the case is about, as its head prints it: by a field, else the last headline before the first section.

    A headline is headed, or stands by itself; where no blank lines part the head, it is what is no field and no row.
    """
    if match := _CASE_FIELD.search(document.text[:2_500]):
        return " ".join(match["title"].replace("*", "").split())
    headed: str | None = None
    plain: str | None = None
    place = 0
    while place < len(statements) and statements[place].start <= _WHERE_TITLES_END:
        statement = statements[place]
        text = statement.text(document)
        if _TREATED.search(text):
            return statement.words(document).rstrip(":")
        opening = opening_of(text)
        if opening is not None and opening.kind in ("proposal_point", "decision_point", "remark"):
            break
        is_section = opening is not None or treated_by(text) is not None
        if is_section and headed is not None:
            break
        words, behind = headline_at(document, statements, place)
        place = behind
        if is_section or not _may_be_title(words):
            continue
        if statement.first.level is not None or (statement.after_gap and statement.marker is None):
            headed = words
        elif statement.marker is None:
            plain = words
    return headed or plain


def _may_be_title(words: str) -> bool:
    if len(words.split()) < 2 or len(words) > _LONGEST_TITLE or words[-1] in ":.":
        return False
    return not _NOT_TITLE.search(words) and not _is_row(words)


def _is_row(words: str) -> bool:
    """Whether the words are nothing but a body, with or without its number and date."""
    return re.fullmatch(_body(), _NOT_BODY.sub(" ", words).strip(" ,;:-–"), re.IGNORECASE) is not None


def bodies_in(text: str) -> tuple[Body, ...]:
    """The bodies that treat the case, each with its date and number only where the text proves the pairing.

    The table at the case's head comes by rows, by columns or cell by cell in a text layer. Rows prove a pair;
    columns do so only where there are as many dates and numbers as bodies.
    """
    ways = islice(_WAY.finditer(text[:_WHERE_WAYS_END]), _MOST_WAYS)
    found = next((found for way in ways if (found := _paired(_rows_at(text, way.start())))), ())
    if len(found) > 1 and all(body.date for body in found):
        return found
    if match := re.search(
        rf"(?P<body>{_body()}?)s? (?:behandling|handsaming) av sak (?P<number>(?:PS )?\d+/\d+) "
        r"i møtet? (?:den )?(?P<date>[\d.]+)",
        text[:3000],
    ):
        date = dates_in(match["date"].rstrip("."))
        return (Body(match["body"].removesuffix("s"), str(date[0].value) if date else None, match["number"]),)
    return found


def _rows_at(text: str, start: int) -> list[list[tuple[str, str]]]:
    """The rows of a table of bodies that begins at an offset, each as what its cells are and say."""
    rows: list[list[tuple[str, str]]] = []
    for line in _whole_rows(text[start : start + _LONGEST_WAY].splitlines()):
        tokens = _tokens(line)
        if tokens:
            rows.append(tokens)
        elif rows and line.strip(" |-*") and not _WAY_HEAD.match(line):
            break
    return rows


def _whole_rows(lines: list[str]) -> Iterator[str]:
    """The lines, each body's name whole where its cell wraps («Hovedutvalg for   03.06.2025», «plan og miljø»)."""
    place = 0
    while place < len(lines):
        line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else ""
        match = _WRAPPED_NAME.match(line)
        if match is not None and _REST_OF_NAME.fullmatch(below):
            line = f"{match['name']} {below.strip()}{match['rest']}"
            place += 1
        yield line
        place += 1


def _paired(rows: list[list[tuple[str, str]]]) -> tuple[Body, ...]:
    flat = [token for row in rows for token in row]
    names = [value for kind, value in flat if kind == "body"]
    dates = [value for kind, value in flat if kind == "date"]
    numbers = [value for kind, value in flat if kind == "number"]
    kinds = [kind for kind, _ in flat]
    width = len(set(kinds))
    cell_by_cell = (
        width > 1
        and len(flat) == width * len(names)
        and all(kinds[place] == kinds[place % width] for place in range(len(kinds)))
    )
    whole = [row for row in rows if any(kind == "body" for kind, _ in row) and len(row) > 1]
    if whole and not cell_by_cell:
        return tuple(_body_of(row) for row in rows if any(kind == "body" for kind, _ in row))
    if cell_by_cell or (len(dates) in (0, len(names)) and len(numbers) in (0, len(names))):
        return tuple(
            Body(name, dates[place] if dates else None, numbers[place] if numbers else None)
            for place, name in enumerate(names)
        )
    return tuple(Body(name) for name in names)


def _body_of(row: list[tuple[str, str]]) -> Body:
    values = dict(reversed(row))
    return Body(values["body"], values.get("date"), values.get("number"))


def _tokens(line: str) -> list[tuple[str, str]]:
    found: list[tuple[int, str, str]] = []
    bare = line
    for dated in dates_in(line):
        found.append((dated.start, "date", str(dated.value)))
        bare = bare[: dated.start] + " " * (dated.end - dated.start) + bare[dated.end :]
    for match in _NUMBER.finditer(bare):
        found.append((match.start(), "number", match[0]))
        bare = bare[: match.start()] + " " * len(match[0]) + bare[match.end() :]
    for part in re.finditer(r"[^|\s](?:[^|\s]| (?! ))*", bare):
        name = re.sub(r"\s+(?:PS|FO|RS)$", "", re.sub(r"^\d+\.? ", "", part[0].strip(" *-:"))).strip()
        if (
            re.fullmatch(_body(), name, re.I)
            and not re.fullmatch(r"(?i)(?:hoved|hovud)?(?:utvalg|utval|råd|organ)(?:ssak\w*|snr)?", name)
            and len(name) > 3
            and name[0].isupper()
        ):
            found.append((part.start(), "body", name))
    return [(kind, value) for _, kind, value in sorted(found)]


@cache
def _body() -> str:
    """The pattern of bodies, which here may begin a line with a capital."""
    return rules.body().replace("(?:kommune|", "(?:[Kk]ommune|", 1)


def _reference(text: str) -> str | None:
    head = text[:3000]
    for label in _REFERENCE_LABEL.finditer(head):
        line_end = head.find("\n", label.end())
        line_end = len(head) if line_end < 0 else line_end
        inline = _REFERENCE.search(head, label.end(), line_end)
        if inline:
            return inline[0]
        following = _REFERENCE.search(head, line_end, line_end + 160)
        if following:
            return following[0]
    named = _OUR_REFERENCE.search(head)
    return named["reference"] if named else None


def _officer(text: str) -> str | None:
    for match in _OFFICER.finditer(text[:4000]):
        if match["name"]:
            name = re.split(r"\s{2,}|\t", match["name"])[0]
            if not _FIELDS.match(name):
                return str(name.strip())
        lines = text[match.start() : match.start() + 400].splitlines()
        for line in lines[1:3]:
            first = re.split(r"\s{2,}|\t|\|", line.strip())[0]
            if re.fullmatch(_NAME, first) and not _FIELDS.match(first):
                return first
    return None


def _attachments(text: str) -> tuple[str, ...]:
    found: list[str] = []
    match = _ATTACHMENTS.search(text)
    if match is None:
        return ()
    empty = 0
    is_listed = False
    for line in text[match.end() :].splitlines():
        marker = _LISTED.match(line.strip().strip("*"))
        bare = line.strip().strip("*")[marker.end() :] if marker else line.strip().strip("*")
        if _NOT_LISTED.match(bare) or _SIGNED.match(bare):
            break
        if not bare:
            empty += 1
            continue
        if found and empty > (1 if marker else 0):
            break
        if marker is None and is_listed and bare[0].isupper():
            # A list of numbers or dashes is over where a line bears none.
            break
        is_listed = is_listed or (marker is not None and not found)
        empty = 0
        if (
            line.startswith("#")
            or len(bare) > 160
            or re.match(r"(?i)side \d+|saksopplysning|bakgrunn\b|vurdering|saksutredning", bare)
        ):
            break
        found.append(bare)
    return tuple(found)
