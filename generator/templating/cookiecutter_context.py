"""What plain ``cookiecutter`` knows of a project: its answers, or why they are refused."""

from collections.abc import Mapping

from generator.answers.questions import BY_NAME, Answer, Answers
from generator.answers.validation import check
from generator.errors import StartwiseError


def refusal(framework: str, answers: Mapping[str, Answer]) -> str:
    """Give the words that refuse these answers, or an empty string when nothing is wrong."""
    try:
        check({**asked(answers), "framework": framework})
    except StartwiseError as error:
        return f"{error.message}\n{error.way_out}"
    return ""


def asked(answers: Mapping[str, Answer]) -> Answers:
    """Give the answers among what cookiecutter knows."""
    return {name: answer for name, answer in answers.items() if name in BY_NAME}
