"""What to know of a project folder before its figures are read: what was not looked at."""

from collections.abc import Iterator, Sequence

from generator.inspection.layout import Layout
from generator.inspection.routes import edited_routes
from generator.templating.environment_file import EXAMPLE

_NAMED = 5
# What is read from a file, and so is missing where that file is.
_READ_FROM = (("pyproject.toml", "packages"), (EXAMPLE, "settings"))


def remarks_of(layout: Layout) -> tuple[str, ...]:
    """Return a sentence for each thing that a folder lacks or hides; none for rendered layouts."""
    return tuple(_remarks(layout)) if layout.origin == "folder" else ()


def _remarks(layout: Layout) -> Iterator[str]:
    tree = layout.project.tree
    if layout.left_out:
        named = _listed(layout.left_out)
        yield f"Not looked at (binary, large, a linked folder, or a link out of it): {named}."
    if layout.ignored:
        yield f"Left out, as .gitignore ignores it: {_listed(layout.ignored)}."
    edited = edited_routes(layout)
    if edited:
        yield (
            f"Other than startwise makes them today, or gone: {_listed(edited)}. "
            "Its addresses are shown as made, and may be others by now."
        )
    package = f"{layout.slug}/"
    if not any(path.startswith(package) for path in tree):
        yield f"Its record names the package {package}, which is not there: much is not found."
    for path, what in _READ_FROM:
        if path not in tree:
            yield f"It has no {path}: its {what} are not known."


def _listed(paths: Sequence[str]) -> str:
    more = len(paths) - _NAMED
    return ", ".join(paths[:_NAMED]) + (f" and {more} more" if more > 0 else "")
