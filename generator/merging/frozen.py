"""What no merge changes: migrations, which databases remember, and the first decision."""

import ast
import re
from collections.abc import Callable

from generator.templating.tree import Tree

Frozen = Callable[[str], bool]

DECISION = "docs/decisions/0001-web-framework.md"

# A folder of migrations of an app, or of Alembic's or Peewee's; what writes them is no migration.
_MIGRATION = re.compile(r"(?:^|/)(?:migrations|mongodb_migrations)/(?!env\.py$).*\.py$")


def is_migration(path: str) -> bool:
    """Whether a file is a migration, or marks a folder of them."""
    return _MIGRATION.search(path) is not None


def is_decision(path: str) -> bool:
    """Whether a file says why the framework was chosen at first."""
    return path == DECISION


def is_frozen(path: str) -> bool:
    """Whether a file is never merged, replaced or removed."""
    return is_decision(path) or is_migration(path)


def migrations_that_differ(base: Tree, theirs: Tree) -> list[str]:
    """Return the migrations of both that make other tables; a comment makes none."""
    return [
        path
        for path, file in theirs.items()
        if is_migration(path)
        and path in base
        and base[path].content != file.content
        and _statements(base[path].content) != _statements(file.content)
    ]


def _statements(content: bytes) -> str | bytes:
    try:
        return ast.dump(ast.parse(content))
    except (SyntaxError, ValueError):
        # A file of a preset, in the syntax of a newer Python.
        return content
