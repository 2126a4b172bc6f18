"""Letters in development: shown in the terminal, so that their links can be followed."""

from django.core.mail import EmailMessage
from django.core.mail.backends.console import EmailBackend


class TerminalBackend(EmailBackend):
    """Shows a letter as it was written; a letter on its way has long lines, and links, broken."""

    def write_message(self, message: EmailMessage) -> None:
        """Show one letter."""
        to = ", ".join(message.to)
        self.stream.write(f"To: {to}\nSubject: {message.subject}\n\n{message.body}\n")
