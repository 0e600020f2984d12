"""OpenDocument texts (ODT): the text as it is printed, with the list numbers that are computed when it is.

Headers and footers of the pages are not in the text; notes stand behind it. Nothing outside the file is
fetched.
"""

from __future__ import annotations

from rettesnor.documents.composing import Composer
from rettesnor.documents.errors import DocumentError, Warning
from rettesnor.documents.limits import Limits
from rettesnor.documents.model import Document
from rettesnor.documents.odt.body import BodyReader
from rettesnor.documents.odt.lists import read_list_styles
from rettesnor.documents.odt.names import OFFICE, TEXT
from rettesnor.documents.odt.styles import read_styles
from rettesnor.documents.packages import Package
from rettesnor.documents.safe_xml import Element, parse_xml
from rettesnor.documents.sniffing import Kind

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_odt(data: bytes, *, limits: Limits) -> Document:
    """Reads an OpenDocument text.

    Args:
        data: the file's bytes.
        limits: on what it unpacks to and on its text.

    Returns:
        The document, without pages: where they break is not in the file.

    Raises:
        DocumentError: ``unreadable``, ``encrypted``, ``unsafe-xml``, ``unknown-format``.
        LimitExceeded: ``limit-unpacked-bytes``, ``limit-entries``, ``limit-characters``.
    """
    package = Package(data, limits)
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise DocumentError("encrypted")
    is_mended = False

    def root_of(name: str) -> Element | None:
        nonlocal is_mended
        part = package.read(name)
        parsed = None if part is None else parse_xml(part)
        is_mended = is_mended or (parsed is not None and parsed.is_mended)
        return None if parsed is None else parsed.root

    content = root_of("content.xml")
    if content is None:
        raise DocumentError("unreadable", part="content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        is_other = content.find(OFFICE + "body") is not None and not package.is_damaged
        raise (
            DocumentError("unknown-format", found="opendocument")
            if is_other
            else DocumentError("unreadable", part="content.xml")
        )
    shared = root_of("styles.xml")
    composer = Composer(limits)
    BodyReader(composer, read_styles((shared, content)), read_list_styles((shared, content))).read(body)
    meta = root_of("meta.xml")
    title = None if meta is None else next((element.text for element in meta.iter(_TITLE)), None)
    warnings = [*_damage(package, is_mended=is_mended), *_tracked_changes(body)]
    return composer.document(data, Kind.ODT, title=title, warnings=warnings)


def _damage(package: Package, *, is_mended: bool) -> list[Warning]:
    if package.is_damaged:
        return [Warning("truncated")]
    return [Warning("damaged")] if is_mended else []


def _tracked_changes(body: Element) -> list[Warning]:
    insertions = sum(1 for _ in body.iter(TEXT + "insertion"))
    deletions = sum(1 for _ in body.iter(TEXT + "deletion"))
    if not insertions and not deletions:
        return []
    return [Warning("tracked-changes", {"insertions": insertions, "deletions": deletions})]
