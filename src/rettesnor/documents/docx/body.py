"""The body of a Word document, in reading order: paragraphs with their labels, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator

from rettesnor.documents.composing import Composer
from rettesnor.documents.docx.inline import Inline, InlineReader, has_choice
from rettesnor.documents.docx.names import FALLBACK, W, number_of, switch_of, value_of
from rettesnor.documents.docx.numbering import Numbering
from rettesnor.documents.docx.styles import Style, Styles, heading_level, is_caption, is_contents
from rettesnor.documents.docx.tables import CellPlace, header_rows, placed_cells
from rettesnor.documents.model import Role
from rettesnor.documents.safe_xml import Element, local_name

_REMOVED = frozenset((W + "del", W + "moveFrom", W + "sdtPr", W + "sdtEndPr"))


class BodyReader:
    """Reads one document's body into a composer."""

    def __init__(self, composer: Composer, styles: Styles, numbering: Numbering) -> None:
        self._composer = composer
        self._styles = styles
        self._numbering = numbering
        self._inline = InlineReader(styles)
        self._carried = ""
        self._waiting_boxes: list[Element] = []
        self._notes: list[tuple[str, str]] = []

    def read(self, body: Element) -> None:
        """Reads the ``w:body``."""
        self._read_blocks(body)
        self._read_waiting_boxes()

    def read_notes(self, notes: dict[tuple[str, str], Element]) -> None:
        """Writes the notes that the body refers to behind it, by the numbers they are printed with.

        Args:
            notes: by the name of the reference (``footnoteReference``, ``endnoteReference``) and id.
        """
        counts = {"footnoteReference": 0, "endnoteReference": 0}
        for kind, id in self._notes:
            counts[kind] += 1
            note = notes.get((kind, id))
            if note is None:
                continue
            texts = [self._inline.read(paragraph, []).text for paragraph in note.iter(W + "p")]
            self._composer.paragraph("\n".join(texts), label=str(counts[kind]), role=Role.FOOTER)

    def _read_blocks(self, parent: Element, role: Role | None = None) -> None:
        for element, is_in_contents in _blocks(parent):
            if element.tag == W + "p":
                self._read_paragraph(element, Role.MARK if is_in_contents else role)
            else:
                self._read_table(element)

    def _read_paragraph(self, paragraph: Element, role: Role | None) -> None:
        properties = paragraph.find(W + "pPr")
        chain = self._styles.paragraph_chain(value_of(properties, "pStyle"))
        inline = self._inline.read(paragraph, chain)
        self._notes.extend(inline.notes)
        inline.text, self._carried = self._carried + inline.text, ""
        if _runs_into_next(properties):
            self._carried = inline.text
        elif inline.text.strip() or not _is_hidden(properties):
            self._write(inline, properties, chain, role)
        if inline.boxes:
            self._waiting_boxes.extend(inline.boxes)
            if not self._composer.in_table:
                self._read_waiting_boxes()

    def _write(
        self, inline: Inline, properties: Element | None, chain: list[Style], role: Role | None
    ) -> None:
        numbers = None if properties is None else properties.find(W + "numPr")
        label = self._numbering.label(number_of(numbers, "numId"), number_of(numbers, "ilvl"), chain)
        level = heading_level(chain, number_of(properties, "outlineLvl"))
        if role is Role.MARK or is_contents(chain):
            role, level = Role.MARK, None
        elif is_caption(chain):
            role = Role.CAPTION
        self._composer.paragraph(
            inline.text,
            label="" if label is None else label.text,
            depth=label.level if label is not None and level is None else 0,
            role=role,
            level=level,
            size=inline.size,
            bold=inline.bold,
        )

    def _read_table(self, table: Element) -> None:
        self._composer.begin_table()
        for cell in placed_cells(table):
            self._read_cell(cell)
        self._composer.end_table(header_rows(table))
        if not self._composer.in_table:
            self._read_waiting_boxes()

    def _read_cell(self, cell: CellPlace) -> None:
        self._composer.begin_cell()
        self._read_blocks(cell.element)
        self._composer.end_cell(cell.row, cell.column, cell.row_span, cell.column_span)

    def _read_waiting_boxes(self) -> None:
        # A box in a box is found while this one is read; a box in a cell waits until the table has ended.
        waiting, self._waiting_boxes = self._waiting_boxes, []
        for box in waiting:
            self._read_blocks(box, Role.SIDE_BOX)


def _blocks(parent: Element, is_in_contents: bool = False) -> Iterator[tuple[Element, bool]]:
    for element in parent:
        tag = element.tag
        if tag in (W + "p", W + "tbl"):
            yield element, is_in_contents
        elif not local_name(element) or tag in _REMOVED or (tag == FALLBACK and has_choice(element)):
            continue
        else:
            yield from _blocks(element, is_in_contents or _holds_contents(element))


def _holds_contents(element: Element) -> bool:
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(W + "val") == "Table of Contents"


def _runs_into_next(properties: Element | None) -> bool:
    """Whether the paragraph's end was deleted, or it is only the next one's large first letter."""
    if properties is None:
        return False
    if properties.find(f"{W}rPr/{W}del") is not None:
        return True
    frame = properties.find(W + "framePr")
    return frame is not None and frame.get(W + "dropCap") in ("drop", "margin")


def _is_hidden(properties: Element | None) -> bool:
    return properties is not None and bool(switch_of(properties.find(W + "rPr"), "vanish"))
