{% set django = cookiecutter._framework == 'django' %}
"""Statistics: a text counted in a page."""

{% filter imports %}
import pytest
from tests.browser import Browser
{% endfilter %}


def test_the_page_asks_for_a_text(browser: Browser) -> None:
    page = browser.open("/statistics/").text

    assert 'name="text"' in page
    assert {{ '" hidden>" in page' if 'realtime' in cookiecutter.__features else '"Result" not in page' }}


def test_the_page_has_the_result(browser: Browser) -> None:
    page = browser.submit("/statistics/", text="Tea and tea. Bread!").text

    assert "<dd>4</dd>" in page
{% if 'realtime' in cookiecutter.__features %}
    assert " hidden>" not in page
{% endif %}
    assert "tea (2)" in page


@pytest.mark.parametrize("text", ["", "x" * 10_001])
def test_what_is_not_valid_is_said_beside_its_field(browser: Browser, text: str) -> None:
    page = browser.submit("/statistics/", text=text).text

    assert 'aria-describedby="{{ 'id_text_error' if django else 'text-errors' }}"' in page
    assert {{ '" hidden>" in page' if 'realtime' in cookiecutter.__features else '"Result" not in page' }}


def test_html_in_a_text_is_escaped(browser: Browser) -> None:
    page = browser.submit("/statistics/", text="</textarea><script>1</script>").text

    assert "<script>1" not in page


def test_a_form_from_elsewhere_is_refused(browser: Browser) -> None:
    assert browser.send("/statistics/", "forged", text="Tea").status_code == {{ 403 if django else 400 }}
