"""What a template asks of the answers, noted while it is rendered."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

# A value by its name, or whether a feature is on.
Asked = tuple[str, str]
Values = Mapping[str, Any]

FEATURES = "__features"


def given(values: Values, asked: Asked) -> Hashable:
    """Return what some values answer."""
    kind, name = asked
    if kind == "feature":
        return name in values[FEATURES]
    value = values[name]
    if isinstance(value, dict):
        return tuple(value.items())
    return tuple(value) if isinstance(value, list) else value


class Noting(Mapping[str, Any]):
    """What templates know as ``cookiecutter``; it notes what they ask of it, in order."""

    def __init__(self, values: Values) -> None:
        self.values_noted = values
        self.asked: dict[Asked, None] = {}

    def __getitem__(self, name: str) -> Any:
        value = self.values_noted[name]
        if name == FEATURES:
            return _NotingFeatures(value, self.asked)
        # What begins with one underscore is the same for all answers.
        if name.startswith("__") or not name.startswith("_"):
            self.asked["value", name] = None
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_noted)

    def __len__(self) -> int:
        return len(self.values_noted)


class _NotingFeatures(Sequence[str]):
    """The features that are on, each at its place of the template's list; the others are empty."""

    def __init__(self, features: list[str], asked: dict[Asked, None]) -> None:
        self._features = features
        self._asked = asked

    def __contains__(self, feature: object) -> bool:
        self._asked["feature", str(feature)] = None
        return feature in self._features

    def index(self, feature: str, start: int = 0, stop: int | None = None) -> int:
        """Return the place of a feature: where it is on, it is the same for all answers."""
        assert (start, stop) == (0, None)
        assert feature in self
        return self._features.index(feature)

    def __getitem__(self, place: Any) -> Any:
        self._asked["value", FEATURES] = None
        return self._features[place]

    def __len__(self) -> int:
        self._asked["value", FEATURES] = None
        return len(self._features)
