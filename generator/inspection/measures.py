"""What is known of a project: plain data that the terminal, JSON and the page all show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["python", "templates", "configuration", "tests", "documents"]
KINDS: tuple[Kind, ...] = ("python", "templates", "configuration", "tests", "documents")

# The methods of a view that does not say which it takes.
ANY = ("ANY",)

# How a capability is met. Own code stands in the project and is its owner's to keep up.
Means = Literal["built in", "extension", "own code", "not there"]
MEANS: tuple[Means, ...] = ("built in", "extension", "own code", "not there")

# What these are called where a person reads them.
CALLED: Mapping[Means, str] = {"extension": "by extensions", "own code": "generated"}

# Who gives a variable of the environment its value in production.
Provided = Literal["you", "made", "default"]


@dataclass(frozen=True)
class Size:
    """So many files, lines and bytes."""

    files: int
    lines: int
    size: int


@dataclass(frozen=True)
class Package:
    """One requirement of a project, such as ``flask~=3.1``, and the distribution's normalised name.

    ``features`` are those that brought it, none for what every project has; ``article`` says which
    article's part it is or stands for.
    """

    requirement: str
    name: str
    development: bool
    features: tuple[str, ...]
    why: str
    article: str


@dataclass(frozen=True)
class Setting:
    """A variable of the environment: what it is for, and its value in ``.env.example``.

    ``you`` must give it in production; ``made`` is a secret that is made with the project, to be
    made anew for production.
    """

    name: str
    sentence: str
    example: str
    provided: Provided


@dataclass(frozen=True)
class Route:
    """An address of the project, its parameters as ``<name>``, and the methods that it takes.

    ``source`` is the file that declares it, or the distribution that brings it. A WebSocket's
    method is ``WEBSOCKET``; HEAD and OPTIONS, which come by themselves, are left out.
    """

    path: str
    methods: tuple[str, ...]
    source: str
    brought: bool


@dataclass(frozen=True)
class FeatureSize:
    """What one feature adds to a layout: files of its own, lines anywhere, packages by name."""

    feature: str
    files: int
    lines: int
    packages: tuple[str, ...]


@dataclass(frozen=True)
class Capability:
    """Something a project can do, by which extension or part of the framework, where there is one.

    ``files`` of the project hold it, where it is own code or needs some, in so many ``lines``.
    """

    means: Means
    by: str
    files: tuple[str, ...]
    lines: int

    @property
    def is_there(self) -> bool:
        """Whether the project can do it at all."""
        return self.means != "not there"


@dataclass(frozen=True)
class CapabilityRow:
    """One thing that generated projects owe their owner, and how each side meets it."""

    area: str
    name: str
    left: Capability
    right: Capability
