"""The routes of a layout, as the manifests say; tests hold them against the real applications."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from generator.features.form import METHODS
from generator.features.keys import is_on
from generator.features.manifests import SHARED, manifests, path_of, read_manifest
from generator.guidance.frameworks import Framework
from generator.inspection.layout import Layout
from generator.inspection.measures import Route


def routes_of(layout: Layout) -> tuple[Route, ...]:
    """Return the routes of a layout, by address.

    A folder's are those of its answers, as far as the file that declares them is there, or the
    package that brings them is still required.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for key, named, path, methods in rows_of(layout.framework):
        source = layout.path(named)
        if source in layout.there and is_on(key, layout.project.features):
            found.setdefault((path, source), set()).update(methods)
    return tuple(
        Route(
            path,
            tuple(sorted(found[path, source], key=METHODS.index)),
            source,
            brought=not source.endswith(".py"),
        )
        for path, source in sorted(found)
    )


def edited_routes(layout: Layout) -> tuple[str, ...]:
    """Return the files that declare routes and that a folder has otherwise than made, or lacks.

    As nothing of a folder is run, its routes are then shown as they were made.
    """
    return tuple(path for path in layout.edited if declares(layout, path))


def declares(layout: Layout, path: str) -> bool:
    """Say whether a file says which addresses there are, or what they take."""
    patterns = read_manifest(path_of(SHARED, "")).get("routes_in", ())
    return any(fnmatchcase(path, layout.path(pattern)) for pattern in patterns)


def rows_of(framework: Framework) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield what the manifests say: their key, the source, the address and its methods."""
    for key, manifest in manifests(framework).items():
        for source, addresses in manifest.get("routes", {}).items():
            for path, methods in addresses.items():
                yield key, source, path, tuple(methods.split())
