"""A preset as it is read: its name, what it says and holds, and what a record says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.answers.layers import Layer
from generator.answers.locks import Lock
from generator.answers.questions import Answer
from generator.presets.overlay import Overlay


@dataclass(frozen=True)
class Preset:
    """A preset of a team; ``source`` is where it is from, ``digest`` that of its files."""

    name: str
    version: str
    source: str
    digest: str
    defaults: Mapping[str, Answer]
    locks: tuple[Lock, ...]
    overlay: Overlay = field(default_factory=Overlay)

    @property
    def origin(self) -> str:
        """Return what it is called where an answer is from it."""
        return origin_of(self.name)

    @property
    def recorded(self) -> Mapping[str, str]:
        """Return what a project's record says of it."""
        named = {"name": self.name, "source": self.source, "version": self.version}
        return {**named, "digest": self.digest}

    @property
    def layer(self) -> Layer:
        """Return what it says of answers."""
        return Layer(self.origin, self.defaults, self.locks)


def origin_of(name: str) -> str:
    """Return what a preset is called: ``acme's preset``."""
    return f"{name}'s preset"
