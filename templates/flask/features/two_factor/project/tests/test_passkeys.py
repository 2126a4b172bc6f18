"""Passkeys: asked for, stored and removed."""

{% filter imports %}
import json
import re
from html import unescape
from flask import Flask
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import CSRF_TOKEN, Browser
from tests.people import PASSWORD
{% endfilter %}

PASSKEYS = "/accounts/2fa/passkeys/"


def test_a_passkey_that_no_device_made_is_refused(app: Flask, browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
    page = browser.submit(PASSKEYS, name="Phone", usage="first").text
    way = re.search(rf'action="({PASSKEYS}[^"]+)" data-passkey="new" data-options="([^"]+)"', page)
    token = CSRF_TOKEN.search(page)
    assert way
    assert token
    options = json.loads(unescape(way.group(2)))

    browser.send(unescape(way.group(1)), token.group(1), credential='{"id": "AAAA"}')

    assert options["rp"]["id"] == "localhost"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    with app.app_context():
        assert "Phone" not in browser.open(PASSKEYS).text


def test_passkeys_are_stored_and_removed(app: Flask, ada: User) -> None:
    datastore, key = app.extensions["security"].datastore, bytes(range(256))
    with app.app_context():
        owner = datastore.find_user(email=ada.email)
        datastore.create_webauthn(
            owner, key, key, "Phone", 3, "first", "single_device", False, ["usb", "nfc"]
        )
        datastore.commit()

    with app.app_context():
        passkey = datastore.find_webauthn(key)
        assert (passkey.public_key, passkey.transports) == (key, ["usb", "nfc"])
        assert datastore.find_user_from_webauthn(passkey).email == ada.email
    app.test_cli_runner().invoke(args=["remove-factors", ada.email])

    with app.app_context():
        assert datastore.find_webauthn(key) is None
