"""The shell: what `flask shell` knows."""

from flask import Flask

from {{ cookiecutter.project_slug }}.notes.models import Note


def test_the_shell_knows_the_models(app: Flask) -> None:
    with app.app_context():
        assert app.make_shell_context()["Note"] is Note
