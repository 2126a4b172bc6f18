"""What merges an edited project besides startwise: git by lines, git by trees, copier."""

import os
import subprocess
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from copier import run_copy, run_update

Files = Mapping[str, bytes]

MARK = b"<<<<<<< "
# No setting of this machine counts: line ends stay as they are, no hook runs, nothing is signed.
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
       for what, value in (("NAME", "Ada Example"), ("EMAIL", "ada@example.com"))},
}  # fmt: skip
_ANSWERS = ".copier-answers.yml"


# The files of a merged project, and those of them in conflict.
Merged = tuple[Files, set[str]]


def by_lines(base: Files, theirs: Files, ours: Files) -> Merged:
    """Merge each file by ``git merge-file``."""
    files: dict[str, bytes] = {}
    conflicts = set()
    for path in {*base, *theirs, *ours}:
        sides = (ours.get(path), base.get(path), theirs.get(path))
        content, is_clean = _merged_by_lines(*sides)
        if content is not None:
            files[path] = content
        if not is_clean:
            conflicts.add(path)
    return files, conflicts


def _merged_by_lines(
    ours: bytes | None, base: bytes | None, theirs: bytes | None
) -> tuple[bytes | None, bool]:
    if theirs in {base, ours}:
        return ours, True
    if ours == base:
        return theirs, True
    if theirs is None or ours is None or any(b"\0" in one for one in (base or b"", theirs, ours)):
        return ours, False
    with tempfile.TemporaryDirectory() as name:
        sides = [Path(name) / side for side in ("ours", "base", "theirs")]
        for place, content in zip(sides, (ours, base or b"", theirs), strict=True):
            place.write_bytes(content)
        words = ["git", "merge-file", "-p", "--quiet", *map(str, sides)]
        done = subprocess.run(words, capture_output=True, check=False)
        return done.stdout, done.returncode == 0


@contextmanager
def commits(base: Files, theirs: Files) -> Iterator["Commits"]:
    """Make a repository with what a project was made as, and what it would be made as now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        git(folder, "init", "--quiet", "--initial-branch", "base")
        commit(folder, base)
        git(folder, "checkout", "--quiet", "-b", "theirs")
        commit(folder, theirs)
        yield Commits(folder)


class Commits:
    """A repository that an owner's files can be merged in."""

    def __init__(self, folder: Path) -> None:
        """Hold the folder of the repository."""
        self.folder = folder

    def merged(self, ours: Files) -> Merged:
        """Merge the owner's commit with the new one."""
        git(self.folder, "checkout", "--quiet", "--force", "-B", "ours", "base")
        commit(self.folder, ours)
        words = ["merge-tree", "--write-tree", "--name-only", "--no-messages", "ours", "theirs"]
        done = git(self.folder, *words, is_checked=False)
        if done.returncode not in {0, 1}:
            raise RuntimeError(done.stderr)
        tree, *conflicts = done.stdout.splitlines()
        if done.returncode:
            return {}, {*conflicts}
        git(self.folder, "read-tree", "--reset", "-u", tree)
        return _files_in(self.folder), set()


@contextmanager
def copied(base: Files, theirs: Files) -> Iterator["Copied"]:
    """Make a template of copier with two tags of plain files, and a project of the first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template, project = folder / "template", folder / "project"
        template.mkdir()
        git(template, "init", "--quiet", "--initial-branch", "main")
        head = {
            "copier.yml": b"_subdirectory: files\n",
            f"files/{_ANSWERS}.jinja": b"{{ _copier_answers|to_nice_yaml }}",
        }
        for tag, files in (("v1", base), ("v2", theirs)):
            commit(template, {**head, **{f"files/{path}": one for path, one in files.items()}})
            git(template, "tag", tag)
        run_copy(str(template), project, vcs_ref="v1", defaults=True, quiet=True)
        made = _files_in(project)
        if {path: one for path, one in made.items() if path != _ANSWERS} != dict(base):
            raise RuntimeError("copier made other files than its template has.")
        git(project, "init", "--quiet")
        commit(project, made)
        git(project, "tag", "made")
        yield Copied(project)


class Copied:
    """A project of copier's that is made anew for each owner, and updated."""

    def __init__(self, project: Path) -> None:
        """Hold the folder of the project."""
        self.project = project

    def merged(self, ours: Files) -> Merged:
        """Run ``copier update`` on what an owner made of it."""
        git(self.project, "checkout", "--quiet", "--force", "-B", "owner", "made")
        git(self.project, "clean", "--quiet", "--force", "-d", "-x")
        commit(self.project, {**ours, _ANSWERS: (self.project / _ANSWERS).read_bytes()})
        _update(self.project)
        files = _files_in(self.project)
        conflicts = {
            path.removesuffix(".rej")
            for path, content in files.items()
            if path.endswith(".rej") or content.startswith(MARK) or b"\n" + MARK in content
        }
        return {path: one for path, one in files.items() if path != _ANSWERS}, conflicts


def _update(project: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run_update(
            project, vcs_ref="v2", defaults=True, overwrite=True, quiet=True, conflict="inline"
        )


def commit(folder: Path, files: Files) -> None:
    """Commit exactly these files."""
    for path in _files_in(folder):
        if path not in files:
            (folder / path).unlink()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "--no-verify", "-m", "As it is now")


def git(folder: Path, *words: str, is_checked: bool = True) -> "subprocess.CompletedProcess[str]":
    """Run git in a folder."""
    return subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **ENVIRONMENT},
        capture_output=True, text=True, check=is_checked,
    )  # fmt: skip


def _files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != ".git"
    }
