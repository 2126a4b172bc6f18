"""One layout to look at: the tree of some answers, or the files of a project on disk."""

from dataclasses import dataclass
from typing import Literal

from generator.guidance.engine import Recommendation
from generator.guidance.rules import Framework
from generator.questions import Answers
from generator.rendering import Project

Origin = Literal["answers", "file", "folder"]


@dataclass(frozen=True)
class Layout:
    """A project as it would be made, or as it stands in a folder.

    Attributes:
        label: what tells it from another in a heading, such as ``Django``.
        framework: what it is made with.
        answers: an answer to every question.
        recommendation: what the articles advise for them.
        project: its tree, features and commands; of a folder, the files as they are there.
        origin: where it comes from.
    """

    label: str
    framework: Framework
    answers: Answers
    recommendation: Recommendation
    project: Project
    origin: Origin
