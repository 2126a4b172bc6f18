"""Oracle: what can be tested without a server."""

{% filter imports %}
from unittest.mock import MagicMock
import flask_migrate
import oracledb
import pytest
from sqlalchemy import create_engine
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement
from {{ cookiecutter.project_slug }} import create_app
from {{ cookiecutter.project_slug }}.database import Base
from {{ cookiecutter.project_slug }}.extensions import db
from tests.environment import TEST
{% endfilter %}

LONGEST_NAME = 128
ORACLE = create_engine("oracle://").dialect
TABLES = Base.metadata.sorted_tables


def in_one_line(statement: str) -> str:
    return " ".join(statement.split())


def in_oracles_sql(element: DDLElement) -> str:
    return in_one_line(str(element.compile(dialect=ORACLE)))


def test_the_migrations_make_what_the_models_say(capsys: pytest.CaptureFixture[str]) -> None:
    with create_app(TEST).app_context():
        flask_migrate.upgrade(sql=True)

    script = in_one_line(capsys.readouterr().out)
    for table in TABLES:
        assert in_oracles_sql(CreateTable(table)) in script
        for index in table.indexes:
            assert in_oracles_sql(CreateIndex(index)) in script


{% if 'first_tables' in cookiecutter.__features %}
def test_the_migrations_can_be_taken_back_by_a_script(capsys: pytest.CaptureFixture[str]) -> None:
    with create_app(TEST).app_context():
        flask_migrate.downgrade(revision="head:base", sql=True)

    script = in_one_line(capsys.readouterr().out)
    assert all(f"DROP TABLE {table.name}" in script for table in TABLES)


{% endif %}
def test_names_are_short_enough() -> None:
    things = [
        thing
        for table in TABLES
        for thing in (table, *table.columns, *table.constraints, *table.indexes)
    ]

    assert all(0 < len(str(thing.name)) <= LONGEST_NAME for thing in things)


{% if 'first_tables' in cookiecutter.__features %}
def test_points_in_time_keep_their_fractions() -> None:
    columns = [column for table in TABLES for column in table.columns]
    moments = [column for column in columns if column.name.endswith("_at")]

    assert moments
    for column in moments:
        assert str(column.type.compile(dialect=ORACLE)) == "TIMESTAMP"


{% endif %}
def test_the_service_asks_oracle_whether_it_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = MagicMock(version="19.3.0.0.0", max_identifier_length=LONGEST_NAME)
    cursor = connection.cursor.return_value
    cursor.__enter__.return_value = cursor
    cursor.description = [("ANSWER", oracledb.DB_TYPE_VARCHAR, 3, 3, None, None, True)]
    cursor.fetchone.return_value = ("1.1",)
    connect = MagicMock(return_value=connection)
    monkeypatch.setattr(oracledb, "connect", connect)
    url = "oracle://scott:tiger@database:1521/?service_name=notes"
    app = create_app(TEST | {"DATABASE_URL": url})

    response = app.test_client().get("/health/ready")

    with app.app_context():
        db.engine.dispose()
    assert response.get_json()["database"] == "ok"
    assert "(SERVICE_NAME=notes)" in connect.call_args.kwargs["dsn"]
    assert cursor.execute.call_args.args[0] == "SELECT 1 FROM DUAL"
