"""The packages of a project: what it requires, which features brought it, and why."""

from collections.abc import Iterator, Mapping, Sequence

from generator.answers.toml_documents import toml_document
from generator.inspection.measures import Package
from generator.templating.distributions import distributions
from generator.templating.tree import Project

_PYPROJECT = "pyproject.toml"
_PLACES = frozenset({"pyproject.dependencies", "pyproject.development"})


def packages_of(project: Project) -> tuple[Package, ...]:
    """Return what a project requires to run, then what its developers do, each sorted by name.

    What is not in the table of distributions, as in a folder somebody added to, has no reason.
    """
    file = project.tree.get(_PYPROJECT)
    if file is None:
        return ()
    brought = keys_by_package(project)
    whys = {
        name: f"{why} ({one.origin})"
        for one in project.added
        for requirement, why in one.packages.items()
        for _, name in _read([requirement])
    }
    return tuple(
        _package(requirement, name, development, brought, whys)
        for requirement, name, development in _requirements(file.content)
    )


def keys_by_package(project: Project) -> Mapping[str, tuple[str, ...]]:
    """Give, by a package's name, the keys whose fragments require it, as ``notes+rest``."""
    found: dict[str, dict[str, None]] = {}
    for one in project.tree[_PYPROJECT].written if _PYPROJECT in project.tree else ():
        if one.place in _PLACES:
            for _, name in _quoted(one.text):
                found.setdefault(name, {})[one.key] = None
    return {name: tuple(keys) for name, keys in found.items()}


def _package(
    requirement: str,
    name: str,
    development: bool,
    brought: Mapping[str, Sequence[str]],
    whys: Mapping[str, str],
) -> Package:
    known = distributions().get(name)
    features = (feature for key in brought.get(name, ()) for feature in key.split("+"))
    return Package(
        requirement=requirement,
        name=name,
        development=development,
        features=tuple(dict.fromkeys(features)),
        why=known.why if known else whys.get(name, ""),
        article=known.article if known else "",
    )


def _requirements(content: bytes) -> Iterator[tuple[str, str, bool]]:
    """Yield each requirement of a pyproject.toml, its name, and whether developers alone need it.

    What cannot be read is passed over: a folder's file may be anything.
    """
    try:
        document = toml_document(content.decode("utf-8"))
    except ValueError:
        return
    project = document.get("project")
    groups = document.get("dependency-groups")
    running = project.get("dependencies") if isinstance(project, dict) else None
    yield from ((*one, False) for one in _read(running))
    for group in groups.values() if isinstance(groups, dict) else ():
        yield from ((*one, True) for one in _read(group))


def _quoted(fragment: str) -> list[tuple[str, str]]:
    """Return the requirements of a fragment, which holds lines of a TOML list."""
    return _read(toml_document(f"lines = [\n{fragment}\n]")["lines"])


def _read(listed: object) -> list[tuple[str, str]]:
    """Return the requirements in a list and the normalised names of their packages, by name."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    found: list[tuple[str, str]] = []
    for line in listed if isinstance(listed, list) else ():
        try:
            found.append((line, canonicalize_name(Requirement(line).name)))
        except (ValueError, TypeError, RecursionError):
            continue
    return sorted(found, key=lambda one: one[1])
