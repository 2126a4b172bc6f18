"""Images of containers, built and run by podman alone: no service of its own, and no registry.

What stands for the image of Python is made of this machine: its Debian's shell and libraries, and
its Python.
"""

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from environments import FOLDER, locked
from servers.running import PATIENCE

from generator.project.installing import find_interpreter

VERSION = "3.13"
PYTHON = f"python:{VERSION}-slim"
# Of Debian, what a build calls on, and what the packages of projects look up.
PACKAGES = (
    "base-files", "coreutils", "dash", "libc-bin", "libc6", "libgcc-s1", "libstdc++6", "netbase",
    "tzdata",
)  # fmt: skip
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# As in production: nothing is written but /tmp and volumes, and nothing gains a right.
CONFINED = ("--network=host", "--read-only", "--read-only-tmpfs=false", "--tmpfs=/tmp",
            "--cap-drop=all", "--security-opt=no-new-privileges")  # fmt: skip

# What the kernel says at times while podman seals its copy of itself: nothing was done yet.
BUSY = "sealing memfd copy: Device or resource busy"
TRIES = 4

_STORE = FOLDER.resolve() / "containers"
_SETTINGS = """
[containers]
cgroupns = "host"
default_ulimits = ["nofile=20000:20000", "nproc=10000:10000"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
"""


def missing() -> str:
    """Say why no image can be built here, if none can."""
    lacking = [name for name in ("podman", "runc", "dpkg") if shutil.which(name) is None]
    if lacking:
        return (
            f"{', '.join(lacking)} was not found: no image was built. "
            "On Debian: apt-get install podman runc"
        )
    if os.geteuid() != 0:
        return "Only root can build images here: none was built."
    if _prefix() is None:
        return f"No Python {VERSION} in a folder of its own was found: no image was built."
    return _unable()


@cache
def _unable() -> str:
    """Say why no container can run on this machine and fetch a package, if none can."""
    small = ["python", "-m", "pip", "download", "--quiet", "--no-deps", "--dest=/tmp", "idna"]
    try:
        _make_python()
        run(PYTHON, small, {}, ())
    except (AssertionError, OSError, subprocess.SubprocessError) as error:
        return f"No container runs here and fetches packages: no image was built. {error}"
    return ""


def podman(*words: str | Path, check: bool = True) -> str:
    """Run a command of podman to its end, again where the kernel was busy; return its output."""
    for _ in range(TRIES):
        done = subprocess.run(
            _words(words), env=_environment(), capture_output=True, text=True, check=False,
            timeout=3 * PATIENCE, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode == 0 or BUSY not in done.stderr:
            break
    assert done.returncode == 0 or not check, f"{words}\n{(done.stdout + done.stderr)[-6000:]}"
    return done.stdout + done.stderr


@contextmanager
def built(context: Path) -> Iterator[str]:
    """Build the image of a folder; yield its name. It is gone afterwards."""
    _make_python()
    name = f"startwise-{secrets.token_hex(4)}"
    podman("build", "--isolation=chroot", "--pull=never", "--format=docker", "--layers=false",
           "--timestamp=0", "--tag", name, context)  # fmt: skip
    try:
        yield name
    finally:
        podman("image", "rm", "--force", name)


def size_of(image: str) -> int:
    """Return how many megabytes an image adds to that of Python."""
    sizes = (podman("image", "inspect", "--format", "{{.Size}}", one) for one in (image, PYTHON))
    own, python = map(int, sizes)
    return round((own - python) / 1_000_000)


def layers_of(image: str) -> list[str]:
    """Return the digests of what an image is made of."""
    return [str(one) for one in _inspected(image)["RootFS"]["Layers"]]


def command_of(image: str) -> list[str]:
    """Return the command that an image runs."""
    return [str(word) for word in _inspected(image)["Config"]["Cmd"]]


def health_check_of(image: str) -> list[str]:
    """Return the command that says whether a container is healthy."""
    way, *words = _inspected(image)["Healthcheck"]["Test"]
    assert way == "CMD", way
    return [str(word) for word in words]


def _inspected(image: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(podman("image", "inspect", image))
    return found[0]


@dataclass(frozen=True)
class Container:
    """A container that runs in the background."""

    name: str

    def said(self) -> str:
        """Return what it has printed so far."""
        return podman("logs", self.name)

    def is_running(self) -> bool:
        """Whether it has not ended."""
        return "true" in podman("inspect", "--format", "{{.State.Running}}", self.name)

    def do(self, *words: str) -> str:
        """Run a command in it; return what that printed."""
        return podman("exec", self.name, *words)

    def stop(self, seconds: int) -> int:
        """Ask it to stop, and kill it after so many seconds; return how it ended."""
        podman("stop", f"--time={seconds}", self.name)
        return int(podman("inspect", "--format", "{{.State.ExitCode}}", self.name))


@contextmanager
def running(
    image: str, words: Sequence[str], variables: Mapping[str, str], mounts: Sequence[str]
) -> Iterator[Container]:
    """Run a container in the background, as confined as in production."""
    container = Container(f"startwise-{secrets.token_hex(4)}")
    podman("run", "--detach", "--name", container.name, *_options(variables, mounts), image, *words)
    try:
        yield container
    finally:
        podman("rm", "--force", "--time=0", container.name)


def run(
    image: str, words: Sequence[str], variables: Mapping[str, str], mounts: Sequence[str]
) -> str:
    """Run a command in a container of its own to its end, which has to be a good one."""
    return podman("run", "--rm", *_options(variables, mounts), image, *words)


def _options(variables: Mapping[str, str], mounts: Sequence[str]) -> list[str]:
    named = [f"--env={name}={value}" for name, value in variables.items()]
    return [*CONFINED, *named, *(f"--{mount}" for mount in mounts)]


def _words(words: Sequence[str | Path]) -> list[str | Path]:
    folders = {"--root": "storage", "--runroot": "run", "--tmpdir": "libpod"}
    own = [word for name, folder in folders.items() for word in (name, _STORE / folder)]
    return ["podman", *own, *words]


def _environment() -> dict[str, str]:
    (_STORE / "tmp").mkdir(parents=True, exist_ok=True)
    settings = _STORE / "containers.conf"
    settings.write_text(_SETTINGS, encoding="utf-8")
    # Cache mounts of builds stand in the folder for temporary files, and shall be there again.
    return {**os.environ, "CONTAINERS_CONF": str(settings), "TMPDIR": str(_STORE / "tmp")}


def _make_python() -> None:
    """Make what stands for the image of Python, once on a machine."""
    made_here = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    own = f"startwise-python:{made_here}"
    with locked(FOLDER / "containers.lock"):
        if podman("image", "ls", "--quiet", own):
            return
        for former in podman("image", "ls", "--quiet", "startwise-python").split():
            podman("image", "rm", "--force", former)
        with tempfile.TemporaryDirectory() as folder:
            root, archive = Path(folder) / "root", Path(folder) / "root.tar"
            _fill(root)
            subprocess.run(["tar", "-C", root, "-cf", archive, "."], check=True)
            variables = {
                "PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "LANG": "C.UTF-8",
                "PIP_CERT": str(CERTIFICATES),
                "SSL_CERT_FILE": str(CERTIFICATES),
            }
            changes = [f"--change=ENV {name}={value}" for name, value in variables.items()]
            podman("import", *changes, archive, own)
            podman("tag", own, PYTHON)


def _fill(root: Path) -> None:
    for folder in ("bin", "sbin", "lib", "lib64"):
        (root / "usr" / folder).mkdir(parents=True, exist_ok=True)
        (root / folder).symlink_to(f"usr/{folder}")
    for folder in ("etc", "proc", "sys", "dev", "root", "run", "tmp", "var"):
        (root / folder).mkdir()
    (root / "tmp").chmod(0o1777)
    (root / "etc/passwd").write_text("root:x:0:0:root:/root:/bin/sh\n")
    (root / "etc/group").write_text("root:x:0:\n")
    prefix = _prefix()
    assert prefix is not None
    _copy_python(prefix, root / "usr/local")
    listed = subprocess.run(
        ["dpkg", "-L", *PACKAGES], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    own = [path for path in map(Path, listed) if not path.is_dir() and path.exists()]
    modules = [*prefix.glob("bin/python3*"), *prefix.glob("lib/**/*.so")]
    for path in own:
        if not path.is_relative_to("/usr/share/doc"):
            _copy(path, root, as_it_is=True)
    for path in {*_libraries([*own, *modules]), CERTIFICATES}:
        if not path.is_relative_to(prefix):
            _copy(path, root)
    subprocess.run(["ldconfig", "-r", root], check=True)
    pip: list[str | Path] = ["chroot", root, f"/usr/local/bin/python{VERSION}", "-m", "ensurepip"]
    subprocess.run(pip, check=True, capture_output=True)
    (root / "usr/local/bin/pip").symlink_to("pip3")


def _copy_python(prefix: Path, to: Path) -> None:
    left_out = shutil.ignore_patterns(
        "__pycache__", "site-packages", "test", "idlelib", "tkinter", "*.a", "config-*"
    )
    library = f"lib/python{VERSION}"
    shutil.copytree(prefix / library, to / library, ignore=left_out)
    (to / library / "site-packages").mkdir()
    for path in prefix.glob("lib/libpython*.so*"):
        shutil.copy2(path, to / "lib", follow_symlinks=False)
    (to / "bin").mkdir()
    shutil.copy2(prefix / f"bin/python{VERSION}", to / "bin")
    for name in ("python", "python3"):
        (to / "bin" / name).symlink_to(f"python{VERSION}")


def _copy(path: Path, root: Path, *, as_it_is: bool = False) -> None:
    target = root / path.relative_to("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        shutil.copy2(path, target, follow_symlinks=not as_it_is)


def _libraries(programs: Sequence[Path]) -> set[Path]:
    """Return the libraries that programs and modules load."""
    binary = [path for path in programs if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    said = subprocess.run(["ldd", *binary], capture_output=True, text=True, check=False).stdout
    words = (word for line in said.splitlines() if not line.endswith(":") for word in line.split())
    return {Path(word) for word in words if word.startswith("/") and Path(word).is_file()}


def _prefix() -> Path | None:
    """Return where a Python stands that shares its folder with nothing else."""
    found = find_interpreter(VERSION)
    if found is None:
        return None
    say = [str(found), "-c", "import sys; print(sys.base_prefix)"]
    prefix = Path(subprocess.run(say, capture_output=True, text=True, check=True).stdout.strip())
    return None if prefix == Path("/usr") else prefix
