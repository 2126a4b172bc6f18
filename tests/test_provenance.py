"""The digest in a project's record: of what, the same for each way to make it, and read again."""

import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from answer_sets import FRAMEWORKS, chance_for, choices_of, whole
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import BIN
from test_new import new

from generator.answers.answers_file import read_answers
from generator.answers.questions import BY_NAME, Answers
from generator.comparing.layouts import layout_like, layout_of
from generator.errors import WrongRequest
from generator.locations import TEMPLATES
from generator.templating.provenance import RECORD, digest_of
from generator.templating.rendering import render
from generator.templating.tree import File, Tree

# What stands beside the rendered tree in a project.
BESIDE = (RECORD, ".env", "uv.lock")


def recorded(record: bytes) -> Any:
    return tomllib.loads(record.decode())["startwise"]


def by_stock_tools(project: Path) -> str:
    """Return the digest as anybody can have it of a project that nobody edited."""
    left_out = " ".join(f"-not -path ./{name}" for name in BESIDE)
    files = f"find . -type f {left_out} -printf '%P\\n' | LC_ALL=C sort"
    done = subprocess.run(
        ["bash", "-c", f"{files} | xargs -d '\\n' sha256sum | sha256sum"],
        cwd=project, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return f"sha256:{done.stdout.split()[0]}"


def test_a_project_has_the_digest_that_stock_tools_compute(tmp_path: Path) -> None:
    done = new(tmp_path, "Shelf", "--framework", "django", "--i18n", "--no-git")
    assert done.returncode == 0, done.stderr
    project = tmp_path / "shelf"
    told = recorded((project / RECORD).read_bytes())["tree"]
    assert told == by_stock_tools(project)
    (project / "README.md").write_text("ours")
    assert told != by_stock_tools(project)


def test_the_newest_packages_change_no_digest(tmp_path: Path) -> None:
    for name, words in (("a", ()), ("b", ("--fresh",))):
        (tmp_path / name).mkdir()
        assert new(tmp_path / name, "Shelf", "--no-git", *words).returncode == 0
    one, other = (recorded((tmp_path / name / "shelf" / RECORD).read_bytes()) for name in "ab")
    assert one["tree"] == other["tree"]
    assert "tested_on" in one
    assert "tested_on" not in other


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_plain_cookiecutter_records_a_digest_that_is_rendered_again(
    framework: str, tmp_path: Path
) -> None:
    words = ["project_name=Shelf", "project_slug=shelf", "i18n=yes"]
    subprocess.run(
        [BIN / "cookiecutter", "--no-input", "-o", tmp_path, TEMPLATES / framework, *words],
        capture_output=True, check=True,
    )  # fmt: skip
    project = tmp_path / "shelf"
    told = recorded((project / RECORD).read_bytes())
    assert told["tree"] == by_stock_tools(project)
    assert told["tree"] == digest_again(project / RECORD, told["template"])


def digest_again(record: Path, framework: str) -> str:
    """Return the digest of what this version renders of a record's answers."""
    return digest_of(layout_like(read_answers(record), framework).project.tree)


QUESTIONS = tuple(name for name, question in BY_NAME.items() if question.kind != "text")


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_record_read_again_gives_the_digest_that_it_holds(
    tmp_path_factory: pytest.TempPathFactory, chance: Any
) -> None:
    names = chance.sample(QUESTIONS, chance.randint(0, 8))
    said: Answers = {name: chance.choice(choices_of(name)) for name in names}
    try:
        made = layout_of({"project_name": "Shelf", **said})
    except WrongRequest:
        return
    record = tmp_path_factory.mktemp("record") / RECORD
    record.write_bytes(made.project.tree[RECORD].content)
    told = recorded(record.read_bytes())
    assert told["tree"] == digest_of(made.project.tree)
    assert told["tree"] == digest_again(record, told["template"]), said


def test_every_file_counts_by_its_path_and_bytes_and_nothing_else() -> None:
    answers = whole("flask", {"database": "none"})
    tree: Tree = render("flask", answers).tree
    told = digest_of(tree)
    assert digest_of(dict(reversed(list(tree.items())))) == told
    path = chance_for("digests").choice([one for one in tree if one != RECORD])
    file = tree[path]
    others = {name: one for name, one in tree.items() if name != path}
    assert digest_of(others) != told
    assert digest_of({**others, f"{path}x": file}) != told
    edited = File(file.content + b"x", executable=False, features=())
    assert digest_of({**tree, path: edited}) != told
    assert digest_of({**tree, RECORD: edited}) == told
    assert digest_of({**tree, path: File(file.content, executable=True, features=())}) == told
