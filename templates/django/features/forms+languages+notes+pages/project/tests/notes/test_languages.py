{% set on = cookiecutter.__features %}
"""The languages of notes."""

{% filter imports %}
from tests.browser import Browser
{% if 'accounts' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}


{% if 'accounts' in on %}
def test_forms_and_messages_are_written_in_it(browser: Browser, ada: User) -> None:
    browser.client.force_login(ada)
{% else %}
def test_forms_and_messages_are_written_in_it(browser: Browser) -> None:
{% endif %}
    browser.client.cookies["language"] = "de"

    assert ">Titel</label>" in browser.open("/notes/new/").text
    assert "Dieses Feld ist zwingend erforderlich." in browser.submit("/notes/new/", title="").text
    response = browser.submit("/notes/new/", title="Brot", body="Butter")
    assert "Die Notiz ist gespeichert." in browser.open(response.headers["Location"]).text
