"""Starts SecantusDB with two stages mended; run by the Python of the server's own environment.

Django's MongoDB back end counts with ``$unionWith`` over a pipeline that begins with ``$documents``
and names no collection. MongoDB takes that; SecantusDB 0.7.0b3 refuses it. It also orders by what
another collection holds, with ``$addFields`` of nested fields: MongoDB adds these to what is there,
SecantusDB puts them in its place.
"""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any


def mended(stage: Callable[..., Any], apply_pipeline: Callable[..., Any]) -> Callable[..., Any]:
    """Return the stage ``$unionWith``, with documents that are written out in its pipeline."""

    def union_with(wanted: Any, documents: Any, context: Any, *more: Any, **named: Any) -> Any:
        pipeline = wanted.get("pipeline") if isinstance(wanted, dict) else None
        if pipeline and wanted.get("coll") is None and "$documents" in pipeline[0]:
            first, *rest = pipeline
            written = [dict(document) for document in first["$documents"]]
            return [*documents, *(apply_pipeline(written, rest, context) if rest else written)]
        return stage(wanted, documents, context, *more, **named)

    return union_with


def adding(stage: Callable[..., Any]) -> Callable[..., Any]:
    """Return the stage ``$addFields``, with each nested field named by its path."""

    def add_fields(wanted: Any, *more: Any, **named: Any) -> Any:
        return stage(dict(paths(wanted)), *more, **named)

    return add_fields


def paths(wanted: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each field that is set, by its path; what begins with ``$`` is an expression."""
    for name, value in wanted.items():
        if isinstance(value, dict) and value and not any(key.startswith("$") for key in value):
            yield from paths(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def main() -> int:
    """Mend the stages, then run the server's own command."""
    aggregate = import_module("secantus.aggregate")
    run_server = import_module("secantus.cli").main

    stages = next(
        value
        for value in vars(aggregate).values()
        if isinstance(value, dict) and "$unionWith" in value
    )
    stages["$unionWith"] = mended(stages["$unionWith"], aggregate.apply_pipeline)
    for name in ("$addFields", "$set"):
        stages[name] = adding(stages[name])
    return int(run_server() or 0)


if __name__ == "__main__":
    sys.exit(main())
