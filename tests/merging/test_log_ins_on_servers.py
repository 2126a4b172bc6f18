"""Users of a Flask project get accounts where they had tokens, and the other way, with rows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Counter
from servers import Server
from services import Service
from test_change_on_servers import DATABASES, made

from generator.answers.questions import Answers

ORMS = ("sqlalchemy", "peewee")
TOKENS: Answers = {"auth": "tokens", "admin": False, "rest": True}
# By the database, so that each has each: what users of tokens get.
GOT: dict[str, Answers] = {
    "sqlite": {"auth": "both", "admin": True},
    "postgresql": {"auth": "accounts", "admin": True},
    "mysql": {"auth": "both", "admin": False},
}
# Whose own tests run, too.
TESTED = {("sqlalchemy", "postgresql"), ("peewee", "sqlite")}
PASSWORD = "a rather long password"

_ENTER_BY_TOKENS = """
import sys
client = app.test_client()
credentials = {"email": sys.argv[1], "password": sys.argv[2]}
answer = client.post("/api/v1/tokens/", json=credentials, base_url="http://localhost")
print("entered" if answer.status_code == 200 else answer.status_code)
"""
_ENTER_BY_ACCOUNT = """
import sys
from flask_security import verify_password
from shelf.users import storage
with app.app_context():
    user = storage.by_email(sys.argv[1])
    may = user.active and user.confirmed_at and verify_password(sys.argv[2], user.password)
print("entered" if may else "refused")
"""


def enters(service: Service, email: str) -> bool:
    """Whether somebody with this address gets in, in the way that the project has now."""
    has_tokens = service.answers["auth"] != "accounts"
    code = _ENTER_BY_TOKENS if has_tokens else _ENTER_BY_ACCOUNT
    return service.code(code, email, PASSWORD).splitlines()[-1] == "entered"


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("orm", ORMS)
def test_users_go_from_tokens_to_accounts_and_back(
    orm: str,
    database: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    capsys: pytest.CaptureFixture[str],
    counted: Counter,
) -> None:
    service = made(orm, database, TOKENS, tmp_path, server)
    service.writes("Of Ada", "ada@example.org")
    identity = service.asks("SELECT identity FROM users")

    # The steps make an administrator too, where there are any.
    service.follows(service.changes(GOT[database], capsys))

    assert service.asks("SELECT fs_uniquifier FROM users WHERE name = 'ada'") == identity
    assert service.count(service.notes) == 1
    assert enters(service, "ada@example.org")
    if GOT[database]["auth"] == "both":
        service.is_in_step()
    service.code(
        "from tests.people import make_user\nmake_user(app, 'eve@example.org', confirmed=False)"
    )
    with pytest.raises(AssertionError, match=r"(?i)unique|duplicate"):
        service.asks("UPDATE users SET fs_uniquifier = 'same'")
    if (orm, database) in TESTED:
        service.passes_its_tests()

    steps = service.changes({"auth": "tokens", "admin": False}, capsys)
    # Who has an account needs no second one.
    service.follows([one for one in steps if "create-user" not in str(one)])

    assert enters(service, "ada@example.org")
    assert not enters(service, "eve@example.org")
    assert service.count(service.notes) == 1
    service.writes("Of Bob", "bob@example.org")
    assert enters(service, "bob@example.org")
    with pytest.raises(AssertionError, match=r"(?i)check|constraint"):
        service.asks("UPDATE users SET email = upper(email)")
    checked = service.tries("flask", "db", "check")
    assert checked.returncode == 1
    assert "confirmed_at" in checked.stdout + checked.stderr
    if (orm, database) in TESTED:
        service.passes_its_tests()

    # What stayed is used again, and both migrations can be taken back.
    service.follows(service.changes({"auth": "both"}, capsys))
    assert enters(service, "ada@example.org")
    for _ in range(3):
        service.runs("flask", "db", "downgrade")
    assert service.asks("SELECT identity FROM users WHERE name = 'ada'") != [[]]
    counted.add(f"changed databases with rows ({database})")
