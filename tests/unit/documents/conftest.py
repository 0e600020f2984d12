"""Word and OpenDocument files written by hand for a test, and what LibreOffice prints of them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from rettesnor.documents import Document, Role
from rettesnor.documents.numerals import printed_symbol

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ODT_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)

_GLYPH = re.compile("[\uf000-\uf0ff]")

DocxMaker = Callable[..., bytes]
OdtMaker = Callable[..., bytes]


def _packed(parts: dict[str, str], first: str | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


@pytest.fixture(scope="session")
def make_docx() -> DocxMaker:
    """Builds a Word file from the XML inside its parts."""

    def make(body: str, *, numbering: str = "", styles: str = "", notes: str = "", title: str = "") -> bytes:
        names = {"styles": styles, "numbering": numbering, "footnotes": notes}
        relations = "".join(
            f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in names
        )
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{name}+xml"/>' for name in names
        )
        return _packed(
            {
                "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
                f"{overrides}</Types>",
                "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
                f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
                "</Relationships>",
                "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
                f"{relations}</Relationships>",
                "word/document.xml": f"<w:document {W} {_MORE}><w:body>{body}</w:body></w:document>",
                "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
                "word/numbering.xml": f"<w:numbering {W}>{numbering}</w:numbering>",
                "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
                "docProps/core.xml": '<c:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
                'xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
                f"<dc:title>{title}</dc:title></c:coreProperties>",
            }
        )

    return make


@pytest.fixture(scope="session")
def make_odt() -> OdtMaker:
    """Builds an OpenDocument text from the XML inside its body and styles."""

    def make(body: str, *, automatic: str = "", styles: str = "", title: str = "") -> bytes:
        return _packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": "<manifest:manifest "
                'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
                '<manifest:file-entry manifest:full-path="/" '
                'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                + "".join(
                    f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
                    for name in ("content", "styles", "meta")
                )
                + "</manifest:manifest>",
                "content.xml": f'<office:document-content {ODT_NAMES} office:version="1.3">'
                f"<office:automatic-styles>{automatic}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
                "styles.xml": f'<office:document-styles {ODT_NAMES} office:version="1.3">'
                f"<office:styles>{styles}</office:styles></office:document-styles>",
                "meta.xml": f'<office:document-meta {ODT_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/">'
                f"<office:meta><dc:title>{title}</dc:title></office:meta></office:document-meta>",
            },
            first="mimetype",
        )

    return make


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str, str], bytes]:
    """Lets LibreOffice save a file in another format."""
    profile = tmp_path_factory.mktemp("libreoffice")

    def converted(data: bytes, ending: str, wanted: str) -> bytes:
        program = shutil.which("soffice")
        assert program is not None, "LibreOffice is not installed: apt-get install libreoffice-writer"
        folder: Path = tmp_path_factory.mktemp("converted")
        (folder / f"file.{ending}").write_bytes(data)
        places = ("--convert-to", wanted, "--outdir", str(folder / "out"), str(folder / f"file.{ending}"))
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--convert-to",
                wanted,
                *places,
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return (folder / "out" / f"file.{wanted}").read_bytes()

    return converted


@pytest.fixture(scope="session")
def printed_lines() -> Callable[[bytes], list[str]]:
    """The lines of a PDF as PDFium finds them, white space folded, glyphs of symbol fonts as they look."""

    def lines_in(pdf: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        try:
            texts = [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()
        lines = [" ".join(line.split()) for text in texts for line in text.splitlines() if line.split()]
        return [_GLYPH.sub(lambda glyph: printed_symbol(ord(glyph.group())), line) for line in lines]

    return lines_in


@pytest.fixture(scope="session")
def lines_of() -> Callable[[Document], list[str]]:
    """The words of every line of a document that can carry statements."""

    def lines(document: Document) -> list[str]:
        furniture = {role for role in Role if role.is_furniture}
        return [document.text[line.start : line.end] for line in document.lines if line.role not in furniture]

    return lines
