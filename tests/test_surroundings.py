"""What ``startwise new`` runs in a project sees nothing of its owner's other projects."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from browser import Browser
from test_new import new, startwise
from test_new_user import served, sign_up

from generator.project.surroundings import for_project, names_in

# Where a project keeps its database, and in it its users.
USERS = {
    "django": ("database.sqlite3", "users_user"),
    "flask": ("instance/database.sqlite3", "users"),
}


def other_database(folder: Path) -> Path:
    """Make the database of another project."""
    path = folder / "other.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (number INTEGER)")
    return path


def rows(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_project_is_migrated_and_served_by_its_own_settings(
    framework: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = other_database(tmp_path)
    before = other.read_bytes()
    of_another_project = {
        "DATABASE_URL": f"sqlite:///{other}",
        "ENVIRONMENT": "production",
        "DEBUG": "release",
        "SECRET_KEY": "short",
        "ALLOWED_HOSTS": "other.example",
        # As Kubernetes sets it where a service is named mail.
        "MAIL_PORT": "tcp://10.0.0.1:25",
        "DJANGO_SETTINGS_MODULE": "other.settings",
        "FLASK_APP": "other:app",
        "FLASK_RUN_PORT": "1",
        "PYTHONSAFEPATH": "1",
        "PYTHONOPTIMIZE": "2",
        "UV_PROJECT": str(tmp_path / "other"),
        "UV_WORKING_DIR": str(tmp_path / "other"),
        "UV_PROJECT_ENVIRONMENT": str(tmp_path / "other/.venv"),
        "UV_NO_DEV": "1",
        "UV_NO_DEFAULT_GROUPS": "1",
        "UV_FROZEN": "1",
    }
    for name, value in of_another_project.items():
        monkeypatch.setenv(name, value)
    with served(tmp_path, "--framework", framework) as (address, log):
        sign_up(Browser(address), log)
    database, users = USERS[framework]
    assert rows(tmp_path / "shelf" / database, users) == 1
    assert other.read_bytes() == before
    assert (tmp_path / "shelf/.venv/bin/pytest").exists()
    assert not (tmp_path / "other").exists()


def test_the_names_of_an_example_are_all_there() -> None:
    example = "# Says: what.\nA=1\n# B_2=x\n#C=\nexport D=4\nnot a name=1\n"
    assert names_in(example) == {"A", "B_2", "C", "D"}


KEPT = """
    PATH HOME LANG HTTPS_PROXY NO_PROXY SSL_CERT_FILE NETRC DATABASE_URL_OF_ANOTHER
    PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHON_KEYRING_BACKEND
    UV_INDEX UV_INDEX_URL UV_INDEX_STRATEGY UV_INDEX_INTERNAL_USERNAME UV_INDEX_INTERNAL_PASSWORD
    UV_DEFAULT_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS UV_NO_INDEX UV_KEYRING_PROVIDER
    UV_CONFIG_FILE UV_NO_CONFIG UV_CACHE_DIR UV_NO_CACHE UV_OFFLINE UV_NATIVE_TLS UV_SYSTEM_CERTS
    UV_INSECURE_HOST UV_HTTP_TIMEOUT UV_HTTP_RETRIES UV_REQUEST_TIMEOUT UV_CONCURRENT_DOWNLOADS
    UV_LINK_MODE UV_PYTHON_DOWNLOADS UV_PYTHON_INSTALL_DIR UV_PYTHON_INSTALL_MIRROR
    UV_PYTHON_PREFERENCE UV_NO_BUILD
""".split()

LEFT_OUT = """
    DATABASE_URL DJANGO_SETTINGS_MODULE DJANGO_CONFIGURATION FLASK_APP FLASK_DEBUG FLASK_ENV
    FLASK_RUN_PORT WERKZEUG_RUN_MAIN WERKZEUG_SERVER_FD RUN_MAIN UVICORN_PORT
    VIRTUAL_ENV CONDA_PREFIX PYTHONPATH PYTHONHOME PYTHONSAFEPATH PYTHONSTARTUP PYTHONWARNINGS
    PYTHONINSPECT PYTHONOPTIMIZE PYTHONUTF8 PYTHON_DOTENV_DISABLED
    UV_PROJECT UV_WORKING_DIR UV_WORKING_DIRECTORY UV_PROJECT_ENVIRONMENT UV_ACTIVE UV_ISOLATED
    UV_NO_PROJECT UV_NO_DEV UV_DEV UV_NO_GROUP UV_NO_DEFAULT_GROUPS UV_FROZEN UV_LOCKED UV_NO_SYNC
    UV_ENV_FILE UV_PYTHON UV_RESOLUTION UV_PRERELEASE UV_CONSTRAINT UV_OVERRIDE UV_EXCLUDE
    UV_EXCLUDE_NEWER UV_NO_SOURCES UV_ONLY_INSTALL_PROJECT UV_PUBLISH_TOKEN UV_PREVIEW
""".split()


def test_what_is_of_other_projects_is_left_out_and_the_rest_stays() -> None:
    there = dict.fromkeys([*KEPT, *LEFT_OUT], "x")
    assert sorted(for_project(there, {"DATABASE_URL"})) == sorted(KEPT)


def test_what_the_shell_would_say_instead_of_the_project_is_told(tmp_path: Path) -> None:
    env = {"DATABASE_URL": "sqlite:///other", "FLASK_APP": "other", "LOG_LEVEL_OF_ANOTHER": "x"}
    told = new(tmp_path, "Shelf", env=env).stdout
    assert "Your shell sets DATABASE_URL and FLASK_APP, which go before" in told
    assert "\n  unset DATABASE_URL FLASK_APP\n  cd shelf\n" in told
    told = new(tmp_path, "Till", "--jobs", "celery", env=env).stdout
    assert "\n  unset DATABASE_URL FLASK_APP\n  cd till\n  " in told
    data = json.loads(new(tmp_path, "Stall", "--json", env=env).stdout)
    assert data["next"][0]["command"] == "unset DATABASE_URL FLASK_APP"
    assert "Your shell" not in new(tmp_path, "Quiet").stdout


def test_what_is_left_to_do_takes_the_projects_own_database(tmp_path: Path) -> None:
    env = {
        "DATABASE_URL": "sqlite:///other",
        "UV_OFFLINE": "1",
        "UV_CACHE_DIR": str(tmp_path / "cache"),
    }
    done = startwise(tmp_path, "new", "Shelf", env=env)
    assert done.returncode == 1
    assert ":\n    unset DATABASE_URL\n    cd shelf\n" in done.stderr
    assert done.stderr.index("uv sync\n") < done.stderr.index("db upgrade\n")


def test_what_stands_above_or_is_pinned_for_all_projects_has_no_say(tmp_path: Path) -> None:
    other = other_database(tmp_path)
    before = other.read_bytes()
    (tmp_path / ".flaskenv").write_text(f"FLASK_APP=other\nDATABASE_URL=sqlite:///{other}\n")
    pinned = tmp_path / "settings/uv/.python-version"
    pinned.parent.mkdir(parents=True)
    pinned.write_text("3.14\n")
    env = {"XDG_CONFIG_HOME": str(tmp_path / "settings"), "PYTHON_DOTENV_DISABLED": "1"}
    done = startwise(tmp_path, "new", "Shelf", "--framework", "flask", env=env)
    assert done.returncode == 0, done.stderr
    database, users = USERS["flask"]
    assert rows(tmp_path / "shelf" / database, users) == 0
    assert other.read_bytes() == before
    assert "version_info = 3.13" in (tmp_path / "shelf/.venv/pyvenv.cfg").read_text()
