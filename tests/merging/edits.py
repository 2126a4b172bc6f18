"""What owners do to generated projects: files in, files out; None where an edit does not apply."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.answers.questions import Answers
from generator.templating.imports import import_block

Files = Mapping[str, bytes]
Edit = Callable[[str, Files, Answers], dict[str, bytes] | None]

SLUG = "shelf"
RUFF = str(Path(sys.executable).parent / "ruff")

_DJANGO_VIEWS = '''"""Pages of tasks."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def index(_request: HttpRequest) -> HttpResponse:
    """Show them."""
    return HttpResponse("Nothing to do.")
'''
_DJANGO_URLS = '''"""Addresses of tasks."""

from django.urls import path

from . import views

app_name = "tasks"
urlpatterns = [path("", views.index, name="index")]
'''
_FLASK_VIEWS = '''"""Pages of tasks."""

from flask import Blueprint

tasks = Blueprint("tasks", __name__, url_prefix="/tasks")


@tasks.get("/")
def index() -> str:
    """Show them."""
    return "Nothing to do."
'''
_DJANGO_MIGRATION = '''"""Notes can be pinned."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the column."""

    dependencies = [("notes", "0001_initial")]

    operations = [
        migrations.AddField("note", "pinned", models.BooleanField(default=False)),
    ]
'''
_ALEMBIC_MIGRATION = '''"""Notes can be pinned."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    column = sa.Column("pinned", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("notes", column)


def downgrade() -> None:
    """Take the column away again."""
    op.drop_column("notes", "pinned")
'''
_README = """# Shelf

Our own service for shelves.

## How to run it

Ask Ada.

## Who owns it

Team Shelf, #shelf in the chat.

## Runbook

Restart it.
"""


def untouched(_framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Leave everything as it is."""
    return dict(files)


def new_app(framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Add an app or a blueprint, a package, a variable and a setting."""
    found = {name: content.decode() for name, content in files.items() if b"\0" not in content}
    found[f"{SLUG}/tasks/__init__.py"] = '"""What is to be done."""\n'
    found["pyproject.toml"] = _with_package(found["pyproject.toml"], '"stripe~=13.0"')
    found[".env.example"] += "# Where invoices are sent.\nINVOICES_URL=https://example.org\n"
    if framework == "django":
        _django_app(found)
    else:
        _flask_blueprint(found)
    return {**files, **{path: text.encode() for path, text in found.items()}}


def _django_app(found: dict[str, str]) -> None:
    found[f"{SLUG}/tasks/views.py"] = _DJANGO_VIEWS
    found[f"{SLUG}/tasks/urls.py"] = _DJANGO_URLS
    settings = _at_end_of(
        "INSTALLED_APPS = [", f'    "{SLUG}.tasks",\n', found["config/settings.py"]
    )
    setting = '# Invoices\n\nINVOICES_URL = text("INVOICES_URL")\n\ncheck()\n'
    assert settings.endswith("\ncheck()\n")
    found["config/settings.py"] = settings.removesuffix("check()\n") + setting
    route = f'    path("tasks/", include("{SLUG}.tasks.urls")),\n'
    urls = _at_end_of("urlpatterns = [", route, found["config/urls.py"])
    found["config/urls.py"] = _importing("django.urls", "include", urls)


def _flask_blueprint(found: dict[str, str]) -> None:
    found[f"{SLUG}/tasks/pages.py"] = _FLASK_VIEWS
    path = f"{SLUG}/__init__.py"
    imports = re.findall(r"^from \.[\w.]* import (?:\([^)]*\)|[^\n]*)\n", found[path], re.MULTILINE)
    before = [one for one in imports if one.split()[1].lower() < ".tasks"][-1]
    text = found[path].replace(before, f"{before}from .tasks.pages import tasks\n", 1)
    registered = re.findall(r"^    app\.register_blueprint\(.*\n", text, re.MULTILINE)[-1]
    found[path] = text.replace(registered, f"{registered}    app.register_blueprint(tasks)\n", 1)
    path = f"{SLUG}/config.py"
    line = '        self.INVOICES_URL = environ.get("INVOICES_URL", "")\n'
    anchors = ("        self._wrong += self._unsafe()\n", "        if self.ENVIRONMENT not in ")
    anchor = next(one for one in anchors if one in found[path])
    found[path] = found[path].replace(anchor, line + anchor, 1)


def model_field(framework: str, files: Files, answers: Answers) -> dict[str, bytes] | None:
    """Add a field to the notes, with its migration."""
    path = f"{SLUG}/notes/models.py"
    if path not in files or answers["database"] in {"none", "redis"}:
        return None
    new = {}
    if framework == "django":
        line = "    pinned = models.BooleanField(default=False)\n"
        if answers["database"] != "mongodb":
            new[f"{SLUG}/notes/migrations/0002_note_pinned.py"] = _DJANGO_MIGRATION
    elif answers["orm"] == "peewee" or answers["database"] == "mongodb":
        line = "    pinned = BooleanField(default=False)\n"
    else:
        line = "    pinned: Mapped[bool] = mapped_column(default=False)\n"
        new["migrations/versions/0002_pinned.py"] = _ALEMBIC_MIGRATION
    text = re.sub(
        r"^    body.*\n",
        lambda found: found[0] + line,
        files[path].decode(),
        count=1,
        flags=re.MULTILINE,
    )
    new[path] = text
    return {**files, **{name: content.encode() for name, content in new.items()}}


def route(framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Add a page of its own."""
    if framework == "flask":
        path = f"{SLUG}/home.py"
        more = '\n\n@home.get("/about")\ndef about() -> str:\n    return "Us."\n'
        return {**files, path: files[path] + more.encode()}
    urls = files["config/urls.py"].decode()
    line = '    path("about/", TemplateView.as_view(template_name="about.html"), name="about"),\n'
    at = urls.index("urlpatterns = [\n") + len("urlpatterns = [\n")
    urls = urls[:at] + line + urls[at:]
    urls = _importing("django.views.generic", "TemplateView", urls)
    return {**files, "config/urls.py": urls.encode(), f"{SLUG}/templates/about.html": b"<p>Us.\n"}


def settings(framework: str, files: Files, answers: Answers) -> dict[str, bytes]:
    """Set the service and its server to the owner's needs."""
    found = application_set(framework, files, answers)
    if "gunicorn.conf.py" in files:
        found["gunicorn.conf.py"] = _changed(
            files["gunicorn.conf.py"], (("\ntimeout = 30", "\ntimeout = 60"),)
        )
    return found


def application_set(framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Set the service to the owner's needs, but for its server, which may be another one later."""
    path = "config/settings.py" if framework == "django" else f"{SLUG}/config.py"
    changes = (
        ('TIME_ZONE = "UTC"', 'TIME_ZONE = "Europe/Berlin"'),
        ("MAX_MEMORY_SIZE = 1024 * 1024", "MAX_MEMORY_SIZE = 8 * 1024 * 1024"),
        ("MAX_CONTENT_LENGTH = 1024 * 1024", "MAX_CONTENT_LENGTH = 8 * 1024 * 1024"),
        ('[CSP.SELF, "data:"],', '[CSP.SELF, "data:", "https://images.example.org"],'),
    )
    return {**files, path: _changed(files[path], changes)}


def readme_rewritten(_framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Write another README."""
    return {**files, "README.md": _README.encode()}


def readme_parts(_framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Say in the README what the service is and whose it is."""
    text = files["README.md"].decode()
    text = text.replace("# Shelf\n\n", "# Shelf\n\nShelf knows our shelves.\n\n", 1)
    owner = "## Who owns it\n\nTeam Shelf, #shelf in the chat.\n"
    text += f"\n{owner}"
    return {**files, "README.md": text.encode()}


def readme_paragraph(_framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Say in the README, first of all, when the service is deployed."""
    text = files["README.md"].decode()
    text = text.replace("## Deploying\n\n", "## Deploying\n\nWe deploy on Tuesdays.\n\n", 1)
    return {**files, "README.md": text.encode()}


def navigation(_framework: str, files: Files, _answers: Answers) -> dict[str, bytes] | None:
    """Link to a page of its own, below the first link of the navigation."""
    path = f"{SLUG}/templates/layout.html"
    if path not in files:
        return None
    link = '          <li><a href="/stock/">Stock</a></li>\n'
    text = files[path].decode()
    first = re.search(r"<nav[^>]*>\s*<ul>\n(?: *<li>.*\n)?", text)
    return first and {**files, path: text.replace(first[0], first[0] + link, 1).encode()}


def bumped(_framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Take the next minor version of every package, as a bot does."""
    text = re.sub(
        r'("[\w\[\],.-]+)~=(\d+)\.(\d+)(\.\d+)?"',
        lambda one: f'{one[1]}~={one[2]}.{int(one[3]) + 1}{one[4] or ""}"',
        files["pyproject.toml"].decode(),
    )
    return {**files, "pyproject.toml": text.encode()}


def settings_moved(framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Make a package of the settings, or call them something else."""
    found = dict(files)
    if framework == "django":
        text = found.pop("config/settings.py").decode()
        text = text.replace("parents[1]", "parents[2]", 1)
        text = text.replace("from .environment", "from ..environment", 1)
        found["config/settings/base.py"] = text.encode()
        found["config/settings/__init__.py"] = b"from .base import *  # noqa: F403\n"
    else:
        found[f"{SLUG}/settings.py"] = found.pop(f"{SLUG}/config.py")
        path = f"{SLUG}/__init__.py"
        text = found[path].decode().replace("from .config import Config\n", "", 1)
        found[path] = _importing(".settings", "Config", text).encode()
    return found


def windows(_framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Have all files with the line ends of Windows."""
    return {
        path: content if b"\0" in content else content.replace(b"\n", b"\r\n")
        for path, content in files.items()
    }


def formatted(_framework: str, files: Files, _answers: Answers) -> dict[str, bytes]:
    """Format the code with narrower lines."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in files.items():
            if path.endswith(".py"):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
        how = ["--no-cache", "--isolated", "--quiet", "--line-length", "79"]
        subprocess.run([RUFF, "format", *how, str(folder)], check=True)
        subprocess.run(
            [RUFF, "check", "--select", "I", "--fix", *how, "--config",
             'lint.isort.known-first-party=["config", "shelf", "tests"]', str(folder)],
            check=True,
        )  # fmt: skip
        return {
            path: (folder / path).read_bytes() if path.endswith(".py") else content
            for path, content in files.items()
        }


def three_weeks(framework: str, files: Files, answers: Answers) -> dict[str, bytes]:
    """Add an app, a page and words of the owner's, and set the service to their needs."""
    return _all_of((new_app, route, application_set, readme_parts), framework, files, answers)


def month(framework: str, files: Files, answers: Answers) -> dict[str, bytes]:
    """Do a month of work."""
    edits = (
        new_app, model_field, route, settings, readme_parts, readme_paragraph, navigation,
    )  # fmt: skip
    return _all_of(edits, framework, files, answers)


def month_bumped(framework: str, files: Files, answers: Answers) -> dict[str, bytes]:
    """Do a month of work, and let a bot bump the packages."""
    return _all_of((month, bumped), framework, files, answers)


EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        untouched, new_app, model_field, route, settings, readme_rewritten, readme_parts,
        readme_paragraph, navigation, bumped, settings_moved, windows, formatted, three_weeks,
        month, month_bumped,
    )
}  # fmt: skip


def _all_of(
    edits: tuple[Edit, ...], framework: str, files: Files, answers: Answers
) -> dict[str, bytes]:
    found = dict(files)
    for edit in edits:
        found = edit(framework, found, answers) or found
    return found


def _changed(content: bytes, changes: tuple[tuple[str, str], ...]) -> bytes:
    text = content.decode()
    for old, new in changes:
        text = text.replace(old, new, 1)
    return text.encode()


def _importing(module: str, name: str, text: str) -> str:
    """Import a name where it is not, as ruff sorts it."""
    if re.search(rf"^from {module} import .*\b{name}\b", text, re.MULTILINE):
        return text
    lines = r"^(?:(?:from|import) (?:[^(\n]*|[^(\n]*\([^)]*\))\n|\n)+"
    block = re.search(lines, text, re.MULTILINE)
    assert block
    imports = import_block(f"{block[0]}from {module} import {name}\n", {SLUG, "config", "tests"})
    return text.replace(block[0].rstrip("\n") + "\n", imports, 1)


def _with_package(pyproject: str, requirement: str) -> str:
    """Add a requirement to the sorted list, as uv does."""
    found = re.search(r"^dependencies = \[\n(.*?)^\]", pyproject, re.DOTALL | re.MULTILINE)
    assert found
    lines = sorted([*found[1].splitlines(), f"    {requirement},"], key=str.lower)
    return pyproject[: found.start(1)] + "\n".join(lines) + "\n" + pyproject[found.end(1) :]


def _at_end_of(opening: str, line: str, text: str) -> str:
    """Add a line at the end of a list."""
    at = text.index("\n]", text.index(opening)) + 1
    return text[:at] + line + text[at:]
