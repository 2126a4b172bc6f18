"""The example deleted by hand, as each README says, before the answers change."""

import pytest
from answer_sets import FRAMEWORKS, pair_covering_sets, whole
from example_deleted import example_deleted
from test_oracle import files_of

from generator.answers.questions import Answers
from generator.merging.trees import merge

# Beyond pairs: where the example took all lines with it that a later sentence could name.
MORE: dict[str, Answers] = {
    "django": {"jobs": "celery", "pages": False, "rest": False},
    "flask": {"jobs": "celery", "pages": False, "rest": False},
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_sentence_finds_what_it_names(framework: str) -> None:
    for answers in (*pair_covering_sets(framework), MORE[framework]):
        made = whole(framework, answers)
        owners = example_deleted(framework, files_of(framework, made), made)
        assert (owners is None) is (made["example"] == "none")


def test_what_comes_and_needs_the_example_is_said() -> None:
    said: Answers = {"database": "sqlite", "pages": False}
    before, after = (
        whole("django", {**said, "rest": True}),
        whole("django", {**said, "rest": False}),
    )
    old, new = files_of("django", before), files_of("django", after)
    owners = example_deleted("django", old, before)
    assert owners is not None
    found = merge(old, new, owners)
    assert not found.conflicts
    assert "from shelf.notes.views import notes" in found.files["config/urls.py"].decode()
    looked_at = {one.path: one.text for one in found.decisions if one.to_look_at}
    assert "It needs shelf/notes/views.py" in looked_at["config/urls.py"]
