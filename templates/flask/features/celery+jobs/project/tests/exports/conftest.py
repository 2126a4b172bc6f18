"""What the tests of exports share."""

{% filter imports %}
from pathlib import Path
import pytest
from flask import Flask
{% if 'notes' in cookiecutter.__features %}
from tests.notes.conftest import notebook
{% endif %}
{% endfilter %}
{% if 'notes' in cookiecutter.__features %}

__all__ = ["notebook"]
{% endif %}


@pytest.fixture(autouse=True)
def exports(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the exports, which is empty when a test starts."""
    # Another application that a test made would take the tasks.
    app.extensions["celery"].set_current()
    monkeypatch.setitem(app.config, "EXPORT_FOLDER", str(tmp_path / "exports"))
    return tmp_path / "exports"
