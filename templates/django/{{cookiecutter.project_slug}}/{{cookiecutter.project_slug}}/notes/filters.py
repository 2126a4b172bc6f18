"""How clients pick and order notes."""

from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django_filters import rest_framework as filters
from django_filters.fields import IsoDateTimeField
from drf_spectacular.utils import extend_schema_field

from ..api.fields import ANY_TEXT
from .models import Note

LONGEST_PART_OF_TITLE = 200
FIRST_MOMENT = datetime.min.replace(tzinfo=UTC)
LAST_MOMENT = datetime.max.replace(tzinfo=UTC)


@extend_schema_field({**ANY_TEXT, "maxLength": LONGEST_PART_OF_TITLE})
class TitleFilter(filters.CharFilter):
    """Finds a part of the title."""


class MomentField(IsoDateTimeField):
    """A moment, however far away it is."""

    def clean(self, value: str | None) -> datetime | None:
        """Give the moment, or refuse what is none."""
        if value == "":
            raise ValidationError("Give a date and a time.")
        moment = super().clean(value)
        return in_utc(moment) if moment else None


class MomentFilter(filters.IsoDateTimeFilter):
    """Compares with a moment."""

    field_class = MomentField


class NoteFilter(filters.FilterSet):
    """Filters by title and time of creation, and orders."""

    title = TitleFilter(lookup_expr="icontains", max_length=LONGEST_PART_OF_TITLE)
    created_after = MomentFilter(field_name="created_at", lookup_expr="gte")
    created_before = MomentFilter(field_name="created_at", lookup_expr="lte")
    ordering = filters.OrderingFilter(fields=("created_at", "changed_at", "title"))

    class Meta:
        model = Note
        fields: tuple[str, ...] = ()


def in_utc(moment: datetime) -> datetime:
    """Give a moment in UTC; one beyond the calendar's ends becomes that end."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return FIRST_MOMENT if moment.year == FIRST_MOMENT.year else LAST_MOMENT
