"""An update gives what an owner would have who had edited the project of this version at first."""

import pytest
from answer_sets import FRAMEWORKS
from edits import EDITS
from older_projects import current, older
from test_oracle import ALIKE, changes, in_any_order, merged, thawed

from generator.answers.questions import Answers


def sets_of(framework: str) -> list[Answers]:
    """Return sets of answers by chance."""
    names = {"framework", "project_name"}
    return [
        {name: answer for name, answer in before.items() if name not in names}
        for before, _ in changes(framework)[:5]
    ]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_without_edits_a_project_is_as_this_version_has_it(framework: str) -> None:
    for answers in sets_of(framework):
        old, new = older(framework, **answers), current(framework, **answers)
        assert thawed(dict(merged(old, new, old).files)) == thawed(new)


@pytest.mark.parametrize("edit", [*ALIKE, "windows", "settings"])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_edited_project_is_as_this_version_s_would_be_edited(framework: str, edit: str) -> None:
    for answers in sets_of(framework):
        old, new = older(framework, **answers), current(framework, **answers)
        owners, wanted = (EDITS[edit](framework, side, answers) for side in (old, new))
        assert owners is not None
        assert wanted is not None
        assert in_any_order(dict(merged(old, new, owners).files)) == in_any_order(wanted), answers
