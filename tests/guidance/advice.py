"""Assertions on a recommendation that read as sentences and show the answers when they fail."""

import json
from collections.abc import Mapping
from typing import Any

from generator.answers.clashes import clashes
from generator.answers.questions import BY_NAME, Answer
from generator.guidance.recommendation import as_data, recommend


class Advice:
    """What is advised for one set of answers; each method asserts one thing about it."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.answers = dict(answers)
        self.recommendation = recommend(answers)
        self.data: dict[str, Any] = json.loads(json.dumps(as_data(self.recommendation)))

    def is_for(self, framework: str) -> "Advice":
        """The pick."""
        return self._has("framework", self.data["framework"], framework)

    def scores(self, *, django: int, flask: int) -> "Advice":
        """Both sums."""
        return self._has("scores", self.data["scores"], {"django": django, "flask": flask})

    def is_decisive(self, decisive: bool = True) -> "Advice":
        """Whether one reason settles it."""
        return self._has("decisive", self.data["decisive"], decisive)

    def is_contested(self, contested: bool = True) -> "Advice":
        """Whether the other framework comes close."""
        return self._has("contested", self.data["contested"], contested)

    def rests_on(self, *rules: str) -> "Advice":
        """The reasons for the pick, weightiest first."""
        return self._has("reasons", [one["rule"] for one in self.data["reasons"]], list(rules))

    def goes_against(self, *rules: str) -> "Advice":
        """The reasons against it, weightiest first."""
        return self._has("against", [one["rule"] for one in self.data["against"]], list(rules))

    def flips_with(self, *changes: Mapping[str, Answer]) -> "Advice":
        """Every smallest change of answers that gives the other framework."""
        return self._has("flips", [one["answers"] for one in self.data["flips"]], list(changes))

    def _has(self, what: str, found: object, expected: object) -> "Advice":
        assert found == expected, f"{what} of {self.answers}: {found!r}, not {expected!r}"
        return self


def advice_on(**answers: Answer) -> Advice:
    """Return the advice on these answers; what is not named is left out."""
    return Advice(answers)


def is_valid(answers: Mapping[str, Answer]) -> bool:
    """Say whether nothing clashes among these answers."""
    return not clashes(answers)


def others(answers: Mapping[str, Answer], name: str) -> list[Answer]:
    """Return every answer to a question but the present one."""
    present = answers.get(name, BY_NAME[name].left_out)
    return [value for value in BY_NAME[name].values if value != present]
