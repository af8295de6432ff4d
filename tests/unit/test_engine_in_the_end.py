"""What must not happen however late an edit, a link or a complaint comes: found by looking a second time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chalicelib.books import cases, customers, tasks
from chalicelib.domain.errors import PlaybookBroken, Refused, TryAgainLater
from chalicelib.engine import people
from tests.worlds import BRAND, STEAK, STEAK_KEY, TASK, Killed, Stage, changed, demo_files, edit, post

COMPLAINT = "@Mortons the porterhouse was ice cold and your waiter laughed at us. Never again."
DESPAIR = "@Mortons I want to kill myself tonight, nobody would miss me."
RULE = "rules/airport-steak.json"


@pytest.fixture
def offered() -> Stage:
    stage = Stage(on_x=True)
    stage.consider(post())
    stage.work()
    return stage


def accept(stage: Stage) -> None:
    people.accept(stage.task().id, offer=1, by="Ann", world=stage.world)
    stage.work()


def case_of(stage: Stage, key: str = STEAK_KEY) -> tuple[str, str, bool]:
    found = cases.get(stage.records, cases.case_id(key))
    assert found is not None
    return found[0].kind, found[0].reason, found[0].urgent


def test_a_typo_corrected_long_after_the_acceptance_stops_no_store(offered: Stage) -> None:
    """Too late to begin anew by then, but the store is on its way."""
    accept(offered)
    offered.pass_time(minutes=45)
    offered.consider(edit(STEAK.format("two hours") + " !"))
    offered.tick()
    assert offered.task().state == "accepted"
    assert offered.reserved() == 9000
    assert f"{TASK}/withdrawn" not in offered.notices.kept
    assert [one.do for one in offered.decision().plan] == ["notify_store", "queue_reply"]


def test_a_guest_who_lands_later_keeps_the_store_which_is_told(offered: Stage) -> None:
    accept(offered)
    offered.consider(edit(STEAK.format("three hours")))
    offered.tick()
    assert offered.task().state == "accepted"
    assert offered.task().deadline == offered.decision().moment.wish.deadline
    changed_notices = [notice for key, notice in offered.notices.kept.items() if "/changed-" in key]
    assert [notice.to for notice in changed_notices] == ["hackensack-manager"]
    assert "6:05 PM" in offered.draft().text


def test_another_place_takes_the_task_back_and_a_person_decides(offered: Stage) -> None:
    accept(offered)
    offered.consider(edit(STEAK.format("two hours").replace("newark", "tampa")))
    offered.tick()
    assert offered.task().state == "withdrawn"
    assert f"{TASK}/withdrawn" in offered.notices.kept
    assert offered.draft().state == "withdrawn"
    assert case_of(offered)[:2] == ("held", "edited")


def test_a_wish_that_goes_back_and_forth_ends_with_a_person() -> None:
    stage = Stage()
    for number, when in enumerate(("30 minutes", "two hours", "30 minutes")):
        stage.consider(edit(STEAK.format(when), revision=f"20987688888888888{number:02d}"))
        stage.work()
    assert case_of(stage)[:2] == ("held", "edited")


def test_a_deletion_after_the_handover_gives_no_second_steak(offered: Stage) -> None:
    accept(offered)
    offered.tick(hours=3)
    assert offered.task().state == "done"
    offered.retract()
    offered.work()
    assert offered.reserved() == 9000
    assert offered.granted() != {}
    assert f"{TASK}/withdrawn" not in offered.notices.kept
    assert tasks.open_tasks(offered.records, BRAND) == []


def test_a_reply_never_promises_what_no_store_was_asked_for() -> None:
    files = {
        **demo_files(),
        "texts/porterhouse-task.en.jinja": "{{ author.name }}",
        "texts/porterhouse-task.de.jinja": "{{ x }}",
    }
    stage = Stage(files)
    stage.consider(post())
    stage.work()
    assert stage.decision().plan == ()
    assert {verdict.verdict for verdict in stage.decision().verdicts} == {"held"}
    assert case_of(stage)[0] == "held"


def test_otherwise_must_be_free() -> None:
    def costly(rule: dict[str, list[dict[str, object]]]) -> None:
        rule["otherwise"][0]["cost"] = {"cents": 100, "purse": "airport-delight"}

    with pytest.raises(PlaybookBroken, match="so it must be free"):
        Stage(changed(demo_files(), RULE, costly))


def test_an_edit_waits_for_what_is_being_done_just_now() -> None:
    """Whoever asked the store died: whether the task is open shows when the lease ends, not before."""
    stage = Stage()
    stage.consider(post())
    stage.notices.failures.append(Killed())
    with pytest.raises(Killed):
        stage.work()
    stage.restart()
    assert stage.consider(edit("@Mortons never mind")) == "again"
    for _ in range(3):
        stage.tick(seconds=91)
    assert stage.reserved() == 0
    assert stage.task().state == "withdrawn"


def test_people_are_called_to_what_cant_wait_even_if_it_is_taken_back() -> None:
    stage = Stage()
    stage.notices.failures.append(TryAgainLater("busy"))
    stage.consider(post(DESPAIR, number="100"))
    stage.work()
    stage.retract("x:100")
    stage.tick(minutes=1)
    (notice,) = stage.notices.kept.values()
    assert (notice.to, notice.link) == ("guest-relations", "/cases")
    assert "kill" not in notice.text + notice.subject
    assert case_of(stage, "x:100") == ("sensitive", "sensitive", True)


def test_an_edit_into_despair_makes_the_case_urgent() -> None:
    stage = Stage()
    stage.consider(post(COMPLAINT, number="100"))
    stage.consider(post(f"{COMPLAINT} {DESPAIR}", number="100", revision="101", revisions=("100", "101")))
    stage.work()
    assert case_of(stage, "x:100")[::2] == ("sensitive", True)
    assert [notice.link for notice in stage.notices.kept.values() if notice.link == "/cases"] == ["/cases"]


def test_a_complaint_counts_when_the_handle_is_linked_later() -> None:
    stage = Stage()
    author = str(post().post.author.id)
    stranger = customers.KnownCustomer(id="c-1001", handles=(customers.Handle(platform="x", id=author),))
    customers.fill(stage.records, BRAND, [stranger])
    stage.consider(post(COMPLAINT, number="100"))
    linked = customers.Handle(platform="x", id=author, basis="told_us")
    customers.fill(stage.records, BRAND, [customers.KnownCustomer(id="c-1001", visits=14, handles=(linked,))])
    stage.consider(post())
    assert {one.reasons[0].code for one in stage.decision().verdicts} == {"open_complaint"}


def test_who_complains_meanwhile_gets_no_cheerful_reply(offered: Stage) -> None:
    accept(offered)
    offered.consider(post(COMPLAINT, number="100"))
    draft = offered.draft()
    with pytest.raises(Refused, match="open_complaint"):
        people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=offered.world)


def test_a_promise_whose_time_is_over_cant_be_approved(offered: Stage) -> None:
    accept(offered)
    offered.tick(hours=2)
    draft = offered.draft()
    with pytest.raises(Refused, match="too_late"):
        people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=offered.world)


def test_a_store_that_was_never_reached_is_not_told_to_stop() -> None:
    stage = Stage()
    stage.consider(post())
    stage.notices.failures.append(TryAgainLater("busy"))
    stage.work()
    stage.retract()
    stage.tick(minutes=1)
    assert stage.notices.kept == {}


def test_nobody_is_asked_for_what_is_over() -> None:
    stage = Stage()
    stage.consider(post())
    stage.pass_time(hours=3)
    stage.tick()
    stage.tick()
    assert stage.notices.kept == {}
    assert stage.task().state == "unfilled"
    assert stage.reserved() == 0


def test_a_deadline_that_moved_ends_the_task_when_it_is_over_not_before(offered: Stage) -> None:
    accept(offered)
    offered.consider(edit(STEAK.format("three hours")))
    offered.tick(minutes=125)
    assert offered.task().state == "accepted"
    offered.tick(minutes=60)
    assert offered.task().state == "done"


def test_an_urgent_case_stands_first_however_many_wait() -> None:
    stage = Stage()
    for number in range(100, 205):
        stage.consider(post("@Mortons hm", number=str(number)))
    stage.clock.at += timedelta(hours=2)
    stage.consider(post(DESPAIR, number="999"))
    assert cases.open_cases(stage.records, BRAND)[0].post_key == "x:999"
    assert cases.how_many(stage.records, BRAND) == 106
