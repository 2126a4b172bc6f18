"""Every note has an author: those without get the account that NOTES_AUTHOR names."""

import os

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

revision = "{{ step.revision }}"
down_revision = "{{ step.previous }}"
branch_labels = None
depends_on = None


def give_authors(connection: sa.Connection) -> None:
    """Let the account that is named be the author of notes without one."""
    notes = sa.table("notes", sa.column("author_id"))
    without = notes.c.author_id.is_(None)
    count = connection.scalar(sa.select(sa.func.count()).select_from(notes).where(without))
    if not count:
        return
    email = os.environ.get("NOTES_AUTHOR", "").strip().lower()
    users = sa.table("users", sa.column("id"), sa.column("email"))
    author = connection.scalar(sa.select(users.c.id).where(users.c.email == email))
    if author is None:
        found = f"there is no account of {email}" if email else "NOTES_AUTHOR names no account"
        raise CommandError(
            f"Notes without an author: {count}, and {found}. "
            "First: uv run flask db upgrade {{ step.first }}. Make an account then, "
            "and name its address: NOTES_AUTHOR=you@example.org uv run flask db upgrade. "
            "Or delete these notes."
        )
    connection.execute(sa.update(notes).where(without).values(author_id=author))


def upgrade() -> None:
    """Fill the column, and let it be empty no more."""
    if not op.get_context().as_sql:
        give_authors(op.get_bind())
    with op.batch_alter_table("notes") as notes:
        notes.alter_column("author_id", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    """Let it be empty again."""
    with op.batch_alter_table("notes") as notes:
        notes.alter_column("author_id", existing_type=sa.Integer(), nullable=True)
