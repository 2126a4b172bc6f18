"""A comparison as one page of HTML that needs nothing else: no network, no build, no fonts."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.comparing import glances, rows
from generator.comparing.comparison import Comparison
from generator.comparing.page import contents, tables
from generator.comparing.page.marks import visible
from generator.comparing.remarks import remarks_of
from generator.guidance import wording
from generator.guidance.articles import ARTICLES, BY_ID
from generator.inspection.measures import CALLED, MEANS
from generator.inspection.routes import edited_routes
from generator.inspection.sizes import lines_of

_FOLDER = Path(__file__).parent
# The files of each become one; a script knows the names of those before it.
_STYLES = ("page.css", "around.css", "media.css")
_SCRIPTS = ("elements.js", "theme.js", "filter.js", "views.js", "keys.js", "address.js")


def page(comparison: Comparison) -> str:
    """Return a comparison as one self-contained HTML document.

    Whatever the projects hold arrives as text: no name, path or file becomes markup or runs.
    """
    style, script = "".join(map(_read, _STYLES)), _script()
    shown, data = contents.contents(comparison)
    return (
        _environment()
        .get_template("page.html")
        .render(
            comparison=comparison,
            glances=glances,
            rows=rows,
            MEANS=MEANS,
            CALLED=CALLED,
            tables=tables,
            wording=wording,
            because=tables.because,
            concerns=tables.Concerns(comparison),
            remarks_of=remarks_of,
            edited_routes=edited_routes,
            shown=shown,
            numbers=contents.numbers(shown),
            articles=ARTICLES,
            cited=BY_ID,
            data=_markup(data),
            style=_markup(style),
            script=_markup(script),
            policy=_policy(style, script),
        )
    )


def _policy(style: str, script: str) -> str:
    """Return what the page may do: run and look as it was made, and nothing else."""
    return (
        f"default-src 'none'; script-src {_hashed(script)}; style-src {_hashed(style)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def _script() -> str:
    """Return all scripts as one, whose names stay its own."""
    return '"use strict";\n(() => {\n' + "\n".join(map(_read, _SCRIPTS)) + "})();\n"


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _markup(text: str) -> Any:
    """Mark a text that was made here as fit to stand in the page as it is."""
    return Markup(text)  # noqa: S704 - only our own assets and escaped data


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown_whole,
    )
    environment.filters["lines"] = lines_of
    environment.filters["number"] = _number
    return environment


def _shown_whole(value: Any) -> Any:
    """Make what cannot be seen visible in each text that the template shows."""
    return visible(value) if type(value) is str else value


def _number(value: int) -> str:
    """Return a number with its thousands parted by a space that no line ends at."""
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
