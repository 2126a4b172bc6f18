"""Projects that other versions of startwise made: releases, and one that is this one but for some.

``made`` holds what releases rendered, as zips: 0.2.0 and 0.3.0 wrote no digest into the record.
"""

import csv
import hashlib
import io
import re
import zipfile
from base64 import urlsafe_b64encode
from functools import cache
from pathlib import Path

from changed_projects import ACCOUNTS, BY

from generator.answers.questions import Answer
from generator.planning import plan
from generator.project.placing import place
from generator.templating.environment_file import EXAMPLE
from generator.templating.provenance import RECORD, with_digest
from generator.templating.tree import File
from generator.updating.archives import files_given

Files = dict[str, bytes]

RELEASED = {
    "flask": Path(__file__).parent / "made/flask-0.2.0.zip",
    "django": Path(__file__).parent / "made/django-0.3.0.zip",
}
OLDER = "0.2.9"

_WHEEL = f"startwise-{OLDER}"
_CODE = '''
import sys
from pathlib import Path
from zipfile import ZipFile

def main():
    """Make the one project that this release makes, where it is told to."""
    words = sys.argv[1:]
    assert words[:2] == ["new", "--answers"] and Path(words[2]).is_file()
    assert words[3:6] == ["--yes", "--no-git", "--no-install"]
    ZipFile(Path(__file__).with_name("made.zip")).extractall(words[words.index("--output") + 1])
    (Path(words[-1]) / "shelf/.env").write_text("SECRET_KEY=made-here")
'''


@cache
def released(framework: str) -> Files:
    """Return the files of a project that a release made."""
    return files_given(RELEASED[framework])


def older(framework: str = "flask", **answers: Answer) -> Files:
    """Return the files that an older version would have made, with their digest in the record.

    It made no licence, had a module that is gone, no variable for HSTS or the port of mail, an
    older package, and other words.
    """
    files = current(framework, **answers)
    files.pop("LICENSE", None)
    files["shelf/former.py"] = b'"""What there was once."""\n'
    files["README.md"] = files["README.md"].replace(b"uv run pytest", b"uv run py.test")
    files["pyproject.toml"] = files["pyproject.toml"].replace(b"gunicorn~=27.", b"gunicorn~=26.")
    settings = "config/settings.py" if framework == "django" else "shelf/config.py"
    files[settings] = _without_lines(files[settings], b"HSTS")
    files[EXAMPLE] = _without_lines(files[EXAMPLE], b"MAIL_PORT=", b"port of the mail")
    return recorded(files)


def current(framework: str = "flask", **answers: Answer) -> Files:
    """Return the files that this version makes."""
    tree = plan({**ACCOUNTS, "framework": framework, **answers}).project.tree
    return {path: one.content for path, one in tree.items()}


def _without_lines(content: bytes, *words: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    return b"".join(one for one in lines if not any(word in one for word in words))


def recorded(files: Files, version: str = OLDER) -> Files:
    """Return files whose record names this version, and the digest of them all."""
    record = re.sub(r'(?m)^version = ".*"', f'version = "{version}"', files[RECORD].decode())
    kept = [line for line in record.splitlines(keepends=True) if not line.startswith("tree = ")]
    tree = with_digest(as_tree({**files, RECORD: "".join(kept).encode()}))
    return {path: file.content for path, file in tree.items()}


def as_tree(files: Files) -> dict[str, File]:
    return {path: File(one, executable=False, features=()) for path, one in files.items()}


def placed(files: Files, folder: Path, *, has_repository: bool = True) -> Path:
    """Put a project into a folder, with a first commit as startwise makes it."""
    place(as_tree(files), folder / "shelf", BY if has_repository else None)
    return folder / "shelf"


def zipped(files: Files, path: Path, top: str = "shelf/") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{top}{name}", content)
    return path


def wheel_of(files: Files, folder: Path, code: str = _CODE) -> Path:
    """Make a wheel of a release that makes this project; return the folder that it is in."""
    folder.mkdir(parents=True, exist_ok=True)
    about = f"{_WHEEL}.dist-info"
    made = zipped(files, folder / "made.zip").read_bytes()
    (folder / "made.zip").unlink()
    parts = {
        "startwise_then/__init__.py": code.encode(),
        "startwise_then/made.zip": made,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: startwise\nVersion: {OLDER}\n".encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": b"[console_scripts]\nstartwise = startwise_then:main\n",
    }
    with zipfile.ZipFile(folder / f"{_WHEEL}-py3-none-any.whl", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.writestr(f"{about}/RECORD", _listed(parts, f"{about}/RECORD"))
    return folder


def _listed(parts: Files, own: str) -> str:
    lines = io.StringIO()
    rows = csv.writer(lines, lineterminator="\n")
    for name, content in parts.items():
        digest = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        rows.writerow([name, f"sha256={digest}", len(content)])
    rows.writerow([own, "", ""])
    return lines.getvalue()
