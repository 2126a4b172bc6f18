"""Two trees aligned: by concern, then file beside file."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.comparing.comparison import ConcernRow, FilePair
from generator.comparing.concerns import concern_of, concerns, neutral
from generator.inspection.layout import Layout

# Files that do the same on Django and on Flask under other names. They go before files of the same
# path: what Django says in urls.py, Flask says in the package's __init__.py.
_TWINS = (
    ("config/settings.py", "{slug}/config.py"),
    ("config/urls.py", "{slug}/__init__.py"),
    ("config/wsgi.py", "wsgi.py"),
    ("config/asgi.py", "wsgi.py"),
    ("config/celery.py", "{slug}/celery.py"),
    ("{slug}/api/urls.py", "{slug}/api/__init__.py"),
    ("{slug}/exports/management/commands/export.py", "{slug}/exports/commands.py"),
    ("{slug}/live/consumers.py", "{slug}/live/socket.py"),
    ("{slug}/middleware.py", "{slug}/headers.py"),
    ("{slug}/notes/migrations/0001_initial.py", "migrations/versions/0001_first_tables.py"),
    ("{slug}/notes/migrations/0001_initial.py", "migrations/0001_first_tables.py"),
    ("{slug}/notes/serializers.py", "{slug}/notes/schemas.py"),
    ("{slug}/templates/account/login.html", "{slug}/users/templates/security/login_user.html"),
    ("{slug}/templates/account/signup.html", "{slug}/users/templates/security/register_user.html"),
    ("{slug}/templates/fields.html", "{slug}/templates/forms.html"),
    ("{slug}/users/management/commands/create_user.py", "{slug}/users/commands.py"),
    ("{slug}/users/management/passwords.py", "{slug}/users/passwords.py"),
    ("{slug}/users/throttles.py", "{slug}/users/limits.py"),
    ("tests/listening.py", "tests/visitors.py"),
)


def aligned(left: Layout, right: Layout) -> tuple[ConcernRow, ...]:
    """Give the files of both layouts by concern: pairs, then those of one side alone by path."""
    pairs: dict[str, list[FilePair]] = {}
    for concern, pair in _pairs(left, right):
        pairs.setdefault(concern, []).append(pair)
    return tuple(
        ConcernRow(concern, what, tuple(sorted(pairs[concern], key=_place)))
        for concern, what in concerns().items()
        if concern in pairs
    )


def _pairs(left: Layout, right: Layout) -> Iterable[tuple[str, FilePair]]:
    lefts, rights = _neutral_paths(left), _neutral_paths(right)
    together = _together(lefts, rights, _twins(left.framework, right.framework))
    for here, path in lefts.items():
        beside = rights[together[here]] if here in together else None
        equal = beside is not None and (
            left.project.tree[path].content == right.project.tree[beside].content
        )
        yield _concern(left, path), FilePair(path, beside, equal)
    matched = frozenset(together.values())
    for there, path in rights.items():
        if there not in matched:
            yield _concern(right, path), FilePair(None, path, equal=False)


def _together(
    lefts: Collection[str], rights: Collection[str], twins: Iterable[tuple[str, str]]
) -> Mapping[str, str]:
    """Give the right path that stands beside a left one, for each that has one."""
    together: dict[str, str] = {}
    taken: set[str] = set()
    same = ((path, path) for path in lefts)
    for here, there in (*twins, *same):
        if here in lefts and there in rights and here not in together and there not in taken:
            together[here] = there
            taken.add(there)
    return together


def _neutral_paths(layout: Layout) -> Mapping[str, str]:
    slug = str(layout.answers["project_slug"])
    return {neutral(slug, path): path for path in layout.project.tree}


def _concern(layout: Layout, path: str) -> str:
    return concern_of(layout.framework, str(layout.answers["project_slug"]), path)


@cache
def _twins(left: str, right: str) -> tuple[tuple[str, str], ...]:
    if left == right:
        return ()
    if left == "flask":
        return tuple((flask, django) for django, flask in _all_twins())
    return _all_twins()


def _all_twins() -> tuple[tuple[str, str], ...]:
    from generator.templating.catalogues import LANGUAGES

    return _TWINS + tuple(
        (f"{folder}/django.{ending}", f"{folder}/messages.{ending}")
        for folder in (f"{{slug}}/locale/{language}/LC_MESSAGES" for language in LANGUAGES)
        for ending in ("po", "mo")
    )


def _place(pair: FilePair) -> tuple[bool, int, str]:
    """Put what is on both sides first, then left alone, then right alone; tests after the rest."""
    path = pair.left or pair.right or ""
    alone = 0 if pair.left and pair.right else 1 if pair.left else 2
    return (path.startswith("tests/"), alone, path)


@dataclass(frozen=True)
class Shared:
    """How many files are where, by path: in both (so many of equal bytes), or on one side alone."""

    both: int
    equal: int
    left_only: int
    right_only: int


def shared(left: Layout, right: Layout) -> Shared:
    """Count the paths that both trees have, and those of one alone; slugs part none."""
    lefts, rights = _neutral_paths(left), _neutral_paths(right)
    both = lefts.keys() & rights.keys()
    here, there = left.project.tree, right.project.tree
    return Shared(
        both=len(both),
        equal=sum(here[lefts[path]].content == there[rights[path]].content for path in both),
        left_only=len(lefts.keys() - both),
        right_only=len(rights.keys() - both),
    )
