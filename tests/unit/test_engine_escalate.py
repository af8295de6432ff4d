"""Handing over, holding replies and tags: the right department by a deadline, and only words that were released."""

from __future__ import annotations

import contextlib
import json
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chalicelib import wording
from chalicelib.books import cases, tags
from chalicelib.domain.work import Case
from chalicelib.engine import people
from tests.worlds import (
    BRAND,
    STEAK_AT,
    STEAK_KEY,
    Files,
    Killed,
    Stage,
    changed,
    demo_files,
    post,
    with_rule,
    without_rules,
)

ANGRY = "Cold steak, rude waiter, and nobody even apologised. Worst evening ever @Mortons"
HOLDING = "We hear you, and one of us is looking into it right now. {{ brand.signature }}"
HAND_OVER: dict[str, Any] = {
    "do": "escalate",
    "department": "guest-relations",
    "reason": {"en": "An angry guest in public", "de": "Ein verärgerter Gast, öffentlich"},
    "within_minutes": 15,
}
HOLD: dict[str, Any] = {"do": "hold_reply", "text": "we-are-on-it", "to": "public"}
DEPARTMENTS = {
    "guest-relations": {"name": {"en": "Guest relations", "de": "Gästebetreuung"}, "language": "de"},
    "board": {"name": {"en": "The board", "de": "Die Leitung"}},
}


def files(*then: dict[str, Any], release: bool = True, headquarters: str | None = None, **rule: Any) -> Files:
    found: dict[str, str] = {**without_rules(demo_files()), "texts/we-are-on-it.en.jinja": HOLDING}

    def furnish(brand: dict[str, Any]) -> None:
        brand.update(departments=DEPARTMENTS, headquarters=headquarters)
        if release:
            brand["released_texts"] = {"we-are-on-it.en": wording.seal(HOLDING)}

    found = changed(found, "brand.json", furnish)
    when = {"fact": "signals.intents", "includes": "complaint"}
    return with_rule(found, **{"id": "angry", "goal": "escalate", "when": when, "then": list(then), **rule})


def staged(*then: dict[str, Any], on_x: bool = True, **more: Any) -> Stage:
    return Stage(files(*then, **more), on_x=on_x)


def open_case(stage: Stage) -> Case:
    (case,) = cases.open_cases(stage.records, BRAND)
    return case


def angry(number: str = "2098765432109876543", **fields: Any) -> Any:
    return post(ANGRY, number=number, **fields)


def test_a_matter_is_handed_to_its_department_with_a_deadline_from_the_receipt() -> None:
    stage = staged(HAND_OVER)
    late = msgspec.structs.replace(angry(), received_at=STEAK_AT - timedelta(minutes=5))
    stage.consider(late)
    stage.work()
    case = open_case(stage)
    assert (case.department, case.kind, case.urgent) == ("guest-relations", "complaint", False)
    assert case.answer_by == STEAK_AT + timedelta(minutes=10)
    (notice,) = stage.notices.kept.values()
    assert notice.to == "guest-relations"
    assert notice.subject == "Bitte bis 15:15 Uhr antworten: Ein verärgerter Gast, öffentlich"
    assert notice.link == f"/cases#{case.id}"
    assert "Cold" not in notice.text
    assert "peter" not in f"{notice.subject} {notice.text}".lower()


def test_without_minutes_the_service_level_of_the_brand_counts() -> None:
    stage = staged({name: value for name, value in HAND_OVER.items() if name != "within_minutes"})
    stage.consider(angry())
    assert open_case(stage).answer_by == STEAK_AT + timedelta(minutes=60)


def test_an_escalating_rule_without_a_department_calls_people_as_before() -> None:
    stage = staged()
    stage.consider(angry())
    stage.work()
    assert open_case(stage).urgent
    assert list(stage.states()) == ["call_people/0"]


def test_who_does_not_look_in_time_is_told_again_once_and_so_is_headquarters() -> None:
    stage = staged(HAND_OVER, headquarters="board")
    stage.consider(angry())
    stage.work()
    stage.tick(minutes=14)
    assert len(stage.notices.kept) == 1
    for _ in range(3):
        stage.tick(minutes=30)
    told = [(notice.to, notice.subject.partition(":")[0]) for notice in stage.notices.kept.values()]
    assert told[1:] == [("guest-relations", "Noch hat niemand geantwortet"), ("board", "Nobody has answered yet")]
    assert set(stage.notices.sends.values()) == {1}


def test_a_case_that_somebody_has_seen_to_is_not_reminded_of() -> None:
    stage = staged(HAND_OVER, {"do": "queue_reply", "text": "so-sorry", "to": "public"})
    stage.consider(angry())
    stage.work()
    draft = stage.draft(f"{STEAK_KEY}/angry/1")
    people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=stage.world)
    stage.tick(hours=1)
    assert len(stage.notices.kept) == 1


def test_a_clock_that_jumps_past_everything_still_reminds_only_once() -> None:
    stage = staged(HAND_OVER)
    stage.consider(angry())
    stage.tick(days=3)
    stage.clock.at -= timedelta(days=3)
    stage.tick(minutes=1)
    stage.tick(days=5)
    assert [key.rpartition("/")[2] for key in stage.notices.kept] == ["0", "overdue-0"]
    assert set(stage.notices.sends.values()) == {1}


def test_a_released_text_goes_out_without_a_person() -> None:
    stage = staged(HAND_OVER, HOLD)
    stage.consider(angry())
    stage.work()
    (written,) = stage.x.written
    assert written["text"] == "We hear you, and one of us is looking into it right now. – Guest Relations"
    assert stage.states() == {"angry/0": "done", "angry/1": "done", "angry/1/send": "done"}
    draft = stage.draft(f"{STEAK_KEY}/angry/1")
    assert (draft.state, draft.by) == ("sent", "released")
    assert open_case(stage).state == "open"


def test_a_text_that_was_reworded_since_its_release_waits_for_a_person() -> None:
    for stage in (
        staged(HOLD, release=False),
        Stage({**files(HOLD), "texts/we-are-on-it.en.jinja": HOLDING + "!"}, on_x=True),
    ):
        stage.consider(angry())
        stage.work()
        assert stage.x.written == []
        (verdict,) = stage.decision().verdicts
        assert (verdict.verdict, verdict.reasons[-1].code) == ("held", "not_released")
        assert open_case(stage).kind == "complaint"


def test_a_release_counts_for_its_language_only() -> None:
    """An English release says nothing about the German wording."""
    both = {**files(HOLD), "texts/we-are-on-it.de.jinja": "Wir kümmern uns."}
    stage = Stage(both, on_x=True)
    stage.consider(post("Kaltes Steak, unfreundlicher Kellner, Frechheit @Mortons", language="de"))
    assert [one.reasons[-1].code for one in stage.decision().verdicts] == ["not_released"]


def test_one_person_hears_a_holding_text_once_a_day_whatever_happens() -> None:
    stage = staged(HOLD)
    for number in range(3):
        stage.consider(angry(str(2098765432109876543 + number)))
        stage.work()
    assert len(stage.x.written) == 1
    second = stage.decision("x:2098765432109876544").verdicts[0]
    assert (second.verdict, second.reasons[-1].code) == ("declined", "limit_reached")
    stage.tick(hours=25)
    stage.consider(msgspec.structs.replace(angry("2098765432109876599"), received_at=stage.clock.at))
    assert stage.decision("x:2098765432109876599").verdicts[0].verdict == "approved"


def test_two_rules_hold_one_post_once() -> None:
    twice = with_rule(files(HOLD), id="also", when={"fact": "post.addressed", "is": True}, then=[HOLD])
    stage = Stage(twice, on_x=True)
    stage.consider(angry())
    stage.work()
    assert len(stage.x.written) == 1
    assert {one.rule: one.reasons[-1].code for one in stage.decision().verdicts} == {
        "also": "released",
        "angry": "done_once",
    }


def test_nobody_is_held_who_is_not_named_or_is_a_machine() -> None:
    nameless = staged(HOLD)
    nameless.consider(angry(author=None))
    assert [one.reasons[-1].code for one in nameless.decision().verdicts] == ["nobody_named"]
    machine = staged(HOLD)
    event = angry()
    bot = msgspec.structs.replace(event.post.author, is_bot=True)
    machine.consider(msgspec.structs.replace(event, post=msgspec.structs.replace(event.post, author=bot)))
    assert [one.reasons[-1].code for one in machine.decision().verdicts] == ["automated"]
    assert nameless.x.written == machine.x.written == []


def test_the_one_answer_that_a_platform_takes_is_kept_for_a_person() -> None:
    stage = staged({**HOLD, "to": "private"})
    event = angry()
    right = msgspec.structs.replace(event.reply.private, allowed=True, reason=None, once=True)
    stage.consider(msgspec.structs.replace(event, reply=msgspec.structs.replace(event.reply, private=right)))
    assert [one.reasons[-1].code for one in stage.decision().verdicts] == ["one_answer"]


def test_a_sensitive_matter_hears_no_ready_made_words() -> None:
    stage = staged(HAND_OVER, HOLD)
    stage.consider(post("My mother died last night after eating at your place @Mortons, this is a disgrace"))
    stage.work()
    assert stage.x.written == []
    assert open_case(stage).kind == "sensitive"


def test_a_post_that_is_gone_is_neither_held_nor_handed_over() -> None:
    stage = staged(HAND_OVER, HOLD)
    stage.consider(angry())
    stage.retract()
    stage.work()
    assert stage.x.written == []
    assert stage.notices.kept == {}
    assert set(stage.states().values()) == {"cancelled"}
    stage.consider(angry("2098765432109876588"))
    stage.work()
    assert len(stage.x.written) == 1  # what was taken back does not count towards the day's one


def test_whoever_dies_while_holding_sends_once() -> None:
    for kill_at in range(1, 12):
        for when in ("before", "after"):
            stage = staged(HAND_OVER, HOLD)
            stage.consider(angry())
            stage.records.calm()

            def die(number: int, at: int = kill_at) -> None:
                if number == at:
                    raise Killed

            setattr(stage.records, when, die)
            with contextlib.suppress(Killed):
                stage.work()
            stage.restart()
            stage.work()
            stage.tick(minutes=3)
            stage.tick(minutes=3)
            assert len(stage.x.written) == 1, (kill_at, when)
            assert len(stage.notices.kept) == 1, (kill_at, when)


def test_tags_stand_with_the_post_and_are_found_again() -> None:
    stage = staged({"do": "tag", "tags": ["cold-food", "waiter"]}, {"do": "tag", "tags": ["waiter", "vip"]})
    stage.consider(angry())
    stage.work()
    assert tags.of_post(stage.records, STEAK_KEY) == ("cold-food", "vip", "waiter")
    assert tags.posts(stage.records, BRAND, "waiter") == [STEAK_KEY]
    assert tags.posts(stage.records, BRAND, "nothing") == []


def test_tagging_gives_way_to_somebody_faster_and_comes_back() -> None:
    stage = staged({"do": "tag", "tags": ["a"]})
    stage.consider(angry())
    rival = tags.add(stage.records, BRAND, STEAK_KEY, ["b"], now=STEAK_AT)
    fired: list[int] = []

    def cut_in(number: int) -> None:
        if number == 2 and not fired:
            fired.append(number)
            stage.records.behind.write(*rival)

    stage.records.calm()
    stage.records.before = cut_in
    stage.work()
    stage.tick(seconds=10)
    assert fired == [2]
    assert tags.of_post(stage.records, STEAK_KEY) == ("a", "b")


def test_an_action_with_its_own_limits_cant_be_done_instead() -> None:
    found = files({"do": "notify_store", "store": "nearest_able", "text": "porterhouse-task", "prepare_minutes": 1})
    stage = Stage(changed(found, "rules/angry.json", lambda rule: rule.update(otherwise=[HOLD])), on_x=True)
    stage.consider(angry())
    stage.work()
    assert stage.x.written == []
    assert [one.reasons[-1].code for one in stage.decision().verdicts if one.action == "hold_reply"] == ["limited"]


def test_a_rule_in_shadow_says_what_it_would_do_and_does_nothing() -> None:
    stage = staged(HAND_OVER, HOLD, state="shadow")
    stage.consider(angry())
    stage.work()
    decision = stage.decision()
    assert [(one.action, one.verdict, one.shadow) for one in decision.verdicts] == [
        ("escalate", "approved", True),
        ("hold_reply", "approved", True),
    ]
    assert decision.plan == ()
    assert stage.x.written == []
    assert stage.notices.kept == {}
    assert open_case(stage).kind == "unanswered"
    assert not any(stored.body["grants"] for stored in stage.records.query(f"grants#{BRAND}#action:hold_reply"))


def test_a_rule_in_shadow_takes_no_money_from_one_that_lives() -> None:
    steak = json.loads(demo_files()["rules/airport-steak.json"])
    shadow = {**steak, "id": "a-shadow", "state": "shadow", "priority": 99}
    brand = changed(demo_files(), "brand.json", lambda b: b["purses"]["airport-delight"].update(cents=9000))
    stage = Stage({**brand, "rules/a-shadow.json": json.dumps(shadow)})
    stage.consider(post())
    verdicts = {
        (one.rule, one.shadow): one.verdict for one in stage.decision().verdicts if one.action == "notify_store"
    }
    assert verdicts == {("a-shadow", True): "approved", ("airport-steak", False): "approved"}
    assert stage.reserved() == 9000


@pytest.mark.parametrize(
    ("reason", "said"),
    [("Angry", "Angry"), ({"en": "Angry"}, "Angry"), ({"en": "Angry", "de": "Verärgert"}, "Verärgert")],
)
def test_a_reason_is_said_in_the_best_language_there_is(reason: object, said: str) -> None:
    """The department reads German."""
    stage = staged({**HAND_OVER, "reason": reason})
    stage.consider(angry())
    stage.work()
    (notice,) = stage.notices.kept.values()
    assert notice.subject.endswith(f": {said}")


def test_what_no_store_took_can_be_handed_to_a_department_instead() -> None:
    steak = {**json.loads(demo_files()["rules/airport-steak.json"]), "otherwise": [HAND_OVER]}
    found = changed(demo_files(), "rules/airport-steak.json", lambda rule: rule.update(steak))

    def furnish(brand: dict[str, Any]) -> None:
        brand.update(departments={**brand["departments"], **DEPARTMENTS}, headquarters=None)

    stage = Stage(changed(found, "brand.json", furnish))
    stage.consider(post())
    stage.work()
    for _ in range(20):
        stage.tick(minutes=6)
    case = open_case(stage)
    assert (case.department, case.reason) == ("guest-relations", "rule airport-steak")
    assert [notice.to for notice in stage.notices.kept.values()].count("guest-relations") == 2  # told, and reminded
