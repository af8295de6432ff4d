"""Posts that somebody has in a file: in canonical form, or as a platform sends them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chalicelib import platforms
from chalicelib.books.playbook_shapes import mismatches
from chalicelib.books.playbook_source import load
from chalicelib.domain.errors import DelightError, Unreadable
from chalicelib.domain.playbook import Account, Endpoint, Playbook
from chalicelib.domain.post import Item, PostEvent
from chalicelib.domain.problem import problem
from chalicelib.domain.sentence import Sentence
from chalicelib.ports import Playbooks
from chalicelib.reading import parse

_NO_PLATFORM = Sentence(
    "there is no platform '{name}'; there is {known}", "die Plattform „{name}“ gibt es nicht; es gibt {known}"
)
_IN_FILE = Sentence("line {line}, column {column}: {why}", "Zeile {line}, Spalte {column}: {why}")
_IN_LINE = Sentence("column {column}: {why}", "Spalte {column}: {why}")
_NO_POST = Sentence(
    "this is no post in canonical JSON (schemas/post.schema.json): {path} {why}",
    "das ist kein Beitrag in kanonischem JSON (schemas/post.schema.json): {path} {why}",
)


class NoPost(DelightError):
    """JSON, but no post in canonical form."""


def platform_named(name: str) -> platforms.Platform:
    """Raises DelightError where there is none with this name."""
    try:
        return platforms.get(name)
    except KeyError:
        known = [platform.name for platform in platforms.platforms()]
        raise DelightError(_NO_PLATFORM.filled(name=name, known=known)) from None


def canonical(raw: bytes) -> PostEvent:
    """A post in canonical form; DelightError where it is none."""
    try:
        content = parse(raw).plain()
    except Unreadable:
        _, wrong = load("post.json", raw.decode("utf-8", "surrogateescape"))
        if wrong is None:
            raise
        where = _IN_LINE if wrong.line == 1 else _IN_FILE
        raise DelightError(where.filled(line=wrong.line, column=wrong.column, why=wrong.why)) from None
    try:
        event = msgspec.convert(content, PostEvent)
    except msgspec.ValidationError as error:
        wrong = next(iter(mismatches(content, PostEvent)), None)
        why = str(error) if wrong is None else wrong.why
        raise NoPost(_NO_POST.filled(path="#" if wrong is None else wrong.path, why=why)) from None
    if not can_be_reckoned_with(event):
        raise DelightError(problem("bad_example.years").why)
    return event


def can_be_reckoned_with(event: PostEvent) -> bool:
    """Whether its times are far enough from the ends of the calendar."""
    return all(can_be_reckoned_from(at) for at in (event.time, event.received_at))


def can_be_reckoned_from(at: datetime) -> bool:
    """The same of one time."""
    return 1970 <= at.year < 2200


def named(raw: bytes, platform: str, playbook: Playbook | None = None) -> Endpoint:
    """The brand's accounts on a platform, and whichever the payload says it was delivered to."""
    known = [] if playbook is None else [one for one in playbook.endpoints.values() if one.platform == platform]
    accounts = {account.id: account for endpoint in known for account in endpoint.accounts}
    for receiver in receivers(raw, platform) or ("unknown",):
        accounts.setdefault(receiver, Account(id=receiver, handle=""))
    access = known[0].access if known else "self_serve"
    return Endpoint(platform=platform, accounts=tuple(accounts.values()), access=access)


def receivers(raw: bytes, platform: str) -> tuple[str, ...]:
    """Ids of the accounts to which a payload says it was delivered."""
    try:
        return platform_named(platform).receivers(parse(raw).raw)
    except Unreadable:
        return ()


def brand_of(accounts: Sequence[str], platform: str, playbooks: Playbooks) -> str | None:
    """The brand whose accounts these are. None: nobody's."""
    for brand in playbooks.brands():
        for endpoint in playbooks.current(brand).endpoints.values():
            if endpoint.platform == platform and any(account.id in accounts for account in endpoint.accounts):
                return brand
    return None


def posts(items: Sequence[Item]) -> list[PostEvent]:
    """Those items that are posts."""
    return [item for item in items if isinstance(item, PostEvent)]
