"""Commands: users are made, and get other passwords."""

{% filter imports %}
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from {{ cookiecutter.project_slug }}.users.management import passwords
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import PASSWORD
{% endfilter %}

EMAIL = "ada@example.org"
NEW_PASSWORD = "another rather long one"


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password comes from the environment, unless a test says otherwise."""
    monkeypatch.setenv("USER_PASSWORD", PASSWORD)


def obtain(client: Client, password: str = PASSWORD) -> int:
    credentials = {"email": EMAIL, "password": password}
    answer = client.post("/api/v1/tokens/", credentials, content_type="application/json")
    return answer.status_code


def test_a_user_is_made(client: Client) -> None:
    call_command("create_user", "Ada@Example.org", "Ada", verbosity=0)

    assert obtain(client) == 200
    assert User.objects.get().password.startswith("argon2$argon2id$")
    assert User.objects.get().name == "Ada"


def test_the_password_is_asked_for(
    client: Client, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("USER_PASSWORD")
    monkeypatch.setattr(passwords, "getpass", lambda _question: PASSWORD)
    call_command("create_user", EMAIL, "Ada")

    assert PASSWORD not in capsys.readouterr().out
    assert obtain(client) == 200


def test_a_user_is_made_once() -> None:
    call_command("create_user", EMAIL, "Ada")

    with pytest.raises(CommandError, match="already exists"):
        call_command("create_user", EMAIL.upper(), "Ada")


@pytest.mark.parametrize("password", ["short", "administrator"])
def test_bad_passwords_are_refused(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setenv("USER_PASSWORD", password)

    with pytest.raises(CommandError, match="too"):
        call_command("create_user", EMAIL, "Ada")
    assert not User.objects.exists()


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(CommandError, match="valid email"):
        call_command("create_user", "ada", "Ada")


def test_another_password_ends_all_log_ins(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("create_user", EMAIL, "Ada")
    credentials = {"email": EMAIL, "password": PASSWORD}
    tokens = client.post("/api/v1/tokens/", credentials, content_type="application/json").json()

    monkeypatch.setenv("USER_PASSWORD", NEW_PASSWORD)
    call_command("set_password", EMAIL)

    assert obtain(client) == 401
    assert obtain(client, NEW_PASSWORD) == 200
    renewed = client.post(
        "/api/v1/tokens/refresh/", {"refresh": tokens["refresh"]}, content_type="application/json"
    )
    assert renewed.status_code == 401


def test_unknown_users_get_no_password() -> None:
    with pytest.raises(CommandError, match="is no user"):
        call_command("set_password", EMAIL)
