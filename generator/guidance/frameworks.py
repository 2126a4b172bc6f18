"""The two frameworks, by name."""

from collections.abc import Mapping
from typing import Literal

from generator.answers.questions import Answer

Framework = Literal["django", "flask"]

FRAMEWORKS: tuple[Framework, ...] = ("django", "flask")
NAMES: Mapping[Framework, str] = {"django": "Django", "flask": "Flask"}


def framework_named(name: Answer) -> Framework:
    """Return the framework of this name."""
    for framework in FRAMEWORKS:
        if framework == name:
            return framework
    raise ValueError(f"{name!r} names no framework")


def other_than(framework: Framework) -> Framework:
    """Return the other framework."""
    return "flask" if framework == "django" else "django"
