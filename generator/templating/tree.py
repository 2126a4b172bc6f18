"""A project in memory: its files, and what each feature wrote into them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Written:
    """What a fragment wrote into one place of a file that features share.

    Attributes:
        key: the features that brought it: one, or several that meet, joined by ``+``.
        place: the name of the place in the file, such as ``pyproject.dependencies``.
        text: what was written there, fragments inside of it included.
        lines: how many lines of the text are its own, without those of fragments inside of it.
    """

    key: str
    place: str
    text: str
    lines: int


@dataclass(frozen=True)
class Marked:
    """A text to translate: as catalogues have it, and the function that marks it in code."""

    message: str
    function: str


@dataclass(frozen=True)
class File:
    """One file of a project.

    Attributes:
        content: its bytes.
        executable: whether it can be run.
        features: the features that must all be on for it; empty for what every project has.
        written: what features wrote into it.
        marked: the texts in it that are translated.
    """

    content: bytes
    executable: bool
    features: tuple[str, ...]
    written: tuple[Written, ...] = ()
    marked: tuple[Marked, ...] = ()


Tree = Mapping[str, File]


@dataclass(frozen=True)
class Project:
    """A project before it is placed.

    Attributes:
        tree: its files by their path relative to its folder, sorted.
        features: what the answers switch on, in the template's order.
        commands: shell commands by purpose: migrate, serve (on a ``{port}``), test.
    """

    tree: Tree
    features: tuple[str, ...]
    commands: Mapping[str, str]
