"""What a change of answers does to the tables of a database that is there, and to its rows."""

import ast
from collections.abc import Iterable, Mapping

from generator.answers.questions import BY_NAME, Answer
from generator.errors import NotAvailableYet
from generator.merging.authors import Shipped
from generator.merging.frozen import (
    Frozen,
    is_decision,
    is_frozen,
    is_migration,
    migrations_that_differ,
)
from generator.merging.log_ins import log_in_steps
from generator.merging.step import Step
from generator.templating.tree import Tree

# The databases on whose servers the migrations that come with a change are tested.
_SHIPPED_FOR = ("sqlite", "postgresql", "mysql")

_SIGN_UP = "http://127.0.0.1:8000/accounts/signup/"
_COMMANDS: Mapping[str, str] = {
    "django": "uv run python manage.py makemigrations",
    "flask": "uv run flask db migrate -m",
}


def check_tables(framework: str, before: Mapping[str, Answer], after: Mapping[str, Answer]) -> None:
    """Refuse a change whose rows a migration would have to be written for that is not there yet."""
    if _database(before) != _database(after):
        return
    if before["orm"] != after["orm"]:
        raise NotAvailableYet(
            f"The ORM cannot become {after['orm']}: the tables are there, and its migrations "
            "would make them again.",
            "Change the database with it, or make another project and copy your code.",
        )
    had, has = str(before["auth"]), str(after["auth"])
    is_tested = before["database"] in _SHIPPED_FOR
    if "none" in {had, has} and had != has and not is_tested:
        raise NotAvailableYet(
            f"auth cannot become {has} while the database stays {before['database']}: notes that "
            "are there would need a migration by which they get or lose their author, and none "
            "was tested there.",
            "Change the other answers alone, or make another project and copy your code.",
        )
    if "none" in {had, has} and had != has and "none" in {before["example"], after["example"]}:
        raise NotAvailableYet(
            f"auth cannot become {has} while the database stays and there is no example: the "
            "migrations that bring users, or take them away, were tested with notes alone.",
            "Change the other answers alone, or make another project and copy your code.",
        )
    if framework == "django" and has == "none" != had and _is_live(before) is not _is_live(after):
        raise NotAvailableYet(
            "auth and async cannot change at once: each changes the tables of notes in its way.",
            "Change one of them, migrate, commit, and change the other one.",
        )
    if "none" in {had, has}:
        return
    if framework == "flask" and (had == "tokens") is not (has == "tokens"):
        _check_log_ins(before, after)


def _check_log_ins(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> None:
    """Refuse that users of Flask log in otherwise where no migration for that was tested."""
    had, has = str(before["auth"]), str(after["auth"])
    if before["database"] not in _SHIPPED_FOR:
        raise NotAvailableYet(
            f"auth cannot become {has} while the database stays {before['database']}: users who "
            "are there would need another name of a column, and that was not tested there.",
            "Say --auth both: it has tokens, too."
            if (had, has) == ("accounts", "tokens")
            else "Change the other answers alone.",
        )
    others = [name for name in ("example", "two_factor") if before[name] != after[name]]
    if others:
        word = BY_NAME[others[0]].word
        raise NotAvailableYet(
            f"auth and {word} cannot change at once: each changes tables in its way.",
            "Change one of them, migrate, commit, and change the other one.",
        )


def logs_in_otherwise(
    framework: str, before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> bool:
    """Whether users of a Flask project stay, and what stands for them gets another name."""
    both = (before["auth"], after["auth"])
    return (
        framework == "flask"
        and _database(before) == _database(after)
        and "none" not in both
        and both.count("tokens") == 1
    )


def gets_users(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> bool:
    """Whether a database that stays gets its first users."""
    stays = _database(before) == _database(after)
    return stays and before["auth"] == "none" and after["auth"] != "none"


def loses_users(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> bool:
    """Whether a database that stays needs no users any more."""
    stays = _database(before) == _database(after)
    return stays and before["auth"] != "none" and after["auth"] == "none"


def frozen_for(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> Frozen:
    """Return what is frozen: of a database that is new, and so empty, no migration is."""
    return is_frozen if _database(before) == _database(after) else is_decision


def steps_for(
    framework: str,
    before: Mapping[str, Answer],
    after: Mapping[str, Answer],
    trees: tuple[Tree, Tree],
    commands: Mapping[str, str],
    shipped: Shipped | None = None,
) -> Iterable[Step]:
    """Yield what has to be done to the database, in order."""
    migrate = commands["migrate"]
    if _database(before) != _database(after):
        if after["database"] != "none":
            yield Step(
                "The database is another one and starts empty: what the old one holds stays "
                "there. Make its tables:",
                (migrate,),
            )
        return
    if shipped is not None and logs_in_otherwise(framework, before, after):
        yield from log_in_steps(before, after, migrate)
        return
    if shipped is not None:
        yield from (
            _authors(framework, before, after, commands, shipped)
            if gets_users(before, after)
            else _no_authors(framework, before, migrate)
        )
        return
    base, theirs = trees
    gone = [path for path in base if is_migration(path) and path not in theirs]
    if migrations_that_differ(base, theirs) or (gone and framework == "flask"):
        yield Step(_why(framework, before, after), (_making(framework, before, after), migrate))
        return
    apps = (
        _new_apps(str(before["project_slug"]), trees)
        if framework == "django" and before["database"] != "redis"
        else []
    )
    if apps:
        yield Step(
            f"Make the tables of the new apps, as far as they have any: {', '.join(apps)}.",
            (migrate,),
        )
    elif any(is_migration(path) and path not in base for path in theirs):
        yield Step("Migrations are new:", (migrate,))
    elif framework == "flask" and before["jobs"] != "database" == after["jobs"]:
        yield Step("Make the tables of the queue:", (migrate,))
    elif framework == "flask" and before["jobs"] == "database" != after["jobs"]:
        yield Step(
            "The tables of the queue stay in the schema procrastinate, which nothing uses any "
            "more: DROP SCHEMA procrastinate CASCADE takes them away."
        )


def _authors(
    framework: str,
    before: Mapping[str, Answer],
    after: Mapping[str, Answer],
    commands: Mapping[str, str],
    shipped: Shipped,
) -> Iterable[Step]:
    """Yield how notes that are there get an author."""
    migrate = commands["migrate"]
    yield from _live(framework, before, after)
    tables = f"{migrate} notes {shipped.first}" if framework == "django" else (
        f"{migrate} {shipped.first}"
    )  # fmt: skip
    yield Step(
        "Two migrations are new: notes that are there need an author, who has to be there first. "
        "Make the tables of users:",
        (tables,),
    )
    if not after["admin"] and after["auth"] != "tokens":
        yield Step(
            f"Start the service, and sign up at {_SIGN_UP}; the message that confirms it is "
            "printed there. Stop it then.",
            (commands["serve"].format(port=8000),),
        )
    yield Step(
        "The user with this address becomes the author of all notes that are there; until then "
        "they are not listed:",
        (f"NOTES_AUTHOR=you@example.org {migrate}",),
        needs_account=True,
    )
    yield Step(
        "Instead, where there are no notes yet:", (migrate,), needs_account=True, instead=True
    )
    yield Step(
        "Wherever else the service runs, do the same in this order: until NOTES_AUTHOR names an "
        "account there, the second migration stops, and changes nothing.",
        needs_account=True,
    )


def _no_authors(framework: str, before: Mapping[str, Answer], migrate: str) -> Iterable[Step]:
    """Yield how notes get along without an author, and what stays of users."""
    if framework == "django":
        yield Step(
            "A migration is new: notes need no author. Nothing is dropped: the column author_id, "
            "users_user and the tables of Django's and allauth's apps stay as they are, and "
            "nothing reads them:",
            (migrate,),
        )
        return
    tables = "users and revoked_tokens" if before["auth"] in {"tokens", "both"} else "users"
    yield Step(
        f"A migration is new: notes need no author. If there are users, {tables} and the column "
        "author_id stay as they are; flask db check then lists them, which is expected:",
        (migrate,),
    )
    yield Step(
        "Instead, to delete all users: make a backup, and run this in place of the command above:",
        (f"DROP_USERS=yes {migrate}",),
        instead=True,
    )
    yield Step(
        "Where the one above has run already, take it back first:",
        ("uv run flask db downgrade",),
        instead=True,
    )


def _live(
    framework: str, before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> Iterable[Step]:
    """Yield what else follows the models of Django: the table of what pages hear of at once."""
    if framework == "django" and _is_live(before) is not _is_live(after):
        yield Step(
            "Another table follows your models: make its migration:",
            (_making(framework, before, after),),
        )


def _making(framework: str, before: Mapping[str, Answer], after: Mapping[str, Answer]) -> str:
    """Return the command that makes the next migration; Alembic names it by what changes."""
    if framework == "django":
        return _COMMANDS[framework]
    found = []
    if after["example"] != before["example"]:
        found.append("Drop the notes" if after["example"] == "none" else "Notes")
    if after["admin"] != before["admin"]:
        found.append("Administrators" if after["admin"] else "No administrators")
    if after["two_factor"] != before["two_factor"]:
        found.append("Second factors" if after["two_factor"] else "No second factors")
    had, has = (one["auth"] in {"tokens", "both"} for one in (before, after))
    if had is not has:
        found.append("Refused tokens" if has else "No refused tokens")
    return f'{_COMMANDS[framework]} "{", ".join(found) or "Other tables"}"'


def _is_live(answers: Mapping[str, Answer]) -> bool:
    return answers["async_needs"] == "realtime"


def _new_apps(slug: str, trees: tuple[Tree, Tree]) -> list[str]:
    """Return the new apps of Django's settings; of the project's own, those with tables."""
    had, has = (_apps(tree["config/settings.py"].content.decode()) for tree in trees)
    own = {path.rpartition("/migrations/")[0].replace("/", ".") for path in trees[1]}
    return [app for app in has if app not in had and (app in own or not app.startswith(f"{slug}."))]


def _apps(settings: str) -> list[str]:
    for node in ast.parse(settings).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "INSTALLED_APPS":
            found = node.value.elts if isinstance(node.value, ast.List) else []
            return [str(app.value) for app in found if isinstance(app, ast.Constant)]
    return []


def _why(framework: str, before: Mapping[str, Answer], after: Mapping[str, Answer]) -> str:
    said = "The models change, and your migrations are yours: make the next one, and read it."
    if before["admin"] and not after["admin"]:
        said += " It drops the columns of administrators: make a backup first."
    if before["two_factor"] and not after["two_factor"] and not loses_users(before, after):
        said += " It drops the second factors of users: make a backup first."
    if after["example"] == "none" != before["example"]:
        said += (
            " It drops the table of the notes, unless code of yours imports their model: make a "
            "backup first."
        )
    if loses_users(before, after):
        said += " It drops the tables of users: make a backup first."
    is_alembic = framework == "flask" and after["orm"] == "default"
    if is_alembic and after["admin"] and not before["admin"]:
        said += ' Users are there already: add server_default="0" to its column is_admin.'
    return f"{said} Until it has run, the service and its tests fail:"


def _database(answers: Mapping[str, Answer]) -> Answer:
    return answers["database"]
