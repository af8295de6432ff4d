"""Facebook Page from its challenge to the answer: let in, decided, answered once, whatever the Graph API does."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from chalicelib.domain.work import Effect
from tests.e2e.apis import PAGE, Facebook
from tests.e2e.browser import ask
from tests.e2e.conftest import ChangedPlaybooks, Start
from tests.e2e.engine import TOKEN, WEBHOOKS, Engine, running, until
from tests.e2e.outcome import Outcome, approve
from tests.e2e.posts import ROOT, comment, encode
from tests.e2e.standin import Behaviour, StandIn, playing

LATER = timedelta(minutes=2)
PRAISE = "Thank you, best porterhouse ever and such a kind team. What a lovely evening!"
SAMPLE = ROOT / "tests" / "platforms" / "facebook" / "praise__comment.json"
FATES: dict[str, tuple[Behaviour, ...]] = {
    "taken": (),
    "too many requests": ("too_many",),
    "unavailable": ("unavailable",),
    "broken": ("broken",),
    "dropped before": ("drop",),
    "dropped after": ("take_and_drop",),
    "garbage": ("take_and_say_garbage",),
    "said before": ("take_and_say_duplicate",),
    "said elsewhere": ("duplicate",),
    "expired token": ("expired",),
}
IDS = {fate: f"912345678901234_{510_000_000_000_001 + number}" for number, fate in enumerate(FATES)}
SETTLED = {"done", "gave_up"}


@pytest.fixture(scope="module")
def page() -> Iterator[StandIn]:
    with playing(Facebook()) as standin:
        yield standin


@pytest.fixture(scope="module")
def afterwards(page: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """All replies were approved, Facebook failed for each in its way, and minutes have passed."""
    with running(tmp_path_factory.mktemp("facebook"), api=None, facebook=page.url) as engine:
        for number, (fate, behaviours) in enumerate(FATES.items()):
            page.will(IDS[fate], *behaviours)
            engine.deliver(comment(PRAISE, comment_id=IDS[fate], author_id=f"77{number}"), platform="facebook")
        agent = engine.sign_in("Maria")
        sendings = [Outcome(engine, f"facebook:{comment_id}") for comment_id in IDS.values()]
        for fate, one in zip(FATES, sendings, strict=True):
            assert approve(agent, one.draft, text_for(fate)).status == 303
        until(lambda: all(one.sending.state in {*SETTLED, "unknown", "waiting"} for one in sendings))
        for _ in range(2):
            engine.later(LATER)
            until(lambda: all(one.sending.state in {*SETTLED, "waiting"} for one in sendings))
        until(lambda: all(one.sending.state in SETTLED for one in sendings))
        yield engine


def text_for(fate: str) -> str:
    return f"Danke & bis bald <3 – LM ({fate})"


def sending(engine: Engine, fate: str) -> Effect:
    return Outcome(engine, f"facebook:{IDS[fate]}").sending


@pytest.mark.parametrize(
    ("fate", "times"),
    [
        ("taken", 1),
        ("too many requests", 2),
        ("unavailable", 2),
        ("broken", 2),
        ("dropped before", 2),
        ("dropped after", 1),
        ("garbage", 1),
        ("said before", 1),
    ],
)
def test_whatever_goes_wrong_there_is_one_reply_with_its_receipt(
    afterwards: Engine, page: StandIn, fate: str, times: int
) -> None:
    (reply,) = page.replies(IDS[fate])
    assert (reply.text, reply.private) == (text_for(fate), False)
    assert len(page.sends(IDS[fate])) == times
    receipt = sending(afterwards, fate).receipt
    assert receipt is not None
    assert (receipt.provider, receipt.provider_id, receipt.cost_cents) == ("facebook", reply.id, 0)
    outcome = Outcome(afterwards, f"facebook:{IDS[fate]}")
    assert (outcome.draft.state, outcome.case) == ("sent", None)


@pytest.mark.parametrize(("fate", "told"), [("expired token", "access token"), ("said elsewhere", "said before")])
def test_what_facebook_refuses_is_given_up_and_becomes_a_case(
    afterwards: Engine, page: StandIn, fate: str, told: str
) -> None:
    assert page.replies(IDS[fate]) == []
    assert len(page.sends(IDS[fate])) == 1
    effect = sending(afterwards, fate)
    assert (effect.state, effect.receipt) == ("gave_up", None)
    assert told in str(effect.problem)
    case = Outcome(afterwards, f"facebook:{IDS[fate]}").case
    assert case is not None
    assert (case.state, case.reason) == ("open", "gave up: send_reply")


def test_the_token_goes_in_its_header_and_nowhere_else(afterwards: Engine, page: StandIn) -> None:
    assert {asked.headers["authorization"] for asked in page.asked} == {f"Bearer {TOKEN}"}
    assert not any(TOKEN in asked.path for asked in page.asked)
    paths = {urlsplit(asked.path).path for asked in page.asked}
    assert paths == {f"/{comment_id}/comments" for comment_id in IDS.values()}
    assert TOKEN not in afterwards.log_text()
    assert PRAISE not in afterwards.log_text()


@pytest.fixture
def in_private(start: Start, facebook: StandIn, changed_playbooks: ChangedPlaybooks) -> Engine:
    """An engine that thanks for praise in private."""

    def change(rule: dict[str, Any]) -> None:
        rule["then"][0]["to"] = "private"

    playbooks = changed_playbooks("rules/thanks-for-praise.json", change)
    return start(playbooks=playbooks, facebook=facebook.url)


def test_a_private_reply_goes_out_once_whatever_goes_wrong(in_private: Engine, facebook: StandIn) -> None:
    fates: dict[str, Behaviour] = {"1": "take", "2": "take_and_drop", "3": "drop", "4": "take_and_say_garbage"}
    agent = in_private.sign_in("Maria")
    outcomes = {}
    for fate, behaviour in fates.items():
        comment_id = f"912345678901234_52{fate}"
        facebook.will(comment_id, behaviour)
        in_private.deliver(comment(PRAISE, comment_id=comment_id, author_id=f"78{fate}"), platform="facebook")
        outcomes[fate] = Outcome(in_private, f"facebook:{comment_id}")
        assert approve(agent, outcomes[fate].draft, f"Danke! ({fate})").status == 303
    until(lambda: all(one.sending.state in {*SETTLED, "unknown"} for one in outcomes.values()))
    in_private.later(LATER)
    until(lambda: all(one.sending.state in {*SETTLED, "waiting"} for one in outcomes.values()))
    in_private.later(LATER)
    until(lambda: all(one.sending.state == "done" for one in outcomes.values()))
    for fate, behaviour in fates.items():
        (reply,) = facebook.replies(f"912345678901234_52{fate}")
        assert (reply.text, reply.private) == (f"Danke! ({fate})", True)
        receipt = outcomes[fate].sending.receipt
        assert receipt is not None
        assert receipt.provider_id == reply.id
        assert len(facebook.sends(f"912345678901234_52{fate}")) == (2 if behaviour == "drop" else 1)
    posts = {urlsplit(asked.path).path for asked in facebook.asked if asked.method == "POST"}
    assert posts == {f"/{PAGE}/messages"}


def test_the_seven_days_are_over_for_the_person_who_comes_too_late(in_private: Engine, facebook: StandIn) -> None:
    in_private.deliver(comment(PRAISE, comment_id="912345678901234_530"), platform="facebook")
    outcome = Outcome(in_private, "facebook:912345678901234_530")
    draft = outcome.draft
    in_private.later(timedelta(days=7, minutes=1))
    agent = in_private.sign_in("Maria")
    for language, words in (("en", "time to answer is over"), ("de", "Frist ist vorbei")):
        agent.language = language
        refused = approve(agent, draft, "Danke!")
        assert refused.status == 409
        assert words in refused.words
    assert (outcome.draft.state, facebook.asked) == ("proposed", [])


def test_meta_proves_that_the_endpoint_is_ours_and_strangers_do_not(engine: Engine) -> None:
    path = WEBHOOKS["facebook"]
    token = engine.secret("facebook/mortons-fb/verify_token")

    def challenge(**changed: str) -> tuple[int, str, str]:
        query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": token}
        query |= {f"hub.{name}": value for name, value in changed.items()}
        answer = ask(engine.url, "GET", f"{path}?{urlencode(query)}")
        return answer.status, answer.headers["content-type"].partition(";")[0], answer.text

    assert challenge() == (200, "text/plain", "1158201444")
    for changed in ({"verify_token": "other"}, {"verify_token": ""}, {"mode": "unsubscribe"}):
        assert challenge(**changed)[:2] == (403, "application/json")
    assert ask(engine.url, "GET", path).status == 403
    assert ask(engine.url, "GET", "/webhooks/facebook/mortons?hub.mode=subscribe").status == 404


def test_only_what_meta_signed_comes_in(engine: Engine) -> None:
    raw = encode(comment(PRAISE, comment_id="912345678901234_540"))
    secret = engine.secret("facebook/mortons-fb/app_secret").encode()
    sha1 = "sha1=" + hmac.new(secret, raw, hashlib.sha1).hexdigest()
    for headers in (
        {},
        {"x-hub-signature": sha1},
        {"x-hub-signature-256": sha1},
        {"x-hub-signature-256": "sha256=" + "0" * 64},
        {"x-hub-signature-256": hmac.new(secret, raw, hashlib.sha256).hexdigest()},
    ):
        assert (
            engine.webhook(raw, {"content-type": "application/json", **headers}, path=WEBHOOKS["facebook"]).status
            == 401
        )
    assert engine.stored()["messages"] == []
    engine.deliver(raw, platform="facebook")
    assert Outcome(engine, "facebook:912345678901234_540").decided.matched == ("thanks-for-praise",)


def test_a_sample_is_sent_as_meta_would_and_explained(engine: Engine) -> None:
    options = ["--platform", "facebook", str(SAMPLE)]
    sent = engine.delight("send", "--url", engine.url, "--endpoint", "mortons-fb", *options)
    assert (sent.returncode, sent.stdout[:3]) == (0, "200"), sent.stderr
    key = "facebook:912345678901234_500000000000002"
    assert f"trace --data {engine.data} {key}" in sent.stdout
    decision = Outcome(engine, key).decided
    assert decision.matched == ("thanks-for-praise",)
    assert abs(decision.moment.written_at - engine.now()) < timedelta(minutes=1)
    explained = engine.delight("explain", *options)
    assert explained.returncode == 0, explained.stderr
    assert "thanks-for-praise" in explained.stdout
    assert engine.trace(key)["post_key"] == key
