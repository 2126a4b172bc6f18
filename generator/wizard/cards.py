"""One question as it stands on the screen, and what a reply to it is: plain lines for any width."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from unicodedata import combining, east_asian_width

from generator.answers.questions import Answer
from generator.terminal.paragraphs import UNBROKEN, sentence, shortened, wrapped
from generator.wizard.offers import Option

# Narrower than this, a choice's row has no room for what it is: that stands below the list.
_ROOMY = 64
_MARGIN = 3
# What choices beside each other take besides their words: a blank and the marks of one.
_BESIDE = 3
FIRST = "This is the first question."
TYPED_AHEAD = "What was typed before this could be read was dropped."
# What stands above the column that tells whom a choice speaks for.
_ABOVE_LEANS = "the articles' weight"


class Back(Enum):
    """Going back to the question before."""

    BACK = "back"


BACK = Back.BACK
Reply = Answer | Back


@dataclass(frozen=True)
class Card:
    """One question: what is asked, what can be answered, where things stand.

    ``above`` is what it is asked about, in sections, ``shorter`` the same in fewer
    rows, ``aside`` what need not be read, ``so_far`` what was answered, in one line,
    ``now`` where the pick stands, ``place`` which question of how many this is. Without ``options``
    text is typed: ``check`` says why one cannot be taken, ``echo`` what one leads to. ``note`` says
    in lines why it is asked again or what came of the last answer, ``first`` what is told where
    somebody goes back from the first. Where ``is_final``, its answer acts: keys pressed before it
    is seen count for nothing, and its options stand beside each other, to leave room for what they
    act on. Where Space ticks options, ``enter`` is what Enter replies.
    """

    prompt: str
    help: str = ""
    options: tuple[Option, ...] = ()
    preset: Answer = ""
    so_far: str = ""
    place: str = ""
    note: str = ""
    now: str = ""
    check: Callable[[str], str] = lambda _: ""
    echo: Callable[[str], str] = lambda _: ""
    is_first: bool = False
    first: str = FIRST
    is_final: bool = False
    above: tuple[str, ...] = ()
    shorter: tuple[tuple[str, ...], ...] = ()
    aside: str = ""
    enter: Answer = ""

    @property
    def start(self) -> int:
        """Return the index of the option to start from: the preset, else the first that can be."""
        possible = [index for index, one in enumerate(self.options) if not one.refused]
        preset = (index for index in possible if self.options[index].value == self.preset)
        return next(preset, possible[0] if possible else 0)


def above(card: Card, room: int) -> list[str]:
    """Return what a question is about; sections are set apart where that fits into so many rows."""
    texts = ["\n\n".join(card.above), *map("\n".join, (card.above, *card.shorter))]
    fitting = (text for text in texts if text.count("\n") < room)
    return next(fitting, texts[-1]).splitlines()


def heading(card: Card, columns: int) -> list[str]:
    """Return what was answered so far and which question this is."""
    if not card.so_far and not card.place:
        return []
    room = columns - len(card.place) - 2
    so_far = card.so_far.replace(UNBROKEN, " ")
    first, *rest = wrapped(card.so_far, room) if columns >= _ROOMY else [so_far]
    while cells(first) > room:
        first = f"{first.removesuffix('…')[:-1]}…"
    return [f"{first}{' ' * (room - cells(first))}  {card.place}".rstrip(), *rest]


def cells(text: str) -> int:
    """Return the columns that a text takes; wide characters take two, marks none."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def question(card: Card, columns: int, place: str = "") -> list[str]:
    """Return the question, what it is for, and why it is asked again.

    ``place`` says where in a list that does not fit the person is. What is final is asked in the
    row of its choices.
    """
    prompt = "" if card.is_final else card.prompt
    lines = wrapped(" ".join(filter(None, (prompt, card.help, place))), columns)
    if lines and columns >= _ROOMY and any(one.lean for one in card.options):
        room = columns - len(_ABOVE_LEANS)
        lines[0] = f"{lines[0]:<{room}}{_ABOVE_LEANS}" if len(lines[0]) < room else lines[0]
    return [*lines, *(line for note in card.note.splitlines() for line in wrapped(note, columns))]


def row(card: Card, index: int, columns: int) -> str:
    """Return one choice on one line: its word, what it is, and whom it speaks for."""
    option = card.options[index]
    words = max(len(one.mark + one.word) for one in card.options)
    line = f"not possible: {option.refused}" if option.refused else option.line
    start = f"{option.mark + option.word:<{words}}  "
    room = columns - _MARGIN - len(start)
    if columns < _ROOMY:
        short = "not possible" if option.refused else option.lean
        return shortened(start + short, columns - _MARGIN).rstrip()
    if not option.lean:
        return shortened(start + line, columns - _MARGIN).rstrip()
    room -= len(option.lean) + 1
    return f"{start}{shortened(line, room):<{room}} {option.lean}"


def rows_of_words(card: Card, columns: int) -> list[list[int]]:
    """Return which choices stand beside each other, by word alone; the question comes first."""
    rows: list[list[int]] = [[]]
    room = columns - len(card.prompt)
    for index, option in enumerate(card.options):
        width = _BESIDE + len(option.word)
        if width > room and rows[-1]:
            rows.append([])
            room = columns
        rows[-1].append(index)
        room -= width
    return rows


def details(card: Card, index: int, columns: int) -> list[str]:
    """Return what there is to know about one choice, wrapped."""
    option = card.options[index]
    texts = [f"Not possible: {option.refused}."] if option.refused else list(option.details)
    if (columns < _ROOMY or card.is_final) and option.line and not option.refused:
        texts.insert(0, sentence(option.line))
    indent = " " * _MARGIN
    return [line for text in texts for line in wrapped(text, columns, indent, indent)]


def details_height(card: Card, columns: int) -> int:
    """Return the lines that the fullest choice takes, so that nothing below it moves."""
    return max(
        (len(details(card, index, columns)) for index in range(len(card.options))), default=0
    )


def tally_lines(card: Card, index: int, columns: int) -> list[str]:
    """Return where the pick stands, and where it would with the choice that is pointed at."""
    if not card.now:
        return []
    lines = wrapped(f"Now: {card.now}", columns)
    outlook = card.options[index].outlook if card.options else ""
    return lines + wrapped(outlook, columns)


def keys(card: Card, columns: int) -> list[str]:
    """Return the keys that work here, on one line of 79 columns."""
    if card.is_final:
        first = card.options[0].word
        words = ["Enter takes it", f"{first[:1]} Enter: {first}", "Left, Right move"]
        words += [] if card.is_first else ["Shift-Tab back"]
    elif card.options:
        words = ["Space ticks", "Enter goes on"] if card.enter else ["Enter takes it"]
        words += [] if card.is_first else ["Left goes back"]
        words.append("Up, Down move" if card.enter else "Up, Down, a letter move")
    else:
        words = ["Enter takes it"] + ([] if card.is_first else ["Shift-Tab goes back"])
    # At the review the line is full; a question mark tells there, too.
    words += ["Ctrl-C stops"] if card.is_final else ["? help", "Ctrl-C stops"]
    unbroken = "  ".join(word.replace(" ", UNBROKEN) for word in words)
    return wrapped(unbroken, columns)
