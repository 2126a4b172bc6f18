{% set django = cookiecutter._framework == 'django' %}
{% set client, json = ('Client', 'json') if django else ('FlaskClient', 'get_json') %}
{% set on = cookiecutter.__features %}
{% set example = 'notes' if 'notes' in on else 'statistics' %}
"""The way in."""

from {{ 'django.test' if django else 'flask.testing' }} import {{ client }}


{% if 'headless' in on %}
def test_the_start_says_what_there_is(client: {{ client }}) -> None:
    index = client.get("/").{{ json }}()

    assert index["{{ example }}"] == "/{{ example }}/"
    assert all(client.get(path).status_code == 200 for path in index.values())
{% else %}
def test_the_start_leads_to_the_{{ example if 'pages' in on else 'api' }}(client: {{ client }}) -> None:
    response = client.get("/")

    assert response.status_code {{ '== 302' if django else 'in (302, 303)' }}
    assert response.{{ 'headers["Location"]' if django else 'location' }} == "/{{ example if 'pages' in on else 'api/docs' }}/"
{% endif %}
