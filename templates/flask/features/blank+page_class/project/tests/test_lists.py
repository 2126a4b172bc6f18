{% set rest = 'rest' in cookiecutter.__features %}
"""Lists page by page."""

{% filter imports %}
from {{ cookiecutter.project_slug }}.pagination import Page
{% if rest %}
import pytest
from flask import Flask
from werkzeug.exceptions import NotFound
from {{ cookiecutter.project_slug }}.api.pagination import paginated
{% endif %}
{% endfilter %}


def test_a_page_knows_its_neighbours() -> None:
    first, second = (Page(["item"], page=number, size=2, total=3) for number in (1, 2))

    assert (first.pages, first.prev_num, first.next_num) == (2, None, 2)
    assert (second.pages, second.prev_num, second.next_num) == (2, 1, None)


def test_an_empty_list_has_one_page() -> None:
    assert Page([], page=1, size=2, total=0).pages == 1
{% if rest %}


def test_lists_of_the_api_come_page_by_page(app: Flask) -> None:
    with app.test_request_context("/health/live?page=2&size=1&_external=1"):
        found = paginated(Page(["item"], page=2, size=1, total=3))

        with pytest.raises(NotFound):
            paginated(Page([], page=4, size=1, total=3))

    assert (found["count"], found["results"]) == (3, ["item"])
    assert "page=3" in found["next"]
    assert "page=1" in found["previous"]
    assert "size=1" in found["next"]
{% endif %}
