"""The commands and their options, built in the reader's language. What `read` does stands in `reading`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from portal.cli.catalogue import LANGUAGES, Catalogue
from portal.cli.complaints import PROGRAM
from portal.cli.formats import FORMATS
from portal.cli.output import standard_output
from portal.cli.parameters import Choice, Number, Size
from portal.cli.plain_click import PlainCommand, PlainGroup
from rettesnor import __version__
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import DocumentKind


def build_program(words: Catalogue) -> click.Group:
    """The whole command line.

    Args:
        words: the language that it speaks.
    """
    program = PlainGroup(
        PROGRAM,
        help=words["help.main"],
        epilog=_as_it_stands(words["help.main_epilog"]),
        params=[_version_option(words), _language_option(words)],
        subcommand_metavar=words["help.command_metavar"],
        options_metavar=words["help.options_metavar"],
        invoke_without_command=True,
        callback=_show_help_without_command,
        **_shared(),
    )
    read = PlainCommand(
        "read",
        short_help=words["help.read_short"],
        help=words["help.read"],
        epilog=_as_it_stands(words["help.read_epilog"]),
        params=[_files(words), *_read_options(words), *_limit_options(words), _language_option(words)],
        options_metavar=words["help.options_metavar"],
        callback=_read,
        **_shared(),
    )
    schema = PlainCommand(
        "schema",
        short_help=words["help.schema_short"],
        help=words["help.schema"],
        params=[_language_option(words)],
        options_metavar=words["help.options_metavar"],
        callback=_schema,
        **_shared(),
    )
    for command in (read, schema):
        program.add_command(command)
    for each in (program, read, schema):
        each.words = words
        each.params.append(_help_option(words))
    return program


def _shared() -> dict[str, Any]:
    settings = {"allow_extra_args": True, "max_content_width": 100, "terminal_width": None}
    return {"add_help_option": False, "context_settings": settings}


def _files(words: Catalogue) -> click.Argument:
    return click.Argument(["files"], nargs=-1, required=True, metavar=words["help.files_metavar"])


def _read_options(words: Catalogue) -> list[click.Option]:
    kinds = tuple(kind.value for kind in DocumentKind)
    return [
        _option(words, "format", Choice(FORMATS), metavar="format", default="tree"),
        _option(words, "kind", Choice(kinds), metavar="kind"),
        click.Option(["--ocr"], is_flag=True, help=words["help.ocr"]),
        _option(words, "output", click.STRING, metavar="file"),
        _option(words, "jobs", Number(), metavar="number"),
    ]


def _limit_options(words: Catalogue) -> list[click.Option]:
    """An option for every limit there is, named as it is in `Limits`."""
    options = []
    for limit in fields(Limits):
        is_size = limit.name.endswith("_bytes")
        metavar = "size" if is_size else "number"
        most = getattr(Limits(), limit.name)
        value = f"{most // 1024**2}M" if is_size else str(most)
        kind = Size() if is_size else Number()
        options.append(_option(words, f"max_{limit.name}", kind, metavar=metavar, default=value))
    return options


def _option(
    words: Catalogue,
    name: str,
    kind: click.ParamType[Any],
    *,
    metavar: str | None = None,
    default: str | None = None,
) -> click.Option:
    about = words[f"help.{name}"]
    if default is not None:
        about += f" ({words.say('help.default', value=default)})"
    return click.Option(
        [f"--{name.replace('_', '-')}"],
        type=kind,
        default=default,
        help=about,
        metavar=words[f"help.{metavar}_metavar"] if metavar else None,
    )


def _language_option(words: Catalogue) -> click.Option:
    # Its value is found before the command line is parsed (`choose_language`); here it is only checked.
    return click.Option(
        ["--language"], type=Choice(LANGUAGES), expose_value=False, help=words["help.language"]
    )


def _version_option(words: Catalogue) -> click.Option:
    def show(ctx: click.Context, _option: click.Parameter, is_asked: bool) -> None:
        if is_asked and not ctx.resilient_parsing:
            _print(f"{PROGRAM} {__version__}")
            ctx.exit()

    return _eager_flag("--version", words["help.version"], show)


def _help_option(words: Catalogue) -> click.Option:
    def show(ctx: click.Context, _option: click.Parameter, is_asked: bool) -> None:
        if is_asked and not ctx.resilient_parsing:
            _print(ctx.get_help())
            ctx.exit()

    return _eager_flag("--help", words["help.help"], show)


def _eager_flag(
    name: str, about: str, show: Callable[[click.Context, click.Parameter, bool], None]
) -> click.Option:
    return click.Option([name], is_flag=True, is_eager=True, expose_value=False, help=about, callback=show)


@click.pass_context
def _show_help_without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _print(ctx.get_help())


@click.pass_context
def _read(ctx: click.Context, /, **given: Any) -> int:
    from portal.cli.reading import Request, read

    limits = Limits(**{limit.name: given[f"max_{limit.name}"] for limit in fields(Limits)})
    request = Request(
        names=tuple(given["files"]),
        format=given["format"],
        kind=DocumentKind(given["kind"]) if given["kind"] else None,
        ocr=given["ocr"],
        output=Path(given["output"]) if given["output"] not in (None, "-") else None,
        jobs=given["jobs"],
        limits=limits,
    )
    assert isinstance(ctx.command, PlainCommand)
    return read(request, ctx.command.words)


def _schema() -> int:
    import json

    from rettesnor.outline.schema import record_schema

    _print(json.dumps(record_schema(), ensure_ascii=False, indent=2))
    return 0


def _print(text: str) -> None:
    with standard_output() as stream:
        stream.write(text.encode() + b"\n")


def _as_it_stands(text: str) -> str:
    # Click's mark for a paragraph whose lines are not to be joined.
    return "\n\n".join(f"\b\n{paragraph}" for paragraph in text.split("\n\n"))
