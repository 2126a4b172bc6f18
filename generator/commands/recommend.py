"""``startwise recommend``: the pick and its reasons."""

import os
import sys

from generator.commands.shared import Json, interruptible
from generator.flags import answer_flags
from generator.output import print_json
from generator.questions import ASKED_ABOUT, Answers


@interruptible
@answer_flags(ASKED_ABOUT)
def recommend(said: Answers, as_json: Json = False) -> None:
    """Say which framework the articles advise, and why. Only what you say counts."""
    from generator.answers import check_recommendable
    from generator.guidance.engine import recommend as pick

    check_recommendable(said)
    recommendation = pick(said)
    if as_json:
        from generator.guidance.engine import as_data

        print_json(as_data(recommendation))
        return
    from generator.guidance.telling import told

    bold = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(told(recommendation, said, bold=bold))
