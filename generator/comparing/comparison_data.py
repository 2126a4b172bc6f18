"""A comparison as JSON has it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from generator.comparing.alignment import shared
from generator.comparing.comparison import Comparison, ConcernRow, Side
from generator.comparing.measuring import are_the_same
from generator.comparing.remarks import remarks_of
from generator.guidance.recommendation import as_data as recommendation_as_data
from generator.inspection.measures import CapabilityRow


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Give a comparison as plain data, without the contents of files."""
    return {
        "same": are_the_same(comparison),
        "left": _side(comparison.left),
        "right": _side(comparison.right),
        "answers": {name: _sides(*answers) for name, answers in comparison.answers.items()},
        "capabilities": [_capability(row) for row in comparison.capabilities],
        "files": asdict(shared(comparison.left.layout, comparison.right.layout)),
        "concerns": [_concern(row) for row in comparison.concerns],
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
        "remarks": list(remarks_of(layout)),
        "recommendation": recommendation_as_data(layout.recommendation),
        "sizes": {kind: asdict(size) for kind, size in side.sizes.items()},
        "features": [asdict(feature) for feature in side.features],
        "packages": [asdict(package) for package in side.packages],
        "installed": {"running": without, "developing": whole},
        "settings": [asdict(setting) for setting in side.settings],
        "routes": [asdict(route) for route in side.routes],
    }


def _sides(left: object, right: object) -> Mapping[str, object]:
    return {"left": left, "right": right}


def _capability(row: CapabilityRow) -> dict[str, Any]:
    sides = _sides(asdict(row.left), asdict(row.right))
    return {"area": row.area, "name": row.name, **sides}


def _concern(row: ConcernRow) -> dict[str, Any]:
    return {"concern": row.concern, "what": row.what, "pairs": [asdict(one) for one in row.pairs]}
