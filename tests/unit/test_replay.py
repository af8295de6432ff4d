"""Replaying: what earlier posts use up counts for later ones, nothing is done, and what another playbook changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chalicelib.actions import SETTINGS
from chalicelib.adapters.memory import MemoryShelf
from chalicelib.books import outbox
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.bootstrap import environment
from chalicelib.domain.errors import Conflict
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import PostEvent
from chalicelib.editor.compare import MOST_EXAMPLES, compare
from chalicelib.editor.replay import Replay, Replayed, Stage, new_stage, replay
from chalicelib.editor.replayed import RuleReplayed
from chalicelib.ports import Check, Key
from tests import worlds
from tests.worlds import STEAK, STEAK_AT, STEAK_KEY, changed, demo_files, edit, post, with_rule, without_rules

COMPLAINT = "@Mortons my steak was cold and the waiter was rude. Never again!"


def playbook(files: worlds.Files | None = None) -> Playbook:
    return PublishedPlaybooks(MemoryShelf(), settings=SETTINGS).publish(demo_files() if files is None else files)


def replayed(posts: Iterable[PostEvent], files: worlds.Files | None = None) -> Replayed:
    return replay(posts, playbook(files), new_stage(environment.Options()))


def rule(found: Replayed, name: str = "airport-steak") -> RuleReplayed:
    return next(one for one in found.summary.rules if one.id == name)


def steak(number: int, **changes: Any) -> PostEvent:
    """The steak post, `number` hours later."""
    return post(STEAK.format("two hours"), number=str(number), at=STEAK_AT + timedelta(hours=number), **changes)


def test_one_post_brings_what_it_brings_live() -> None:
    found = replayed([post()])
    stage = worlds.Stage()
    stage.consider(post())
    live = stage.decision()
    assert rule(found).outcomes == {"matched": 1}
    assert rule(found).actions == {"notify_store": 1, "queue_reply": 1}
    assert rule(found).verdicts == {"approved": 2}
    assert rule(found).tasks == {"hackensack": 1}
    assert rule(found).cost_cents == sum(planned.cost_cents for planned in live.plan) == 9000
    summary = found.summary
    assert (summary.posts, summary.days, summary.drafts, summary.public_texts) == (1, 1, 1, 1)
    assert (summary.cost_cents_per_day, summary.tasks_per_day) == (9000.0, 1.0)
    assert (summary.drafts_per_day, summary.public_texts_per_day) == (1.0, 1.0)


def test_what_earlier_posts_used_up_later_ones_do_not_get() -> None:
    """A regular is delighted once in 90 days, as the rule's limit says."""
    found = replayed([steak(0), steak(1)])
    assert rule(found).verdicts == {"approved": 2, "declined": 2}
    assert rule(found).cost_cents == 9000
    assert {(one.verdict, one.code): one.count for one in found.summary.reasons} == {("declined", "limit_reached"): 2}
    later = replayed([steak(0), steak(24 * 400)])
    assert rule(later).cost_cents == 18000
    assert later.summary.days == 2
    assert later.summary.cost_cents_per_day == 9000.0


def test_a_purse_is_emptied_by_earlier_posts() -> None:
    purse = changed(demo_files(), "brand.json", lambda brand: brand["purses"]["airport-delight"].update(cents=9000))
    files = changed(purse, "rules/airport-steak.json", lambda one: one.update(limits=[_MANY]))
    found = replayed([steak(0), steak(1)], files)
    assert rule(found).cost_cents == 9000
    assert {one.code for one in found.summary.reasons} >= {"purse_empty"}


_MANY = {"per": "rule", "times": 100, "days": 1}


def test_a_complaint_keeps_later_delight_away() -> None:
    found = replayed([post(COMPLAINT, number="99"), steak(1)])
    assert found.summary.cases["complaint"] == 1
    assert {one.code for one in found.summary.reasons} == {"open_complaint"}
    assert rule(found).actions == {}


def test_a_rule_that_misses_by_one_leaf_tells_which_it_was() -> None:
    stranger = post(author="1", number="1")
    unlucky = [replace_author(stranger, followers=followers, number=str(n)) for n, followers in enumerate((3, 4), 2)]
    found = rule(replayed([post(), *unlucky]))
    assert found.near_misses == 2
    (leaf,) = found.leaves
    assert (leaf.path, leaf.fact, leaf.missed, leaf.unknown) == ("#/when/all/5/any/0", "customer.visits", 2, 2)


def replace_author(event: PostEvent, *, followers: int, number: str) -> PostEvent:
    author = msgspec.structs.replace(event.post.author, followers_count=followers)
    written = msgspec.structs.replace(event.post, author=author, post_id=number)
    return msgspec.structs.replace(event, id=f"x:{number}", post=written)


def test_an_edit_counts_as_what_became_of_the_post_in_the_end() -> None:
    taken_back = edit("@Mortons never mind, thanks anyway", at=STEAK_AT + timedelta(minutes=5))
    found = replayed([post(), taken_back])
    assert (found.summary.posts, found.summary.edits) == (1, 1)
    assert rule(found).outcomes == {}
    assert found.summary.tasks == {}
    assert found.summary.cost_cents == 0


def test_a_post_that_comes_twice_counts_once() -> None:
    found = replayed([post(), post(), post()])
    assert (found.summary.posts, found.summary.repeated) == (1, 2)
    assert rule(found).outcomes == {"matched": 1}


def test_rules_that_do_not_act_yet_tell_what_they_would() -> None:
    files = with_rule(without_rules(demo_files()), id="shadowy", state="shadow", then=[{"do": "tag", "tags": ["a"]}])
    files = with_rule(files, id="resting", state="paused")
    found = replayed([post()], files)
    assert rule(found, "shadowy").outcomes == {"shadow": 1}
    assert rule(found, "shadowy").verdicts == {"approved": 1}
    assert rule(found, "shadowy").actions == {}
    assert rule(found, "resting").outcomes == {"paused": 1}


def test_a_public_request_without_an_answer_is_counted() -> None:
    found = replayed(
        [post("@Mortons hello?", number="1"), post("hello", number="2", addressed=False)], without_rules(demo_files())
    )
    assert found.summary.unanswered == 1
    assert found.summary.cases["unanswered"] >= 1


class Refuses:
    """Any port: whoever asks it for anything has gone too far."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"somebody asked for {name}")


def test_nothing_outside_is_ever_asked() -> None:
    usual = new_stage(environment.Options())
    needed = {"clock", "records", "settings"}
    refusing: dict[str, Any] = {one.name: Refuses() for one in fields(usual.world) if one.name not in needed}
    stage = Stage(replace(usual.world, **refusing), usual.clock)
    posts = [
        msgspec.convert(msgspec.json.decode(text), PostEvent)
        for path, text in demo_files().items()
        if path.startswith("examples/")
    ]
    found = replay([*posts, post(), edit("never mind")], playbook(), stage)
    assert found.summary.actions.keys() >= {"notify_store", "queue_reply", "hold_reply", "escalate", "tag"}
    (waiting, blocked) = outbox.of_post(stage.world.records, STEAK_KEY)
    assert {waiting.effect.state, blocked.effect.state} == {"cancelled"}  # stored as live, and touched by nobody


def test_a_conflict_is_decided_again() -> None:
    stage = new_stage(environment.Options())
    records = worlds.HookedRecords(stage.world.records)
    tried = Replay(playbook(), Stage(replace(stage.world, records=records), stage.clock))

    def lose(number: int) -> None:
        if number == 1:
            raise Conflict(Check(Key("purse", "x"), 1))

    records.before = lose
    tried.take(post())
    assert tried.result().summary.posts == 1


def _generous() -> dict[str, str]:
    """Whoever they are, and as often as they like."""
    return changed(demo_files(), "rules/airport-steak.json", _for_everybody)


def _for_everybody(rule: dict[str, Any]) -> None:
    rule["when"]["all"] = [one for one in rule["when"]["all"] if "any" not in one]


def test_another_playbook_tells_what_it_would_change() -> None:
    strangers = [replace_author(steak(n, author=str(n)), followers=1, number=str(n)) for n in range(1, 8)]
    posts = [post(), *strangers]
    before, after = replayed(posts), replayed(posts, _generous())
    found = compare(before, after)
    (changes,) = [one for one in found.rules if one.id == "airport-steak"]
    assert (changes.newly_matched, changes.lost) == (7, 0)
    assert changes.examples["newly_matched"] == tuple(f"x:{n}" for n in range(1, 1 + MOST_EXAMPLES))
    assert changes.cost_cents == found.cost_cents == after.summary.cost_cents - before.summary.cost_cents > 0
    assert changes.actions["notify_store"] == sum(after.summary.tasks.values()) - 1
    assert found.cost_cents_per_day == after.summary.cost_cents_per_day - before.summary.cost_cents_per_day
    assert (found.before, found.after) == (before.summary.version, after.summary.version)
    back = compare(after, before)
    assert [(one.lost, one.newly_matched) for one in back.rules if one.id == "airport-steak"] == [(7, 0)]
    assert back.cost_cents == -found.cost_cents


def test_the_same_match_with_another_action_is_a_change() -> None:
    quiet = changed(demo_files(), "rules/airport-steak.json", lambda one: one.update(then=one["then"][:1]))
    found = compare(replayed([post()]), replayed([post()], quiet))
    (changes,) = found.rules
    assert (changes.newly_matched, changes.lost, changes.changed_actions) == (0, 0, 1)
    assert changes.actions == {"queue_reply": -1}
    assert changes.examples == {"changed_actions": (STEAK_KEY,)}
    assert found.public_texts_per_day == -1.0


def test_another_wording_is_a_change_too() -> None:
    path = next(path for path in demo_files() if path.startswith("texts/on-our-way.en"))
    files = {**demo_files(), path: demo_files()[path] + " Yours."}
    (changes,) = compare(replayed([post()]), replayed([post()], files)).rules
    assert changes.changed_actions == 1


def test_the_same_playbook_changes_nothing() -> None:
    found = compare(replayed([post(), steak(1)]), replayed([post(), steak(1)]))
    assert found.rules == ()
    assert (found.cost_cents, found.cost_cents_per_day, found.drafts_per_day) == (0, 0.0, 0.0)


def test_no_post_at_all_is_no_error() -> None:
    found = replayed([])
    assert (found.summary.posts, found.summary.days, found.summary.cost_cents_per_day) == (0, 0, 0.0)


@pytest.mark.parametrize("name", ["cost_cents_per_day", "tasks_per_day", "drafts_per_day", "public_texts_per_day"])
def test_amounts_are_counted_by_the_days_that_have_posts(name: str) -> None:
    two_days = replayed([steak(0), post("@Mortons hello?", number="9", at=STEAK_AT + timedelta(days=300))])
    assert getattr(two_days.summary, name) == getattr(replayed([steak(0)]).summary, name) / 2
