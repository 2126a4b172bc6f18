"""One run of the wizard: question after question, then the review and what can be done there."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.answers.answers_file import saved_by_the_wizard
from generator.answers.command_line import equivalent
from generator.answers.completing import complete
from generator.answers.layers import over_presets
from generator.answers.names import slug_from
from generator.answers.questions import ASKED_ABOUT, Answer
from generator.answers.validation import check_choices
from generator.errors import Interrupted
from generator.guidance.deciding import outcome
from generator.guidance.frameworks import NAMES
from generator.guidance.recommendation_text import questions_about
from generator.planning import Plan, plan
from generator.presets.loaded_preset import Preset
from generator.presets.reading import layers_of
from generator.terminal.paragraphs import command as command_lines
from generator.terminal.safe_text import plain
from generator.terminal.styles import is_colored, width
from generator.wizard import keeping, menus
from generator.wizard.asked import Taken, card_of
from generator.wizard.cards import BACK, Reply
from generator.wizard.check_list import ticked
from generator.wizard.offers import objections
from generator.wizard.review import origins, review, short_review
from generator.wizard.screens import Screen
from generator.wizard.state import (
    MORE,
    answered,
    begun,
    changed,
    gone_back,
    next_question,
    recalled,
    withdrawn,
)


@dataclass(frozen=True)
class Invocation:
    """The command that started the wizard, apart from what it says about the project.

    Its ``flags`` are repeated in commands that are told; of the answers from ``answers_files``,
    ``files`` has which; ``folder`` is one that is there for the project; ``taken`` says why a
    folder of a name cannot be written, ``ending`` what creating a project there does; ``plain``
    asks line by line; ``presets`` are those that the project is made with.
    """

    flags: tuple[str, ...]
    taken: Taken
    ending: Callable[[str], str]
    answers_files: tuple[Path, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""
    plain: bool = False
    presets: tuple[Preset, ...] = ()


class Session:
    """The questions asked on one screen, until a project is agreed on."""

    def __init__(
        self,
        screen: Screen,
        said: Mapping[str, Answer],
        known: Mapping[str, Answer],
        invocation: Invocation,
    ) -> None:
        check_choices(complete(said).answers, said)
        self.screen = screen
        self.invocation = invocation
        # Where it was stopped, its file is the last.
        last = invocation.answers_files[-1:]
        more = "".join(map(saved_by_the_wizard, last))
        self.resumed = str(last[0]) if more else ""
        locks = tuple(lock for preset in invocation.presets for lock in preset.locks)
        self.state = begun(said, known, more, invocation.files, self.resumed, locks)
        self._check_target()

    def run(self) -> Plan:
        """Ask what is open, then review until the project is to be created."""
        while True:
            self._ask_open()
            agreed = self._review()
            if agreed is not None:
                return agreed

    def _check_target(self) -> bool:
        """Have the name given again where its folder cannot be written; say whether it can."""
        said = self.state.said
        if "project_name" not in said:
            return True
        name = "project_slug" if "project_slug" in said else "project_name"
        slug = str(said.get("project_slug") or slug_from(str(said["project_name"])))
        reason = self.invocation.taken(slug) if slug else ""
        if reason:
            self.state = withdrawn(self.state, name, reason, self._free(name))
        return not reason

    def _free(self, name: str) -> str:
        """Return a name like the one that is taken: with the first number that is not, if any."""
        said = str(self.state.said[name])
        numbered = (f"{said}{'_' if name == 'project_slug' else ' '}{one}" for one in range(2, 10))
        return next((one for one in numbered if not self.invocation.taken(slug_from(one))), said)

    def _ask_open(self) -> None:
        while name := next_question(self.state):
            reply = self._ask_list() if name == MORE else self._ask(name)
            if reply is BACK:
                self.state = gone_back(self.state)
            else:
                self.state = answered(self.state, name, reply)

    def _ask(self, name: str) -> Reply:
        return self.screen.ask(card_of(self.state, name, self.invocation.taken))

    def _ask_list(self) -> Reply:
        """Have answers ticked until it is to go on, or back."""
        self.state = recalled(self.state)
        card = card_of(self.state, MORE, self.invocation.taken)
        while (reply := self.screen.ask(card)) not in {BACK, card.enter}:
            self.state = ticked(self.state, reply)
            card = replace(card_of(self.state, MORE, self.invocation.taken), preset=str(reply))
        return reply

    def _review(self) -> Plan | None:
        """Show the review and do what is wished; give the plan where it is to be created."""
        state = self.state
        planned = plan({**state.known, **state.said}, (), self.invocation.presets)
        command = self._command()
        bold, columns = is_colored(sys.stdout), width()
        card = partial(
            replace,
            above=review(state, planned, command, columns=columns, bold=bold),
            shorter=(
                review(state, planned, columns=columns, bold=bold),
                short_review(state, planned, columns=columns, bold=bold),
            ),
        )
        ending = self._ending(planned)
        menu = card(menus.acts(state, planned, ending))
        deeds: dict[Answer, Callable[[Plan], str | None]] = {
            "change": self._change,
            "override": self._override,
            "follow": self._follow,
            "why": self._tell_why,
            "tree": self._show_tree,
            "print": self._show_command,
            "save": self._save,
        }
        while self.state is state:
            act = self.screen.ask(menu)
            if act == "create" and self._check_target():
                return planned
            if act == "leave":
                raise Interrupted("Nothing was written.", f"To make it after all: {plain(command)}")
            if act is BACK:
                self.state = gone_back(state)
            elif act in deeds:
                came_of_it = deeds[act](planned) or ""
                # Not on what creates it: somebody who looked on may press Enter once more.
                menu = card(menus.acts(state, planned, ending, came_of_it), preset=act)
        return None

    def _command(self) -> str:
        """Return the command that makes the same project."""
        layers = layers_of(self.invocation.presets)

        def same(said: Mapping[str, Answer]) -> object:
            return outcome(over_presets(said, {}, layers).answers, self.state.known)

        return equivalent(self.state.said, same, self.invocation.flags, self.invocation.folder)

    def _ending(self, planned: Plan) -> str:
        """Return what creating the project does, and which file is of no use afterwards."""
        ending = self.invocation.ending(str(planned.answers["project_slug"]))
        return f"{ending}; {plain(self.resumed)} can go then" if self.resumed else ending

    def _show_command(self, _planned: Plan) -> None:
        self.screen.show(command_lines(plain(self._command()), width=width()) + "\n")

    def _change(self, planned: Plan) -> None:
        while True:
            name = self.screen.ask(menus.which_answer(planned, self.state.held))
            if name is BACK:
                return
            card = card_of(self.state, str(name), self.invocation.taken, changing=True)
            answer = self.screen.ask(card)
            if answer is not BACK:
                if answer != planned.answers[str(name)]:
                    self.state = changed(self.state, str(name), answer)
                return

    def _override(self, planned: Plan) -> None:
        other = planned.recommendation.other
        card = menus.yes_or_no(
            f"Take {NAMES[other]} all the same?",
            f"make it with {NAMES[other]}; the decision record will say so",
            f"stay with {NAMES[planned.framework]}",
            above=objections(self.state.said, planned.recommendation, width()),
        )
        if self.screen.ask(card) is True:
            self.state = changed(self.state, "framework", other)

    def _follow(self, _planned: Plan) -> None:
        self.state = changed(self.state, "framework", "auto")

    def _tell_why(self, planned: Plan) -> None:
        answers = questions_about(
            planned.recommendation,
            {name: planned.answers[name] for name in ASKED_ABOUT},
            overruled=planned.framework != planned.recommendation.framework,
            bold=is_colored(sys.stdout),
        )
        asked: Reply = ""
        while True:
            asked = self.screen.ask(menus.what_about_it(answers, asked))
            if asked in {BACK, menus.NOTHING}:
                return
            self.screen.show(answers[str(asked)])

    def _show_tree(self, planned: Plan) -> None:
        from generator.inspection.preview import preview_text

        self.screen.show(preview_text(planned, width(), bold=is_colored(sys.stdout)))

    def _save(self, planned: Plan) -> str:
        slug = str(planned.answers["project_slug"])
        typed = self.screen.ask(menus.which_file(slug, self.invocation.folder))
        path = None if typed is BACK else menus.path_of(str(typed))
        if path is None:
            return ""
        shown = plain(str(path))
        if path.exists():
            card = menus.yes_or_no(f"Overwrite {shown}?", "lose what is in it", "leave it as it is")
            if self.screen.ask(card) is not True:
                return ""
        try:
            keeping.save(path, self.state, planned, origins(self.state, planned))
        except OSError as error:
            return f"{shown} cannot be written: {error.strerror}."
        return f"Saved in {shown}."
