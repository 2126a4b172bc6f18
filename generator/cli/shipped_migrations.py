"""Which migrations come with a change of a project, from what its folder holds."""

from pathlib import Path

from generator.errors import WrongRequest
from generator.merging.authors import (
    Shipped,
    authors_for_notes,
    folder_of,
    notes_without_authors,
    notes_without_authors_on_django,
    tool_of,
)
from generator.merging.log_ins import log_in_migration
from generator.merging.moved import moved_by_owner
from generator.merging.project_change import Change
from generator.merging.table_steps import gets_users, logs_in_otherwise, loses_users
from generator.merging.trees import Files
from generator.project.owned import modules_in


def shipped_for(folder: Path, change: Change, ours: Files) -> Shipped | None:
    """Return the migrations that come with a change, where the owner has the table they change."""
    before, after = change.before, change.after.answers
    if logs_in_otherwise(change.framework, before, after):
        return _log_ins(folder, change, ours)
    gets, loses = gets_users(before, after), loses_users(before, after)
    slug = str(before["project_slug"])
    inside = folder_of(tool_of(change.framework, before), slug)
    if not gets and not loses:
        return None
    models = f"{slug}/notes/models.py"
    _check_not_moved(models, change, ours)
    modules = modules_in(folder, inside)
    if not modules or models not in ours:
        return None
    if loses and change.framework == "django":
        trees = (change.base.tree, change.theirs.tree)
        others = modules_in(folder, f"{slug}/*/migrations")
        others = {path: text for path, text in others.items() if path not in modules}
        return notes_without_authors_on_django(after, trees, modules, others)
    if loses:
        return notes_without_authors(before, change.base.tree, modules)
    return authors_for_notes(change.framework, after, change.theirs.tree, modules)


def _log_ins(folder: Path, change: Change, ours: Files) -> Shipped | None:
    """Return the migration by which users log in otherwise, where the owner has their table."""
    before = change.before
    slug = str(before["project_slug"])
    models = f"{slug}/users/models.py"
    _check_not_moved(models, change, ours)
    modules = modules_in(folder, folder_of(tool_of(change.framework, before), slug))
    if not modules or models not in ours:
        return None
    return log_in_migration(before, change.after.answers, modules)


def _check_not_moved(models: str, change: Change, ours: Files) -> None:
    base, theirs = ({path: file.content for path, file in one.tree.items()}
                    for one in (change.base, change.theirs))  # fmt: skip
    place = moved_by_owner(base, theirs, ours).get(models)
    if place:
        raise WrongRequest(
            f"You moved {models} to {place}: which migrations are those of its table is known "
            "to you alone.",
            "Move it back, commit that, and change the project; then move it again.",
        )
