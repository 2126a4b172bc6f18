"""The migrations that a project gets where its notes get authors, or lose them, with rows there."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.answers.questions import Answer
from generator.errors import WrongRequest
from generator.merging.migration_graph import Modules, last_of
from generator.merging.trees import Decision, Merged
from generator.templating.steps import render_step
from generator.templating.tree import Tree

_FIRST, _SECOND = "authors_of_notes", "every_note_has_an_author"
_WITHOUT = "notes_without_authors"
_TABLES = "0001_first_tables.py"
_NAMES_USERS = re.compile(r"author|AUTH_USER_MODEL|['\"]users['\"]|\busers\.")
_GONE = (
    "It goes, as Django could not read it without its app; its tables stay. Databases remember it."
)
_BECOMES = (
    "It becomes that of a project without users, as Django could not read it. Databases that ran "
    "it do not run it again; the next migration sees to them."
)
FOLDERS = {
    "django": "{slug}/notes/migrations",
    "sqlalchemy": "migrations/versions",
    "peewee": "migrations",
}


@dataclass(frozen=True)
class Shipped:
    """Migrations that come with a change, by path, and what the first is to the project's tool.

    Where a framework reads all migrations, some are ``removed`` that would fail.
    """

    files: Mapping[str, str]
    first: str = ""
    removed: tuple[str, ...] = ()


def with_shipped(merged: Merged, shipped: Shipped) -> Merged:
    """Return a merge with the migrations that come with a change."""
    new = {path: text.encode() for path, text in shipped.files.items()}
    files = {path: one for path, one in merged.files.items() if path not in shipped.removed}
    replaced = [path for path in new if path in files]
    folders = {f"{PurePosixPath(path).parent}/" for path in shipped.removed}
    stays = [one for one in merged.decisions if one.path not in folders]
    gone = [Decision(one, _GONE) for one in sorted(folders)]
    become = [Decision(one, _BECOMES) for one in replaced]
    return replace(
        merged, files=dict(sorted({**files, **new}.items())), decisions=(*stays, *gone, *become)
    )


def tool_of(framework: str, answers: Mapping[str, Answer]) -> str:
    """Return what runs the migrations of a project that has any."""
    if framework == "django":
        return "django"
    return "sqlalchemy" if answers["orm"] == "default" else "peewee"


def folder_of(tool: str, slug: str) -> str:
    """Return the folder of the migrations of notes."""
    return FOLDERS[tool].format(slug=slug)


def authors_for_notes(
    framework: str, answers: Mapping[str, Answer], theirs: Tree, modules: Modules
) -> Shipped:
    """Return the migrations that give notes their authors.

    ``modules`` are those of the folder of migrations, as the owner has them, by path.
    """
    tool, slug = tool_of(framework, answers), str(answers["project_slug"])
    folder = folder_of(tool, slug)
    _check_no_authors(tool, modules)
    last = last_of(tool, modules)
    names = [f"{last.number + n:04}_{name}" for n, name in enumerate((_FIRST, _SECOND))]
    first, second = (_FIRST, _SECOND) if tool == "sqlalchemy" else names
    known = {}
    if tool != "django":
        known = tables_of(tool, theirs[f"{folder}/{_TABLES}"].content.decode())
    steps: tuple[dict[str, object], ...] = (
        {"previous": last.name, "revision": first, **known},
        {"previous": first, "revision": second, "first": first},
    )
    orm = "orm" if tool == "django" else tool
    return Shipped(
        {
            f"{folder}/{path}.py": render_step(framework, orm, name, answers, step)
            for path, name, step in zip(names, (_FIRST, _SECOND), steps, strict=True)
        },
        first,
    )


def notes_without_authors(answers: Mapping[str, Answer], base: Tree, modules: Modules) -> Shipped:
    """Return the migration of a Flask project by which its notes need no author."""
    tool = tool_of("flask", answers)
    folder = folder_of(tool, str(answers["project_slug"]))
    last = last_of(tool, modules)
    path = f"{last.number:04}_{_WITHOUT}"
    known = tables_of(tool, base[f"{folder}/{_TABLES}"].content.decode())
    step = {"previous": last.name, "revision": _WITHOUT, **known}
    text = render_step("flask", tool, _WITHOUT, answers, step)
    return Shipped({f"{folder}/{path}.py": text})


def notes_without_authors_on_django(
    answers: Mapping[str, Answer], trees: tuple[Tree, Tree], modules: Modules, others: Modules
) -> Shipped:
    """Return the migrations of a Django project by which its notes need no author.

    Django reads all of them, and the first one of notes names the app of users. So it becomes the
    one without users: who ran it does not run it again. ``others`` are migrations of other apps.
    """
    slug = str(answers["project_slug"])
    folder, users = folder_of("django", slug), f"{slug}/users/migrations"
    first = f"{folder}/0001_initial.py"
    base, theirs = ({path: file.content.decode() for path, file in one.items()
                     if path.startswith((f"{folder}/", f"{users}/"))} for one in trees)  # fmt: skip
    own = {path: text for path, text in modules.items() if _is_edited(path, text, base)}
    own |= {path: text for path, text in others.items() if not path.startswith(f"{users}/")}
    naming = sorted(path for path, text in own.items() if _NAMES_USERS.search(text))
    if naming:
        raise WrongRequest(
            f"Migrations of yours name authors or users: {', '.join(naming)}. Django reads every "
            "migration that ever ran, and the app of users would be gone.",
            "Squash them first, so that none does; or change the other answers alone.",
        )
    last = last_of("django", modules)
    text = render_step("django", "orm", _WITHOUT, answers, {"previous": last.name})
    there = {path: text for path, text in others.items() if path.startswith(f"{users}/")}
    is_ours = not any(_is_edited(path, text, base) for path, text in there.items())
    removed = tuple(there) if is_ours else ()
    return Shipped(
        {first: theirs[first], f"{folder}/{last.number:04}_{_WITHOUT}.py": text}, removed=removed
    )


def _is_edited(path: str, text: str, base: Modules) -> bool:
    return base.get(path, "").splitlines() != text.splitlines()


def _check_no_authors(tool: str, modules: Modules) -> None:
    words = ("author",) if tool == "django" else ("author", "notes")
    found = sorted(path for path, text in modules.items() if all(one in text for one in words))
    if found:
        raise WrongRequest(
            f"Notes have had authors before: {', '.join(found)}.",
            "What became of them is known to you alone: take the code from startwise show, and "
            "write the migration.",
        )


def tables_of(tool: str, first: str) -> dict[str, object]:
    """Return how the first migration makes and drops the tables of users, as source."""
    return _statements(first) if tool == "sqlalchemy" else _models(first)


def _statements(first: str) -> dict[str, object]:
    """Return the statements of Alembic that are about other tables than notes."""
    functions = {one.name: one for one in ast.parse(first).body if isinstance(one, ast.FunctionDef)}
    lines = first.splitlines(keepends=True)
    made, dropped = (
        "".join(
            "".join(lines[node.lineno - 1 : node.end_lineno])
            for node in functions[name].body[1:]
            if '"notes"' not in "".join(lines[node.lineno - 1 : node.end_lineno])
        )
        for name in ("upgrade", "downgrade")
    )
    return {"tables": made, "drops": dropped.rstrip("\n")}


def _models(first: str) -> dict[str, object]:
    """Return the models of Peewee but for that of notes, and their names."""
    lines = first.splitlines(keepends=True)
    models = [
        node for node in ast.parse(first).body
        if isinstance(node, ast.ClassDef) and node.name != "Note"
    ]  # fmt: skip
    source = "".join("".join(lines[node.lineno - 1 : node.end_lineno]) + "\n\n" for node in models)
    return {"tables": source, "names": [one.name for one in models if one.name != "Base"]}
