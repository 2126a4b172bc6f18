{% set on = cookiecutter.__features %}
"""What the cache holds of texts."""

{% filter imports %}
import pytest
from flask import Flask
from {{ cookiecutter.project_slug }}.statistics import cached, counting
{% endfilter %}


def test_a_text_is_counted_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        first = cached.count("Tea and bread.")
        monkeypatch.setattr(counting, "count", None)

        assert cached.count("Tea and bread.") == first


def test_each_text_has_its_own_statistics(app: Flask) -> None:
    with app.app_context():
        assert [cached.count(text)["words"] for text in ("Tea", "Tea and", "\ud800")] == [1, 2, 0]
