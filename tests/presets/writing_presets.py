"""Presets for tests: written to a folder, a repository or an archive."""

import subprocess
import zipfile
from pathlib import Path

ACME = """
[preset]
name = "acme"
version = "1.0"
startwise = ">=0.3"

[defaults]
database = "postgresql"
rest = true

[locked]
license = { answer = "proprietary", because = "Services are not published." }
auth = { answer = ["accounts", "both"], because = "Nobody works without an account." }
"""


def preset(name: str, rest: str) -> str:
    """Return a preset.toml of a name."""
    return f'[preset]\nname = "{name}"\nversion = "1"\n{rest}'


def written(folder: Path, text: str = ACME, files: dict[str, str | bytes] | None = None) -> Path:
    """Write a preset into a folder, which is made, and return that."""
    for path, content in {"preset.toml": text, **(files or {})}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def zipped(path: Path, files: dict[str, str | bytes]) -> Path:
    """Write an archive of files, and return it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def git(folder: Path, *words: str) -> str:
    """Run git as somebody in a folder."""
    author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"]
    command = ["git", *author, "-c", "commit.gpgSign=false", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def committed(folder: Path, tag: str) -> str:
    """Commit all of a folder under a tag, in a repository that is made where there is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--template=")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", tag)
    git(folder, "tag", "--force", tag)
    return git(folder, "rev-parse", "HEAD")
