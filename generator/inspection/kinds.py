"""What kind of file a path is, and how large a tree is by kind."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.inspection.measures import KINDS, Kind, Size
from generator.inspection.sizes import lines_of
from generator.templating.tree import Tree

_DOCUMENTS = frozenset({".md", ".rst", ".txt"})
# What browsers are sent, and the words in it.
_TEMPLATES = frozenset({".html", ".css", ".js", ".svg", ".po", ".mo"})


def kind_of(path: str) -> Kind:
    """Return the kind of a project's file by its path; what is none of the others configures."""
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
    """Return the size of a tree's files of each kind, those it has none of included."""
    sizes = dict.fromkeys(KINDS, Size(0, 0, 0))
    for path, file in tree.items():
        kind = kind_of(path)
        one = sizes[kind]
        sizes[kind] = Size(one.files + 1, one.lines + lines_of(file), one.size + len(file.content))
    return sizes
