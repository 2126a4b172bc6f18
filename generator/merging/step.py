"""A step that an owner takes after a change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """What an owner has to do after a change: why, in a sentence, and the commands.

    Some can be done only once an account is made, and some are for another case than the one
    before, ``instead`` of it.
    """

    why: str
    commands: tuple[str, ...] = ()
    needs_account: bool = False
    instead: bool = False
