"""The first page."""

from django.test import Client

{% if 'pages' in cookiecutter.__features %}

def test_it_leads_to_the_{{ 'notes' if 'notes' in cookiecutter.__features else 'statistics' }}(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 302
    assert response["Location"] == "/{{ 'notes' if 'notes' in cookiecutter.__features else 'statistics' }}/"
{% elif 'rest' in cookiecutter.__features %}

def test_it_leads_to_the_documentation_of_the_api(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 302
    assert response["Location"] == "/api/docs/"
{% else %}

def test_it_says_what_is_here(client: Client) -> None:
    addresses = client.get("/").json()
    assert addresses["{{ 'notes' if 'notes' in cookiecutter.__features else 'statistics' }}"] == "/{{ 'notes' if 'notes' in cookiecutter.__features else 'statistics' }}/"
    assert addresses["health"] == "/health/ready"
{% endif %}
