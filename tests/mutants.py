"""``make mutants``: whether the tests of generated projects see what is wrong.

Cosmic Ray changes the code of a project in one place at a time, and the project's tests have to
fail. Of the many thousand changes a sample is tried: by chance, from a seed that is printed.
"""

import os
import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from answer_sets import FRAMEWORKS, whole
from counts import SAID, application_of
from environments import shared_environment
from projects import RenderedProject
from servers import KINDS, Server
from test_generated import environment_for, servers_for

from generator.project.installing import uv_binary

COSMIC_RAY = [uv_binary(), "tool", "run", "--quiet", "--from", "cosmic-ray~=8.7"]
# Left out: changes of annotations (str | None), of == to is and the like, which mean the same, and
# of numbers, which are for the owner to tune.
LEFT_OUT = re.compile(r"BitOr|ComparisonOperator_(?!Is_IsNot$|IsNot_Is$)\w*Is|NumberReplacer")
LONGEST = 300.0  # Seconds for the tests of a project; what takes longer hangs, and was seen.


def main(arguments: Sequence[str]) -> None:
    """Try a sample of changes on the default and the richest project of each framework."""
    number = int(arguments[0]) if arguments else 100
    kinds = arguments[1:] or ("default", "richest")
    seed = os.environ.get("STARTWISE_SEED") or str(random.SystemRandom().randrange(10**6))
    print(f"{number} changes of each project, by chance from STARTWISE_SEED={seed}")
    for framework in FRAMEWORKS:
        for kind in kinds:
            with TemporaryDirectory(prefix="startwise-mutants-") as folder, ExitStack() as stack:
                found, survivors = tried(framework, kind, Path(folder), number, seed, stack)
            killed = found - len(survivors)
            print(f"\n{framework}, {kind}: {killed} of {found} seen ({killed / found:.0%})")
            for one in survivors:
                print(one)


def tried(
    framework: str, kind: str, folder: Path, number: int, seed: str, stack: ExitStack
) -> tuple[int, list[str]]:
    """Return how many changes were tried, and the differences of those that no test saw."""

    def server(name: str) -> Server:
        return stack.enter_context(KINDS[name].run())

    answers = whole(framework, SAID[kind])
    project = RenderedProject(framework, answers, folder)
    version = str(answers["python_version"])
    python = shared_environment(framework, version, project.tree["pyproject.toml"].content)
    (project.folder / "mutants.toml").write_text(config(project, python), encoding="utf-8")
    environment = {**environment_for(servers_for(answers, server)), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*words: str) -> str:
        return subprocess.run(
            [*COSMIC_RAY, *words], cwd=project.folder, env=environment, check=True,
            capture_output=True, text=True,
        ).stdout  # fmt: skip

    run("cosmic-ray", "init", "mutants.toml", "mutants.sqlite")
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    sample(project.folder / "mutants.sqlite", number, chance)
    # Where the tests fail on what is right, all that follows would be seen.
    run("cosmic-ray", "baseline", "mutants.toml")
    run("cosmic-ray", "exec", "mutants.toml", "mutants.sqlite")
    report = run("cr-report", "--show-diff", "mutants.sqlite")
    jobs = report.split("[job-id]")[1:]
    return len(jobs), [job for job in jobs if "TestOutcome.SURVIVED" in job]


def config(project: RenderedProject, python: Path) -> str:
    """Return what Cosmic Ray is to change, and how the tests are run."""
    return (
        f"[cosmic-ray]\nmodule-path = {application_of(project.tree)}\n"
        f"timeout = {LONGEST}\nexcluded-modules = []\n"
        f'test-command = "{python} -m pytest -x -q -p no:cacheprovider"\n'
        '[cosmic-ray.distributor]\nname = "local"\n'
    )


def sample(session: Path, number: int, chance: random.Random) -> None:
    """Leave as many changes in a session as are to be tried, of those that a test could see."""
    with sqlite3.connect(session) as database:
        found = database.execute(
            "SELECT job_id, operator_name FROM mutation_specs"
            " ORDER BY module_path, operator_name, occurrence"
        )
        seen = [job for job, operator in found if not LEFT_OUT.search(operator)]
        left = chance.sample(seen, min(number, len(seen)))
        marks = ",".join("?" * len(left))
        for table in ("mutation_specs", "work_items"):
            database.execute(f"DELETE FROM {table} WHERE job_id NOT IN ({marks})", left)  # noqa: S608


if __name__ == "__main__":
    main(sys.argv[1:])
