"""A package index on loopback that serves small wheels, and lets a test change what it has."""

import hashlib
import io
import re
import threading
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Release:
    """A version of a package: its only wheel."""

    name: str
    version: str
    wheel: bytes
    tag: str = "py3-none-any"

    @property
    def file_name(self) -> str:
        """The name of the wheel."""
        return f"{self.name.replace('-', '_')}-{self.version}-{self.tag}.whl"

    @property
    def sha256(self) -> str:
        """The digest of the wheel."""
        return hashlib.sha256(self.wheel).hexdigest()


@dataclass
class Index:
    """What an index has; ``yanked`` holds file names, ``asked`` the paths asked for."""

    url: str = ""
    releases: list[Release] = field(default_factory=list)
    yanked: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    is_away: bool = False
    has_digests: bool = True

    def add(
        self,
        name: str,
        version: str,
        *requires: str,
        extras: Mapping[str, Sequence[str]] | None = None,
        remark: str = "",
        tag: str = "py3-none-any",
    ) -> Release:
        """Release a version of a package; a remark makes another file of it."""
        wheel = _wheel(name, version, (*requires, *_optional(extras or {})), remark)
        release = Release(name, version, wheel, tag)
        self.releases.append(release)
        return release

    def page(self, name: str) -> str:
        """Return the simple page of a package."""
        return "".join(
            f'<a href="/files/{one.file_name}{self._digest(one)}"{self._mark(one)}>'
            f"{one.file_name}</a>"
            for one in self.releases
            if one.name == name
        )

    def _digest(self, release: Release) -> str:
        return f"#sha256={release.sha256}" if self.has_digests else ""

    def _mark(self, release: Release) -> str:
        return ' data-yanked="broken"' if release.file_name in self.yanked else ""


@contextmanager
def served() -> Iterator[Index]:
    """Serve an index on loopback as long as the context lasts."""
    index = Index()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            index.asked.append(self.path)
            found = re.fullmatch(r"/(simple|files)/([^/]+)/?", self.path)
            body = b""
            if found and found[1] == "simple":
                body = index.page(found[2]).encode()
            elif found:
                wheels = [one.wheel for one in index.releases if one.file_name == found[2]]
                body = wheels[-1] if wheels else b""
            self.send_response(503 if index.is_away else 200 if body else 404)
            is_page = "/simple/" in self.path
            self.send_header("Content-Type", "text/html" if is_page else "application/zip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815 - the base class names it

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    index.url = f"http://127.0.0.1:{server.server_port}/simple"
    # It looks this often, in seconds, whether to stop.
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield index
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _optional(extras: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for extra, names in extras.items():
        yield from (f"{name}; extra == '{extra}'" for name in names)


def _wheel(name: str, version: str, requires: tuple[str, ...], remark: str) -> bytes:
    package = name.replace("-", "_")
    info = f"{package}-{version}.dist-info"
    needs = "".join(f"Requires-Dist: {one}\n" for one in requires)
    marks = (re.search(r"extra == '(\w+)'", one) for one in requires)
    offers = "".join(f"Provides-Extra: {name}\n" for name in {one[1] for one in marks if one})
    files = {
        f"{package}/__init__.py": f"# {remark}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        f"{needs}{offers}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
    }
    record = "".join(f"{path},,\n" for path in (*files, f"{info}/RECORD"))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as wheel:
        for path, text in {**files, f"{info}/RECORD": record}.items():
            # A fixed time, so that the same version is the same file.
            wheel.writestr(zipfile.ZipInfo(path), text)
    return held.getvalue()
