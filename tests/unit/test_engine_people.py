"""What people decide: one write each, and whoever is second is told who was faster."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from chalicelib.books import cases, drafts, timers
from chalicelib.domain.errors import Refused
from chalicelib.engine import people
from chalicelib.wording import clock
from tests.worlds import BRAND, REPLY, STEAK, STEAK_AT, STEAK_KEY, TASK, Killed, Stage, edit, post


@pytest.fixture
def offered() -> Stage:
    stage = Stage(on_x=True)
    stage.consider(post(STEAK.format("three hours")))
    stage.work()
    return stage


@pytest.fixture
def proposed(offered: Stage) -> Stage:
    accept(offered)
    offered.work()
    return offered


def accept(stage: Stage, *, offer: int = 1, by: str = "Ann") -> None:
    people.accept(stage.task().id, offer=offer, by=by, world=stage.world)


def decline(stage: Stage, *, offer: int = 1, by: str = "Ann", reason: str | None = None) -> None:
    people.decline(stage.task().id, offer=offer, by=by, reason=reason, world=stage.world)


def approve(stage: Stage, *, text: str | None = None, seen: str | None = None, by: str = "Bo") -> None:
    draft = stage.draft()
    people.approve(draft.id, text=text or draft.text, seen=seen or draft.text, by=by, world=stage.world)


def test_an_acceptance_is_signed_and_dated(offered: Stage) -> None:
    accept(offered)
    offer = offered.task().offer
    assert (offered.task().state, offer.answer, offer.by, offer.answered_at) == (
        "accepted",
        "accepted",
        "Ann",
        STEAK_AT,
    )


def test_the_second_who_accepts_is_told_who_was_first(offered: Stage) -> None:
    accept(offered)
    with pytest.raises(Refused, match="accepted") as refused:
        accept(offered, by="Cy")
    assert refused.value.facts == {"by": "Ann", "at": STEAK_AT.isoformat()}


def test_nobody_declines_what_is_accepted(offered: Stage) -> None:
    accept(offered)
    with pytest.raises(Refused, match="accepted"):
        decline(offered)


@pytest.mark.parametrize(("seconds", "code"), [(299, None), (300, "too_late"), (301, "too_late")])
def test_the_time_to_accept_ends(offered: Stage, seconds: int, code: str | None) -> None:
    offered.pass_time(seconds=seconds)
    if code is None:
        accept(offered)
    else:
        with pytest.raises(Refused, match=code):
            accept(offered)
        decline(offered)  # but a no is welcome at any time


def test_a_declined_task_goes_to_the_next_store_with_its_own_link_and_time(offered: Stage) -> None:
    decline(offered, reason="full house")
    offered.work()
    first, second = offered.task().offers
    assert (first.answer, first.reason, second.store, second.answer) == ("declined", "full house", "great-neck", None)
    assert second.accept_by == STEAK_AT + timedelta(minutes=5)
    notice = offered.notices.kept[f"{TASK}/offer-2"]
    assert notice.to == "great-neck-manager"
    assert notice.link != offered.notices.kept[TASK].link


def test_the_first_store_is_told_that_its_offer_was_passed_on(offered: Stage) -> None:
    decline(offered)
    for answer in (accept, decline):
        with pytest.raises(Refused, match="passed_on"):
            answer(offered)


def test_when_the_last_store_declines_everything_goes_back(offered: Stage) -> None:
    decline(offered)
    decline(offered, offer=2)
    assert offered.task().state == "unfilled"
    assert offered.reserved() == 0
    assert offered.granted() == {}
    assert offered.state(REPLY) == "cancelled"
    with pytest.raises(Refused, match="unfilled"):
        accept(offered, offer=2)


def test_when_no_store_takes_it_the_customer_hears_that(offered: Stage) -> None:
    decline(offered)
    decline(offered, offer=2)
    offered.tick()
    instead = offered.draft(f"{STEAK_KEY}/airport-steak/otherwise-0")
    assert "How we wish we could" in instead.text
    assert instead.state == "proposed"


def test_a_silent_store_loses_the_task_to_the_next_and_then_to_nobody(offered: Stage) -> None:
    for _ in range(2):  # whoever is on duty, and the deputy
        offered.tick(minutes=5)
    assert [(one.store, one.answer) for one in offered.task().offers] == [
        ("hackensack", "silent"),
        ("hackensack", "silent"),
        ("great-neck", None),
    ]
    with pytest.raises(Refused, match="passed_on"):
        accept(offered)
    for _ in range(2):
        offered.tick(minutes=5)
    offered.tick()
    assert offered.task().state == "unfilled"
    assert offered.reserved() == 0
    assert offered.draft(f"{STEAK_KEY}/airport-steak/otherwise-0").state == "proposed"


def test_an_answered_offer_is_not_passed_on_when_its_time_is_over(offered: Stage) -> None:
    accept(offered)
    offered.tick(minutes=6)
    assert offered.task().state == "accepted"
    assert len(offered.task().offers) == 1


def test_the_timer_of_an_earlier_offer_leaves_the_next_store_its_time(offered: Stage) -> None:
    offered.tick(minutes=4)
    decline(offered)
    offered.tick(minutes=2)
    first, second = offered.task().offers
    assert (first.answer, second.answer) == ("declined", None)
    accept(offered, offer=2)


def test_after_a_retraction_no_timer_rings_again(offered: Stage) -> None:
    decline(offered)
    decline(offered, offer=2)
    offered.retract()
    offered.tick(minutes=10)
    assert timers.due(offered.records, now=offered.clock.at + timedelta(days=1)) == []
    assert cases.open_cases(offered.records, BRAND) == []


def half_retracted(stage: Stage) -> None:
    """The retraction's mark is written; whoever wrote it died before anything was taken back."""

    def die(_: int) -> None:
        raise Killed

    stage.records.calm()
    stage.records.after = die
    with pytest.raises(Killed):
        stage.retract()
    stage.records.calm()


def test_nobody_accepts_what_is_just_being_taken_back(offered: Stage) -> None:
    half_retracted(offered)
    with pytest.raises(Refused, match="withdrawn"):
        accept(offered)


def test_nobody_approves_what_is_just_being_taken_back(proposed: Stage) -> None:
    half_retracted(proposed)
    with pytest.raises(Refused, match="withdrawn"):
        approve(proposed)


def test_a_withdrawn_task_cant_be_accepted(offered: Stage) -> None:
    offered.retract()
    with pytest.raises(Refused, match="withdrawn"):
        accept(offered)


def test_there_is_nothing_to_accept_where_nothing_was_asked(offered: Stage) -> None:
    with pytest.raises(Refused, match="not_found"):
        people.accept("nothing", offer=1, by="Ann", world=offered.world)


def test_the_reply_speaks_of_the_store_that_accepted(offered: Stage) -> None:
    decline(offered)
    offered.work()
    accept(offered, offer=2)
    offered.work()
    assert "coming from Great Neck" in offered.draft().text


def test_a_reply_is_approved_once(proposed: Stage) -> None:
    approve(proposed)
    with pytest.raises(Refused, match="approved") as refused:
        approve(proposed, by="Cy")
    assert refused.value.facts == {"by": "Bo", "at": STEAK_AT.isoformat()}
    proposed.work()
    with pytest.raises(Refused, match="sent"):
        approve(proposed, by="Cy")
    assert len(proposed.x.written) == 1


def test_a_reply_leaves_as_the_person_worded_it(proposed: Stage) -> None:
    original = proposed.draft().text
    approve(proposed, text="On our way! – Bo")
    proposed.work()
    draft = proposed.draft()
    assert (draft.original, draft.text, draft.edited_by, draft.by) == (original, "On our way! – Bo", "Bo", "Bo")
    assert [one["text"] for one in proposed.x.written] == ["On our way! – Bo"]


def test_nobody_approves_a_text_that_they_have_not_seen(proposed: Stage) -> None:
    seen = proposed.draft().text
    people.save(proposed.draft().id, text="Another wording", seen=seen, by="Cy", world=proposed.world)
    with pytest.raises(Refused, match="changed") as refused:
        approve(proposed, text=seen, seen=seen)
    assert refused.value.facts == {"by": "Cy"}
    approve(proposed)
    assert proposed.draft().text == "Another wording"
    assert proposed.draft().edited_by == "Cy"


@pytest.mark.parametrize("text", ["far too long " * 30, "   "])
def test_a_text_that_the_platform_refuses_is_refused_here(proposed: Stage, text: str) -> None:
    for act in (approve, save):
        with pytest.raises(Refused, match="bad_length") as refused:
            act(proposed, text=text)
        assert refused.value.facts["most"] == "280"
    assert proposed.draft().state == "proposed"


def save(stage: Stage, *, text: str) -> None:
    people.save(stage.draft().id, text=text, seen=stage.draft().text, by="Bo", world=stage.world)


def test_a_saved_text_waits_still(proposed: Stage) -> None:
    save(proposed, text="Another wording")
    proposed.work()
    assert (proposed.draft().state, proposed.draft().text) == ("proposed", "Another wording")
    assert proposed.x.written == []


def test_a_rejected_reply_never_leaves(proposed: Stage) -> None:
    people.reject(proposed.draft().id, by="Bo", reason="not now", world=proposed.world)
    proposed.work()
    assert (proposed.draft().state, proposed.draft().reason) == ("rejected", "not now")
    assert proposed.x.written == []
    with pytest.raises(Refused, match="rejected"):
        approve(proposed)
    assert drafts.proposed(proposed.records, BRAND) == []


def test_a_withdrawn_reply_cant_be_approved(proposed: Stage) -> None:
    draft = proposed.draft()
    proposed.retract()
    with pytest.raises(Refused, match="withdrawn"):
        people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=proposed.world)


def test_what_people_do_stands_in_the_case() -> None:
    stage = Stage()
    stage.consider(post("@Mortons my steak was cold and the waiter was rude. Never again."))
    stage.work()
    key = f"{STEAK_KEY}/complaint-to-care/0"
    draft = stage.draft(key)
    people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=stage.world)
    (case,) = cases.open_cases(stage.records, BRAND)
    closed = people.close_case(case.id, by="Cy", world=stage.world)
    assert closed.id == case.id
    found = cases.get(stage.records, case.id)
    assert found is not None
    assert [(one.what, one.by) for one in found[0].timeline] == [
        ("opened", "engine"),
        ("reply approved", "Bo"),
        ("closed", "Cy"),
    ]
    with pytest.raises(Refused, match="closed") as refused:
        people.close_case(case.id, by="Di", world=stage.world)
    assert refused.value.facts == {"by": "Cy", "at": STEAK_AT.isoformat()}
    assert cases.open_cases(stage.records, BRAND) == []


@pytest.fixture
def regretted() -> Stage:
    """There was no time for a steak, and the reply that says so waits for a person."""
    stage = Stage(on_x=True)
    stage.consider(post(STEAK.format("30 minutes")))
    stage.work()
    return stage


INSTEAD = f"{STEAK_KEY}/airport-steak/otherwise-0"


def test_an_edit_renews_a_draft_that_nobody_touched(regretted: Stage) -> None:
    assert "by 3:35 PM" in regretted.draft(INSTEAD).text
    regretted.consider(edit(STEAK.format("20 minutes")))
    draft = regretted.draft(INSTEAD)
    assert "by 3:25 PM" in draft.text
    assert (draft.original, draft.edited_by) == (draft.text, None)


def test_an_edit_leaves_a_draft_that_somebody_worked_on(regretted: Stage) -> None:
    draft = regretted.draft(INSTEAD)
    people.save(draft.id, text="My own words", seen=draft.text, by="Bo", world=regretted.world)
    regretted.consider(edit(STEAK.format("20 minutes")))
    assert regretted.draft(INSTEAD).text == "My own words"


def test_a_reply_never_promises_another_time_than_the_store_knows(proposed: Stage) -> None:
    """The store accepted for 6:05 PM and hears of no edit; so the guest is told 6:05 PM, or a person sorts it out."""
    assert "6:05 PM" in proposed.draft().text
    proposed.consider(edit(STEAK.format("two hours")))
    proposed.work()
    task = proposed.task()
    by = clock(task.deadline.astimezone(ZoneInfo("America/New_York")), language="en")
    assert by in proposed.draft().text or cases.open_cases(proposed.records, BRAND)


def test_an_edit_after_the_acceptance_keeps_the_store_that_accepted(offered: Stage) -> None:
    """Great Neck brings it, so the reply must not speak of the nearest store again."""
    decline(offered)
    offered.work()
    accept(offered, offer=2)
    offered.work()
    offered.consider(edit(STEAK.format("three hours") + " Thanks!"))
    offered.work()
    assert "coming from Great Neck" in offered.draft().text


def test_an_edit_of_a_wish_that_no_store_took_counts_for_no_limit(offered: Stage) -> None:
    """Nobody got anything, so next time this regular can be delighted still."""
    decline(offered)
    decline(offered, offer=2)
    offered.tick()
    assert offered.granted() == {}
    offered.consider(edit(STEAK.format("two hours")))
    offered.tick()
    assert offered.task().state == "unfilled"
    assert offered.granted() == {}
