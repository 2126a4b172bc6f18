"""The page of load and faults has what the tests and the benchmark see, and nothing else."""

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import faults
from faults import Seen

PAGE = faults.PAGE.read_text("utf-8")


def those_of_faults() -> Iterator[Callable[..., None]]:
    """Yield the tests of this folder that let something fail."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if path.stem != Path(__file__).stem:
            module = importlib.import_module(path.stem)
            for name, found in inspect.getmembers(module, inspect.isfunction):
                if name.startswith("test_") and found.__module__ == path.stem:
                    yield found


def fault_of(test: Callable[..., None]) -> str:
    """Return the row that a test is."""
    marks = getattr(test, "pytestmark", [])
    (words,) = [mark.args[0] for mark in marks if mark.name == "fault"] or [""]
    return str(words)


def test_each_test_is_a_row_and_each_row_a_test() -> None:
    tests = {fault_of(test): test for test in those_of_faults()}

    assert "" not in tests, f"{tests['']} names no row: @pytest.mark.fault"
    assert faults.rows(PAGE).keys() == tests.keys(), "make faults writes the page anew"
    for fault, test in tests.items():
        assert "seen" in inspect.signature(test).parameters, f"{fault}: nothing is written of it"


def test_each_row_says_what_was_seen_on_both_frameworks() -> None:
    for fault, cells in faults.rows(PAGE).items():
        assert len(cells) == 2, fault
        assert all(cells), fault
        for cell in cells:
            assert not re.search(r"\b[1-9]\d* of [\d,]+ notes lost|with 500\b", cell), (
                f"{fault}: {cell}"
            )


def test_the_table_of_load_has_both_frameworks() -> None:
    table = PAGE.partition("<!-- service_ratios.py writes this -->\n")[2]
    rows = re.findall(r"^\| (\w.*) \| (\d\.\d\d) \| (\d\.\d\d) \|$", table, re.MULTILINE)

    assert len(rows) == 4


def test_what_several_variants_saw_alike_is_said_once() -> None:
    seen = [
        Seen("B", "flask", "", "fine"),
        Seen("A", "flask", "SQLite", "3 of 3"),
        Seen("A", "flask", "MariaDB", "3 of 3"),
        Seen("A", "django", "", faults.answers({"GET 200": 2, "POST 503": 1}, ["x", "y"], ["x"])),
    ]
    page = faults.with_table(f"a\n{faults.BEGIN}old\n{faults.END}b\n", seen)

    assert page.startswith(f"a\n{faults.BEGIN}| what happens | Django | Flask |\n")
    assert page.endswith(f"{faults.END}b\n")
    assert faults.rows(page) == {
        "A": [
            "2 requests answered, 1 with 503; 1 of 2 notes lost", "MariaDB, SQLite: 3 of 3",
        ],
        "B": ["", "fine"],
    }  # fmt: skip
