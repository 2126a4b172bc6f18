"""The repository of a new project holds what was placed, whatever git's owner has set."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from test_new import new, refuses, startwise

from generator.errors import GitFailed
from generator.project.git import Author, amend


def git(folder: Path, *words: str) -> str:
    return git_bytes(folder, *words).decode()


def git_bytes(folder: Path, *words: str) -> bytes:
    """Return what plain git says, with nobody's settings."""
    there = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "core.quotepath=false", *words],
        cwd=folder, capture_output=True, check=True,
        env={**there, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
    )  # fmt: skip
    return done.stdout


def config(folder: Path, text: str | bytes) -> dict[str, str]:
    """Return the environment of somebody whose git has this configuration."""
    path = folder.parent / f"{folder.name}.gitconfig"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return {"GIT_CONFIG_GLOBAL": str(path)}


def placed(project: Path) -> dict[str, bytes]:
    """Return the files of a project, but git's own and those that stay out of it."""
    return {
        str(path.relative_to(project)): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file() and ".git" not in path.parts and path.name != ".env"
    }


def committed(project: Path) -> dict[str, bytes]:
    names = git(project, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0")[:-1]
    return {name: git_bytes(project, "show", f"HEAD:{name}") for name in names}


HOSTILE = """
[core]
    excludesFile = {folder}/ignored
    attributesFile = {folder}/attributes
    hooksPath = {folder}/hooks
    autocrlf = true
    safecrlf = true
    worktree = {folder}/elsewhere
[init]
    templateDir = {folder}/template
    defaultBranch = other
[commit]
    gpgSign = true
    template = {folder}/missing
[filter "upper"]
    clean = tr a-z A-Z
    required = true
[user]
    useConfigOnly = true
    signingKey = missing
"""


def hostile(folder: Path) -> dict[str, str]:
    """Return the environment of somebody whose git would change or leave out files."""
    folder.mkdir()
    (folder / "template/info").mkdir(parents=True)
    (folder / "template/hooks").mkdir()
    for name in ("ignored", "template/info/exclude"):
        (folder / name).write_text(".env.example\ndocs/\ntests/\nLICENSE\n*.lock\nmigrations/\n")
    for name in ("attributes", "template/info/attributes"):
        (folder / name).write_text("*.py filter=upper\n*.md eol=crlf ident\n")
    hook = folder / "template/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    # Where git looks without being told.
    (folder / "git").mkdir()
    (folder / "git/ignore").write_text("README.md\n")
    (folder / "git/attributes").write_text("*.toml filter=upper\n")
    return {
        **config(folder, HOSTILE.format(folder=folder)),
        "XDG_CONFIG_HOME": str(folder),
        "GIT_TEMPLATE_DIR": str(folder / "template"),
        "GIT_INDEX_FILE": str(folder / "index"),
        "GIT_OBJECT_DIRECTORY": str(folder / "objects"),
        "GIT_COMMON_DIR": str(folder / "common"),
        "GIT_NAMESPACE": "other",
        "GIT_AUTHOR_NAME": "Somebody else",
        "GIT_AUTHOR_DATE": "yesterday-ish",
        "GIT_COMMITTER_EMAIL": "else@example.com",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.ignoreCase",
        "GIT_CONFIG_VALUE_0": "maybe",
    }


def test_the_first_commit_is_what_was_placed(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    env = hostile(tmp_path / "hostile")
    author = ("--author-name", "Ada", "--author-email", "ada@example.com")
    done = new(mine, "Shelf", "--framework", "flask", "--i18n", *author, env=env)
    assert done.returncode == 0, done.stderr
    project = mine / "shelf"
    files = placed(project)
    assert ".env.example" in files
    assert committed(project) == files
    assert git(project, "status", "--porcelain") == ""
    assert git(project, "log", "--format=%an %ae %cn %ce") == (
        "Ada ada@example.com Ada ada@example.com\n"
    )
    assert git(project, "branch", "--show-current") == "main\n"
    assert not (project / ".git/hooks/pre-commit").exists()


def test_inside_a_repository_there_is_no_second_one(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "outer")
    outer = tmp_path / "outer"
    done = new(outer, "Shelf", "--output", "services")
    assert done.returncode == 0, done.stderr
    assert "no repository of its own: it is inside" in done.stdout
    assert not (outer / "services/shelf/.git").exists()
    git(outer, "add", ".")
    assert "services/shelf/pyproject.toml" in git(outer, "diff", "--cached", "--name-only")
    again = new(outer, "Till", "--json")
    assert json.loads(again.stdout)["repository"] == str(outer)


@pytest.mark.parametrize("pattern", ["services/", "*"])
def test_what_the_repository_around_ignores_gets_its_own(pattern: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".gitignore").write_text(f"{pattern}\n")
    done = new(tmp_path, "Shelf", "--output", "services", "--json")
    project = tmp_path / "services/shelf"
    assert json.loads(done.stdout)["repository"] == str(project)
    assert committed(project) == placed(project)


def test_a_git_directory_of_another_repository_is_not_around(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "other")
    env = {"GIT_DIR": str(tmp_path / "other/.git"), "GIT_WORK_TREE": str(tmp_path)}
    done = new(tmp_path, "Shelf", "--json", env=env)
    assert json.loads(done.stdout)["repository"] == str(tmp_path / "shelf")


def test_without_git_there_is_no_repository(tmp_path: Path) -> None:
    assert json.loads(new(tmp_path, "Shelf", "--no-git", "--json").stdout)["repository"] is None


@pytest.mark.parametrize(
    "name",
    [
        b"Jos\xe9",
        b"x" * 230,
        b'"two\\nlines"',
        b'"<>,"',
        b".",
        b'" "',
    ],
)
def test_a_name_that_cannot_be_used_is_as_none(name: bytes, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    text = b"[user]\nname = " + name + b"\nemail = ada@example.com\n"
    env = config(mine, text)
    for words in (("show", "LICENSE"), ("new", "Shelf", "--dry-run")):
        looked = startwise(mine, *words, env=env)
        assert (looked.returncode, looked.stderr) == (0, "")
    done = new(mine, "Shelf", "--json", env=env)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)["answers"]
    assert (answers["author_name"], answers["author_email"]) == ("", "ada@example.com")


@pytest.mark.parametrize("name", [".", "<>,", " ", "'\"'"])
def test_a_name_that_git_would_refuse_is_refused_first(name: str, tmp_path: Path) -> None:
    refuses(new(tmp_path, "Shelf", "--author-name", name), tmp_path, "no author", "--author-name")


NARROW = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def latin_1(folder: Path) -> dict[str, str]:
    """Return the environment of a terminal of the last century."""
    done = subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "ISO-8859-1", str(folder / "de_DE.ISO-8859-1")],
        capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode not in {0, 1} or not (folder / "de_DE.ISO-8859-1").exists():
        pytest.skip("there is no localedef to make a locale with")
    return {"LC_ALL": "de_DE.ISO-8859-1", "LOCPATH": str(folder), "PYTHONUTF8": "0"}


@pytest.mark.parametrize("locale", ["ascii", "latin-1"])
def test_a_name_is_itself_in_any_locale(locale: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    env = config(mine, "[user]\nname = Zoë Müller\nemail = zoe@example.com\n")
    env |= NARROW if locale == "ascii" else latin_1(tmp_path)
    done = new(mine, "Shelf", env=env)
    assert done.returncode == 0, done.stderr
    project = mine / "shelf"
    assert "Zoë Müller" in (project / "LICENSE").read_text(encoding="utf-8")
    assert "Zoë Müller" in (project / ".startwise.toml").read_text(encoding="utf-8")
    assert git(project, "log", "--format=%an") == "Zoë Müller\n"


def test_a_name_that_the_locale_cannot_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    refuses(new(tmp_path, "Café", env=NARROW), tmp_path, "encoding", "LC_ALL=C.UTF-8")


def test_a_commit_that_fails_is_told_in_gits_words_and_the_project_is_there(tmp_path: Path) -> None:
    with pytest.raises(GitFailed, match="not a git repository") as failed:
        amend(tmp_path, Author("", ""))
    assert "Nothing was left behind" not in failed.value.way_out
