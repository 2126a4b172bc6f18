{% set on = cookiecutter.__features %}
{% set accounts = 'accounts' in on %}
"""Users for the tests."""

{% filter imports %}
from functools import cache
from django.contrib.auth.hashers import make_password
from {{ cookiecutter.project_slug }}.users.models import User
{% if accounts %}
from allauth.account.models import EmailAddress
{% endif %}
{% endfilter %}

PASSWORD = "a rather long password"


{% if accounts and 'admin' in on %}
def make_user(email: str, *, is_admin: bool = False, confirmed: bool = True) -> User:
{% elif accounts %}
def make_user(email: str, *, confirmed: bool = True) -> User:
{% else %}
def make_user(email: str) -> User:
{% endif %}
    """Make a user who may log in with PASSWORD."""
    name = email.partition("@")[0]
{% if 'admin' in on %}
    user = User.objects.create(
        email=email, name=name, password=hashed(), is_staff=is_admin, is_superuser=is_admin
    )
{% elif accounts %}
    user = User.objects.create(email=email, name=name, password=hashed())
{% else %}
    return User.objects.create(email=email, name=name, password=hashed())
{% endif %}
{% if accounts %}
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=confirmed)
    return user
{% endif %}


@cache
def hashed() -> str:
    """Return the hash of PASSWORD, which takes its time."""
    return make_password(PASSWORD)
