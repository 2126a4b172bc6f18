"""A project folder: read as it stands, without secrets, and nothing from outside of it."""

import os
from pathlib import Path

import pytest

from generator.answers.questions import Answers
from generator.comparing.folders import layout_in
from generator.comparing.layouts import layout_of
from generator.comparing.remarks import remarks_of
from generator.errors import NotAProject, UnreadableAnswers, WrongRequest
from generator.inspection.packages import packages_of
from generator.inspection.routes import routes_of
from generator.inspection.sizes import feature_sizes, lines_of
from generator.templating.tree import Tree

SECRET = "nobody-shall-see-this"


SAID: Answers = {"project_name": "Shelf", "framework": "flask", "database": "none"}


def place(folder: Path, said: Answers) -> Path:
    """Put the files of a project into a folder."""
    for path, file in layout_of(said).project.tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a project, with a secret in it."""
    folder = place(tmp_path / "shelf", SAID)
    (folder / ".env").write_text(f"SECRET_KEY={SECRET}\n", encoding="utf-8")
    return folder


def tree_of(folder: Path) -> Tree:
    return layout_in(folder).project.tree


def test_an_untouched_project_is_what_its_answers_make(project: Path) -> None:
    made = layout_of(SAID)
    read = layout_in(project)
    assert read.project.tree == made.project.tree
    assert (read.framework, read.origin) == ("flask", "folder")
    assert read.answers == made.answers


def test_what_was_edited_added_and_deleted_shows(project: Path) -> None:
    (project / "shelf" / "home.py").write_text("changed = True\n", encoding="utf-8")
    (project / "shelf" / "blog.py").write_text("added = True\n", encoding="utf-8")
    (project / "README.md").unlink()
    tree = tree_of(project)
    assert tree["shelf/home.py"].content == b"changed = True\n"
    assert tree["shelf/blog.py"].features == ()
    assert "README.md" not in tree


@pytest.mark.parametrize(
    "path",
    [
        ".env", ".env.local", ".ENV", ".envrc", "certificate.pem", "id_rsa", "uv.lock",
        ".git/config", ".venv/bin/activate", "shelf/__pycache__/home.pyc", "node_modules/x.js",
        "prod.env", "prod.env.bak", ".env~", ".env-prod", ".env_backup", ".flaskenv",
        "env.production", "deploy/local.ENV", ".git-credentials", ".htpasswd", "secrets.toml",
        "credentials.json", "server.pem.bak", "server.key.old",
    ],
)  # fmt: skip
def test_secrets_and_what_tools_made_are_left_out(project: Path, path: str) -> None:
    target = project / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(SECRET, encoding="utf-8")
    assert not any(SECRET.encode() in file.content for file in tree_of(project).values())


def test_what_startwise_made_is_shown_though_it_is_called_like_a_secret(tmp_path: Path) -> None:
    place(tmp_path, {**SAID, "database": "sqlite", "project_slug": "secret_shelf"})
    tree = tree_of(tmp_path)
    assert tree["migrations/env.py"].content
    assert tree["secret_shelf/__init__.py"].content
    assert tree[".env.example"].content


def test_an_environment_is_left_out_whatever_it_is_called(project: Path) -> None:
    (project / "python").mkdir()
    (project / "python" / "pyvenv.cfg").write_text("home = /usr\n", encoding="utf-8")
    assert not any(path.startswith("python/") for path in tree_of(project))


def test_links_show_nothing_from_outside_and_no_secret(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "diary.txt").write_text(SECRET, encoding="utf-8")
    (project / "diary.txt").symlink_to(outside / "diary.txt")
    (project / "folder").symlink_to(outside, target_is_directory=True)
    (project / "settings.txt").symlink_to(".env")
    (project / "round.txt").symlink_to("round.txt")
    (project / "inside.md").symlink_to("README.md")
    tree = tree_of(project)
    assert not {"diary.txt", "folder/diary.txt", "settings.txt", "round.txt"} & tree.keys()
    assert tree["inside.md"].content == tree["README.md"].content


def test_binaries_large_files_and_pipes_are_left_out(project: Path) -> None:
    (project / "picture.png").write_bytes(b"\x89PNG\0")
    (project / "data.csv").write_bytes(b"1,2,3\n" * 200_000)
    os.mkfifo(project / "pipe")
    assert not {"picture.png", "data.csv", "pipe"} & tree_of(project).keys()


def test_binaries_that_startwise_made_are_shown(tmp_path: Path) -> None:
    place(tmp_path, {**SAID, "i18n": True})
    assert "shelf/locale/de/LC_MESSAGES/messages.mo" in tree_of(tmp_path)


def test_a_package_may_be_called_as_what_tools_leave_behind(tmp_path: Path) -> None:
    place(tmp_path, {**SAID, "project_slug": "build"})
    assert "build/__init__.py" in tree_of(tmp_path)


def test_a_folder_full_of_data_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.comparing.folders._MOST_FILES", 20)
    with pytest.raises(NotAProject, match="more than can be looked at"):
        tree_of(project)


def test_a_name_that_is_not_text_is_replaced(project: Path) -> None:
    (project / os.fsdecode(b"caf\xe9.txt")).write_text("x", encoding="utf-8")
    assert "caf\ufffd.txt" in tree_of(project)


@pytest.mark.parametrize(
    ("record", "error", "message"),
    [
        (None, NotAProject, "was not made by startwise"),
        ("answers = [", UnreadableAnswers, "is not TOML"),
        (f"answers = {'[' * 5_000}", UnreadableAnswers, "is nested too deeply"),
        ("answers = 3", UnreadableAnswers, "answers is not a table"),
        ('[answers]\ncolour = "red"', WrongRequest, "There is no question 'colour'"),
        ('[answers]\ndatabase = "dbase"', WrongRequest, "database cannot be 'dbase'"),
        (
            '[answers]\ndatabase = "none"\nauth = "both"\nrest = true',
            WrongRequest,
            "auth both and database none cannot stand together",
        ),
    ],
)
def test_a_folder_without_a_record_that_can_be_read_is_refused(
    tmp_path: Path, record: str | None, error: type[WrongRequest], message: str
) -> None:
    if record is not None:
        (tmp_path / ".startwise.toml").write_text(record, encoding="utf-8")
    with pytest.raises(error) as refused:
        layout_in(tmp_path)
    assert message in refused.value.message
    assert str(tmp_path) in refused.value.message
    assert refused.value.exit_status == 2


@pytest.mark.parametrize("template", ["[]", "{}", "1", '"rails"'])
def test_a_template_that_is_none_leaves_the_answers_as_they_are(
    project: Path, template: str
) -> None:
    record = f'[startwise]\ntemplate = {template}\n[answers]\nframework = "flask"\n'
    (project / ".startwise.toml").write_text(record, encoding="utf-8")
    assert layout_in(project).framework == "flask"


def test_what_is_not_looked_at_is_named_but_for_secrets_and_leftovers(project: Path) -> None:
    (project / "photo.bin").write_bytes(b"\0\1")
    (project / "outside").symlink_to("/etc/hostname")
    (project / "large.txt").write_bytes(b"x" * 1_000_001)
    (project / "uv.lock").write_text("version = 1\n", encoding="utf-8")
    (project / "id_rsa").write_text(SECRET, encoding="utf-8")
    (project / "id_numbers.py").write_text("first = 1\n", encoding="utf-8")
    layout = layout_in(project)
    assert layout.left_out == ("large.txt", "outside", "photo.bin")
    assert "id_numbers.py" in layout.project.tree


def test_a_linked_folder_is_named_and_not_followed(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (project / "tests").rename(outside)
    (project / "tests").symlink_to(outside, target_is_directory=True)
    (project / "same").symlink_to("shelf", target_is_directory=True)
    (project / ".venv").symlink_to(outside, target_is_directory=True)
    layout = layout_in(project)
    assert layout.left_out == ("same", "tests")
    assert not any(path.startswith(("same/", "tests/")) for path in layout.project.tree)


def test_lines_that_a_feature_wrote_count_only_in_files_as_they_were_made(tmp_path: Path) -> None:
    said = {**SAID, "database": "sqlite", "rest": True}
    folder = place(tmp_path, said)
    made = layout_of(said).project
    untouched = layout_in(folder).project
    assert feature_sizes(untouched, packages_of(untouched)) == feature_sizes(
        made, packages_of(made)
    )

    for path in {path for path, file in made.tree.items() if file.written} - {"pyproject.toml"}:
        (folder / path).write_text("", encoding="utf-8")
    pyproject = folder / "pyproject.toml"
    pyproject.write_bytes(pyproject.read_bytes() + b"\n# Ours.\n")
    edited = layout_in(folder).project
    packages = packages_of(edited)
    sizes = feature_sizes(edited, packages)
    assert all(one.lines >= 0 for one in sizes)
    assert sum(one.lines for one in sizes) == sum(map(lines_of, edited.tree.values()))
    assert packages == packages_of(made)


def test_an_untouched_project_needs_no_remark(project: Path) -> None:
    assert remarks_of(layout_in(project)) == ()


def test_what_is_missing_or_cannot_be_read_is_told(project: Path) -> None:
    (project / "photo.bin").write_bytes(b"\0\1")
    (project / "pyproject.toml").unlink()
    (project / ".env.example").unlink()
    assert remarks_of(layout_in(project)) == (
        "Not looked at (binary, large, a linked folder, or a link out of it): photo.bin.",
        "It has no pyproject.toml: its packages are not known.",
        "It has no .env.example: its settings are not known.",
    )


def test_routes_of_edited_and_removed_files_are_said_to_be_as_made(tmp_path: Path) -> None:
    said = {**SAID, "database": "sqlite", "rest": True, "auth": "both"}
    project = place(tmp_path, said)
    made = routes_of(layout_of(said))
    assert routes_of(layout_in(project)) == made

    (project / "shelf" / "home.py").write_text("def home(:\n", encoding="utf-8")
    (project / "shelf" / "config.py").write_bytes(b"")
    (project / "shelf" / "notes" / "models.py").write_text("# Ours.\n", encoding="utf-8")
    (project / "shelf" / "notes" / "later.py").write_text("added = True\n", encoding="utf-8")
    (project / "shelf" / "notes" / "api.py").unlink()
    pyproject = project / "pyproject.toml"
    text = pyproject.read_text(encoding="utf-8")
    pyproject.write_text(text.replace("flask-admin", "flask-else"), encoding="utf-8")
    layout = layout_in(project)
    gone = {"shelf/notes/api.py", "flask-admin"}
    assert routes_of(layout) == tuple(route for route in made if route.source not in gone)
    assert gone <= {route.source for route in made}
    edited = "shelf/config.py, shelf/home.py, shelf/notes/api.py"
    [remark] = remarks_of(layout)
    assert remark.startswith(f"Other than startwise makes them today, or gone: {edited}. ")
    assert "addresses are shown as made" in remark


def test_a_package_of_another_name_is_told(project: Path) -> None:
    (project / "shelf").rename(project / "till")
    assert any("names the package shelf/" in remark for remark in remarks_of(layout_in(project)))
