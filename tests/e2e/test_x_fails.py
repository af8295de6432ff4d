"""X fails in every way it can: each approved reply goes out once, or a person knows that it did not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

import pytest

from chalicelib.domain.work import Draft
from tests.e2e.apis import X
from tests.e2e.browser import Browser
from tests.e2e.conftest import Start
from tests.e2e.engine import Engine, running, until
from tests.e2e.outcome import Outcome, approve
from tests.e2e.posts import praise
from tests.e2e.standin import Behaviour, StandIn, playing

AFTER_READ_BACK = timedelta(minutes=2)
"""Replies of unknown fate are looked for after 90 seconds."""
AFTER_ANY_LEASE = timedelta(minutes=3)

FATES: dict[str, tuple[Behaviour, ...]] = {
    "too many requests": ("too_many",),
    "unavailable": ("unavailable",),
    "broken": ("broken",),
    "dropped before": ("drop",),
    "dropped after": ("take_and_drop",),
    "garbage": ("take_and_say_garbage",),
    "said before": ("take_and_say_duplicate",),
    "said elsewhere": ("duplicate",),
    "not summoned": ("not_summoned",),
}
IDS = {fate: str(2098765432109878001 + number) for number, fate in enumerate(FATES)}
SETTLED = {"done", "gave_up"}


def text_for(fate: str) -> str:
    return f"Thank you & see you soon <3 – LM ({fate})"


def proposed(engine: Engine, post_id: str, *, author_id: str) -> Draft:
    """A draft that thanks for praise."""
    engine.deliver(praise(post_id=post_id, author_id=author_id))
    return Outcome(engine, f"x:{post_id}").draft


class Hung(NamedTuple):
    """An engine whose one reply is on its way to a stand-in that never answers."""

    engine: Engine
    x: StandIn
    outcome: Outcome


@pytest.fixture(scope="module")
def hung(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hung]:
    with playing(X()) as x, running(tmp_path_factory.mktemp("hung"), api=x.url) as engine:
        post_id = IDS["broken"]
        draft = proposed(engine, post_id, author_id="771")
        x.will(post_id, "hang")
        assert approve(engine.sign_in("Maria"), draft, "Thank you!").status == 303
        until(lambda: x.sends(post_id))
        yield Hung(engine, x, Outcome(engine, f"x:{post_id}"))


class Afterwards(NamedTuple):
    """All replies were approved, X failed for each in its way, and minutes have passed."""

    engine: Engine
    agent: Browser


@pytest.fixture(scope="module")
def afterwards(hung: Hung, shared_engine: Engine, shared_x: StandIn) -> Afterwards:
    """Comes after `hung`, which needs its time, so that both pass together."""
    engine, x = shared_engine, shared_x
    for fate, behaviours in FATES.items():
        x.will(IDS[fate], *behaviours)
        engine.deliver(praise(post_id=IDS[fate], author_id=IDS[fate]))
    sendings = {fate: Outcome(engine, f"x:{post_id}") for fate, post_id in IDS.items()}
    agent = engine.sign_in("Maria")
    for fate, one in sendings.items():
        assert approve(agent, one.draft, text_for(fate)).status == 303
    until(lambda: all(one.sending.state in {*SETTLED, "unknown"} for one in sendings.values()))
    engine.later(AFTER_READ_BACK)
    until(lambda: all(one.sending.state in {*SETTLED, "waiting"} for one in sendings.values()))
    engine.later(AFTER_READ_BACK)
    until(lambda: all(one.sending.state in SETTLED for one in sendings.values()))
    return Afterwards(engine, agent)


@pytest.mark.parametrize(
    ("fate", "times"),
    [
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
    afterwards: Afterwards, shared_x: StandIn, fate: str, times: int
) -> None:
    outcome = Outcome(afterwards.engine, f"x:{IDS[fate]}")
    (reply,) = shared_x.replies(IDS[fate])
    assert reply.text == text_for(fate)
    assert len(shared_x.sends(IDS[fate])) == times
    receipt = outcome.sending.receipt
    assert receipt is not None
    assert (receipt.provider, receipt.provider_id) == ("x", reply.id)
    assert outcome.draft.state == "sent"
    assert outcome.case is None


@pytest.mark.parametrize("fate", ["not summoned", "said elsewhere"])
def test_what_x_refuses_is_given_up_and_becomes_a_case(afterwards: Afterwards, shared_x: StandIn, fate: str) -> None:
    outcome = Outcome(afterwards.engine, f"x:{IDS[fate]}")
    assert shared_x.replies(IDS[fate]) == []
    assert len(shared_x.sends(IDS[fate])) == 1
    assert (outcome.sending.state, outcome.sending.receipt) == ("gave_up", None)
    case = outcome.case
    assert case is not None
    assert (case.state, case.reason) == ("open", "gave up: send_reply")
    assert f"/cases/{case.id}" in afterwards.agent.get("/cases").text


def test_nothing_is_sent_that_was_not_approved(afterwards: Afterwards, shared_x: StandIn) -> None:
    assert {reply.text for reply in shared_x.posted} <= {text_for(fate) for fate in FATES}
    assert {asked.path.partition("?")[0] for asked in shared_x.asked} == {
        "/2/tweets",
        "/2/users/1380001112223334445/tweets",
    }


@pytest.mark.parametrize("behaviour", ["hang", "take_and_hang"])
def test_an_engine_that_is_killed_while_it_sends_has_sent_once_after_all(
    start: Start, x: StandIn, behaviour: Behaviour
) -> None:
    engine = start()
    post_id = IDS["broken"]
    draft = proposed(engine, post_id, author_id="771")
    x.will(post_id, behaviour)
    assert approve(engine.sign_in("Maria"), draft, "Thank you!").status == 303
    until(lambda: x.sends(post_id))
    engine.kill()

    engine.rise_again(AFTER_ANY_LEASE)
    outcome = Outcome(engine, f"x:{post_id}")
    until(lambda: outcome.sending.state in {"done", "waiting"})
    engine.later(AFTER_READ_BACK)
    until(lambda: outcome.sending.state == "done")
    engine.settle()
    (reply,) = x.replies(post_id)
    assert outcome.sending.receipt is not None
    assert outcome.sending.receipt.provider_id == reply.id
    assert len(x.sends(post_id)) == (1 if behaviour == "take_and_hang" else 2)


def test_an_engine_that_is_killed_with_posts_in_hand_decides_each_once_after_all(engine: Engine) -> None:
    posts = [praise(post_id=str(2098765432109879000 + number), author_id=f"88{number}") for number in range(40)]
    for post in posts:
        engine.deliver(post)
    until(lambda: [line for line in engine.log() if line.get("outcome") == "decided"])
    engine.kill()

    engine.rise_again(AFTER_ANY_LEASE)
    outcomes = [Outcome(engine, f"x:{post['data']['payload']['id']}") for post in posts]
    until(lambda: all(one.drafts for one in outcomes))
    engine.settle()
    assert [len(one.drafts) for one in outcomes] == [1] * len(posts)
    decided = [line["post_key"] for line in engine.log() if line.get("outcome") == "decided"]
    assert len(decided) == len(set(decided))


def test_an_engine_that_is_asked_to_stop_does_so_in_peace(engine: Engine) -> None:
    engine.deliver(praise(post_id=IDS["broken"], author_id="771"))
    assert engine.stop() == 0
    assert "Traceback" not in engine.output()
    engine.start()
    assert Outcome(engine, f"x:{IDS['broken']}").draft.state == "proposed"


def test_a_platform_that_never_answers_is_looked_at_before_it_is_asked_again(hung: Hung) -> None:
    engine, x, outcome = hung
    until(lambda: outcome.sending.state == "unknown")
    assert [asked.method for asked in x.asked] == ["POST"]
    engine.later(AFTER_READ_BACK)
    until(lambda: outcome.sending.state == "waiting")
    assert [asked.method for asked in x.asked] == ["POST", "GET"]
    engine.later(AFTER_READ_BACK)
    until(lambda: outcome.sending.state == "done")
    assert [asked.method for asked in x.asked] == ["POST", "GET", "POST"]
