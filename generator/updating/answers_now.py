"""The answers of a project that another version made, as this version asks for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.answers.parsing import question_called, shown
from generator.answers.questions import BY_NAME, LEFT_OUT, OFFERED, Answers
from generator.answers.validation import check
from generator.errors import NotAProject, UnknownName, UnreadableAnswers, about
from generator.guidance.frameworks import NAMES, Framework, framework_named
from generator.project.record import Record
from generator.terminal.safe_text import quoted


@dataclass(frozen=True)
class AnswersNow:
    """An answer to every question of today.

    ``new`` are those that the record lacks, as it was not asked for them; ``dropped`` is what it
    answers and nobody asks any more, as it is written.
    """

    framework: Framework
    answers: Answers
    defaults: tuple[str, ...]
    new: tuple[str, ...]
    dropped: tuple[str, ...]


def answers_now(record: Record) -> AnswersNow:
    """Return what a record answers today; what it was not asked for is as it was without it.

    A default could add a feature that nobody asked for.
    """
    if not record.template:
        raise NotAProject(
            f"{record.path} names no template that there is.",
            f"It is one of {', '.join(NAMES)}: take the file back from git.",
        )
    dropped = tuple(_dropped(record))
    new = tuple(one.name for one in OFFERED if one.name not in record.answers)
    answers = {one.name: record.answers.get(one.name, one.left_out) for one in OFFERED}
    framework = framework_named(record.template)
    with about(f"in {record.path}"):
        check({**answers, "framework": framework})
    still = (name for name in record.defaults if answers.get(name) != LEFT_OUT.get(name))
    return AnswersNow(framework, answers, tuple(still), new, dropped)


def _dropped(record: Record) -> Iterator[str]:
    """Yield answers to questions that there are no more; refuse choices that there are no more."""
    for key, raw in record.unknown.items():
        try:
            question = BY_NAME[question_called(key)]
        except UnknownName:
            yield f"{key} = {quoted(raw)}"
            continue
        there = ", ".join(shown(one) for one in question.values if question.is_available(one))
        raise UnreadableAnswers(
            f"{record.path} answers {quoted(raw)} to {key}, which this version does not have; it "
            f"has {there}.",
            f"Choose one of these first, with the version that has it: uvx startwise@"
            f"{record.version} change. Then update.",
        )
