"""Calls to DynamoDB: which failures are tried again, which may have taken effect, and what is told in the end.

botocore's own retries are off for DynamoDB (`clients.ATTEMPTS`): whoever must know whether a write may have taken
effect has to see each failure.
"""

from __future__ import annotations

import random  # noqa: TID251  (pauses, no ids)
import time
from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.adapters.aws import faults

TRIES = 10
PATIENCE_S = 15.0
"""No new try begins after it; a Lambda that considers posts has a minute."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.025, 1.0

_BUSY = frozenset(
    {
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingError",
        "ThrottlingException",
        "TransactionConflict",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)
"""What a call, or one part of a transaction, fails of that may work at once: nothing was written."""


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
                again, doubtful = _answered(error.response)
                failure = faults.not_stored(error, where=self.table)
            except BotoCoreError as error:
                again, doubtful = _unanswered(error)
                failure = faults.not_stored(error, where=self.table)
            in_doubt = in_doubt or doubtful
            if not again or tries == TRIES or time.monotonic() > until:
                raise failure
            self.wait(tries)

    def wait(self, tries: int) -> None:
        """Before the next try: longer each time, and not all at once."""
        self._pause(random.uniform(0, min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2**tries)))


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


def _answered(response: Mapping[str, Any]) -> tuple[bool, bool]:
    """Whether another try may help, and whether this one may have taken effect."""
    codes = {response.get("Error", {}).get("Code")}
    codes |= {reason.get("Code") for reason in response.get("CancellationReasons", [])}
    failed_there = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) >= 500
    return failed_there or bool(codes & _BUSY), failed_there


def _unanswered(error: Exception) -> tuple[bool, bool]:
    """As `_answered`, where no answer came."""
    from botocore import exceptions  # noqa: PLC0415  (is there with the client)

    if isinstance(error, exceptions.HTTPClientError | exceptions.IncompleteReadError):
        return True, True
    return isinstance(error, exceptions.ConnectionError), False
