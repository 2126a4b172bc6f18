"""What each of two layouts can do, and by what: the rows of what generated projects owe."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from generator.answers.questions import Answer
from generator.answers.ways import is_met
from generator.features import form
from generator.features.conditions import ALWAYS, Condition
from generator.features.keys import features_in
from generator.features.manifests import SHARED, every_manifest, path_of, read_manifest
from generator.features.switching import condition_of, conditions
from generator.guidance.frameworks import FRAMEWORKS, Framework
from generator.inspection.layout import Layout
from generator.inspection.measures import Capability, CapabilityRow, Means
from generator.inspection.sizes import lines_of
from generator.templating.tree import Tree

NOT_THERE = Capability("not there", by="", files=(), lines=0)


@dataclass(frozen=True)
class Way:
    """One way to meet a capability, which takes the answers in ``when``.

    ``by`` is the extension's distribution, or what the framework calls its own part. Of the
    project's ``files`` that hold it, one that ends in a slash is all below a folder, and one that
    only some answers bring counts where it is there.
    """

    means: Means
    by: str
    files: tuple[str, ...]
    when: Condition


@dataclass(frozen=True)
class Row:
    """One thing that a project can do, when it is asked for, and how each framework meets it.

    The first of its ``ways`` that fits counts; none fits where the framework does not meet it.
    ``added_by`` says of what neither has what a person would add it with.
    """

    area: str
    name: str
    when: Mapping[Framework, Condition]
    ways: Mapping[Framework, tuple[Way, ...]]
    added_by: str = ""

    def way(self, framework: Framework, answers: Mapping[str, Answer]) -> Way | None:
        """Return the way in which a framework meets it; None where it does not."""
        if not is_met(self.when[framework], answers):
            return None
        return next((way for way in self.ways[framework] if is_met(way.when, answers)), None)


@cache
def rows() -> tuple[Row, ...]:
    """Return every row: by area, then in the order of the features, as their manifests say."""
    areas = read_manifest(path_of(SHARED, "")).get("areas", [])
    features = ["", *dict.fromkeys(chain.from_iterable(map(conditions, FRAMEWORKS)))]
    found: dict[str, tuple[tuple[int, int], Row]] = {}
    for path, key, manifest in every_manifest():
        for area, named in manifest.get("capabilities", {}).items():
            if area not in areas:
                raise form.wrong(path, f"{area}: {path_of(SHARED, '')} has no such area")
            for name, said in named.items():
                if name in found:
                    raise form.wrong(path, f"{name}: another manifest tells of this capability")
                row = _row(key, area, name, said)
                last = max(map(features.index, features_in(key)), default=0)
                found[name] = (areas.index(area), last), row
    return tuple(row for _, row in sorted(found.values(), key=lambda one: one[0]))


def capabilities_of(left: Layout, right: Layout) -> tuple[CapabilityRow, ...]:
    """Return what either side's answers ask for, by area, and how each side meets it.

    In a folder, what its owner has removed is not there: a file, or the package that did it.
    """
    return tuple(
        CapabilityRow(row.area, row.name, _met(row, left), _met(row, right))
        for row in rows()
        if any(is_met(row.when[one.framework], one.answers) for one in (left, right))
    )


def _row(key: str, area: str, name: str, said: form.Asked) -> Row:
    ways = {one: tuple(_way(one, way) for way in said.get(one, ())) for one in FRAMEWORKS}
    when = {one: condition_of(one, said.get("when", [key])) for one in FRAMEWORKS}
    return Row(area, name, when, ways, said.get("added_by", ""))


def _way(framework: Framework, said: form.Means) -> Way:
    when = condition_of(framework, said["when"]) if "when" in said else ALWAYS
    if "own_code" in said:
        return Way("own code", "", tuple(said["own_code"]), when)
    files = tuple(said.get("files", ()))
    if "extension" in said:
        return Way("extension", said["extension"], files, when)
    return Way("built in", said["built_in"], files, when)


def _met(row: Row, layout: Layout) -> Capability:
    way = row.way(layout.framework, layout.answers)
    if way is None:
        return NOT_THERE
    tree = layout.project.tree
    paths = map(layout.path, way.files)
    files = tuple(dict.fromkeys(chain.from_iterable(_found(one, tree) for one in paths)))
    has_lost_its_code = way.means == "own code" and not files
    has_lost_its_package = way.means == "extension" and way.by not in layout.there
    if has_lost_its_code or has_lost_its_package:
        return NOT_THERE
    return Capability(way.means, way.by, files, sum(lines_of(tree[path]) for path in files))


def _found(path: str, tree: Tree) -> Iterator[str]:
    """Yield the files that a path stands for, as far as they are there."""
    if path.endswith("/"):
        yield from (one for one in tree if one.startswith(path))
    elif path in tree:
        yield path
