"""The documents say what the code does, and name nothing that they should not."""

import re
import subprocess
from pathlib import Path

import pytest
import verification
from answer_sets import SHAPING, choices_of, valid_sets
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


def test_the_readme_counts_the_valid_sets_of_today() -> None:
    django, flask = (sum(1 for _ in valid_sets(one)) for one in ("django", "flask"))
    told = (
        f"{django + flask:,} sets of answers are valid ({django:,} for Django, {flask:,} for Flask)"
    )
    assert told in " ".join(README.read_text("utf-8").split()), told


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


FEWEST_KINDS_OF_EDITS = 13
# So many of a hundred projects have no conflict, but for these edits. A field that was written for
# MongoDB cannot be right in a model of another library: it is marked.
CLEAN = 97
CLEAN_BY_EDIT = {"deleted": 90, "field": 95}
CELL = re.compile(r"\d+ %, \d+\.\d\d(, \d+ wrong)?")


def test_the_figures_of_merging_are_a_whole_table_that_holds_the_aims() -> None:
    page = (ROOT / "docs/merging.md").read_text("utf-8")
    _, begin, rest = page.partition("<!-- make merging writes this -->\n")
    table, end, _ = rest.partition("<!-- up to here -->\n")
    assert begin
    assert end
    heads, _, *rows = (
        line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("|")
    )
    assert heads[2:6] == ["git merge-file", "git merge", "copier update", "startwise change"]
    assert len(rows) > FEWEST_KINDS_OF_EDITS
    for kind, projects, *cells, ours, every in rows:
        assert int(projects) > 0
        assert all(map(CELL.fullmatch, [*cells, ours])), kind
        found = re.fullmatch(r"([\d,]+) of ([\d,]+), \d+ to look at, 0 wrong", every)
        assert found, f"{kind}: {every}"
        clean, merged = (int(one.replace(",", "")) for one in found.groups())
        aim = next((aim for word, aim in CLEAN_BY_EDIT.items() if word in kind), CLEAN)
        assert 100 * clean >= aim * merged, f"{kind}: fewer than {aim} % are clean"


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
