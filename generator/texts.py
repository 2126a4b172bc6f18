"""The texts that people read in a generated project, written for its pages and for its code."""

from collections.abc import Mapping

from generator.quoting import python_string


def page_text(message: str, values: Mapping[str, str]) -> str:
    """Give a text of a page; each ``{name}`` in it shows the page's expression of that name."""
    return message.format(**{name: f"{{{{ {value} }}}}" for name, value in values.items()})


def code_text(message: str, values: Mapping[str, str]) -> str:
    """Give the Python expression of a text; ``{name}`` stands for the expression of that name."""
    if not values:
        return python_string(message)
    return "f" + python_string(message.format(**{n: f"{{{v}}}" for n, v in values.items()}))
