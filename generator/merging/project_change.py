"""A change of a project's answers: what it was made as, and what it would be made as now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator import __version__
from generator.answers.changing import Changed, changed
from generator.answers.locks import check_locks
from generator.answers.own_answers import NAMING
from generator.answers.questions import Answer, Answers
from generator.answers.validation import check
from generator.errors import WrongRequest, about
from generator.merging.table_steps import check_tables
from generator.presets.loaded_preset import Preset
from generator.project.record import Record, made_from
from generator.templating.provenance import RECORD, digest_of, without_tested
from generator.templating.rendering import render
from generator.templating.tree import Project
from generator.terminal.safe_text import quoted


@dataclass(frozen=True)
class Change:
    """A change that can be made: the answers before and after, and the project of each.

    ``defaults`` are those of the answers before that nobody gave.
    """

    framework: str
    before: Answers
    after: Changed
    base: Project
    theirs: Project
    defaults: tuple[str, ...] = ()

    @property
    def answers(self) -> Answers:
        """Return the answers that become other ones, as they become."""
        return {
            name: answer
            for name, answer in self.after.answers.items()
            if answer != self.before[name]
        }


def change_of(record: Record, said: Mapping[str, Answer], presets: Sequence[Preset] = ()) -> Change:
    """Return what a project becomes where these answers are said; refuse what cannot be.

    ``presets`` are those that it was made with; what they hold cannot become another answer.
    """
    _check_version(record)
    made = made_from(record)
    now = {**made.answers, "framework": made.framework}
    for name, what in NAMING.items():
        if name in said and said[name] != now[name]:
            raise WrongRequest(
                f"change leaves {what} of a project as it is.",
                "Make another project with startwise new, and copy your code.",
            )
    with about("the project's record"):
        check(now)
    new = {name: answer for name, answer in said.items() if name not in NAMING}
    locks = [lock for one in presets for lock in one.locks]
    check_locks(locks, new)
    after = changed(made.answers, made.defaults, made.framework, new)
    became = {name: one for name, one in after.answers.items() if one != made.answers[name]}
    check_locks(locks, became)
    check_tables(made.framework, made.answers, after.answers)
    base = render(made.framework, made.answers, made.defaults, presets)
    if record.digest != digest_of(base.tree):
        raise WrongRequest(
            "The project was not made by this startwise from the answers in its record: what they "
            "make here is another project.",
            f"Take {RECORD} back from git. Where another state of startwise made the project: "
            "startwise update.",
        )
    theirs = render(made.framework, after.answers, after.defaults, presets)
    if not record.is_tested:
        base, theirs = of_the_newest(base), of_the_newest(theirs)
    return Change(made.framework, made.answers, after, base, theirs, made.defaults)


def _check_version(record: Record) -> None:
    """Refuse a project of another version: what its answers make there is not known here."""
    if record.version == __version__ and record.digest:
        return
    if record.version == __version__:
        what = f"{record.path} has no digest of the project, as versions before 0.4 wrote it."
    else:
        other = quoted(record.version)
        what = f"{record.path} was written by startwise {other}, and this is {__version__}."
    raise WrongRequest(what, "Bring the project to this version first: startwise update.")


def of_the_newest(project: Project) -> Project:
    """Return a project whose record does not say that its packages are the tested ones."""
    record = project.tree[RECORD]
    text = without_tested(record.content.decode())
    return replace(project, tree={**project.tree, RECORD: replace(record, content=text.encode())})
