"""Merging a line of a list of requirements: the owner's version, everybody's extras."""

import re

from generator.merging.line_merge import by_lines
from generator.merging.outcomes import CannotSplit, Outcome, Sides, lines_of, settled

# Of the tools in lists of other things, such as "E501", none has a version.
_REQUIREMENT = re.compile(
    r"""\s*["']([A-Za-z0-9][\w.-]*)(\[[^\]]*\])?\s*((?:[~=!<>]=?=?)[^;"'#]*)(;[^"']*)?["'],"""
)


def name_of(line: str) -> str:
    """Return the package that a line requires, as indexes spell it; empty where it is none."""
    found = _REQUIREMENT.match(line)
    return re.sub(r"[-_.]+", "-", found[1]).lower() if found else ""


def merge_requirement(sides: Sides) -> Outcome:
    """Merge a requirement that both sides changed."""
    ours, base, theirs = map(_read, (sides.ours, sides.base, sides.theirs))
    if ours is None or theirs is None:
        return by_lines(sides)
    versions = Sides(*(one[3].strip() if one else "" for one in (ours, base, theirs)))
    version = settled(versions)
    remarks: tuple[str, ...] = ()
    if version is None and "<" in versions.theirs and "<" not in versions.base:
        version = versions.theirs
        remarks = (f"{name_of(ours[0])} takes {version}, as the new answers need a bound.",)
    elif version is None:
        version = _higher(versions.ours, versions.theirs)
        remarks = (f"{name_of(ours[0])} takes {version}, the higher of two versions.",)
    mine, was, new = (_extras(one[2] if one else "") for one in (ours, base, theirs))
    extras = sorted((mine | new) - (was - mine) - (was - new))
    joined = f"[{','.join(extras)}]" if extras else ""
    marker = settled(Sides(*((one[4] or "") if one else "" for one in (ours, base, theirs))))
    if marker is None:
        raise CannotSplit
    line = lines_of(sides.ours)[-1]
    *above, _ = lines_of(sides.ours)
    start, end = ours.start(1) + len(ours[1]), ours.end() - 2
    rest = settled(Sides(*(_behind(one) for one in (sides.ours, sides.base, sides.theirs))))
    changed = (line[:start], joined, version, marker, line[end : ours.end()])
    return Outcome(
        "".join((*above, *changed, line[ours.end() :] if rest is None else rest)), remarks=remarks
    )


def _behind(text: str) -> str:
    """Return what stands behind a requirement on its line, such as a comment."""
    found = _read(text)
    return text.splitlines(keepends=True)[-1][found.end() :] if found else ""


def _read(text: str) -> "re.Match[str] | None":
    return _REQUIREMENT.match(text.splitlines()[-1]) if text else None


def _extras(text: str | None) -> set[str]:
    return {one.strip() for one in (text or "").strip("[]").split(",") if one.strip()}


def _higher(left: str, right: str) -> str:
    from packaging.version import InvalidVersion, Version

    def lowest(specifier: str) -> Version:
        numbers = re.search(r"[=~>]=?=?\s*([\w.!+-]+)", specifier)
        return Version(numbers[1] if numbers else "0")

    try:
        return right if lowest(right) > lowest(left) else left
    except InvalidVersion:
        return left
