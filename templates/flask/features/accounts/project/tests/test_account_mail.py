"""Mail of accounts: printed in development, sent again after a failure, its text in no log."""

{% filter imports %}
from itertools import count
from smtplib import SMTPServerDisconnected
from threading import Event
import pytest
from flask import Flask
from {{ cookiecutter.project_slug }}.users import mail
{% endfilter %}


def test_messages_are_printed_where_there_is_no_server(
    app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    link = f"https://example.org/{'x' * 100}"
    with app.app_context():
        mail.send(mail.message("Hello", "ada@example.org", link), app.config)

    shown = capsys.readouterr().out
    assert "To: ada@example.org" in shown
    assert link in shown


def test_sign_up_succeeds_though_the_mail_server_is_unavailable(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with app.app_context():
        message = mail.message("Hello", "ada@example.org", "A link")
    for ssl in (False, True):
        config = {"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": 1, "MAIL_USE_SSL": ssl}
        mail.deliver(message, config, ())

    assert caplog.text.count("could not be sent") == 2
    assert {record.levelname for record in caplog.records} == {"ERROR"}
    assert "ada@example.org" not in caplog.text


def test_a_message_that_was_refused_is_sent_again(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries, sent = count(), Event()

    def send(*_: object) -> None:
        if next(tries) < 2:
            raise SMTPServerDisconnected("ada@example.org")
        sent.set()

    monkeypatch.setattr(mail, "send", send)
    monkeypatch.setattr(mail, "RETRY_AFTER", (0.0, 0.0))
    with app.app_context():
        mail.send_later(mail.message("Hello", "ada@example.org", "A link"))

    assert sent.wait(10)


def test_a_message_has_a_date_and_an_id(app: Flask) -> None:
    with app.app_context():
        message = mail.message("Hello", "ada@example.org", "A link")

    assert message["Date"]
    assert message["Message-ID"].endswith("@localhost>")
