"""What the tests of notes share."""

{% filter imports %}
import pytest
{% if 'users' in cookiecutter.__features %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
from tests.notes.notebook import Notebook
{% if 'cache' in cookiecutter.__features and 'orm' in cookiecutter.__features %}
import pytest
from django.db import connection, transaction
{% endif %}
{% endfilter %}


@pytest.fixture
{% if 'users' in cookiecutter.__features %}
def notebook(ada: User) -> Notebook:
    """The notes, written by Ada unless somebody else is named."""
    return Notebook(ada)
{% else %}
def notebook() -> Notebook:
    """The notes."""
    return Notebook()
{% endif %}
{% if 'cache' in cookiecutter.__features and 'orm' in cookiecutter.__features %}


@pytest.fixture(autouse=True)
def _changes_are_heard_of_at_once(monkeypatch: pytest.MonkeyPatch, _fresh_start: None) -> None:
    """Run on_commit hooks at once: tests never commit."""
    if connection.in_atomic_block:
        monkeypatch.setattr(transaction, "on_commit", lambda action, **_options: action())
{% endif %}
