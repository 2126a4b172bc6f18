"""Mail in development: printed to the terminal, so that its links can be followed."""

from django.core.mail import EmailMessage
from django.core.mail.backends.console import EmailBackend


class TerminalBackend(EmailBackend):
    """Prints messages as they were written; Django prints them as sent, with long links broken."""

    def write_message(self, message: EmailMessage) -> None:
        to = ", ".join(message.to)
        self.stream.write(f"To: {to}\nSubject: {message.subject}\n\n{message.body}\n")
