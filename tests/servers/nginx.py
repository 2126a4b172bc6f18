"""nginx, as the proxy in front of services."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from servers.running import folder_for, free_port, process, program, run

# What "Deploying" of a README asks of a proxy, and otherwise as nginx is.
_CONFIGURATION = """
daemon off;
pid {folder}/pid;
error_log stderr;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    map $http_upgrade $to_service {{ default upgrade; "" close; }}
    upstream services {{ {services} }}
    server {{
        listen 127.0.0.1:{port}{tls};
        proxy_read_timeout {seconds}s;
        add_header X-Served-By $upstream_addr always;
        location / {{
            proxy_pass http://services;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto https;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $to_service;
        }}
    }}
}}
"""
_TLS = " ssl; ssl_certificate {folder}/certificate; ssl_certificate_key {folder}/key"


def missing() -> str:
    """Say why there is no nginx, if there is none."""
    if program("nginx"):
        return ""
    return (
        "nginx was not found: no service was tested behind a proxy. "
        "On Debian: apt-get install nginx-light"
    )


@dataclass(frozen=True)
class Proxy:
    """A proxy that runs."""

    folder: Path
    port: int
    seconds: int
    is_https: bool

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"{'https' if self.is_https else 'http'}://127.0.0.1:{self.port}"

    @property
    def certificate(self) -> str:
        """The file of what to believe where it speaks HTTPS."""
        return str(self.folder / "certificate")

    def point_to(self, *services: str) -> None:
        """Pass on requests to these services in turn from now on."""
        self._write(*services)
        pid = int((self.folder / "pid").read_text("utf-8"))
        os.kill(pid, signal.SIGHUP)

    def _write(self, *services: str) -> None:
        user = "" if os.geteuid() else "user root;"
        named = " ".join(f"server {one.removeprefix('http://')};" for one in services)
        tls = _TLS.format(folder=self.folder) if self.is_https else ""
        text = _CONFIGURATION.format(
            folder=self.folder, user=user, port=self.port, services=named, seconds=self.seconds,
            tls=tls,
        )  # fmt: skip
        (self.folder / "nginx.conf").write_text(text, "utf-8")


@contextmanager
def in_front_of(*services: str, seconds: int = 60, https: bool = False) -> Iterator[Proxy]:
    """Run a proxy in front of services that gives up on an answer after seconds."""
    with folder_for("nginx") as folder:
        proxy = Proxy(folder, free_port(), seconds, https)
        if https:
            _make_certificate(folder)
        proxy._write(*services)
        words: list[str | Path] = [program("nginx"), "-e", "stderr", "-c", folder / "nginx.conf"]
        with process(words, folder, proxy.port):
            yield proxy


def _make_certificate(folder: Path) -> None:
    words = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1".split()
    more = ["-addext", "subjectAltName=IP:127.0.0.1"]
    run([*words, *more, "-keyout", folder / "key", "-out", folder / "certificate"], folder)
