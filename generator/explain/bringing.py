"""Which answers bring a package, as the manifests say."""

from collections.abc import Mapping
from functools import cache

from generator.answers.questions import BY_NAME, Answer
from generator.answers.ways import Way
from generator.features.conditions import ALWAYS, Condition, all_of, any_of
from generator.features.manifests import manifests
from generator.features.switching import condition_of, condition_of_key
from generator.guidance.wording import listed


@cache
def bringers(framework: str) -> Mapping[str, Condition]:
    """Give, for each package that projects of a framework can have, the answers that bring it."""
    found: dict[str, list[Condition]] = {}
    for key, manifest in manifests(framework).items():
        for package, told in manifest.get("packages", {}).items():
            when = condition_of(framework, told.get("when", [""]))
            found.setdefault(package, []).append(all_of((condition_of_key(framework, key), when)))
    return {package: any_of(conditions) for package, conditions in found.items()}


def in_words(condition: Condition) -> str:
    """Give a condition as a person reads it: ``rest yes; or any database and async realtime``."""
    return "every project" if condition == ALWAYS else "; or ".join(map(_way_in_words, condition))


def _way_in_words(way: Way) -> str:
    ordered = [(name, way[name]) for name in BY_NAME if name in way]
    return " and ".join(_answers_in_words(name, answers) for name, answers in ordered)


def _answers_in_words(name: str, answers: frozenset[Answer]) -> str:
    question = BY_NAME[name]
    left = [value for value in question.values if value in answers]
    without = [value for value in question.values if value not in answers]
    if question.kind == "choice" and without == [question.left_out] and len(left) > 1:
        return f"any {question.word}"
    return f"{question.word} {listed(left)}"
