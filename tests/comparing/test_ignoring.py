"""What .gitignore leaves out is what git leaves out."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.comparing.folders import layout_in
from generator.comparing.ignoring import ignoring_in
from generator.comparing.layouts import layout_of
from generator.comparing.remarks import remarks_of

PATHS = [
    "a", "b.csv", "a.d/a", "c/a", "c/b.csv", "c/d/a", "c/d/b.csv", "c/d/e/a", "#a", "!a",
    "a*", "c d/a ",
]  # fmt: skip


def ignored_by_git(folder: Path, paths: list[str]) -> set[str]:
    """Return which of these paths git ignores."""
    done = subprocess.run(
        ["git", "-c", "core.excludesFile=/dev/null", "check-ignore", "--no-index", "-z", "--stdin"],
        cwd=folder, input="\0".join(paths), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    return {*filter(None, done.stdout.split("\0"))}


def ignored_here(folder: Path, paths: list[str]) -> set[str]:
    """Return which of these paths startwise takes as ignored."""
    found = set()
    for path in paths:
        ignoring = ignoring_in(folder)
        for parent in list(Path(path).parents)[-2::-1]:
            ignoring = ignoring.within(folder / parent)
        if ignoring.ignores(folder / path):
            found.add(path)
    return found


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with files in folders."""
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    for path in PATHS:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("root", "below"),
    [
        ("/a", ""), ("a", ""), ("a/", ""), ("c/", ""), ("/c/d/", ""), ("c/d", ""), ("d/", ""),
        ("*.csv", ""), ("/*.csv", ""), ("c/*.csv", ""), ("**/b.csv", ""), ("c/**", ""),
        ("c/**/a", ""), ("**/d/**", ""), ("c/*/a", ""), ("a.?/", ""), ("[ab]", ""), ("[^b]", ""),
        ("[!b]", ""), ("\\#a", ""), ("\\!a", ""), ("a\\*", ""), ("#a", ""), ("a   ", ""),
        ("a\\ ", ""), ("c d/a\\ ", ""), ("*\n!a", ""), ("c/\n!c/a", ""), ("c/*\n!c/a", ""),
        ("*.csv\n!/c/d/b.csv", ""), ("", "a"), ("", "/a\n!b.csv"), ("*.csv", "!b.csv"), ("a\r", ""),
        ("\ufeffa", ""), ("", "*\n!.gitignore"), ("/", ""), ("**", ""), ("!", ""),
    ],
)  # fmt: skip
def test_patterns_mean_what_they_mean_to_git(repository: Path, root: str, below: str) -> None:
    (repository / ".gitignore").write_text(f"{root}\n", encoding="utf-8", newline="")
    (repository / "c/.gitignore").write_text(f"{below}\n", encoding="utf-8", newline="")
    assert ignored_here(repository, PATHS) == ignored_by_git(repository, PATHS)


# What git reads in its own way: slashes in a row, two asterisks that are no whole part.
ODD = re.compile(r"//|[^/!]\*\*|\*\*[^/]")
lines = st.lists(
    st.sampled_from(["a", "b.csv", "c", "d", "*", "**", "?", "/", "/", "!", "*.csv", "[a-c]"]),
    min_size=1, max_size=6,
).map("".join).filter(lambda line: not ODD.search(line))  # fmt: skip


@settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(lines, max_size=3), st.lists(lines, max_size=2))
def test_any_patterns_do(repository: Path, root: list[str], below: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(root), encoding="utf-8")
    (repository / "c/.gitignore").write_text("\n".join(below), encoding="utf-8")
    assert ignored_here(repository, PATHS) == ignored_by_git(repository, PATHS)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a project with jobs and uploads."""
    folder = tmp_path / "orders"
    said = {"project_name": "Orders", "framework": "django", "jobs": "celery"}
    for path, file in layout_of(said).project.tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(file.content)
    return folder


def write(file: Path, text: str = "of a user\n") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_what_users_put_into_a_project_is_left_out_and_named(project: Path) -> None:
    made = layout_in(project).project.tree
    for path in (".exports/1/notes.csv", "media/a.txt", "dumps/all.sql", "orders/local.py"):
        write(project / path)
    write(project / "dumps/.gitignore", "*\n")
    write(project / "orders/.gitignore", "/local.py\n")
    write(project / "__pycache__/a.py")
    layout = layout_in(project)

    assert layout.project.tree.keys() - made.keys() == {"orders/.gitignore"}
    assert layout.ignored == (
        ".exports/", "dumps/.gitignore", "dumps/all.sql", "media/", "orders/local.py",
    )  # fmt: skip
    assert (
        "Left out, as .gitignore ignores it: .exports/, dumps/.gitignore, dumps/all.sql, media/, "
        "orders/local.py."
    ) in remarks_of(layout)


def test_what_startwise_made_is_shown_though_it_is_ignored(project: Path) -> None:
    made = layout_in(project).project.tree
    with (project / ".gitignore").open("a", encoding="utf-8") as file:
        file.write("/docs/\nREADME.md\n")
    write(project / "docs/private.md")
    layout = layout_in(project)

    assert layout.project.tree.keys() == made.keys()
    assert layout.ignored == ("docs/private.md",)


def test_no_link_leads_to_what_is_ignored(project: Path) -> None:
    write(project / "media/a.txt")
    (project / "notes.txt").symlink_to("media/a.txt")
    (project / "readme.txt").symlink_to("README.md")
    layout = layout_in(project)

    assert "notes.txt" not in layout.project.tree
    assert layout.left_out == ("notes.txt",)
    assert "readme.txt" in layout.project.tree
