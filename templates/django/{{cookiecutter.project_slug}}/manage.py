{% set on = cookiecutter.__features %}
{% set on_a_server = 'orm' in on and 'sqlite' not in on %}
{% filter imports %}
import os
import sys
from pathlib import Path
from django.core.management import execute_from_command_line
{% if on_a_server and 'mongodb' in on %}
from django.db import DatabaseError
from pymongo.errors import ServerSelectionTimeoutError
{% elif on_a_server %}
from django.db import OperationalError
from traceback import extract_tb
{% endif %}
{% endfilter %}

if __name__ == "__main__":
    # Python does not look here by itself where PYTHONSAFEPATH is set.
    sys.path.insert(0, str(Path(__file__).parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
{% if on_a_server %}
    try:
        execute_from_command_line(sys.argv)
{% if 'mongodb' in on %}
    except (DatabaseError, ServerSelectionTimeoutError) as error:
        # Where it was waited for in a query, that is the cause.
        cause = error.__cause__ if isinstance(error, DatabaseError) else error
        if "--traceback" in sys.argv or not isinstance(cause, ServerSelectionTimeoutError):
            raise
        sys.exit("No MongoDB answers at DATABASE_URL.")
{% else %}
    except OperationalError as error:
        # A deadlock, say, is no matter of DATABASE_URL.
        steps = {step.name for step in extract_tb(error.__traceback__)}
        if "--traceback" in sys.argv or "get_new_connection" not in steps:
            raise
        reason = str(error).splitlines()[0]
        sys.exit(f"The database of DATABASE_URL cannot be used: {reason}")
{% endif %}
{% else %}
    execute_from_command_line(sys.argv)
{% endif %}
