"""Below a uv workspace a project is its own, or it is not made."""

from pathlib import Path

import pytest
from test_new import new, refuses, startwise

from generator.project.workspaces import takes_in

MEMBERS = '[project]\nname = "mono"\nversion = "0"\n[tool.uv.workspace]\n'


@pytest.mark.parametrize("members", ['["*/*"]', '["services/*"]', '["**"]', '["services/shelf"]'])
def test_a_workspace_that_takes_the_project_in_is_named_first(members: str, tmp_path: Path) -> None:
    mono = tmp_path / "pyproject.toml"
    mono.write_text(f"{MEMBERS}members = {members}\n")
    done = new(tmp_path, "Shelf", "--output", "services")
    refuses(done, tmp_path, str(mono), 'Add "services/shelf" to exclude', "--output")


def test_a_pyproject_above_that_cannot_be_read_is_named_first(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("nonsense\n")
    refuses(new(tmp_path, "Shelf"), tmp_path, str(tmp_path / "pyproject.toml"), "cannot be read")


def test_below_a_workspace_that_leaves_it_out_the_project_is_its_own(tmp_path: Path) -> None:
    text = f'{MEMBERS}members = ["*"]\nexclude = ["shelf"]\n'
    (tmp_path / "pyproject.toml").write_text(text)
    # What is above the project is not asked, whatever it holds.
    (tmp_path / "uv.toml").write_text('required-version = ">=99"\n')
    words = ("--framework", "flask", "--database", "none")
    done = startwise(tmp_path, "new", "Shelf", *words)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "shelf/uv.lock").exists()
    assert (tmp_path / "shelf/.venv").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "pyproject.toml",
        "shelf",
        "uv.toml",
    ]
    assert (tmp_path / "pyproject.toml").read_text() == text


# Each was tried on uv.
@pytest.mark.parametrize(
    ("workspace", "is_in"),
    [
        ({"members": ["*"]}, False),
        ({"members": ["a/*"]}, False),
        ({"members": ["a/**"]}, True),
        ({"members": ["**"]}, True),
        ({"members": ["a/*/*"]}, True),
        ({"members": ["./a/b/*"]}, True),
        ({"members": ["a/b/[st]hop"]}, True),
        ({"members": ["a/b/s?op"]}, True),
        ({"members": ["a/b/shop/"]}, True),
        ({"members": ["a/b/**/shop"]}, True),
        ({"members": ["a/b/{shop,x}"]}, False),
        ({"members": ["a/b/*"], "exclude": ["a/b"]}, True),
        ({"members": ["a/b/*"], "exclude": ["a/b/shop/"]}, False),
        ({"exclude": ["x"]}, False),
        ({"members": 3}, False),
        ({}, False),
    ],
)
def test_members_are_matched_as_uv_does(workspace: dict[str, object], *, is_in: bool) -> None:
    assert takes_in(workspace, ("a", "b", "shop")) is is_in
