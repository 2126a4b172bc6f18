{% set asgi = 'asgi' in cookiecutter.__features %}
"""The file of an export, as it is sent."""

{% filter imports %}
from django.http import Http404
from .files import Export
{% if asgi %}
from django.http import HttpResponse
{% else %}
from django.http import FileResponse
{% endif %}
{% endfilter %}

FILE_NAME = "{{ 'notes' if 'notes' in cookiecutter.__features else 'words' }}.csv"


{% if asgi %}
def downloaded(export: Export) -> HttpResponse:
    """Return the file whole: under ASGI, Django streams only what is asynchronous."""
    try:
        content = export.file.read_bytes()
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
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
