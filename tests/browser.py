"""A small browser for tests: it keeps cookies and fills in forms as they stand in the page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import requests

# Seconds after which a server hangs. Nothing takes nearly as long, even where the machine is busy.
PATIENCE = 300


@dataclass
class Form:
    """One form of a page: where it goes, how, and what it holds already."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(values.get("action", ""), values.get("method", "get").lower()))
        elif tag in {"input", "textarea", "button", "select"} and self.forms:
            kind = values.get("type", "")
            if "name" in values and not (kind == "checkbox" and "checked" not in values):
                self.forms[-1].fields.setdefault(values["name"], values.get("value", ""))


class Browser:
    """Opens pages of one site and submits their forms."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.session = requests.Session()
        self.page = requests.Response()

    def open(self, path: str) -> requests.Response:
        """Open a page, following redirects."""
        self.page = self.session.get(urljoin(self.address, path), timeout=PATIENCE)
        return self.page

    def submit(self, having: str, **values: Any) -> requests.Response:
        """Fill in the page's form that has this field, and send it."""
        parser = _Forms()
        parser.feed(self.page.text)
        form = next((one for one in parser.forms if having in one.fields), None)
        assert form, f"no form with {having} at {self.page.url}: {parser.forms}"
        self.page = self.session.request(
            form.method,
            urljoin(self.page.url, form.action or self.page.url),
            data={**form.fields, **values},
            headers={"Referer": self.page.url},
            timeout=PATIENCE,
        )
        return self.page

    def shows(self, text: str) -> None:
        """Claim that the page is fine and holds this text."""
        assert self.page.status_code == 200, f"{self.page.status_code} at {self.page.url}"
        assert text in self.page.text, self.page.text[-3000:]
