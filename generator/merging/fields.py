"""What a change leaves to do for fields that the owner gave to a model."""

from collections.abc import Iterator

from generator.merging.project_change import Change
from generator.merging.step import Step
from generator.merging.trees import Files


def steps_for_fields(change: Change, base: Files, ours: Files) -> Iterator[Step]:
    """Yield that a new API does not know the fields that the owner gave to notes."""
    notes = f"{change.before['project_slug']}/notes"
    models = f"{notes}/models.py"
    is_new = change.answers.get("rest") is True and f"{notes}/api.py" in change.theirs.tree
    if is_new and models in base and models in ours:
        had, has = (side[models].splitlines() for side in (base, ours))
        name = {"django": "serializers", "flask": "schemas"}[change.framework]
        if had != has:
            yield Step(
                f"You edited {models}. The API neither returns nor takes a field of yours before "
                f"{notes}/{name}.py names it."
            )
