"""What no merge changes: migrations, which databases remember, and the first decision."""

import re

DECISION = "docs/decisions/0001-web-framework.md"

# A folder of migrations of an app, or of Alembic's or Peewee's; what writes them is no migration.
_MIGRATION = re.compile(r"(?:^|/)(?:migrations|mongodb_migrations)/(?!env\.py$).*\.py$")


def is_migration(path: str) -> bool:
    """Whether a file is a migration, or marks a folder of them."""
    return _MIGRATION.search(path) is not None


def is_frozen(path: str) -> bool:
    """Whether a file is never merged, replaced or removed."""
    return path == DECISION or is_migration(path)
