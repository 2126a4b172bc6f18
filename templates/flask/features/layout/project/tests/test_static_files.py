"""Static files: at addresses with hashes, cached for good."""

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient


def hashed_address(app: Flask) -> str:
    with app.test_request_context():
        return url_for("static", filename="site.css")


def test_the_address_holds_a_hash_of_the_content(app: Flask) -> None:
    name, _, version = hashed_address(app).partition("?v=")

    assert name == "/static/site.css"
    assert len(version) == 12


def test_what_has_a_hash_is_cached_for_good(app: Flask, client: FlaskClient) -> None:
    with client.get(hashed_address(app)) as response:
        assert response.status_code == 200
        assert response.mimetype == "text/css"
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert not {"Vary", "Content-Language", "Set-Cookie"} & set(response.headers.keys())


@pytest.mark.parametrize("asked", ["If-None-Match", "Range"])
def test_an_answer_without_the_whole_file_is_cached_for_good_too(
    app: Flask, client: FlaskClient, asked: str
) -> None:
    with client.get(hashed_address(app)) as whole:
        values = {"If-None-Match": whole.headers["ETag"], "Range": "bytes=0-9"}
    with client.get(hashed_address(app), headers={asked: values[asked]}) as response:
        assert response.status_code in (206, 304)
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Vary" not in response.headers


@pytest.mark.parametrize("query", ["", "?v=", "?v=000000000000"])
def test_what_has_none_or_another_one_is_asked_for_again(client: FlaskClient, query: str) -> None:
    with client.get(f"/static/site.css{query}") as response:
        assert response.status_code == 200
        assert "immutable" not in response.headers["Cache-Control"]


def test_a_page_with_the_name_of_a_hash_is_not_cached(client: FlaskClient) -> None:
    assert "immutable" not in client.get("/?v=000000000000").headers.get("Cache-Control", "")


@pytest.mark.parametrize("name", [".", "..", "%00", "a/../b.css"])
def test_odd_names_are_no_files(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_files_elsewhere_stay_out_of_reach(client: FlaskClient) -> None:
    assert client.get("/static/..%2f__init__.py").status_code == 404
