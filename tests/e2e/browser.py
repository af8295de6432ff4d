"""What a person's browser does: asks, keeps cookies, reads forms and sends them back. Follows no redirect by itself."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode, urlsplit

PATIENCE_S = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over HTTP. Header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def words(self) -> str:
        """The visible text, with single blanks."""
        return " ".join(" ".join(_read(self.text).words).split())

    @property
    def forms(self) -> list[Form]:
        return _read(self.text).forms

    def json(self) -> Any:
        return json.loads(self.body)

    def form(self, action: str = "") -> Form:
        """The only form that is sent there; empty: to the page's own address."""
        (found,) = (form for form in self.forms if form.action == action)
        return found


@dataclass(frozen=True, slots=True)
class Form:
    """A form with what stands in its fields."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


def ask(
    base: str, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
) -> Answer:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=PATIENCE_S)
    try:
        connection.request(method, path, body=body, headers=dict(headers or {}))
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


class Browser:
    """One person's window on the engine, wherever that is just now.

    Attributes:
        cookies: Kept until they are changed.
        language: What the person reads.
    """

    def __init__(self, base: Callable[[], str], *, through: Callable[..., Answer] = ask) -> None:
        """Open it.

        Args:
            through: How a request gets there, as `ask` does.
        """
        self._base = base
        self._through = through
        self.cookies: dict[str, str] = {}
        self.language = "en"

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def send(self, path: str, fields: Mapping[str, str]) -> Answer:
        return self.ask("POST", path, urlencode(fields).encode())

    def fill(self, path: str, fields: Mapping[str, str], *, action: str = "") -> Answer:
        """Open a page, fill in its form and send it where it says."""
        form = self.get(path).form(action)
        return self.send(form.action or path, {**form.fields, **fields})

    def ask(self, method: str, path: str, body: bytes | None = None) -> Answer:
        headers = {"accept-language": self.language}
        if body is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
        if self.cookies:
            headers["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = self._through(self._base(), method, path, headers=headers, body=body)
        name, _, value = answer.headers.get("set-cookie", "").partition(";")[0].partition("=")
        if name:
            self.cookies[name] = value
        return answer


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.words: list[str] = []
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(told.get("action", "")))
        elif self.forms and tag in {"input", "select", "textarea"} and "name" in told:
            self.forms[-1].fields[told["name"]] = told.get("value", "")
            self._open = told["name"] if tag == "textarea" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._open is not None:
            fields = self.forms[-1].fields
            fields[self._open] = fields[self._open].removeprefix("\n")
            self._open = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._open is not None:
            self.forms[-1].fields[self._open] += data


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    return reader
