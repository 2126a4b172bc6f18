"""The documents say what the code does, and name nothing that they should not."""

import re
import subprocess
from pathlib import Path

import pytest
import verification
from answer_sets import SHAPING, choices_of
from readme_tables import README, with_tables

from generator.answers.parsing import shown

ROOT = Path(__file__).parents[1]

# Put together here, so that this file does not hold what it looks for.
FORBIDDEN = re.compile(
    "|".join(
        [
            "pypi" + r"\.org",
            "python" + r"hosted\.",
            "debian" + r"\.org",
            "npmjs" + r"\.",
            "/ro" + "ot/",
            "/wo" + "rk/",
        ]
    )
)


def test_the_readme_s_tables_say_what_the_code_does() -> None:
    assert with_tables(README.read_text("utf-8")) == README.read_text("utf-8"), (
        "make templates writes the tables of README.md anew"
    )


# What stands for an answer until `make matrix` ran it.
NOT_YET = "not verified yet"


@pytest.mark.parametrize("name", SHAPING)
def test_every_answer_was_verified_on_each_framework(name: str) -> None:
    rows = [line.split(" | ") for line in verification.PAGE.read_text().splitlines()]
    counted = {cells[0]: cells[1:4] for cells in rows if len(cells) == 4}
    for answer in choices_of(name):
        row = f"| `{name}` {shown(answer)}"
        assert row in counted, (
            f"docs/verification.md has no {row}: make matrix runs it for real; until then, add\n"
            f"{row} | 0 | 0 | {NOT_YET} |"
        )
        django, flask, how = counted[row]
        if how == f"{NOT_YET} |":
            continue
        assert int(flask) > 0
        assert (int(django) > 0) is (answer != "peewee")


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.splitlines()  # fmt: skip
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    files = tracked_files()
    if not files:
        pytest.skip("not in a git checkout: there is no list of files to look through")
    for path in files:
        found = FORBIDDEN.search(path.read_bytes().decode("utf-8", "replace"))
        assert not found, f"{path.relative_to(ROOT)}: {found and found.group()}"


KINDS_OF_CODE = ("*.py", "*.js", "*.css")


def test_no_module_is_too_long_to_be_one_thing() -> None:
    for folder in ("generator", "tests", "benchmarks", "templates"):
        for path in (one for kind in KINDS_OF_CODE for one in (ROOT / folder).rglob(kind)):
            lines = len(path.read_text("utf-8").splitlines())
            assert lines <= 400, f"{path.relative_to(ROOT)} has {lines} lines"
