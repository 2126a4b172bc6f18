{% set on = cookiecutter.__features %}
{% set example = 'notes' if 'notes' in on else 'statistics' %}
"""The way in."""

from django.test import Client


{% if 'headless' in on %}
def test_the_start_says_what_there_is(client: Client) -> None:
    index = client.get("/").json()

    assert index["{{ example }}"] == "/{{ example }}/"
    assert all(client.get(path).status_code == 200 for path in index.values())
{% else %}
def test_the_start_leads_to_the_{{ example if 'pages' in on else 'api' }}(client: Client) -> None:
    response = client.get("/")

    assert response.status_code == 302
    assert response.headers["Location"] == "/{{ example if 'pages' in on else 'api/docs' }}/"
{% endif %}
