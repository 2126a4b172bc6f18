"""What ``make refresh`` and ``make drift`` tell, and what they leave behind."""

import json
from pathlib import Path

import pytest
import refreshing
from refreshing import moved, packages_of, written

from generator.tested.tested_set import Package

LOCK = """
version = 1

[[package]]
name = "web"
version = "1.2"
source = { registry = "https://index.example/simple" }
dependencies = [
    { name = "core", extra = ["fast"] },
    { name = "colorama", marker = "sys_platform == 'win32'" },
]
sdist = { url = "https://index.example/web.tar.gz", hash = "sha256:bb", size = 1 }
wheels = [{ url = "https://index.example/web.whl", hash = "sha256:aa", size = 1 }]

[package.optional-dependencies]
x = [{ name = "extra-one" }]

[[package]]
name = "old"
version = "0.4"
source = { registry = "https://index.example/simple" }
sdist = { url = "https://index.example/old.tar.gz", hash = "sha256:cc", size = 1 }

[[package]]
name = "every-project"
version = "0"
source = { virtual = "." }
"""


def test_a_lock_becomes_data_without_an_index() -> None:
    assert packages_of(LOCK, {"Web": ["web", "not a name"]}) == {
        "web": {
            "version": "1.2",
            "requires": ["core[fast]", "colorama; sys_platform == 'win32'"],
            "extras": {"x": ["extra-one"]},
            "modules": ["web"],
            "sha256": ["aa", "bb"],
        },
        "old": {"version": "0.4", "is_built": True, "sha256": ["cc"]},
    }


def test_two_versions_of_a_package_are_refused() -> None:
    again = LOCK[LOCK.index("[[package]]") :].replace('"1.2"', '"1.3"')
    with pytest.raises(SystemExit, match="web is locked in two versions"):
        packages_of(LOCK + again, {})


def test_a_file_that_comes_to_a_tested_version_is_not_tested() -> None:
    kept = {
        name: Package(version, (), {}, (), frozenset({"aa"}), is_built=False)
        for name, version in (("web", "1.2"), ("old", "0.3"))
    }
    packages = refreshing.with_kept_digests(packages_of(LOCK, {}), kept)
    assert packages["web"]["sha256"] == ["aa"], "the version that was tested, with its files"
    assert packages["old"]["sha256"] == ["cc"], "another version, with the files of that"


def test_what_moved_is_told() -> None:
    before = {"packages": {"a": {"version": "1"}, "b": {"version": "1"}}, "build": {}}
    after = {"packages": {"a": {"version": "2"}, "c": {"version": "5"}}, "build": {}}
    lines = [line.split() for line in moved(json.dumps(before), json.dumps(after))]
    assert lines == [["a", "1", "2"], ["b", "1", "-"], ["c", "-", "5"]]
    assert moved(json.dumps(after), json.dumps(after)) == ["  nothing moved"]


@pytest.mark.parametrize(("is_green", "expected"), [(True, "new"), (False, "old")])
def test_the_set_stays_where_something_broke(
    is_green: bool, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "FOLDER", tmp_path)
    path = tmp_path / "flask.json"
    path.write_text("old")
    with written({"flask.json": "new"}, {"flask.json": "old"}) as keep:
        assert path.read_text() == "new"
        if is_green:
            keep.append("the new set")
    assert path.read_text() == expected


def test_the_set_stays_where_the_run_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "FOLDER", tmp_path)

    def stopped() -> None:
        with written({"flask.json": "new"}, {"flask.json": "old"}):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert (tmp_path / "flask.json").read_text() == "old"
