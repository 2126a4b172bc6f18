{% set on = cookiecutter.__features %}
{% set accounts = 'accounts' in on %}
{% set tokens = 'tokens' in on %}
{% set identity = 'fs_uniquifier' if accounts else 'identity' %}
"""How users{{ ' and tokens' if tokens }} are kept.

A user is a hash; two more keys lead to it, from the e-mail address and from what stands for it in
{{ 'sessions and tokens' if accounts and tokens else 'sessions' if accounts else 'tokens' }}. A transaction keeps all three together, and each address to one user.
"""

{% filter imports %}
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from redis.client import Pipeline
from werkzeug.exceptions import Conflict
from ..database import as_items, database, hashes, key, next_number
from .models import User
{% if tokens %}
from ..database import now
{% endif %}
{% if 'admin' in on %}
from ..database import members
{% endif %}
{% endfilter %}


def by_email(email: str) -> User | None:
    """Give the user with this address, in capitals or not."""
    return led_to(key("users", "email", email.lower()))


def by_identity(identity: str) -> User | None:
    """Give the user whom {{ 'sessions and tokens' if accounts and tokens else 'sessions' if accounts else 'tokens' }} call so, unless locked out."""
    user = led_to(key("users", "identity", identity))
    return user if user and user.active else None


def led_to(name: str) -> User | None:
    """Give the user that a key leads to."""
    number = database().get(name)
    return by_numbers([int(number)]).get(int(number)) if number else None


def by_numbers(numbers: Iterable[int]) -> dict[int, User]:
    """Give the users of these numbers, by number."""
    found = hashes(key("user", number) for number in numbers)
    return {int(fields["id"]): loaded(fields) for fields in found if fields}
{% if 'admin' in on %}


def everybody() -> list[User]:
    """Give all users, by address."""
    numbers = [int(one.rpartition("\0")[2]) for one in members(key("users", "emails"))]
    return list(by_numbers(numbers).values())
{% endif %}


def save(user: User) -> None:
    """Keep a user, new or changed; an address that is somebody else's is refused."""
    is_new = not user.id
    user.id = user.id or next_number("users")
    record, address = key("user", user.id), key("users", "email", user.email.lower())

    def change(pipeline: Pipeline) -> None:
        before = pipeline.hgetall(record)
        if pipeline.get(address) not in {None, str(user.id)}:
            raise Conflict({{ string("This address belongs to somebody else.") }})
        if not (before or is_new):
            raise Conflict({{ string("Somebody else deleted this in the meantime.") }})
        pipeline.multi()
        if before:
            forget(pipeline, loaded({str(name): str(text) for name, text in before.items()}))
        pipeline.hset(record, items=as_items(asdict(user)))
        pipeline.set(address, user.id)
        pipeline.set(key("users", "identity", user.{{ identity }}), user.id)
        pipeline.zadd(key("users", "emails"), {f"{user.email}\0{user.id}": 0})

    database().transaction(change, record, address)


def remove(user: User) -> None:
    """Delete a user."""
    record = key("user", user.id)

    def change(pipeline: Pipeline) -> None:
        # As it is now: somebody may have changed it in the meantime.
        before = pipeline.hgetall(record)
        pipeline.multi()
        if before:
            forget(pipeline, loaded({str(name): str(text) for name, text in before.items()}))

    database().transaction(change, record)


def forget(pipeline: Pipeline, user: User) -> None:
    """Take a user out of everything that holds it."""
    pipeline.delete(
        key("user", user.id),
        key("users", "email", user.email.lower()),
        key("users", "identity", user.{{ identity }}),
    )
    pipeline.zrem(key("users", "emails"), f"{user.email}\0{user.id}")


def loaded(fields: dict[str, str]) -> User:
    """Give the user of a hash."""
    return User(
        id=int(fields["id"]),
        email=fields["email"],
        password=fields{{ '.get("password")' if accounts else '["password"]' }},
        active=fields["active"] == "1",
        {{ identity }}=fields["{{ identity }}"],
        {% if 'admin' in on %}
        is_admin=fields["is_admin"] == "1",
        {% endif %}
        {% if accounts %}
        confirmed_at=moment_of(fields.get("confirmed_at")),
        {% endif %}
        created_at=datetime.fromisoformat(fields["created_at"]),
    )
{% if accounts %}


def moment_of(text: str | None) -> datetime | None:
    """Give the point in time that was kept, if one was."""
    return datetime.fromisoformat(text) if text else None
{% endif %}
{% if tokens %}


def are_revoked(*names: str | None) -> bool:
    """Whether any of these tokens and log-ins was taken back."""
    return database().exists(*(key("revoked", name) for name in names if name)) > 0


def revoke(name: str, expires_at: datetime) -> bool:
    """Take back a token or a log-in; False when it was taken back before."""
    seconds = max(1, round((expires_at - now()).total_seconds()))
    return bool(database().set(key("revoked", name), 1, nx=True, ex=seconds))
{% endif %}
