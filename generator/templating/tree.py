"""A project in memory: its files, and what each feature wrote into them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Written:
    """What a fragment wrote into one place of a shared file, such as ``settings.apps``.

    ``key`` are the features that brought it, joined by ``+`` where several meet. Of the ``text``,
    fragments inside of it included, so many ``lines`` are its own.
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

    All of its ``features`` must be on; none for what every project has. ``written`` is what
    features wrote into it, ``marked`` are the texts in it that are translated.
    """

    content: bytes
    executable: bool
    features: tuple[str, ...]
    written: tuple[Written, ...] = ()
    marked: tuple[Marked, ...] = ()


Tree = Mapping[str, File]


@dataclass(frozen=True)
class Added:
    """What a preset added to a project, by the name of its ``origin`` among the features.

    ``packages`` are requirements, each with why; ``enforced`` are the files that have to stay.
    """

    origin: str
    packages: Mapping[str, str]
    enforced: tuple[str, ...]


@dataclass(frozen=True)
class Project:
    """A project before it is placed: its files by path, sorted, and what the answers switch on.

    It is of a ``framework``, and ``slug`` names its package. ``commands`` are those of a shell, by
    purpose: migrate, serve (on a ``{port}``), test. ``added`` is what presets added, whose names
    come last among the features.
    """

    framework: str
    slug: str
    tree: Tree
    features: tuple[str, ...]
    commands: Mapping[str, str]
    added: tuple[Added, ...] = ()
