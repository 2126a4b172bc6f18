"""nginx, as the proxy in front of a service."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from servers.running import folder_for, free_port, process, program

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
    server {{
        listen 127.0.0.1:{port};
        proxy_read_timeout {seconds}s;
        location / {{
            proxy_pass {service};
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto https;
        }}
    }}
}}
"""


def missing() -> str:
    """Say why there is no nginx, if there is none."""
    if program("nginx"):
        return ""
    return (
        "nginx was not found: no service was tested behind a proxy. "
        "On Debian: apt-get install nginx-light"
    )


@contextmanager
def in_front_of(service: str, seconds: int = 60) -> Iterator[str]:
    """Run a proxy in front of a service that gives up after seconds; yield its own address."""
    user = "" if os.geteuid() else "user root;"
    with folder_for("nginx") as folder:
        port = free_port()
        file = folder / "nginx.conf"
        file.write_text(
            _CONFIGURATION.format(
                folder=folder, user=user, port=port, service=service, seconds=seconds
            ),
            "utf-8",
        )
        with process([program("nginx"), "-e", "stderr", "-c", file], folder, port):
            yield f"http://127.0.0.1:{port}"
