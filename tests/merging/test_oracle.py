"""Merging a project gives what its owner would have, had the answers been the new ones at first."""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import islice

import pytest
from answer_sets import (
    FRAMEWORKS,
    FREE,
    LABELLING,
    SHAPING,
    chance_for,
    choices_of,
    core_sets,
    whole,
)
from edits import EDITS, formatted, navigation, readme_paragraph
from rendered_once import project_of

from generator.answers.clashes import clashes
from generator.answers.questions import Answers
from generator.merging.frozen import DECISION, is_frozen
from generator.merging.trees import Merged, merge

ROUNDS = 8

# Where the database or the ORM is another one, migrations are others too, and an edit of a model.
OF_ANOTHER_DATABASE = ("database", "orm")
# Edits that are the same lines whatever the answers are.
ALIKE = ("new_app", "route", "readme_rewritten", "readme_parts", "settings_moved", "three_weeks")

Files = dict[str, bytes]


def files_of(framework: str, answers: Answers) -> Files:
    return {path: one.content for path, one in project_of(framework, answers).tree.items()}


@cache
def changes(framework: str) -> tuple[tuple[Answers, Answers], ...]:
    """Return sets of answers by chance, each with one that differs in some answers."""
    return tuple(islice(_changes(framework), ROUNDS))


def _changes(framework: str) -> Iterator[tuple[Answers, Answers]]:
    chance = chance_for(f"merging {framework}")
    while True:
        before = dict(chance.choice(core_sets(framework)))
        before |= {name: chance.choice(choices_of(name)) for name in (*FREE, *LABELLING)}
        possible = [name for name in (*SHAPING, *LABELLING) if name not in OF_ANOTHER_DATABASE]
        names = chance.sample(possible, chance.choice((1, 1, 2, 4)))
        after = {**before, **{name: chance.choice(choices_of(name)) for name in names}}
        if after != before and not clashes({**after, "framework": framework}):
            yield whole(framework, before), whole(framework, after)


def thawed(files: Files) -> Files:
    """Return the files that a merge may change; a change writes a decision of its own."""
    return {
        path: content
        for path, content in files.items()
        if not is_frozen(path) and not path.startswith("docs/decisions/")
    }


def in_any_order(files: Files) -> dict[str, list[bytes]]:
    """Return files whose lines are compared in whatever order, and line ends."""
    return {path: sorted(content.splitlines()) for path, content in thawed(files).items()}


def merged(before: Files, after: Files, owners: Files) -> Merged:
    found = merge(before, after, owners)
    assert not found.conflicts
    return found


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_without_edits_a_project_is_as_the_new_answers_have_it(framework: str) -> None:
    for before, after in changes(framework):
        old, new = files_of(framework, before), files_of(framework, after)
        found = merged(old, new, old)
        assert thawed(dict(found.files)) == thawed(new)
        others = (one for one in found.decisions if one.path != DECISION)
        assert all("migrations" in one.path for one in others)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_same_answers_leave_all_that_an_owner_did(framework: str) -> None:
    for before, _ in changes(framework)[:5]:
        old = files_of(framework, before)
        for edit in EDITS.values():
            owners = edit(framework, old, before)
            if owners is not None:
                found = merge(old, old, owners)
                assert found.files == owners
                assert not found.conflicts
                assert not found.decisions


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_there_and_back_is_where_it_was(framework: str) -> None:
    for before, after in changes(framework):
        old, new = files_of(framework, before), files_of(framework, after)
        there = merged(old, new, old)
        back = merged(new, old, dict(there.files))
        assert thawed(dict(back.files)) == thawed(old)


@pytest.mark.parametrize("edit", ALIKE)
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_edited_project_is_as_the_owner_would_have_edited_the_new_one(
    framework: str, edit: str
) -> None:
    for before, after in changes(framework):
        old, new = files_of(framework, before), files_of(framework, after)
        owners, wanted = EDITS[edit](framework, old, before), EDITS[edit](framework, new, after)
        assert owners is not None
        assert wanted is not None
        found = merged(old, new, owners)
        assert in_any_order(dict(found.files)) == in_any_order(wanted), (before, after)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_paragraph_of_the_owners_stays_the_first_of_its_section(framework: str) -> None:
    for before, after in changes(framework):
        old, new = files_of(framework, before), files_of(framework, after)
        owners, wanted = (readme_paragraph(framework, one, before) for one in (old, new))
        assert b"Tuesdays" in owners["README.md"]
        found = merged(old, new, owners)
        assert found.files["README.md"] == wanted["README.md"]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_link_in_the_navigation_stays_where_accounts_come_or_go(framework: str) -> None:
    without, accounts = (
        whole(framework, {"auth": auth, "admin": auth != "none", "rest": False})
        for auth in ("none", "accounts")
    )
    for before, after in ((without, accounts), (accounts, without), *changes(framework)):
        old, new = files_of(framework, before), files_of(framework, after)
        owners, wanted = (navigation(framework, one, before) for one in (old, new))
        if owners is not None and wanted is not None:
            found = merged(old, new, owners)
            assert in_any_order(dict(found.files)) == in_any_order(wanted), (before, after)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_line_ends_of_windows_are_no_change(framework: str) -> None:
    for before, after in changes(framework)[:10]:
        old, new = files_of(framework, before), files_of(framework, after)
        found = merged(old, new, EDITS["windows"](framework, old, before) or {})
        assert in_any_order(dict(found.files)) == in_any_order(new)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_code_that_was_formatted_anew_is_no_change(framework: str) -> None:
    for before, after in changes(framework)[:4]:
        old, new = files_of(framework, before), files_of(framework, after)
        # Where this Python does not know their syntax files merge by lines, as README says.
        newer = {path for path in (*old, *new) if not is_known_syntax(path, old, new)}
        old, new = (
            {path: one for path, one in tree.items() if path not in newer} for tree in (old, new)
        )
        found = merged(old, new, formatted(framework, old, before))
        again = formatted(framework, dict(found.files), after)
        assert in_any_order(again) == in_any_order(formatted(framework, new, after))


def is_known_syntax(path: str, *trees: Files) -> bool:
    """Whether the Python that runs startwise reads a module."""
    try:
        for tree in trees if path.endswith(".py") else ():
            ast.parse(tree.get(path, b""))
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize("edit", ["month_bumped", "bumped", "settings", "model_field"])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_month_of_work_merges_without_a_conflict(framework: str, edit: str) -> None:
    for before, after in changes(framework):
        old, new = files_of(framework, before), files_of(framework, after)
        owners = EDITS[edit](framework, old, before)
        if owners is not None:
            merged(old, new, owners)
