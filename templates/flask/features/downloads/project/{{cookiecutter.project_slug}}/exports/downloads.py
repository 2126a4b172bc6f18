"""The file of an export, as it is sent."""

from flask import Response, abort, send_file

from .files import Export

FILE_NAME = "{{ 'notes' if 'notes' in cookiecutter.__features else 'words' }}.csv"


def downloaded(export: Export) -> Response:
    if export.state() != "ready":
        abort(404)
    return send_file(export.file, mimetype="text/csv", as_attachment=True, download_name=FILE_NAME)
