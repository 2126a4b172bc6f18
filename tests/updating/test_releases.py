"""The older release that uv runs: bounded in time, with a version alone in its words."""

import os
from pathlib import Path

import pytest
from older_projects import older, wheel_of

from generator.project.record import Record, record_in
from generator.templating.provenance import RECORD
from generator.updating import releases
from generator.updating.releases import NoRelease, files_by_release, release_named


def record(version: str = "0.2.9") -> Record:
    content = older()[RECORD].replace(b'"0.2.9"', f'"{version}"'.encode(), 1)
    return record_in(content, Path(RECORD))


@pytest.mark.parametrize(
    "version", ["", "latest", "0.2 --with evil", "../wheels", "0.2 @ https://a.example/b.whl", "*"]
)
def test_what_is_no_version_is_never_said_to_uv(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases, "uv_binary", lambda: pytest.fail("uv was started"))
    with pytest.raises(NoRelease, match="names no version"):
        files_by_release(record(version))
    assert release_named("v0.2.9") == "0.2.9"


def test_a_release_that_does_not_end_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it started holds a pipe open for writing: reading from it ends once all are gone."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    uv = tmp_path / "uv"
    uv.write_text(f'#!/bin/sh\nexec 3<>"{pipe}"\n(cat <"{tmp_path}/never") &\nwait\n', "utf-8")
    os.mkfifo(tmp_path / "never")
    uv.chmod(0o755)
    monkeypatch.setattr(releases, "uv_binary", lambda: str(uv))
    monkeypatch.setattr(releases, "SECONDS", 1)
    with pytest.raises(NoRelease, match="not done after 1 seconds"):
        files_by_release(record())
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert os.read(reader, 1) == b""
    os.close(reader)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("def main(): raise SystemExit('It cannot: no.')", "It cannot: no"),
        ("def main(): pass", "it made no project"),
        (
            "import os, sys\ndef main(): os.mkdir(sys.argv[-1] + '/shelf')",
            "holds no .startwise.toml",
        ),
    ],
)
def test_a_release_that_makes_nothing_is_told(
    code: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_NO_INDEX", "1")
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("UV_FIND_LINKS", str(wheel_of({}, tmp_path / "wheels", code)))
    with pytest.raises(NoRelease, match=words):
        files_by_release(record())


def test_a_release_that_is_not_to_be_had_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_NO_INDEX", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path))
    with pytest.raises(NoRelease, match=r"startwise==0\.2\.9"):
        files_by_release(record())
