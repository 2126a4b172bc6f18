"""Static files: hashed names, cached for good."""

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient


def hashed_address(app: Flask) -> str:
    with app.test_request_context():
        return url_for("static", filename="site.css")


def test_the_name_holds_a_hash_of_the_content(app: Flask) -> None:
    name = hashed_address(app).rpartition("/")[2]

    assert name.startswith("site.")
    assert name.endswith(".css")
    assert len(name) == len("site..css") + 12


def test_a_hashed_name_is_cached_for_good(app: Flask, client: FlaskClient) -> None:
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


def test_a_plain_name_is_served_but_asked_for_again(client: FlaskClient) -> None:
    with client.get("/static/site.css") as response:
        assert response.status_code == 200
        assert "immutable" not in response.headers["Cache-Control"]


def test_a_wrong_hash_is_no_file(client: FlaskClient) -> None:
    assert client.get("/static/site.000000000000.css").status_code == 404


@pytest.mark.parametrize("name", [".", "..", "%00", "a/../b.css"])
def test_odd_names_are_no_files(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_files_elsewhere_stay_out_of_reach(client: FlaskClient) -> None:
    assert client.get("/static/..%2f__init__.py").status_code == 404
