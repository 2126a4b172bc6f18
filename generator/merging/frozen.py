"""What no merge changes: migrations, which databases remember, and the first decision."""

import re
from collections.abc import Callable

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
