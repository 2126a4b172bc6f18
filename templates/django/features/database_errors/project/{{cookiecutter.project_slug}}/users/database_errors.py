{% set mysql = 'mysql' in cookiecutter.__features %}
{% set postgresql = 'postgresql' in cookiecutter.__features %}
"""Errors of the database, without the values in them: logs, traces and reports hold errors."""

{% filter imports %}
from collections.abc import Callable
from typing import Any
from django.db import Error
{% if postgresql %}
from django.db import DataError
{% endif %}
from django.db.backends.base.base import BaseDatabaseWrapper
{% if mysql %}
import re
{% endif %}
{% endfilter %}
{% if mysql %}

# As in: Duplicate entry 'ada@example.org' for key 'email'.
VALUE = re.compile(r"'.*'(?= for )", re.DOTALL)
{% endif %}


def watch(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if without_values not in connection.execute_wrappers:
        connection.execute_wrappers.append(without_values)


def without_values(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Ask the database; of an error only what names no row is stored."""
    try:
        return execute(sql, params, many, context)
    except Error as error:
        for one in (error, error.__cause__):
            if one:
{% if postgresql %}
                # What is said of a value that no column takes holds it.
                args = () if isinstance(error, DataError) else one.args
                one.args = tuple(map(short, args))
{% else %}
                one.args = tuple(map(short, one.args))
{% endif %}
        raise


def short(part: object) -> object:
    """Return a part of an error as far as it names no value{{ '' if mysql else ': its first line' }}."""
{% if mysql %}
    return VALUE.sub("…", part) if isinstance(part, str) else part
{% elif 'oracle' in cookiecutter.__features %}
    return str(part).partition("\n")[0]
{% else %}
    return part.partition("\n")[0] if isinstance(part, str) else part
{% endif %}
