"""Verdicts: guardrails, limits, purses and feasibility say yes, hold or no, each with its reason."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.books import cases, tasks
from chalicelib.domain.decision import Decision
from chalicelib.domain.post import Author, PostEvent
from chalicelib.engine import people, pipeline
from tests.worlds import (
    BRAND,
    STEAK,
    STEAK_AT,
    STEAK_KEY,
    Files,
    Stage,
    changed,
    demo_files,
    edit,
    item,
    post,
    with_rule,
    without_rules,
)

ASK_STORE = {
    "do": "notify_store",
    "store": "nearest_able",
    "text": "porterhouse-task",
    "prepare_minutes": 40,
    "cost": {"cents": 9000, "purse": "airport-delight"},
}
ANSWER = {"do": "queue_reply", "text": "thank-you", "to": "public", "approval": "person"}
COMPLAINT = str(json.loads(demo_files()["examples/cold-steak-complaint.json"])["post"]["text"])


def decide(event: Any, files: Files | None = None) -> Decision:
    stage = Stage(files)
    return pipeline.decide_post(event, stage.playbooks.current(BRAND), stage.records, now=event.received_at).decision


def verdicts(decision: Decision) -> list[tuple[str, str, str]]:
    return [(one.action, one.verdict, one.reasons[-1].code) for one in decision.verdicts]


def small_purse(cents: int) -> dict[str, str]:
    return changed(demo_files(), "brand.json", lambda brand: brand["purses"]["airport-delight"].update(cents=cents))


def test_the_story() -> None:
    decision = decide(post())
    assert verdicts(decision) == [
        ("notify_store", "approved", "store_able"),
        ("queue_reply", "approved", "person_approves"),
    ]
    asked, reply = decision.plan
    assert (asked.key, asked.cost_cents, asked.purse) == (f"{STEAK_KEY}/airport-steak/0", 9000, "airport-delight")
    assert asked.settings["store"] == "hackensack"
    assert reply.after_task == asked.key
    assert decision.case is None


def test_in_thirty_minutes_no_promise_but_a_personal_reply() -> None:
    decision = decide(post(STEAK.format("30 minutes")))
    assert [(one.action, one.verdict) for one in decision.verdicts] == [
        ("notify_store", "declined"),
        ("queue_reply", "declined"),
        ("queue_reply", "approved"),
    ]
    (reply,) = decision.plan
    assert reply.key == f"{STEAK_KEY}/airport-steak/otherwise-0"
    assert (reply.cost_cents, reply.after_task) == (0, None)
    assert decision.case is None


def test_the_same_post_and_playbook_have_the_same_decision_whoever_decides() -> None:
    assert decide(post()) == decide(post())
    assert decide(post()).id != decide(post(), with_rule(demo_files(), id="another")).id


def test_a_stranger_is_no_regular_and_a_person_answers() -> None:
    decision = decide(described(post(), author=Author(id="999", followers_count=12)))
    assert decision.plan == ()
    assert decision.case is not None
    assert decision.case.kind == "unanswered"


def described(event: PostEvent, **fields: Any) -> PostEvent:
    return replace(event, post=replace(event.post, **fields))


def test_what_nobody_addressed_to_us_and_nobody_may_answer_needs_nobody() -> None:
    decision = decide(post("just a steak at home", addressed=False, answerable=False))
    assert (decision.plan, decision.case) == ((), None)


def test_whoever_has_an_open_complaint_is_not_delighted() -> None:
    stage = Stage()
    stage.consider(post(COMPLAINT, number="100"))
    (case,) = cases.open_cases(stage.records, BRAND)
    assert case.kind == "complaint"
    stage.consider(post())
    assert {(one.verdict, one.reasons[0].code) for one in stage.decision().verdicts} == {("declined", "open_complaint")}
    assert stage.decision().plan == ()
    people.close_case(case.id, by="Bo", world=stage.world)
    stage.consider(post(number="2098765432109876999"))
    assert [one.do for one in stage.decision("x:2098765432109876999").plan] == ["notify_store", "queue_reply"]


def test_irony_is_held_for_a_person() -> None:
    files = with_rule(
        without_rules(demo_files()),
        id="thanks",
        then=[ANSWER],
        when={"fact": "signals.intents", "includes_any": ["thanks", "complaint"]},
    )
    text = json.loads(demo_files()["examples/ironic-praise.json"])["post"]["text"]
    decision = decide(post(text), files)
    assert verdicts(decision) == [("queue_reply", "held", "irony")]
    assert decision.plan == ()
    assert decision.case is not None
    assert (decision.case.kind, decision.case.reason) == ("held", "irony")


def test_a_sensitive_matter_goes_to_a_person_and_nothing_else_happens() -> None:
    decision = decide(post(STEAK.format("two hours") + " My wife died here last year."))
    assert decision.plan == ()
    assert decision.verdicts == ()
    assert decision.case is not None
    assert decision.case.kind == "sensitive"


def test_an_urgent_case_is_due_at_once() -> None:
    stage = Stage()
    stage.consider(post("@Mortons I am going to kill myself tonight"))
    (case,) = cases.open_cases(stage.records, BRAND)
    assert case.urgent
    assert case.answer_by == STEAK_AT


def test_a_limit_per_customer_cant_be_kept_where_nobody_is_named() -> None:
    files = with_rule(
        demo_files(), id="anybody", then=[ANSWER], limits=[{"per": "customer", "times": 1, "days": 1}], priority=99
    )
    held = [one for one in decide(post(author=None), files).verdicts if one.rule == "anybody"]
    assert [(one.verdict, one.reasons[0].code) for one in held] == [("held", "nobody_named")]


def test_the_same_regular_is_delighted_once_a_year() -> None:
    stage = Stage()
    stage.consider(post())
    stage.consider(post(number="2098765432109876999"))
    again = stage.decision("x:2098765432109876999")
    assert {(one.verdict, one.reasons[0].code) for one in again.verdicts} == {("declined", "limit_reached")}
    assert again.case is not None
    assert again.case.kind == "unanswered"


def test_a_store_whose_limit_is_reached_is_passed_over_with_the_reason() -> None:
    files = changed(
        demo_files(),
        "rules/airport-steak.json",
        lambda rule: rule.update(limits=[{"per": "store", "times": 1, "days": 1}]),
    )
    stage = Stage(files)
    stage.consider(post(STEAK.format("three hours")))
    stage.consider(post(STEAK.format("three hours"), number="2098765432109876999"))
    second = stage.decision("x:2098765432109876999")
    assert second.plan[0].settings["store"] == "great-neck"
    reasons = [(one.code, one.store) for one in second.verdicts[0].reasons]
    assert ("limit_reached", "hackensack") in reasons
    assert reasons[-1] == ("store_able", "great-neck")


def test_an_empty_purse_means_otherwise() -> None:
    stage = Stage(small_purse(17_999))
    stage.consider(post())
    stage.consider(post(number="2098765432109876999", author="7"))
    second = stage.decision("x:2098765432109876999")
    assert verdicts(second)[0] == ("notify_store", "declined", "purse_empty")
    assert [one.key.rpartition("/")[2] for one in second.plan] == ["otherwise-0"]
    assert stage.reserved() == 9000


def test_two_rules_share_the_rest_of_a_purse() -> None:
    rule: dict[str, Any] = {
        "goal": "delight",
        "then": [ASK_STORE],
        "limits": [{"per": "rule", "times": 9, "days": 1}],
        "when": {"fact": "signals.intents", "includes": "wish"},
    }
    files = with_rule(with_rule(without_rules(small_purse(10_000)), id="first", **rule), id="second", **rule)
    decision = decide(post(), files)
    assert [(one.rule, one.verdict, one.reasons[-1].code) for one in decision.verdicts] == [
        ("first", "approved", "store_able"),
        ("second", "declined", "purse_empty"),
    ]


def test_one_rule_that_asks_twice_of_a_purse_with_room_for_one_is_decided_too() -> None:
    """What a rule's first request takes is gone for its second: else nothing can ever be stored."""
    rule: dict[str, Any] = {
        "goal": "delight",
        "when": {"fact": "signals.intents", "includes": "wish"},
        "limits": [{"per": "customer", "times": 1, "days": 1}],
    }
    files = with_rule(without_rules(small_purse(18_000)), id="first", then=[ASK_STORE], **rule)
    stage = Stage(with_rule(files, id="two-steaks", then=[ASK_STORE, ASK_STORE], **rule))
    assert stage.consider(post()) == "decided"
    assert 0 < stage.reserved() <= 18_000


def test_an_edit_keeps_what_the_post_has_reserved_itself() -> None:
    """The purse is empty because of this very post: that is no reason to take its delight back."""
    stage = Stage(small_purse(9000))
    stage.consider(post())
    stage.work()
    assert stage.consider(edit(STEAK.format("two hours") + " Please!")) == "amended"
    stage.work()
    assert [one.do for one in stage.decision().plan] == ["notify_store", "queue_reply"]
    assert stage.task().state == "offered"
    assert stage.reserved() == 9000


@pytest.mark.parametrize("state", ["shadow", "draft", "paused"])
def test_a_rule_that_is_not_live_does_nothing(state: str) -> None:
    decision = decide(post(), with_rule(without_rules(demo_files()), id="quiet", state=state, then=[ANSWER]))
    assert decision.plan == ()
    assert [one.shadow for one in decision.verdicts] == ([True] if state == "shadow" else [])
    assert decision.matched == (("quiet",) if state == "shadow" else ())
    assert decision.case is not None


@pytest.mark.parametrize("addressed", [True, False])
def test_a_rule_that_only_listens_leaves_nobody_unanswered_who_spoke_to_us(addressed: bool) -> None:
    noting = {"goal": "listen", "then": [{"do": "tag", "tags": ["noted"]}]}
    files = with_rule(without_rules(demo_files()), id="note", **noting)
    decision = decide(post(addressed=addressed, answerable=addressed), files)
    assert [one.do for one in decision.plan] == ["tag"]
    assert (None if decision.case is None else decision.case.kind) == ("unanswered" if addressed else None)


def test_care_makes_a_complaint_a_case_that_blocks_delight() -> None:
    decision = decide(post(COMPLAINT))
    assert decision.case is not None
    assert (decision.case.kind, decision.case.department) == ("complaint", "guest-relations")


def test_a_reply_that_the_platform_forbids_is_declined_with_its_reason() -> None:
    files = with_rule(without_rules(demo_files()), id="thanks", then=[ANSWER])
    decision = decide(post(answerable=False), files)
    assert verdicts(decision) == [("queue_reply", "declined", "not_summoned")]
    assert decision.case is not None
    assert decision.case.reason == "not_summoned"


def test_a_text_that_is_too_long_is_held() -> None:
    files = {
        **with_rule(without_rules(demo_files()), id="thanks", then=[ANSWER]),
        "texts/thank-you.en.jinja": "so many words " * 30,
    }
    decision = decide(post(), files)
    assert verdicts(decision) == [("queue_reply", "held", "text_not_rendered")]
    assert decision.case is not None
    assert decision.case.kind == "held"


def test_a_text_that_names_what_it_doesnt_know_is_held() -> None:
    files = {
        **with_rule(without_rules(demo_files()), id="thanks", then=[ANSWER]),
        "texts/thank-you.en.jinja": "Your {{ customer.visits }}th visit!",
    }
    assert verdicts(decide(post(), files)) == [("queue_reply", "held", "text_not_rendered")]


def test_a_reply_is_in_the_language_of_the_post() -> None:
    files = with_rule(without_rules(demo_files()), id="thanks", then=[ANSWER])
    (reply,) = decide(post("Danke für den schönen Abend in Chicago, wir kommen wieder", language="de"), files).plan
    assert reply.settings["language"] == "de"
    assert reply.settings["text"].startswith("Danke!")


def test_a_post_without_text_has_unknown_facts_and_is_still_answered_by_a_person() -> None:
    stage = Stage()
    silent = described(post(), text=None)
    considered = pipeline.decide_post(silent, stage.playbooks.current(BRAND), stage.records, now=STEAK_AT)
    known = {one.id: one.result for one in considered.results if one.result != "unknown"}
    assert known == {"indirect-mention": "missed", "talk-about-us": "missed"}  # that it speaks to us needs no text
    assert considered.decision.case is not None


def test_an_edit_that_turns_into_a_complaint_blocks_delight() -> None:
    """The post had a case of another kind already; the complaint must count all the same."""
    stage = Stage()
    stage.consider(post("@Mortons hm", number="100"))
    assert stage.decision("x:100").case is not None
    stage.consider(post(COMPLAINT, number="100", revision="101", revisions=("100", "101")))
    stage.consider(post())
    assert {one.reasons[0].code for one in stage.decision().verdicts} == {"open_complaint"}


def test_who_was_asked_but_not_reached_in_time_is_told_to_the_next() -> None:
    stage = Stage()
    assert pipeline.consider(item(post(STEAK.format("three hours"))), stage.world) == "decided"
    stage.work()
    stage.tick(minutes=5)
    task, _ = tasks.of_action(stage.records, f"{STEAK_KEY}/airport-steak/0") or (None, 0)
    assert task is not None
    assert [(offer.to, offer.answer) for offer in task.offers] == [
        ("hackensack-manager", "silent"),
        ("hackensack-captain", None),
    ]
