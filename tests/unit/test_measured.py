"""What a version would do more on a day like the last ones: which posts that is tried on, and what is counted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from chalicelib.bootstrap import environment
from chalicelib.domain.publication import Threshold
from chalicelib.editor import measured
from chalicelib.editor.replay import Stage as ReplayStage
from chalicelib.editor.replay import new_stage
from tests.newsroom import small
from tests.worlds import BRAND, STEAK_AT, Stage, changed, demo_files, edit, post

REPLY = [{"do": "queue_reply", "text": "thank-you", "to": "public", "approval": "person"}]
TEXTS = {"texts/thank-you.en.jinja": "Thank you!", "texts/thank-you.de.jinja": "Danke!"}


def stage_of_a_replay() -> ReplayStage:
    return new_stage(environment.Options(data=Path("/nowhere"), customers=None))


def more(stage: Stage, before: dict[str, str], after: dict[str, str]) -> dict[Threshold, int]:
    old, new = (stage.playbooks.keep(files) for files in (before, after))
    return measured.more(old, new, stage.world, stage_of_a_replay)


def consider(stage: Stage, number: int) -> None:
    stage.consider(post(number=str(number), author=str(number), text="What a night!", at=stage.clock.now()))


def recent(stage: Stage) -> list[str]:
    return [event.id for event in measured.recent(BRAND, stage.world)]


def test_recent_posts_are_those_of_the_last_days_in_the_order_in_which_they_came() -> None:
    stage = Stage(small())
    for number in (9, 5, 7):
        consider(stage, number)
        stage.pass_time(days=3)
    assert recent(stage) == ["x:5", "x:7"]
    stage.pass_time(days=30)
    assert recent(stage) == []


def test_what_was_taken_back_or_is_another_brands_is_not_tried_again() -> None:
    stage = Stage(small())
    consider(stage, 1)
    consider(stage, 2)
    stage.retract("x:1")
    assert recent(stage) == ["x:2"]
    assert measured.recent("studio-aktiv", stage.world) == []


def test_an_edited_post_counts_once_and_as_it_is_now() -> None:
    stage = Stage(small())
    stage.consider(post())
    stage.consider(edit("Never mind."))
    (event,) = measured.recent(BRAND, stage.world)
    assert event.post.text == "Never mind."


def test_public_texts_a_day() -> None:
    stage = Stage(small())
    for number in range(6):
        consider(stage, number)
        stage.pass_time(hours=12)
    with_reply = {**small(then=REPLY), **TEXTS}
    assert more(stage, small(), with_reply)["public_texts_per_day"] == 2  # six on four days, rounded up
    assert more(stage, with_reply, small())["public_texts_per_day"] == -1
    assert more(stage, with_reply, with_reply) == {"cost_cents_per_day": 0, "public_texts_per_day": 0}


def test_cost_a_day_is_what_purses_and_limits_let_through() -> None:
    stage = Stage()
    dearer = changed(demo_files(), "rules/airport-steak.json", lambda rule: rule["then"][0]["cost"].update(cents=9500))
    for number in range(3):
        stage.consider(post(number=str(number)))  # the same guest, who gets one a year
    assert more(stage, dict(demo_files()), dearer)["cost_cents_per_day"] == 500


def test_without_posts_the_examples_count_as_one_day() -> None:
    stage = Stage(small())
    assert recent(stage) == []
    assert more(stage, small(), {**small(then=REPLY), **TEXTS})["public_texts_per_day"] == 1


def test_a_post_is_found_until_its_days_are_over() -> None:
    stage = Stage(small(), at=STEAK_AT)
    consider(stage, 1)
    stage.pass_time(days=7)
    assert recent(stage) == ["x:1"]
    stage.clock.at += timedelta(hours=2)
    assert recent(stage) == []
