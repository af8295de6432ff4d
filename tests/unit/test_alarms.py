"""What the engine stands on fails: each change is told once, with what to do, and ends once it works again."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from chalicelib.adapters.alarms import TerminalAlarms
from chalicelib.adapters.files.outbox import FolderNotices
from chalicelib.domain import advice
from chalicelib.domain.errors import DelightError, NotStored, SecretsUnreadable
from chalicelib.engine import pipeline
from chalicelib.entry.health import health
from chalicelib.entry.local import Intake, Workers
from chalicelib.entry.watch import CALM, IDLE, TRIAL, Watch
from chalicelib.entry.web import Answer, guarded
from chalicelib.ports import World
from tests.worlds import STEAK_KEY, TASK, KeptLog, Stage, post

FULL = NotStored(advice.FULL, where="/srv/engine.db")
UNREADABLE = SecretsUnreadable("/srv/secrets.json can be read by others: run  chmod 600 /srv/secrets.json")

ASKING = f'["{STEAK_KEY}","{TASK}"]'


@pytest.fixture
def stage() -> Stage:
    return Stage()


def break_storage(stage: Stage) -> None:
    def full(number: int) -> None:
        raise FULL

    stage.records.before = full


def look(watch: Watch, times: int = 1) -> None:
    for _ in range(times):
        watch.look()


def told(stage: Stage) -> list[str]:
    """What stood on the terminal since it was asked last."""
    lines = stage.terminal.getvalue().splitlines()
    stage.terminal.truncate(0)
    stage.terminal.seek(0)
    return lines


# Alarms


def test_an_alarm_is_told_once_on_the_terminal_and_in_the_log(stage: Stage) -> None:
    for _ in range(3):
        stage.alarms.raised(FULL)
    assert told(stage) == [f"delight: storage: /srv/engine.db: {advice.FULL}"]
    (line,) = stage.log.lines
    assert (line["about"], line["outcome"]) == ("storage", "raised")
    assert line["advice"] == f"/srv/engine.db: {advice.FULL}"
    assert stage.alarms.standing()["storage"].times == 3


def test_the_same_failure_elsewhere_is_no_news_and_another_failure_is(stage: Stage) -> None:
    for where, fix in [("/a", advice.FULL), ("/b", advice.FULL), ("/a", advice.DISK_ERROR), ("/b", advice.FULL)]:
        stage.alarms.raised(NotStored(fix, where=where))
    assert told(stage) == [f"delight: storage: /a: {advice.FULL}", f"delight: storage: /a: {advice.DISK_ERROR}"]


def test_its_end_is_told_and_then_it_is_news_again(stage: Stage) -> None:
    stage.alarms.raised(FULL)
    stage.alarms.over("storage")
    stage.alarms.over("storage")
    stage.alarms.raised(FULL)
    first, end, again = told(stage)
    assert (first, end) == (again, "delight: storage: works again")
    assert [line["outcome"] for line in stage.log.lines] == ["raised", "over", "raised"]


def test_a_terminal_on_the_full_disk_stops_nobody() -> None:
    class FullTerminal(StringIO):
        def write(self, text: str) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    log = KeptLog()
    for terminal in (FullTerminal(), closed()):
        alarms = TerminalAlarms(terminal, log)
        alarms.raised(FULL)
        assert alarms.standing()["storage"].fix == advice.FULL
    assert len(log.lines) == 2


def closed() -> StringIO:
    terminal = StringIO()
    terminal.close()
    return terminal


# Health and answers


def test_health_says_what_to_do_while_an_alarm_stands(stage: Stage) -> None:
    assert told_by(health(stage.world)) == (200, {"status": "ok"})
    stage.alarms.raised(FULL)
    stage.alarms.raised(UNREADABLE)
    assert told_by(health(stage.world)) == (
        503,
        {"status": "broken", "storage": advice.FULL, "secrets": UNREADABLE.fix},
    )
    stage.alarms.over("storage")
    stage.alarms.over("secrets")
    assert told_by(health(stage.world)) == (200, {"status": "ok"})


def told_by(answer: Answer) -> tuple[int, dict[str, str]]:
    content = json.loads(answer.body)
    assert content.pop("time") == "2026-03-11T19:05:00+00:00"
    return answer.status, content


@pytest.mark.parametrize(
    ("error", "code", "fix"), [(FULL, "not_stored", advice.FULL), (UNREADABLE, "unavailable", UNREADABLE.fix)]
)
def test_an_answer_says_what_to_do_and_no_place(stage: Stage, error: DelightError, code: str, fix: str) -> None:
    def fail() -> Answer:
        raise error

    answer = guarded("receive", fail, stage.world, names={}, told={})
    assert answer.status == 503
    assert (json.loads(answer.body)["code"], json.loads(answer.body)["fix"]) == (code, fix)
    assert "/srv" not in answer.body
    assert [line["outcome"] for line in stage.log.lines] == ["raised", "not_stored" if error is FULL else "no_secrets"]
    assert "/srv" in told(stage)[0]


# Watching


def test_a_full_disk_is_known_within_a_minute_though_nothing_comes_in(stage: Stage) -> None:
    watch = Watch(stage.world)
    break_storage(stage)
    look(watch, IDLE)
    assert health(stage.world).status == 503


def test_a_look_at_what_works_leaves_nothing_behind(stage: Stage) -> None:
    before = stage.picture()
    look(Watch(stage.world), IDLE)
    assert stage.picture() == before
    assert stage.records.writes == 2
    assert stage.records.get(TRIAL) is None
    assert told(stage) == []


def test_an_alarm_ends_when_it_has_worked_for_a_while(stage: Stage) -> None:
    watch = Watch(stage.world)
    stage.alarms.raised(FULL)
    break_storage(stage)
    look(watch, 5)
    stage.records.calm()
    look(watch, CALM - 1)
    assert "storage" in stage.alarms.standing()
    look(watch)
    assert stage.alarms.standing() == {}
    assert told(stage)[-1] == "delight: storage: works again"


def test_an_alarm_stands_while_others_still_meet_the_failure(stage: Stage) -> None:
    """A small write may find room where a post finds none."""
    watch = Watch(stage.world)
    for _ in range(3 * CALM):
        stage.alarms.raised(FULL)
        look(watch, CALM - 1)
    assert "storage" in stage.alarms.standing()
    look(watch, CALM)
    assert stage.alarms.standing() == {}


def test_secrets_that_can_be_read_again_end_their_alarm_alone(stage: Stage) -> None:
    stage.alarms.raised(UNREADABLE)
    stage.alarms.raised(FULL)
    break_storage(stage)
    look(Watch(stage.world), CALM)
    assert list(stage.alarms.standing()) == ["storage"]


# Workers


def test_work_that_meets_a_full_disk_is_done_once_there_is_room(stage: Stage) -> None:
    """However often it was tried meanwhile: it was not its fault."""
    world = stage.world
    world.items.put("a post")
    done: list[str] = []

    def consider(body: str, world: World) -> object:
        if stage.alarms.standing().get("storage") is None or stage.alarms.standing()["storage"].times < 20:
            raise FULL
        done.append(body)
        return None

    workers = Workers(world, Intake())
    while not done:
        for message in world.items.take():
            workers._one("consider", world.items, consider, message)
        stage.pass_time(seconds=2)
    assert (done, world.items.depth(), world.items.dead()) == (["a post"], 0, [])
    assert told(stage) == [f"delight: storage: /srv/engine.db: {advice.FULL}"]


def test_an_outbox_folder_that_takes_nothing_is_told(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "outbox"
    folder.touch()
    world = replace(stage.world, notices=FolderNotices(folder, clock=stage.clock))
    stage.consider(post())
    assert pipeline.perform(ASKING, world) == "retry"
    (line,) = told(stage)
    assert line.startswith(f"delight: storage: {folder}/")
    assert line.endswith(f": {advice.IN_THE_WAY}")
    folder.unlink()
    stage.pass_time(seconds=10)
    assert pipeline.perform(ASKING, world) == "done"
