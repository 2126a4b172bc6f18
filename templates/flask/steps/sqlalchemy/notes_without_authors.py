"""Notes need no author; users who are there stay, and so do their notes.

Where there are none, nothing of them stays; DROP_USERS=yes drops them whoever is there.
"""

import os

import sqlalchemy as sa
from alembic import op
{% if 'mysql.' in step.tables %}
from sqlalchemy.dialects import mysql
{% endif %}

revision = "{{ step.revision }}"
down_revision = "{{ step.previous }}"
branch_labels = None
depends_on = None


def are_kept(connection: sa.Connection) -> bool:
    """Whether there are users, and nobody said that they are to go."""
    count = sa.select(sa.func.count()).select_from(sa.table("users"))
    return os.environ.get("DROP_USERS") != "yes" and bool(connection.scalar(count))


def upgrade() -> None:
    """Let authors be empty."""
    if op.get_context().as_sql or are_kept(op.get_bind()):
        with op.batch_alter_table("notes") as notes:
            notes.alter_column("author_id", existing_type=sa.Integer(), nullable=True)
        return
    with op.batch_alter_table("notes") as notes:
        notes.drop_constraint("fk_notes_author_id_users", type_="foreignkey")
        notes.drop_index("ix_notes_author_id")
        notes.drop_column("author_id")
{{ step.drops }}


def downgrade() -> None:
    """Make the tables again where they are not there; notes may stay without an author."""
    if sa.inspect(op.get_bind()).has_table("users"):
        return
{{ step.tables }}    with op.batch_alter_table("notes") as notes:
        notes.add_column(sa.Column("author_id", sa.Integer(), nullable=True))
        notes.create_foreign_key(
            "fk_notes_author_id_users", "users", ["author_id"], ["id"], ondelete="CASCADE"
        )
        notes.create_index("ix_notes_author_id", ["author_id"])
