"""Lists of the API, page by page."""

from typing import Any

from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.serializers import IntegerField, Serializer
from rest_framework.views import APIView

LARGEST_PAGE = 100
LAST_PAGE = 1_000_000


class PageQuery(Serializer[Any]):
    """Which page of a list is asked for."""

    page = IntegerField(default=1, min_value=1, max_value=LAST_PAGE)
    page_size = IntegerField(default=20, min_value=1, max_value=LARGEST_PAGE)


class Pages(PageNumberPagination):
    """Pages by number, of a size that the caller may choose."""

    page_size_query_param = "page_size"

    def paginate_queryset(
        self, queryset: Any, request: Request, view: APIView | None = None
    ) -> Any:
        query = PageQuery(data=request.query_params.dict())
        query.is_valid(raise_exception=True)
        self.query: dict[str, int] = query.validated_data
        return super().paginate_queryset(queryset, request, view)

    def get_page_size(self, request: Request) -> int:
        return self.query["page_size"]

    def get_page_number(self, request: Request, paginator: Any) -> int:
        return self.query["page"]

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """Describe what paginate_queryset() takes."""
        sizes = {"page": (1, LAST_PAGE), "page_size": (20, LARGEST_PAGE)}
        return [
            {
                "name": name,
                "in": "query",
                "schema": {"type": "integer", "default": usual, "minimum": 1, "maximum": most},
            }
            for name, (usual, most) in sizes.items()
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe what get_paginated_response() gives."""
        address = {"type": ["string", "null"], "format": "uri"}
        properties = {
            "count": {"type": "integer", "description": "How many there are in all."},
            "next": address,
            "previous": address,
            "results": schema,
        }
        return {"type": "object", "properties": properties, "required": list(properties)}
