"""Tables of users, and authors of notes: first without, as there may be notes already."""

import sqlalchemy as sa
from alembic import op
{% if 'mysql.' in step.tables %}
from sqlalchemy.dialects import mysql
{% endif %}

revision = "{{ step.revision }}"
down_revision = "{{ step.previous }}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and the column that the next migration fills."""
{{ step.tables }}    with op.batch_alter_table("notes") as notes:
        notes.add_column(sa.Column("author_id", sa.Integer(), nullable=True))
        notes.create_foreign_key(
            "fk_notes_author_id_users", "users", ["author_id"], ["id"], ondelete="CASCADE"
        )
        notes.create_index("ix_notes_author_id", ["author_id"])


def downgrade() -> None:
    """Drop them again."""
    with op.batch_alter_table("notes") as notes:
        notes.drop_constraint("fk_notes_author_id_users", type_="foreignkey")
        notes.drop_index("ix_notes_author_id")
        notes.drop_column("author_id")
{{ step.drops }}
