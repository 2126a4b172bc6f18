"""What the articles discuss that adds no weight: topics to ignore, and where they disagree."""

from dataclasses import dataclass
from typing import Any

from generator.answers.ways import Way, way_meant
from generator.guidance.data import entries


@dataclass(frozen=True)
class Ignored:
    """A topic of the articles that counts for neither framework, and why."""

    topic: str
    because: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Disagreement:
    """Where the articles contradict each other, and how that is settled here."""

    when: Way
    about: str
    settled: str
    articles: tuple[str, ...]


def _disagreement(_: str, said: dict[str, Any]) -> Disagreement:
    return Disagreement(**{**said, "when": way_meant(said["when"])})


IGNORED = entries("disagreements", lambda topic, said: Ignored(topic, **said), "ignored")
DISAGREEMENTS = entries("disagreements", _disagreement, "disagreements")
