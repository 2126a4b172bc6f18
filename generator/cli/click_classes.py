"""Commands that say what is wrong with their words, and write help as pages of a manual."""

from typing import Any

from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup

from generator.cli.help import (
    COMMON,
    WIDEST,
    examples_text,
    grouped,
    sections_text,
    without_answers,
)
from generator.cli.usage import (
    as_refusal,
    asks_for_help,
    check_words,
    too_many_words,
    unknown_command,
)
from generator.errors import Interrupted


class Command(TyperCommand):
    """A command of startwise."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a command line."""
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        if asks_for_help(args):
            args = ["--help"]
        check_words(args, ctx)
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, list(args))
        except UsageError as error:
            raise as_refusal(error, args, ctx) from None
        if rest:
            own = [one for one in self.params if one.param_type_name == "argument"]
            taken = [str(ctx.params[one.name]) for one in own if ctx.params.get(one.name)]
            raise too_many_words([*taken, rest[0]], ctx)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; Ctrl-C is an error for a person, before Click makes it another."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Interrupted("Stopped.") from None

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return the flags that go with what is said, where nothing is typed yet as well."""
        from generator.cli.completion import flags_that_go

        return flags_that_go(ctx, super().shell_complete(ctx, incomplete or "--"))

    def get_short_help_str(self, limit: int = WIDEST) -> str:
        """Return what the command is for, in one line."""
        return super().get_short_help_str(limit)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what the command takes; its arguments come first, as people write them."""
        options, *arguments = super().collect_usage_pieces(ctx)
        return [*arguments, options]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the flags, in groups, and the examples."""
        sections = grouped(self.get_params(ctx))
        if not getattr(self.callback, "lists_answers", True):
            sections = without_answers(sections)
        formatter.write(sections_text(sections, formatter.width))
        formatter.write(examples_text(self.callback))


class Group(TyperGroup):
    """All commands of startwise, in the order in which people use them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words before the command; ``help COMMAND`` is ``COMMAND --help``."""
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
        try:
            return super().parse_args(ctx, list(args))
        except UsageError as error:
            raise as_refusal(error, args, ctx) from None

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, the flags that stand before them, and the examples."""
        commands = [(name, one.get_short_help_str()) for name, one in self.commands.items()]
        sections = {"Commands": commands, **grouped(self.get_params(ctx)), **COMMON}
        formatter.write(sections_text(sections, formatter.width))
        formatter.write(examples_text(self.callback))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first word names."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise unknown_command(args[0], ctx)
        return super().resolve_command(ctx, args)
