"""A comparison as JSON has it."""

from dataclasses import asdict
from typing import Any

from generator.comparing.alignment import shared
from generator.comparing.comparison import Comparison, Side
from generator.comparing.measuring import are_the_same
from generator.comparing.remarks import remarks_of
from generator.guidance.recommendation import as_data as recommendation_as_data


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain data, without the contents of files."""
    return {
        "same": are_the_same(comparison),
        "left": _side(comparison.left),
        "right": _side(comparison.right),
        "answers": {
            name: {"left": left, "right": right}
            for name, (left, right) in comparison.answers.items()
        },
        "capabilities": [asdict(row) for row in comparison.capabilities],
        "files": asdict(shared(comparison.left.layout, comparison.right.layout)),
        "concerns": [asdict(row) for row in comparison.concerns],
    }


def _side(side: Side) -> dict[str, Any]:
    layout = side.layout
    without, whole = side.installed or (None, None)
    return {
        "label": layout.label,
        "framework": layout.framework,
        "origin": layout.origin,
        "answers": layout.answers,
        "left_out": list(layout.left_out),
        "ignored": list(layout.ignored),
        "edited": list(layout.edited),
        "remarks": list(remarks_of(layout)),
        "recommendation": recommendation_as_data(layout.recommendation),
        "sizes": {kind: asdict(size) for kind, size in side.sizes.items()},
        "features": [asdict(feature) for feature in side.features],
        "packages": [asdict(package) for package in side.packages],
        "installed": {"running": without, "developing": whole},
        "settings": [asdict(setting) for setting in side.settings],
        "routes": [asdict(route) for route in side.routes],
    }
