{% set on = cookiecutter.__features %}
{% set others = 'cache' in on or 'celery' in on or 'notes' in on and 'realtime' in on %}
"""What the tests share."""

{% filter imports %}
import pytest
from flask import Flask
from flask.testing import FlaskClient
{% if 'oracle' not in on %}
from {{ cookiecutter.project_slug }} import create_app
from tests.environment import TEST
{% endif %}
{% if others %}
from {{ cookiecutter.project_slug }}.health.views import answers_at
{% endif %}
{% fragments "tests.imports" %}
{% endfilter %}
{% fragments "tests.database" %}
{% if 'database' in on %}


@pytest.fixture(scope="session")
def app(database_url: str) -> Iterator[Flask]:
    """The application, on a database {{ 'with its indexes' if 'mongodb' in on else 'of this run alone' if 'redis' in on else 'made by its migrations' }}."""
{% if 'oracle' in on %}
    app = application_on(database_url)
{% else %}
    app = create_app(TEST | {"DATABASE_URL": database_url})
{% endif %}
    {% fragments "tests.app" %}
    {% fragments "tests.tables" %}
    yield app
    {% fragments "tests.closing" %}


@pytest.fixture(autouse=True)
def _fresh_start(app: Flask) -> None:
    """Every test starts with an empty database{{ ' and nothing counted' if 'limits' in on }}."""
    with app.app_context():
{% if 'limits' in on %}
        limiter.reset()
{% endif %}
        {% fragments "tests.emptying" %}
{% endif %}


@pytest.fixture{{ '(scope="session")' if 'database' not in on }}
{% if 'database' in on %}
def client(app: Flask) -> FlaskClient:
    """A caller without cookies."""
    return app.test_client()
{% else %}
def app() -> Flask:
    """The application."""
{% if 'rest' in on %}
    app = create_app(TEST)
    {% fragments "tests.app" %}
    return app
{% else %}
    return create_app(TEST)
{% endif %}
{% if 'limits' in on %}


@pytest.fixture(autouse=True)
def _fresh_start(app: Flask) -> None:
    """Nothing is counted when a test starts."""
    with app.app_context():
        limiter.reset()
{% endif %}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A caller without cookies."""
    return app.test_client()
{% endif %}
{% if others %}


@pytest.fixture(autouse=True)
def _servers_are_asked_anew() -> None:
    answers_at.cache_clear()
{% endif %}
{% fragments "tests.fixtures" %}
{% fragments "tests.functions" %}
