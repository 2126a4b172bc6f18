"""Redis: what is stored is read again, under names of this service."""

from {{ cookiecutter.project_slug }}.database import database, key


def test_every_key_has_the_prefix_of_this_service() -> None:
    assert key("readings", 1).endswith(":readings:1")


def test_what_is_stored_is_read_again_as_text() -> None:
    database().hset(key("readings", 1), mapping={"place": "Kyoto", "degrees": 21})

    assert database().hgetall(key("readings", 1)) == {"place": "Kyoto", "degrees": "21"}
