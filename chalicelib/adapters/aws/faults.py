"""What AWS refuses, as the engine's own errors: whatever boto3 raises, nobody outside meets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from chalicelib.domain import advice
from chalicelib.domain.errors import NotStored

_BUSY = frozenset(
    {
        "EC2ThrottledException",
        "InternalError",
        "InternalFailure",
        "InternalServerError",
        "InternalServiceError",
        "KMSThrottlingException",
        "KmsThrottled",
        "LimitExceededException",
        "OverLimit",
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "ServiceUnavailable",
        "SlowDown",
        "ThrottledException",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    }
)
_REFUSED = frozenset(
    {
        "AccessDenied",
        "AccessDeniedException",
        "AuthorizationError",
        "AuthorizationErrorException",
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignature",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "KMSAccessDeniedException",
        "KmsAccessDenied",
        "KmsDisabled",
        "MissingAuthenticationToken",
        "SignatureDoesNotMatch",
        "UnauthorizedOperation",
        "UnrecognizedClientException",
    }
)
_GONE = frozenset(
    {"AWS.SimpleQueueService.NonExistentQueue", "NoSuchBucket", "QueueDoesNotExist", "ResourceNotFoundException"}
)
_NO_WORD = re.compile(r"[^A-Za-z0-9.]")


def advice_on(code: str, status: int | None = None) -> str:
    """What to do about an error that AWS answers.

    Args:
        code: AWS's own word for it, e.g. ``ThrottlingException``.
        status: Of the HTTP answer. None: not known.
    """
    if code in _REFUSED:
        return advice.AWS_REFUSES
    if code in _GONE:
        return advice.AWS_GONE
    if is_passing(code, status):
        return advice.AWS_BUSY
    return f"AWS answers {_NO_WORD.sub('', code)[:60] or 'with an error'}: its documentation says what that means"


def is_passing(code: str, status: int | None = None) -> bool:
    """Whether the same call may be answered in a moment."""
    return code in _BUSY or status == 429 or (status is not None and status >= 500)


def code_of(error: Exception) -> str:
    """AWS's word for what it refused. Empty: it said nothing, the call failed on its way."""
    answer = getattr(error, "response", None)
    return str(answer.get("Error", {}).get("Code", "")) if isinstance(answer, dict) else ""


def advice_about(error: Exception) -> str:
    """What to do about what boto3 raised."""
    code = code_of(error)
    if not code:
        return advice.AWS_SILENT
    return advice_on(code, getattr(error, "response", {}).get("ResponseMetadata", {}).get("HTTPStatusCode"))


def not_stored(error: Exception, *, where: str) -> NotStored:
    """As the engine says it.

    Args:
        where: Name of the queue, bucket or table, for the log.
    """
    return NotStored(advice_about(error), where=where)


def library_errors() -> tuple[type[Exception], ...]:
    """All that boto3 raises on purpose."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415  (whoever calls has imported it)

    return BotoCoreError, ClientError


@contextmanager
def told(where: str) -> Iterator[None]:
    """Whatever a call fails of is NotStored."""
    try:
        yield
    except library_errors() as error:
        raise not_stored(error, where=where) from error
