"""Continuous integration: the files of every set are valid, and each of their commands passes."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from answer_sets import FRAMEWORKS, whole
from conftest import Counter
from owner.running import Shell
from projects import BIN, RenderedProject
from rendered_once import project_of
from servers import Server
from test_containers import files_in, passes, variants
from test_generated import environment_for, servers_for
from test_readme_steps import interpreter, wanted

from generator.answers.questions import Answers
from generator.project.installing import uv_binary
from generator.project.locks.locking import lock_of
from generator.tested.portable_lock import NAME as LOCK

GITHUB = ".github/workflows/ci.yml"
GITLAB = ".gitlab-ci.yml"
HOOKS = ".pre-commit-config.yaml"
# Each file by the schema that it is held against.
SCHEMAS = {
    GITHUB: "vendor.github-workflows",
    GITLAB: "vendor.gitlab-ci",
    ".github/dependabot.yml": "vendor.dependabot",
    "renovate.json": "vendor.renovate",
}
# Commits of releases of actions, each seen beside its tag in several repositories.
PINNED = {
    "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "astral-sh/setup-uv@c18668ad3cf93ea998bef934396af7bb5c839dc7 # v10.2.0",
}
# What installs and builds: the tests of locks and of images do.
ELSEWHERE = re.compile(r"pip install .* uv==\S+|docker build \.")
# A rich project of each framework, on the other service each.
RUN: Mapping[str, Answers] = {
    "django": {
        "database": "postgresql", "rest": True, "jobs": "celery", "cache": "redis", "ci": "github",
    },
    "flask": {
        "database": "mysql", "rest": True, "jobs": "celery", "cache": "redis", "ci": "gitlab",
    },
}  # fmt: skip


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_file_is_valid(framework: str, name: str, tmp_path: Path, counted: Counter) -> None:
    files = files_in(tmp_path, framework, name)
    passes(BIN / "check-jsonschema", "--builtin-schema", SCHEMAS[name], *files)
    counted.add(
        "different files of workflows and update bots held against their schemas", len(files)
    )


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_zizmor_finds_nothing_in_any_workflow(
    framework: str, tmp_path: Path, counted: Counter
) -> None:
    files = files_in(tmp_path, framework, GITHUB)
    passes(BIN / "zizmor", "--offline", "--no-progress", *files)
    passes(BIN / "zizmor", "--offline", "--no-progress", "--collect=all", tmp_path)
    counted.add("different workflows read by zizmor", len(files))


def test_actions_are_pinned_and_have_few_rights() -> None:
    for framework in FRAMEWORKS:
        for text in variants(framework, GITHUB):
            assert {*re.findall(r"uses: (.+)", text)} <= PINNED
            said = yaml.safe_load(text)
            assert said["permissions"] == {}
            for job in said["jobs"].values():
                assert job["permissions"] == {"contents": "read"}
                assert job["timeout-minutes"]


def test_update_bots_wait_a_week() -> None:
    for framework in FRAMEWORKS:
        for text in variants(framework, ".github/dependabot.yml"):
            for one in yaml.safe_load(text)["updates"]:
                assert one["cooldown"] == {"default-days": 7}
        for text in variants(framework, "renovate.json"):
            assert yaml.safe_load(text)["minimumReleaseAge"] == "7 days"


def commands_in(name: str, text: str) -> Iterator[str]:
    """Yield the commands of a workflow or of hooks, in their order."""
    said: dict[str, Any] = yaml.safe_load(text)
    if name == GITHUB:
        for job in said["jobs"].values():
            yield from (step["run"] for step in job["steps"] if "run" in step)
    elif name == GITLAB:
        for job in (one for one in said.values() if "script" in one):
            yield from (*job.get("before_script", ()), *job["script"])
    else:
        for hook in said["repos"][0]["hooks"]:
            yield hook["entry"]


def variables_in(name: str, text: str) -> dict[str, str]:
    """Return the variables that the checks run with."""
    said: dict[str, Any] = yaml.safe_load(text)
    if name == GITHUB:
        return dict(said["jobs"]["check"].get("env", {}))
    return dict(said["check"].get("variables", {}))


def commands_run(framework: str, ci: str) -> list[str]:
    """Return the commands of the project that is run: those of its service, and its hooks."""
    tree = project_of(framework, {**RUN[framework], "ci": ci}).tree
    names = ({"github": GITHUB, "gitlab": GITLAB}[ci], HOOKS)
    found = [one for name in names for one in commands_in(name, tree[name].content.decode())]
    return [one for one in dict.fromkeys(found) if not ELSEWHERE.fullmatch(one)]


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_developers_have_the_python_of_ci_and_of_the_image(framework: str, version: str) -> None:
    tree = project_of(framework, whole(framework, {"python_version": version})).tree
    assert tree[".python-version"].content == f"{version}\n".encode()
    assert f'python-version: "{version}"' in tree[GITHUB].content.decode()
    assert f"FROM python:{version}-slim" in tree["Dockerfile"].content.decode()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_set_has_a_command_that_is_not_run(framework: str) -> None:
    run = {*commands_run(framework, "github")}
    assert {*commands_run(framework, "gitlab")} == run
    for name in (GITHUB, GITLAB, HOOKS):
        for text in variants(framework, name):
            found = {one for one in commands_in(name, text) if not ELSEWHERE.fullmatch(one)}
            assert found <= run, name


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_command_passes(
    framework: str, tmp_path: Path, server: Callable[[str], Server], counted: Counter
) -> None:
    answers = whole(framework, RUN[framework])
    project = RenderedProject(framework, answers, tmp_path)
    (project.folder / LOCK).write_text(lock_of(wanted(project)).text, encoding="utf-8")
    # Which no clone has.
    (project.folder / ".env").unlink()
    servers = environment_for(servers_for(answers, server))
    name = {"github": GITHUB, "gitlab": GITLAB}[str(answers["ci"])]
    named = {one for one in variables_in(name, project.text(name)) if one.endswith("_URL")}
    assert named == {one for one in servers if one.endswith("_URL")}, "the servers of the project"
    path = f"{Path(uv_binary()).parent}{os.pathsep}{servers['PATH']}"
    shell = Shell(project.folder, {**servers, "PATH": path, "UV_PYTHON": interpreter()}, {})
    for command in commands_run(framework, str(answers["ci"])):
        shell.run(command)
        counted.add("commands of workflows and hooks run")
