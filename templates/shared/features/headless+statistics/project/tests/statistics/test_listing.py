{% set django = cookiecutter._framework == 'django' %}
{% set client, json = ('Client', 'json') if django else ('FlaskClient', 'get_json') %}
"""Statistics: a text counted for programs."""

{% filter imports %}
from {{ 'django.test' if django else 'flask.testing' }} import {{ client }}
{% endfilter %}


def test_the_text_of_the_question_is_counted(client: {{ client }}) -> None:
    result = client.get("/statistics/", {{ 'query_params' if django else 'query_string' }}={"text": "Tea and tea."}).{{ json }}()

    assert result == {
        "characters": 12,
        "words": 3,
        "lines": 1,
        "sentences": 1,
        "most_frequent": [{"word": "tea", "times": 2}, {"word": "and", "times": 1}],
    }


def test_nothing_is_counted_where_nothing_is_asked(client: {{ client }}) -> None:
    assert client.get("/statistics/").{{ json }}()["words"] == 0


def test_a_text_that_is_too_long_is_refused(client: {{ client }}) -> None:
    assert client.get("/statistics/", {{ 'query_params' if django else 'query_string' }}={"text": "x" * 10_001}).status_code == 413
