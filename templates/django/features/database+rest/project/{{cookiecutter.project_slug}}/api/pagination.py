from typing import Any

from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """Pages by number, of a size that the caller may choose."""

    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = super().get_paginated_response_schema(schema)
        for name in ("next", "previous"):
            # The base class says that it may be null as OpenAPI 3.0 did.
            described["properties"][name] = {"type": ["string", "null"], "format": "uri"}
        return described
