"""A preset.toml written from answers: those of a project, or those of a command line."""

import re
from collections.abc import Mapping

from generator import __version__
from generator.answers.own_answers import OF_A_PROJECT
from generator.answers.questions import OFFERED, Answer
from generator.answers.quoting import toml_string, toml_value

_AUTHOR = ("author_name", "author_email")

_EXAMPLE = """\
# What a project cannot answer otherwise, with the reason that a refusal gives:
# [locked]
# license = { answer = "proprietary", because = "Services are not published." }
# auth = { answer = ["accounts", "both"], because = "Nobody works without an account." }
"""


def name_from(text: str) -> str:
    """Return a name that a preset can have, from what somebody called something."""
    return re.sub(r"[^a-z0-9._-]+", "-", text.lower())[:40].strip("-._")


def preset_text(name: str, answers: Mapping[str, Answer]) -> str:
    """Return a preset whose defaults are these answers, but for what belongs to one project."""
    major, minor, *_ = __version__.split(".")
    said = [
        f"{one.name} = {toml_value(answers[one.name])}"
        for one in OFFERED
        if one.name in answers and one.name not in (*OF_A_PROJECT, *_AUTHOR)
        # What says nothing by default says nothing here.
        if not answers[one.name] == one.default == one.left_out
    ]
    lines = [
        "[preset]",
        f"name = {toml_string(name)}",
        'version = "1"',
        f'startwise = ">={major}.{minor}"',
        "",
        "# What counts where nobody says another answer.",
        "[defaults]",
        *said,
        "",
    ]
    return "\n".join(lines) + "\n" + _EXAMPLE
