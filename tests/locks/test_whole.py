"""The whole lock of a machine: made once, for an index; made anew when it is old or in doubt."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import package_index
import pytest
from world import TESTED, World, a_world, make_older, versions_in

from generator.project.locks import whole_lock as whole
from generator.project.locks.locking import Moved, lock_of


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with a_world(tmp_path, monkeypatch) as made:
        yield made


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
