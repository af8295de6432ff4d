"""LISTEN. One file a platform: how it signs, what it sends, how to answer; pure, without storage, clock or network.

`verify` is all that the receive path needs and imports no platform. Everything else is reached by `get`, which
imports the platforms on first use: their types cost the receive path more than its whole work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Protocol

from chalicelib.domain.errors import FateUnknown
from chalicelib.platforms.verify import SCHEMES

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.playbook import Account
    from chalicelib.domain.post import Item, Length, PostEvent
    from chalicelib.ports import HttpAnswer, HttpRequest
    from chalicelib.reading import Value

Channel = Literal["public", "private"]
IsAnother = Callable[[str], bool]


class SaidBefore(FateUnknown):
    """The platform refuses the text because it has it from us already.

    Read back, as for any unknown fate. If that finds no such answer to this post, the same text went elsewhere:
    sending it again can't help, and a person must look.
    """

    retry_if_absent = False


def no_other(found: str) -> bool:  # noqa: ARG001
    """`IsAnother` where nothing else is known."""
    return False


class Parse(Protocol):
    """Reads a verified body."""

    def __call__(
        self, payload: Value, *, accounts: Sequence[Account], access: str, received_at: datetime
    ) -> tuple[Item, ...]:
        """Every item of the payload, in its order; never raises.

        Args:
            accounts: Ours at the endpoint; the first receives what names no account.
            access: `Endpoint.access`.
        """


class ReplyRequest(Protocol):
    """Builds the request that answers a post."""

    def __call__(self, event: PostEvent, text: str, *, to: Channel, base: str, token: str) -> HttpRequest:
        """Raises GaveUp where the post doesn't say whom to answer."""


class ReadBackRequest(Protocol):
    """Builds the request that shows what we answered."""

    def __call__(self, event: PostEvent, *, to: Channel, base: str, token: str) -> HttpRequest:
        """Raises GaveUp where the post doesn't say whom we may have answered."""


class FindReply(Protocol):
    """Finds our answer in what a read-back showed."""

    def __call__(
        self, answer: HttpAnswer, event: PostEvent, text: str, *, to: Channel, is_another: IsAnother
    ) -> str | None:
        """The provider's id of our answer to this post with this text. None: it isn't there.

        Args:
            is_another: Whether the answer with this id is known to be another one, however alike.

        Raises:
            TryAgainLater: The platform doesn't show it now.
            GaveUp: What it shows tells nothing; a person has to look.
        """


class ReplyCost(Protocol):
    """What the platform bills for an answer."""

    def __call__(self, event: PostEvent, text: str, *, to: Channel) -> float | None:
        """Cents of US dollars. None: unknown."""


class MoveTimes(Protocol):
    """Shifts the times of a raw payload."""

    def __call__(self, payload: Any, *, to: datetime) -> Any:
        """A copy of the payload whose newest event happened at `to`; ids stay."""


@dataclass(frozen=True, slots=True)
class Platform:
    """Everything the engine asks of one platform; how requests are let in is in `verify`, by the same name.

    Attributes:
        token: Kind of the vault's secret with which we answer.
        read_reply: The provider's id from its answer. Raises TryAgainLater, GaveUp, FateUnknown or SaidBefore.
        lengths: How long an answer may be; texts are checked against them when they are saved.
        receivers: Ids of our accounts to which a raw payload says it was delivered.
        sign: The headers with which the platform would send this body, given the secret it signs with.
    """

    name: str
    token: str
    parse: Parse
    reply_request: ReplyRequest
    read_reply: Callable[[HttpAnswer], str]
    read_back_request: ReadBackRequest
    find_reply: FindReply
    reply_cost_cents: ReplyCost
    lengths: Mapping[Channel, Length]
    receivers: Callable[[Any], tuple[str, ...]]
    move_times: MoveTimes
    sign: Callable[[bytes, str], dict[str, str]]


@cache
def platforms() -> tuple[Platform, ...]:
    """All that can let somebody in: each name in `verify.SCHEMES` is a file here, with its `PLATFORM`."""
    return tuple(import_module(f"{__name__}.{name}").PLATFORM for name in SCHEMES)


def get(name: str) -> Platform:
    """The platform with this name; KeyError if there is none."""
    for platform in platforms():
        if platform.name == name:
            return platform
    raise KeyError(name)
