"""What kind of file a path is, and how large a tree is by kind."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.inspection.measures import KINDS, Kind, Size
from generator.inspection.sizes import lines_of
from generator.templating.tree import File, Tree

_DOCUMENTS = frozenset({".md", ".rst", ".txt"})
# What browsers are sent, and the words in it.
_TEMPLATES = frozenset({".html", ".css", ".js", ".svg", ".po", ".mo"})


def kind_of(path: str) -> Kind:
    """Give the kind of a project's file by its path; what is none of the others configures."""
    file = PurePosixPath(path)
    if file.parts[0] == "tests":
        return "tests"
    if file.suffix == ".py" and not file.stem.endswith(".conf"):
        return "python"
    if file.suffix in _TEMPLATES:
        return "templates"
    if file.suffix in _DOCUMENTS or file.parts[0] in {"docs", "LICENSE"}:
        return "documents"
    return "configuration"


def sizes_by_kind(tree: Tree) -> Mapping[Kind, Size]:
    """Give the size of a tree's files of each kind, those it has none of included."""
    by_kind: dict[Kind, list[File]] = {kind: [] for kind in KINDS}
    for path, file in tree.items():
        by_kind[kind_of(path)].append(file)
    return {kind: size_of(files) for kind, files in by_kind.items()}


def size_of(files: list[File]) -> Size:
    """Give the size of some files together."""
    return Size(
        files=len(files),
        lines=sum(map(lines_of, files)),
        size=sum(len(file.content) for file in files),
    )
