{% if 'redis' in cookiecutter.__features %}
from typing import Any

from rest_framework import serializers

from .models import TITLE_LENGTH

ORDERS = ["created_at", "-created_at", "changed_at", "-changed_at", "title", "-title"]


class NoteQuery(serializers.Serializer[Any]):
    title = serializers.CharField(
        required=False, allow_blank=True, trim_whitespace=False, max_length=TITLE_LENGTH
    )
    created_after = serializers.DateTimeField(required=False)
    created_before = serializers.DateTimeField(required=False)
    ordering = serializers.ChoiceField(ORDERS, required=False)
{% else %}
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django_filters import CharFilter, FilterSet, IsoDateTimeFilter, OrderingFilter
from django_filters.fields import IsoDateTimeField

from .models import TITLE_LENGTH, Note


class MomentField(IsoDateTimeField):
    """A point in time, inside of the calendar in UTC."""

    def to_python(self, value: Any) -> datetime | None:
        if value is None:
            return None
        try:
            moment: datetime | None = super().to_python(value)
            if moment:
                return moment.astimezone(UTC)
        except OverflowError:
            pass
        raise ValidationError(self.error_messages["invalid"])


class MomentFilter(IsoDateTimeFilter):
    field_class = MomentField


class Ordering(OrderingFilter):
    """An order in which no two notes are equal, so that no page repeats one."""

    def filter(self, qs: QuerySet[Note], value: Any) -> QuerySet[Note]:
        ordered = super().filter(qs, value)
        return ordered.order_by(*ordered.query.order_by, "-pk") if value else qs


class NoteFilter(FilterSet):
    title = CharFilter(lookup_expr="icontains", max_length=TITLE_LENGTH)
    created_after = MomentFilter("created_at", "gt")
    created_before = MomentFilter("created_at", "lt")
    ordering = Ordering(fields=["created_at", "changed_at", "title"])

    class Meta:
        model = Note
        fields: list[str] = []
{% endif %}
