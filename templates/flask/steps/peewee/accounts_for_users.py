{% set on = cookiecutter.__features %}
{% set sqlite = 'sqlite' in on %}
"""Users who had tokens get accounts: all of them stay, with their passwords and tokens.

Where there are no users, nothing stays that the models do not have.
"""

{% filter imports %}
from peewee import CharField, Database, Table
from playhouse.migrate import SchemaMigrator
from {{ cookiecutter.project_slug }}.database import MomentField
{% if 'admin' in on %}
from peewee import BooleanField
{% endif %}
{% if 'tokens' not in on %}
from peewee import Model
{% endif %}
{% endfilter %}


{% if 'tokens' not in on %}
class RevokedToken(Model):
    """An invalid token."""

    id = CharField(max_length=36, primary_key=True)
    expires_at = MomentField(index=True)

    class Meta:
        table_name = "revoked_tokens"
{% if 'mysql' in on %}
        table_settings = ("DEFAULT CHARACTER SET utf8mb4",)
{% endif %}


{% endif %}
def renames(migrator: SchemaMigrator, database: Database, old: str, new: str) -> None:
    """Give the column that stands for a user another name; it stays unique."""
    for index in database.get_indexes("users"):
        if index.columns == [old]:
            migrator.migrate(migrator.drop_index("users", index.name))
    migrator.migrate(migrator.rename_column("users", old, new))
    migrator.migrate(migrator.add_index("users", (new,), unique=True))


def columns(database: Database) -> set[str]:
    """Return the columns of users: some stay when accounts go, and may come again."""
    return {column.name for column in database.get_columns("users")}


def up(migrator: SchemaMigrator, database: Database) -> None:
    """Rename what stands for a user, and add what accounts know of one."""
    there = columns(database)
    renames(migrator, database, "identity", "fs_uniquifier")
    migrator.migrate(migrator.drop_not_null("users", "password"))
    if "confirmed_at" not in there:
        migrator.migrate(migrator.add_column("users", "confirmed_at", MomentField(null=True)))
{% if 'tokens' in on %}
    if "fs_token_uniquifier" not in there:
        name = CharField(max_length=64, unique=True, null=True)
        migrator.migrate(migrator.add_column("users", "fs_token_uniquifier", name))
{% endif %}
{% if 'admin' in on %}
    if "is_admin" not in there:
        migrator.migrate(migrator.add_column("users", "is_admin", BooleanField(null=True)))
{% endif %}
    users = Table("users").bind(database)
    # Who could log in still can: nobody has to confirm an address that worked so far.
    waiting = users.c.confirmed_at.is_null() & (users.c.active == True)  # noqa: E712
    users.update({users.c.confirmed_at: users.c.created_at}).where(waiting).execute()
{% if 'tokens' in on %}
    # Tokens that are out stay valid.
    users.update({users.c.fs_token_uniquifier: users.c.fs_uniquifier}).execute()
{% endif %}
{% if 'admin' in on %}
    users.update({users.c.is_admin: False}).where(users.c.is_admin.is_null()).execute()
    migrator.migrate(migrator.add_not_null("users", "is_admin"))
{% endif %}
{% if 'tokens' not in on %}
    if not users.select(users.c.id).count():
        with database.bind_ctx([RevokedToken]):
            database.drop_tables([RevokedToken], safe=True)
{% endif %}


def down(migrator: SchemaMigrator, database: Database) -> None:
    """Make tokens the only way in again."""
{% if 'tokens' not in on %}
    with database.bind_ctx([RevokedToken]):
        database.create_tables([RevokedToken], safe=True)
{% endif %}
    users = Table("users").bind(database)
    # No password fits this.
    users.update({users.c.password: "!"}).where(users.c.password.is_null()).execute()
    migrator.migrate(migrator.add_not_null("users", "password"))
{% if 'tokens' in on %}
    migrator.migrate(migrator.drop_column("users", "fs_token_uniquifier"{{ ', legacy=True' if sqlite }}))
{% endif %}
{% if 'admin' in on %}
    migrator.migrate(migrator.drop_column("users", "is_admin"{{ ', legacy=True' if sqlite }}))
{% endif %}
    migrator.migrate(migrator.drop_column("users", "confirmed_at"{{ ', legacy=True' if sqlite }}))
    renames(migrator, database, "fs_uniquifier", "identity")
