"""Projects where their owner's shell, or the folder that they are in, is not as usual."""

import os
import subprocess
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, whole
from environments import shared_environment
from projects import RenderedProject

SURROUNDINGS = {
    "another project's settings": {"DJANGO_SETTINGS_MODULE": "other.settings"},
    "a path that Python keeps safe": {"PYTHONSAFEPATH": "1"},
    "a folder with a per cent sign": {},
}


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_project_works_whatever_surrounds_it(
    framework: str, surroundings: str, tmp_path: Path
) -> None:
    folder = tmp_path / ("50% off" if surroundings == "a folder with a per cent sign" else "on")
    answers = whole(framework, {})
    project = RenderedProject(framework, answers, folder)
    python = shared_environment(
        framework, str(answers["python_version"]), project.tree["pyproject.toml"].content
    )
    environment = {**os.environ, **SURROUNDINGS[surroundings]}
    # As `uv run` starts them: a script of the environment, not a module.
    flask, pytest_script = (str(python.with_name(name)) for name in ("flask", "pytest"))
    commands = [[pytest_script, "-q", "-p", "no:cacheprovider", "tests/test_home.py"]]
    if framework == "flask":
        commands += [[flask, "db", "upgrade"], [flask, "routes"]]
    elif "DJANGO_SETTINGS_MODULE" not in SURROUNDINGS[surroundings]:
        # What Django's own commands take from the shell is its owner's to say.
        commands += [[str(python), "manage.py", "migrate"], [str(python), "manage.py", "check"]]
    for command in commands:
        done = subprocess.run(
            command,
            cwd=project.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
