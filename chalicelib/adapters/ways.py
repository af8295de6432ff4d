"""The outbox in front of several ways: each takes a notice once, whatever becomes of the others.

Where that is remembered is an adapter's: a folder on one machine, records elsewhere.
"""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from chalicelib.domain.errors import GaveUp, NotStored, TryAgainLater
from chalicelib.domain.work import Receipt
from chalicelib.ports import Clock, Notice, Notices


class Way(NamedTuple):
    """One way on which a notice reaches somebody.

    Attributes:
        channel: ``mail``, ``slack``, ``sms``, ``webhook``.
        mark: Tells it from other ways of the channel, without saying where it leads.
    """

    channel: str
    mark: str
    notices: Notices


Ways = Callable[[Notice], Sequence[Way]]


def nowhere(notice: Notice) -> Sequence[Way]:  # noqa: ARG001
    """No way leads out: everything stays here."""
    return ()


class WaysOut(ABC):
    """The LocalOutbox port over some memory: the same key again is the same notice.

    It remembers which ways took the notice, so that a try that follows goes only where it has not been. Where the
    process dies between a way and its note, that way gets it twice, and has to recognise it.

    Attributes:
        ways: Where a notice goes besides. What nothing takes is not remembered either.
    """

    def __init__(self, *, clock: Clock, ways: Ways = nowhere) -> None:
        self._clock = clock
        self.ways = ways

    @abstractmethod
    def _name(self, key: str) -> str:
        """What stands for a notice in the receipt."""

    @abstractmethod
    def _kept(self, name: str) -> dict[str, Any] | None:
        """What is remembered. None: nothing took it yet. NotStored: it can't be read."""

    @abstractmethod
    def _keep(self, name: str, content: Mapping[str, Any]) -> None:
        """Remember it. NotStored: it can't be."""

    def send(self, notice: Notice) -> Receipt:
        """Once one way took it and no other wants to be asked again, it is sent.

        Raises:
            TryAgainLater: A way is out of reach, however many others took it.
            GaveUp: Every way refuses for good.
        """
        name = self._name(notice.key)
        before = self._read(name)
        kept = self._content(notice) if before is None else copy.deepcopy(before)
        late: list[tuple[str, TryAgainLater]] = []
        refused: list[tuple[str, GaveUp]] = []
        ways = self.ways(notice)
        for way in ways:
            if way.mark in kept["went"]:
                continue
            try:
                receipt = way.notices.send(notice)
            except TryAgainLater as error:
                late.append((way.channel, error))
            except GaveUp as error:
                refused.append((way.channel, error))
            else:
                kept["went"][way.mark] = {"channel": way.channel, **_as_json(receipt)}
                self._write(name, kept)
        kept["refused"] = sorted({channel for channel, _ in refused})
        if kept != before and (kept["went"] or not ways):
            self._write(name, kept)
        if late:
            raise TryAgainLater(_in_one(late), after=_longest(late), begun=bool(kept["went"]))
        if ways and not kept["went"]:
            raise GaveUp(_in_one(refused))
        return self._receipt(name, kept)

    def _content(self, notice: Notice) -> dict[str, Any]:
        return {
            "key": notice.key,
            "at": self._clock.now().isoformat(),
            "brand": notice.brand,
            "to": notice.to,
            "subject": notice.subject,
            "text": notice.text,
            "link": notice.link,
            "went": {},
            "refused": [],
        }

    def _read(self, name: str) -> dict[str, Any] | None:
        try:
            kept = self._kept(name)
        except NotStored as error:
            raise TryAgainLater(str(error)) from error
        return None if kept is None else {"went": {}, "refused": [], **kept}

    def _write(self, name: str, content: Mapping[str, Any]) -> None:
        try:
            self._keep(name, content)
        except NotStored as error:
            raise TryAgainLater(str(error), begun=bool(content["went"])) from error

    def _receipt(self, name: str, kept: Mapping[str, Any]) -> Receipt:
        for went in kept["went"].values():
            return Receipt(provider=went["channel"], provider_id=went["id"], at=datetime.fromisoformat(went["at"]))
        return Receipt(provider="outbox", provider_id=name, at=self._clock.now())


def _as_json(receipt: Receipt) -> dict[str, str]:
    return {"id": receipt.provider_id, "at": receipt.at.isoformat()}


def shown(kept: Mapping[str, Any]) -> dict[str, Any]:
    """As `ports.LocalOutbox.seen` shows it."""
    channels = sorted({went["channel"] for went in kept.get("went", {}).values()})
    return {**kept, "channels": channels, "refused": kept.get("refused", [])}


def _in_one(problems: Sequence[tuple[str, Exception]]) -> str:
    return "; ".join(dict.fromkeys(f"{channel}: {problem}" for channel, problem in problems))


def _longest(late: Sequence[tuple[str, TryAgainLater]]) -> timedelta | None:
    return max((error.after for _, error in late if error.after is not None), default=None)
