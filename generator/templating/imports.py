"""Import lines from many fragments, merged and laid out as isort and ruff would leave them."""

import ast
import sys
from collections.abc import Iterable

LINE_LENGTH = 100

Imported = dict[str, set[str]]


def import_block(source: str, first_party: Iterable[str]) -> str:
    """Return one import block for all import lines in ``source``.

    Lines may repeat and come in any order. Sections are the standard library, third parties, the
    project's own packages (``first_party``) and relative imports, a blank line between them.
    """
    own = frozenset(first_party)
    sections: dict[int, Imported] = {}
    for node in ast.parse(source).body:
        for module, member in imported(node):
            section = sections.setdefault(_section(module, own), {})
            section.setdefault(module, set()).add(member)
    blocks = ("".join(_lines(sections[key])) for key in sorted(sections))
    return "\n".join(blocks)


def imported(node: ast.stmt) -> list[tuple[str, str]]:
    """Return (module, member) for each name; the member of a plain import starts with a blank."""
    if isinstance(node, ast.Import):
        return [(alias.name, " " + _renamed(alias)) for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        return [(module, _renamed(alias)) for alias in node.names]
    raise SyntaxError(f"not an import: {ast.unparse(node)}")


def _renamed(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _section(module: str, own: frozenset[str]) -> int:
    if module.startswith("."):
        return 4
    root = module.partition(".")[0]
    if root == "__future__":
        return 0
    if root in own:
        return 3
    return 1 if root in sys.stdlib_module_names else 2


def _lines(section: Imported) -> Iterable[str]:
    plain = sorted(
        (module.lower(), member.strip())
        for module, members in section.items()
        for member in members
        if member.startswith(" ")
    )
    yield from (f"import {member}\n" for _, member in plain)
    for module in sorted(section, key=_module_order):
        members = [member for member in section[module] if not member.startswith(" ")]
        together = sorted((one for one in members if " as " not in one), key=_member_order)
        alone = [[member] for member in members if " as " in member]
        lines = [line for line in (together, *alone) if line]
        for line in sorted(lines, key=lambda line: _member_order(line[0])):
            yield _from_line(module, line)


def _module_order(module: str) -> tuple[int, str]:
    """Order relative imports with the most dots first, as isort does."""
    dots = len(module) - len(module.lstrip("."))
    return (-dots, module.lower())


def _member_order(member: str) -> tuple[int, str, str]:
    """Order constants, then classes, then the rest, as isort does."""
    name = member.partition(" ")[0]
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return (kind, member.lower(), member)


def _from_line(module: str, members: list[str]) -> str:
    line = f"from {module} import {', '.join(members)}\n"
    if len(line) <= LINE_LENGTH + 1:
        return line
    wrapped = "".join(f"    {member},\n" for member in members)
    return f"from {module} import (\n{wrapped})\n"
