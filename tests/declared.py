"""What a project requires is what the manifests of its features name."""

from collections.abc import Iterable

from generator.answers.questions import Answers
from generator.explain.bringing import bringers
from generator.features.conditions import is_met


def check_packages(framework: str, answers: Answers, required: Iterable[str]) -> None:
    """Claim that a project requires the packages of its features' manifests, and no others."""
    required = {*required}
    named = {name for name, when in bringers(framework).items() if is_met(when, answers)}
    where = f"in the feature.toml of its feature, in templates/{framework} or templates/shared"
    for name in required - named:
        raise AssertionError(f"{name}: name it below [packages.{name}] {where}; {answers}")
    for name in named - required:
        raise AssertionError(
            f"{name}: no fragment requires it, or [packages.{name}] says no narrower 'when' "
            f"{where}; {answers}"
        )
