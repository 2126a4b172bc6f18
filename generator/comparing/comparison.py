"""What there is to compare: plain data that the terminal, JSON and the page all show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.answers.questions import Answer

if TYPE_CHECKING:
    from generator.comparing.layouts import Layout

Kind = Literal["python", "templates", "configuration", "tests", "documents"]
KINDS: tuple[Kind, ...] = ("python", "templates", "configuration", "tests", "documents")

# The methods of a view that does not say which it takes.
ANY = ("ANY",)

# How a capability is met. Own code stands in the project and is its owner's to keep up.
Means = Literal["built in", "extension", "own code", "not there"]
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
    """One requirement of a project.

    Attributes:
        requirement: as the project names it, such as ``flask~=3.1``.
        name: the distribution's normalised name.
        development: whether only the project's developers need it.
        features: the features that brought it; empty for what every project has.
        why: what it is there for, one sentence.
        article: which article's part it is or stands for; empty where no article names one.
    """

    requirement: str
    name: str
    development: bool
    features: tuple[str, ...]
    why: str
    article: str


@dataclass(frozen=True)
class Setting:
    """A variable of the environment.

    Attributes:
        name: the variable.
        sentence: what it is for.
        example: the value in ``.env.example``.
        provided: who gives its value in production: ``you`` (it must be given there), ``made`` (a
            secret that is made with the project, to be made anew for production) or ``default``.
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
    """Something a project can do, and by what.

    Attributes:
        means: how it is met.
        by: the extension's distribution, or what the framework calls its own part; may be empty.
        files: the project's own files that hold it, where it is own code or needs some.
        lines: the lines of those files.
    """

    means: Means
    by: str
    files: tuple[str, ...]
    lines: int


@dataclass(frozen=True)
class CapabilityRow:
    """One thing that generated projects owe their owner, and how each side meets it."""

    area: str
    name: str
    left: Capability
    right: Capability


@dataclass(frozen=True)
class FilePair:
    """Files of the same role: one of each side, or of one side alone.

    ``equal`` says whether both are there and hold the same bytes.
    """

    left: str | None
    right: str | None
    equal: bool


@dataclass(frozen=True)
class ConcernRow:
    """One concern, by the name that it has in both frameworks, and its files on each side."""

    concern: str
    what: str
    pairs: tuple[FilePair, ...]


@dataclass(frozen=True)
class Side:
    """One of the two layouts, measured.

    Attributes:
        sizes: by kind; tests are counted as tests alone.
        features: what each feature adds, in the template's order; ``""`` is what every project has.
        installed: how many distributions are installed after resolving, without and with those for
            development; None where nothing was resolved.
    """

    layout: "Layout"
    sizes: Mapping[Kind, Size]
    packages: tuple[Package, ...]
    settings: tuple[Setting, ...]
    routes: tuple[Route, ...]
    features: tuple[FeatureSize, ...]
    installed: tuple[int, int] | None = None


@dataclass(frozen=True)
class Comparison:
    """Two layouts side by side.

    ``answers`` are those that differ, by question: left, then right.
    """

    left: Side
    right: Side
    answers: Mapping[str, tuple[Answer, Answer]]
    concerns: tuple[ConcernRow, ...]
    capabilities: tuple[CapabilityRow, ...]
