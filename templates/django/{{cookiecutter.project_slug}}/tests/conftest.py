{% set on = cookiecutter.__features %}
"""What the tests share."""

{% filter imports %}
import pytest
{% if 'limits' in on and 'redis' not in on %}
from django.core.cache import cache
{% endif %}
{% fragments "tests.imports" %}
{% endfilter %}
{% fragments "tests.database" %}
{% if 'orm' in on and 'mongodb' not in on %}


@pytest.fixture(autouse=True)
def _fresh_start(db: None) -> None:
    """Every test starts with an empty database{{ ' and nothing counted' if 'limits' in on }}."""
{% if 'limits' in on %}
    cache.clear()
{% endif %}
{% elif 'limits' in on and 'database' not in on %}


@pytest.fixture(autouse=True)
def _fresh_start() -> None:
    """Nothing is counted when a test starts."""
    cache.clear()
{% endif %}
{% fragments "tests.fixtures" %}
