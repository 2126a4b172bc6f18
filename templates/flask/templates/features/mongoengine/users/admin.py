"""The users in the admin."""

from ..admin import GuardedView
from .models import User


class UserAdmin(GuardedView):
    """Every user: found by address, let in or locked out. Passwords are never shown or set here."""

    can_create = False
    column_list = ("email", "active", "is_admin", "confirmed_at", "created_at")
    column_details_list = column_list
    {% fragments "users.labels" %}
    {% if 'languages' in cookiecutter.__features %}
    # MongoEngine's forms do not look there themselves.
    form_args = {name: {"label": label} for name, label in column_labels.items()}
    {% endif %}
    column_searchable_list = ("email",)
    column_filters = ("active", "is_admin")
    column_default_sort = "email"
    form_columns = ("active", "is_admin")


def user_admin() -> UserAdmin:
    """Give the admin's view of users."""
    return UserAdmin(User, name={{ lazy_string("Users") }}, endpoint="admin_users", url="users")
