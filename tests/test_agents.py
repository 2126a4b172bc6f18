"""What AGENTS.md of a project tells coding agents is what its README says, which a test follows."""

import re

import pytest
from answer_sets import FRAMEWORKS
from rendered_once import project_of

from generator.answers.questions import Answers

SETS: tuple[Answers, ...] = (
    {"database": "none", "example": "none"},
    {"database": "sqlite", "auth": "both", "admin": True, "rest": True},
    {"database": "mongodb"},
    {"database": "redis", "auth": "none", "admin": False},
    {"database": "postgresql", "async_needs": "realtime"},
)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("answers", SETS, ids=lambda answers: str(answers["database"]))
def test_its_commands_are_those_of_the_readme(framework: str, answers: Answers) -> None:
    files = project_of(framework, answers).tree
    agents, readme = (files[name].content.decode() for name in ("AGENTS.md", "README.md"))

    commands = [one for one in re.findall(r"`([^`]+)`", agents) if one.startswith("uv ")]
    assert len(commands) >= 4
    assert [one for one in commands if one not in readme] == []


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("answers", SETS, ids=lambda answers: str(answers["database"]))
def test_it_names_files_that_are_there(framework: str, answers: Answers) -> None:
    files = project_of(framework, answers).tree

    named = re.findall(r"`([\w./-]*[./][\w./-]*)`", files["AGENTS.md"].content.decode())
    made = {".env", "uv.lock"}
    assert len(named) >= 5
    assert [
        name
        for name in named
        if name not in made and not any(path.startswith(name) for path in files)
    ] == []


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_it_is_short(framework: str) -> None:
    agents = project_of(framework, SETS[1]).tree["AGENTS.md"].content.decode()

    assert sum(line.startswith("- ") for line in agents.splitlines()) <= 10
