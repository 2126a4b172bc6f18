"""The .env of a new project: its .env.example with fresh secrets in place of the placeholders."""

import secrets
from pathlib import Path

PLACEHOLDER = "change-me"
EXAMPLE = ".env.example"
ENVIRONMENT_FILE = ".env"


def with_fresh_secrets(example: str) -> str:
    """Return the text of .env: each placeholder becomes a secret of its own (67 characters)."""
    lines = (
        line.replace(PLACEHOLDER, secrets.token_urlsafe(50))
        if line.endswith(f"={PLACEHOLDER}")
        else line
        for line in example.splitlines(keepends=False)
    )
    return "\n".join(lines) + "\n"


def write_environment_file(project: Path) -> None:
    """Write the project's .env, readable by its owner alone."""
    text = with_fresh_secrets((project / EXAMPLE).read_text(encoding="utf-8"))
    path = project / ENVIRONMENT_FILE
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")
