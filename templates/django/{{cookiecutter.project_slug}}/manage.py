{% set on = cookiecutter.__features %}
{% set on_a_server = 'orm' in on and 'sqlite' not in on %}
{% set away = 'ServerSelectionTimeoutError' if 'mongodb' in on else 'OperationalError' %}
{% filter imports %}
import os
import sys
from pathlib import Path
from django.core.management import execute_from_command_line
{% if on_a_server and 'mongodb' in on %}
from pymongo.errors import {{ away }}
{% elif on_a_server %}
from django.db import {{ away }}
{% endif %}
{% endfilter %}

if __name__ == "__main__":
    # Python does not look here by itself where PYTHONSAFEPATH is set.
    sys.path.insert(0, str(Path(__file__).parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
{% if on_a_server %}
    try:
        execute_from_command_line(sys.argv)
    except {{ away }}{{ '' if 'mongodb' in on else ' as error' }}:
        if "--traceback" in sys.argv:
            raise
{% if 'mongodb' in on %}
        sys.exit("No MongoDB answers at DATABASE_URL.")
{% else %}
        reason = str(error).splitlines()[0]
        sys.exit(f"The database of DATABASE_URL cannot be used: {reason}")
{% endif %}
{% else %}
    execute_from_command_line(sys.argv)
{% endif %}
