"""Mail to users: sent in the background, or printed to the terminal in development.

Flask-Mailman and Flask-Mail begin TLS without asking for the server's certificate.
"""

import logging
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.utils import localtime, make_msgid, parseaddr
from functools import partial
from smtplib import SMTP, SMTP_SSL
from ssl import create_default_context
from threading import Thread, Timer
from typing import Any

from flask import current_app

# In seconds: a mail server may be restarted, or refuse strangers at first.
RETRY_AFTER = (10.0, 60.0, 300.0)

logger = logging.getLogger(__name__)


def message(subject: str, recipient: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = current_app.config["MAIL_DEFAULT_SENDER"]
    message["To"] = recipient
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=parseaddr(message["From"])[1].rpartition("@")[2])
    message.set_content(text)
    return message


def send_later(message: EmailMessage) -> None:
    """Send a message in the background."""
{% if 'celery' in cookiecutter.__features %}
    # No task of Celery: the tokens of its links would be readable in the broker.
{% endif %}
    Thread(target=deliver, args=(message, current_app.config, RETRY_AFTER)).start()


def deliver(message: EmailMessage, config: Mapping[str, Any], pauses: Sequence[float]) -> None:
    """Send a message; where that fails, try it again after each pause."""
    try:
        send(message, config)
    except OSError as error:
        # Its own text could hold the address.
        level = logging.WARNING if pauses else logging.ERROR
        logger.log(level, "A message could not be sent: %s", type(error).__name__)
        if pauses:
            again = Timer(pauses[0], deliver, (message, config, pauses[1:]))
            # A service that is asked to stop does not wait for it.
            again.daemon = True
            again.start()


def send(message: EmailMessage, config: Mapping[str, Any]) -> None:
    """Hand a message to the mail server; without one, print it to the terminal."""
    if not config["MAIL_SERVER"]:
        # Not as it is sent: encoding breaks long lines, and links with them.
        heading = f"To: {message['To']}\nSubject: {message['Subject']}"
        print(f"{heading}\n\n{message.get_content()}", flush=True)
        return
    context = create_default_context()
    connect = partial(SMTP_SSL, context=context) if config["MAIL_USE_SSL"] else SMTP
    with connect(config["MAIL_SERVER"], config["MAIL_PORT"], timeout=10) as server:
        if config["MAIL_USE_TLS"]:
            server.starttls(context=context)
        if config["MAIL_USERNAME"]:
            server.login(config["MAIL_USERNAME"], config["MAIL_PASSWORD"])
        server.send_message(message)
