"""What a change of answers does to the tables of a database that is there, and to its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.answers.questions import Answer
from generator.errors import NotAvailableYet
from generator.merging.frozen import Frozen, is_decision, is_frozen, is_migration
from generator.templating.tree import Tree


@dataclass(frozen=True)
class Step:
    """What an owner has to do after a change: why, in a sentence, and the commands."""

    why: str
    commands: tuple[str, ...] = ()


_COMMANDS: Mapping[str, str] = {
    "django": "uv run python manage.py makemigrations",
    "flask": 'uv run flask db migrate -m "Say what changes"',
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
    if (had == "none") is not (has == "none"):
        raise NotAvailableYet(
            f"auth cannot become {has} while the database stays: notes that are there would need "
            "a migration by which they get or lose their author, and it is not there yet.",
            "Change the other answers alone, or make another project and copy your code.",
        )
    if framework == "flask" and (had == "tokens") is not (has == "tokens"):
        raise NotAvailableYet(
            f"auth cannot become {has} while the database stays: users who are there would need a "
            "migration that renames a column, and it is not there yet.",
            "Change the other answers alone; between accounts and both you can change.",
        )


def frozen_for(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> Frozen:
    """Return what is frozen: of a database that is new, and so empty, no migration is."""
    return is_frozen if _database(before) == _database(after) else is_decision


def steps_for(
    framework: str,
    before: Mapping[str, Answer],
    after: Mapping[str, Answer],
    trees: tuple[Tree, Tree],
    migrate: str,
) -> Iterable[Step]:
    """Yield what has to be done to the database, in order."""
    if _database(before) != _database(after):
        if after["database"] != "none":
            yield Step(
                "The database is another one and starts empty: what the old one holds stays "
                "there. Make its tables:",
                (migrate,),
            )
        return
    base, theirs = trees
    paths = [path for path in theirs if is_migration(path)]
    changed = [one for one in paths if one in base and base[one].content != theirs[one].content]
    if changed:
        yield Step(_why(framework, before, after), (_COMMANDS[framework], migrate))
    elif any(path not in base for path in paths) or _may_bring_tables(framework, before, trees):
        yield Step("New apps may bring tables of their own:", (migrate,))


def _may_bring_tables(
    framework: str, before: Mapping[str, Answer], trees: tuple[Tree, Tree]
) -> bool:
    """Whether apps of packages, which have migrations of their own, may be new."""
    settings = "config/settings.py"
    is_relational = before["database"] not in {"none", "redis"}
    base, theirs = trees
    return (
        framework == "django"
        and is_relational
        and base[settings].content != theirs[settings].content
    )


def _why(framework: str, before: Mapping[str, Answer], after: Mapping[str, Answer]) -> str:
    said = "The models change, and your migrations are yours: make the next one, and read it."
    if before["admin"] and not after["admin"]:
        said += " It drops the columns of administrators: make a backup first."
    is_alembic = framework == "flask" and after["orm"] == "default"
    if is_alembic and after["admin"] and not before["admin"]:
        said += ' Users are there already: add server_default="0" to its column is_admin.'
    return f"{said} Until it has run, the service and its tests fail:"


def _database(answers: Mapping[str, Answer]) -> Answer:
    return answers["database"]
