{% set on = cookiecutter.__features %}
{% set accounts = 'accounts' in on %}
{% set exact = ', collation="utf8mb4_bin"' if 'mysql' in on else '' %}
{% set base = 'Base' if 'mysql' in on else 'Model' %}
{% set two_factor = 'two_factor' in on %}
{% set models = (['User'] if 'users' in on else []) + (['Passkey'] if two_factor else []) + (['RevokedToken'] if 'tokens' in on else []) + (['Note'] if 'notes' in on else []) %}
"""First tables; the models are as they were then."""

{% filter imports %}
from peewee import CharField, Database, Model{{ ', TextField' if 'notes' in on }}
from playhouse.migrate import SchemaMigrator
from {{ cookiecutter.project_slug }}.database import MomentField
{% if 'users' in on %}
from peewee import BooleanField, Check{{ ', ForeignKeyField' if 'notes' in on or two_factor }}
{% endif %}
{% if two_factor %}
from peewee import BigIntegerField
from {{ cookiecutter.project_slug }}.database import BytesField, KeyField, ListField
{% endif %}
{% endfilter %}


{% if 'mysql' in on %}
class Base(Model):
    """What all tables have in common."""

    class Meta:
        table_settings = ("DEFAULT CHARACTER SET utf8mb4",)


{% endif %}
{% if 'users' in on %}
class User({{ base }}):
    """Somebody who logs in."""

    email = CharField(max_length=254, unique=True{{ exact }})
    name = CharField(max_length=80)
{% if accounts %}
    password = CharField(max_length=255, null=True)
    active = BooleanField()
    fs_uniquifier = CharField(max_length=64, unique=True)
{% if 'tokens' in on %}
    fs_token_uniquifier = CharField(max_length=64, unique=True, null=True)
{% endif %}
{% if 'admin' in on %}
    is_admin = BooleanField()
{% endif %}
    confirmed_at = MomentField(null=True)
{% if two_factor %}
    tf_primary_method = CharField(max_length=64, null=True)
    tf_totp_secret = CharField(max_length=255, null=True)
    tf_last_counter = BigIntegerField(null=True)
    mf_recovery_codes = ListField(null=True)
{% if exact %}
    fs_webauthn_user_handle = CharField(
        max_length=64, unique=True, null=True{{ exact }}
    )
{% else %}
    fs_webauthn_user_handle = CharField(max_length=64, unique=True, null=True)
{% endif %}
{% endif %}
{% else %}
    password = CharField(max_length=255)
    active = BooleanField()
    identity = CharField(max_length=64, unique=True)
{% endif %}
    created_at = MomentField()

    class Meta:
        table_name = "users"
        constraints = [Check("email = lower(email)")]


{% endif %}
{% if two_factor %}
class Passkey({{ base }}):
    """A passkey of a user."""

    user = ForeignKeyField(User, on_delete="CASCADE")
    name = CharField(max_length=64)
    usage = CharField(max_length=64)
    credential_id = KeyField(unique=True)
    public_key = BytesField()
    sign_count = BigIntegerField()
    transports = ListField(null=True)
    backup_state = BooleanField()
    device_type = CharField(max_length=64)
    extensions = CharField(max_length=255, null=True)
    created_at = MomentField()
    lastuse_datetime = MomentField()

    class Meta:
        table_name = "passkeys"


{% endif %}
{% if 'tokens' in on %}
class RevokedToken({{ base }}):
    """An invalid token."""

    id = CharField(max_length=36, primary_key=True)
    expires_at = MomentField(index=True)

    class Meta:
        table_name = "revoked_tokens"


{% endif %}
{% if 'notes' in on %}
class Note({{ base }}):
    """A short text with a title."""

    title = CharField(max_length=120)
    body = TextField()
{% if 'users' in on %}
    author = ForeignKeyField(User, on_delete="CASCADE")
{% endif %}
    created_at = MomentField(index=True)
    changed_at = MomentField()

    class Meta:
        table_name = "notes"


{% endif %}
TABLES = ({{ models | join(', ') }}{{ ',' if models | length == 1 }})


def up(_migrator: SchemaMigrator, database: Database) -> None:
    """Make the tables."""
    with database.bind_ctx(TABLES):
        database.create_tables(TABLES, safe=False)


def down(_migrator: SchemaMigrator, database: Database) -> None:
    """Drop the tables."""
    with database.bind_ctx(TABLES):
        database.drop_tables(TABLES, safe=False)
