"""``startwise change`` of containers and of what runs the tests, which the owner has edited."""

from pathlib import Path

import pytest
import yaml
from answer_sets import FRAMEWORKS
from changed_projects import BY, Called, git, in_one_line, is_marked, project

from generator.project.git import commit_all

COMPOSE = "compose.yaml"
WORKFLOW = ".github/workflows/ci.yml"
MINE = "\n  adminer:\n    image: adminer:5\n    ports:\n      - 127.0.0.1:8080:8080\n"
STEP = "      - name: Say hello\n        run: echo hello\n"


@pytest.fixture
def edited(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a project whose owner has a service, a port and a step of their own."""
    folder = project(tmp_path, request.param, database="postgresql")
    replace(folder / COMPOSE, "\nvolumes:\n", f"{MINE}\nvolumes:\n")
    replace(folder / COMPOSE, "127.0.0.1:8000:8000", "127.0.0.1:9000:8000")
    replace(folder / WORKFLOW, "      - name: Lint\n", f"{STEP}      - name: Lint\n")
    commit_all(folder, BY)
    return folder


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("edited", FRAMEWORKS, indirect=True)
def test_what_is_new_comes_beside_the_owners_own(edited: Path, change: Called) -> None:
    told = in_one_line(change(edited, "--jobs", "celery", "--cache", "redis"))
    assert "To look at:" not in told
    for name in (COMPOSE, WORKFLOW):
        assert not is_marked((edited / name).read_text("utf-8"))
        assert name in told.partition("With your edits: ")[2].partition(" Added to")[0]
    services = yaml.safe_load((edited / COMPOSE).read_text("utf-8"))["services"]
    assert {"adminer", "worker", "beat", "redis"} <= services.keys()
    assert services["web"]["ports"] == ["127.0.0.1:9000:8000"]
    check = yaml.safe_load((edited / WORKFLOW).read_text("utf-8"))["jobs"]["check"]
    assert {"database", "redis"} == check["services"].keys()
    assert {"name": "Say hello", "run": "echo hello"} in check["steps"]


@pytest.mark.parametrize("edited", FRAMEWORKS, indirect=True)
def test_edited_containers_stay_where_nothing_needs_them(edited: Path, change: Called) -> None:
    before = (edited / COMPOSE).read_bytes()
    told = in_one_line(change(edited, "--no-docker", status=3))
    assert (edited / COMPOSE).read_bytes() == before
    assert f"{COMPOSE}: It stays, as you changed it; nothing of startwise needs it now." in told
    assert not (edited / "Dockerfile").exists()
    workflow = (edited / WORKFLOW).read_text("utf-8")
    assert STEP in workflow
    assert "docker build" not in workflow


@pytest.mark.parametrize("edited", FRAMEWORKS, indirect=True)
def test_an_edited_workflow_stays_beside_that_of_another_service(
    edited: Path, change: Called
) -> None:
    before = (edited / WORKFLOW).read_bytes()
    told = in_one_line(change(edited, "--ci", "gitlab", status=3))
    assert (edited / WORKFLOW).read_bytes() == before
    assert f"{WORKFLOW}: It stays, as you changed it; nothing of startwise needs it now." in told
    assert (edited / ".gitlab-ci.yml").exists()
    assert not (edited / ".github/dependabot.yml").exists()
    assert (edited / ".pre-commit-config.yaml").exists()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_containers_come_beside_files_that_the_owner_has(
    framework: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, framework, docker=False, ci="none")
    (folder / COMPOSE).write_text(f"services:{MINE}", "utf-8")
    commit_all(folder, BY)
    change(folder, "--docker", "--ci", "github", status=3)
    merged = (folder / COMPOSE).read_text("utf-8")
    assert is_marked(merged)
    assert {*f"services:{MINE}".splitlines()} <= {*merged.splitlines()}
    assert git(folder, "show", f":2:{COMPOSE}") == f"services:{MINE}"
    assert "Dockerfile" in {path.name for path in folder.iterdir()}


def test_what_is_new_is_said_at_the_end(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, docker=False, ci="none")
    told = in_one_line(change(folder, "--docker", "--ci", "gitlab"))
    last = told.partition("Start the service again.")[2]
    assert last.startswith(" The same in containers: docker compose up --build ")
    assert "To have git check each commit: " in last
    assert " pre-commit install " in last
    commit_all(folder, BY)
    assert "containers:" not in change(folder, "--cache", "redis")


def test_hooks_that_are_gone_are_taken_out_before_the_commit(
    tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path)
    assert "uninstall" not in change(folder, "--ci", "none", "--dry-run")
    (folder / ".git/hooks").mkdir(exist_ok=True)
    (folder / ".git/hooks/pre-commit").write_text("# pre-commit\n", "utf-8")
    assert "uninstall" not in change(folder, "--ci", "gitlab", "--dry-run")
    told = in_one_line(change(folder, "--ci", "none"))
    assert told.index("pre-commit uninstall") < told.index("git commit")
