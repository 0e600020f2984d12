"""Takes out of finished files what another run, machine or user would write otherwise: dates and marks."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile

from examples.builder.docx_parts import zipped

_PDF_DATE = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)(\d{14})")
_PDF_MARK = re.compile(
    rb"(/ID\s*\[\s*<)([0-9A-Fa-f]+)(>\s*<)([0-9A-Fa-f]+)(>)|(/DocChecksum\s*/)([0-9A-Fa-f]+)"
)
_ISO_TIME = r"\d{4}-\d\d-\d\dT[\d:.]+Z?"
_XML = (
    (re.compile(rf"(<dcterms:(?:created|modified)[^>]*>){_ISO_TIME}(?=<)"), r"\g<1>{date}T12:00:00Z"),
    (re.compile(rf"(<(?:dc:date|meta:creation-date)>){_ISO_TIME}(?=<)"), r"\g<1>{date}T12:00:00"),
    (
        re.compile(
            r"<meta:editing-duration>[^<]*</meta:editing-duration>|<meta:editing-cycles>[^<]*</meta:editing-cycles>"
        ),
        "",
    ),
    (re.compile(r"<TotalTime>\d+</TotalTime>|<cp:revision>\d+</cp:revision>"), ""),
    (re.compile(r'(<config:config-item config:name="Rsid[^>]*>)\d+(?=<)'), r"\g<1>1"),
    (re.compile(r'(<config:config-item config:name="Printer(?:Name|Setup)"[^>]*>)[^<]*(?=<)'), r"\g<1>"),
)

_DRAWN_BY_LOT = re.compile(r'xml:id="(list\d+)"')
_LIST_NAME = re.compile(r'"(list\d+)"')


def settled_pdf(content: bytes, date: str) -> bytes:
    """A PDF with the document's date and a mark made from its name and date; every byte keeps its place.

    Args:
        content: the file; its information must not be packed.
        date: ISO.
    """
    stamp = date.replace("-", "").encode() + b"120000"
    mark = hashlib.sha256(stamp).hexdigest().encode()

    def marked(match: re.Match[bytes]) -> bytes:
        if match.group(6):
            return match.group(6) + (mark * 2)[: len(match.group(7))]
        first, second = (mark[: len(match.group(number))] for number in (2, 4))
        return match.group(1) + first + match.group(3) + second + match.group(5)

    return _PDF_MARK.sub(marked, _PDF_DATE.sub(rb"\g<1>" + stamp, content))


def settled_package(content: bytes, date: str) -> bytes:
    """A DOCX or ODT file with the document's date throughout, and no printer's name or editing time.

    Args:
        content: the file.
        date: ISO.
    """
    parts: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if not name.startswith("Thumbnails/"):
                parts[name] = _settled_xml(part, date) if name.endswith((".xml", ".rels")) else part
    if "META-INF/manifest.xml" in parts:
        manifest = str(parts["META-INF/manifest.xml"])
        parts["META-INF/manifest.xml"] = re.sub(
            r"\s*<manifest:file-entry[^>]*Thumbnails/[^>]*/>", "", manifest
        )
    return zipped(parts, date)


def _settled_xml(part: bytes, date: str) -> str:
    text = part.decode("utf-8")
    drawn = {name: f'"list{number}"' for number, name in enumerate(_DRAWN_BY_LOT.findall(text), 1)}
    text = _LIST_NAME.sub(lambda match: drawn.get(match.group(1), match.group()), text)
    for pattern, replacement in _XML:
        text = pattern.sub(replacement.replace("{date}", date), text)
    return text
