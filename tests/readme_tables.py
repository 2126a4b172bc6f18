"""The tables of README.md that follow from the questions and the manifests."""

from collections.abc import Iterable
from pathlib import Path

from generator.answers.parsing import shown
from generator.answers.questions import QUESTIONS, Question
from generator.guidance.parts import parts

README = Path(__file__).parents[1] / "README.md"


def with_tables(readme: str) -> str:
    """Return the text of README.md with its tables as they should be."""
    asked = (_row(question) for question in QUESTIONS if question.kind != "text")
    brought = (f"| {one.concern} | {one.django.words} | {one.flask.words} |" for one in parts())
    readme = _with_table(readme, "| flag | choices | default |\n| --- | --- | --- |\n", asked)
    return _with_table(readme, "| | Django | Flask |\n| --- | --- | --- |\n", brought)


def _with_table(text: str, heading: str, rows: Iterable[str]) -> str:
    before, _, after = text.partition(heading)
    rest = after.partition("\n\n")[2]
    return "\n".join((f"{before}{heading.rstrip()}", *rows, "", rest))


def _row(question: Question) -> str:
    if question.kind == "yes_no":
        choices = "yes, no" if question.available else "no; yes is not available yet"
    else:
        today = [f"`{one.value}`" for one in question.choices if one.available]
        later = [f"`{one.value}`" for one in question.choices if not one.available]
        choices = " ".join(today) + (f"; not available yet: {' '.join(later)}" if later else "")
    return f"| `{question.flags}` | {choices} | {shown(question.default)} |"
