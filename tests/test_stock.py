"""A plain cookiecutter call gives what the CLI gives, and refuses what it refuses."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from answer_sets import FRAMEWORKS, named, pair_covering_sets, whole
from conftest import Counter
from projects import BIN

from generator.answers.parsing import shown
from generator.answers.questions import OFFERED, Answer, Answers
from generator.features.keys import is_on
from generator.features.switching import features_on
from generator.locations import TEMPLATES
from generator.templating.environment_file import ENVIRONMENT_FILE
from generator.templating.fragments import fragments_of
from generator.templating.rendering import render
from generator.templating.tree import Tree
from generator.tested.portable_lock import NAME as LOCK


class Cookies(Protocol):
    """The fixture of pytest-cookies."""

    def bake(self, extra_context: dict[str, Any] | None, template: str) -> Any:
        """Run cookiecutter on a template."""


def as_context(answers: Answers) -> dict[str, Any]:
    return {question.name: answers[question.name] for question in OFFERED}


def files_in(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file() and path.name not in {ENVIRONMENT_FILE, LOCK}
    }


def contents_of(tree: Tree) -> dict[str, bytes]:
    return {path: file.content for path, file in tree.items()}


def enough_sets(framework: str) -> list[Answers]:
    """Return sets that hold, among them, all that the two ways could make differently.

    Both render the same templates by the same environment, so a text cannot come out differently
    for a pair of answers alone. What is done twice is apart: which features are on, which files
    stay, which fragments are there, what each answer is taken for. So each choice is met once, and
    each feature, joined key and file once where it is on and once where it is off.
    """
    chosen = []
    met = [(answers, set(apart(framework, answers))) for answers in pair_covering_sets(framework)]
    left = set().union(*(parts for _, parts in met))
    while left:
        answers, parts = max(met, key=lambda one: len(one[1] & left))
        chosen.append(answers)
        left -= parts
    return chosen


def apart(framework: str, answers: Answers) -> Iterator[tuple[str, Answer]]:
    """Yield each choice, and whether each feature, joined key and file is there."""
    known = whole(framework, answers)
    features = features_on(framework, known)
    yield from answers.items()
    for key in fragments_of(framework):
        yield f"key {key}", is_on(key, features)


SETS = [
    pytest.param(framework, answers, id=f"{framework}-{named(answers)}")
    for framework in FRAMEWORKS
    for answers in enough_sets(framework)
]


@pytest.mark.parametrize(("framework", "answers"), SETS)
def test_cookiecutter_gives_the_same_bytes(
    framework: str, answers: Answers, cookies: Cookies, counted: Counter
) -> None:
    full = whole(framework, answers)
    baked = cookies.bake(as_context(full), template=str(TEMPLATES / framework))
    assert (baked.exit_code, baked.exception) == (0, None)
    project = Path(baked.project_path)
    assert files_in(project) == contents_of(render(framework, full).tree)
    assert (project / ENVIRONMENT_FILE).stat().st_mode & 0o777 == 0o600
    assert "change-me" not in (project / ENVIRONMENT_FILE).read_text()
    assert not [
        folder for folder in project.rglob("*") if folder.is_dir() and not any(folder.iterdir())
    ]
    counted.add("sets baked by plain cookiecutter, byte for byte")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_defaults_are_the_same(framework: str, cookies: Cookies) -> None:
    baked = cookies.bake(None, template=str(TEMPLATES / framework))
    assert (baked.exit_code, baked.exception) == (0, None)
    said: Answers = {
        "project_name": "My service", "description": "", "author_name": "", "author_email": "",
        "framework": "auto",
    }  # fmt: skip
    expected = render(framework, whole(framework, said, slug="my_service")).tree
    assert files_in(Path(baked.project_path)) == contents_of(expected)


def test_the_folder_of_templates_offers_both(tmp_path: Path) -> None:
    done = cookiecutter(tmp_path, str(TEMPLATES), "project_name=Shelf", "project_slug=shelf")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "shelf" / "manage.py").exists(), "without input, the first is taken"


BAD: list[tuple[Answers, str]] = [
    ({"database": "none"}, "without a database there is nowhere to keep users"),
    ({"auth": "tokens", "admin": False}, "tokens guard an API"),
    ({"auth": "none"}, "an admin is never left open"),
    ({"project_name": "日本語"}, "cannot name a Python package"),
    ({"project_slug": "json"}, "a module of Python's standard library"),
    ({"project_name": "x" * 300, "project_slug": "x"}, "300 characters"),
]


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize(("answers", "words"), BAD)
def test_bad_answers_are_refused_in_the_same_words(
    framework: str, answers: Answers, words: str, tmp_path: Path
) -> None:
    said = [f"{name}={shown(answer)}" for name, answer in answers.items()]
    done = cookiecutter(tmp_path, str(TEMPLATES / framework), *said)
    assert done.returncode != 0
    assert words in done.stderr
    assert not list(tmp_path.iterdir()), "nothing is left behind"


def cookiecutter(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [BIN / "cookiecutter", "--no-input", "-o", folder, *words],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_choice_of_a_template_is_remembered_as_the_answer(cookies: Cookies) -> None:
    baked = cookies.bake(None, template=str(TEMPLATES / "flask"))
    record = (Path(baked.project_path) / ".startwise.toml").read_text()
    assert 'framework = "flask"' in record, "the articles advise Django for the defaults"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_startwise_renders_without_it(framework: str, tmp_path: Path) -> None:
    code = f"""
import sys
from generator.__main__ import main
sys.modules["cookiecutter"] = None
sys.argv = ["startwise", "new", "Shelf", "--dry-run", "--yes", "--framework", "{framework}"]
main()
"""
    done = subprocess.run(
        [BIN / "python", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "shelf/" in done.stdout, done.stderr
