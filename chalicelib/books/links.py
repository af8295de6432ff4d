"""Signed links and cookies: who holds one may do that one thing until it expires.

Signed with itsdangerous; the expiry is inside and is held against the engine's own clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from itsdangerous import BadData, URLSafeSerializer

SECRET = "engine/links/secret"  # noqa: S105  (the secret's name in the vault)


class TaskLink(NamedTuple):
    """What a task's link names.

    Attributes:
        expires: UTC.
    """

    task_id: str
    offer: int
    expires: datetime


class Session(NamedTuple):
    """A signed-in person, as the cookie says.

    Attributes:
        actor: The name recorded with every act.
        id: Random, ties forms to this session.
        expires: UTC.
    """

    actor: str
    id: str
    expires: datetime


def task_token(secrets: Sequence[str], *, task_id: str, offer: int, expires: datetime) -> str:
    """The token of a task's link; the same each time."""
    return _sign(secrets, "task", [task_id, offer, int(expires.timestamp())])


def read_task_token(secrets: Sequence[str], token: str) -> TaskLink | None:
    """None: it isn't ours."""
    match _read(secrets, "task", token):
        case [str(task_id), int(offer), int(expires)]:
            return TaskLink(task_id, offer, datetime.fromtimestamp(expires, UTC))
    return None


def session_cookie(secrets: Sequence[str], session: Session) -> str:
    """The cookie of a signed-in person."""
    return _sign(secrets, "session", [session.actor, session.id, int(session.expires.timestamp())])


def read_session(secrets: Sequence[str], cookie: str, *, now: datetime) -> Session | None:
    """None: it isn't ours, or it expired."""
    match _read(secrets, "session", cookie):
        case [str(actor), str(identifier), int(expires)] if expires > now.timestamp():
            return Session(actor, identifier, datetime.fromtimestamp(expires, UTC))
    return None


def form_token(secrets: Sequence[str], about: str) -> str:
    """What a form carries so that no other site can send it: bound to a session or a link."""
    return _sign(secrets, "form", about).rpartition(".")[2]


def _sign(secrets: Sequence[str], salt: str, what: Any) -> str:
    return str(_serializer(secrets, salt).dumps(what))


def _read(secrets: Sequence[str], salt: str, token: str) -> Any:
    try:
        return _serializer(secrets, salt).loads(token)
    except (BadData, UnicodeError):  # a stranger's text may hold halves of characters
        return None


def _serializer(secrets: Sequence[str], salt: str) -> URLSafeSerializer:
    """Signs with the newest secret, reads with any that is valid. LookupError if there is none: fail closed."""
    if not secrets:
        raise LookupError(f"put the secret {SECRET} into the vault")
    return URLSafeSerializer(list(reversed(secrets)), salt=salt)
