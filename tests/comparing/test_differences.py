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
