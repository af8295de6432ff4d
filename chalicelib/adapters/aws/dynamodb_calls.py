"""Calls to DynamoDB: which failures are tried again, which may have taken effect, and what is told in the end.

botocore's own retries are off for DynamoDB (`clients.ATTEMPTS`): whoever must know whether a write may have taken
effect has to see each failure.
"""

from __future__ import annotations

import random  # noqa: TID251  (pauses, no ids)
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from chalicelib.adapters.aws import faults
from chalicelib.domain import advice
from chalicelib.domain.errors import NotStored

PATIENCE_S = 8.0
"""No new try begins after it; a Lambda that considers posts has half a minute."""


class Pace(NamedTuple):
    """How often something is tried, and how long the pauses in between become; each is as long as chance has it."""

    tries: int
    longest_s: float
    first_s: float = 0.05


BUSY = Pace(tries=10, longest_s=1.0)
CONTENDED = Pace(tries=30, longest_s=0.2)
"""Others hold an item for some 10 ms each: whoever waits for long only meets the same crowd again."""

_BUSY = frozenset(
    {
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingError",
        "ThrottlingException",
    }
)
_CONTENDED = frozenset({"TransactionConflict", "TransactionConflictException", "TransactionInProgressException"})
"""What a call, or one part of a transaction, fails of though nothing is wrong with it: nothing was written."""


class Unmet(Exception):
    """Conditions of a write did not hold.

    Attributes:
        found: By the position of the change: the item as it was, where it was asked for and is there.
        in_doubt: An earlier try of the same call may have taken effect.
    """

    def __init__(self, found: Mapping[int, Any], *, in_doubt: bool) -> None:
        super().__init__(f"{len(found)} conditions did not hold")
        self.found = found
        self.in_doubt = in_doubt


class Calls:
    """Calls about one table."""

    def __init__(self, table: str, client: Callable[[], Any], *, pause: Callable[[float], object] = time.sleep) -> None:
        """Name the table.

        Args:
            client: Gives boto3's client; asked with each call, so that nothing is loaded before the first one.
            pause: Waits for so many seconds.
        """
        self.table = table
        self._client = client
        self._pause = pause

    def __call__(self, operation: str, **parameters: Any) -> Mapping[str, Any]:
        """Its answer, after some tries if needed.

        Raises:
            Unmet: A condition did not hold; nothing was written, as far as this try knows.
            NotStored: DynamoDB did not do it, or nobody knows whether it did.
        """
        client = self._client()
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415  (is there with the client)

        until = time.monotonic() + PATIENCE_S
        in_doubt, tries = False, 0
        while True:
            tries += 1
            try:
                return dict(getattr(client, operation)(**parameters))
            except ClientError as error:
                found = _unmet(error.response)
                if found is not None:
                    raise Unmet(found, in_doubt=in_doubt) from None
                failure = _answered(error, where=self.table)
            except BotoCoreError as error:
                failure = _unanswered(error, where=self.table)
            in_doubt = in_doubt or failure.in_doubt
            if failure.pace is None or tries >= failure.pace.tries or time.monotonic() > until:
                raise failure.told
            self.wait(tries, failure.pace)

    def wait(self, tries: int, pace: Pace = BUSY) -> None:
        """Before the next try: longer each time, and not all at once."""
        self._pause(random.uniform(0, longest_pause_s(tries, pace)))


def longest_pause_s(tries: int, pace: Pace) -> float:
    """The most that chance may choose after so many tries."""
    return min(pace.longest_s, pace.first_s * 2.0 ** (tries - 1))


class _Failure(NamedTuple):
    """How a call failed.

    Attributes:
        told: Raised in the end.
        pace: Of further tries. None: they can't help.
        in_doubt: It may have taken effect.
    """

    told: NotStored
    pace: Pace | None
    in_doubt: bool = False


def _unmet(response: Mapping[str, Any]) -> dict[int, Any] | None:
    """The conditions that did not hold. None: it failed otherwise, or others hold the items of a transaction."""
    code = response.get("Error", {}).get("Code")
    if code == "ConditionalCheckFailedException":
        return {0: response.get("Item")}
    if code != "TransactionCanceledException":
        return None
    reasons = response.get("CancellationReasons", [])
    if {reason.get("Code") for reason in reasons} <= {"None", "ConditionalCheckFailed"}:
        failed = {n: one.get("Item") for n, one in enumerate(reasons) if one.get("Code") == "ConditionalCheckFailed"}
        return failed or None
    return None


def _answered(error: Any, *, where: str) -> _Failure:
    response = error.response
    codes = {response.get("Error", {}).get("Code")}
    codes |= {reason.get("Code") for reason in response.get("CancellationReasons", [])}
    if codes & _CONTENDED:
        return _Failure(NotStored(advice.AWS_CONTENDED, where=where), CONTENDED)
    if codes & _BUSY:
        return _Failure(NotStored(advice.AWS_BUSY, where=where), BUSY)
    failed_there = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) >= 500
    return _Failure(faults.not_stored(error, where=where), BUSY if failed_there else None, in_doubt=failed_there)


def _unanswered(error: Exception, *, where: str) -> _Failure:
    from botocore import exceptions  # noqa: PLC0415  (is there with the client)

    told = faults.not_stored(error, where=where)
    if isinstance(error, exceptions.HTTPClientError | exceptions.IncompleteReadError):
        return _Failure(told, BUSY, in_doubt=True)
    return _Failure(told, BUSY if isinstance(error, exceptions.ConnectionError) else None)
