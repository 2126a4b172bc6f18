"""The articles, what they say and what became of it, read from the TOML beside these modules."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from generator.errors import TemplateBroken

T = TypeVar("T")


@cache
def document(name: str) -> Mapping[str, Any]:
    """Return what a file of this name says."""
    return tomllib.loads(_path(name).read_text(encoding="utf-8"))


def entries(name: str, build: Callable[[str, Any], T], table: str = "") -> tuple[T, ...]:
    """Build each entry of a file, or of one table in it, of its name and what it says.

    The lists that an entry says are tuples.
    """
    found = []
    for one, said in (document(name)[table] if table else document(name)).items():
        try:
            found.append(build(one, _frozen(said)))
        except (KeyError, TypeError, ValueError) as error:
            raise TemplateBroken(
                f"{_path(name)}: {one}: {error}.", "Correct that entry."
            ) from error
    return tuple(found)


def _frozen(said: Any) -> Any:
    if not isinstance(said, dict):
        return said
    return {key: tuple(one) if isinstance(one, list) else one for key, one in said.items()}


def _path(name: str) -> Path:
    return Path(__file__).with_name(f"{name}.toml")
