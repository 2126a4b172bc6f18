"""``startwise new .``: a project in the folder one is in, or in an empty one that is there."""

import json
import subprocess
from pathlib import Path

import pytest
from test_new import new, refuses, startwise
from test_placing import TREE, holds

from generator.answers.command_line import spelled
from generator.errors import PlacingFailed, TargetTaken
from generator.project import placing
from generator.project.placing import place
from generator.templating.environment_file import write_environment_file
from generator.wizard import menus
from generator.wizard.keeping import stopped
from generator.wizard.state import answered, begun


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "my-shop"
    folder.mkdir()
    return folder


def git(folder: Path, *words: str) -> str:
    words = ("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com", *words)
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_it_goes_into_the_folder_and_is_called_like_it(shop: Path) -> None:
    before = shop.stat().st_ino
    done = new(shop, ".", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["project"], told["repository"]) == (str(shop), str(shop))
    assert told["answers"]["project_name"] == "my-shop"
    assert told["answers"]["project_slug"] == "my_shop"
    assert (shop / "my_shop/__init__.py").exists()
    assert not any("cd " in command for command in told["next"])
    assert shop.stat().st_ino == before, "whoever is in it stays in it"
    assert git(shop, "status", "--porcelain") == ""


def test_it_may_have_another_name(shop: Path) -> None:
    done = new(shop, ".", "--name", "The shop", "--slug", "till", "--dry-run", "--json")
    answers = json.loads(done.stdout)["answers"]
    assert (answers["project_name"], answers["project_slug"]) == ("The shop", "till")


@pytest.mark.parametrize("word", ["my-shop", "./my-shop", "my-shop/"])
def test_an_empty_folder_is_meant_by_its_name_or_path(word: str, shop: Path) -> None:
    done = new(shop.parent, word, "--no-git")
    assert done.returncode == 0, done.stderr
    assert holds(shop.parent) == ["my-shop"]
    assert (shop / "my_shop/__init__.py").exists()
    assert "cd my-shop" in done.stdout


def test_a_folder_that_is_not_empty_is_refused(shop: Path) -> None:
    (shop / "mine").touch()
    for done in (new(shop, "."), new(shop.parent, "./my-shop")):
        assert done.returncode == 2
        assert "my-shop is already there, and not empty." in done.stderr
        assert holds(shop) == ["mine"]
    assert "Go to an empty folder, or give a name" in new(shop, ".").stderr
    assert new(shop.parent, "my-shop", "--no-git").returncode == 0, "the name of another folder"
    assert holds(shop.parent) == ["my-shop", "my_shop"]


def test_a_fresh_repository_gets_the_first_commit(shop: Path) -> None:
    git(shop, "init", "--quiet", "--initial-branch=trunk")
    done = new(shop, ".", "--author-name", "Grace", "--json")
    assert json.loads(done.stdout)["repository"] == str(shop)
    assert git(shop, "log", "--format=%D: %s, %an") == "HEAD -> trunk: Start the project, Grace\n"
    assert git(shop, "status", "--porcelain") == ""


def test_in_a_repository_with_commits_the_files_are_the_owners_to_commit(shop: Path) -> None:
    git(shop, "init", "--quiet")
    git(shop, "commit", "--quiet", "--allow-empty", "--message", "Mine")
    done = new(shop, ".")
    assert "the repository that was there has commits; commit it there" in done.stdout
    assert git(shop, "log", "--format=%s") == "Mine\n"
    assert "?? pyproject.toml" in git(shop, "status", "--porcelain")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([".", "--output", "web"], "both say where the project goes"),
        (["Shop", "--name", "Till"], "The name is said twice"),
        (["./nothing"], "is a path, not a name"),
        ([".", "--name", ""], "needs a name"),
    ],
)
def test_what_says_two_things_is_refused(words: list[str], message: str, tmp_path: Path) -> None:
    refuses(new(tmp_path, *words), tmp_path, message)


def test_a_folder_whose_name_gives_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "django").mkdir()
    refuses(startwise(tmp_path / "django", "new", "."), tmp_path / "django", "--slug")


def test_a_failure_among_the_moves_leaves_the_folder_empty(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, calls = Path.rename, []

    def third_fails(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", third_fails)
    with pytest.raises(PlacingFailed, match="No space left"):
        place(TREE, shop, None)
    assert holds(shop) == []


def test_what_came_in_the_meantime_stays(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = write_environment_file

    def and_another(project: Path) -> None:
        write(project)
        (shop / "theirs").touch()

    monkeypatch.setattr(placing, "write_environment_file", and_another)
    with pytest.raises(TargetTaken):
        place(TREE, shop, None)
    assert holds(shop) == ["theirs"]


def test_what_a_killed_run_left_in_the_folder_is_swept(shop: Path) -> None:
    (shop / ".startwise-killed_1").mkdir(mode=0o700)
    (shop / ".startwise-killed_1/draft").touch()
    place(TREE, shop, None)
    assert ".startwise-killed_1" not in holds(shop)


def test_a_folder_of_somebodys_own_is_not_swept(shop: Path) -> None:
    (shop.parent / ".startwise-notes").mkdir()
    place(TREE, shop, None)
    assert (shop.parent / ".startwise-notes").exists()


def test_the_command_to_go_on_with_names_the_folder_and_nothing_is_kept_in_it(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop)
    state = answered(begun({"project_name": "my-shop"}, {}), "rest", True)
    again = "startwise new . --name my-shop --rest --no-git"
    assert spelled(state.said, ("--no-git",), ".") == again
    assert stopped(state, ("--no-git",), (), ".").way_out == f"Go on with: {again}"
    assert holds(shop) == []
    card = menus.which_file("my_shop", ".")
    assert card.preset == "../my_shop.toml"
    assert card.check("answers.toml").startswith("That is where the project goes")
    assert not card.check("../answers.toml")
