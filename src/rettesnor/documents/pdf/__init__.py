"""PDF files: bytes → Document, by PDFium and geometry. Knows nothing about what the text means."""

from rettesnor.documents.pdf.reading import read_pdf

__all__ = ["read_pdf"]
