"""What a question mark tells: a card's choices, and how to read what stands beside them."""

from collections.abc import Iterable
from operator import itemgetter

from generator.guidance.articles import ARTICLES
from generator.guidance.rules import WEIGHTS
from generator.terminal.paragraphs import filled, listed_words
from generator.wizard.offers import Option

_STOPS = "Ctrl-C stops; the answers given so far are saved."


def scale() -> str:
    """Return what a reason weighs by its strength."""
    weights = sorted(WEIGHTS.items(), key=itemgetter(1))
    return listed_words([f"{one} {weight}" for one, weight in weights if weight], "or")


def help_text(options: Iterable[Option], width: int) -> str:
    """Return all there is to know about choices, then what articles, weights and [A0] are."""
    lines = [line for option in options for line in _told(option)]
    lines += [""] if lines else []
    every = (*lines, *_articles(), "", _STOPS)
    return "\n".join(filled(one, width, rest=" " * 4) for one in every)


def _told(option: Option) -> Iterable[str]:
    yield f"{option.word}: {option.line or option.refused}.".replace(": .", ".")
    yield from (f"  {text}" for text in option.details)
    if option.outlook:
        yield f"  {option.outlook}."


def _articles() -> Iterable[str]:
    yield (
        f"The articles are {len(ARTICLES)} published comparisons of Django and Flask; in brackets "
        "stands which of them say so:"
    )
    yield from (f"  [{one.id}] {one.citation}" for one in ARTICLES)
    yield (
        f"A reason found in them weighs {scale()}, and adds that to its framework's sum: Django 6 "
        ": Flask 4. The larger sum is the pick; a tie goes to Django. A decisive reason is the "
        "pick whatever the sums, and adds nothing to them."
    )
