"""Free text quoted for the file it goes into, so that it arrives there as itself."""

import json
import re

_MARKDOWN_MARKS = re.compile(
    r"[*_`<>\[\]&~|]"
    r"|\\(?=[!-/:-@\[-`{-~]|$)"
    r"|^[#+\-=](?=\s)"
    r"|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)|(?<=^\d\d\d)[.)](?=\s)"
)


def python_string(text: str) -> str:
    """Return a Python literal in the quotes that a formatter would choose."""
    escaped = "".join(_python_character(character) for character in text)
    if text.count('"') > text.count("'"):
        return "'" + escaped.replace("'", "\\'") + "'"
    return '"' + escaped.replace('"', '\\"') + '"'


def _python_character(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")


def toml_string(text: str) -> str:
    """Return a TOML basic string."""
    # JSON's escapes are a subset of TOML's, apart from DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_value(value: str | bool) -> str:
    """Return a TOML boolean or string."""
    return str(value).lower() if isinstance(value, bool) else toml_string(value)


def markdown(text: str) -> str:
    """Return Markdown that shows the text as itself; escapes only what Markdown would change."""
    return _MARKDOWN_MARKS.sub(lambda mark: "\\" + mark.group(), text)
