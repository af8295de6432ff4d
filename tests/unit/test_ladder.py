"""The ladder: on duty, deputy, next able store, headquarters; each is told once, whatever the clock does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chalicelib.books import cases, tasks
from chalicelib.domain.decision import CaseRequest
from chalicelib.domain.errors import Refused, TryAgainLater
from chalicelib.domain.work import Case, Timer
from chalicelib.editor import tell
from chalicelib.engine import people, pipeline
from chalicelib.ports import Key, Notice, Records, Stored
from tests.worlds import (
    BRAND,
    REPLY,
    STEAK,
    STEAK_AT,
    STEAK_KEY,
    TASK,
    Files,
    HookedRecords,
    Stage,
    changed,
    demo_files,
    edit,
    post,
)

MANAGER, CAPTAIN = "hackensack-manager", "hackensack-captain"
NEXT, NEXT_DEPUTY = "great-neck-manager", "great-neck-captain"
HEADQUARTERS = f"{TASK}/headquarters"
GUEST = ("Peter", "Shankman", "petershankman", "@Mortons", "x.com")


def start(how_long: str = "three hours", files: Files | None = None) -> Stage:
    stage = Stage(files, on_x=True)
    stage.consider(post(STEAK.format(how_long)))
    stage.work()
    return stage


def without_headquarters() -> Files:
    return changed(demo_files(), "brand.json", lambda brand: brand.pop("headquarters"))


def with_teams(change: Callable[[dict[str, list[dict[str, Any]]]], None]) -> Files:
    """The demo brand with other teams, by store."""
    return changed(
        demo_files(), "stores.json", lambda content: change({one["id"]: one["team"] for one in content["stores"]})
    )


def asked(stage: Stage) -> list[tuple[str | None, str | None]]:
    return [(offer.to, offer.answer) for offer in stage.task().offers]


def told(stage: Stage) -> list[str]:
    """To whom messages went, in order."""
    return [notice.to for notice in stage.notices.kept.values()]


def message(stage: Stage, number: int) -> Notice:
    return stage.notices.kept[TASK if number == 1 else f"{TASK}/offer-{number}"]


def accept(stage: Stage, *, offer: int) -> None:
    people.accept(stage.task().id, offer=offer, by="Ann", world=stage.world)


def decline(stage: Stage) -> None:
    task = stage.task()
    people.decline(task.id, offer=task.offer.number, by="Ann", reason=None, world=stage.world)


def case(stage: Stage) -> Case:
    found = cases.get(stage.records, cases.case_id(STEAK_KEY))
    assert found is not None
    return found[0]


def to_the_end(stage: Stage) -> None:
    """Nobody ever answers."""
    for _ in range(6):
        stage.tick(minutes=5)


def test_who_stays_silent_hands_on_to_the_deputy_who_hands_on_to_the_next_store() -> None:
    stage = start()
    for expected in ([MANAGER], [MANAGER, CAPTAIN], [MANAGER, CAPTAIN, NEXT], [MANAGER, CAPTAIN, NEXT, NEXT_DEPUTY]):
        assert told(stage) == expected
        assert asked(stage) == [*((one, "silent") for one in expected[:-1]), (expected[-1], None)]
        stage.tick(minutes=5)
    stage.tick()
    assert told(stage) == [MANAGER, CAPTAIN, NEXT, NEXT_DEPUTY, "guest-relations"]
    assert set(stage.notices.sends.values()) == {1}


def test_a_deputy_who_accepts_has_it_and_the_reply_speaks_of_their_store() -> None:
    stage = start()
    stage.tick(minutes=5)
    accept(stage, offer=2)
    stage.work()
    assert (stage.task().state, stage.task().offer.to) == ("accepted", CAPTAIN)
    assert "coming from Hackensack" in stage.draft().text
    assert stage.reserved() == 9000
    stage.tick(minutes=30)
    assert told(stage) == [MANAGER, CAPTAIN]


def test_a_decline_speaks_for_the_store_so_that_no_deputy_is_asked() -> None:
    stage = start()
    decline(stage)
    stage.work()
    assert told(stage) == [MANAGER, NEXT]
    stage.tick(minutes=5)
    decline(stage)  # the deputy's word counts as much
    stage.tick()
    assert asked(stage) == [(MANAGER, "declined"), (NEXT, "silent"), (NEXT_DEPUTY, "declined")]
    assert stage.task().state == "unfilled"


def test_who_was_overtaken_by_the_deputy_may_neither_accept_nor_decline() -> None:
    stage = start()
    stage.tick(minutes=5)
    for answer in (people.accept, lambda *a, **k: people.decline(*a, reason=None, **k)):
        with pytest.raises(Refused, match="passed_on"):
            answer(stage.task().id, offer=1, by="Luis", world=stage.world)
    assert asked(stage) == [(MANAGER, "silent"), (CAPTAIN, None)]


def test_the_deputy_reads_the_same_text_under_a_subject_that_says_why_it_is_urgent() -> None:
    stage = start()
    stage.tick(minutes=5)
    assert message(stage, 2).text == message(stage, 1).text
    assert message(stage, 1).subject == "Can you make this happen by 6:05 PM?"
    assert message(stage, 2).subject == "Urgent, as nobody has answered yet: can you make this happen by 6:05 PM?"
    assert message(stage, 2).link != message(stage, 1).link
    for one in (message(stage, 1), message(stage, 2)):
        assert [word for word in GUEST if word in one.subject + one.text] == []


def test_a_german_team_reads_german() -> None:
    def german(content: dict[str, list[dict[str, Any]]]) -> None:
        for store in content["stores"]:
            store["language"] = "de"

    stage = start(files=changed(demo_files(), "stores.json", german))
    stage.tick(minutes=5)
    assert message(stage, 2).subject == "Eilt, denn bisher kam keine Antwort: Schafft ihr das bis 18:05 Uhr?"
    assert message(stage, 2).text == message(stage, 1).text


@pytest.mark.parametrize(
    ("how_long", "second"),
    [
        ("two hours", CAPTAIN),  # 106 minutes needed; 115 are left after the silence
        ("110 minutes", NEXT),  # 105 are left: only the store that is nearer by road makes it
        ("106 minutes", None),  # 101 are left: nobody makes it
    ],
)
def test_a_deputy_is_asked_only_if_there_is_time_for_another_wait(how_long: str, second: str | None) -> None:
    stage = start(how_long)
    stage.tick(minutes=5)
    assert asked(stage) == [(MANAGER, "silent"), *([(second, None)] if second else [])]
    assert (stage.task().state == "unfilled") == (second is None)


def test_a_deputy_who_accepts_at_the_last_second_still_brings_it_in_time() -> None:
    """106 minutes are needed, 5 of them to accept: 101 have to be left then."""
    stage = start("111 minutes")
    stage.tick(minutes=5)
    stage.pass_time(minutes=4, seconds=59)
    accept(stage, offer=2)
    assert stage.task().deadline - stage.clock.at >= timedelta(minutes=101)


def test_a_store_whose_only_person_was_asked_has_no_deputy() -> None:
    def alone(teams: dict[str, list[dict[str, Any]]]) -> None:
        del teams["hackensack"][1:]

    stage = start(files=with_teams(alone))
    stage.tick(minutes=5)
    assert told(stage) == [MANAGER, NEXT]


def test_a_store_has_one_deputy_however_many_are_there() -> None:
    def three(teams: dict[str, list[dict[str, Any]]]) -> None:
        teams["hackensack"].append({**teams["hackensack"][0], "id": "hackensack-chef"})

    stage = start(files=with_teams(three))
    for _ in range(2):
        stage.tick(minutes=5)
    assert told(stage) == [MANAGER, CAPTAIN, NEXT]


def test_only_who_is_there_until_the_food_leaves_is_asked() -> None:
    """The captain's shift ends at 15:50; asked at 15:10, the food might leave at 15:55."""

    def until(teams: dict[str, list[dict[str, Any]]]) -> None:
        teams["hackensack"][1]["on_duty"]["wed"] = [["11:00", "15:50"]]

    stage = start(files=with_teams(until))
    stage.tick(minutes=5)
    assert told(stage) == [MANAGER, NEXT]


def test_the_order_of_the_team_is_the_order_of_asking() -> None:
    def turned(teams: dict[str, list[dict[str, Any]]]) -> None:
        teams["hackensack"].reverse()

    stage = start(files=with_teams(turned))
    stage.tick(minutes=5)
    assert told(stage) == [CAPTAIN, MANAGER]


def test_nobody_is_asked_who_went_home_before_the_message_could_leave() -> None:
    """The channel is down at first, and the clock goes back to before the shift when it is up again."""
    stage = Stage(on_x=True)
    stage.consider(post(STEAK.format("three hours")))
    stage.notices.failures.append(TryAgainLater("busy"))
    stage.work()
    stage.clock.at = STEAK_AT - timedelta(hours=12)
    for _ in range(3):
        stage.tick(minutes=1)
    assert stage.notices.kept == {}


def test_when_the_deputy_was_asked_last_only_they_are_told_to_stop() -> None:
    stage = start()
    stage.tick(minutes=5)
    stage.retract()
    stage.work()
    stop = stage.notices.kept[f"{TASK}/withdrawn"]
    assert (stop.to, stop.link) == (CAPTAIN, message(stage, 2).link)
    assert told(stage) == [MANAGER, CAPTAIN, CAPTAIN]
    stage.tick(minutes=10)
    assert len(stage.notices.kept) == 3


def test_who_could_not_be_told_in_time_is_not_told_to_stop() -> None:
    stage = Stage(on_x=True)
    stage.consider(post())
    stage.pass_time(minutes=90)
    stage.work()
    stage.retract()
    stage.work()
    assert told(stage) == []


def test_a_new_time_is_told_to_the_deputy_who_accepted() -> None:
    stage = start("two hours")
    stage.tick(minutes=5)
    accept(stage, offer=2)
    stage.consider(edit(STEAK.format("three hours"), at=STEAK_AT + timedelta(minutes=5)))
    stage.work()
    assert told(stage) == [MANAGER, CAPTAIN, CAPTAIN]
    assert "The time has changed" in list(stage.notices.kept.values())[-1].subject


def test_what_cant_wait_goes_to_whoever_is_there_when_the_one_who_was_asked_went_home() -> None:
    def early(teams: dict[str, list[dict[str, Any]]]) -> None:
        teams["hackensack"].reverse()
        teams["hackensack"][0]["on_duty"]["wed"] = [["11:00", "16:00"]]

    stage = start(files=with_teams(early))
    accept(stage, offer=1)
    stage.tick(minutes=60)
    stage.retract()
    stage.work()
    assert told(stage) == [CAPTAIN, MANAGER]


def test_a_store_is_counted_once_and_the_money_reserved_once_over_all_rungs() -> None:
    stage = start()
    for _ in range(3):
        assert stage.reserved() == 9000
        stage.tick(minutes=5)
    counted = {tally: posts for tally, posts in stage.granted().items() if tally.startswith("store#")}
    assert counted == {"store#hackensack": [STEAK_KEY], "store#great-neck": [STEAK_KEY]}
    to_the_end(stage)
    assert (stage.reserved(), stage.granted(), stage.state(REPLY)) == (0, {}, "cancelled")


def test_a_limit_that_others_used_up_meanwhile_keeps_the_next_store_out_but_not_the_deputy() -> None:
    def once(rule: dict[str, list[dict[str, object]]]) -> None:
        rule["limits"] = [{"per": "store", "times": 1, "days": 1}]

    stage = start(files=changed(demo_files(), "rules/airport-steak.json", once))
    stage.consider(post(STEAK.format("three hours"), number="77"))
    stage.work()
    assert told(stage) == [MANAGER, NEXT]
    stage.tick(minutes=5)
    assert sorted(told(stage)) == sorted([MANAGER, NEXT, CAPTAIN, NEXT_DEPUTY])
    decline(stage)
    assert stage.task().state == "unfilled"


def test_headquarters_is_told_what_where_and_by_when_and_nothing_of_the_guest() -> None:
    stage = start()
    to_the_end(stage)
    notice = stage.notices.kept[HEADQUARTERS]
    assert (notice.to, notice.link) == ("guest-relations", f"/cases#{case(stage).id}")
    assert notice.subject == "No store is left: can you still make this happen by 6:05 PM?"
    assert notice.text == (
        "No store took this on.\nWhat: porterhouse\nWhere: Newark Liberty International Airport\n"
        "By when: 6:05 PM\nThe case tells the rest."
    )
    assert stage.state(HEADQUARTERS) == "done"


def test_headquarters_reads_its_own_language() -> None:
    def german(brand: dict[str, Any]) -> None:
        brand["departments"]["guest-relations"]["language"] = "de"

    stage = start(files=changed(demo_files(), "brand.json", german))
    to_the_end(stage)
    notice = stage.notices.kept[HEADQUARTERS]
    assert notice.subject == "Keine Filiale übrig: Schafft ihr das noch bis 18:05 Uhr?"
    assert "Was: Porterhouse" in notice.text


def test_headquarters_has_an_urgent_case_besides_the_friendly_no() -> None:
    stage = start()
    to_the_end(stage)
    (found,) = cases.open_cases(stage.records, BRAND)
    assert (found.kind, found.department, found.reason, found.urgent) == (
        "care",
        "guest-relations",
        cases.HEADQUARTERS,
        True,
    )
    assert stage.decision().case is not None
    assert stage.draft(f"{STEAK_KEY}/airport-steak/otherwise-0").state == "proposed"


def test_where_no_other_answer_is_planned_headquarters_has_the_unanswered_post() -> None:
    stage = start(files=changed(demo_files(), "rules/airport-steak.json", lambda rule: rule.pop("otherwise")))
    to_the_end(stage)
    assert (case(stage).kind, case(stage).reason) == ("unanswered", cases.HEADQUARTERS)
    assert told(stage)[-1] == "guest-relations"


def test_a_weightier_case_notes_that_headquarters_was_told() -> None:
    stage = start()
    decision = stage.decision()
    stage.records.write(
        *cases.raise_case(
            stage.records,
            CaseRequest(kind="complaint", department="care", reason="because", urgent=True),
            brand=BRAND,
            post_key=STEAK_KEY,
            person=decision.moment.person,
            now=stage.clock.at,
            answer_minutes=60,
        )
    )
    to_the_end(stage)
    assert (case(stage).kind, case(stage).department) == ("complaint", "care")
    assert [entry.what for entry in case(stage).timeline] == ["opened", cases.HEADQUARTERS]
    assert told(stage)[-1] == "guest-relations"


def test_without_headquarters_nobody_is_told_and_no_case_opens() -> None:
    stage = start(files=without_headquarters())
    to_the_end(stage)
    assert told(stage) == [MANAGER, CAPTAIN, NEXT, NEXT_DEPUTY]
    assert cases.open_cases(stage.records, BRAND) == []
    assert stage.draft(f"{STEAK_KEY}/airport-steak/otherwise-0").state == "proposed"


def test_a_retraction_before_headquarters_is_reached_leaves_nothing() -> None:
    stage = start()
    while stage.task().state == "offered":
        decline(stage)
    stage.notices.failures.append(TryAgainLater("busy"))
    stage.tick()
    assert stage.state(HEADQUARTERS) == "waiting"
    stage.retract()
    stage.tick(minutes=1)
    assert stage.state(HEADQUARTERS) == "cancelled"
    assert HEADQUARTERS not in stage.notices.kept
    assert cases.open_cases(stage.records, BRAND) == []


def test_the_trace_tells_who_was_asked() -> None:
    stage = start()
    stage.tick(minutes=5)
    accept(stage, offer=2)
    found = tasks.of_action(stage.records, TASK)
    assert tell.who_did_what(found, None) == [
        "hackensack, hackensack-manager: silent",
        "hackensack, hackensack-captain: accepted by Ann",
    ]


# On a clock that jumps.


def test_one_jump_over_several_time_outs_takes_one_rung_with_its_full_time() -> None:
    stage = start()
    stage.tick(minutes=17)
    assert asked(stage) == [(MANAGER, "silent"), (CAPTAIN, None)]
    assert stage.task().offer.accept_by == stage.clock.at + timedelta(minutes=5)
    assert told(stage) == [MANAGER, CAPTAIN]


def test_after_a_jump_over_everything_only_headquarters_is_told() -> None:
    stage = start()
    stage.tick(hours=4)
    stage.tick()
    assert told(stage) == [MANAGER, "guest-relations"]
    assert stage.notices.kept[HEADQUARTERS].subject == "No store was left, and its time is over"
    assert not case(stage).urgent


def test_a_jump_between_the_offer_and_its_message_tells_nobody_too_late() -> None:
    stage = start()
    stage.notices.failures.append(TryAgainLater("busy"))
    stage.tick(minutes=5)
    assert told(stage) == [MANAGER]  # the deputy's message waits
    stage.pass_time(hours=4)
    pipeline.sweep(stage.world)
    stage.work()
    for _ in range(2):
        stage.tick()
    assert told(stage) == [MANAGER, "guest-relations"]


def test_a_store_that_could_not_be_asked_in_time_is_not_asked_when_it_is_too_late() -> None:
    """Nobody performed the effect for half an hour: 90 minutes are left, and every store needs more."""
    stage = Stage(on_x=True)
    stage.consider(post())
    stage.pass_time(minutes=30)
    stage.work()
    stage.tick()
    stage.tick()
    assert told(stage) == ["guest-relations"]
    assert stage.reserved() == 0


def test_a_store_that_is_asked_later_than_decided_has_its_full_time_while_it_is_able() -> None:
    stage = Stage(on_x=True)
    stage.consider(post(STEAK.format("three hours")))
    stage.pass_time(minutes=30)
    stage.work()
    assert told(stage) == [MANAGER]
    assert stage.task().offer.accept_by == stage.clock.at + timedelta(minutes=5)


def test_a_store_decided_on_at_the_last_minute_has_the_time_that_was_reckoned_with() -> None:
    """106 minutes are needed and left; asked a second later, it has to accept a second sooner."""
    stage = Stage(on_x=True)
    stage.consider(post(STEAK.format("106 minutes")))
    stage.pass_time(seconds=1)
    stage.work()
    assert told(stage) == [MANAGER]
    assert stage.task().offer.accept_by == STEAK_AT + timedelta(minutes=5)


def test_a_clock_that_goes_back_tells_nobody_again_and_waits_for_the_time_that_was_given() -> None:
    stage = start()
    stage.tick(minutes=5)
    stage.tick(minutes=-20)
    for _ in range(4):
        stage.tick(minutes=2)
    assert told(stage) == [MANAGER, CAPTAIN]
    stage.tick(minutes=17)
    assert told(stage) == [MANAGER, CAPTAIN, NEXT]


def test_a_timer_that_rings_when_the_clock_has_gone_back_does_nothing_yet() -> None:
    stage = start()
    stage.pass_time(minutes=5)
    (timer,) = pipeline.due_timers(stage.world)
    stage.pass_time(minutes=-2)
    assert pipeline.ring(timer, stage.world) == "not_yet"
    assert asked(stage) == [(MANAGER, None)]
    stage.tick(minutes=2)
    assert asked(stage) == [(MANAGER, "silent"), (CAPTAIN, None)]


def due(stage: Stage) -> Timer:
    (timer,) = pipeline.due_timers(stage.world)
    return timer


def test_every_timer_may_ring_three_times() -> None:
    stage = start()
    for _ in range(5):
        stage.pass_time(minutes=5)
        timer = due(stage)
        for _ in range(3):
            pipeline.ring(timer, stage.world)
        stage.work()
    assert told(stage) == [MANAGER, CAPTAIN, NEXT, NEXT_DEPUTY, "guest-relations"]
    assert set(stage.notices.sends.values()) == {1}
    assert (case(stage).kind, len(case(stage).timeline)) == ("care", 1)


def test_a_timer_that_rings_again_finds_that_the_friendly_no_is_planned_already() -> None:
    stage = start(files=without_headquarters())
    while stage.task().state == "offered":
        decline(stage)
    timer = due(stage)
    assert [pipeline.ring(timer, stage.world) for _ in range(3)] == ["otherwise", "seen_to", "seen_to"]
    assert cases.open_cases(stage.records, BRAND) == []


class SlowReader(HookedRecords):
    """Somebody else does something after this reader has read a key."""

    def __init__(self, behind: Records, partition: str, meanwhile: Callable[[], object]) -> None:
        super().__init__(behind)
        self._partition = partition
        self._meanwhile: Callable[[], object] | None = meanwhile

    def get(self, key: Key) -> Stored | None:
        found = super().get(key)
        if key.partition.startswith(self._partition) and self._meanwhile is not None:
            meanwhile, self._meanwhile = self._meanwhile, None
            meanwhile()
        return found


def test_two_who_see_the_timer_at_once_do_what_comes_instead_once() -> None:
    """The other does all of it after the one has seen that the timer runs."""
    stage = start(files=without_headquarters())
    while stage.task().state == "offered":
        decline(stage)
    timer = due(stage)
    slow = SlowReader(stage.records, "timer#", lambda: pipeline.ring(timer, stage.world))
    assert pipeline.ring(timer, stage.with_records(slow)) == "overtaken"
    assert cases.open_cases(stage.records, BRAND) == []


@pytest.mark.parametrize("rungs", range(5))
def test_two_who_look_at_the_same_timer_at_once_go_one_rung(rungs: int) -> None:
    """The other rings between the one's reading and writing."""
    stage = start()
    for _ in range(rungs):
        stage.tick(minutes=5)
    stage.pass_time(minutes=5)
    timer = due(stage)

    def ring_too(_: int) -> None:
        stage.records.before = None
        pipeline.ring(timer, stage.world)

    stage.records.before = ring_too
    assert pipeline.ring(timer, stage.world) == "overtaken"
    stage.work()
    for _ in range(3):
        stage.tick(seconds=30)
    everybody = [MANAGER, CAPTAIN, NEXT, NEXT_DEPUTY, "guest-relations"]
    assert told(stage) == everybody[: rungs + 2]
    assert set(stage.notices.sends.values()) == {1}


def test_effects_that_are_announced_again_and_again_are_sent_once() -> None:
    stage = start()
    for _ in range(6):
        stage.tick(minutes=5)
        for effect in stage.states():
            for _ in range(2):
                stage.world.effects.put(f'["{STEAK_KEY}","{STEAK_KEY}/{effect}"]')
        stage.work()
    assert set(stage.notices.sends.values()) == {1}
    assert len(stage.notices.kept) == 5


def test_a_task_that_was_offered_before_anybody_noted_to_whom_goes_to_the_next_store() -> None:
    """Of a task kept by an older engine it isn't known who was asked, so nobody can be their deputy."""
    stage = start()
    found = tasks.get(stage.records, stage.task().id)
    assert found is not None
    nobody = msgspec.structs.replace(found[0].offer, to=None)
    stage.records.write(tasks.keep(msgspec.structs.replace(found[0], offers=(nobody,)), found[1]))
    stage.tick(minutes=5)
    assert asked(stage) == [(None, "silent"), (NEXT, None)]
