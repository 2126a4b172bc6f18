{% set on = cookiecutter.__features %}
{% set mysql = 'mysql' in on %}
{% set moment = 'mysql.DATETIME(fsp=6)' if mysql else 'sa.TIMESTAMP()' if 'oracle' in on else 'sa.DateTime(timezone=True)' %}
{% set identity = 'sa.Identity(), ' if 'oracle' in on %}
{% set exact = ', collation="utf8mb4_bin"' if mysql %}
{% set two_factor = 'two_factor' in on %}
{% set key = 'mysql.VARBINARY' if mysql else 'sa.LargeBinary' %}
"""First tables."""

{% filter imports %}
import sqlalchemy as sa
from alembic import op
{% if mysql %}
from sqlalchemy.dialects import mysql
{% endif %}
{% if two_factor and 'oracle' in on %}
from sqlalchemy.dialects import oracle
{% endif %}
{% endfilter %}

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
{% if 'users' in on %}
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), {{ identity }}nullable=False),
        sa.Column("email", sa.String(length=254{{ exact }}), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
{% if 'accounts' in on %}
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64{{ exact }}), nullable=False),
{% if 'tokens' in on %}
        sa.Column("fs_token_uniquifier", sa.String(length=64{{ exact }}), nullable=True),
{% endif %}
{% if 'admin' in on %}
        sa.Column("is_admin", sa.Boolean(), nullable=False),
{% endif %}
        sa.Column("confirmed_at", {{ moment }}, nullable=True),
{% if two_factor %}
        sa.Column("tf_primary_method", sa.String(length=64), nullable=True),
        sa.Column("tf_totp_secret", sa.String(length=255), nullable=True),
        sa.Column("tf_last_counter", sa.BigInteger(), nullable=True),
        sa.Column("mf_recovery_codes", sa.UnicodeText(), nullable=True),
        sa.Column("fs_webauthn_user_handle", sa.String(length=64{{ exact }}), nullable=True),
{% endif %}
{% else %}
        sa.Column("password", sa.String(length=255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("identity", sa.String(length=64{{ exact }}), nullable=False),
{% endif %}
        sa.Column("created_at", {{ moment }}, nullable=False),
        sa.CheckConstraint("email = lower(email)", name="ck_users_email_in_lower_case"),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("email", name="uq_users_email"),
{% if 'accounts' in on %}
        sa.UniqueConstraint("fs_uniquifier", name="uq_users_fs_uniquifier"),
{% if 'tokens' in on %}
        sa.UniqueConstraint("fs_token_uniquifier", name="uq_users_fs_token_uniquifier"),
{% endif %}
{% if two_factor %}
        sa.UniqueConstraint("fs_webauthn_user_handle", name="uq_users_fs_webauthn_user_handle"),
{% endif %}
{% else %}
        sa.UniqueConstraint("identity", name="uq_users_identity"),
{% endif %}
{% if mysql %}
        mysql_charset="utf8mb4",
{% endif %}
    )
{% endif %}
{% if two_factor %}
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Integer(), {{ identity }}nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("usage", sa.String(length=64), nullable=False),
{% if 'oracle' in on %}
        sa.Column(
            "credential_id",
            sa.LargeBinary().with_variant(oracle.RAW(length=1023), "oracle"),
            nullable=False,
        ),
{% else %}
        sa.Column("credential_id", {{ key }}(length=1023), nullable=False),
{% endif %}
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("transports", sa.UnicodeText(), nullable=True),
        sa.Column("backup_state", sa.Boolean(), nullable=False),
        sa.Column("device_type", sa.String(length=64), nullable=False),
        sa.Column("extensions", sa.String(length=255), nullable=True),
        sa.Column("created_at", {{ moment }}, nullable=False),
        sa.Column("lastuse_datetime", {{ moment }}, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_passkeys"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_passkeys_user_id_users", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("credential_id", name="uq_passkeys_credential_id"),
{% if mysql %}
        mysql_charset="utf8mb4",
{% endif %}
    )
    op.create_index("ix_passkeys_user_id", "passkeys", ["user_id"])
{% endif %}
{% if 'tokens' in on %}
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
{% if 'notes' in on %}
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), {{ identity }}nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
{% if 'users' in on %}
        sa.Column("author_id", sa.Integer(), nullable=False),
{% endif %}
        sa.Column("created_at", {{ moment }}, nullable=False),
        sa.Column("changed_at", {{ moment }}, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
{% if 'users' in on %}
        sa.ForeignKeyConstraint(
            ["author_id"], ["users.id"], name="fk_notes_author_id_users", ondelete="CASCADE"
        ),
{% endif %}
{% if mysql %}
        mysql_charset="utf8mb4",
{% endif %}
    )
{% if 'users' in on %}
    op.create_index("ix_notes_author_id", "notes", ["author_id"])
{% endif %}
    op.create_index("ix_notes_created_at", "notes", ["created_at"])
{% endif %}


def downgrade() -> None:
    """Drop the tables."""
{% if 'notes' in on %}
    op.drop_table("notes")
{% endif %}
{% if 'tokens' in on %}
    op.drop_table("revoked_tokens")
{% endif %}
{% if two_factor %}
    op.drop_table("passkeys")
{% endif %}
{% if 'users' in on %}
    op.drop_table("users")
{% endif %}
