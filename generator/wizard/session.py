"""One run of the wizard: question after question, then the review and what can be done there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.answers import check_choices, complete
from generator.errors import Interrupted
from generator.planning import Plan, plan
from generator.questions import Answer
from generator.wizard.asked import Taken, card_of
from generator.wizard.cards import Card
from generator.wizard.command import equivalent
from generator.wizard.offers import Option
from generator.wizard.replies import BACK, Screen
from generator.wizard.review import review
from generator.wizard.state import answered, begun, gone_back, next_question


@dataclass(frozen=True)
class Invocation:
    """The command that started the wizard, apart from what it says about the project.

    Attributes:
        flags: its flags, to be repeated in commands that are told.
        taken: why a folder of this name cannot be written, or an empty string.
        place: where the project of this name would be written, in words.
        answers_file: the file that answers were read from.
        plain: whether questions are asked line by line.
    """

    flags: tuple[str, ...]
    taken: Taken
    place: Callable[[str], str]
    answers_file: Path | None = None
    plain: bool = False


class Session:
    """The questions asked on one screen, until a project is agreed on."""

    def __init__(
        self,
        screen: Screen,
        said: Mapping[str, Answer],
        known: Mapping[str, Answer],
        invocation: Invocation,
    ) -> None:
        check_choices(complete(said).answers)
        self.screen = screen
        self.invocation = invocation
        self.state = begun(said, known)

    def run(self) -> Plan:
        """Ask what is open, then review until the project is to be created.

        Raises:
            Interrupted: the person leaves without writing.
            KeyboardInterrupt, EOFError: the person stops.
        """
        while True:
            self._ask_open()
            agreed = self._review()
            if agreed is not None:
                return agreed

    def _ask_open(self) -> None:
        while name := next_question(self.state):
            reply = self.screen.ask(card_of(self.state, name, self.invocation.taken))
            if reply is BACK:
                self.state = gone_back(self.state)
            else:
                self.state = answered(self.state, name, reply)

    def _review(self) -> Plan | None:
        """Show the review and do what is wished; give the plan where it is to be created."""
        state = self.state
        planned = plan({**state.known, **state.said})
        command = equivalent(state.said, state.known, self.invocation.flags)
        self.screen.show(review(state, planned, command))
        while self.state is state:
            act = self.screen.ask(self._acts(planned))
            if act == "create":
                return planned
            if act == "leave":
                raise Interrupted("Nothing was written.", f"To make it after all: {command}")
            if act is BACK:
                self.state = gone_back(state)
        return None

    def _acts(self, planned: Plan) -> Card:
        place = self.invocation.place(str(planned.answers["project_slug"]))
        return Card(
            "What now?",
            options=(
                Option("create", "create", f"write the project to {place}"),
                Option("leave", "leave", "write nothing"),
            ),
            preset="create",
            is_first=self.state.before is None,
        )
