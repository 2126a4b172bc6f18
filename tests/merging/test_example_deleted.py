"""The example deleted by hand, as each README says, before the answers change."""

import pytest
from answer_sets import FRAMEWORKS, pair_covering_sets, whole
from example_deleted import example_deleted
from test_oracle import changes, files_of

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
        assert example_deleted(framework, files_of(framework, whole(framework, answers)), answers)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_comes_and_needs_the_example_is_said(framework: str) -> None:
    for before, after in changes(framework)[:4]:
        old, new = files_of(framework, before), files_of(framework, after)
        owners = example_deleted(framework, old, before)
        assert owners is not None
        found = merge(old, new, owners)
        gone = {path for path in old if path not in owners and "/notes/" in path}
        looked_at = {one.path for one in found.decisions if one.to_look_at}
        for path, content in found.files.items():
            if b"notes.models" in content and content != owners.get(path) and gone:
                assert path in looked_at, path
