{% set on = cookiecutter.__features %}
{% set sqlite = 'sqlite' in on %}
"""Users have tokens alone: all of them stay, with their passwords, and so does what accounts knew.

Where there are no users, nothing stays that the models do not have.
"""

{% filter imports %}
from peewee import CharField, Database, Model, Table
from playhouse.migrate import SchemaMigrator
from {{ cookiecutter.project_slug }}.database import MomentField
{% if step.has_admin %}
from peewee import BooleanField
{% endif %}
{% endfilter %}

# What only accounts know of a user.
OF_ACCOUNTS = ("confirmed_at", "fs_token_uniquifier", "is_admin")


class RevokedToken(Model):
    """An invalid token."""

    id = CharField(max_length=36, primary_key=True)
    expires_at = MomentField(index=True)

    class Meta:
        table_name = "revoked_tokens"
{% if 'mysql' in on %}
        table_settings = ("DEFAULT CHARACTER SET utf8mb4",)
{% endif %}


def renames(migrator: SchemaMigrator, database: Database, old: str, new: str) -> None:
    """Give the column that stands for a user another name; it stays unique."""
    for index in database.get_indexes("users"):
        if index.columns == [old]:
            migrator.migrate(migrator.drop_index("users", index.name))
    migrator.migrate(migrator.rename_column("users", old, new))
    migrator.migrate(migrator.add_index("users", (new,), unique=True))


def columns(database: Database) -> set[str]:
    """Return the columns of users."""
    return {column.name for column in database.get_columns("users")}


def up(migrator: SchemaMigrator, database: Database) -> None:
    """Rename what stands for a user, and let the columns of accounts be empty."""
    users = Table("users").bind(database)
    stays = bool(users.select(users.c.id).count())
    # Who never confirmed an address could not log in, and still cannot.
    users.update({users.c.active: False}).where(users.c.confirmed_at.is_null()).execute()
    # No password fits this.
    users.update({users.c.password: "!"}).where(users.c.password.is_null()).execute()
    there = columns(database)
    if "fs_token_uniquifier" in there:
        # Tokens that are out stay valid.
        named = users.c.fs_token_uniquifier.is_null(False)
        users.update({users.c.fs_uniquifier: users.c.fs_token_uniquifier}).where(named).execute()
    renames(migrator, database, "fs_uniquifier", "identity")
    migrator.migrate(migrator.add_not_null("users", "password"))
    for name in OF_ACCOUNTS:
        if name in there and not stays:
            migrator.migrate(migrator.drop_column("users", name{{ ', legacy=True' if sqlite }}))
        elif name in there and name == "is_admin":
            migrator.migrate(migrator.drop_not_null("users", name))
    with database.bind_ctx([RevokedToken]):
        database.create_tables([RevokedToken], safe=True)


def down(migrator: SchemaMigrator, database: Database) -> None:
    """Let accounts know again what they knew, and of who is new since, nothing."""
    there = columns(database)
    renames(migrator, database, "identity", "fs_uniquifier")
    migrator.migrate(migrator.drop_not_null("users", "password"))
    if "confirmed_at" not in there:
        migrator.migrate(migrator.add_column("users", "confirmed_at", MomentField(null=True)))
{% if step.has_tokens %}
    if "fs_token_uniquifier" not in there:
        name = CharField(max_length=64, unique=True, null=True)
        migrator.migrate(migrator.add_column("users", "fs_token_uniquifier", name))
{% endif %}
{% if step.has_admin or not step.has_tokens %}
    users = Table("users").bind(database)
{% endif %}
{% if step.has_admin %}
    if "is_admin" not in there:
        migrator.migrate(migrator.add_column("users", "is_admin", BooleanField(null=True)))
    users.update({users.c.is_admin: False}).where(users.c.is_admin.is_null()).execute()
    migrator.migrate(migrator.add_not_null("users", "is_admin"))
{% endif %}
{% if not step.has_tokens %}
    if not users.select(users.c.id).count():
        with database.bind_ctx([RevokedToken]):
            database.drop_tables([RevokedToken], safe=True)
{% endif %}
