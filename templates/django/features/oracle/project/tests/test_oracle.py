{% set on = cookiecutter.__features %}
"""Oracle: what can be known about it without a server."""

{% filter imports %}
import os
import subprocess
import sys
from pathlib import Path
import pytest
from tests.environment import PRODUCTION
{% if 'users' in on %}
from tests.oracle import tables_of
{% endif %}
{% endfilter %}

PROJECT = Path(__file__).parents[1]


{% if 'users' in on %}
def test_the_tables_can_be_written_for_oracle() -> None:
    assert 'CREATE TABLE "USERS_USER" ("ID" NUMBER(19)' in tables_of("users")


{% endif %}
@pytest.mark.parametrize("command", ["check", "makemigrations --check --dry-run"])
def test_a_command_that_needs_no_server_finds_nothing_to_say(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore::RuntimeWarning", "manage.py", *command.split()],
        env=os.environ | PRODUCTION | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
