"""An edit amends the decision: what has not happened yet is planned again, what has is never repeated."""

from __future__ import annotations

import json

import pytest

from chalicelib.books import cases, ledger
from chalicelib.engine import people
from tests.worlds import BRAND, REPLY, STEAK, STEAK_AT, STEAK_KEY, TASK, Killed, Stage, demo_files, edit, post

INSTEAD = f"{STEAK_KEY}/airport-steak/otherwise-0"
TOO_LATE = STEAK.format("30 minutes")
PRAISE = "@Mortons thank you for a wonderful evening, the best ribeye ever!"


@pytest.fixture
def decided() -> Stage:
    stage = Stage(on_x=True)
    stage.consider(post())
    return stage


@pytest.fixture
def offered(decided: Stage) -> Stage:
    decided.work()
    return decided


def accept(stage: Stage) -> None:
    people.accept(stage.task().id, offer=1, by="Ann", world=stage.world)
    stage.work()


def approve(stage: Stage) -> None:
    draft = stage.draft()
    people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=stage.world)
    stage.work()


def test_an_untried_effect_takes_the_new_wish(decided: Stage) -> None:
    assert decided.consider(edit(STEAK.format("105 minutes"))) == "amended"
    decided.work()
    assert decided.task().deadline == decided.decision().moment.wish.deadline
    assert "4:50 PM" in decided.notices.kept[TASK].text
    assert decided.reserved() == 9000
    assert list(decided.notices.kept) == [TASK]


def test_an_offer_that_nobody_answered_takes_the_new_wish(offered: Stage) -> None:
    offered.consider(edit(STEAK.format("three hours")))
    offered.work()
    assert "6:05 PM" in offered.task().text
    assert offered.task().deadline == offered.decision().moment.wish.deadline
    assert len(offered.task().offers) == 1
    assert offered.notices.sends[TASK] == 1


def test_what_becomes_impossible_is_taken_back_and_the_store_is_told(offered: Stage) -> None:
    offered.consider(edit(TOO_LATE))
    offered.tick()
    assert offered.task().state == "withdrawn"
    assert offered.notices.kept[f"{TASK}/withdrawn"].to == "hackensack-manager"
    assert offered.reserved() == 0
    assert [one.state for one in ledger.reservations(offered.records, STEAK_KEY)] == ["released"]
    assert offered.draft(INSTEAD).state == "proposed"
    assert offered.states()["airport-steak/1"] == "cancelled"


def test_what_was_accepted_is_taken_back_too_as_long_as_nothing_was_said(offered: Stage) -> None:
    accept(offered)
    offered.consider(edit(TOO_LATE))
    offered.tick()
    assert (offered.task().state, offered.draft().state) == ("withdrawn", "withdrawn")
    assert f"{TASK}/withdrawn" in offered.notices.kept


def test_what_was_said_stays_said(offered: Stage) -> None:
    accept(offered)
    approve(offered)
    offered.consider(edit(TOO_LATE))
    offered.tick()
    assert offered.draft().state == "sent"
    assert len(offered.x.written) == 1


def test_a_wish_that_was_taken_back_by_an_edit_goes_to_a_person_when_it_comes_again(offered: Stage) -> None:
    offered.consider(edit(TOO_LATE))
    offered.consider(edit(STEAK.format("two hours"), revision="2098769999999999999"))
    offered.tick()
    assert offered.task().state == "withdrawn"
    (case,) = cases.open_cases(offered.records, BRAND)
    assert case.kind == "held"
    assert offered.reserved() == 0


def test_a_wish_that_becomes_possible_is_fulfilled() -> None:
    stage = Stage(on_x=True)
    stage.consider(post(TOO_LATE))
    stage.work()
    stage.consider(edit(STEAK.format("two hours")))
    stage.work()
    assert stage.task().state == "offered"
    assert stage.reserved() == 9000
    assert stage.draft(INSTEAD).state == "withdrawn"


def test_another_rule_takes_over(offered: Stage) -> None:
    offered.consider(edit(PRAISE))
    offered.tick()
    assert offered.decision().matched == ("thanks-for-praise",)
    assert offered.task().state == "withdrawn"
    assert offered.granted() == {}
    assert offered.draft(f"{STEAK_KEY}/thanks-for-praise/0").state == "proposed"


def test_a_complaint_that_a_post_becomes_is_a_case(offered: Stage) -> None:
    offered.consider(edit(json.loads(demo_files()["examples/cold-steak-complaint.json"])["post"]["text"]))
    offered.tick()
    (case,) = cases.open_cases(offered.records, BRAND)
    assert case.kind == "complaint"
    assert offered.task().state == "withdrawn"
    assert offered.reserved() == 0


@pytest.mark.parametrize(
    ("revisions", "outcomes", "last"),
    [
        (("10", "11"), ["decided", "amended"], "11"),
        (("11", "10"), ["decided", "duplicate"], "11"),
        (("11", "11"), ["decided", "duplicate"], "11"),
        (("9", "10"), ["decided", "amended"], "10"),
        (("10", "9"), ["decided", "duplicate"], "10"),
        (("10", "12", "11", "12"), ["decided", "amended", "duplicate", "duplicate"], "12"),
    ],
)
def test_the_newest_revision_counts_in_whatever_order_they_come(
    revisions: tuple[str, ...], outcomes: list[str], last: str
) -> None:
    stage = Stage()
    ids = tuple(dict.fromkeys(("9", *revisions)))
    found = [stage.consider(post(number="9", revision=one, revisions=ids)) for one in revisions]
    assert found == outcomes
    assert stage.decision("x:9").revision == last


def test_an_edit_is_decided_by_the_playbook_of_its_day(offered: Stage) -> None:
    before = offered.decision().version
    offered.publish({**demo_files(), "texts/thank-you.en.jinja": "Thanks!"})
    offered.consider(edit(STEAK.format("three hours")))
    assert offered.decision().version != before
    assert offered.decision().id != ""
    accept(offered)
    assert offered.draft().state == "proposed"


def test_an_edit_of_a_retracted_post_is_not_considered(offered: Stage) -> None:
    offered.retract()
    assert offered.consider(edit(STEAK.format("three hours"))) == "retracted_before"
    assert offered.decision().revision == post().post.revision


def test_an_edit_is_considered_at_its_own_time(offered: Stage) -> None:
    offered.pass_time(minutes=3)
    offered.consider(edit(STEAK.format("three hours")))
    moment = offered.decision().moment
    assert moment.at == offered.clock.at
    assert moment.written_at == STEAK_AT


def test_a_reply_that_an_edit_withdrew_while_nobody_knew_its_fate_is_no_matter_for_a_person(offered: Stage) -> None:
    accept(offered)
    offered.x.before.append(Killed())
    with pytest.raises(Killed):
        approve(offered)
    offered.restart()
    assert offered.consider(edit(PRAISE)) == "amended"
    assert (offered.draft().state, offered.state(f"{REPLY}/send")) == ("withdrawn", "leased")
    offered.tick(minutes=4)
    offered.tick(minutes=4)
    assert (offered.x.written, offered.state(f"{REPLY}/send")) == ([], "cancelled")
    found = cases.get(offered.records, cases.case_id(STEAK_KEY))
    assert found is None or not cases.tells_of_giving_up(found[0])
