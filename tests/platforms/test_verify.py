"""Signatures and challenges: the recorded vectors, and everything that must stay outside."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import WebhookRejected
from chalicelib.platforms.verify import (
    CHALLENGES,
    MAX_CHALLENGE,
    MAX_SIGNED_REQUEST,
    SCHEMES,
    Scheme,
    chosen,
    crc,
    hub,
    sign,
    signed_request,
    verify,
)

VECTORS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "platforms" / "signature_vectors.json"
FIVE_MINUTES = timedelta(minutes=5)
X = SCHEMES["x"]
BODY = b'{"test_number":1,"test_string":"two"}'
GOOD = "sha256=YWHphPn/JFq43jkF0y4/w8R/SelmLjvpunhVFY8JhlI="

OTHERS: Mapping[str, tuple[Scheme, ...]] = {
    "websub": tuple(
        Scheme(secret="hub_secret", headers=("x-hub-signature",), prefix=f"{digest}=", digest=digest)
        for digest in ("sha1", "sha256", "sha384", "sha512")
    ),
    "line": (Scheme(secret="channel_secret", headers=("x-line-signature",), encoding="base64"),),
    "discourse": (Scheme(secret="secret", headers=("x-discourse-event-signature",), prefix="sha256="),),
    "slack": (
        Scheme(
            secret="signing_secret",
            headers=("x-slack-signature",),
            prefix="v0=",
            signed="v0:{timestamp}:{body}",
            timestamp_header="x-slack-request-timestamp",
            tolerance=FIVE_MINUTES,
        ),
    ),
    "chatwoot": (
        Scheme(
            secret="secret",
            headers=("x-chatwoot-signature",),
            prefix="sha256=",
            signed="{timestamp}.{body}",
            timestamp_header="x-chatwoot-timestamp",
            tolerance=FIVE_MINUTES,
        ),
    ),
    "zendesk": (
        Scheme(
            secret="secret",
            headers=("x-zendesk-webhook-signature",),
            encoding="base64",
            signed="{timestamp}{body}",
            timestamp_header="x-zendesk-webhook-signature-timestamp",
        ),
    ),
}
META = SCHEMES["facebook"]
assert META.older is not None
META_SHA1 = META.older
ELSEWHERE = {"websub_challenge"}


def vectors() -> Iterator[Any]:
    if not VECTORS.exists():
        yield pytest.param({}, marks=pytest.mark.skip(reason="shared samples are not here"))
        return
    for vector in json.loads(VECTORS.read_bytes())["vectors"]:
        if vector["platform"] in {"x", "meta", *OTHERS} and vector["id"] not in ELSEWHERE:
            yield pytest.param(vector, id=vector["id"])


def accepted(schemes: tuple[Scheme, ...], vector: Mapping[str, Any]) -> bool:
    now = datetime.fromtimestamp(vector["now"], UTC) if "now" in vector else None
    for scheme in schemes:
        try:
            verify(
                scheme,
                secrets=[vector["secret"]],
                headers=vector["headers"],
                raw=vector["body"].encode(),
                now=now,
            )
        except WebhookRejected:
            continue
        return True
    return False


def accepted_by_meta(vector: Mapping[str, Any], *, sha1: bool) -> bool:
    """As an endpoint of Facebook would take it, which may allow the older signature or not."""
    kinds = {"app_secret": [vector["secret"]], "verify_token": [vector["secret"]]}
    if sha1:
        kinds["app_secret_sha1"] = [vector["secret"]]
    try:
        if "signed_request" in vector:
            signed_request(vector["signed_request"], secrets=kinds["app_secret"])
        elif "request" in vector:
            answer = CHALLENGES["facebook"].answer(vector["request"]["query"], kinds["verify_token"])
            assert (answer.content_type, answer.body) == ("text/plain", vector["expected_response"]["body"])
        else:
            scheme, secrets = chosen(META, headers=vector["headers"], secrets=lambda kind: kinds.get(kind, []))
            verify(scheme, secrets=secrets, headers=vector["headers"], raw=vector["body"].encode())
    except WebhookRejected:
        return False
    return True


def refused(
    headers: Mapping[str, Any], *, secrets: tuple[str, ...] = ("test",), raw: bytes = BODY, scheme: Scheme = X
) -> str:
    with pytest.raises(WebhookRejected) as caught:
        verify(scheme, secrets=secrets, headers=cast("Mapping[str, str]", headers), raw=raw)
    assert caught.value.status == 401
    return caught.value.code


@pytest.mark.parametrize("vector", list(vectors()))
def test_every_recorded_signature_is_judged_as_its_platform_would(vector: Mapping[str, Any]) -> None:
    if vector["platform"] == "meta":
        assert accepted_by_meta(vector, sha1=True) is vector["expect_valid"]
        assert accepted_by_meta(vector, sha1=False) is (vector["expect_valid"] and vector["id"] != "meta_sha1_legacy")
        return
    schemes = (X,) if vector["platform"] == "x" else OTHERS[vector["platform"]]
    assert accepted(schemes, vector) is vector["expect_valid"]


@pytest.mark.parametrize(
    "name", ["x-twitter-webhooks-signature", "X-Twitter-Webhooks-Signature", "X-TWITTER-WEBHOOKS-SIGNATURE"]
)
def test_the_name_of_the_header_may_be_in_any_case(name: str) -> None:
    verify(X, secrets=["test"], headers={name: GOOD}, raw=BODY)


def test_the_signature_with_the_client_secret_is_as_good_as_the_older_one() -> None:
    headers = {"X-Twitter-Webhooks-Signature-OAuth2": GOOD, "X-Twitter-Webhooks-Signature": "sha256=other"}
    verify(X, secrets=["test"], headers=headers, raw=BODY)


@pytest.mark.parametrize("secrets", [("test", "next"), ("next", "test")])
def test_both_secrets_are_valid_while_one_is_rotated(secrets: tuple[str, str]) -> None:
    verify(X, secrets=secrets, headers={"x-twitter-webhooks-signature": GOOD}, raw=BODY)


@pytest.mark.parametrize("secrets", [(), ("",), ("", "")])
def test_without_a_secret_nobody_comes_in(secrets: tuple[str, ...]) -> None:
    empty_key = sign(X, secret="", raw=BODY)
    assert refused(empty_key, secrets=secrets) == "no_secret"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-hub-signature-256": GOOD},
        {"x-twitter-webhooks-signature": None},
        {"x-twitter-webhooks-signature": [GOOD]},
        {"x-twitter-webhooks-signature": GOOD.encode()},
        {7: GOOD},
    ],
)
def test_a_request_without_a_readable_signature_is_unsigned(headers: Mapping[str, Any]) -> None:
    assert refused(headers) == "unsigned"


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        GOOD.removeprefix("sha256="),
        GOOD.replace("sha256", "SHA256"),
        GOOD.replace("sha256", "sha1"),
        GOOD.rstrip("="),
        GOOD + "=",
        f" {GOOD}",
        f"{GOOD},{GOOD}",
        GOOD.lower(),
        "sha256=6161e984f9ff245ab8de3905d32e3fc3c47f49e9662e3be9ba7855158f098652",
        "sha256=!!!",
        "sha256=ÄÖÜ🥩",
        "sha256=\ud800",
        "\x00",
        "a" * 1_000_000,
    ],
)
def test_a_signature_that_is_nearly_right_is_wrong(value: str) -> None:
    assert refused({"x-twitter-webhooks-signature": value}) == "bad_signature"


def test_one_changed_byte_breaks_the_signature() -> None:
    assert refused({"x-twitter-webhooks-signature": GOOD}, raw=BODY + b" ") == "bad_signature"


@pytest.mark.parametrize("seconds", [-301, 301])
def test_what_is_signed_with_its_time_grows_stale(seconds: int) -> None:
    scheme = OTHERS["slack"][0]
    sent = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)
    headers = sign(scheme, secret="s", raw=b"{}", timestamp=str(int(sent.timestamp())))
    verify(scheme, secrets=["s"], headers=headers, raw=b"{}", now=sent + FIVE_MINUTES)
    with pytest.raises(WebhookRejected) as caught:
        verify(scheme, secrets=["s"], headers=headers, raw=b"{}", now=sent + timedelta(seconds=seconds))
    assert caught.value.code == "stale"


@pytest.mark.parametrize("timestamp", ["", "now", "-1", "1e9", "²", "9" * 400, "1773255900.5"])
def test_a_time_that_is_none_is_stale(timestamp: str) -> None:
    scheme = OTHERS["slack"][0]
    headers = sign(scheme, secret="s", raw=b"{}", timestamp=timestamp)
    with pytest.raises(WebhookRejected) as caught:
        verify(scheme, secrets=["s"], headers=headers, raw=b"{}", now=datetime(2026, 3, 11, tzinfo=UTC))
    assert caught.value.code == "stale"


def test_without_a_clock_a_scheme_with_a_tolerance_lets_nobody_in() -> None:
    scheme = OTHERS["slack"][0]
    assert refused(sign(scheme, secret="test", raw=BODY, timestamp="1773255900"), scheme=scheme) == "stale"


def test_the_challenge_is_answered_with_the_newest_secret() -> None:
    answer = CHALLENGES["x"].answer({"crc_token": "challenge_string", "nonce": "1"}, ["new", "old"])
    assert answer.content_type == "application/json"
    token = json.loads(answer.body)["response_token"]
    verify(X, secrets=["new"], headers={"x-twitter-webhooks-signature": token}, raw=b"challenge_string")
    assert (
        refused({"x-twitter-webhooks-signature": token}, secrets=("old",), raw=b"challenge_string") == "bad_signature"
    )


@pytest.mark.parametrize(
    "query", [{}, {"crc_token": ""}, {"crc_token": "a" * (MAX_CHALLENGE + 1)}, {"crc_token": ["a"]}]
)
def test_a_challenge_without_a_token_is_refused(query: Mapping[str, Any]) -> None:
    with pytest.raises(WebhookRejected) as caught:
        crc(query, ["test"])
    assert (caught.value.status, caught.value.code) == (400, "bad_challenge")


def test_a_challenge_without_a_secret_is_refused() -> None:
    with pytest.raises(WebhookRejected) as caught:
        crc({"crc_token": "a"}, [])
    assert (caught.value.status, caught.value.code) == (401, "no_secret")


anything = st.one_of(st.none(), st.integers(), st.binary(), st.text(), st.lists(st.text()))


@settings(deadline=None)  # the machine may be busy
@given(
    headers=st.dictionaries(
        st.sampled_from(
            [
                "X-Twitter-Webhooks-Signature",
                "x-slack-signature",
                "X-Slack-Request-Timestamp",
                "X-Hub-Signature-256",
                "x-hub-signature",
            ]
        )
        | st.text(),
        anything,
    ),
    raw=st.binary(),
    secrets=st.lists(st.text(alphabet=st.characters())),
    scheme=st.sampled_from([X, META, META_SHA1, *OTHERS["slack"]]),
)
def test_nothing_that_a_stranger_sends_gets_in_or_breaks_anything(
    headers: dict[str, Any], raw: bytes, secrets: list[str], scheme: Scheme
) -> None:
    now = datetime(2026, 3, 11, tzinfo=UTC)
    meant, keys = chosen(scheme, headers=headers, secrets=lambda _: secrets)
    with pytest.raises(WebhookRejected):
        verify(meant, secrets=keys, headers=headers, raw=raw, now=now)


@settings(deadline=None)  # the machine may be busy
@given(raw=st.binary(), secret=st.text(min_size=1), query=st.dictionaries(st.just("crc_token"), anything))
def test_what_is_signed_as_x_signs_comes_in_and_a_challenge_never_breaks(
    raw: bytes, secret: str, query: dict[str, Any]
) -> None:
    verify(X, secrets=[secret], headers=sign(X, secret=secret, raw=raw), raw=raw)
    token = query.get("crc_token")
    if isinstance(token, str) and token:
        assert json.loads(crc(query, [secret]).body)["response_token"].startswith("sha256=")
    else:
        with pytest.raises(WebhookRejected):
            crc(query, [secret])


PAGE_EVENT = b'{"object":"page","entry":[]}'
SHA256 = sign(META, secret="app", raw=PAGE_EVENT)
SHA1 = sign(META_SHA1, secret="app", raw=PAGE_EVENT)


def by_meta(headers: Mapping[str, str], **secrets: str) -> str:
    """How an endpoint with these secrets answers: ``in``, or the code of the refusal."""
    scheme, keys = chosen(META, headers=headers, secrets=lambda kind: [secrets[kind]] if kind in secrets else [])
    try:
        verify(scheme, secrets=keys, headers=headers, raw=PAGE_EVENT)
    except WebhookRejected as error:
        return error.code
    return "in"


def test_meta_signs_with_sha256_and_older_apps_with_sha1_where_that_has_a_secret_of_its_own() -> None:
    assert by_meta(SHA256, app_secret="app") == "in"
    assert by_meta(SHA256, app_secret="app", app_secret_sha1="app") == "in"
    assert by_meta(SHA1, app_secret="app", app_secret_sha1="app") == "in"
    assert by_meta(SHA1, app_secret_sha1="app") == "in"
    assert by_meta(SHA1, app_secret="app") == "unsigned"
    assert by_meta(SHA1, app_secret="app", app_secret_sha1="other") == "bad_signature"


def test_whoever_signs_in_both_ways_is_held_to_the_stronger() -> None:
    wrong = {"X-Hub-Signature-256": "sha256=" + "0" * 64}
    assert by_meta({**wrong, **SHA1}, app_secret="app", app_secret_sha1="app") == "bad_signature"
    assert by_meta({**SHA256, "X-Hub-Signature": "sha1=0"}, app_secret="app", app_secret_sha1="app") == "in"
    assert by_meta({**SHA256, **SHA1}, app_secret_sha1="app") == "no_secret"


def test_a_weaker_digest_in_the_header_of_the_stronger_is_no_signature() -> None:
    disguised = {"X-Hub-Signature-256": SHA1["x-hub-signature"]}
    assert by_meta(disguised, app_secret="app", app_secret_sha1="app") == "bad_signature"


def test_meta_gets_its_challenge_back_if_it_knows_our_token() -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": "Geheim-ü", "hub.challenge": "1158201444"}
    for secrets in (["Geheim-ü"], ["newer", "Geheim-ü"]):
        answer = hub(query, secrets)
        assert (answer.content_type, answer.body) == ("text/plain", "1158201444")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"hub.verify_token": "other"}, "bad_token"),
        ({"hub.verify_token": ""}, "bad_token"),
        ({"hub.verify_token": None}, "bad_token"),
        ({"hub.verify_token": "token "}, "bad_token"),
        ({"hub.mode": "unsubscribe"}, "bad_token"),
        ({"hub.mode": None}, "bad_token"),
        ({"hub.challenge": None}, "bad_challenge"),
        ({"hub.challenge": ""}, "bad_challenge"),
        ({"hub.challenge": ["1"]}, "bad_challenge"),
        ({"hub.challenge": "1" * (MAX_CHALLENGE + 1)}, "bad_challenge"),
        ({"hub.challenge": "ü"}, "bad_challenge"),
    ],
)
def test_a_challenge_of_somebody_else_is_refused(changed: Mapping[str, Any], code: str) -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": "token", "hub.challenge": "1", **changed}
    with pytest.raises(WebhookRejected) as caught:
        hub(query, ["token"])
    assert (caught.value.status, caught.value.code) == (403, code)


@pytest.mark.parametrize("secrets", [[], [""]])
def test_meta_gets_no_answer_without_a_token(secrets: list[str]) -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": "", "hub.challenge": "1"}
    with pytest.raises(WebhookRejected) as caught:
        hub(query, secrets)
    assert (caught.value.status, caught.value.code) == (401, "no_secret")


def requested(content: bytes, *, secret: str = "app") -> str:
    """A signed request, in base64 as Facebook writes it: the URL's alphabet, without padding."""
    payload = base64.urlsafe_b64encode(content).decode().rstrip("=")
    signed = hmac.new(secret.encode(), payload.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(signed).decode().rstrip("=") + "." + payload


DELETION = b'{"algorithm": "HMAC-SHA256", "issued_at": 1773255900, "user_id": "218471", "page": "\xc3\xbc\xc3\xbf?>"}'


def test_a_signed_request_tells_what_is_in_it() -> None:
    assert signed_request(requested(DELETION), secrets=["newer", "app"])["user_id"] == "218471"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "unsigned"),
        ("abc", "unsigned"),
        (requested(DELETION) + "." * MAX_SIGNED_REQUEST, "unsigned"),
        (".", "bad_signature"),
        ("." + requested(DELETION).partition(".")[2], "bad_signature"),
        (requested(DELETION, secret="other"), "bad_signature"),
        (requested(DELETION) + "a", "bad_signature"),
        ("ü" + requested(DELETION)[1:], "bad_signature"),
        (requested(b"{}"), "bad_signature"),
        (requested(b"[1]"), "bad_signature"),
        (requested(b"\xff"), "bad_signature"),
        (requested(b"[" * 4000), "bad_signature"),
        (requested(b'{"algorithm": "HMAC-SHA1"}'), "bad_signature"),
        (requested(b'{"algorithm": ' + b"9" * 5000 + b"}"), "bad_signature"),
    ],
)
def test_a_signed_request_that_is_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(WebhookRejected) as caught:
        signed_request(text, secrets=["app"])
    assert (caught.value.status, caught.value.code) == (401, code)


@settings(deadline=None)  # the machine may be busy
@given(
    text=st.text(alphabet=st.characters()) | st.text(alphabet="aA0.=-_ +"),
    query=st.dictionaries(st.sampled_from(["hub.mode", "hub.verify_token", "hub.challenge"]) | st.text(), anything),
    secrets=st.lists(st.text(alphabet=st.characters(), min_size=3)),
)
def test_nothing_that_a_stranger_asks_of_meta_gets_in_or_breaks_anything(
    text: str, query: dict[str, Any], secrets: list[str]
) -> None:
    with pytest.raises(WebhookRejected):
        signed_request(text, secrets=secrets)
    if query.get("hub.mode") != "subscribe" or query.get("hub.verify_token") not in secrets:
        with pytest.raises(WebhookRejected):
            hub(query, secrets)


def test_verifying_imports_no_platform_and_no_types() -> None:
    seen = "import sys, chalicelib.platforms.verify; print(*sys.modules)"
    root = Path(__file__).resolve().parents[2]
    loaded = subprocess.run([sys.executable, "-c", seen], cwd=root, capture_output=True, text=True, check=True).stdout
    assert {
        "msgspec",
        "chalicelib.platforms.x",
        "chalicelib.platforms.facebook",
        "chalicelib.domain.post",
        "chalicelib.ports",
    }.isdisjoint(loaded.split())
