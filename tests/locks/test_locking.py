"""A project's lock on an index that has everything, lacks something, or is not there."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from world import PYPROJECT, TESTED, World, a_world, versions_in

from generator.project.locks.locking import (
    Lock,
    Moved,
    Why,
    lock_of,
)
from generator.tested.portable_lock import lock_of_versions


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with a_world(tmp_path, monkeypatch) as made:
        yield made


def test_the_tested_versions_are_locked_although_newer_ones_exist(world: World) -> None:
    lock = lock_of(world.wanted())
    assert (lock.is_whole, lock.moved) == (True, ())
    assert versions_in(lock) == TESTED


def test_uv_would_have_written_the_same(world: World) -> None:
    lock = lock_of(world.wanted())
    project = world.placed(replace(lock, text=lock_of_versions(world.tested, PYPROJECT)))
    assert world.uv(project, "lock").returncode == 0
    assert (project / "uv.lock").read_text() == lock.text


def test_the_lock_lives_on_as_any_other(world: World) -> None:
    project = world.placed(lock_of(world.wanted()))
    assert world.uv(project, "lock", "--check").returncode == 0
    assert world.uv(project, "add", "other").returncode == 0
    after = Lock((project / "uv.lock").read_text(), is_whole=True)
    assert versions_in(after) == {**TESTED, "other": "1.1"}
    assert world.uv(project, "lock", "--upgrade").returncode == 0
    upgraded = versions_in(Lock((project / "uv.lock").read_text(), is_whole=True))
    assert set(upgraded.values()) == {"1.1"}


def test_the_lock_names_the_index_that_is_in_use(world: World) -> None:
    assert world.index.url in lock_of(world.wanted()).text


def test_an_index_in_the_configuration_of_the_user_is_in_use(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UV_DEFAULT_INDEX")
    text = f'[[index]]\nurl = "{world.index.url}"\ndefault = true\n'
    (world.folder / "uv").mkdir()
    (world.folder / "uv" / "uv.toml").write_text(text)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(world.folder))
    lock = lock_of(world.wanted())
    assert versions_in(lock) == TESTED
    assert world.index.url in lock.text


def test_without_a_lock_of_this_machine_uv_knows_the_packages_it_has_seen(world: World) -> None:
    first = lock_of(world.wanted())
    shutil.rmtree(world.folder / "cache" / "startwise")
    world.index.asked.clear()
    again = lock_of(world.wanted(is_online=False))
    assert versions_in(again) == versions_in(first)
    assert again.is_whole
    assert world.index.asked == []


def test_knowing_nothing_and_offline_the_versions_are_named_and_kept(world: World) -> None:
    lock = lock_of(world.wanted(is_online=False))
    assert not lock.is_whole
    assert world.index.url not in lock.text
    assert versions_in(lock) == TESTED
    project = world.placed(lock)
    assert world.uv(project, "sync").returncode == 0
    completed = Lock((project / "uv.lock").read_text(), is_whole=True)
    assert versions_in(completed) == TESTED
    assert world.index.url in completed.text


def test_an_index_that_is_away_leaves_the_versions(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    lock = lock_of(world.wanted())
    assert not lock.is_whole
    assert versions_in(lock) == TESTED


def test_a_version_that_vanished_moves_alone(world: World) -> None:
    world.index.releases = [
        one for one in world.index.releases if (one.name, one.version) != ("speed", "1.0")
    ]
    lock = lock_of(world.wanted())
    assert versions_in(lock) == {**TESTED, "speed": "1.1"}
    assert lock.moved == (Moved("speed", "1.0", "1.1"),)


def test_a_version_that_was_withdrawn_moves_alone(world: World) -> None:
    world.index.yanked.add("speed-1.0-py3-none-any.whl")
    lock = lock_of(world.wanted())
    assert versions_in(lock) == {**TESTED, "speed": "1.1"}
    assert lock.moved == (Moved("speed", "1.0", "1.1"),)


def test_a_package_that_the_project_does_not_need_may_be_missing(world: World) -> None:
    world.index.releases = [one for one in world.index.releases if one.name != "other"]
    lock = lock_of(world.wanted())
    assert (lock.is_whole, lock.moved) == (True, ())
    assert versions_in(lock) == TESTED


def test_files_that_were_not_tested_are_told(world: World) -> None:
    world.index.releases = [one for one in world.index.releases if one.name != "speed"]
    world.index.add("speed", "1.0", remark="another file of the same version")
    lock = lock_of(world.wanted())
    assert lock.moved == (Moved("speed", "1.0", "1.0", Why.FILES),)


def test_further_files_of_a_tested_version_are_left_out(world: World) -> None:
    extra = world.index.add("speed", "1.0", remark="for another system", tag="py3-none-win32")
    lock = lock_of(world.wanted())
    assert extra.sha256 not in lock.text
    assert (lock.is_whole, lock.moved) == (True, ())
    assert world.uv(world.placed(lock), "sync", "--locked").returncode == 0


def test_what_uv_happens_to_have_is_no_reason_to_move(world: World) -> None:
    """Only newer versions are in uv's cache, and nothing may be asked."""
    world.index.releases = [one for one in world.index.releases if one.version == "1.1"]
    project = world.placed(Lock("", is_whole=False))
    (project / "uv.lock").unlink()
    (project / "pyproject.toml").write_text(PYPROJECT.replace("~=1.0", ">=1.0"))
    assert world.uv(project, "sync").returncode == 0
    lock = lock_of(world.wanted(is_online=False))
    assert not lock.is_whole
    assert versions_in(lock) == TESTED


def test_an_index_without_digests_is_told(world: World) -> None:
    world.index.has_digests = False
    lock = lock_of(world.wanted())
    assert versions_in(lock) == TESTED
    assert {one.why for one in lock.moved} == {Why.NO_DIGESTS}
