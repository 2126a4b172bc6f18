"""A worker for the tests, on their database."""

import os

from django.core.management import call_command
from django.db import connection


def work() -> None:
    """Take jobs from the database of the tests."""
    connection.settings_dict["NAME"] = os.environ["WORKER_DATABASE"]
    call_command("db_worker", interval=0.05, reload=False, startup_delay=False)
