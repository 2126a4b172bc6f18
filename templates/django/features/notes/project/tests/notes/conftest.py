"""What the tests of notes share."""

{% filter imports %}
import pytest
{% if 'users' in cookiecutter.__features %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
from tests.notes.notebook import Notebook
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
