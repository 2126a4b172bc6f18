"""Jinja set up as cookiecutter does it, with startwise's extension and compiled templates kept."""

import os
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from generator import __version__
from generator.locations import TEMPLATES, cache_folder
from generator.templating.template_files import settings_of

if TYPE_CHECKING:
    from jinja2 import Environment, FileSystemBytecodeCache

EXTENSION = "generator.templating.jinja_extension.StartwiseExtension"


@cache
def environment_of(framework: str) -> "Environment":
    """Return an environment that renders a template as cookiecutter does; compiled ones stay."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(  # noqa: S701 - no page is rendered: these are the sources of a project
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        extensions=[EXTENSION],
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_bytecode_cache(framework),
        **settings_of(framework)["_jinja2_env_vars"],
    )


def _bytecode_cache(framework: str) -> "FileSystemBytecodeCache | None":
    """Return Jinja's cache of compiled templates, or None where no folder can be had for it."""
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
