"""What leaves through the ports: requests to platforms, with their answers, and messages to our own people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """To a platform."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came back. Header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to our own people.

    Attributes:
        key: Idempotency key; the same key again is the same message.
        to: Id of a team member or a department.
        link: Path of the page, without host.
    """

    key: str
    brand: str
    to: str
    subject: str
    text: str
    link: str | None = None
