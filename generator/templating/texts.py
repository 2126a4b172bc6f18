"""The texts that people read in a generated project, written for its pages and for its code.

``translator`` is the framework whose way of marking texts for translation is used; without one,
the project speaks one language and holds the texts as they are.
"""

import re
from collections.abc import Iterable, Mapping

from generator.answers.quoting import python_string

LAZY = {"django": "gettext_lazy", "flask": "lazy_gettext"}

_RAW = re.compile(r"(\{%-? raw -?%\})(.*?)(?=\{%[-+]? endraw)", re.DOTALL)
_CALL = re.compile(r"\{\{ text(?:_value)?\(.*?\) \}\}", re.DOTALL)


def reached_in_raw(source: str) -> str:
    """Let a template's raw parts call ``text``: pages are raw for most of their length."""
    return _RAW.sub(lambda raw: raw[1] + _CALL.sub(_outside_of_raw, raw[2]), source)


def _outside_of_raw(call: "re.Match[str]") -> str:
    return f"{{%+ endraw %}}{call[0]}{{% raw %}}"


def page_text(message: str, values: Mapping[str, str], translator: str = "") -> str:
    """Return a text of a page; each ``{name}`` in it shows the page's expression of that name."""
    shown = {name: f"{{{{ {value} }}}}" for name, value in values.items()}
    if not translator:
        return message.format(**shown) if values else message
    quoted = python_string(message_id(message, values))
    if translator == "flask":
        named = "".join(f", {name}={value}" for name, value in values.items())
        return f"{{{{ _({quoted}{named}) }}}}"
    if not values:
        return f"{{% translate {quoted} %}}"
    named = "".join(f" {name}={value}" for name, value in values.items() if name != value)
    inside = message.format(**{name: f"{{{{ {name} }}}}" for name in values})
    opening = f"{{% blocktranslate{' with' if named else ''}{named} %}}"
    return f"{opening}{inside}{{% endblocktranslate %}}"


def page_value(message: str, translator: str = "") -> str:
    """Return a text of a page where an expression is needed: as an argument of a filter or tag."""
    return f"_({python_string(message)})" if translator else python_string(message)


def code_text(
    message: str, values: Mapping[str, str], translator: str = "", *, lazy: bool = False
) -> str:
    """Return the Python expression of a text; ``{name}`` stands for the expression of that name.

    A lazy text is translated when it is shown: the texts of classes and modules, which are made
    before anybody has asked for a page.
    """
    if not translator:
        if not values:
            return python_string(message)
        return "f" + python_string(message.format(**{n: f"{{{v}}}" for n, v in values.items()}))
    quoted = python_string(message_id(message, values))
    function = LAZY[translator] if lazy else "_"
    if not values:
        return f"{function}({quoted})"
    if translator == "flask":
        return f"{function}({quoted}, {', '.join(f'{n}={v}' for n, v in values.items())})"
    named = ", ".join(f"{python_string(name)}: {value}" for name, value in values.items())
    return f"{function}({quoted}) % {{{named}}}"


def message_id(message: str, values: Iterable[str]) -> str:
    """Return a message as catalogues have it; ``%`` and braces would mean something to gettext."""
    if "%" in message:
        raise ValueError(f"a text must not hold a per cent sign: {message}")
    return message.format(**{name: f"%({name})s" for name in values})
