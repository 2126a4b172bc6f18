{% set on = cookiecutter.__features %}
{% set accounts = 'accounts' in on %}
"""What a user is."""

{% filter imports %}
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4
from ..database import now
{% if accounts %}
from flask_security import UserMixin
{% endif %}
{% endfilter %}


@dataclass(eq=False)
class User{{ '(UserMixin)' if accounts }}:
    """Somebody who logs in by e-mail address and password."""

{% if accounts %}
    # Flask-Security asks the class for its fields: each has a value of its own.
    email: str = ""
    password: str | None = None
    active: bool = True
    # Stands for the user in sessions{{ ' and tokens' if 'tokens' in on }}; a new password changes it and so ends them all.
    fs_uniquifier: str = ""
{% if 'admin' in on %}
    is_admin: bool = False
{% endif %}
    confirmed_at: datetime | None = None
{% else %}
    email: str
    password: str
    active: bool = True
    # Stands for the user in tokens; a new password changes it and so ends them all.
    identity: str = field(default_factory=lambda: uuid4().hex)
{% endif %}
    id: int = 0
    created_at: datetime = field(default_factory=now)

{% if accounts %}
    def __post_init__(self) -> None:
        """Make a new identity, unless there is one."""
        self.fs_uniquifier = self.fs_uniquifier or uuid4().hex

{% endif %}
    def __str__(self) -> str:
        """Give what others may see: notes are public, e-mail addresses are not."""
        return self.email.partition("@")[0]
