"""The environment that a command sees which runs in a new project."""

import os
import re
import subprocess
from collections.abc import Collection, Mapping, Sequence
from typing import Any

# A name that is commented out is one that the project reads all the same.
_NAME = re.compile(r"^[ \t]*#?[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=", re.MULTILINE)

# What frameworks, servers and libraries read before they ask the project.
_OF_OTHER_PROJECTS = re.compile(
    r"(DJANGO|FLASK|WERKZEUG|UVICORN|GUNICORN|CELERY|OTEL|PROMETHEUS|SENTRY)_.*"
    r"|RUN_MAIN|WEB_CONCURRENCY|FORWARDED_ALLOW_IPS"
    r"|VIRTUAL_ENV|CONDA_PREFIX|CONDA_DEFAULT_ENV|_CONDA_ROOT"
)

# Of what the interpreter and python-dotenv read, only that which changes no code.
_OF_PYTHON = re.compile(r"PYTHON([A-Z]|_DOTENV).*")
_HARMLESS = frozenset(
    {"PYTHONDONTWRITEBYTECODE", "PYTHONIOENCODING", "PYTHONPYCACHEPREFIX", "PYTHONUNBUFFERED"}
)

# Of what uv reads, only where packages and interpreters come from, how they are reached, and what
# must not be run or trusted on the way. The rest says which project, which groups, which versions.
_OF_UV = re.compile(r"UV_.*")
_SOURCES = re.compile(
    r"UV_(INDEX(_.*)?|DEFAULT_INDEX|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|KEYRING_PROVIDER"
    r"|CREDENTIALS_DIR|AUTH_TOKEN|API_KEY|(S3|GCS|AZURE)_ENDPOINT_URL|ASTRAL_MIRROR_URL"
    r"|CONFIG_FILE|NO_CONFIG|NO_SYSTEM_CONFIG|CACHE_DIR|NO_CACHE|OFFLINE|LINK_MODE|LOCK_TIMEOUT"
    r"|NATIVE_TLS|SYSTEM_CERTS|INSECURE_HOST|HTTP_.*|REQUEST_TIMEOUT|CONCURRENT_.*"
    r"|PYTHON_(DOWNLOADS|DOWNLOADS_JSON_URL|INSTALL_MIRROR|INSTALL_DIR|CACHE_DIR|PREFERENCE"
    r"|SEARCH_PATH|NO_REGISTRY)|(NO_)?MANAGED_PYTHON"
    r"|NO_BUILD|NO_BUILD_PACKAGE|MALWARE_CHECK|MALWARE_CHECK_URL)"
)

# Of what git reads, only its settings, and where it may look for a repository. GIT_CONFIG alone
# names a file for one of its commands.
_OF_GIT = re.compile(r"GIT_.*")
_GIT_SETTINGS = re.compile(
    r"GIT_(CONFIG_.+|EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)"
)

# What sends the commands of the next steps to another project, Python or set of packages.
_OVERRULING = frozenset(
    """
    DJANGO_SETTINGS_MODULE FLASK_APP FLASK_DEBUG FLASK_ENV_FILE PYTHONHOME
    UV_ENV_FILE UV_NO_DEFAULT_GROUPS UV_NO_DEV UV_NO_GROUP UV_NO_SYNC UV_PROJECT
    UV_PROJECT_ENVIRONMENT UV_PYTHON UV_WORKING_DIR UV_WORKING_DIRECTORY
    """.split()
)


def names_in(example: str) -> frozenset[str]:
    """Return the names of an .env.example, those in comments too: what the project reads."""
    return frozenset(_NAME.findall(example))


def for_project(environment: Mapping[str, str], own_names: Collection[str] = ()) -> dict[str, str]:
    """Return the environment without what would have another say than the project and its .env."""
    return {
        name: value
        for name, value in environment.items()
        if name not in own_names and not _is_foreign(name)
    }


def finished(
    words: Sequence[str], environment: Mapping[str, str] | None = None, **how: Any
) -> "subprocess.CompletedProcess[str]":
    """Run a command, in the environment of a project; give what it says, whatever its bytes are."""
    return subprocess.run(
        words,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        env=for_project(os.environ) if environment is None else environment,
        **how,
    )


def said_instead(environment: Mapping[str, str], own_names: Collection[str]) -> list[str]:
    """Return the names by which a shell would overrule the project whenever its owner runs it."""
    return sorted(environment.keys() & {*own_names, *_OVERRULING})


def _is_foreign(name: str) -> bool:
    if _OF_PYTHON.fullmatch(name):
        return name not in _HARMLESS
    if _OF_UV.fullmatch(name):
        return not _SOURCES.fullmatch(name)
    return _OF_OTHER_PROJECTS.fullmatch(name) is not None


def for_git(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment in which git looks where it is started, by its owner's settings."""
    return {
        name: value
        for name, value in environment.items()
        if not _OF_GIT.fullmatch(name) or _GIT_SETTINGS.fullmatch(name)
    }


def for_first_commit(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment in which git takes the files as they are, and has no settings."""
    kept = {
        name: value
        for name, value in for_git(environment).items()
        if not name.startswith("GIT_CONFIG")
    }
    return {
        **kept,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
    }
