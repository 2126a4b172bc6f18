"""What stands in docs/recordings is what the program shows now."""

from pathlib import Path

import recordings
from recordings import Shot, normal
from terminals import CTRL_C

ANEW = "docs/recordings is not what startwise shows now: run make recordings"


def stands_in(page: str, shots: list[Shot]) -> None:
    """Claim that a page holds these shots, in this order."""
    rest = (recordings.FOLDER / page).read_text("utf-8")
    for shot in shots:
        recorded = str(Shot(shot.told, normal(shot.shown)))
        assert recorded in rest, f"{ANEW}\n\n{recorded}"
        rest = rest.partition(recorded)[2]


def test_the_wizard_asks_as_it_was_recorded(tmp_path: Path) -> None:
    terminal = recordings.wizard(tmp_path)
    shots = list(recordings.questions(terminal))
    terminal.press(CTRL_C)
    terminal.end()
    stands_in("wizard.md", shots)
    assert not (tmp_path / "shelf").exists()


def test_two_layouts_are_compared_as_it_was_recorded() -> None:
    stands_in("compare.md", recordings.comparisons())


def test_what_differs_from_run_to_run_is_not_recorded() -> None:
    told = "installing … 12.3 s   \n\n\n\nServing at http://127.0.0.1:8017/\n"
    assert normal(told) == "installing … N s\n\nServing at http://127.0.0.1:8000/"
