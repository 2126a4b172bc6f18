{% set on = cookiecutter.__features %}
"""The command `seed`."""

{% filter imports %}
import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from tests.notes.notebook import Notebook
{% if 'accounts' in on %}
from tests.browser import Browser
{% elif 'users' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}


def test_it_adds_notes_once(notebook: Notebook) -> None:
    call_command("seed")
    titles = notebook.titles()
    call_command("seed")

    assert "Groceries" in titles
    assert notebook.titles() == titles


def test_it_refuses_production(notebook: Notebook, settings: Settings) -> None:
    settings.IN_PRODUCTION = True

    with pytest.raises(CommandError):
        call_command("seed")

    assert notebook.titles() == []
{% if 'users' in on %}


{% if 'accounts' in on %}
def test_its_user_has_the_password_that_it_prints(
    browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
{% else %}
def test_its_user_has_the_password_that_it_prints(capsys: pytest.CaptureFixture[str]) -> None:
{% endif %}
    call_command("seed")

    password = capsys.readouterr().out.splitlines()[0].rpartition(" ")[2]
    {% if 'accounts' in on %}
    assert browser.log_in("demo@example.org", password).status_code == 302
    {% else %}
    assert User.objects.get(email="demo@example.org").check_password(password)
    {% endif %}
{% endif %}
