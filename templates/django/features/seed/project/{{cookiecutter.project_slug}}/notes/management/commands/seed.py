{% set on = cookiecutter.__features %}
{% filter imports %}
from typing import Any
from django.conf import settings
from django.core.management import BaseCommand, CommandError
from ...models import Note
{% if 'redis' in on %}
from ...storage import Listing, add
{% endif %}
{% if 'users' in on %}
from secrets import token_urlsafe
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% if 'accounts' in on %}
from allauth.account.models import EmailAddress
{% endif %}
{% endfilter %}

{% if 'users' in on %}
EMAIL = "demo@example.org"
{% endif %}
{% fragments "seed.notes" %}


class Command(BaseCommand):
    help = "Add notes to develop with."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        if settings.IN_PRODUCTION:
            raise CommandError("These notes are for development.")
        if {{ 'Listing()' if 'redis' in on else 'Note.objects.exists()' }}:
            self.stdout.write("There are notes already.")
            return
        {% if 'users' in on %}
        author = User.objects.filter(email=EMAIL).first() or self.user()
        {% endif %}
        for title, body in NOTES.items():
            {% if 'redis' in on %}
            add(Note(title=title, body=body))
            {% else %}
            Note.objects.create(title=title, body=body{{ ', author=author' if 'users' in on }})
            {% endif %}
        self.stdout.write("There are notes now.")
{% if 'users' in on %}

    def user(self) -> User:
        password = token_urlsafe(12)
        user = User.objects.create_user(EMAIL, "Demo", password)
        {% if 'accounts' in on %}
        EmailAddress.objects.create(user=user, email=EMAIL, primary=True, verified=True)
        {% endif %}
        self.stdout.write(f"{EMAIL} has the password {password}")
        return user
{% endif %}
