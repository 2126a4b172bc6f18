"""Users."""

import pytest
from django.db import IntegrityError

from {{ cookiecutter.project_slug }}.users.models import User

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_lower_case() -> None:
    user = User.objects.create_user("Ada@Example.COM", "a-good-long-password")
    assert user.email == "ada@example.com"
    assert User.objects.get_by_natural_key("ADA@example.com") == user


def test_an_address_belongs_to_one_user() -> None:
    User.objects.create_user("ada@example.com")
    with pytest.raises(IntegrityError):
        User.objects.create_user("ADA@example.com")


def test_a_user_without_a_password_cannot_log_in() -> None:
    assert not User.objects.create_user("ada@example.com").has_usable_password()


def test_an_ordinary_user_may_do_nothing_special() -> None:
    user = User.objects.create_user("ada@example.com")
    assert (user.is_active, user.is_staff, user.is_superuser) == (True, False, False)


def test_a_superuser_may_do_everything() -> None:
    user = User.objects.create_superuser("root@example.com", "a-good-long-password")
    assert (user.is_active, user.is_staff, user.is_superuser) == (True, True, True)
    assert user.check_password("a-good-long-password")


def test_others_see_a_name_and_not_the_address() -> None:
    assert User(email="ada@example.com").name == "ada"
