"""Mail to users: sent in the background, or printed to the terminal in development.

Flask-Mailman and Flask-Mail begin TLS without asking for the server's certificate.
"""

import logging
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import localtime, make_msgid, parseaddr
from functools import partial
from smtplib import SMTP, SMTP_SSL, SMTPException
from ssl import create_default_context
from threading import Thread
from typing import Any

from flask import current_app

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
{% if 'jobs' in cookiecutter.__features %}
    # No task of Celery: the tokens of its links would be readable in the broker.
{% endif %}
    Thread(target=send, args=(message, current_app.config)).start()


def send(message: EmailMessage, config: Mapping[str, Any]) -> None:
    """Hand a message to the mail server; without one, print it to the terminal."""
    if not config["MAIL_SERVER"]:
        # As it was written: on its way, mail breaks long lines, and links with them.
        heading = f"To: {message['To']}\nSubject: {message['Subject']}"
        print(f"{heading}\n\n{message.get_content()}", flush=True)
        return
    context = create_default_context()
    connect = partial(SMTP_SSL, context=context) if config["MAIL_USE_SSL"] else SMTP
    try:
        with connect(config["MAIL_SERVER"], config["MAIL_PORT"], timeout=10) as server:
            if config["MAIL_USE_TLS"]:
                server.starttls(context=context)
            if config["MAIL_USERNAME"]:
                server.login(config["MAIL_USERNAME"], config["MAIL_PASSWORD"])
            server.send_message(message)
    except (OSError, SMTPException):
        logger.exception("A message could not be sent.")
