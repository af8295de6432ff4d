"""Publishing: what is needed for it, who has to agree, what waits, and the way back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chalicelib.domain.errors import PlaybookBroken, Refused
from chalicelib.domain.publication import Threshold
from chalicelib.editor import publishing, version_names
from chalicelib.engine import pipeline
from chalicelib.matching import plain
from tests.newsroom import (
    ALONE,
    CAREFUL,
    COSTLY,
    RULE,
    TAG,
    in_force,
    journal,
    look,
    pointer,
    publish,
    roll_back,
    sign,
    small,
)
from tests.worlds import BRAND, STEAK_AT, Stage, changed, post


@pytest.fixture
def stage() -> Stage:
    return Stage(small())


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda error: error.code == code)


# What is needed


def test_the_first_version_is_in_force_at_once(stage: Stage) -> None:
    done = publish(stage, small(), by="Ann", reason="we begin")
    assert pointer(stage).in_force == done.publication
    assert (done.publication.by, done.publication.reason, done.publication.previous) == ("Ann", "we begin", None)
    assert done.publication.at == STEAK_AT
    assert journal(stage) == [done.publication]


def test_the_next_version_names_the_one_before(stage: Stage) -> None:
    first = publish(stage, small()).publication
    stage.pass_time(minutes=5)
    second = publish(stage, small("another")).publication
    assert (second.number, second.previous, second.at) == (2, first.version, STEAK_AT + timedelta(minutes=5))
    assert journal(stage) == [first, second]


@pytest.mark.parametrize(
    ("by", "reason", "code"), [("", "x", "no_name"), (" ", "x", "no_name"), ("A", " ", "no_reason")]
)
def test_nobody_publishes_without_a_name_and_a_reason(stage: Stage, by: str, reason: str, code: str) -> None:
    with refused(code):
        publish(stage, small(), by=by, reason=reason)
    assert journal(stage) == []


def test_a_mistake_keeps_it_from_being_published_and_all_are_told(stage: Stage) -> None:
    before = publish(stage, small()).publication.version
    wrong = changed(small(goal="delight"), "brand.json", lambda brand: brand.update(time_zone="Mars/Olympus"))
    with pytest.raises(PlaybookBroken) as told:
        publish(stage, wrong)
    assert {problem.code for problem in told.value.problems} >= {"unknown_time_zone", "no_limit"}
    assert in_force(stage) == before


def test_an_example_that_fails_keeps_it_from_being_published(stage: Stage) -> None:
    with pytest.raises(PlaybookBroken) as told:
        publish(stage, small(when={"fact": "post.visibility", "is": "private"}))
    assert {problem.code for problem in told.value.problems if problem.is_error} == {"example_fails"}


def test_the_same_version_again_is_told_who_published_it(stage: Stage) -> None:
    publish(stage, small(), by="Ann")
    with pytest.raises(Refused) as told:
        publish(stage, small(), by="Bo")
    assert (told.value.code, told.value.facts["by"]) == ("in_force_already", "Ann")


def test_only_marketers_publish_where_brand_json_names_them(stage: Stage) -> None:
    publish(stage, small(brand={"marketers": ["Ann", "Bo"]}))
    with refused("not_a_marketer"):
        publish(stage, small("x", brand={"marketers": ["Ann", "Bo"]}), by="Cy")
    publish(stage, small("x", brand={"marketers": ["Ann", "Bo"]}), by=" ANN ")


# A second person


def test_over_a_threshold_a_version_waits_for_a_second_person(stage: Stage) -> None:
    before = publish(stage, small(brand=CAREFUL)).publication.version
    done = publish(stage, small("costly", brand=CAREFUL), by="Ann", more=COSTLY)
    assert done.publication.what == "proposed"
    (over,) = done.publication.over
    assert (over.what, over.limit, over.more) == ("cost_cents_per_day", 500, 501)
    assert (in_force(stage), pointer(stage).waiting) == (before, done.publication)
    assert done.publication.until is None
    signed = sign(stage, done.publication.version, "Bo").publication
    assert (signed.version, signed.by, signed.signed_by) == (done.publication.version, "Ann", "Bo")
    assert (in_force(stage), pointer(stage).waiting) == (signed.version, None)


@pytest.mark.parametrize("more", [{"cost_cents_per_day": 500}, {"public_texts_per_day": 10_000}])
def test_up_to_a_threshold_one_person_is_enough(stage: Stage, more: dict[Threshold, int]) -> None:
    publish(stage, small(brand=CAREFUL))
    assert publish(stage, small("x", brand=CAREFUL), more=more).publication.what == "published"


def test_a_version_can_not_lift_its_own_limits(stage: Stage) -> None:
    publish(stage, small(brand=CAREFUL))
    done = publish(stage, small("x"), more=COSTLY)
    assert {one.what for one in done.publication.over} == {"cost_cents_per_day", "rules_of_publishing"}


@pytest.mark.parametrize(
    "brand",
    [
        {"publishing": {"cost_cents_per_day": 501}},
        {"publishing": {"cost_cents_per_day": 500, "waiting_hours": 1}},
        {"publishing": {"public_texts_per_day": 5}},
        {**CAREFUL, "marketers": ["Ann", "Cy"]},
    ],
)
def test_who_loosens_the_rules_of_publishing_needs_a_second_person(stage: Stage, brand: dict[str, object]) -> None:
    publish(stage, small(brand={**CAREFUL, "marketers": ["Ann", "Bo"]}))
    waits = publish(stage, small(brand={"marketers": ["Ann", "Bo"], **brand})).publication
    assert [one.what for one in waits.over] == ["rules_of_publishing"]


def test_stricter_rules_need_nobody(stage: Stage) -> None:
    publish(stage, small(brand=CAREFUL))
    assert publish(stage, small(brand={"publishing": {"cost_cents_per_day": 1}})).publication.what == "published"


@pytest.mark.parametrize("by", ["Ann", "ann", " Ann  "])
def test_who_proposed_it_can_not_sign_it(stage: Stage, by: str) -> None:
    publish(stage, small(brand=CAREFUL))
    waits = publish(stage, small("x", brand=CAREFUL), by="Ann", more=COSTLY).publication
    with refused("same_person"):
        sign(stage, waits.version, by)
    assert pointer(stage).waiting == waits


def test_a_stranger_can_not_sign_it(stage: Stage) -> None:
    brand = {**CAREFUL, "marketers": ["Ann", "Bo"]}
    publish(stage, small(brand=brand))
    waits = publish(stage, small("x", brand=brand), more=COSTLY).publication
    with refused("not_a_marketer"):
        sign(stage, waits.version, "Cy")
    sign(stage, waits.version, "bo")


def test_while_one_waits_nothing_else_is_published(stage: Stage) -> None:
    publish(stage, small(brand=CAREFUL))
    waits = publish(stage, small("x", brand=CAREFUL), by="Ann", more=COSTLY).publication
    with pytest.raises(Refused) as told:
        publish(stage, small("y", brand=CAREFUL), by="Bo")
    assert (told.value.code, told.value.facts["by"]) == ("waits_already", "Ann")
    assert pointer(stage).waiting == waits


def test_what_waits_can_be_withdrawn(stage: Stage) -> None:
    before = publish(stage, small(brand=CAREFUL)).publication.version
    waits = publish(stage, small("x", brand=CAREFUL), more=COSTLY).publication
    publishing.withdraw(waits.version[:13], by="Bo", reason="too dear", world=stage.world)
    assert (in_force(stage), pointer(stage).waiting) == (before, None)
    assert [(one.what, one.by) for one in journal(stage)][-2:] == [("proposed", "Ann"), ("withdrawn", "Bo")]
    with refused("nothing_waits"):
        sign(stage, waits.version, "Bo")


# A waiting time


def test_of_one_marketer_a_version_waits_for_its_time_and_then_is_in_force(stage: Stage) -> None:
    publish(stage, small(brand=ALONE))
    waits = publish(stage, small("x", brand=ALONE), more=COSTLY).publication
    assert waits.until == STEAK_AT + timedelta(hours=24)
    with refused("only_one_marketer"):
        sign(stage, waits.version, "Ann")
    stage.tick(hours=23, minutes=59)
    assert pointer(stage).waiting == waits
    stage.tick(minutes=1)
    assert (in_force(stage), pointer(stage).waiting) == (waits.version, None)
    assert journal(stage)[-1].at == STEAK_AT + timedelta(hours=24)
    assert pipeline.due_timers(stage.world) == []


def test_a_clock_that_jumps_brings_it_once_and_never_takes_it_back(stage: Stage) -> None:
    publish(stage, small(brand=ALONE))
    waits = publish(stage, small("x", brand=ALONE), more=COSTLY).publication
    stage.tick(hours=-5)
    stage.tick(hours=10)
    assert pointer(stage).waiting == waits
    stage.tick(days=300)
    stage.tick(days=-300)
    stage.tick(days=300)
    assert in_force(stage) == waits.version
    assert [one.what for one in journal(stage)] == ["published", "proposed", "published"]


def test_a_timer_that_rings_after_the_clock_went_back_waits(stage: Stage) -> None:
    publish(stage, small(brand=ALONE))
    publish(stage, small("x", brand=ALONE), more=COSTLY)
    stage.pass_time(hours=25)
    (timer,) = pipeline.due_timers(stage.world)
    stage.pass_time(hours=-25)
    assert pipeline.ring(timer, stage.world) == "not_yet"
    stage.pass_time(hours=25)
    assert pipeline.ring(timer, stage.world) == "in_force"


def test_what_was_withdrawn_does_not_come_into_force(stage: Stage) -> None:
    before = publish(stage, small(brand=ALONE)).publication.version
    waits = publish(stage, small("x", brand=ALONE), more=COSTLY).publication
    publishing.withdraw(waits.version, by="Ann", reason="no", world=stage.world)
    stage.tick(days=2)
    assert in_force(stage) == before


# The way back


def test_a_rollback_is_in_force_at_once_whatever_waits(stage: Stage) -> None:
    first = publish(stage, small(brand=CAREFUL)).publication.version
    second = publish(stage, small("2", brand=CAREFUL)).publication.version
    publish(stage, small("3", brand=CAREFUL), more=COSTLY)
    done = roll_back(stage, by="Night shift").publication
    assert (done.what, done.version, done.previous) == ("rolled_back", first, second)
    assert (in_force(stage), pointer(stage).waiting) == (first, None)
    stage.tick(days=3)
    assert in_force(stage) == first


def test_a_rollback_goes_to_any_version_that_was_in_force(stage: Stage) -> None:
    first, second, _ = (publish(stage, small(str(n))).publication.version for n in range(3))
    assert roll_back(stage, first[:15]).publication.version == first
    assert roll_back(stage, second.removeprefix("sha256:")[:8].upper()).publication.version == second
    assert [one.what for one in journal(stage)] == ["published"] * 3 + ["rolled_back"] * 2


def test_nobody_goes_back_to_what_was_never_in_force(stage: Stage) -> None:
    publish(stage, small(brand=CAREFUL))
    waits = publish(stage, small("x", brand=CAREFUL), more=COSTLY).publication
    with refused("never_in_force"):
        roll_back(stage, waits.version)


def test_there_is_no_way_back_from_the_first_version(stage: Stage) -> None:
    with refused("nothing_published"):
        roll_back(stage)
    version = publish(stage, small()).publication.version
    with refused("nothing_before"):
        roll_back(stage)
    with refused("in_force_already"):
        roll_back(stage, version)


def test_a_version_is_named_by_a_beginning_that_only_it_has(stage: Stage) -> None:
    publish(stage, small("1"))
    publish(stage, small("2"))
    with refused("no_such_version"):
        roll_back(stage, "sha256:")
    with refused("no_such_version"):
        roll_back(stage, "0000")
    with pytest.raises(Refused, match="ambiguous_version"):
        version_names._only({("a", "sha256:1"), ("b", "sha256:1")}, "1", set())
    with refused("no_such_brand"):
        publishing.roll_back(None, brand="mortens", by="Ann", reason="x", world=stage.world)


# Rules in shadow for their first hours

SLOWLY = {"publishing": {"shadow_hours": 6}}


def what_is_done(stage: Stage, number: int) -> tuple[list[str], list[str]]:
    """Rules whose verdicts count, and those that only would have done something."""
    event = post(number=str(number), at=stage.clock.now(), text="Thank you for a lovely evening!")
    stage.consider(event)
    verdicts = stage.decision(event.id).verdicts
    return [one.rule for one in verdicts if not one.shadow], [one.rule for one in verdicts if one.shadow]


def test_changed_rules_are_in_shadow_for_their_first_hours(stage: Stage) -> None:
    publish(stage, small(then=TAG, brand=SLOWLY))
    look(stage)
    assert what_is_done(stage, 1) == ([RULE], [])  # the first version's rules act at once
    publish(stage, small("changed", then=TAG, brand=SLOWLY))
    look(stage)
    assert what_is_done(stage, 2) == ([], [RULE])
    stage.pass_time(hours=5, minutes=59)
    assert what_is_done(stage, 3) == ([], [RULE])
    stage.pass_time(minutes=1)
    assert what_is_done(stage, 4) == ([RULE], [])


def test_what_was_decided_in_the_first_hours_is_explained_the_same_later(stage: Stage) -> None:
    publish(stage, small(then=TAG))
    publish(stage, small("changed", then=TAG, brand=SLOWLY))
    look(stage)
    what_is_done(stage, 2)
    decision = stage.decision("x:2")
    first = plain.match(stage.playbooks.version(BRAND, decision.version), decision.moment)
    assert [one.result for one in first] == ["shadow"]
    stage.pass_time(days=1)
    publish(stage, small("again", then=TAG))
    look(stage)
    assert plain.match(stage.playbooks.version(BRAND, decision.version), decision.moment) == first


def test_another_version_does_not_end_the_first_hours_early_nor_begin_them_anew(stage: Stage) -> None:
    publish(stage, small(then=TAG, brand=SLOWLY))
    publish(stage, small("changed", then=TAG, brand=SLOWLY))
    until = pointer(stage).in_force.on_trial[RULE]
    stage.pass_time(hours=3)
    publish(
        stage, changed(small("changed", then=TAG, brand=SLOWLY), "brand.json", lambda one: one.update(signature="x"))
    )
    assert pointer(stage).in_force.on_trial == {RULE: until}
    stage.pass_time(hours=4)
    publish(
        stage, changed(small("changed", then=TAG, brand=SLOWLY), "brand.json", lambda one: one.update(signature="y"))
    )
    assert pointer(stage).in_force.on_trial == {}


def test_a_rollback_acts_at_once(stage: Stage) -> None:
    publish(stage, small(then=TAG, brand=SLOWLY))
    publish(stage, small("changed", then=TAG, brand=SLOWLY))
    roll_back(stage)
    look(stage)
    assert what_is_done(stage, 5) == ([RULE], [])


def test_the_hours_begin_when_it_comes_into_force_not_when_it_was_proposed(stage: Stage) -> None:
    brand = {"publishing": {"cost_cents_per_day": 500, "shadow_hours": 6}}
    publish(stage, small(brand=brand))
    waits = publish(stage, small("x", brand=brand), more=COSTLY).publication
    stage.pass_time(hours=48)
    signed = sign(stage, waits.version, "Bo").publication
    assert signed.on_trial == {RULE: STEAK_AT + timedelta(hours=54)}
