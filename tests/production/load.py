"""Many callers of a service's API at once, and what each was answered."""

import itertools
from collections import Counter
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self

import requests
from browser import PATIENCE
from serving import wait_until

NOTES = "/api/v1/notes/"
CALLERS = 6
# What a proxy that speaks HTTPS sets.
# Each call has a connection of its own: one that is kept may end just as it is used again.
PROXIED = {
    "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7", "Connection": "close",
}  # fmt: skip


class Load:
    """Writes and reads notes without a pause, until it is closed."""

    def __init__(self, address: str, callers: int = CALLERS) -> None:
        self.address = address
        self.answers: Counter[str] = Counter()
        self.written: list[str] = []
        self._numbers = itertools.count(1)
        self._ends, self._lock = Event(), Lock()
        self._threads = [Thread(target=self._call, args=(one,)) for one in range(callers)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the calls, each with its answer."""
        self._ends.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, answer: str, more: int = 20) -> None:
        """Wait until so many more calls were answered so."""
        wanted = self.answers[answer] + more
        wait_until(
            lambda: self.answers[answer] >= wanted,
            said=lambda: f"no {answer}: {dict(self.answers)}",
        )

    def _call(self, caller: int) -> None:
        with requests.Session() as session:
            session.headers.update(PROXIED)
            while not self._ends.is_set():
                if caller % 2:
                    self._count(self._write(session))
                else:
                    self._count(self._read(session))

    def _write(self, session: requests.Session) -> str:
        title = f"Note {next(self._numbers)}"
        answer = self._answer(session, "POST", json={"title": title, "body": "Text"})
        if answer == "POST 201":
            with self._lock:
                self.written.append(title)
        return answer

    def _read(self, session: requests.Session) -> str:
        return self._answer(session, "GET")

    def _answer(self, session: requests.Session, method: str, **more: object) -> str:
        try:
            url = f"{self.address}{NOTES}"
            found = session.request(method, url, timeout=PATIENCE, **more)  # type: ignore[arg-type]
        except requests.RequestException as error:
            return f"{method} {type(error).__name__}"
        return f"{method} {found.status_code}"

    def _count(self, answer: str) -> None:
        with self._lock:
            self.answers[answer] += 1


def titles(address: str) -> list[str]:
    """Return the titles of all notes, page by page."""
    found: list[str] = []
    for page in itertools.count(1):
        url = f"{address}{NOTES}?page={page}"
        answer = requests.get(url, headers=PROXIED, timeout=PATIENCE)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        found += [one["title"] for one in body["results"]]
        if body["next"] is None:
            break
    return found
