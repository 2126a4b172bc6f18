"""What the tests of notes share."""

{% filter imports %}
import pytest
from flask import Flask
{% if 'users' in cookiecutter.__features %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
from tests.notes.notebook import Notebook
{% endfilter %}


@pytest.fixture
{% if 'users' in cookiecutter.__features %}
def notebook(app: Flask, ada: User) -> Notebook:
    """The notes, written by Ada unless somebody else is named."""
    return Notebook(app, ada)
{% else %}
def notebook(app: Flask) -> Notebook:
    """The notes."""
    return Notebook(app)
{% endif %}
