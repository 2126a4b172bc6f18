"""What uv makes of a folder by what stands above it: a workspace that takes the project in."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from generator.answers.toml_documents import toml_document
from generator.errors import WrongRequest


def check_workspace(target: Path) -> None:
    """Refuse a target that a uv workspace above would take in, packages, lock file and all.

    An empty workspace of the project's own would keep it apart, but uv refuses workspaces inside
    of a workspace, so that the one above would no longer work.
    """
    # uv asks the nearest alone, and sees no links.
    real = target.parent.resolve() / target.name
    above = next((one for one in real.parents if (one / "pyproject.toml").is_file()), None)
    if above is None:
        return
    file = above / "pyproject.toml"
    try:
        document = toml_document(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WrongRequest(
            f"{file}, above the project, cannot be read, and uv reads it: {error}.",
            "Repair it, or name another folder with --output.",
        ) from error
    inside = real.relative_to(above)
    if takes_in(_workspace(document), inside.parts):
        raise WrongRequest(
            f"The uv workspace of {file} would take the project in, with its packages.",
            f'Add "{inside.as_posix()}" to exclude in its [tool.uv.workspace], or give '
            "another folder with --output.",
        )


def _workspace(document: dict[str, Any]) -> dict[str, Any]:
    table: Any = document
    for name in ("tool", "uv", "workspace"):
        table = table.get(name) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else {}


def takes_in(workspace: dict[str, Any], inside: Sequence[str]) -> bool:
    """Tell whether a folder inside of a workspace is one of its members, as uv matches them."""

    def any_of(patterns: Any) -> bool:
        return isinstance(patterns, list) and any(
            _matches(inside, PurePosixPath(one).parts) for one in patterns if isinstance(one, str)
        )

    return any_of(workspace.get("members")) and not any_of(workspace.get("exclude"))


def _matches(folders: Sequence[str], patterns: Sequence[str]) -> bool:
    if not patterns:
        return not folders
    if patterns[0] == "**":
        return any(_matches(folders[n:], patterns[1:]) for n in range(len(folders) + 1))
    return (
        bool(folders)
        and fnmatchcase(folders[0], patterns[0])
        and _matches(folders[1:], patterns[1:])
    )
