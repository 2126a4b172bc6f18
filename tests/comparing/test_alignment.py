"""Two trees beside each other: by concern, then by role."""

import pytest

from generator.answers.questions import Answers
from generator.comparing.alignment import aligned
from generator.comparing.comparison import ConcernRow
from generator.comparing.concerns import concern_of
from generator.comparing.layouts import both_frameworks, layout_of
from generator.inspection.layout import Layout

EVERYTHING: Answers = {
    "database": "postgresql", "auth": "both", "rest": True, "async_needs": "realtime",
    "jobs": "celery", "cache": "redis", "i18n": True, "observability": True,
}  # fmt: skip


def beside(rows: tuple[ConcernRow, ...], path: str) -> str | None:
    """Return the right file that stands beside a left one."""
    return next(pair.right for row in rows for pair in row.pairs if pair.left == path)


@pytest.fixture(scope="module")
def both() -> tuple[Layout, Layout]:
    return both_frameworks({**EVERYTHING, "project_slug": "shelf"})


@pytest.mark.parametrize(
    ("path", "concern"),
    [
        ("config/settings.py", "settings"),
        ("shelf/notes/models.py", "notes"),
        ("shelf/notes/admin.py", "admin"),
        ("shelf/notes/migrations/0001_initial.py", "database"),
        ("shelf/templates/404.html", "errors"),
        ("shelf/templates/layout.html", "pages"),
        ("shelf/static/live.js", "live"),
        ("config/celery.py", "exports"),
        ("tests/notes/test_api.py", "notes"),
        ("shelf/blog/models.py", "added"),
        ("other/notes/models.py", "added"),
    ],
)
def test_a_file_belongs_to_its_concern(path: str, concern: str) -> None:
    assert concern_of("django", "shelf", path) == concern


def test_a_package_may_have_the_name_of_a_concern() -> None:
    assert concern_of("flask", "notes", "notes/api/docs.py") == "api"
    assert concern_of("flask", "api", "api/notes/models.py") == "notes"


@pytest.mark.parametrize(
    ("django", "flask"),
    [
        ("config/settings.py", "shelf/config.py"),
        ("config/urls.py", "shelf/__init__.py"),
        ("config/asgi.py", "wsgi.py"),
        ("shelf/notes/models.py", "shelf/notes/models.py"),
        ("shelf/notes/serializers.py", "shelf/notes/schemas.py"),
        ("shelf/notes/migrations/0001_initial.py", "migrations/versions/0001_first_tables.py"),
        ("shelf/locale/de/LC_MESSAGES/django.po", "shelf/locale/de/LC_MESSAGES/messages.po"),
        ("shelf/__init__.py", None),
        ("manage.py", None),
    ],
)
def test_files_of_one_role_stand_beside_each_other(
    both: tuple[Layout, Layout], django: str, flask: str | None
) -> None:
    left, right = both
    assert beside(aligned(left, right), django) == flask
    if flask is not None:
        assert beside(aligned(right, left), flask) == django


def test_every_file_stands_once_and_twins_are_about_the_same(both: tuple[Layout, Layout]) -> None:
    left, right = both
    rows = aligned(left, right)
    pairs = [(row.concern, pair) for row in rows for pair in row.pairs]
    assert sorted(pair.left for _, pair in pairs if pair.left) == sorted(left.project.tree)
    assert sorted(pair.right for _, pair in pairs if pair.right) == sorted(right.project.tree)
    for concern, pair in pairs:
        if pair.right:
            assert concern_of("flask", "shelf", pair.right) == concern


def test_slugs_that_differ_part_no_files() -> None:
    left, right = layout_of({"project_slug": "shelf"}), layout_of({"project_slug": "attic"})
    rows = aligned(left, right)
    assert beside(rows, "shelf/notes/models.py") == "attic/notes/models.py"
    assert all(pair.left and pair.right for row in rows for pair in row.pairs)


def test_a_layout_beside_itself_is_equal() -> None:
    layout = layout_of({})
    assert all(pair.equal for row in aligned(layout, layout) for pair in row.pairs)
