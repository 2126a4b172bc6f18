"""What each feature adds to a project: files, lines, packages, each counted once."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.features.keys import features_in
from generator.inspection.measures import FeatureSize, Package
from generator.inspection.packages import keys_by_package
from generator.templating.tree import File, Project

# What every project has.
EVERY_PROJECT = ""


def feature_sizes(project: Project, packages: Sequence[Package]) -> tuple[FeatureSize, ...]:
    """Return what each feature adds, in the template's order, after what every project has.

    A file, a line or a package that is there because several features meet counts for the last of
    them; one that several bring counts for the first that does.
    """
    place = {feature: index for index, feature in enumerate(project.features)}
    files: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for file in project.tree.values():
        owner = last_of(file.features or (EVERY_PROJECT,), place)
        files[owner] += 1
        lines[owner] += lines_of(file)
        for one in file.written:
            lines[last_of(features_in(one.key), place)] += one.lines
            lines[owner] -= one.lines
    brought = keys_by_package(project)
    by_feature: dict[str, list[str]] = {}
    for package in packages:
        first = brought.get(package.name, (EVERY_PROJECT,))[0]
        by_feature.setdefault(last_of(first.split("+"), place), []).append(package.name)
    return tuple(
        FeatureSize(feature, files[feature], lines[feature], tuple(by_feature.get(feature, ())))
        for feature in (EVERY_PROJECT, *project.features)
    )


def lines_of(file: File) -> int:
    """Return the lines of a file; what is not text has none."""
    return file.content.count(b"\n") if is_text(file) else 0


def is_text(file: File) -> bool:
    """Whether a file holds text."""
    return b"\0" not in file.content


def last_of(features: Sequence[str], place: Mapping[str, int]) -> str:
    """Return the last of some features in the template's order."""
    return max(features, key=lambda feature: place.get(feature, -1))
