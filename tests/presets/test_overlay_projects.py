"""Projects with a team's own files, from a repository: made, changed, checked and updated."""

import json
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from test_new import startwise
from writing_presets import committed, git, preset, written

PACKAGE = "{{cookiecutter.project_slug}}"
OVERLAY = """
[locked]
license = {{ answer = "proprietary", because = "Services are not published." }}
[overlay]
header = {{ ".py" = "# Copyright Acme {year}." }}
enforced = ["CODEOWNERS"]
"""
FILES: dict[str, str | bytes] = {
    "overlay/shared/files/CODEOWNERS": "* @acme/{{ cookiecutter.project_slug }}\n",
    f"overlay/shared/files/{PACKAGE}/acme/__init__.py": "",
    f"overlay/shared/files/{PACKAGE}/acme/former.py": '"""What there was."""\n',
    "overlay/shared/fragments/env": "\n# Where Acme reads logs.\nACME_LOGS=stdout\n",
}


@pytest.fixture
def source(tmp_path: Path) -> str:
    """Return a preset in a repository: v1, and v2 with another header and without a module."""
    folder = written(tmp_path / "starters/web", preset("acme", OVERLAY.format(year=2025)), FILES)
    committed(tmp_path / "starters", "v1")
    (folder / "overlay/shared/files" / PACKAGE / "acme/former.py").unlink()
    newer: dict[str, str | bytes] = {
        "overlay/shared/files/CODEOWNERS": "* @acme/web @acme/{{ cookiecutter.project_slug }}\n",
        "overlay/shared/fragments/env": "\n# Where Acme reads logs.\nACME_LOGS=stderr\n",
    }
    text = preset("acme", OVERLAY.format(year=2026)).replace('version = "1"', 'version = "2"')
    written(folder, text, newer)
    committed(tmp_path / "starters", "v2")
    return f"git+file://{tmp_path}/starters"


def run(folder: Path, *words: str, status: int = 0) -> str:
    done = startwise(folder, *words)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def committed_all(shelf: Path) -> None:
    git(shelf, "add", "--all")
    git(shelf, "commit", "--quiet", "--no-verify", "--message", "ours")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_project_lives_with_the_files_of_its_team(
    tmp_path: Path, source: str, framework: str
) -> None:
    words = ("--framework", framework, "--auth", "none", "--yes", "--no-install")
    run(tmp_path, "new", "Shelf", "--preset", f"{source}@v1#web", *words)
    shelf = tmp_path / "shelf"
    assert (shelf / "CODEOWNERS").read_text() == "* @acme/shelf\n"
    assert "ACME_LOGS=stdout" in (shelf / ".env").read_text()
    assert json.loads(run(tmp_path, "check", "shelf", "--json"))["drift"] == []

    # Its owner works on it.
    home = shelf / ("shelf/middleware.py" if framework == "django" else "shelf/headers.py")
    home.write_text(home.read_text() + "\n\nOURS = 1\n")
    committed_all(shelf)
    assert run(tmp_path, "change", "shelf", "--rest")
    assert home.read_text().startswith("# Copyright Acme 2025.\n")
    api = next((shelf / "shelf/api").glob("*.py"))
    assert all(
        path.read_text().startswith("# Copyright Acme 2025.\n")
        for path in (shelf / "shelf/api").glob("*.py")
        if path.read_text()
    ), api
    committed_all(shelf)
    told = json.loads(run(tmp_path, "check", "shelf", "--json"))
    assert told["drift"] == []
    assert told["behind"] is False

    # The team moves on.
    told = json.loads(run(tmp_path, "update", "shelf", "--preset", f"{source}@v2#web", "--json"))
    assert told["update"]["presets"] == ["acme's preset 1 becomes 2"]
    assert (shelf / "CODEOWNERS").read_text() == "* @acme/web @acme/shelf\n"
    assert not (shelf / "shelf/acme/former.py").exists()
    text = home.read_text()
    assert text.startswith("# Copyright Acme 2026.\n")
    assert "2025" not in text
    assert text.endswith("OURS = 1\n")
    assert "ACME_LOGS=stderr" in (shelf / ".env.example").read_text()
    assert f'source = "{source}@v2#web"' in (shelf / ".startwise.toml").read_text()
    committed_all(shelf)
    told = json.loads(run(tmp_path, "check", "shelf", "--strict", "--json"))
    assert told["drift"] == []
    assert run(tmp_path, "update", "shelf", "--preset", f"{source}@v2#web").startswith(
        "Nothing to update: startwise "
    )

    # A file that the team wants as it is was edited.
    (shelf / "CODEOWNERS").write_text("* @ada\n")
    told = json.loads(run(tmp_path, "check", "shelf", "--json", status=1))
    assert told["drift"] == ["enforced"]
    assert told["enforced"] == ["CODEOWNERS"]
    said = run(tmp_path, "check", "shelf", status=1)
    assert said.startswith("Drift: 1 enforced file is not as its preset makes it, ")
    assert "\n  enforced     CODEOWNERS\n" in said
    take = "startwise show --answers shelf/.startwise.toml CODEOWNERS > shelf/CODEOWNERS"
    assert f"\nTake it as it is there: {take}\n" in said
    (shelf / "CODEOWNERS").write_text(
        run(tmp_path, "show", "--answers", "shelf/.startwise.toml", "CODEOWNERS")
    )
    run(tmp_path, "check", "shelf")


def test_a_preset_that_holds_another_answer_waits_for_that(tmp_path: Path, source: str) -> None:
    run(tmp_path, "new", "Shelf", "--auth", "none", "--yes", "--no-install")
    told = startwise(tmp_path, "update", "shelf", "--preset", f"{source}@v1#web")
    assert told.returncode == 2
    assert "wants license proprietary, and this project has MIT" in " ".join(told.stderr.split())
    run(tmp_path, "change", "shelf", "--license", "proprietary")
    committed_all(tmp_path / "shelf")
    run(tmp_path, "update", "shelf", "--preset", f"{source}@v1#web")
    assert (tmp_path / "shelf/CODEOWNERS").exists()
    committed_all(tmp_path / "shelf")
    assert json.loads(run(tmp_path, "check", "shelf", "--strict", "--json"))["drift"] == []


def test_show_and_compare_say_what_is_of_the_team(tmp_path: Path, source: str) -> None:
    named = ("--preset", f"{source}@v1#web")
    told = json.loads(run(tmp_path, "show", "--json", *named))
    (owners,) = [one for one in told["files"] if one["path"] == "CODEOWNERS"]
    assert owners["causes"] == ["acme's preset"]
    assert run(tmp_path, "show", "CODEOWNERS", *named) == "* @acme/my_service\n"
    assert "acme's preset: " in run(tmp_path, "show", *named)
    told = json.loads(run(tmp_path, "compare", "--json", *named))
    (concern,) = [one for one in told["concerns"] if one["concern"] == "presets"]
    assert {"left": "CODEOWNERS", "right": "CODEOWNERS", "equal": True} in concern["pairs"]


def test_a_hostile_overlay_writes_nothing(tmp_path: Path) -> None:
    text = "{{ cycler.__init__.__globals__.os.popen('touch pwned') }}"
    written(tmp_path / "acme", preset("acme", ""), {"overlay/shared/files/x": text})
    for command in (["new", "Shelf", "--yes"], ["show"], ["compare"], ["recommend"]):
        done = startwise(tmp_path, *command, "--preset", "acme")
        assert done.returncode == 2
        assert "overlay/shared/files/x: line 1: a preset's files have no calls" in done.stderr
        assert "Traceback" not in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["acme"]


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """Return a preset that holds, adds and enforces something."""
    package = 'packages = { "acme-log~=1.4" = "Logs as Acme reads them." }\n'
    return written(tmp_path / "acme", preset("acme", OVERLAY.format(year=2026) + package), FILES)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("acme-log", "Logs as Acme reads them."),
        ("acme_log", "acme-log~=1.4, of acme's preset"),
        ("CODEOWNERS", "in projects of Django and Flask. It has to stay as it is."),
        ("acme/former.py", "A file of acme's preset"),
        ("license", "acme's preset requires proprietary: Services are not published."),
        ("acme", "license proprietary: Services are not published."),
    ],
)
@pytest.mark.usefixtures("acme")
def test_explain_tells_what_a_preset_adds_and_holds(tmp_path: Path, word: str, told: str) -> None:
    assert told in " ".join(run(tmp_path, "explain", word, "--preset", "acme").split())


@pytest.mark.usefixtures("acme")
def test_a_preset_is_shown_with_all_that_it_adds(tmp_path: Path) -> None:
    lines = [line.split("  ") for line in run(tmp_path, "preset", "show", "acme").splitlines()]
    named = {line[1]: line[-1].strip() for line in lines if len(line) > 1}
    assert named["CODEOWNERS"] == "a file, enforced"
    assert named["acme-log~=1.4"] == "Logs as Acme reads them."
    assert named["{slug}/acme/former.py"] == "a file"
    assert named["env"] == "a fragment, 3 lines"
    assert named["*.py"] == "# Copyright Acme 2026."
    told = json.loads(run(tmp_path, "preset", "show", "acme", "--json"))
    assert told["packages"] == {"acme-log~=1.4": "Logs as Acme reads them."}
    assert told["enforced"] == ["CODEOWNERS"]


@pytest.mark.usefixtures("acme")
def test_a_side_of_a_comparison_cannot_answer_otherwise_than_a_preset_holds(tmp_path: Path) -> None:
    done = startwise(tmp_path, "compare", "license=MIT", "cache=redis", "--preset", "acme")
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        "startwise: Left side: license MIT: acme's preset requires proprietary: Services are not "
        "published."
    )


@pytest.mark.usefixtures("acme")
def test_the_command_that_makes_what_is_shown_names_the_preset_alone(tmp_path: Path) -> None:
    last = run(tmp_path, "show", "--preset", "acme", "--rest").splitlines()[-1]
    assert last == "Make it: startwise new 'My service' --rest --preset acme"
