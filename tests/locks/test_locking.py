"""A project's lock on an index that has everything, lacks something, or is not there."""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import package_index
import pytest
from package_index import Index

from generator.installing import find_interpreter, uv_binary
from generator.locks import tested_set, whole
from generator.locks.locking import Lock, Moved, Wanted, Why, lock_of
from generator.locks.portable import lock_of_versions
from generator.locks.tested_set import Package, PackageSet

PYPROJECT = """
[project]
name = "shelf"
version = "0.1.0"
requires-python = ">=3.13"
dependencies = ["web[fast]~=1.0"]

[dependency-groups]
dev = ["lint~=1.0", "types-web>=1"]

[tool.uv]
package = false
"""


@dataclass
class World:
    """An index, a tested set of what it had one day, and a folder to make projects in."""

    index: Index
    tested: PackageSet
    folder: Path

    def wanted(self, *, is_online: bool = True) -> Wanted:
        """Give what is to be locked: a project of the set's packages."""
        return Wanted(
            framework="flask",
            pyproject=PYPROJECT,
            python_version="3.13",
            is_online=is_online,
        )

    def forget(self) -> None:
        """Empty uv's cache and ours, as on another machine."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def uv(self, project: Path, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run uv in a project, as its owner would."""
        python = str(find_interpreter("3.13") or "3.13")
        return subprocess.run(
            [uv_binary(), *words, "--python", python],
            cwd=project, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def placed(self, lock: Lock) -> Path:
        """Put a project with this lock where its owner would have it."""
        project = self.folder / "work" / "shelf"
        project.mkdir(exist_ok=True)
        (project / "pyproject.toml").write_text(PYPROJECT)
        (project / "uv.lock").write_text(lock.text)
        return project


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with package_index.served() as index:
        index.add("web", "1.0", "core", extras={"fast": ["speed"], "slow": ["brake"]})
        for name in ("core", "speed", "brake", "lint", "types-web", "other"):
            index.add(name, "1.0")
        tested = PackageSet(
            requirements=("lint~=1.0", "other~=1.0", "types-web>=1", "web[fast,slow]~=1.0"),
            packages={one.name: as_tested(one) for one in index.releases},
            build={},
        )
        for name in ("core", "speed", "lint", "types-web", "other"):
            index.add(name, "1.1")
        index.add("web", "1.1", "core", extras={"fast": ["speed"], "slow": ["brake"]})
        (tmp_path / "work").mkdir()
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.url)
        monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache" / "uv"))
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        monkeypatch.setattr(tested_set, "load", lambda _framework: tested)
        yield World(index, tested, tmp_path)


def as_tested(release: package_index.Release) -> Package:
    extras = {"fast": ("speed",), "slow": ("brake",)} if release.name == "web" else {}
    requires = ("core",) if release.name == "web" else ()
    return Package(
        release.version, requires, extras, (), frozenset({release.sha256}), is_built=False
    )


def versions_in(lock: Lock) -> dict[str, str]:
    return {
        one["name"]: one["version"]
        for one in tomllib.loads(lock.text)["package"]
        if "registry" in one["source"]
    }


TESTED = {"web": "1.0", "core": "1.0", "speed": "1.0", "lint": "1.0", "types-web": "1.0"}


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


def test_another_index_gets_a_lock_of_its_own(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_of(world.wanted())
    with package_index.served() as mirror:
        mirror.releases = world.index.releases
        monkeypatch.setenv("UV_DEFAULT_INDEX", mirror.url)
        lock = lock_of(world.wanted())
        assert versions_in(lock) == TESTED
        assert mirror.url in lock.text
        assert world.index.url not in lock.text


def test_the_second_project_asks_nothing(world: World) -> None:
    first = lock_of(world.wanted())
    world.index.asked.clear()
    assert lock_of(world.wanted()) == first
    assert world.index.asked == []


def test_offline_the_lock_of_this_machine_is_enough(world: World) -> None:
    first = lock_of(world.wanted())
    world.index.asked.clear()
    assert lock_of(world.wanted(is_online=False)) == first
    assert world.index.asked == []


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


def test_where_uv_disagrees_it_locks_the_project_itself(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = whole.cached_file("flask", "3.13")
    assert path is not None
    lock_of(world.wanted())
    text = path.read_text()
    assert 'name = "speed"\nversion = "1.0"' in text
    path.write_text(text.replace("[[package]]", "[[package", 1))
    broken = lock_of(world.wanted())
    path.write_text(text.replace(world.index.url, "http://127.0.0.1:9/simple"))
    foreign = lock_of(world.wanted())
    monkeypatch.setenv("XDG_CACHE_HOME", str(world.folder / "file"))
    (world.folder / "file").write_text("no folder can be made here")
    uncached = lock_of(world.wanted())
    for lock in (broken, foreign, uncached):
        assert (lock.is_whole, lock.moved) == (True, ())
        assert versions_in(lock) == TESTED
        assert world.index.url in lock.text


def test_a_version_that_comes_back_is_taken_the_next_day(world: World) -> None:
    world.index.yanked.add("speed-1.0-py3-none-any.whl")
    assert lock_of(world.wanted()).moved
    world.index.yanked.clear()
    shutil.rmtree(world.folder / "cache" / "uv")
    assert lock_of(world.wanted()).moved, "the index is not asked for each project"
    make_older(days=2)
    assert lock_of(world.wanted()).moved == ()


def test_a_version_that_is_withdrawn_later_is_noticed_within_a_month(world: World) -> None:
    assert lock_of(world.wanted()).moved == ()
    world.index.yanked.add("speed-1.0-py3-none-any.whl")
    shutil.rmtree(world.folder / "cache" / "uv")
    make_older(days=29)
    assert lock_of(world.wanted()).moved == ()
    make_older(days=2)
    assert lock_of(world.wanted()).moved == (Moved("speed", "1.0", "1.1"),)


def test_an_old_lock_of_this_machine_serves_where_the_index_does_not_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lock_of(world.wanted())
    make_older(days=400)
    shutil.rmtree(world.folder / "cache" / "uv")
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    world.index.is_away = True
    assert lock_of(world.wanted()) == first


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


def test_a_move_for_want_of_the_network_is_not_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = world.index.releases
    world.index.releases = [
        one for one in everything if (one.name, one.version) != ("speed", "1.0")
    ]
    assert lock_of(world.wanted()).moved
    shutil.rmtree(world.folder / "cache" / "startwise")
    world.index.releases = everything
    monkeypatch.setenv("UV_OFFLINE", "1")
    assert lock_of(world.wanted()).moved
    monkeypatch.delenv("UV_OFFLINE")
    shutil.rmtree(world.folder / "cache" / "uv")
    assert lock_of(world.wanted()).moved == ()


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[: whole.index(b"[[package]]") + 12],
        lambda whole: whole.replace(b'name = "core"', b"name = core"),
        lambda _: b"\xff\xfe",
        lambda _: b"",
        lambda _: b"<html>",
    ],
)
def test_a_damaged_lock_of_this_machine_is_made_anew(
    damage: Callable[[bytes], bytes], world: World
) -> None:
    first = lock_of(world.wanted())
    path = whole.cached_file("flask", "3.13")
    assert path is not None
    path.write_bytes(damage(path.read_bytes()))
    assert lock_of(world.wanted()) == first
    world.index.asked.clear()
    assert lock_of(world.wanted()) == first
    assert world.index.asked == [], "it is whole again"


def test_digests_in_the_lock_of_this_machine_are_held_against_the_set(world: World) -> None:
    extra = world.index.add("speed", "1.0", remark="for another system", tag="py3-none-win32")
    lock_of(world.wanted())
    path = whole.cached_file("flask", "3.13")
    assert path is not None
    line = re.search(r'    \{ url = "[^"]*speed-1.0.*\n', path.read_text())
    assert line is not None
    other = re.sub(r"[0-9a-f]{64}", extra.sha256, line[0])
    path.write_text(path.read_text().replace(line[0], line[0] + other))
    assert extra.sha256 not in lock_of(world.wanted()).text


def test_an_index_without_digests_is_told(world: World) -> None:
    world.index.has_digests = False
    lock = lock_of(world.wanted())
    assert versions_in(lock) == TESTED
    assert {one.why for one in lock.moved} == {Why.NO_DIGESTS}


def test_the_lock_of_this_machine_is_one_for_each_set_python_and_index(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def path() -> Path | None:
        return whole.cached_file("flask", "3.13")

    first = path()
    assert path() == first
    assert whole.cached_file("flask", "3.12") != first
    assert whole.cached_file("django", "3.13") != first
    monkeypatch.setenv("UV_INDEX_PRIVATE_PASSWORD", "secret")
    assert path() == first, "who asks is not part of it"
    monkeypatch.setenv("UV_DEFAULT_INDEX", world.index.url.replace("://", "://me:secret@"))
    assert path() == first
    monkeypatch.setenv("UV_DEFAULT_INDEX", world.index.url + "/other")
    assert path() != first
    monkeypatch.setenv("UV_DEFAULT_INDEX", world.index.url)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    (tmp_path / "configuration" / "uv").mkdir(parents=True)
    (tmp_path / "configuration" / "uv" / "uv.toml").write_text("offline = false\n")
    assert path() != first
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setattr(whole, "FOLDER", tmp_path)
    for name in ("flask.json", "about.json"):
        (tmp_path / name).write_text("another set")
    assert path() != first


@pytest.mark.usefixtures("world")
def test_old_locks_of_this_machine_are_removed() -> None:
    path = whole.cached_file("flask", "3.13")
    assert path is not None
    for number in range(20):
        whole.put_in_cache(path.with_name(f"{number}.lock"), "", is_as_tested=True)
    assert len(list(path.parent.iterdir())) == 8


def make_older(days: int) -> None:
    """Let the whole lock of this machine have been made so much earlier."""
    path = whole.cached_file("flask", "3.13")
    assert path is not None
    then = path.stat().st_mtime - days * 24 * 3600
    os.utime(path, (then, then))
