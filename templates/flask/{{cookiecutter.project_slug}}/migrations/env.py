{% set mysql = 'mysql' in cookiecutter.__features %}
{% set oracle = 'oracle' in cookiecutter.__features %}
"""How Alembic runs the migrations: on the application's own database."""

{% filter imports %}
from typing import Any
from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app
from sqlalchemy import Engine
from {{ cookiecutter.project_slug }}.database import Moment
{% endfilter %}


def render_item(kind: str, item: Any, {{ 'autogenerate' if mysql else '_context' }}: AutogenContext) -> str | bool:
    """Write the project's own column type as what it is in the database."""
    if kind == "type" and isinstance(item, Moment):
{% if mysql %}
        autogenerate.imports.add("from sqlalchemy.dialects import mysql")
        return "mysql.DATETIME(fsp=6)"
{% elif oracle %}
        return "sa.TIMESTAMP()"
{% else %}
        return "sa.DateTime(timezone=True)"
{% endif %}
    return False


def run_migrations() -> None:
    """Run them in one transaction."""
    db = current_app.extensions["migrate"].db
    engine: Engine = db.engine
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_item=render_item,
            {% if cookiecutter.database == 'sqlite' %}
            # SQLite changes a table by copying it.
            render_as_batch=True,
            {% elif oracle %}
            # SQLite, which stands in for Oracle in tests, changes a table by copying it.
            render_as_batch=True,
            {% endif %}
        )
        with context.begin_transaction():
            context.run_migrations()


{% if oracle %}
def print_migrations() -> None:
    """Give them as a script, for somebody else to run."""
    context.configure(dialect_name="oracle", literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    print_migrations()
else:
    run_migrations()
{% else %}
run_migrations()
{% endif %}
