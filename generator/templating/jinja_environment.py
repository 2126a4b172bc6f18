"""Jinja as cookiecutter sets it up, with startwise's extension and compiled templates kept."""

import importlib
import os
import sys
from contextlib import suppress
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.locations import TEMPLATES, cache_folder
from generator.templating.template_files import settings_of

if TYPE_CHECKING:
    from jinja2 import Environment, FileSystemBytecodeCache


EXTENSION = "generator.templating.jinja_extension.StartwiseExtension"


@cache
def environment_of(framework: str) -> "Environment":
    """Give cookiecutter's environment for a template; compiled templates are kept."""
    _load_when_used("arrow")
    from cookiecutter.utils import create_env_with_context
    from jinja2 import FileSystemLoader

    settings = settings_of(framework)
    context = {
        "cookiecutter": {
            "_extensions": [EXTENSION],
            "_jinja2_env_vars": {
                **settings["_jinja2_env_vars"],
                "bytecode_cache": _bytecode_cache(framework),
            },
        }
    }
    environment: Environment = create_env_with_context(context)
    environment.loader = FileSystemLoader(TEMPLATES / framework)
    return environment


def _bytecode_cache(framework: str) -> "FileSystemBytecodeCache | None":
    """Give Jinja's cache of compiled templates, or None where no folder can be had for it."""
    from jinja2 import FileSystemBytecodeCache
    from jinja2.bccache import Bucket

    class BestEffortCache(FileSystemBytecodeCache):
        """Does without what it cannot write."""

        def dump_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):
                super().dump_bytecode(bucket)

    base = cache_folder()
    if base is None:
        return None
    # Compiled templates name the extension by its module.
    folder = base / f"{__version__}-{sys.implementation.cache_tag}" / EXTENSION / framework
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return BestEffortCache(str(folder)) if os.access(folder, os.W_OK) else None


class _LoadedWhenUsed(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        """Import the real module, which takes this one's place, and ask it."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _load_when_used(name: str) -> None:
    """Put off a module that cookiecutter imports for a tag that the templates do not use."""
    sys.modules.setdefault(name, _LoadedWhenUsed(name))
