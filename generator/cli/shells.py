"""What shells ask for when Tab is pressed: Click's completion, and what Typer's shells miss of it.

They load a library for rich text on every Tab, take a word in an open quote for a finished one,
and know nothing of words that bash splits at ``=``.
"""

import os
import re
import sys
from functools import partial
from typing import Any

from typer._click.shell_completion import CompletionItem, ShellComplete, split_arg_string
from typer._completion_classes import BashComplete, FishComplete, ZshComplete

from generator.cli.completion import values_that_go

# Stands where the cursor does: what it ends is the word that is being typed.
_CURSOR = "\0"


class WholeWords(ShellComplete):
    """Offers words as they would stand on the line."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that one."""
        line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
        *before, typed = split_arg_string(line + _CURSOR)
        return before[1:], typed.removesuffix(_CURSOR)

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what the last word could become, with the flag where it is ``--flag=value``."""
        flag, equals, _ = incomplete.partition("=")
        before = f"{flag}=" if equals and flag.startswith("--") else ""
        found = super().get_completions(args, incomplete)
        if before:
            found = [one for one in found if not one.value.startswith("--")]
        for one in found:
            one.value = before + one.value
        return [one for one in found if one.value.startswith(incomplete)]


class Bash(WholeWords, BashComplete):
    """Replaces only what follows the last ``=`` of a word, and splits the others at each."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that one."""
        split = os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]
        line = re.sub(r"\n=\n?", "=", "\n".join(split))
        *before, typed = split_arg_string(line + _CURSOR)
        typed = typed.removesuffix(_CURSOR)
        is_quoted = split[-1][:1] in {'"', "'"}
        begins = len(typed) - len(split[-1]) + 1 if is_quoted else typed.rfind("=") + 1
        self.kept = max(begins, 0)
        return before[1:], typed

    def format_completion(self, item: CompletionItem) -> str:
        """Return what bash puts at the cursor."""
        return str(item.value[self.kept :])


class Zsh(WholeWords, ZshComplete):
    """Shows what each word is for."""


class Fish(WholeWords, FishComplete):
    """Shows what each word is for."""


def answer(instruction: str, group: Any) -> bool:
    """Print what a shell asked for of a group of commands; give False for one left to Typer."""
    shell = next((one for one in (Bash, Zsh, Fish) if instruction == f"complete_{one.name}"), None)
    if shell is None:
        return False
    offering(group)
    # Typer would load it to take marks out of our texts, which have none.
    sys.modules["rich"] = None  # type: ignore[assignment]
    sys.stdout.write(shell(group, {}, "", "").complete() + "\n")
    return True


def offering(group: Any) -> Any:
    """Return a group of commands whose parameters offer only what goes with the rest."""
    for command in group.commands.values():
        for one in command.params:
            one.shell_complete = partial(values_that_go, one)
    return group
