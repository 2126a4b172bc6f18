"""The way of the answers through the code: how many modules have to know them."""

from counts import NEW, way_of


def test_new_hands_the_answers_to_few_modules_and_calls_few_rooms_above() -> None:
    way = way_of(NEW)
    assert {"cli/run_new.py", "planning.py", "templating/rendering.py"} <= {*way.handed}
    assert len(way.handed) <= 12, (
        f"{', '.join(way.handed)}: pass on what a step needs, not all answers"
    )
    assert len(way.upward) <= 8, f"{'; '.join(way.upward)}: a room calls only those below it"
