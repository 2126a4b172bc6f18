{% set asgi = 'asgi' in cookiecutter.__features %}
"""The file of an export, as it is sent."""

{% filter imports %}
from django.http import Http404
from .files import Export
{% if asgi %}
import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from django.http import StreamingHttpResponse
{% else %}
from django.http import FileResponse
{% endif %}
{% endfilter %}

FILE_NAME = "{{ 'notes' if 'notes' in cookiecutter.__features else 'words' }}.csv"
{% if asgi %}
PIECE = 64 * 1024
{% endif %}


{% if asgi %}
def downloaded(export: Export) -> StreamingHttpResponse:
    """Return the file, piece by piece."""
    if not export.file.exists():
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return StreamingHttpResponse(
        pieces(export.file), content_type="text/csv; charset=utf-8", headers=headers
    )


async def pieces(path: Path) -> AsyncIterator[bytes]:
    """Read a file; under ASGI, Django streams only what is asynchronous."""
    with path.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece
{% else %}
def downloaded(export: Export) -> FileResponse:
    """Return the file, piece by piece."""
    try:
        file = export.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        file, as_attachment=True, filename=FILE_NAME, content_type="text/csv; charset=utf-8"
    )
{% endif %}
