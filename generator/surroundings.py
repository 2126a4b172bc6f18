"""The environment that a command sees which runs in a new project."""

import re
from collections.abc import Collection, Mapping

# A name that is commented out is one that the project reads all the same.
_NAME = re.compile(r"^\s*#?\s*(?:export\s+)?([A-Za-z_]\w*)\s*=", re.MULTILINE)

# What would start another Python, or the one that startwise runs on.
_OTHER_PYTHONS = frozenset({"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"})


def names_in(example: str) -> frozenset[str]:
    """Give the names of an .env.example, those in comments too: what the project reads."""
    return frozenset(_NAME.findall(example))


def for_project(environment: Mapping[str, str], own_names: Collection[str]) -> dict[str, str]:
    """Give the environment without what would have another say than the project's own .env."""
    return {
        name: value
        for name, value in environment.items()
        if name not in own_names and name not in _OTHER_PYTHONS
    }
