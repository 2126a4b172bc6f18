"""The packages that projects depend on: why, and which parts of the articles they stand for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.features.form import Package, wrong
from generator.features.manifests import every_manifest
from generator.guidance.named_parts import BY_NAME, NamedPart


@dataclass(frozen=True)
class Distribution:
    """A package that some project depends on, why, and which named parts it stands for."""

    name: str
    why: str
    stands_for: tuple[NamedPart, ...] = ()

    @property
    def article(self) -> str:
        """Return the articles' parts that it is or stands for, and their articles, as one line."""
        return ", ".join(str(part) for part in self.stands_for if part.articles)

    @property
    def sentence(self) -> str:
        """Return why, and what of the articles it is or stands for, in a line or two."""
        named = [part for part in self.stands_for if part.articles]
        if any(not part.since for part in named):
            ids = sorted({one for part in named for one in part.articles})
            return f"{self.why} [{', '.join(ids)}]"
        became = "; ".join(f"for {part}: {part.since}" for part in named)
        return f"{self.why} ({became})" if became else self.why

    @property
    def since(self) -> str:
        """Return what became of those parts since the articles were written, as one line."""
        return "; ".join(f"{part.name}: {part.since}" for part in self.stands_for if part.since)


@cache
def distributions() -> Mapping[str, Distribution]:
    """Return every package that some project depends on, by its name."""
    found: dict[str, Distribution] = {}
    named: dict[str, Path] = {}
    for path, _, manifest in every_manifest():
        for name, told in manifest.get("packages", {}).items():
            named.setdefault(name, path)
            if "why" in told:
                if name in found:
                    raise wrong(path, f"{name}: another manifest says why it is needed")
                found[name] = Distribution(name, told["why"], tuple(_parts(path, told)))
            elif "stands_for" in told:
                raise wrong(path, f"{name}: what it stands for is said where it is said why")
    for name in named.keys() - found.keys():
        raise wrong(named[name], f"{name}: no manifest says why it is needed")
    return dict(sorted(found.items()))


def _parts(path: Path, told: Package) -> Iterator[NamedPart]:
    for name in told.get("stands_for", ()):
        if name not in BY_NAME:
            raise wrong(path, f"{name}: guidance/named_parts.py names no such part")
        yield BY_NAME[name]
