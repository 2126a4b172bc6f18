"""How clients pick and order notes."""

from datetime import UTC, datetime

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field

from ..api.fields import ANY_TEXT
from .models import Note

LONGEST_PART_OF_TITLE = 200
FIRST_MOMENT = datetime.min.replace(tzinfo=UTC)
LAST_MOMENT = datetime.max.replace(tzinfo=UTC)


@extend_schema_field({"type": "string", "maxLength": LONGEST_PART_OF_TITLE, "pattern": ANY_TEXT})
class TitleFilter(filters.CharFilter):
    """Finds a part of the title."""


class MomentFilter(filters.IsoDateTimeFilter):
    """Compares with a moment, however far away it is."""

    def filter(self, qs: QuerySet[Note], value: datetime | None) -> QuerySet[Note]:
        """Give what is before or after the moment."""
        found: QuerySet[Note] = super().filter(qs, in_utc(value) if value else None)
        return found


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
