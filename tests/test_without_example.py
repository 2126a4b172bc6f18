"""Projects without the example: what each part is configured, described and tested by."""

import pytest
from answer_sets import FRAMEWORKS
from rendered_once import project_of

from generator.answers.questions import Answers
from generator.planning import plan


def readme_of(framework: str, answers: Answers) -> str:
    """Return the README of a project without the example, which no clash keeps from being made."""
    said = {"project_name": "Shelf", "framework": framework, "example": "none", **answers}
    return plan(said).project.tree["README.md"].content.decode()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_cache_is_tried_by_a_view_of_the_tests(framework: str) -> None:
    assert "\nNothing is cached yet. `ca" in readme_of(framework, {"cache": "redis"})
    tree = project_of(framework, {"example": "none", "cache": "redis"}).tree
    assert b"def test_a_cached_view_is_rendered_once(" in tree["tests/test_caching.py"].content
