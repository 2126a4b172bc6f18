"""The names that a module reads, and those that it binds in whatever place."""

import ast


def names_read(tree: ast.AST) -> set[str]:
    """Return the names that a module reads, those in annotations in quotes included."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.add(node.id)
        for field in ("annotation", "returns"):
            quoted = getattr(node, field, None)
            for one in ast.walk(quoted) if isinstance(quoted, ast.AST) else ():
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    found |= _quoted(one.value)
    return found


def names_bound(tree: ast.AST) -> set[str]:
    """Return the names that are set, imported, defined or taken as a parameter; ``*`` for all."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found |= set() if isinstance(node.ctx, ast.Load) else {node.id}
        elif isinstance(node, ast.alias):
            found.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        else:
            name = getattr(node, "name", None) or getattr(node, "rest", None)
            found |= {name} if isinstance(name, str) else set()
    return found


def _quoted(text: str) -> set[str]:
    try:
        return names_read(ast.parse(text, mode="eval"))
    except (SyntaxError, ValueError, RecursionError):
        return set()
