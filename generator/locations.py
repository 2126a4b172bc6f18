"""Where the templates are, in the package or a checkout, and where things are cached."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "templates"

TEMPLATES = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "templates"


def cache_folder() -> Path | None:
    """Return the folder for what can be made again, or None where there is no home for it."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache")
    try:
        return base.expanduser() / "startwise"
    except RuntimeError:
        return None
