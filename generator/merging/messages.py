"""Merging catalogues of messages; what is compiled from one is compiled again."""

import io
import re

from generator.merging.line_merge import by_lines
from generator.merging.outcomes import Merger, Outcome, Sides, best_of, settled
from generator.merging.units import How, Parts, by_units, numbered

_PLACES = re.compile(r"^#: .*\n", re.MULTILINE)


def compiled(catalogue: bytes, language: str) -> bytes:
    """Return a catalogue as programs read it, with its own header and no other."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    read = read_po(io.BytesIO(catalogue), locale=language)
    header = _header(catalogue.decode())

    class WithItsHeader(Catalog):
        @property
        def mime_headers(self) -> list[tuple[str, str]]:
            return header

    written, made = io.BytesIO(), WithItsHeader(language, fuzzy=False)
    for message in read:
        if message.id:
            made[message.id] = message
    write_mo(written, made)
    return written.getvalue()


def _header(catalogue: str) -> list[tuple[str, str]]:
    """Return what the header of a catalogue says, in its order."""
    entry = next((one for one in catalogue.split("\n\n") if 'msgid ""\n' in one), "")
    text = "".join(re.findall(r'^"(.*)"$', entry, re.MULTILINE))
    pairs = (line.partition(": ") for line in text.split("\\n") if ": " in line)
    return [(name, value) for name, _, value in pairs]


def _messages(text: str) -> Parts:
    """Return the messages of a catalogue by their id; its header has none."""
    entries = re.split(r"(?<=\n)(?=\n)", text)
    return Parts("", numbered((_id(entry), entry) for entry in entries))


def _id(entry: str) -> str:
    lines = [line for line in entry.splitlines() if line and not line.startswith("#")]
    end = next((n for n, line in enumerate(lines) if line.startswith("msgstr")), len(lines))
    return "\n".join(lines[:end])


def _message(sides: Sides) -> Outcome:
    """Merge a message; the places where it stands are those of the new files."""
    bare = Sides(*(_PLACES.sub("", one) for one in (sides.ours, sides.base, sides.theirs)))
    text = settled(bare)
    if text is None or bare.theirs not in {bare.base, text}:
        return by_lines(sides)
    places = "".join(_PLACES.findall(sides.theirs))
    at = re.search(r"^[^#\n]", text, re.MULTILINE)
    start = at.start() if at else 0
    return Outcome(text[:start] + places + text[start:])


merge: Merger = best_of(by_units(How(_messages, _message)), by_lines)
