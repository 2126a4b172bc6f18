"""Static files beside async views."""

from collections.abc import Awaitable, Callable

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import async_only_middleware
from whitenoise.middleware import WhiteNoiseMiddleware

Handler = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


@async_only_middleware
def static_files(get_response: Handler) -> Handler:
    """Serve static files through WhiteNoise.

    Its own middleware is synchronous, and would hold a thread for each request that waits.
    """
    files = WhiteNoiseMiddleware()

    async def respond(request: HttpRequest) -> HttpResponseBase:
        path = request.path_info
        found = files.find_file(path) if files.autorefresh else files.files.get(path)
        if found is None:
            return await get_response(request)
        return await sync_to_async(whole)(files.serve(found, request))

    return respond


def whole(response: HttpResponseBase) -> HttpResponse:
    """Give a streamed response as one that an async server can send at once."""
    content = b"".join(getattr(response, "streaming_content", ()))
    response.close()
    return HttpResponse(content, status=response.status_code, headers=dict(response.items()))
