"""A running engine takes up what was published, ends what is under way as it began, and refuses what is broken."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from chalicelib.books.playbooks import PublishedPlaybooks, canonical, version_of
from chalicelib.domain import advice
from chalicelib.domain.errors import PlaybookRefused
from chalicelib.engine import people, pipeline
from chalicelib.engine.changeover import RETRY_EVERY, Changeover
from chalicelib.engine.first_start import first_start
from chalicelib.entry.health import health
from chalicelib.ports import Key, Put
from tests.newsroom import RULE, in_force, journal, look, pointer, publish, roll_back, small
from tests.worlds import BRAND, STEAK_KEY, TASK, Stage, changed, demo_files, item, post, without_rules


@pytest.fixture
def stage() -> Stage:
    stage = Stage(small())
    publish(stage, small())
    return stage


def decides(stage: Stage) -> str:
    return stage.playbooks.current(BRAND).version


def lines(stage: Stage) -> list[tuple[object, object]]:
    return [(one["step"], one["outcome"]) for one in stage.log.lines if one["step"] in {"playbook", "alarm"}]


def test_the_next_look_takes_up_what_was_published(stage: Stage) -> None:
    changeover = Changeover(stage.world)
    changeover.look()
    assert lines(stage) == []
    before, after = decides(stage), publish(stage, small("next")).publication.version
    assert decides(stage) == before
    changeover.look()
    assert decides(stage) == after
    (line,) = stage.log.lines
    assert (line["step"], line["outcome"], line["brand"]) == ("playbook", "taken", BRAND)
    assert (line["version"], line["previous"]) == (after, before)
    assert stage.metrics.values[f"playbook_changes brand={BRAND} outcome=taken"] == [1]
    assert json.loads(health(stage.world).body)["status"] == "ok"


def test_while_nothing_changes_a_look_is_one_small_read(stage: Stage) -> None:
    reads: list[str] = []
    behind = stage.records.behind

    class Counting:
        def query(self, partition: str, *, prefix: str = "", after: str | None = None, limit: int = 100) -> object:
            reads.append(partition)
            return behind.query(partition, prefix=prefix, after=after, limit=limit)

    changeover = Changeover(stage.with_records(Counting()))  # type: ignore[arg-type]  # it does nothing else
    changeover.look()
    assert reads == ["playbooks"]


def test_what_is_under_way_ends_on_the_version_that_decided_it() -> None:
    stage = Stage()
    stage.consider(post())
    old = stage.decision().version
    bare = changed(without_rules(demo_files()), "brand.json", lambda brand: brand.update(purses={}))
    bare = {path: text for path, text in bare.items() if not path.startswith("texts/")}
    bare = changed(bare, "brand.json", lambda brand: brand.update(released_texts={}))
    stage.publish(bare)
    assert decides(stage) != old
    stage.work()
    assert stage.state(TASK) == "done"
    assert stage.task().state == "offered"
    people.accept(stage.task().id, offer=1, by="Ann", world=stage.world)
    stage.work()
    assert stage.draft().text.startswith("Your wish")
    assert stage.decision().version == old
    stage.consider(post(number="7", author="7"))
    assert stage.decision("x:7").version == decides(stage)


def test_a_post_that_is_being_considered_keeps_its_version(stage: Stage) -> None:
    before = decides(stage)
    published = publish(stage, small("next")).publication.version

    def meanwhile(number: int) -> None:
        if number == 1:
            look(stage)

    stage.records.calm()
    stage.records.before = meanwhile
    assert pipeline.consider(item(post()), stage.world) == "decided"
    assert stage.decision(STEAK_KEY).version == before
    assert decides(stage) == published


# What can't be used


def without_bundle(stage: Stage) -> None:
    version = publish(stage, small("broken")).publication.version
    del stage.playbooks._shelf._content[_name(version)]  # type: ignore[attr-defined]  # a MemoryShelf


def damaged(stage: Stage) -> None:
    version = publish(stage, small("broken")).publication.version
    stage.world.shelf.put(_name(version), b'{"brand.json": {}}')


def against_todays_checks(stage: Stage) -> None:
    """What an older engine took, and this one doesn't."""
    files = stage.playbooks.files(BRAND, in_force(stage))
    files[f"rules/{RULE}.json"]["when"] = {"fact": "post.astrology", "is": "leo"}
    content = canonical(files)
    stage.world.shelf.put(_name(version_of(content)), content)
    published = publish(stage, small("broken")).publication
    for key in (Key("playbooks", BRAND), Key(f"publications#{BRAND}", f"{published.number:08d}")):
        stored = stage.records.get(key)
        assert stored is not None
        body = json.dumps(dict(stored.body)).replace(published.version, version_of(content))
        stage.records.write(Put(key, json.loads(body)))


def _name(version: str) -> str:
    return f"playbooks/{BRAND}/{version.removeprefix('sha256:')}.json"


BROKEN: dict[str, tuple[Callable[[Stage], None], str]] = {
    "missing": (without_bundle, advice.BUNDLE_MISSING),
    "damaged": (damaged, advice.BUNDLE_DAMAGED),
    "not passing": (against_todays_checks, advice.PLAYBOOK_BROKEN),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_version_is_refused_loudly_and_the_last_good_one_goes_on(stage: Stage, how: str) -> None:
    spoil, fix = BROKEN[how]
    good, changeover = decides(stage), Changeover(stage.world)
    spoil(stage)
    for _ in range(3):
        changeover.look()
    assert decides(stage) == good
    assert lines(stage) == [("alarm", "raised"), ("playbook", "refused")]
    assert f"delight: playbook: {BRAND} sha256:" in stage.terminal.getvalue()
    assert fix in stage.terminal.getvalue()
    assert stage.metrics.values[f"playbook_changes brand={BRAND} outcome=refused"] == [1]
    answer = json.loads(health(stage.world).body)
    assert (answer["status"], answer["playbook"]) == ("broken", fix)
    stage.consider(post())
    assert stage.decision().version == good


def test_what_is_wrong_with_it_stands_on_the_terminal_and_in_the_log(stage: Stage) -> None:
    against_todays_checks(stage)
    look(stage)
    assert f"{BRAND}/rules/{RULE}.json" in stage.terminal.getvalue()
    (line,) = [one for one in stage.log.lines if one["step"] == "playbook"]
    assert line["problem"] == f"rules/{RULE}.json#/when/fact unknown_fact"


@pytest.mark.parametrize("mend", [roll_back, lambda stage: publish(stage, small("mended"))])
def test_the_alarm_ends_with_a_version_that_can_be_used(stage: Stage, mend: Callable[[Stage], object]) -> None:
    changeover = Changeover(stage.world)
    damaged(stage)
    changeover.look()
    mend(stage)
    changeover.look()
    assert decides(stage) == in_force(stage)
    assert stage.alarms.standing() == {}
    assert lines(stage)[-1] == ("alarm", "over")


def test_a_bundle_that_comes_back_is_taken_up(stage: Stage) -> None:
    changeover = Changeover(stage.world)
    without_bundle(stage)
    changeover.look()
    stage.playbooks.keep(small("broken"))
    for _ in range(RETRY_EVERY):
        changeover.look()
    assert decides(stage) == in_force(stage)
    assert stage.alarms.standing() == {}


# At a start


def restarted(stage: Stage) -> Stage:
    """Another process on the same records and shelf."""
    again = Stage(small())
    again.records.behind = stage.records.behind
    again.playbooks._shelf = stage.playbooks._shelf
    again.playbooks._current = {}
    return again


def start(stage: Stage, **folders: dict[str, str]) -> None:
    first_start(lambda: folders, stage.world)


def test_a_first_start_publishes_the_folders() -> None:
    stage = Stage(small())
    stage.playbooks._current = {}
    start(stage, mortons=small())
    (entry,) = journal(stage)
    assert (entry.by, entry.reason, entry.version) == ("serve", "first start", decides(stage))


def test_at_a_later_start_what_was_published_wins_over_the_folder(stage: Stage) -> None:
    again = restarted(stage)
    start(again, mortons=small("edited since"))
    assert decides(again) == in_force(stage)
    assert len(journal(stage)) == 1


def test_a_broken_folder_stops_nobody_whose_version_was_published(stage: Stage) -> None:
    again = restarted(stage)
    start(again, mortons={"brand.json": "{"})
    assert decides(again) == in_force(stage)


def test_at_a_start_the_last_version_that_can_be_used_decides(stage: Stage) -> None:
    good = in_force(stage)
    publish(stage, small("also good"))
    damaged(stage)
    again = restarted(stage)
    start(again, mortons=small())
    assert decides(again) == journal(stage)[1].version != good
    assert list(again.alarms.standing()) == ["playbook"]


def test_where_no_version_can_be_used_the_engine_does_not_start(stage: Stage) -> None:
    stage.world.shelf.put(_name(in_force(stage)), b"{}")
    with pytest.raises(PlaybookRefused, match="not what was published"):
        start(restarted(stage), mortons=small())


def test_an_old_version_is_read_again_whatever_todays_checks_say(stage: Stage) -> None:
    against_todays_checks(stage)
    version = in_force(stage)
    assert stage.playbooks.version(BRAND, version).version == version
    with pytest.raises(KeyError):
        stage.playbooks.version(BRAND, "sha256:00")


def test_an_endpoint_of_another_brand_is_refused_when_it_is_taken_up(stage: Stage) -> None:
    other = changed(small(), "brand.json", lambda brand: brand.update(id="other"))
    books = PublishedPlaybooks(stage.world.shelf, settings=stage.playbooks._settings)
    books.publish(other)
    with pytest.raises(PlaybookRefused, match="belongs to brand 'other' already"):
        books.load(pointer(stage).in_force)
