"""What a row of capabilities says: when it is asked for, and how each framework meets it."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.guidance.frameworks import Framework
from generator.inspection.measures import Means


@dataclass(frozen=True)
class Way:
    """One way to meet a capability.

    Attributes:
        means: how it is met.
        by: the extension's distribution, or what the framework calls its own part.
        files: the project's files that hold it; one that ends in a slash is all below a folder, and
            one that only some answers bring counts where it is there.
        when: the template's features that this way takes, as ``notes+rest``; empty for any.
    """

    means: Means
    by: str
    files: tuple[str, ...]
    when: str


@dataclass(frozen=True)
class Row:
    """One thing that a project can do.

    Attributes:
        name: what a person would ask for.
        django: how Django meets it: the first way whose features are on; nothing where none is.
        flask: how Flask does.
        when: the features that ask for it, those of any one key; empty where every project does.
    """

    name: str
    django: Way | Sequence[Way] = ()
    flask: Way | Sequence[Way] = ()
    when: tuple[str, ...] = ()

    def ways(self, framework: Framework) -> Sequence[Way]:
        """Give the ways of one framework, the first that fits first."""
        found = self.django if framework == "django" else self.flask
        return (found,) if isinstance(found, Way) else found


def built_in(by: str, *files: str, when: str = "") -> Way:
    """Give what the framework itself brings; files are what it needs in the project."""
    return Way("built in", by, files, when)


def extension(by: str, *files: str, when: str = "") -> Way:
    """Give what a distribution brings; files are what binds it to the project."""
    return Way("extension", by, files, when)


def own_code(*files: str, when: str = "") -> Way:
    """Give what stands in the project and is its owner's to keep up."""
    return Way("own code", "", files, when)
