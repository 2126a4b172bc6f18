"""What became of a project since it was made, as JSON has it."""

from typing import Any

from generator import __version__
from generator.comparing.checked_files import STATES
from generator.comparing.checking import Check


def as_data(check: Check, *, strict: bool) -> dict[str, Any]:
    """Return a check as data; ``drift`` names what is wrong, and is empty where nothing is."""
    counts = check.counts()
    return {
        "drift": list(check.drift(strict=strict)),
        "behind": None if check.record is None else check.is_behind,
        "record": _record(check),
        "presets": _presets(check),
        "enforced": list(check.enforced),
        "renders": {"version": __version__, "tree": check.digest or None},
        "counts": {state: counts.get(state, 0) for state in STATES},
        "searched_all": check.is_whole,
        "files": [
            {"path": one.path, "state": one.state, "now": one.now or None,
             "line": one.line or None, "why": one.why or None}
            for one in check.files
        ],
    }  # fmt: skip


def _presets(check: Check) -> dict[str, Any]:
    found = check.presets
    return {
        "checked": [one.recorded for one in found.made_with],
        "not_checked": [vars(one) for one in found.lost],
        "refused": list(found.refused),
        "other": list(found.other),
    }


def _record(check: Check) -> dict[str, Any]:
    record, problem = check.record, check.problem
    return {
        "version": record.version if record else None,
        "template": record.template if record else None,
        "tree": record.digest if record else None,
        "unknown": list(record.not_understood) if record else [],
        "problem": problem and {"message": problem.message, "way_out": problem.way_out},
    }
