"""The lock of every project can be taken out of the whole one, and uv has nothing to add."""

import subprocess
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, named, pair_covering_sets
from rendered_once import project_of

from generator.project.installing import find_interpreter, uv_binary
from generator.project.locks import locking
from generator.project.locks.locking import Wanted, lock_of
from generator.project.locks.pruning import CannotPrune, pruned

PYPROJECT = """
[project]
name = "shelf"
version = "0.1.0"
requires-python = ">=3.13"
dependencies = [{dependencies}]
"""
HEAD = 'version = 1\nrevision = 5\nrequires-python = ">=3.12"\n'
CORE = """
[[package]]
name = "core"
version = "1.0"
source = { registry = "https://index.example/simple" }
"""


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_pair_of_choices_is_pruned_as_uv_has_it(
    framework: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for answers in pair_covering_sets(framework):
        version = str(answers["python_version"])
        text = project_of(framework, answers).tree["pyproject.toml"].content.decode()
        wanted = Wanted(framework, text, version, is_online=True)
        with monkeypatch.context() as patched:
            # Nothing but the whole lock is to give it.
            patched.setattr(locking, "_by_uv", lambda *_, **__: None)
            lock = lock_of(wanted)
        assert (lock.is_whole, lock.moved) == (True, ()), named(answers)
        (tmp_path / "pyproject.toml").write_text(text)
        (tmp_path / "uv.lock").write_text(lock.text)
        python = str(find_interpreter(version) or version)
        command = [uv_binary(), "lock", "--check", "--offline", "--python", python]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{named(answers)}: {done.stderr}"


def test_what_a_project_does_not_need_is_left_out() -> None:
    whole_lock = HEAD + CORE + CORE.replace("core", "core-more")
    lock = pruned(whole_lock, PYPROJECT.format(dependencies='"core~=1.0"'))
    assert 'name = "core"\n' in lock
    assert "core-more" not in lock
    assert 'requires-python = ">=3.13"' in lock
    assert lock.endswith("\n")
    assert not lock.endswith("\n\n")


def test_extras_that_nobody_asks_for_are_left_out() -> None:
    extras = (
        "\n[package.optional-dependencies]\n"
        'fast = [\n    { name = "speed" },\n]\nslow-one = [\n    { name = "brake" },\n]\n'
    )
    others = "".join(CORE.replace("core", name) for name in ("brake", "speed"))
    whole_lock = HEAD + others + CORE + extras
    lock = pruned(whole_lock, PYPROJECT.format(dependencies='"core[fast]"'))
    assert "speed" in lock
    assert "slow-one" not in lock
    assert "brake" not in lock
    plain = pruned(whole_lock, PYPROJECT.format(dependencies='"core"'))
    assert "optional-dependencies" not in plain
    assert "speed" not in plain


@pytest.mark.parametrize(
    ("lock", "dependencies"),
    [
        (HEAD, '"core"'),
        (HEAD + CORE + CORE.replace("1.0", "2.0"), '"core"'),
        (HEAD + CORE, "\"core; sys_platform == 'win32'\""),
        (HEAD + CORE, '"core @ file:///core"'),
        (HEAD + CORE, "nonsense"),
        (HEAD + "\n[[package]]\n", '"core"'),
        (HEAD + CORE.replace('"1.0"', "1.0.0"), '"core"'),
    ],
)
def test_what_it_does_not_know_is_left_to_uv(lock: str, dependencies: str) -> None:
    with pytest.raises(CannotPrune):
        pruned(lock, PYPROJECT.format(dependencies=dependencies))
