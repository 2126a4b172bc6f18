"""Files that owners add, move, delete or edit, and those that no merge touches."""

import io

import pytest
from babel.messages.mofile import read_mo
from changed_projects import is_marked

from generator.merging.trees import merge

MODULE = "".join(f"line_{number} = {number}\n" for number in range(12)).encode()
LONGER = MODULE + b"line_12 = 12\n"


def test_what_changed_on_one_side_alone_is_taken_or_stays() -> None:
    base = {"a": b"1\n", "b": b"1\n", "c": b"1\n"}
    found = merge(base, {**base, "a": b"2\n"}, {**base, "b": b"3\n", "own": b"4\n"})
    assert found.files == {"a": b"2\n", "b": b"3\n", "c": b"1\n", "own": b"4\n"}


def test_what_is_not_needed_any_more_goes() -> None:
    assert merge({"a": b"1\n", "b": b"1\n"}, {"b": b"1\n"}, {"a": b"1\n", "b": b"1\n"}).files == {
        "b": b"1\n"
    }


def test_what_an_owner_edited_stays_where_it_is_not_needed_any_more() -> None:
    found = merge({"a": b"1\n"}, {}, {"a": b"2\n"})
    assert found.files == {"a": b"2\n"}
    assert [one.to_look_at for one in found.decisions] == [True]


def test_what_an_owner_deleted_stays_deleted() -> None:
    found = merge({"a": b"1\n"}, {"a": b"2\n"}, {})
    assert found.files == {}
    assert "stays deleted" in found.decisions[0].text
    assert not found.decisions[0].to_look_at


def test_a_file_that_is_not_needed_goes_where_the_owner_only_took_parts_of_it_out() -> None:
    base = {"a.py": b"A = 1\nB = 2\n", "b.py": b"A = 1\nB = 2\n"}
    found = merge(base, {}, {"a.py": b"A = 1\n", "b.py": b"A = 1\nC = 2\n"})
    assert set(found.files) == {"b.py"}
    assert [(one.path, one.to_look_at) for one in found.decisions] == [
        ("a.py", False), ("b.py", True),
    ]  # fmt: skip


def test_blanks_are_no_edit_of_a_file_that_is_not_needed_any_more() -> None:
    base = {"a.html": b"<p>\none\ntwo\n", "b.py": b"if a:\n    b()\nc()\n"}
    ours = {"a.html": b"<p>\n\n  one\ntwo\n", "b.py": b"if a:\n    b()\n    c()\n"}
    found = merge(base, {}, ours)
    assert [(one.path, one.to_look_at) for one in found.decisions] == [("b.py", False)]
    assert set(found.files) == set()


def test_what_needs_a_module_that_the_owner_deleted_is_said() -> None:
    gone = {"shelf/notes/views.py": b"def notes(): ...\n", "shelf/notes/__init__.py": b""}
    base = {"shelf/__init__.py": b"A = 1\n", "shelf/own.py": b"A = 1\n", **gone}
    theirs = {
        **base,
        "shelf/__init__.py": b"from .notes import views\n\nA = views.notes\n",
        "shelf/urls.py": b"from shelf.notes.views import notes\n\nnotes()\n",
        "shelf/other.py": b"from shelf.own import A\n\nA\n",
    }
    ours = {path: one for path, one in base.items() if path not in gone}
    ours["shelf/own.py"] = b"import shelf.notes.views\n"
    # What the owner imports already is known, and a package in the place of a module is no loss.
    for files in (base, theirs):
        files |= {
            "tests/a.py": b"from shelf.notes import views\n",
            "config/settings.py": b"A = 1\n",
        }
    theirs["tests/a.py"] += b"import config.settings\n"
    ours |= {"tests/a.py": base["tests/a.py"], "config/settings/__init__.py": b"A = 1\n"}
    found = merge(base, theirs, ours)
    said = "It needs {}, which is not there as you deleted or moved it."
    assert [(one.path, one.text) for one in found.decisions if one.to_look_at] == [
        ("shelf/__init__.py", said.format("shelf/notes/views.py")),
        ("shelf/urls.py", said.format("shelf/notes/views.py")),
    ]


def test_nothing_is_put_into_a_folder_that_an_owner_deleted() -> None:
    base = {"shelf/notes/a.txt": b"1\n", "shelf/b.txt": b"1\n"}
    theirs = {**base, "shelf/notes/new.txt": b"1\n", "shelf/new.txt": b"1\n"}
    found = merge(base, theirs, {"shelf/b.txt": b"1\n"})
    assert found.files == {"shelf/b.txt": b"1\n", "shelf/new.txt": b"1\n"}
    assert [(one.path, one.to_look_at) for one in found.decisions] == [
        ("shelf/notes/new.txt", True)
    ]


def test_a_file_is_merged_where_the_owner_moved_it() -> None:
    found = merge({"a.py": MODULE}, {"a.py": LONGER}, {"b.py": b"own = 1\n" + MODULE})
    assert found.files == {"b.py": b"own = 1\n" + LONGER}
    assert not found.conflicts


def test_relative_imports_are_those_of_the_place() -> None:
    base = b"from .environment import flag\n\n" + MODULE + b"on = flag()\n"
    theirs = b"from .environment import flag, text\n\n" + MODULE + b"on = flag()\nword = text()\n"
    ours = base.replace(b".environment", b"..environment")
    found = merge({"config/a.py": base}, {"config/a.py": theirs}, {"config/a/base.py": ours})
    assert found.files == {"config/a/base.py": theirs.replace(b".environment", b"..environment")}


def test_what_python_warns_of_in_an_owners_code_is_not_said() -> None:
    ours = MODULE + b'own = "\\d"\n'
    found = merge({"a.py": MODULE}, {"a.py": b"new = 1\n" + MODULE}, {"a.py": ours})
    assert found.files == {"a.py": b"new = 1\n" + ours}


def test_code_that_is_nested_deeply_is_merged_by_lines() -> None:
    deep = b"deep = " + b"+".join([b"1"] * 20_000) + b"\n"
    found = merge({"a.py": MODULE}, {"a.py": b"new = 1\n" + MODULE}, {"a.py": MODULE + deep})
    assert found.files == {"a.py": b"new = 1\n" + MODULE + deep}


def test_only_a_line_feed_ends_a_line_of_code() -> None:
    text = 'a = "\u2028\x0c"\nb = "\x1c\x85"\nc = 1\n'.encode()
    ours, theirs = text.replace(b"c = 1", b"c = 2"), b"d = 1\n" + text
    found = merge({"a.py": text}, {"a.py": theirs}, {"a.py": ours})
    assert found.files == {"a.py": b"d = 1\n" + ours}
    assert not found.conflicts


def test_what_both_added_is_a_conflict_unless_it_is_the_same() -> None:
    found = merge({}, {"a": b"1\n", "b": b"1\n"}, {"a": b"2\n", "b": b"1\n"})
    (conflict,) = found.conflicts
    assert (conflict.path, conflict.base, conflict.ours, conflict.theirs) == (
        "a", None, b"2\n", b"1\n",
    )  # fmt: skip
    assert is_marked(found.files["a"].decode())
    assert found.files["b"] == b"1\n"


def test_a_conflict_is_marked_with_all_three_sides() -> None:
    found = merge({"a": b"x\n1\ny\n"}, {"a": b"x\n2\ny\n"}, {"a": b"x\n3\ny\n"})
    text = found.files["a"].decode()
    assert text.splitlines() == [
        "x", "<<<<<<< yours", "3", "||||||| as it was made", "1", "=======", "2",
        ">>>>>>> as it would be made", "y",
    ]  # fmt: skip
    assert is_marked(text)
    assert not is_marked("=======\nA heading of another kind\n")


@pytest.mark.parametrize("content", [b"\0a", b"\xff\xfe"])
def test_what_is_no_text_stays_and_is_a_conflict(content: bytes) -> None:
    found = merge({"a": b"1"}, {"a": b"2"}, {"a": content})
    assert found.files == {"a": content}
    assert [one.path for one in found.conflicts] == ["a"]


def test_a_file_without_a_last_line_end_stays_so() -> None:
    found = merge({"a": b"1\n2\n3"}, {"a": b"0\n1\n2\n3"}, {"a": b"1\n2\n3\n4"})
    assert found.files == {"a": b"0\n1\n2\n3\n4"}


def test_line_ends_are_the_owners() -> None:
    base, theirs = b"1\n2\n3\n", b"0\n1\n2\n3\n"
    assert merge({"a": base}, {"a": theirs}, {"a": b"1\r\n2\r\n3\r\n"}).files == {
        "a": b"0\r\n1\r\n2\r\n3\r\n"
    }
    assert merge({"a": base}, {"a": theirs}, {"a": b"1\r\n2\r\n4\r\n"}).files == {
        "a": b"0\r\n1\r\n2\r\n4\r\n"
    }


@pytest.mark.parametrize(
    "path",
    [
        "shelf/notes/migrations/0001_initial.py",
        "migrations/versions/0001_first_tables.py",
        "migrations/0001_first_tables.py",
        "config/mongodb_migrations/auth/0001_initial.py",
        "docs/decisions/0001-web-framework.md",
    ],
)
def test_migrations_and_the_first_decision_are_never_touched(path: str) -> None:
    for ours in ({path: b"1\n"}, {path: b"3\n"}, {}):
        assert merge({path: b"1\n"}, {path: b"2\n"}, ours).files == ours
        assert merge({path: b"1\n"}, {}, ours).files == ours


def test_migrations_of_an_app_that_goes_stay_and_that_is_said() -> None:
    base = {"shelf/limits/migrations/0001_counters.py": b"1\n", "shelf/limits/apps.py": b"1\n"}
    found = merge(base, {}, base)
    assert [*found.files] == ["shelf/limits/migrations/0001_counters.py"]
    assert [(one.path, one.to_look_at) for one in found.decisions] == [
        ("shelf/limits/migrations/", False)
    ]


def test_migrations_come_with_an_app_that_is_new_and_with_no_other() -> None:
    new = {"shelf/limits/migrations/0001_counters.py": b"1\n"}
    assert merge({}, new, {}).files == new
    there = {"shelf/limits/migrations/0001_own.py": b"1\n"}
    assert merge({}, new, there).files == there


def test_what_writes_migrations_is_merged() -> None:
    base = {"migrations/env.py": b"a = 1\n", "migrations/alembic.ini": b"a\n"}
    theirs = {"migrations/env.py": b"a = 2\n", "migrations/alembic.ini": b"b\n"}
    assert merge(base, theirs, base).files == theirs


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def catalogue(**messages: str) -> bytes:
    entries = (f'\n#: a.py\nmsgid "{word}"\nmsgstr "{text}"\n' for word, text in messages.items())
    return (HEADER + "".join(entries)).encode()


def test_catalogues_are_merged_by_message_and_compiled() -> None:
    po, mo = "shelf/locale/de/LC_MESSAGES/django.po", "shelf/locale/de/LC_MESSAGES/django.mo"
    base = {po: catalogue(Note="Notiz", Old="Alt"), mo: b"\0"}
    theirs = {po: catalogue(Note="Notiz", New="Neu"), mo: b"\0new"}
    ours = {po: catalogue(Note="Vermerk", Old="Alt", Own="Eigen"), mo: b"\0own"}
    found = merge(base, theirs, ours)
    assert found.files[po] == catalogue(Note="Vermerk", New="Neu", Own="Eigen")
    compiled = read_mo(io.BytesIO(found.files[mo]))
    assert {str(one.id): one.string for one in compiled if one.id} == {
        "Note": "Vermerk", "New": "Neu", "Own": "Eigen",
    }  # fmt: skip
    assert merge(base, theirs, base).files == theirs
