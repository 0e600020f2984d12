"""Facts of letters: who writes to whom, about what, and when."""

from __future__ import annotations

import re

from rettesnor.documents import Document
from rettesnor.outline.dates import dates_in
from rettesnor.outline.headlines import headline_at
from rettesnor.outline.record import Facts
from rettesnor.outline.statement import Statement

_HEAD = 2_500
_FIELD = re.compile(
    r"(?im)^\W*(?:vedrørende|vedrørande|angående|angåande|emne|sak|gjelder|gjeld|vedr\.?|ang\.?|"
    r"tema)\s*[:.]\s*(?P<words>\S.*?)\**\s*$"
)
_FROM = re.compile(r"(?im)^(?:fra|frå|avsender|avsendar)\s*:\s*(?P<words>[^<\n]+?)\s*(?:<.*)?$")
_TO = re.compile(
    r"(?m)(?:^|[\s(])(?P<name>[A-ZÆØÅ][\wæøåÆØÅ-]+(?:[ -][A-ZÆØÅ][\wæøåÆØÅ]+)?)s? (?:kommune|KOMMUNE)\b"
)
# Below the recipient's name no letterhead stands.
_RECIPIENT = re.compile(r"\s*[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)? kommune\s*(?:$|\s{3})")
_OUR_DATE = re.compile(r"(?i)\b(?:vår dato|dato|sendt|dagsett|datert)\b")
_PLACE_AND_DATE = re.compile(r"(?m)^\W*[A-ZÆØÅ]\w+(?:[ -][A-ZÆØÅ]\w+)?,? (?:den )?\d{1,2}\.\s?\w+ \d{4}\W*$")
GREETING = re.compile(
    r"(?im)^\W*(?:(?:med )?(?:vennlig|venleg|vennleg|beste) (?:hilsen|helsing)|(?:med )?(?:hilsen|helsing)|mvh|"
    r"beste ønsker|vennligst hilsen)\b\W*"
)
_NOT_SENDER = re.compile(
    r"(?i)\b(?:kommune|postboks|\w*gate|\w*gata|\w*vegen|\w*veien|\w*torget|\w*plassen|dato|ref|side|tlf|"
    r"telefon|org\.?nr|til|kopi|@|www|saksbehand\w*|sakshands\w*|unntatt|offl)\b|\d{4}|\d\d \d\d"
)

# What a line of a letterhead holds behind the sender's name.
_BEHIND_SENDER = re.compile(
    r"\s+(?:(?:Vår|Deres|Dykkar|Dykkars) ?(?:dato|ref)\w*|Dato|Saksbehandler|Sakshandsamar|Org\.? ?nr)\b.*$"
    r"|\s+\S+gat[ae]n? \d+\w?\b.*|,?\s*\S+@\S+.*|,?\s+(?:[Tt]lf|[Tt]elefon)\b.*$"
)
_FOOT = re.compile(
    r"(?m)^\s*(?P<name>[A-ZÆØÅ][^·|\n\d]{3,60}?)\s[·|]\s[^\n]*(?:\b\d{4} [A-ZÆØÅ]|@|[Oo]rg\.?\s?nr)"
)
_PROSE = re.compile(r"[a-zæøå]\w* .* \w+.*[.!?]$")
# Offices of the state, whose letterhead is often a picture.
_OFFICE = re.compile(r"\bStatsforvalt(?:er|ar)en i [A-ZÆØÅ]\w+(?: og [A-ZÆØÅ]\w+)?")
_NOT_SUBJECT = re.compile(
    r"(?i)^(?:\S+ ){0,3}kommune\W*$|^til\b|\b(?:postboks|gate|vegen|veien|dato|ref|side|tlf|telefon|kopi|@|"
    r"www|saksbehand\w*|sakshands\w*|unntatt|offl|v/)\b|^\d|\w(?:gata|gaten|vegen|veien) \d"
    r"|\d\d \d\d \d\d|\d{4} [A-ZÆØÅ]+$|^[A-ZÆØÅ]\w+, \d"
)
_SHORTEST_HEAD = 80
_ANSWER = re.compile(
    r"(?i)(?:hørings?|høyrings?)?(?:uttalelse|uttale|fråsegn|innspill|innspel|svar|merknad|klage|søknad)|h[øo]y?ring\b"
)
_SALUTATION = re.compile(r"(?i)(?:vi viser til|viser til|hei\b|kjære|takk for|vi har|vi takker)")
_NOT_HEADED_SUBJECT = re.compile(r"(?i)^(?:\S+ ){0,2}kommune$|^til\b|unntatt|\bref\b|^dato\b")


def letter_facts(document: Document, statements: list[Statement]) -> Facts:
    """What a letter says about itself."""
    text = document.text
    return Facts(
        sender=_sender(document.text),
        recipient=_recipient(text),
        subject=letter_subject(document, statements),
        date=_date(text),
    )


def letter_subject(document: Document, statements: list[Statement]) -> str | None:
    """The subject: a field of its own, a bold or headed line, or the last short line before the letter."""
    head = document.text[:_HEAD]
    if match := _FIELD.search(head):
        return " ".join(match["words"].replace("*", "").split())
    plain: str | None = None
    sender = _sender(document.text)
    for place, statement in enumerate(statements[:40]):
        words, behind = headline_at(document, statements, place)
        if statement.start > _HEAD or len(words.split()) < 2 or words == sender:
            continue
        body = statement.first.size
        is_headed = statement.first.level is not None or statement.first.bold
        if is_headed and statement.start > 0 and not _NOT_HEADED_SUBJECT.search(words):
            return words
        if _SALUTATION.match(words) or (plain is not None and _PROSE.search(words)):
            break
        sized = body is not None and plain is not None
        if (
            not sized
            and statement.count <= 2
            and (plain is None or not plain.endswith(words) or behind > place + 1)
            and len(words) < 150
            and words[-1] not in ".:,"
            and not _NOT_SUBJECT.search(words)
            and (statement.start > _SHORTEST_HEAD or _ANSWER.match(words))
        ):
            plain = words
    return plain


def _sender(text: str) -> str | None:
    """By the field of a mail, the letterhead, the name behind «for» in the signature, or who signs."""
    if match := _FROM.search(text[:_HEAD]):
        return match["words"].strip()
    letterhead = _letterhead(text) or _sender_at_foot(text)
    greeting = GREETING.search(text)
    after = (
        [line.strip() for line in text[greeting.end() :].splitlines()[:4] if line.strip()] if greeting else []
    )
    signed = re.match(r"(?i)for (?P<name>[A-ZÆØÅ].{3,60})$", after[0]) if after else None
    if signed is not None and not (letterhead or "").startswith(signed["name"].strip()):
        return signed["name"].strip()
    if letterhead is None and (office := _OFFICE.search(text[:_HEAD])):
        return office[0]
    return letterhead or (re.split(r"\s{3,}", after[0])[0] if after else None)


def _letterhead(text: str) -> str | None:
    """The first name at the letter's top, above its first words."""
    for line in text[:600].splitlines():
        if _PROSE.search(line) or _RECIPIENT.match(line):
            return None
        bare = _BEHIND_SENDER.sub(
            "", re.split(r"\s{3,}|\t|\s\|\s", line.strip().strip("*#").strip())[0]
        ).strip(" ,")
        if len(bare) > 3 and bare[0] not in "![<" and not _NOT_SENDER.search(bare) and not dates_in(bare):
            return bare
    return None


def _sender_at_foot(text: str) -> str | None:
    """The name at the head of the line that says where the sender is found, at the foot of each page."""
    match = _FOOT.search(text)
    return match["name"].strip() if match is not None else None


def _recipient(text: str) -> str | None:
    head = text[:_HEAD]
    match = _TO.search(head)
    if match is None:
        return None
    name = match["name"]
    name = re.sub(r"^(?:Til|Hei|Kjære|For|Postmottak|Postmottaket)\s", "", name)
    return name.title() if name.isupper() else name


def _date(text: str) -> str | None:
    head = text[:_HEAD]
    if match := _PLACE_AND_DATE.search(head):
        found = dates_in(match[0])
        if found:
            return str(found[0].value)
    for label in _OUR_DATE.finditer(head):
        before = head[max(0, label.start() - 8) : label.start()].lower()
        if before.rstrip().endswith(("deres", "dykkar")):
            continue
        found = dates_in(head[label.end() : label.end() + 160])
        if found:
            return str(found[0].value)
    found = dates_in(head)
    return str(found[0].value) if found else None
