"""Questions drawn by prompt_toolkit: a list to move in, or a line to type on."""

from collections.abc import Callable

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.application.current import set_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import (
    ANSI,
    StyleAndTextTuples,
    to_formatted_text,
)
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    BufferControl,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.styles import Style

from generator.terminal.paragraphs import WIDEST, wrapped
from generator.terminal.styles import width
from generator.wizard import cards
from generator.wizard.card_help import help_text
from generator.wizard.cards import BACK, TYPED_AHEAD, Card, Reply
from generator.wizard.keyboard import forget_burst
from generator.wizard.lines import Lines, harmless
from generator.wizard.pager import Pager

# No grey: some palettes show it as their background.
_STYLE = Style(
    [
        ("question", "bold"),
        ("pointed", "bold"),
        ("taken", "bold reverse"),
        ("aside", "dim"),
        ("refused", "italic"),
        ("now", "ansicyan"),
        ("wrong", "ansired"),
        # prompt_toolkit underlines spaces that no line ends at, as an editor would.
        ("nbsp", "noinherit"),
    ]
)
# From so many rows on, empty lines set the parts of a card apart.
_TALL = 18
# The rows that a card keeps for what is not its list.
_ROWS_BESIDES = 6
# The rows that choices beside each other take at the most, with what is told about one.
_ROWS_OF_MENU = 5
# The empty lines that do.
_GAPS = 4
_POINTER, _NO_POINTER = " > ", "   "
# What a card replies where its help is wished; no answer is it.
_HELP = "\0help"


class Drawn:
    """Draws one question at a time where the cursor is, and wipes it when it is answered."""

    def __init__(self) -> None:
        self._above: tuple[str, ...] = ()

    def ask(self, card: Card) -> Reply:
        """Ask one question; what was typed or chosen, or the wish to go back.

        What stands above it is read first where it does not fit there.
        """
        if card.above and card.above != self._above:
            self._above = card.above
            if not fits(card):
                self.show("\n\n".join(card.above))
        drawing = _drawing(card)
        application = _application(drawing)
        if card.is_final and forget_burst(is_begun=bool(get_typeahead(application.input))):
            drawing.wrong = TYPED_AHEAD
        reply = application.run()
        while reply == _HELP:
            self.show(help_text(card.options, min(width(), WIDEST)))
            # With what was typed or pointed at before.
            reply = _application(drawing).run()
        return reply

    def show(self, text: str) -> None:
        """Show a text on a screen of its own."""
        Pager(text).application.run()


def _drawing(card: Card) -> "_Drawing":
    if card.is_final:
        return _Row(card)
    return _List(card) if card.options else _Line(card)


def _application(drawing: "_Drawing") -> Application[Reply]:
    application: Application[Reply] = Application(
        layout=drawing.layout, key_bindings=drawing.bindings, style=_STYLE, erase_when_done=True
    )
    application.ttimeoutlen = 0.1
    application.key_processor.before_key_press += drawing.forget_complaint
    return application


def fits(card: Card) -> bool:
    """Whether the terminal has the rows for all of a card."""
    application = _application(_drawing(card))
    size = application.output.get_size()
    with set_app(application):
        height = application.layout.container.preferred_height(size.columns, size.rows)
    return height.preferred <= size.rows


def _stop(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt())


def _room_for_list(count: int) -> int:
    """Return how many of so many choices are seen at the least, above and below the other text."""
    return max(min(count, get_app().output.get_size().rows - _ROWS_BESIDES), 1)


class _Drawing:
    """What a list and a line have in common: the card around them and the keys."""

    layout: Layout

    def __init__(self, card: Card) -> None:
        self.card = card
        self.pointed = card.start
        self.wrong = ""
        self.bindings = KeyBindings()
        self._bind_common()

    def forget_complaint(self, _: object) -> None:
        """Leave off what was wrong: another key is pressed."""
        self.wrong = ""

    def _bind_common(self) -> None:
        for key in (Keys.ControlC, Keys.ControlD, Keys.SIGINT):
            self.bindings.add(key)(_stop)
        self.bindings.add("?", filter=Condition(self._can_help))(self._help)
        self.bindings.add(Keys.BackTab)(self._go_back)
        # The Linux console sends this for Shift-Tab.
        self.bindings.add(Keys.Escape, Keys.Tab)(self._go_back)
        self.bindings.add(Keys.ControlZ)(lambda event: event.app.suspend_to_background())

    def _can_help(self) -> bool:
        return True

    def _help(self, event: KeyPressEvent) -> None:
        event.app.exit(result=_HELP)

    def _go_back(self, event: KeyPressEvent) -> None:
        if self.card.is_first:
            self.wrong = self.card.first
        else:
            event.app.exit(result=BACK)

    @staticmethod
    def columns() -> int:
        """Return how wide a card is: the last column stays free, as a terminal may wrap there."""
        return min(max(get_app().output.get_size().columns, 10), WIDEST) - 1

    def _place(self) -> str:
        """Return which of the choices is pointed at, where not all of them are seen."""
        count = 0 if self.card.is_final else len(self.card.options)
        return f"({self.pointed + 1} of {count})" if _room_for_list(count) < count else ""

    def _room_above(self) -> int:
        return self._rows() - _ROWS_OF_MENU - len(self.card.note.splitlines())

    def _is_tall(self) -> bool:
        """Whether there is room for all of the card, and for what sets its parts apart."""
        rows = self._rows()
        return not self.card.is_final and rows >= max(_TALL, self._rows_needed() + _GAPS)

    def _rows_needed(self) -> int:
        card, columns = self.card, self.columns()
        choices = range(len(card.options))
        texts = (cards.heading(card, columns), cards.question(card, columns), self._aside(columns))
        return (
            sum(map(len, texts))
            + max(len(choices), 1)
            + cards.details_height(card, columns)
            + max((len(cards.tally_lines(card, one, columns)) for one in choices), default=2)
            + len(cards.keys(card, columns))
        )

    def _aside(self, columns: int) -> list[str]:
        return wrapped(self.card.aside, columns)

    @staticmethod
    def _rows() -> int:
        return get_app().output.get_size().rows

    def _text(
        self, style: str, lines: Callable[[int], list[str]], *, least: int = 0, gap: bool = False
    ) -> Window:
        """Return a part of the card; where there is little room it gives way down to ``least``."""

        def shown() -> list[str]:
            found = lines(self.columns())
            return ["", *found] if found and gap and self._is_tall() else found

        def fragments() -> StyleAndTextTuples:
            # What stands above may have headings that are marked for a terminal.
            return to_formatted_text(ANSI("\n".join(shown())), style)

        def height() -> Dimension:
            count = len(shown())
            return Dimension(min=min(least, count), preferred=count, max=count)

        return Window(Lines(fragments), height=height, dont_extend_height=True)

    def _above(self) -> list[Window]:
        return [
            self._text("", lambda _: cards.above(self.card, self._room_above())),
            self._text("", lambda columns: cards.heading(self.card, columns)),
            self._text("class:aside", self._aside),
            self._text(
                "class:question",
                lambda columns: cards.question(self.card, columns, self._place()),
                least=1,
                gap=True,
            ),
            self._text("", lambda _: [""] if self._is_tall() else []),
        ]

    def _below(self) -> list[Window]:
        return [
            self._text(
                "class:now",
                lambda columns: cards.tally_lines(self.card, self.pointed, columns),
                least=1,
                gap=True,
            ),
            self._text("class:wrong", self._complaint, least=1),
            self._text("", lambda columns: cards.keys(self.card, columns), least=1),
        ]

    def _complaint(self, columns: int) -> list[str]:
        return wrapped(self.wrong, columns)


class _List(_Drawing):
    """A list of choices; the one that is pointed at is told about below it."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._bind_list()
        choices = Window(
            FormattedTextControl(self._rows_of_choices, focusable=True, show_cursor=False),
            height=self._height,
            dont_extend_height=True,
        )
        below_it = self._text("", self._details, gap=True)
        parts = [*self._above(), choices, below_it, *self._below()]
        self.layout = Layout(HSplit(parts), focused_element=choices)

    def _height(self) -> Dimension:
        count = len(self.card.options)
        return Dimension(min=_room_for_list(count), preferred=count, max=count, weight=count)

    def _rows_of_choices(self) -> StyleAndTextTuples:
        fragments: StyleAndTextTuples = []
        for index, option in enumerate(self.card.options):
            is_pointed = index == self.pointed
            style = "class:pointed" if is_pointed else "class:refused" if option.refused else ""
            if is_pointed:
                fragments.append(("[SetCursorPosition]", ""))
            fragments.append((style, _POINTER if is_pointed else _NO_POINTER))
            fragments.append((style, cards.row(self.card, index, self.columns())))
            fragments.append(("", "\n"))
        return fragments[:-1]

    def _details(self, columns: int) -> list[str]:
        lines = cards.details(self.card, self.pointed, columns)
        return lines + [""] * (cards.details_height(self.card, columns) - len(lines))

    def _bind_list(self) -> None:
        last = len(self.card.options) - 1
        for keys, target in (
            ((Keys.Up, Keys.ControlP), lambda: self.pointed - 1),
            ((Keys.Down, Keys.ControlN, Keys.Tab), lambda: self.pointed + 1),
            ((Keys.Home,), lambda: 0),
            ((Keys.End,), lambda: last),
        ):
            for key in keys:
                self.bindings.add(key)(self._pointing_at(target))
        self.bindings.add(Keys.Left)(self._go_back)
        self.bindings.add(Keys.Any)(self._jump)
        if self.card.enter:
            self.bindings.add(" ")(self._take)
            self.bindings.add(Keys.Enter)(lambda event: event.app.exit(result=self.card.enter))
        else:
            self.bindings.add(Keys.Enter)(self._take)

    def _pointing_at(self, target: Callable[[], int]) -> Callable[[KeyPressEvent], None]:
        def point(_event: KeyPressEvent) -> None:
            self.pointed = target() % len(self.card.options)

        return point

    def _jump(self, event: KeyPressEvent) -> None:
        """Point at the next choice that begins with the letter."""
        count = len(self.card.options)
        for index in (one % count for one in range(self.pointed + 1, self.pointed + count + 1)):
            if event.data and self.card.options[index].word.lower().startswith(event.data.lower()):
                self.pointed = index
                return

    def _take(self, event: KeyPressEvent) -> None:
        option = self.card.options[self.pointed]
        if option.refused:
            self.wrong = f"{option.word} is not possible: {option.refused}."
        else:
            event.app.exit(result=option.value)


class _Row(_List):
    """Choices beside each other; what the one that is pointed at is stands below them."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self.bindings.add(Keys.Left)(self._pointing_at(lambda: self.pointed - 1))
        self.bindings.add(Keys.Right)(self._pointing_at(lambda: self.pointed + 1))

    def _height(self) -> Dimension:
        return Dimension.exact(len(cards.rows_of_words(self.card, self.columns())))

    def _rows_of_choices(self) -> StyleAndTextTuples:
        fragments: StyleAndTextTuples = [("class:question", self.card.prompt)]
        for row in cards.rows_of_words(self.card, self.columns()):
            for index in row:
                is_pointed = index == self.pointed
                word = self.card.options[index].word
                style = "class:taken" if is_pointed else ""
                fragments += [("", " "), (style, f"[{word}]" if is_pointed else f" {word} ")]
            fragments.append(("", "\n"))
        return fragments[:-1]


class _Line(_Drawing):
    """A line to type on; what is wrong with it is told while it is typed."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        preset = str(card.preset)
        self._buffer = Buffer(document=Document(harmless(preset)), multiline=False)
        self._buffer.on_text_changed += self._keep_harmless
        self._is_entered = False
        field = VSplit(
            [
                Window(FormattedTextControl([("", _POINTER)]), width=3, height=1),
                Window(BufferControl(self._buffer), height=1),
            ]
        )
        self.bindings.add(Keys.Enter)(self._take)
        echo = self._text("", self._echo, gap=True)
        self.layout = Layout(HSplit([*self._above(), field, echo, *self._below()]))

    def _can_help(self) -> bool:
        """Whether a question mark is no part of what is typed."""
        return not self._buffer.text or self._buffer.text == self.card.preset

    def _keep_harmless(self, buffer: Buffer) -> None:
        """Leave out what would act on the terminal, typed or pasted."""
        text = harmless(buffer.text)
        if text != buffer.text:
            before = harmless(buffer.text[: buffer.cursor_position])
            buffer.document = Document(text, len(before))
            self.wrong = "Control characters were left out."

    def _echo(self, columns: int) -> list[str]:
        """Return what the text leads to; what is wrong with it stands below."""
        typed = self._buffer.text.strip()
        reason = self.card.check(typed)
        return wrapped("" if reason else self.card.echo(typed), columns)

    def _complaint(self, columns: int) -> list[str]:
        typed = self._buffer.text.strip()
        if not typed and not self._is_entered:
            return super()._complaint(columns)
        reason = self.wrong or self.card.check(typed)
        return [] if reason == self.card.note else wrapped(reason, columns)

    def _take(self, event: KeyPressEvent) -> None:
        self._is_entered = True
        typed = self._buffer.text.strip()
        if not self.card.check(typed):
            event.app.exit(result=typed)
