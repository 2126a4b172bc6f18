"""What a merged project imports of modules that its owner deleted or moved."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

Files = Mapping[str, bytes]


def missing_imports(files: Files, theirs: Files, ours: Files) -> Iterator[tuple[str, str]]:
    """Yield each module that came or was merged, with one that it imports and that is not there.

    Such a one is there in ``theirs``; what the owner's modules import already is the owner's to
    know.
    """
    there = {_module_of(path) for path in files if path.endswith(".py")}
    modules = {_module_of(path): path for path in theirs if path.endswith(".py")}
    missing = {name: path for name, path in modules.items() if name not in there}
    last = {name.rpartition(".")[2].encode() for name in missing}
    for path, content in files.items():
        if not path.endswith(".py") or content == ours.get(path):
            continue
        if any(name in content for name in last):
            found = missing.keys() & set(_imported(path, content))
            found -= set(_imported(path, ours.get(path, b"")))
            yield from ((path, missing[name]) for name in sorted(found)[-1:])


def _imported(path: str, content: bytes) -> Iterator[str]:
    """Yield what a module imports by whole names: modules, and what may be one of a package."""
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError):
        return
    package = PurePosixPath(path).parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join(filter(None, (*above, node.module)))
            yield module
            yield from (f"{module}.{one.name}" for one in node.names)


def _module_of(path: str) -> str:
    parts = PurePosixPath(path).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
