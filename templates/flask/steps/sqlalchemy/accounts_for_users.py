{% set on = cookiecutter.__features %}
{% set mysql = 'mysql' in on %}
{% set moment = 'mysql.DATETIME(fsp=6)' if mysql else 'sa.DateTime(timezone=True)' %}
{% set exact = ', collation="utf8mb4_bin"' if mysql %}
"""Users who had tokens get accounts: all of them stay, with their passwords and tokens.

Where there are no users, nothing stays that the models do not have.
"""

{% filter imports %}
import sqlalchemy as sa
from alembic import op
{% if mysql %}
from sqlalchemy.dialects import mysql
{% endif %}
{% endfilter %}

revision = "{{ step.revision }}"
down_revision = "{{ step.previous }}"
branch_labels = None
depends_on = None

NAME = sa.String(length=64{{ exact }})


def columns() -> set[str]:
    """Return the columns of users: some stay when accounts go, and may come again."""
    if op.get_context().as_sql:
        return set()
    return {column["name"] for column in sa.inspect(op.get_bind()).get_columns("users")}


def checks() -> list[sa.CheckConstraint]:
    """Return the checks of users: SQLite copies the table, and Alembic forgets them."""
    if op.get_context().as_sql:
        return []
    found = sa.inspect(op.get_bind()).get_check_constraints("users")
    return [sa.CheckConstraint(one["sqltext"], name=one["name"]) for one in found]


def upgrade() -> None:
    """Rename what stands for a user, and add what accounts know of one."""
    there = columns()
    with op.batch_alter_table("users", table_args=checks()) as users:
        users.drop_constraint("uq_users_identity", type_="unique")
        users.alter_column(
            "identity",
            new_column_name="fs_uniquifier",
            existing_type=NAME,
            existing_nullable=False,
        )
        users.alter_column("password", existing_type=sa.String(length=255), nullable=True)
        if "confirmed_at" not in there:
            users.add_column(sa.Column("confirmed_at", {{ moment }}, nullable=True))
{% if 'tokens' in on %}
        if "fs_token_uniquifier" not in there:
            users.add_column(sa.Column("fs_token_uniquifier", NAME, nullable=True))
{% endif %}
{% if 'admin' in on %}
        if "is_admin" not in there:
            users.add_column(sa.Column("is_admin", sa.Boolean(), nullable=True))
{% endif %}
    # Who could log in still can: nobody has to confirm an address that worked so far.
    op.execute("UPDATE users SET confirmed_at = created_at WHERE confirmed_at IS NULL AND active")
{% if 'tokens' in on %}
    # Tokens that are out stay valid.
    op.execute("UPDATE users SET fs_token_uniquifier = fs_uniquifier")
{% endif %}
{% if 'admin' in on %}
    op.execute(
        sa.text("UPDATE users SET is_admin = :no WHERE is_admin IS NULL").bindparams(no=False)
    )
{% endif %}
    with op.batch_alter_table("users", table_args=checks()) as users:
        users.create_unique_constraint("uq_users_fs_uniquifier", ["fs_uniquifier"])
{% if 'tokens' in on %}
        if "fs_token_uniquifier" not in there:
            users.create_unique_constraint("uq_users_fs_token_uniquifier", ["fs_token_uniquifier"])
{% endif %}
{% if 'admin' in on %}
        users.alter_column("is_admin", existing_type=sa.Boolean(), nullable=False)
{% endif %}
{% if 'tokens' not in on %}
    if not op.get_context().as_sql and not are_kept(op.get_bind()):
        op.drop_table("revoked_tokens")


def are_kept(connection: sa.Connection) -> bool:
    """Whether there are users: then the tokens that they revoked stay."""
    count = sa.select(sa.func.count()).select_from(sa.table("users"))
    return bool(connection.scalar(count))
{% endif %}


def downgrade() -> None:
    """Make tokens the only way in again."""
{% if 'tokens' not in on %}
    if not op.get_context().as_sql and not sa.inspect(op.get_bind()).has_table("revoked_tokens"):
        op.create_table(
            "revoked_tokens",
            sa.Column("id", sa.String(length=36{{ exact }}), nullable=False),
            sa.Column("expires_at", {{ moment }}, nullable=False),
            sa.PrimaryKeyConstraint("id", name="pk_revoked_tokens"),
{% if mysql %}
            mysql_charset="utf8mb4",
{% endif %}
        )
        op.create_index("ix_revoked_tokens_expires_at", "revoked_tokens", ["expires_at"])
{% endif %}
    # No password fits this.
    op.execute("UPDATE users SET password = '!' WHERE password IS NULL")
    with op.batch_alter_table("users", table_args=checks()) as users:
        users.drop_constraint("uq_users_fs_uniquifier", type_="unique")
{% if 'tokens' in on %}
        users.drop_constraint("uq_users_fs_token_uniquifier", type_="unique")
        users.drop_column("fs_token_uniquifier")
{% endif %}
{% if 'admin' in on %}
        users.drop_column("is_admin")
{% endif %}
        users.drop_column("confirmed_at")
        users.alter_column("password", existing_type=sa.String(length=255), nullable=False)
        users.alter_column(
            "fs_uniquifier",
            new_column_name="identity",
            existing_type=NAME,
            existing_nullable=False,
        )
    with op.batch_alter_table("users", table_args=checks()) as users:
        users.create_unique_constraint("uq_users_identity", ["identity"])
