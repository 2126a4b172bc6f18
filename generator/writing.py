"""Writing a file whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all; a link stays one, and what is there keeps its mode.

    Raises:
        OSError: it cannot be written; what stood there before is untouched.
    """
    target = Path(os.path.realpath(path))
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    draft = target.with_name(f".startwise-{os.urandom(8).hex()}")
    # Nobody may read the draft who may not read the target.
    draft.touch(0o666 if mode is None else mode | stat.S_IWUSR, exist_ok=False)
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if mode is not None:
            draft.chmod(mode)
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
