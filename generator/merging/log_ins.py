"""The migration that a Flask project gets where tokens become accounts, or accounts tokens."""

from collections.abc import Iterable, Mapping

from generator.answers.questions import Answer
from generator.merging.authors import Shipped, folder_of, tool_of
from generator.merging.migration_graph import Modules, last_of
from generator.merging.step import Step
from generator.templating.steps import render_step

_ACCOUNTS = "accounts_for_users"
_TOKENS = "tokens_for_users"
_OF_TOKENS = ("tokens", "both")


def log_in_migration(
    before: Mapping[str, Answer], after: Mapping[str, Answer], modules: Modules
) -> Shipped:
    """Return the migration by which users log in otherwise, after those that are there."""
    tool = tool_of("flask", before)
    name = _ACCOUNTS if before["auth"] == "tokens" else _TOKENS
    last = last_of(tool, modules)
    # Log-ins may change there and back: only the number makes the name another.
    path = f"{last.number:04}_{name}"
    has_tokens, has_admin = before["auth"] in _OF_TOKENS, bool(before["admin"])
    known = ["confirmed_at"]
    known += ["fs_token_uniquifier"] if has_tokens else []
    known += ["is_admin"] if has_admin else []
    named = ", ".join(f'"{one}"' for one in known)
    step = {
        "previous": last.name,
        "revision": path,
        "columns": f"{{{named}}}",
        "has_tokens": has_tokens,
        "has_admin": has_admin,
    }
    folder = folder_of(tool, str(before["project_slug"]))
    text = render_step("flask", tool, name, after, step)
    return Shipped({f"{folder}/{path}.py": text})


def log_in_steps(
    before: Mapping[str, Answer], after: Mapping[str, Answer], migrate: str
) -> Iterable[Step]:
    """Yield how users who are there get to log in otherwise, and what stays of before."""
    if before["auth"] == "tokens":
        why = (
            "A migration is new: the column identity of users becomes fs_uniquifier, and accounts "
            "get their columns. All users stay, with their passwords; their addresses count as "
            "confirmed."
        )
        if after["auth"] == "accounts":
            why += (
                " If there are users, the table revoked_tokens stays too; flask db check then "
                "lists it, which is expected."
            )
        yield Step(f"{why} Make the change:", (migrate,))
        return
    stays = ["confirmed_at"]
    stays += ["fs_token_uniquifier"] if before["auth"] == "both" else []
    stays += ["is_admin"] if before["admin"] else []
    *others, last = stays
    named = f"{', '.join(others)} and {last}" if others else last
    yield Step(
        "A migration is new: the column fs_uniquifier of users becomes identity. All users stay, "
        "with their passwords; who never confirmed an address becomes inactive. If there are "
        f"users, {named} stay{'' if others else 's'} as well; flask db check then lists that, "
        "which is expected:",
        (migrate,),
    )
