"""Lines of a card: those that there is room for, and text that does not act on the terminal."""

from prompt_toolkit.formatted_text import StyleAndTextTuples, fragment_list_to_text
from prompt_toolkit.layout import FormattedTextControl
from prompt_toolkit.layout.controls import UIContent

from generator.terminal.safe_text import plain


class Lines(FormattedTextControl):
    """Lines that end in a mark where there is no room for all of them."""

    def create_content(self, width: int, height: int | None) -> UIContent:
        """Return the lines for so many rows."""
        content = super().create_content(width, height)
        if height is None or height < 1:
            return content
        rest = range(height, content.line_count)
        if not any(fragment_list_to_text(content.get_line(number)) for number in rest):
            return content
        last = fragment_list_to_text(content.get_line(height - 1))[: width - 2]

        def line(number: int) -> StyleAndTextTuples:
            return content.get_line(number) if number < height - 1 else [("", f"{last} …")]

        return UIContent(line, line_count=height)


def harmless(text: str) -> str:
    """Return a text without what would act on the terminal."""
    return "".join(character for character in text if plain(character) == character)
