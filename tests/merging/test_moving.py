"""Files that were moved are found by what is left of their lines."""

import pytest

from generator.merging.moving import moved


def lines(*numbers: int) -> bytes:
    return b"".join(b"line %d\n" % number for number in numbers)


@pytest.mark.parametrize(
    ("before", "after", "is_moved"),
    [
        (lines(*range(10)), lines(*range(10)), True),
        (lines(*range(10)), lines(*range(5), *range(20, 25)), True),
        (lines(*range(10)), lines(*range(4), *range(20, 26)), False),
        (lines(*range(10)), lines(*range(21)), False),
        (lines(*range(10)), lines(*range(20)), True),
        (lines(1, 2), lines(1, 3), False),
        (lines(1, 2), lines(1, 2), True),
        (b"\n\n" + lines(1, 2, 3), b"line 1\r\n\r\nline 2\r\nline 3", True),
        (b"\n\n\n", b"\n\n\n", False),
        (b"", b"", False),
        (b"a\0b\nc\nd\n", b"a\0b\nc\nd\n", True),
        (b"a\0b\nc\nd\n", b"a\0x\nc\nd\n", False),
    ],
)
def test_a_file_was_moved_where_half_of_the_longer_one_is_the_same(
    before: bytes, after: bytes, is_moved: bool
) -> None:
    assert moved({"a/x.py": before}, {"b/y.py": after}) == (
        {"a/x.py": "b/y.py"} if is_moved else {}
    )
    assert moved({"a/x.py": before}, {"b/y.txt": after}) == {}


def test_each_file_is_one_file_moved_and_the_most_alike_first() -> None:
    one, other = lines(*range(10)), lines(*range(2, 12))
    assert moved({"a.py": one, "b.py": other}, {"c.py": other}) == {"b.py": "c.py"}
    assert moved({"a/x.py": one, "b/y.py": one}, {"c/y.py": one}) == {"b/y.py": "c/y.py"}
    places = moved(
        {"a/__init__.py": b"", "a/x.py": one, "b/__init__.py": b""},
        {"c/__init__.py": b"\n", "c/x.py": one},
    )
    assert places == {"a/x.py": "c/x.py", "a/__init__.py": "c/__init__.py"}


def test_an_empty_file_goes_where_a_folder_in_its_own_did() -> None:
    before = {"notes/__init__.py": b"", "notes/management/__init__.py": b""}
    seed = {"notes/management/commands/seed.py": lines(*range(10))}
    after = {
        path.replace("notes", "entries"): content for path, content in {**before, **seed}.items()
    }
    assert moved(before | seed, after) == {
        path: path.replace("notes", "entries") for path in before | seed
    }
