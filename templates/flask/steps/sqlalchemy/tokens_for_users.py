{% set on = cookiecutter.__features %}
{% set mysql = 'mysql' in on %}
{% set moment = 'mysql.DATETIME(fsp=6)' if mysql else 'sa.DateTime(timezone=True)' %}
{% set exact = ', collation="utf8mb4_bin"' if mysql %}
"""Users have tokens alone: all of them stay, with their passwords, and so does what accounts knew.

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
# What only accounts know of a user, and what else names it.
OF_ACCOUNTS = {
    "confirmed_at": "",
    "is_admin": "",
    "fs_token_uniquifier": "uq_users_fs_token_uniquifier",
}


def columns() -> set[str]:
    """Return the columns of users."""
    if op.get_context().as_sql:
        return {{ step.columns }}
    return {column["name"] for column in sa.inspect(op.get_bind()).get_columns("users")}


def checks() -> list[sa.CheckConstraint]:
    """Return the checks of users: SQLite copies the table, and Alembic forgets them."""
    if op.get_context().as_sql:
        return []
    found = sa.inspect(op.get_bind()).get_check_constraints("users")
    return [sa.CheckConstraint(one["sqltext"], name=one["name"]) for one in found]


def are_kept(connection: sa.Connection) -> bool:
    """Whether there are users: then what accounts knew of them stays."""
    count = sa.select(sa.func.count()).select_from(sa.table("users"))
    return bool(connection.scalar(count))


def upgrade() -> None:
    """Rename what stands for a user, and let the columns of accounts be empty."""
    there = columns()
    stays = op.get_context().as_sql or are_kept(op.get_bind())
    # Who never confirmed an address could not log in, and still cannot.
    op.execute(
        sa.text("UPDATE users SET active = :no WHERE confirmed_at IS NULL").bindparams(no=False)
    )
    # No password fits this.
    op.execute("UPDATE users SET password = '!' WHERE password IS NULL")
    if "fs_token_uniquifier" in there:
        # Tokens that are out stay valid.
        op.execute(
            "UPDATE users SET fs_uniquifier = fs_token_uniquifier "
            "WHERE fs_token_uniquifier IS NOT NULL"
        )
    with op.batch_alter_table("users", table_args=checks()) as users:
        users.drop_constraint("uq_users_fs_uniquifier", type_="unique")
        users.alter_column(
            "fs_uniquifier",
            new_column_name="identity",
            existing_type=NAME,
            existing_nullable=False,
        )
        users.alter_column("password", existing_type=sa.String(length=255), nullable=False)
        for name in sorted(there & OF_ACCOUNTS.keys()):
            if stays and name == "is_admin":
                users.alter_column(name, existing_type=sa.Boolean(), nullable=True)
            if not stays and OF_ACCOUNTS[name]:
                users.drop_constraint(OF_ACCOUNTS[name], type_="unique")
            if not stays:
                users.drop_column(name)
    with op.batch_alter_table("users", table_args=checks()) as users:
        users.create_unique_constraint("uq_users_identity", ["identity"])
    if not has_revoked_tokens():
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


def has_revoked_tokens() -> bool:
    """Whether the table of revoked tokens is there."""
    if op.get_context().as_sql:
        return {{ step.has_tokens }}
    return sa.inspect(op.get_bind()).has_table("revoked_tokens")


def downgrade() -> None:
    """Let accounts know again what they knew, and of who is new since, nothing."""
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
{% if step.has_tokens %}
        if "fs_token_uniquifier" not in there:
            users.add_column(sa.Column("fs_token_uniquifier", NAME, nullable=True))
{% endif %}
{% if step.has_admin %}
        if "is_admin" not in there:
            users.add_column(sa.Column("is_admin", sa.Boolean(), nullable=True))
    op.execute(
        sa.text("UPDATE users SET is_admin = :no WHERE is_admin IS NULL").bindparams(no=False)
    )
{% endif %}
    with op.batch_alter_table("users", table_args=checks()) as users:
        users.create_unique_constraint("uq_users_fs_uniquifier", ["fs_uniquifier"])
{% if step.has_tokens %}
        if "fs_token_uniquifier" not in there:
            users.create_unique_constraint("uq_users_fs_token_uniquifier", ["fs_token_uniquifier"])
{% endif %}
{% if step.has_admin %}
        users.alter_column("is_admin", existing_type=sa.Boolean(), nullable=False)
{% endif %}
{% if not step.has_tokens %}
    if not op.get_context().as_sql and not are_kept(op.get_bind()):
        op.drop_table("revoked_tokens")
{% endif %}
