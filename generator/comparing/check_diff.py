"""What an owner changed in the files that startwise made, as a diff."""

from pathlib import Path

from generator.comparing.checking import Check
from generator.comparing.folders import content_of, kept_in
from generator.merging.written import file_diff


def diff_in(folder: Path, check: Check) -> str:
    """Return the diff from what the recorded answers make to what stands in the folder."""
    root = folder.resolve()
    kept = kept_in(root, check.tree)
    parts = []
    for one in check.files:
        if one.state in {"in_step", "not_checked"}:
            continue
        now = one.now or one.path
        there = None if one.state == "missing" else content_of(root / now, root, kept)
        parts.append(file_diff(one.path, now, check.tree[one.path].content, there))
    return "".join(parts)
