"""The shell: what `flask shell` knows."""

from flask import Flask

from {{ cookiecutter.project_slug }}.users.models import User


def test_the_shell_knows_users(app: Flask) -> None:
    with app.app_context():
        assert app.make_shell_context()["User"] is User
