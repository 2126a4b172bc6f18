"""One layout to look at: the tree of some answers, or the files of a project on disk."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.answers.completing import Followed
from generator.answers.questions import Answers
from generator.guidance.frameworks import Framework
from generator.guidance.recommendation import Recommendation
from generator.inspection.measures import Package
from generator.inspection.packages import packages_of
from generator.presets.loaded_preset import Preset
from generator.templating.tree import Project

Origin = Literal["answers", "file", "folder"]


@dataclass(frozen=True)
class Layout:
    """A project as it would be made, or as it stands in a folder.

    ``label`` tells it from another in a heading; ``followed`` are the answers that nobody gave and
    that differ from the defaults, and ``defaults`` those of its answers that weigh nothing. In a
    folder, ``left_out`` are files that are not looked at (binaries, links out of it or to folders,
    large ones; secrets, locks and what tools leave behind are not named), ``ignored`` files and
    folders that its .gitignore leaves out, and ``edited`` those that startwise makes otherwise. It
    is made with ``presets``.
    """

    label: str
    framework: Framework
    answers: Answers
    recommendation: Recommendation
    project: Project
    origin: Origin
    followed: tuple[Followed, ...] = ()
    defaults: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    presets: tuple[Preset, ...] = ()

    @cached_property
    def packages(self) -> tuple[Package, ...]:
        """What the project requires."""
        return packages_of(self.project)

    @cached_property
    def there(self) -> frozenset[str]:
        """What can be named as the source of something: each file and each package."""
        return frozenset({*self.project.tree, *(one.name for one in self.packages)})

    @property
    def slug(self) -> str:
        """The name of its package."""
        return str(self.answers["project_slug"])

    def path(self, named: str) -> str:
        """Return the path that a manifest names, with the package's folder as ``{slug}``."""
        return named.replace("{slug}", self.slug)
