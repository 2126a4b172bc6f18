from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, str]:
    return {"site_name": settings.SITE_NAME}
