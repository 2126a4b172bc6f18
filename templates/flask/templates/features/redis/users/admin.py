"""The users in the admin."""

from collections.abc import Iterable

from flask_admin.form import BaseForm
from wtforms import BooleanField, Form

from ..admin import GuardedView
from ..admin.records import Keeps
from ..notes import storage as notes
from . import storage
from .models import User


class UserForm(BaseForm):
    """What the admin may change of a user."""

    active = BooleanField({{ lazy_string("Active") }})
    is_admin = BooleanField({{ lazy_string("Is Admin") }})


class UserAdmin(GuardedView):
    """Every user: found by address, let in or locked out. Passwords are never shown or set here."""

    can_create = False
    column_list = ("email", "active", "is_admin", "confirmed_at", "created_at")
    column_details_list = column_list
    {% fragments "users.labels" %}
    column_searchable_list = ("email",)
    column_filters = (
        Keeps(
            {{ lazy_string("Active") }},
            {{ lazy_string("is") }},
            lambda user, value: user.active is (value == "1"),
            options=[("1", {{ lazy_string("Yes") }}), ("0", {{ lazy_string("No") }})],
        ),
        Keeps(
            {{ lazy_string("Is Admin") }},
            {{ lazy_string("is") }},
            lambda user, value: user.is_admin is (value == "1"),
            options=[("1", {{ lazy_string("Yes") }}), ("0", {{ lazy_string("No") }})],
        ),
    )
    column_default_sort = "email"

    def records(self) -> Iterable[User]:
        return storage.everybody()

    def form_of(self) -> type[Form]:
        return UserForm

    def keep(self, form: Form, record: User) -> User:
        form.populate_obj(record)
        storage.save(record)
        return record

    def remove(self, record: User) -> None:
        # First the user: nobody can then add a note that would be left behind.
        storage.remove(record)
        notes.remove_all_of(record.id)


def user_admin() -> UserAdmin:
    """Give the admin's view of users."""
    return UserAdmin(User, name={{ lazy_string("Users") }}, endpoint="admin_users", url="users")
