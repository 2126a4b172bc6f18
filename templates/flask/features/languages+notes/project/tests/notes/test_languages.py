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
from flask import Flask
from tests.people import PASSWORD, make_user
{% endif %}
{% endfilter %}
{% if writing %}


{% if 'accounts' in on %}
def test_forms_and_messages_are_written_in_it(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
{% else %}
def test_forms_and_messages_are_written_in_it(browser: Browser) -> None:
{% endif %}
    browser.client.set_cookie("language", "de")

    assert ">Titel</label>" in browser.open("/notes/new/").text
    assert "Dieses Feld wird benötigt." in browser.submit("/notes/new/", title="").text
    response = browser.submit("/notes/new/", title="Brot", body="Butter")
    assert "Die Notiz ist gespeichert." in browser.open(response.location).text
{% endif %}
{% if 'admin' in on %}


def test_the_admin_is_written_in_it(app: Flask, browser: Browser) -> None:
    make_user(app, "root@example.org", is_admin=True)
    browser.log_in("root@example.org", PASSWORD)
    browser.client.set_cookie("language", "de")

    page = browser.open("/admin/notes/new/").text

    assert "Verfasser" in page
    assert "Speichern" in page
{% endif %}
