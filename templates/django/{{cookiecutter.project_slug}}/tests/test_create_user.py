"""The command that makes users."""

import pytest
from django.core.management import CommandError, call_command

from {{ cookiecutter.project_slug }}.users.models import User

pytestmark = pytest.mark.django_db


def test_a_user_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER_PASSWORD", "correct-horse-battery-staple")
    call_command("create_user", "Ada@example.com")
    user = User.objects.get()
    assert user.email == "ada@example.com"
    assert user.check_password("correct-horse-battery-staple")
    assert not user.is_staff


@pytest.mark.parametrize(
    ("email", "password"),
    [("ada@example.com", "12345"), ("no address", "correct-horse-battery-staple")],
)
def test_a_poor_password_or_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, email: str, password: str
) -> None:
    monkeypatch.setenv("USER_PASSWORD", password)
    with pytest.raises(CommandError):
        call_command("create_user", email)
    assert not User.objects.exists()


def test_an_address_is_not_taken_twice(monkeypatch: pytest.MonkeyPatch, ada: User) -> None:
    monkeypatch.setenv("USER_PASSWORD", "correct-horse-battery-staple")
    with pytest.raises(CommandError, match="already exists"):
        call_command("create_user", "ADA@example.com")
