"""Output whose encoding does not have every character: nothing ends in a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def startwise(folder: Path, encoding: str, *words: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("show", "--name", "M\xfcller"), b"?"),
        (("compare", "--all"), b"Django"),
        (("explain", "auth"), b"auth"),
        (("recommend", "--all"), b"Django"),
    ],
)
def test_what_an_encoding_does_not_have_is_replaced(
    tmp_path: Path, words: tuple[str, ...], shown: bytes
) -> None:
    done = startwise(tmp_path, "ascii", *words)
    assert (done.returncode, done.stderr) == (0, b"")
    assert shown in done.stdout
    assert done.stdout.isascii()


def test_an_error_is_told_in_the_encoding_there_is(tmp_path: Path) -> None:
    done = startwise(tmp_path, "ascii", "explain", "\xfc\xfc\xfc")
    assert done.returncode == 2
    assert b"'???'" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_page_on_standard_output_is_utf_8(tmp_path: Path, encoding: str) -> None:
    done = startwise(tmp_path, encoding, "compare", "--html", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").rstrip().endswith("</html>")
    assert not done.stdout.isascii()


def test_json_says_everything_in_any_encoding(tmp_path: Path) -> None:
    words = ("show", "README.md", "--name", "M\xfcller \u0416", "--json")
    narrow, wide = (startwise(tmp_path, name, *words).stdout for name in ("cp1252", "utf-8"))
    assert json.loads(narrow.decode("cp1252")) == json.loads(wide)
    assert "\u0416" in wide.decode("utf-8")
