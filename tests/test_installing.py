"""Interpreters are found, ports are free, failures say what to do."""

import socket
import sys
from pathlib import Path

import pytest

from generator.errors import InstallFailed
from generator.project import installing
from generator.project.installing import find_interpreter, free_port, install

VERSION = "{}.{}".format(*sys.version_info[:2])


def interpreter_in(folder: Path, name: str) -> Path:
    """Put this Python into a folder, as a small script that starts it."""
    folder.mkdir(parents=True)
    path = folder / name
    path.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    path.chmod(0o755)
    return path


@pytest.fixture
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away every interpreter that this machine has."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "missing"))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PYENV_ROOT", raising=False)


@pytest.mark.usefixtures("_bare")
def test_without_any_there_is_none() -> None:
    assert find_interpreter(VERSION) is None


def test_the_one_on_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = interpreter_in(tmp_path / "bin", f"python{VERSION}")
    monkeypatch.setenv("PATH", str(there.parent))
    assert find_interpreter(VERSION) == there


@pytest.mark.parametrize("where", ["PYENV_ROOT", "home", "shims"])
def test_pyenv_is_looked_through(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / ("home/.pyenv" if where == "home" else "pyenv")
    there = interpreter_in(root / "versions" / f"{VERSION}.9" / "bin", "python")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "missing"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    monkeypatch.setenv("PATH", str(root / "shims" if where == "shims" else tmp_path))
    if where == "PYENV_ROOT":
        monkeypatch.setenv("PYENV_ROOT", str(root))
    assert find_interpreter(VERSION) == there


@pytest.mark.usefixtures("_bare")
def test_a_shim_of_another_version_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    shim = folder / f"python{VERSION}"
    shim.write_text("#!/bin/sh\necho not here >&2\nexit 127\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    assert find_interpreter(VERSION) is None


def test_without_interpreter_and_network_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname="x"\nversion="1"\n')
    monkeypatch.setattr(installing, "find_interpreter", lambda _version: None)
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS", "never")
    with pytest.raises(InstallFailed, match=r"No Python 3\.99 was found") as failed:
        install(tmp_path, "3.99")
    assert "--python" in failed.value.way_out
    assert failed.value.exit_status == 1


def test_packages_that_cannot_be_had_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname="x"\nversion="1"\nrequires-python=">=3.11"\ndependencies=["flask"]\n'
    )
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    with pytest.raises(InstallFailed, match="could not be installed") as failed:
        install(tmp_path, VERSION)
    assert "whole" in failed.value.way_out


def test_a_port_that_is_taken_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        assert free_port(port) != port


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('required-version = ">=99"', "Required uv version `>=99`"),
        ("of-a-newer-uv = true", "unknown field `of-a-newer-uv`"),
    ],
)
def test_a_uv_that_the_owner_does_not_want_is_named(
    settings: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname="x"\nversion="1"\n')
    (tmp_path / "uv.toml").write_text(f"{settings}\n")
    monkeypatch.setenv("UV_CONFIG_FILE", str(tmp_path / "uv.toml"))
    with pytest.raises(InstallFailed, match=message) as failed:
        install(tmp_path, VERSION)
    assert installing.uv_binary() in failed.value.way_out
    assert "self update" not in failed.value.message


def test_a_failure_names_the_file_that_it_is_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname="x"\nversion="1"\n')
    (tmp_path / "uv.toml").write_text("nonsense\n")
    monkeypatch.setenv("UV_CONFIG_FILE", str(tmp_path / "uv.toml"))
    with pytest.raises(InstallFailed) as failed:
        install(tmp_path, VERSION)
    assert "uv.toml" in failed.value.message
