{% set on = cookiecutter.__features %}
{% set writing = 'pages' in on and 'forms' in on %}
"""The languages of notes."""

{% filter imports %}
from tests.browser import Browser
{% if writing and 'accounts' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import PASSWORD
{% endif %}
{% if 'admin' in on %}
from django.test import Client
from tests.people import make_user
{% endif %}
{% endfilter %}
{% if writing %}


{% if 'accounts' in on %}
def test_forms_and_messages_are_written_in_it(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
{% else %}
def test_forms_and_messages_are_written_in_it(browser: Browser) -> None:
{% endif %}
    browser.client.cookies["language"] = "de"

    assert ">Titel</label>" in browser.open("/notes/new/").text
    assert "Dieses Feld ist zwingend erforderlich." in browser.submit("/notes/new/", title="").text
    response = browser.submit("/notes/new/", title="Brot", body="Butter")
    assert "Die Notiz ist gespeichert." in browser.open(response.headers["Location"]).text
{% endif %}
{% if 'admin' in on %}


def test_the_admin_is_written_in_it(client: Client) -> None:
    client.force_login(make_user("root@example.org", is_admin=True))
    client.cookies["language"] = "de"

    page = client.get("/admin/notes/note/add/").text

    assert "Notizen-Administration" in client.get("/admin/notes/").text
    assert "Notiz hinzufügen" in page
    assert "Verfasser:" in page
{% endif %}
