"""Click's commands with every word of their help and of their complaints taken from the catalogue."""

from __future__ import annotations

import difflib
from typing import Any

import click

from portal.cli.catalogue import Catalogue
from portal.cli.parameters import UsageFault


class PlainCommand(click.Command):
    """A command that shows its help in the reader's language and refuses what it does not know."""

    words: Catalogue

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how it is called."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), self.words["help.usage"]
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of its options."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(self.words["help.options"]):
            formatter.write_dl(records)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments by their names; what is left over is refused."""
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as error:
            # Some of click's own do not say in which command they happened.
            error.ctx = error.ctx or ctx
            raise
        if ctx.args and not isinstance(self, click.Group):
            raise UsageFault("unexpected", ctx, argument=ctx.args[0])
        return left


class PlainGroup(PlainCommand, click.Group):
    """A command with commands under it."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of its options, then of its commands."""
        super().format_options(ctx, formatter)
        with formatter.section(self.words["help.commands"]):
            formatter.write_dl([(name, command.short_help or "") for name, command in self.commands.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names."""
        if args[0] not in self.commands:
            raise UsageFault(
                "no_such_command", ctx, command=args[0], **_nearest(args[0], list(self.commands))
            )
        return super().resolve_command(ctx, args)


def complaint(error: click.UsageError, words: Catalogue) -> str:
    """What is wrong with the command line, and where its help is."""
    command = error.ctx.command_path if error.ctx else "rettesnor"
    return f"{_wrong(error, words)} {words.say('usage.see_help', command=command)}"


def _wrong(error: click.UsageError, words: Catalogue) -> str:
    match error:
        case UsageFault(key="bad_value", values=values):
            expected = words.say(f"usage.{values['expected']}", **values)
            return words.say("usage.bad_value", **{**values, "expected": expected})
        case UsageFault(key=key, values=values):
            return words.say(f"usage.{key}", **values)
        case click.NoSuchOption(option_name=option, possibilities=possible):
            likely = {"possible": possible[0]} if possible else {}
            return words.say("usage.no_such_option", option=option, **likely)
        case click.BadOptionUsage(option_name=option):
            return words.say(f"usage.{_missing_or_too_much(error, option)}", option=option)
        case click.MissingParameter(param=click.Argument()):
            return words["usage.missing_files"]
        case _:
            return words.say("usage.other", message=error.format_message())


def _missing_or_too_much(error: click.UsageError, option: str) -> str:
    given = error.ctx.command.params if error.ctx else []
    takes_none = any(option in one.opts and isinstance(one, click.Option) and one.is_flag for one in given)
    return "no_value_allowed" if takes_none else "missing_value"


def _nearest(word: str, known: list[str]) -> dict[str, Any]:
    near = difflib.get_close_matches(word, known, n=1)
    return {"possible": near[0]} if near else {}
