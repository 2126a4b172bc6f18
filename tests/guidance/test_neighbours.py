"""What people look for beside what projects have is explained in one honest sentence."""

import pytest

from generator.answers.completing import complete
from generator.explain.subjects import explained
from generator.guidance.neighbours import NEIGHBOURS, Neighbour
from generator.inspection.capabilities import rows


@pytest.mark.parametrize("neighbour", NEIGHBOURS, ids=lambda one: one.name)
def test_a_neighbour_is_one_sentence_and_the_nearest_answers(neighbour: Neighbour) -> None:
    (meaning,) = explained(neighbour.name.lower())

    assert meaning.kind == "neighbour"
    assert meaning.what.count(". ") == 0
    assert meaning.what.startswith("Not offered")
    assert complete(neighbour.answers)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("2FA", "two-factor authentication"),
        ("MFA", "two-factor authentication"),
        ("second factor", "two-factor authentication"),
        ("throttle", "API rate limiting by caller"),
        ("rate limit", "API rate limiting by caller"),
    ],
)
def test_people_find_a_capability_by_the_words_that_they_know(word: str, name: str) -> None:
    assert [meaning.name for meaning in explained(word)] == [name]


def test_a_capability_says_what_does_it_on_each_framework() -> None:
    (meaning,) = explained("rate-limit headers")

    assert meaning.goes == ("on Django: not there", "on Flask: by flask-limiter (rest yes)")


def test_every_capability_can_be_explained() -> None:
    assert [row.name for row in rows() if not explained(row.name)] == []
