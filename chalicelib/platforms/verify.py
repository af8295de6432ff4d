"""Who may come in: signatures and challenges of all platforms, one table each.

On the receive path: nothing here may import more than the standard library's hashing and `domain.errors`, and
nothing a stranger sends may raise anything but WebhookRejected.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.domain.errors import WebhookRejected

MAX_CHALLENGE = 1024
"""Characters of a challenge that we are willing to sign; the documented ones are far shorter."""

MAX_SIGNED_REQUEST = 8192
"""Characters; the documented ones have some hundred."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one platform signs what it sends, with HMAC.

    Attributes:
        secret: Kind of the secret in the vault, ``<platform>/<endpoint>/<kind>``.
        headers: Names under which a signature may come, in lower case; one good signature is enough.
        prefix: Stands before the signature, in exactly this case.
        signed: What is signed: the raw ``{body}``, maybe with the ``{timestamp}`` before it.
        timestamp_header: In lower case. None: the platform sends no time.
        tolerance: How old or how far ahead that time (seconds since 1970) may be. None: any age, so that only
            recognising a post twice protects against replays.
        older: A weaker scheme of the same platform. It has a secret of its own, so that an endpoint allows it by
            having that secret, and by nothing else.
    """

    secret: str
    headers: tuple[str, ...]
    prefix: str = ""
    digest: Literal["sha1", "sha256", "sha384", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    signed: str = "{body}"
    timestamp_header: str | None = None
    tolerance: timedelta | None = None
    older: Scheme | None = None


@dataclass(frozen=True, slots=True)
class ChallengeAnswer:
    """What to send back with status 200."""

    content_type: str
    body: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """How one platform asks whether we own an endpoint.

    Attributes:
        secret: Kind of the secret in the vault.
        answer: Takes the query and the valid secrets, newest first; raises WebhookRejected.
    """

    secret: str
    answer: Callable[[Mapping[str, str], Sequence[str]], ChallengeAnswer]


def chosen(
    scheme: Scheme, *, headers: Mapping[str, str], secrets: Callable[[str], Sequence[str]]
) -> tuple[Scheme, Sequence[str]]:
    """By which scheme a request has to be verified, and the secrets for that.

    The older one counts only where the endpoint has its secret and the request brings no signature of the newer one:
    whoever signs in both ways is held to the stronger.

    Args:
        secrets: By their kind.
    """
    older = scheme.older
    if older is not None and _is_signed(older, headers) and not _is_signed(scheme, headers):
        allowed = secrets(older.secret)
        if allowed:
            return older, allowed
    return scheme, secrets(scheme.secret)


def verify(
    scheme: Scheme, *, secrets: Sequence[str], headers: Mapping[str, str], raw: bytes, now: datetime | None = None
) -> None:
    """Let a request in, or raise.

    Args:
        secrets: All valid ones, in any order.
        headers: Names in any case.
        raw: The body as it came over the wire, never serialised again.
        now: Needed by schemes with a tolerance; without it they refuse.

    Raises:
        WebhookRejected: 401, with code ``no_secret``, ``unsigned``, ``stale`` or ``bad_signature``.
    """
    keys = _usable(scheme.secret, secrets)
    candidates = [value for name in scheme.headers for value in _values(headers, name)]
    if not candidates:
        raise _rejected("unsigned", "the request has no signature", f"Expected in the header {scheme.headers[0]}.")
    timestamp = ""
    if scheme.timestamp_header is not None:
        timestamp = next(_values(headers, scheme.timestamp_header), "")
        _check_age(timestamp, scheme.tolerance, now)
    content = _content(scheme, raw=raw, timestamp=timestamp)
    expected = [_bytes(signature(scheme, secret=key, content=content)) for key in keys]
    if not any(hmac.compare_digest(good, _bytes(found)) for good in expected for found in candidates):
        raise _rejected(
            "bad_signature",
            "the signature doesn't fit the body",
            f"Compare the secret {scheme.secret} with the one in the platform's console, and check that nothing"
            " between the platform and us changes the body.",
        )


def signature(scheme: Scheme, *, secret: str, content: bytes) -> str:
    """What stands in the header when this content is signed."""
    digest = hmac.digest(_bytes(secret), content, scheme.digest)
    return scheme.prefix + (digest.hex() if scheme.encoding == "hex" else base64.b64encode(digest).decode("ascii"))


def sign(scheme: Scheme, *, secret: str, raw: bytes, timestamp: str = "") -> dict[str, str]:
    """The headers with which the platform would send this body (the oldest of its ways to sign)."""
    headers = {scheme.headers[-1]: signature(scheme, secret=secret, content=_content(scheme, raw, timestamp))}
    if scheme.timestamp_header is not None:
        headers[scheme.timestamp_header] = timestamp
    return headers


def crc(query: Mapping[str, str], secrets: Sequence[str]) -> ChallengeAnswer:
    """X's challenge-response check: the token, signed with the app's newest secret.

    Source: docs.x.com/x-api/webhooks/quickstart, "The CRC check".

    Raises:
        WebhookRejected: 400 ``bad_challenge``: no token, or one that is none; 401 ``no_secret``.
    """
    key = _usable(X_SECRET, secrets)[0]
    token = query.get("crc_token")
    if not isinstance(token, str) or not 0 < len(token) <= MAX_CHALLENGE:
        raise WebhookRejected(
            status=400,
            code="bad_challenge",
            message="the challenge is missing, empty or too long",
            fix="A challenge is GET with ?crc_token=…; events are sent with POST.",
        )
    answer = signature(SCHEMES["x"], secret=key, content=_bytes(token))
    return ChallengeAnswer("application/json", json.dumps({"response_token": answer}))


def hub(query: Mapping[str, str], secrets: Sequence[str]) -> ChallengeAnswer:
    """Meta's verification request: the challenge comes back if the token is ours.

    Source: developers.facebook.com/docs/graph-api/webhooks/getting-started, "Verification Requests".

    Raises:
        WebhookRejected: 403 ``bad_token`` or ``bad_challenge``; 401 ``no_secret``.
    """
    keys = [_bytes(secret) for secret in _usable(META_TOKEN, secrets)]
    mode, token, challenge = (query.get(f"hub.{name}") for name in ("mode", "verify_token", "challenge"))
    given = _bytes(token) if isinstance(token, str) else b""
    known = [hmac.compare_digest(key, given) for key in keys]
    if mode != "subscribe" or not any(known):
        raise WebhookRejected(
            status=403,
            code="bad_token",
            message="the verify token is not ours",
            fix=f"Type the {META_TOKEN} of the vault into the webhook's form in the app dashboard.",
        )
    if not isinstance(challenge, str) or not 0 < len(challenge) <= MAX_CHALLENGE or not challenge.isascii():
        raise WebhookRejected(
            status=403,
            code="bad_challenge",
            message="the challenge is missing, empty or none",
            fix="A challenge is GET with ?hub.mode=subscribe&hub.verify_token=…&hub.challenge=…",
        )
    return ChallengeAnswer("text/plain", challenge)


def signed_request(text: str, *, secrets: Sequence[str]) -> Mapping[str, object]:
    """What Meta tells a deauthorize or data deletion callback: ``<signature>.<JSON>``, both in base64.

    The signature is over the base64 text, not over the JSON in it. Source:
    developers.facebook.com/docs/facebook-login/guides/advanced/existing-system, "Parsing the Signed Request".

    Raises:
        WebhookRejected: 401, with code ``no_secret``, ``unsigned`` or ``bad_signature``.
    """
    keys = _usable(META_SECRET, secrets)
    given, dot, payload = text[: MAX_SIGNED_REQUEST + 1].partition(".")
    if not dot or len(text) > MAX_SIGNED_REQUEST:
        raise _rejected("unsigned", "this is no signed request", "Expected <signature>.<payload>, both in base64.")
    found = _from_base64(given)
    expected = [hmac.digest(_bytes(key), _bytes(payload), "sha256") for key in keys]
    if not any(hmac.compare_digest(good, found) for good in expected):
        raise _rejected("bad_signature", "the signature doesn't fit", f"Compare {META_SECRET} with the app dashboard.")
    try:
        content = json.loads(_from_base64(payload))
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or str(content.get("algorithm")).upper() != "HMAC-SHA256":
        raise _rejected("bad_signature", "what is signed can't be read", "Only HMAC-SHA256 over JSON is accepted.")
    return content


def _from_base64(text: str) -> bytes:
    """Of either alphabet, padded or not; a form may have made a blank of a plus. Empty: it is none."""
    plain = text.translate(_BASE64).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except ValueError:
        return b""


def _is_signed(scheme: Scheme, headers: Mapping[str, str]) -> bool:
    return any(True for name in scheme.headers for _ in _values(headers, name))


def _usable(kind: str, secrets: Sequence[str]) -> list[str]:
    keys = [secret for secret in secrets if secret]
    if not keys:
        raise _rejected("no_secret", "no secret is known for this endpoint", f"Put {kind} into the vault.")
    return keys


def _values(headers: Mapping[str, str], name: str) -> Iterator[str]:
    """Values of a header, whatever the case of its name; what is no text counts as not there."""
    return (
        value
        for found, value in headers.items()
        if isinstance(found, str) and isinstance(value, str) and found.lower() == name
    )


def _check_age(timestamp: str, tolerance: timedelta | None, now: datetime | None) -> None:
    if tolerance is None:
        return
    if now is not None and timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12:
        age = now.timestamp() - int(timestamp)
        if abs(age) <= tolerance.total_seconds():
            return
    raise _rejected("stale", "the request is too old, or from the future", "Check the clock of this machine.")


def _content(scheme: Scheme, raw: bytes, timestamp: str) -> bytes:
    before, _, after = scheme.signed.partition("{body}")
    return _bytes(before.format(timestamp=timestamp)) + raw + _bytes(after.format(timestamp=timestamp))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _rejected(code: str, message: str, fix: str) -> WebhookRejected:
    return WebhookRejected(status=401, code=code, message=message, fix=fix)


_BASE64 = str.maketrans("-_ ", "+/+")
X_SECRET = "consumer_secret"  # noqa: S105  (the name of a secret, not a secret)
META_SECRET = "app_secret"  # noqa: S105
META_TOKEN = "verify_token"  # noqa: S105

SCHEMES: Mapping[str, Scheme] = {
    # Signed with the app's OAuth 2.0 client secret, with its consumer secret, or both while it migrates
    # (docs.x.com/x-api/webhooks/introduction, "Signature headers"). Both stand in the vault as X_SECRET, the client
    # secret first, like two secrets during a rotation.
    "x": Scheme(
        secret=X_SECRET,
        headers=("x-twitter-webhooks-signature-oauth2", "x-twitter-webhooks-signature"),
        prefix="sha256=",
        encoding="base64",
    ),
    # developers.facebook.com/docs/graph-api/webhooks/getting-started, "Validating Payloads". SHA-1 in a header of its
    # own is what older apps know: nobody should allow it who doesn't have to.
    "facebook": Scheme(
        secret=META_SECRET,
        headers=("x-hub-signature-256",),
        prefix="sha256=",
        older=Scheme(secret=f"{META_SECRET}_sha1", headers=("x-hub-signature",), prefix="sha1=", digest="sha1"),
    ),
}

CHALLENGES: Mapping[str, Challenge] = {
    "x": Challenge(secret=X_SECRET, answer=crc),
    "facebook": Challenge(secret=META_TOKEN, answer=hub),
}
