"""Facebook through the engine: one post however it is told, and no more answers than the platform takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.books import cases, drafts
from chalicelib.domain.errors import Refused, WebhookRejected
from chalicelib.domain.work import Draft
from chalicelib.engine import people, receive
from chalicelib.platforms import verify
from tests.worlds import BRAND, ROOT, Stage, demo_files, with_rule, without_rules

SAMPLES = ROOT / "tests" / "platforms" / "facebook"
STEAK_KEY = "facebook:912345678901234_500000000000001"
PRAISE_KEY = "facebook:912345678901234_500000000000002"
SHA256 = verify.SCHEMES["facebook"]
WINDOW = timedelta(days=7)


def replying(*rules: str, to: str = "private") -> dict[str, str]:
    """The demo brand with nothing but rules that each propose a reply to every public post."""
    files = without_rules(demo_files())
    for rule in rules:
        files = with_rule(files, id=rule, then=[{"do": "queue_reply", "text": "let-me-check", "to": to}])
    return files


def deliver(stage: Stage, name: str, *, change: Callable[[Any], object] = lambda payload: None) -> None:
    payload = json.loads((SAMPLES / f"{name}.json").read_bytes())
    change(payload)
    raw = json.dumps(payload).encode()
    headers = verify.sign(SHA256, secret="app-secret", raw=raw)
    stage.receive(platform="facebook", endpoint="mortons-fb", headers=headers, raw=raw)


def outcomes(stage: Stage, step: str = "consider") -> list[object]:
    return [line["outcome"] for line in stage.log.lines if line["step"] == step]


def proposed(*rules: str, to: str = "private") -> Stage:
    stage = Stage(replying(*rules, to=to))
    deliver(stage, "praise__comment")
    stage.work()
    return stage


def draft(stage: Stage, rule: str, *, key: str = PRAISE_KEY) -> Draft:
    return stage.draft(f"{key}/{rule}/0")


def approve(stage: Stage, rule: str) -> None:
    one = draft(stage, rule)
    people.approve(one.id, text=one.text, seen=one.text, by="Bo", world=stage.world)


def test_from_the_webhook_to_the_draft_in_one_go() -> None:
    stage = Stage()
    deliver(stage, "praise__comment")
    stage.work()
    decision = stage.decision(PRAISE_KEY)
    assert decision.matched == ("thanks-for-praise",)
    assert (decision.moment.post.kind, decision.moment.post.author.followers_count) == ("comment", None)
    one = draft(stage, "thanks-for-praise")
    approve(stage, "thanks-for-praise")
    stage.work()
    (notice,) = stage.unsent.kept.values()
    assert (notice.to, notice.text) == ("facebook (public)", one.text)


def test_a_complaint_in_a_comment_goes_to_people() -> None:
    stage = Stage()
    deliver(stage, "complaint__comment")
    stage.work()
    (case,) = cases.open_cases(stage.records, BRAND)
    assert case.kind == "complaint"


def test_a_batch_is_taken_apart_and_what_cant_be_read_is_kept() -> None:
    stage = Stage()
    deliver(stage, "batch__mixed")
    stage.work()
    found = [line.get("reason", line["outcome"]) for line in stage.log.lines if line["step"] == "normalise"]
    assert found == [
        "post",
        "quarantined",
        "unknown_field",
        "retraction",
        "reaction",
        "unknown_item",
        "unknown_verb",
        "quarantined",
        "unknown_event",
        "quarantined",
    ]


@pytest.mark.parametrize("gone", ["comment__remove", "comment__hide"])
def test_what_is_deleted_or_hidden_is_not_answered_any_more(gone: str) -> None:
    stage = Stage(replying("hello"))
    deliver(stage, "steak__comment")
    stage.work()
    assert draft(stage, "hello", key=STEAK_KEY).state == "proposed"
    deliver(stage, gone)
    stage.work()
    assert draft(stage, "hello", key=STEAK_KEY).state == "withdrawn"


@pytest.mark.parametrize(
    ("order", "outcome"),
    [
        (("steak__comment", "mention__comment"), ["decided", "duplicate"]),
        (("mention__comment", "steak__comment"), ["decided", "amended"]),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_feed_and_mention_of_one_comment_are_decided_as_one_and_the_author_is_known(
    order: tuple[str, str], outcome: list[str], at_once: bool
) -> None:
    stage = Stage(replying("hello"))
    for name in order:
        deliver(stage, name)
        if not at_once:
            stage.work()
    stage.work()
    decision = stage.decision(STEAK_KEY)
    assert (decision.moment.post.kind, decision.moment.person) == ("comment", "facebook:6159484377654321")
    assert len(drafts.proposed(stage.records, BRAND)) == 1
    if not at_once:
        assert outcomes(stage) == outcome
    for name in order:
        deliver(stage, name)
        stage.work()
    assert outcomes(stage)[-2:] == ["duplicate", "duplicate"]


def test_an_edit_counts_whatever_comes_first_and_a_later_mention_of_it_is_the_same() -> None:
    stage = Stage(replying("hello"))
    for name in ("comment__edited", "steak__comment", "mention__comment", "comment__edited"):
        deliver(stage, name)
        stage.work()
    assert outcomes(stage) == ["decided", "duplicate", "duplicate", "duplicate"]
    assert "three hours" in str(stage.decision(STEAK_KEY).moment.post.text)


def edited(text: str, *, sent: int, mention: bool = False) -> Callable[[Any], None]:
    """The steak comment edited, as Meta tells it at this second."""

    def change(payload: Any) -> None:
        (entry,) = payload["entry"]
        (told,) = entry["changes"]
        entry["time"] = 1773255900 + sent
        told["value"] |= {"verb": "edited", "message": text}
        if mention:
            told["field"] = "mention"
            del told["value"]["from"]

    return change


@pytest.mark.parametrize("first", ["feed", "mention"])
def test_one_edit_that_is_told_twice_is_one_whatever_times_meta_writes(first: str) -> None:
    stage = Stage(replying("hello"))
    deliver(stage, "steak__comment")
    stage.work()
    people.reject(draft(stage, "hello", key=STEAK_KEY).id, by="Bo", reason=None, world=stage.world)
    told = [edited("No, thanks", sent=240), edited("No, thanks", sent=243, mention=True)]
    for change in told if first == "feed" else reversed(told):
        deliver(stage, "steak__comment", change=change)
        stage.work()
    decision = stage.decision(STEAK_KEY)
    assert (decision.moment.post.text, decision.moment.person) == ("No, thanks", "facebook:6159484377654321")
    assert outcomes(stage)[2:] == (["duplicate"] if first == "feed" else ["amended"])
    assert decision.revision == "1773256143000"


def test_an_older_edit_that_comes_late_changes_nothing() -> None:
    stage = Stage(replying("hello"))
    deliver(stage, "steak__comment", change=edited("A steak, please", sent=0))
    for text, sent, mention in (("A steak, please", 30, True), ("No steak, please", 20, False)):
        stage.work()
        deliver(stage, "steak__comment", change=edited(text, sent=sent, mention=mention))
    stage.work()
    assert stage.decision(STEAK_KEY).moment.post.text == "A steak, please"
    assert outcomes(stage) == ["decided", "duplicate", "duplicate"]


def test_an_edit_back_to_the_first_words_counts() -> None:
    stage = Stage(replying("hello"))
    for number, text in enumerate(("A steak, please", "No steak, please", "A steak, please")):
        deliver(stage, "steak__comment", change=edited(text, sent=number))
        stage.work()
    assert stage.decision(STEAK_KEY).moment.post.text == "A steak, please"
    assert outcomes(stage) == ["decided", "amended", "amended"]


def test_a_comment_by_nobody_is_held_where_a_limit_counts_people() -> None:
    stage = Stage()
    deliver(stage, "mention__post_elsewhere")
    stage.work()
    decision = stage.decision("facebook:6159484377654321_122197857164920")
    assert decision.moment.person is None
    assert {reason.code for one in decision.verdicts for reason in one.reasons} <= {"nobody_named"}
    assert cases.open_cases(stage.records, BRAND) != []


def test_of_two_private_replies_to_one_post_only_one_is_let_out() -> None:
    stage = proposed("hello", "welcome")
    approve(stage, "hello")
    for _ in range(2):
        with pytest.raises(Refused, match="once_used"):
            approve(stage, "welcome")
        stage.work()  # sent, which changes nothing
    assert len(stage.unsent.kept) == 1
    people.reject(draft(stage, "welcome").id, by="Bo", reason=None, world=stage.world)


def test_a_rejected_reply_leaves_room_for_the_other() -> None:
    stage = proposed("hello", "welcome")
    people.reject(draft(stage, "hello").id, by="Bo", reason=None, world=stage.world)
    approve(stage, "welcome")
    assert draft(stage, "welcome").state == "approved"


def test_of_two_who_approve_at_the_same_time_one_is_refused() -> None:
    stage = proposed("hello", "welcome")

    def overtake(number: int) -> None:
        stage.records.calm()
        approve(stage, "hello")

    stage.records.before = overtake
    with pytest.raises(Refused, match="once_used"):
        approve(stage, "welcome")
    assert (draft(stage, "hello").state, draft(stage, "welcome").state) == ("approved", "proposed")


def test_an_approval_goes_on_when_somebody_only_rewords_the_other() -> None:
    stage = proposed("hello", "welcome")

    def reword(number: int) -> None:
        stage.records.calm()
        other = draft(stage, "hello")
        people.save(other.id, text="In my words", seen=other.text, by="Cy", world=stage.world)

    stage.records.before = reword
    approve(stage, "welcome")
    assert draft(stage, "welcome").state == "approved"


def test_public_replies_are_not_counted() -> None:
    stage = proposed("hello", "welcome", to="public")
    approve(stage, "hello")
    approve(stage, "welcome")
    stage.work()
    assert len(stage.unsent.kept) == 2


def test_an_answer_in_public_leaves_room_for_one_in_private() -> None:
    then = [{"do": "queue_reply", "text": "let-me-check", "to": "public"}]
    stage = Stage(with_rule(replying("hello"), id="aloud", then=then))
    deliver(stage, "praise__comment")
    stage.work()
    approve(stage, "aloud")
    approve(stage, "hello")
    stage.work()
    assert {notice.to for notice in stage.unsent.kept.values()} == {"facebook (public)", "facebook (private)"}


def test_a_private_reply_has_seven_days() -> None:
    stage = proposed("hello")
    by = stage.decision(PRAISE_KEY).moment.reply.private.by
    assert by is not None
    stage.clock.at = by
    approve(stage, "hello")


def test_after_seven_days_nobody_approves_a_private_reply() -> None:
    stage = proposed("hello")
    stage.pass_time(days=7, seconds=1)
    with pytest.raises(Refused, match="window_closed"):
        approve(stage, "hello")
    assert draft(stage, "hello").state == "proposed"
    people.reject(draft(stage, "hello").id, by="Bo", reason=None, world=stage.world)


def test_a_post_that_comes_after_its_seven_days_is_answered_by_a_person() -> None:
    stage = Stage(replying("hello"))
    stage.pass_time(days=7, seconds=1)
    deliver(stage, "praise__comment")
    stage.work()
    (verdict,) = stage.decision(PRAISE_KEY).verdicts
    assert (verdict.verdict, [reason.code for reason in verdict.reasons]) == ("declined", ["window_closed"])
    assert cases.open_cases(stage.records, BRAND)[0].reason == "window_closed"


def test_an_endpoint_without_its_app_secret_is_closed() -> None:
    stage = Stage()
    del stage.vault.by_name["facebook/mortons-fb/app_secret"]
    with pytest.raises(WebhookRejected) as rejected:
        deliver(stage, "praise__comment")
    assert rejected.value.status == 404


@pytest.mark.parametrize(("allowed", "status"), [(True, None), (False, 401)])
def test_the_older_signature_needs_a_secret_of_its_own(allowed: bool, status: int | None) -> None:
    stage = Stage()
    assert SHA256.older is not None
    if allowed:
        stage.vault.by_name["facebook/mortons-fb/app_secret_sha1"] = ("app-secret",)
    raw = (SAMPLES / "praise__comment.json").read_bytes()
    headers = verify.sign(SHA256.older, secret="app-secret", raw=raw)
    refused = None
    try:
        stage.receive(platform="facebook", endpoint="mortons-fb", headers=headers, raw=raw)
    except WebhookRejected as error:
        refused = error.status
    assert refused == status
    assert stage.world.raw.depth() == int(allowed)


@pytest.mark.parametrize(
    ("endpoint", "token", "status"),
    [("mortons-fb", "other", 403), ("mortons", "verify-token", 404), ("mortons-fb", "", 403)],
)
def test_the_challenge_of_a_stranger_is_refused(endpoint: str, token: str, status: int) -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": "1158201444"}
    with pytest.raises(WebhookRejected) as rejected:
        receive.challenge(platform="facebook", endpoint=endpoint, query=query, world=Stage().world)
    assert rejected.value.status == status
