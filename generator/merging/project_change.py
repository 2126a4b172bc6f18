"""A change of a project's answers: what it was made as, and what it would be made as now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.answers.changing import Changed, changed
from generator.answers.questions import Answer, Answers
from generator.answers.toml_documents import toml_document
from generator.answers.validation import check
from generator.errors import WrongRequest, about
from generator.merging.table_steps import check_tables
from generator.project.record import Record, digest_in
from generator.templating.provenance import RECORD, without_tested
from generator.templating.rendering import render
from generator.templating.tree import Project

# What names a project: another one is another project.
_NAMING = {"project_name": "the name", "project_slug": "the slug", "framework": "the framework"}


@dataclass(frozen=True)
class Change:
    """A change that can be made: the answers before and after, and the project of each."""

    framework: str
    before: Answers
    after: Changed
    base: Project
    theirs: Project

    @property
    def answers(self) -> Answers:
        """Return the answers that become other ones, as they become."""
        return {
            name: answer
            for name, answer in self.after.answers.items()
            if answer != self.before[name]
        }


def change_of(record: Record, said: Mapping[str, Answer]) -> Change:
    """Return what a project becomes where these answers are said; refuse what cannot be."""
    now = {**record.answers, "framework": record.framework}
    for name, what in _NAMING.items():
        if name in said and said[name] != now[name]:
            raise WrongRequest(
                f"change leaves {what} of a project as it is.",
                "Make another project with startwise new, and copy your code.",
            )
    with about("the project's record"):
        check(now)
    new = {name: answer for name, answer in said.items() if name not in _NAMING}
    after = changed(record.answers, record.defaults, record.framework, new)
    check_tables(record.framework, record.answers, after.answers)
    base = render(record.framework, record.answers, record.defaults)
    _check_digest(record, base)
    theirs = render(record.framework, after.answers, after.defaults)
    if not record.is_tested:
        base, theirs = _of_the_newest(base), _of_the_newest(theirs)
    return Change(record.framework, record.answers, after, base, theirs)


def _check_digest(record: Record, base: Project) -> None:
    made = digest_in(toml_document(base.tree[RECORD].content.decode()))
    if record.digest and made and record.digest != made:
        raise WrongRequest(
            "The project was not made by this startwise from the answers in its record: what they "
            "make here is another project.",
            f"Take {RECORD} back from git, or the startwise that made the project.",
        )


def _of_the_newest(project: Project) -> Project:
    record = project.tree[RECORD]
    text = without_tested(record.content.decode())
    return replace(project, tree={**project.tree, RECORD: replace(record, content=text.encode())})
