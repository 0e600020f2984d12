"""Word documents (DOCX): the text as Word prints it, with the list numbers that Word computes.

Headers and footers of the pages are not in the text; notes stand behind it. Nothing outside the file is
fetched.
"""

from __future__ import annotations

import posixpath
import re

from rettesnor.documents.composing import Composer
from rettesnor.documents.docx.body import BodyReader
from rettesnor.documents.docx.names import RELATIONSHIP, W, as_transitional
from rettesnor.documents.docx.numbering import Numbering
from rettesnor.documents.docx.styles import read_styles
from rettesnor.documents.errors import DocumentError, Warning
from rettesnor.documents.limits import Limits
from rettesnor.documents.model import Document
from rettesnor.documents.packages import Package
from rettesnor.documents.safe_xml import Element, local_name, parse_xml
from rettesnor.documents.sniffing import Kind

_MAIN = re.compile(r"word/document\d*\.xml")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NOTES = {"footnotes": ("footnote", "footnoteReference"), "endnotes": ("endnote", "endnoteReference")}


def read_docx(data: bytes, *, limits: Limits) -> Document:
    """Reads a Word document.

    Args:
        data: the file's bytes.
        limits: on what it unpacks to and on its text.

    Returns:
        The document, without pages: Word lays them out anew wherever it is opened.

    Raises:
        DocumentError: ``unreadable``, ``encrypted``, ``unsafe-xml``, ``unknown-format``.
        LimitExceeded: ``limit-unpacked-bytes``, ``limit-entries``, ``limit-characters``.
    """
    parts = _Parts(Package(data, limits))
    main = parts.main_name()
    root = parts.root(main)
    body = None if root is None else root.find(W + "body")
    if root is None or body is None:
        raise DocumentError("unreadable", part=main)
    composer = Composer(limits)
    styles = read_styles(parts.related(main, "styles"))
    reader = BodyReader(composer, styles, Numbering(parts.related(main, "numbering")))
    reader.read(body)
    reader.read_notes(_notes(parts, main))
    core = parts.root("docProps/core.xml")
    title = None if core is None else core.findtext(_TITLE)
    return composer.document(data, Kind.DOCX, title=title, warnings=_warnings(parts, root))


class _Parts:
    """The parts of the package, as XML, by what they are to each other."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.is_mended = False

    @property
    def is_truncated(self) -> bool:
        """Whether the package was cut off or damaged."""
        return self._package.is_damaged

    def main_name(self) -> str:
        """The name of the part that holds the text."""
        names = self._package.names()
        for target in self._targets("", "officeDocument"):
            if target in names and not target.startswith(("xl/", "ppt/")):
                return target
        found = next((name for name in names if _MAIN.fullmatch(name)), None)
        if found is None:
            raise DocumentError("unreadable" if self.is_truncated else "unknown-format", found="zip")
        return found

    def root(self, name: str) -> Element | None:
        """A part's root element; None where it is missing or holds nothing."""
        part = self._package.read(name)
        parsed = None if part is None else parse_xml(as_transitional(part))
        if parsed is None:
            return None
        self.is_mended = self.is_mended or parsed.is_mended
        return parsed.root

    def related(self, name: str, kind: str) -> Element | None:
        """The root of the part that stands in a relation to another, such as its styles."""
        usual = posixpath.join(posixpath.dirname(name), f"{kind}.xml")
        for target in (*self._targets(name, kind), usual):
            if (root := self.root(target)) is not None:
                return root
        return None

    def _targets(self, name: str, kind: str) -> list[str]:
        folder, file = posixpath.split(name)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return []
        return [
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
            for relation in root.iter(RELATIONSHIP)
            if (relation.get("Type") or "").endswith(f"/{kind}") and relation.get("TargetMode") != "External"
        ]


def _notes(parts: _Parts, main: str) -> dict[tuple[str, str], Element]:
    found: dict[tuple[str, str], Element] = {}
    for kind, (tag, reference) in _NOTES.items():
        root = parts.related(main, kind)
        if root is not None:
            found.update({(reference, note.get(W + "id") or ""): note for note in root.iterchildren(W + tag)})
    return found


def _warnings(parts: _Parts, root: Element) -> list[Warning]:
    warnings = []
    if parts.is_truncated:
        warnings.append(Warning("truncated"))
    elif parts.is_mended:
        warnings.append(Warning("damaged"))
    changes = [
        local_name(element) for element in root.iter(W + "ins", W + "moveTo", W + "del", W + "moveFrom")
    ]
    if changes:
        deletions = sum(name in ("del", "moveFrom") for name in changes)
        parameters: dict[str, str | int | float] = {
            "insertions": len(changes) - deletions,
            "deletions": deletions,
        }
        warnings.append(Warning("tracked-changes", parameters))
    return warnings
