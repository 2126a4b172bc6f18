{% set django = cookiecutter._framework == 'django' %}
{% set client, json = ('Client', 'json') if django else ('FlaskClient', 'get_json') %}
{% set on = cookiecutter.__features %}
"""The root URL."""

{% if 'pages' in on and 'headless' not in on %}
import re

{% endif %}
from {{ 'django.test' if django else 'flask.testing' }} import {{ client }}


{% if 'headless' in on %}
def test_the_start_says_what_there_is(client: {{ client }}) -> None:
    index = client.get("/").{{ json }}()

    assert index["health"] == "/health/ready"
    assert all(client.get(path).status_code == 200 for path in index.values())
{% elif 'pages' in on %}
def test_every_link_of_the_start_leads_somewhere(client: {{ client }}) -> None:
    links = re.findall(r'<a href="(/[^"]*)"', client.get("/").text)

    assert "/" in links
    assert all(client.get(link, {{ 'follow' if django else 'follow_redirects' }}=True).status_code == 200 for link in links)
{% else %}
def test_the_start_leads_to_the_api(client: {{ client }}) -> None:
    response = client.get("/")

    assert response.status_code {{ '== 302' if django else 'in (302, 303)' }}
    assert response.{{ 'headers["Location"]' if django else 'location' }} == "/api/docs/"
{% endif %}
