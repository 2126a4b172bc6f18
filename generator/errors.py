"""Everything startwise can refuse or fail at: message, way out, exit status."""

from collections.abc import Iterator
from contextlib import contextmanager


class StartwiseError(Exception):
    """Base of all errors meant for a person: shown as two lines, never as a traceback.

    The message says in a sentence what is wrong, the way out, if there is one, what to do about it.
    Where what a command printed as JSON holds it already, it ``is_printed``.
    """

    exit_status = 1
    is_printed = False

    def __init__(self, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out

    def as_data(self) -> dict[str, str | int]:
        """Return it as the field ``error`` of JSON has it."""
        return {
            "message": self.message, "way_out": self.way_out, "exit_status": self.exit_status,
        }  # fmt: skip

    def add_way_out(self, further: str) -> None:
        """Say what else to do about it."""
        self.way_out = f"{self.way_out} {further}".strip()


class WrongRequest(StartwiseError):
    """The request itself cannot be met: nothing was done.

    Where answers are to blame, ``at_odds`` has the names of their questions.
    """

    exit_status = 2
    at_odds: tuple[str, ...] = ()


class UnknownName(WrongRequest):
    """An answer, a choice or a key that does not exist."""


class NotAvailableYet(WrongRequest):
    """A choice of the vocabulary that no template renders yet."""


class ClashingAnswers(WrongRequest):
    """Answers that cannot stand together."""


class ImpossibleName(WrongRequest):
    """A project name or slug that cannot become a Python package."""


class UnreadableAnswers(WrongRequest):
    """An answers file that cannot be read or is not what it should be."""


class UnreadableSide(WrongRequest):
    """A side of a comparison that is neither answers nor a file of them nor a project."""


class NotAProject(WrongRequest):
    """A folder that was not made by startwise, or that cannot be read as it should be."""


class TargetTaken(WrongRequest):
    """The folder to create exists and is not empty, or cannot be made."""


class PlacingFailed(StartwiseError):
    """Writing the project failed; nothing was left behind."""


class GitFailed(StartwiseError):
    """git refused what was asked of it."""


class InstallFailed(StartwiseError):
    """The project was placed whole, but a step after that failed."""


class ResolvingFailed(StartwiseError):
    """No versions of the packages could be found that go together."""


class TemplateBroken(StartwiseError):
    """A template could not be rendered: a fault of startwise, not of the request."""


class Interrupted(StartwiseError):
    """Stopped by Ctrl-C."""

    exit_status = 130


@contextmanager
def about(what: str) -> Iterator[None]:
    """Name in a refusal what it is about, as in ``Left side: There is no question 'x'.``."""
    try:
        yield
    except WrongRequest as error:
        error.message = f"{what[0].upper()}{what[1:]}: {error.message}"
        raise
