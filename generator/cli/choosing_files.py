"""Which files of a project a person means by what they typed."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from generator.answers.command_line import as_flag
from generator.answers.spelling import closest
from generator.errors import UnknownName
from generator.inspection.causes import needed_for
from generator.planning import Plan
from generator.templating.template_files import paths_of
from generator.terminal.safe_text import quoted

_ANY = "*?["
_MOST_LISTED = 4


def files_meant(plan: Plan, words: Iterable[str]) -> tuple[str, ...]:
    """Return the paths that these words name, each once: files, folders or patterns.

    A path may begin with the project's folder, leave out its package, or be the end of one path
    alone.
    """
    found: dict[str, None] = {}
    for word in words:
        found |= dict.fromkeys(_meant(plan, word))
    return tuple(found)


def _meant(plan: Plan, word: str) -> list[str]:
    slug, paths = str(plan.answers["project_slug"]), tuple(plan.project.tree)
    typed = word.removeprefix("./").rstrip("/")
    if word in {".", "./"}:
        return list(paths)
    found = _spelled(paths, slug, typed)
    if found:
        return found
    ends = [path for path in paths if f"/{path}".endswith(f"/{typed}")]
    if len(ends) == 1:
        return ends
    if ends:
        more = f" and {len(ends) - _MOST_LISTED} more" if len(ends) > _MOST_LISTED else ""
        raise UnknownName(
            f"{quoted(word)} is the end of {len(ends)} paths.",
            f"Take one: {', '.join(ends[:_MOST_LISTED])}{more}.",
        )
    others = _spelled(paths_of(plan.framework, slug), slug, typed)
    if others:
        needed = needed_for(plan.framework, plan.answers, others[0])
        flags = " ".join(as_flag(name, answer) for name, answer in needed.items())
        raise UnknownName(
            f"{quoted(word)} is not there with these answers.", f"It comes with {flags}"
        )
    raise UnknownName(f"{quoted(word)} is no file of this project.", _hint(paths, slug, typed))


def _spelled(paths: Sequence[str], slug: str, typed: str) -> list[str]:
    """Return the paths that are spelled so, with the slug, or without the one it begins with."""
    for spelled in (typed, f"{slug}/{typed}", typed.removeprefix(f"{slug}/")):
        found = [path for path in paths if _is(path, spelled)]
        if found:
            return found
    return []


def _is(path: str, spelled: str) -> bool:
    """Whether a path is what was spelled, lies in that folder, or is of that pattern."""
    if not any(character in spelled for character in _ANY):
        return path == spelled or path.startswith(f"{spelled}/")
    name = path if "/" in spelled else path.rpartition("/")[2]
    return fnmatchcase(name, spelled)


def _hint(paths: Sequence[str], slug: str, typed: str) -> str:
    """Return the nearest spelling: of a whole path, or of the end of one."""
    by_end = {
        "/".join(path.split("/")[start:]): path for path in reversed(paths) for start in (0, -1)
    }
    by_end |= {path.removeprefix(f"{slug}/"): path for path in paths}
    close = closest(typed, by_end) or closest(typed.rpartition("/")[2], by_end)
    return f"Did you mean {by_end[close]}?" if close else "See all: startwise show"
