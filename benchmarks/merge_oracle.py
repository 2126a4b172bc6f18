"""Whether a merged project is the one that its owner would have, had it been made so at first."""

import re
from collections.abc import Collection, Mapping

from edits import Files, formatted

from generator.merging.frozen import is_frozen

_REQUIREMENT = re.compile(rb'"([\w.-]+)(?:\[[\w,.-]*\])?~=[^"]*"')


def is_as_wanted(
    kind: str,
    files: Files,
    sides: tuple[Files, Files, Files],
    wanted: Files | None,
    to_look_at: Collection[str] = (),
) -> bool:
    """Whether files that merged without a conflict hold what the same edit makes of the new ones.

    ``sides`` are what the project was made as, would be made as now, and what its owner has. Lines
    may stand in another order, and line ends and frozen files be others. A file that the owner did
    not have yet, or left as it was, is as startwise makes it. What is said ``to_look_at`` is not
    judged.
    """
    if wanted is None:
        return True
    wanted = {path: _unseen(path, content, sides) for path, content in wanted.items()}
    if kind == "formatted":
        files, wanted = (formatted("", one, {}) for one in (files, wanted))
    if kind == "example_deleted":
        # Which folders and packages go with the example is another list for other answers.
        files, wanted = (
            {path: one for path, one in side.items() if path.endswith((".py", ".html"))}
            for side in (files, wanted)
        )
        if to_look_at:
            return True
    return _in_any_order(files, to_look_at) == _in_any_order(wanted, to_look_at)


def _unseen(path: str, content: bytes, sides: tuple[Files, Files, Files]) -> bytes:
    """Return a file as the owner would have edited it who has not seen what is new."""
    old, new, ours = sides
    if path in new and ours.get(path) == old.get(path):
        return new[path]
    if path != "pyproject.toml":
        return content
    known = {name[1] for name in _REQUIREMENT.finditer(old[path])}
    for one in _REQUIREMENT.finditer(new[path]):
        if one[1] not in known:
            bumped = re.compile(rb'"' + re.escape(one[1]) + rb'(?:\[[\w,.-]*\])?~=[^"]*"')
            content = bumped.sub(one[0].replace(b"\\", rb"\\"), content)
    return content


def _in_any_order(files: Files, to_look_at: Collection[str]) -> Mapping[str, list[bytes]]:
    return {
        path: sorted(content.splitlines())
        for path, content in files.items()
        if not is_frozen(path) and path not in to_look_at
    }
