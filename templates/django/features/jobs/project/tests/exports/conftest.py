"""What the tests of exports share."""

{% filter imports %}
from pathlib import Path
import pytest
from pytest_django import Settings
{% if 'notes' in cookiecutter.__features %}
from tests.notes.conftest import notebook
{% endif %}
{% endfilter %}
{% if 'notes' in cookiecutter.__features %}

__all__ = ["notebook"]
{% endif %}


@pytest.fixture(autouse=True)
def exports(settings: Settings, tmp_path: Path) -> Path:
    """The folder of the exports, which is empty when a test starts."""
    settings.EXPORT_FOLDER = tmp_path / "exports"
    return tmp_path / "exports"
