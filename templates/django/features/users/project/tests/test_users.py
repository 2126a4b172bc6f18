{% set mongo = 'mongodb' in cookiecutter.__features %}
"""Users: one for each address, and what others see of them."""

{% filter imports %}
{% if 'database_errors' in cookiecutter.__features %}
import traceback
from django.apps import apps
from django.dispatch import Signal
{% endif %}
{% if 'postgresql' in cookiecutter.__features %}
from django.db import DatabaseError, connection
{% endif %}
import pytest
from config import settings as project
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import IntegrityError, transaction
{% if mongo %}
from pymongo.errors import DuplicateKeyError
from {{ cookiecutter.project_slug }}.database import database
{% else %}
from django.db.models import Value
from django.db.models.functions import Lower, Upper
{% endif %}
from {{ cookiecutter.project_slug }}.users.models import User
from pytest_django import Settings
from tests.people import PASSWORD
{% endfilter %}


def test_an_address_is_found_however_it_is_written(ada: User) -> None:
    assert User.objects.get(email=" Ada@Example.ORG") == ada


def test_an_address_has_one_user_however_it_is_written(ada: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email=ada.email.upper())


def test_the_database_itself_takes_no_other_spelling(ada: User, grace: User) -> None:
{% if mongo %}
    with pytest.raises(DuplicateKeyError):
        database()["users_user"].update_one(
            {"_id": grace.pk}, {"$set": {"email": ada.email.upper()}}
        )
{% else %}
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=grace.pk).update(email=Upper(Value(ada.email)))
{% endif %}


{% if not mongo %}
def test_an_address_may_be_asked_of_the_database(ada: User) -> None:
    ada.email = Lower(Value("New@Example.org"))
    ada.save()

    ada.refresh_from_db()
    assert ada.email == "new@example.org"


{% endif %}
{% if 'database_errors' in cookiecutter.__features %}
def test_errors_of_the_database_hold_nothing_of_an_account(ada: User, grace: User) -> None:
    with pytest.raises(IntegrityError) as known, transaction.atomic():
        User.objects.create(email=ada.email)
    with pytest.raises(IntegrityError) as spelling, transaction.atomic():
        User.objects.filter(pk=grace.pk).update(email=Upper(Value("new@example.org")))

    text = "".join(map("".join, map(traceback.format_exception, (known.value, spelling.value))))
    assert "IntegrityError" in text
    for secret in (ada.email, grace.password, "NEW@EXAMPLE.ORG"):
        assert secret not in text


{% if 'postgresql' in cookiecutter.__features %}
def test_errors_of_the_database_do_not_hold_a_value_that_no_column_takes(ada: User) -> None:
    sql = "UPDATE users_user SET created_at = %s"
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        connection.cursor().execute(sql, [ada.email])

    assert ada.email not in "".join(traceback.format_exception(error.value))


{% endif %}
@pytest.mark.parametrize("debug", [True, False])
def test_errors_of_the_database_are_whole_while_debug_is_on(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    settings.DEBUG = debug
    connected = Signal()
    monkeypatch.setattr(f"{apps.get_app_config('users').__module__}.connection_created", connected)

    apps.get_app_config("users").ready()

    assert connected.has_listeners() is not debug


{% endif %}
def test_users_are_told_apart_though_their_names_are_equal() -> None:
    first, second = (User(email=f"{one}@example.org", name="Ada") for one in "ab")

    assert str(first) != str(second)


def test_a_password_that_an_older_django_hashed_is_known_and_hashed_anew(
    ada: User, settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = project.PASSWORD_HASHERS
    ada.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=10)

    assert ada.check_password(PASSWORD)
    assert ada.password.startswith("argon2")
