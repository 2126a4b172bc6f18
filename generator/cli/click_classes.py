"""Commands that say what is wrong with their words, and write help as pages of a manual."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from generator.cli.help import (
    COMMON,
    WIDEST,
    examples_told,
    grouped,
    sections_told,
)
from generator.cli.usage import (
    HELP_FLAGS,
    asks_for_help,
    check_words,
    flag_of_command,
    too_many_words,
    unknown_command,
)
from generator.errors import WrongRequest

# The library's own error for a wrong command line; it stands elsewhere from release to release.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


class Command(TyperCommand):
    """A command of startwise."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a command line.

        Raises:
            UnknownName: no such flag; the hint has the nearest spelling.
            WrongRequest: words that the command cannot take.
        """
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        if asks_for_help(args):
            args = ["--help"]
        check_words(args, self.get_params(ctx), ctx.command_path, _flags_elsewhere(ctx))
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, list(args))
        if rest:
            own = [one for one in self.get_params(ctx) if one.param_type_name == "argument"]
            taken = [str(ctx.params[one.name]) for one in own if ctx.params.get(one.name)]
            flags = [flag for one in self.get_params(ctx) for flag in one.opts]
            raise too_many_words([*taken, rest[0]], flags, ctx.command_path)
        return rest

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Give what the command takes; its arguments come first, as people write them."""
        options, *arguments = super().collect_usage_pieces(ctx)
        return [*arguments, options]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the flags, in groups."""
        formatter.write(sections_told(grouped(self.get_params(ctx)), formatter.width))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the examples."""
        formatter.write(examples_told(self.callback))


def _flags_elsewhere(ctx: Any) -> dict[str, str]:
    """Give the flags of every other command, each with how the first that has it is called."""
    group = ctx.parent.command
    called = {f"startwise {name}": one for name, one in group.commands.items()}
    found: dict[str, str] = {}
    for name, command in {"startwise itself": group, **called}.items():
        for one in command.params if command is not ctx.command else ():
            for flag in (*one.opts, *one.secondary_opts):
                found.setdefault(flag, name)
    return found


class Words(Command):
    """A command whose words may look like the flags of other commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a command line; what is none of its own flags is a word."""
        own = {*HELP_FLAGS, *(flag for one in self.get_params(ctx) for flag in one.opts)}
        flags = [word for word in args if word in own]
        words = [word for word in args if word not in own and word != "--"]
        return super().parse_args(ctx, [*flags, "--", *words] if words else flags)


class Group(TyperGroup):
    """All commands of startwise, in the order in which people use them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words before the command; ``help COMMAND`` is ``COMMAND --help``."""
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
        if not ctx.resilient_parsing and args and args[0].startswith("-") and args[0].strip("-"):
            own = {flag for one in self.get_params(ctx) for flag in one.opts}
            if args[0].partition("=")[0] not in own:
                commands = {name: one.get_params(ctx) for name, one in self.commands.items()}
                raise flag_of_command(args, commands)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands and the flags that stand before them."""
        commands = [(name, one.get_short_help_str(WIDEST)) for name, one in self.commands.items()]
        sections = {"Commands": commands, **grouped(self.get_params(ctx)), **COMMON}
        formatter.write(sections_told(sections, formatter.width))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the examples."""
        formatter.write(examples_told(self.callback))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first word names.

        Raises:
            UnknownName: no such command; the hint has the nearest spelling.
        """
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise unknown_command(args[0], list(self.commands))
        return super().resolve_command(ctx, args)


def as_refusal(error: Exception) -> WrongRequest:
    """Give what the library found wrong with a command line in the words of startwise."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "startwise"
    told: str = getattr(error, "format_message", error.__str__)()
    return WrongRequest(told, f"{command} --help tells what it takes.")
