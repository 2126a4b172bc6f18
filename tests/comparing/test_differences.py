"""Line diffs: what they say of known texts, and that they lead from any text to any other."""

from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.differences import Change, differences, lines_of

TEXTS = st.lists(st.sampled_from(["", "a", "b", "c\r", "d\u2028e"])).map(tuple)


def test_lines_are_told_as_what_is_the_same_and_what_each_side_has_instead() -> None:
    left, right = ("import a", "", "x = 1", "y = 2"), ("import a", "", "x = 3", "x = 4", "y = 2")
    assert differences(left, right) == (Change(2, 1, 2), Change(1, 0, 0))


def test_nothing_differs_between_a_text_and_itself() -> None:
    assert differences(("a", "b"), ("a", "b")) == (Change(2, 0, 0),)
    assert differences((), ()) == ()


def test_lines_end_at_line_feeds_alone() -> None:
    assert lines_of("a\n\nb\u2028c\r\n") == ("a", "", "b\u2028c\r")
    assert lines_of("") == ()


def test_lines_that_recur_are_matched_in_short_texts_alone() -> None:
    def alternating(times: int) -> tuple[Change, ...]:
        return differences(("a", "b") * times, ("a", "c") * times)

    assert alternating(100) == (Change(1, 1, 1),) * 100
    assert alternating(200) == (Change(1, 399, 399),)


def test_blank_lines_are_matched_in_texts_of_up_to_a_thousand_lines_together() -> None:
    def paragraphs(side: str, count: int) -> tuple[str, ...]:
        return tuple(
            f"{side}{number}" if number % 25 else "" for number in range(1, 25 * count + 1)
        )

    assert differences(paragraphs("a", 20), paragraphs("b", 20)) == (
        Change(0, 24, 24),
        *(Change(1, 24, 24),) * 19,
        Change(1, 0, 0),
    )
    assert differences(paragraphs("a", 21), paragraphs("b", 21)) == (Change(0, 525, 525),)


@given(TEXTS, TEXTS)
def test_following_the_changes_leads_from_the_left_to_the_right(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    here = there = 0
    for change in differences(left, right):
        assert left[here : here + change.same] == right[there : there + change.same]
        here += change.same + change.left
        there += change.same + change.right
    assert (here, there) == (len(left), len(right))
