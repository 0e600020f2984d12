"""Writes a source document as one HTML page, with a style for the screen and one for paper."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from examples.builder.blocks import (
    Address,
    Beside,
    Block,
    Columns,
    Contents,
    Cover,
    Entry,
    Fields,
    Heading,
    Letterhead,
    Listing,
    Overview,
    Paragraph,
    Picture,
    Signature,
    Source,
    Statement,
    Table,
    Vision,
    headings,
)
from examples.builder.pictures import picture_to_svg
from examples.builder.typography import tied

STYLE = Path(__file__).with_name("html.css")


def source_to_html(source: Source, pages: Mapping[str, int] | None = None) -> str:
    """The document as one HTML page that needs nothing beside it.

    Args:
        source: the document.
        pages: on which page each heading stands, where the page is to be printed.
    """
    writer = _Writer(source, pages or {})
    parts: list[str] = []
    inside = False
    for block in source.blocks:
        # A section begins with each heading that begins a page, and holds what follows.
        if _begins_chapter(block):
            parts.append(f"{'</section>' if inside else ''}<section class='chapter'>")
            inside = True
        parts.append(writer.block(block))
    body = "\n".join(parts) + ("</section>" if inside else "")
    language = {"nb": "nb", "nn": "nn"}[source.language]
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(source.title)}</title>\n<style>\n{_style(source)}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _begins_chapter(block: Block) -> bool:
    return (isinstance(block, Heading) and block.begins_page) or (
        isinstance(block, Statement) and block.level == 1
    )


def _style(source: Source) -> str:
    colours = f"--main: {source.colour}; --tint: {source.accent};"
    style = STYLE.read_text(encoding="utf-8").replace("--main: #333; --tint: #eee;", colours)
    size = "A4 landscape" if source.landscape else "A4 portrait"
    margin = "24mm 22mm 20mm" if source.landscape else "28mm 25mm 25mm"
    small = "font: 8.5pt 'Liberation Sans', sans-serif; color: #555;"
    rule = f"border-bottom: .5pt solid {source.colour}; padding-bottom: 1.5mm; margin-bottom: 6mm;"
    rule += " vertical-align: bottom;"
    left, right = source.header or ("", "")
    bars = f"@bottom-right {{ content: counter(page); {small} }}"
    if source.header:
        bars += f' @top-left {{ content: "{left}"; width: 40%; {small} {rule} }}'
        bars += f' @top-right {{ content: "{right}"; width: 60%; {small} {rule} }}'
    paper = f"@page {{ size: {size}; margin: {margin}; {bars} }}\n"
    none = " ".join(f"@{place} {{ content: none; }}" for place in ("top-left", "top-right", "bottom-right"))
    cover = f"@page cover {{ margin: 0; {none} }}\n" if source.has_cover else ""
    return style + paper + cover


class _Writer:
    """Writes block after block; knows the document's colours and pages."""

    def __init__(self, source: Source, pages: Mapping[str, int]) -> None:
        self.source = source
        self.pages = pages

    def block(self, block: Block) -> str:
        match block:
            case Cover():
                return (
                    "<header class='cover'><div class='field'>"
                    f"<p class='name'>{_text(block.municipality)}</p>"
                    f"<h1 class='title'>{_text(block.title)}</h1></div>{self._drawing(block.motif)}"
                    f"<p class='line'>{_text(block.line)}</p></header>"
                )
            case Contents():
                return self._contents(block)
            case Heading():
                return f"<h{block.level} id='{anchor(block.text)}'>{_text(block.text)}</h{block.level}>"
            case Paragraph():
                look = "" if block.look == "body" else f" class='{block.look}'"
                return f"<p{look}>{_text(block.text)}</p>"
            case Signature():
                return f"<p class='signature'><b>{_text(block.name)}</b> {_text(block.role)}</p>"
            case Picture():
                caption = f"<figcaption>{_text(block.caption)}</figcaption>"
                return f"<figure>{self._drawing(block.motif)}{caption}</figure>"
            case Letterhead():
                lines = "<br>".join(_text(line) for line in block.lines)
                name = f"<p class='name'>{_text(block.name)}</p>"
                return f"<div class='letterhead'>{name}<p class='lines'>{lines}</p></div>"
            case Address():
                return f"<address>{'<br>'.join(_text(line) for line in block.lines)}</address>"
            case Fields():
                rows = [f"<dt>{_text(name)}:</dt><dd>{_text(text)}</dd>" for name, text in block.rows]
                return f"<dl>{''.join(rows)}</dl>"
            case Table():
                return _table(block)
            case Vision():
                return (
                    f"<div class='vision'><p class='slogan'>{_text(block.slogan)}</p>"
                    f"<p class='sentence'>{_text(block.sentence)}</p></div>"
                )
            case Overview():
                points = "".join(
                    f"<li><b>{_text(one.mark)}</b> {_text(one.text)}</li>" for one in block.entries
                )
                return f"<ul class='overview'>{points}</ul>"
            case Listing():
                return _list(block.entries) + self._all(
                    tuple(one for entry in block.entries for one in entry.blocks)
                )
            case Columns():
                return f"<div class='columns'>{self._all(block.blocks)}</div>"
            case Beside():
                box = f"<aside><h4>{_text(block.term)}</h4><p>{_text(block.text)}</p></aside>"
                return f"<div class='beside'>{box}{self._all(block.blocks)}</div>"
            case Statement():
                title = f"{block.mark} {block.text}".strip()
                look = " class='band'" if block.look == "chapter" else ""
                heading = f"<h{block.level}{look} id='{anchor(title)}'>{_text(title)}</h{block.level}>"
                return f"{heading}\n{self._all(block.blocks)}"

    def _all(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(self.block(block) for block in blocks)

    def _drawing(self, motif: str) -> str:
        if not self.source.landscape:
            return picture_to_svg(motif)
        return picture_to_svg(motif).replace("<svg ", "<svg preserveAspectRatio='xMidYMid slice' ", 1)

    def _contents(self, block: Contents) -> str:
        rows = "".join(
            f"<li class='level-{level}'><a href='#{anchor(text)}' data-page='{self.pages.get(text, '')}'>"
            f"{_text(text)}<span></span></a></li>"
            for level, text in headings(self.source, block.depth)
        )
        return f"<nav><h1>{_text(block.title)}</h1><ol>{rows}</ol></nav>"


def anchor(text: str) -> str:
    """The name by which a heading is linked to: its words in small letters, joined by hyphens."""
    plain = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return "-".join(plain.split())


def _text(text: str) -> str:
    return escape(tied(text), quote=False)


def _list(entries: tuple[Entry, ...]) -> str:
    points = "".join(
        f"<li>{_text(entry.text)}{_list(entry.entries) if entry.entries else ''}</li>\n" for entry in entries
    )
    first = entries[0]
    if first.mark == "•":
        return f"<ul>\n{points}</ul>"
    kind = {"a": "a", "i": "i"}.get(first.label or "", "1")
    return f'<ol type="{kind}">\n{points}</ol>'


def _table(table: Table) -> str:
    caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    widths = "".join(f"<col style='width: {part}%'>" for part in table.widths)
    head = "".join(f"<th scope='col'>{_text(name)}</th>" for name in table.columns)
    rows = "\n".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return (
        f"<div class='table{'' if table.measures else ' figures'}'><table>{caption}"
        f"<colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>\n{rows}\n</tbody></table></div>"
    )
