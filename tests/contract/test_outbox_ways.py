"""The outbox in front of several channels: each takes a notice once, whatever becomes of the others, or of us."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest

from chalicelib.adapters.aws.notices import AGENDA, RecordedNotices
from chalicelib.adapters.channels import Channels
from chalicelib.adapters.files.outbox import FolderNotices
from chalicelib.adapters.http.webhook import SECRET
from chalicelib.adapters.letters import SENDER
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.adapters.system import FixedClock
from chalicelib.adapters.ways import Way, Ways, nowhere
from chalicelib.books import outbox
from chalicelib.domain.errors import DelightError, GaveUp, NotStored, TryAgainLater
from chalicelib.domain.settings import Settings
from chalicelib.domain.work import Effect, Receipt
from chalicelib.engine import act
from chalicelib.ports import HttpAnswer, HttpRequest, LocalOutbox, Notice
from tests.mailserver import mail_server
from tests.worlds import STEAK_AT, STEAK_KEY, TASK, HookedRecords, KeptNotices, KeptSecrets, Killed, Stage, post

NOTICE = Notice(key="x:1/r/0", brand="mortons", to="hackensack-manager", subject="S", text="T", link="/t/1")
CLOCK = FixedClock(STEAK_AT)
DUTY = "notices/mortons/hackensack-manager"


class Memory(Protocol):
    """Where an outbox remembers what was sent, whichever process sends."""

    def outbox(self, ways: Ways = nowhere) -> LocalOutbox: ...

    def breaks(self) -> None:
        """Nothing can be noted any more."""

    def all(self) -> str:
        """Whatever stands in it."""


class FolderMemory:
    def __init__(self, folder: Path) -> None:
        self._folder = folder / "outbox"
        self._folder.mkdir()

    def outbox(self, ways: Ways = nowhere) -> LocalOutbox:
        return FolderNotices(self._folder, clock=CLOCK, ways=ways)

    def breaks(self) -> None:
        self._folder.rmdir()
        self._folder.touch()

    def all(self) -> str:
        return "".join(path.read_text() for path in self._folder.iterdir())


class RecordsMemory:
    def __init__(self) -> None:
        self._records = HookedRecords(SqliteRecords(Database(None), CLOCK))

    def outbox(self, ways: Ways = nowhere) -> LocalOutbox:
        return RecordedNotices(self._records, clock=CLOCK, ways=ways)

    def breaks(self) -> None:
        def fail(number: int) -> None:
            raise NotStored(f"write {number}")

        self._records.before = fail

    def all(self) -> str:
        found = self._records.latest(AGENDA, since=STEAK_AT - timedelta(days=1))
        return json.dumps([one.body for one in found])


@pytest.fixture(params=["folder", "records"])
def memory(request: pytest.FixtureRequest, tmp_path: Path) -> Memory:
    return FolderMemory(tmp_path) if request.param == "folder" else RecordsMemory()


class Two:
    """An outbox with mail and Slack behind it, which can fail."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.mail, self.slack = KeptNotices(CLOCK), KeptNotices(CLOCK)
        self.outbox = memory.outbox(self._ways)

    def _ways(self, notice: Notice) -> Sequence[Way]:
        return (Way("mail", "mail 1", self.mail), Way("slack", "slack 1", self.slack))

    @property
    def sends(self) -> tuple[int, int]:
        """How often mail and Slack took it."""
        return sum(self.mail.sends.values()), sum(self.slack.sends.values())

    def shown(self) -> list[tuple[list[str], list[str]]]:
        return [(one["channels"], one["refused"]) for one in self.memory.outbox().seen()]


@pytest.fixture
def two(memory: Memory) -> Two:
    return Two(memory)


def test_it_goes_out_on_each_and_the_folder_says_where(two: Two) -> None:
    receipt = two.outbox.send(NOTICE)
    assert two.outbox.send(NOTICE) == receipt
    assert receipt.provider == "mail"
    assert two.sends == (1, 1)
    assert two.shown() == [(["mail", "slack"], [])]


@pytest.mark.parametrize("late", ["mail", "slack"])
def test_a_channel_that_took_it_is_not_asked_again_when_another_is_late(two: Two, late: str) -> None:
    failing = two.mail if late == "mail" else two.slack
    failing.failures += [TryAgainLater("busy"), TryAgainLater("busy", after=timedelta(minutes=1))]
    took = "slack" if late == "mail" else "mail"
    for after in (None, timedelta(minutes=1)):
        with pytest.raises(TryAgainLater, match=f"{late}: busy") as told:
            two.outbox.send(NOTICE)
        assert (told.value.begun, told.value.after) == (True, after)
        assert two.shown() == [([took], [])]
    two.outbox.send(NOTICE)
    assert two.sends == (1, 1)
    assert two.shown() == [(["mail", "slack"], [])]


def test_another_process_remembers_too(two: Two) -> None:
    two.slack.failures.append(TryAgainLater("busy"))
    with pytest.raises(TryAgainLater):
        two.outbox.send(NOTICE)
    again = Two(two.memory)
    again.outbox.send(NOTICE)
    assert again.sends == (0, 1)


def test_who_dies_between_two_channels_goes_on_with_the_second(two: Two) -> None:
    two.slack.failures.append(Killed())
    with pytest.raises(Killed):
        two.outbox.send(NOTICE)
    assert two.shown() == [(["mail"], [])]
    two.outbox.send(NOTICE)
    assert two.sends == (1, 1)


def test_who_dies_before_it_is_noted_sends_the_same_again(two: Two) -> None:
    """The note can't come before the message: then a message could be lost. It is recognised by its key."""

    class DiesBehind:
        def send(self, notice: Notice) -> Receipt:
            two.mail.send(notice)
            raise Killed

    dying = two.memory.outbox(lambda _: (Way("mail", "mail 1", DiesBehind()),))
    with pytest.raises(Killed):
        dying.send(NOTICE)
    assert two.shown() == []
    two.outbox.send(NOTICE)
    assert two.mail.sends == {NOTICE.key: 2}


def test_what_cant_be_noted_has_begun_all_the_same(two: Two) -> None:
    two.memory.breaks()
    with pytest.raises(TryAgainLater) as told:
        two.outbox.send(NOTICE)
    assert told.value.begun
    assert two.sends == (1, 0)


def test_nothing_stands_in_the_folder_while_nothing_went_out(two: Two) -> None:
    two.mail.failures.append(TryAgainLater("busy"))
    two.slack.failures.append(GaveUp("gone"))
    with pytest.raises(TryAgainLater) as told:
        two.outbox.send(NOTICE)
    assert not told.value.begun
    assert two.shown() == []


def test_one_that_refuses_for_good_is_shown_and_the_other_is_enough(two: Two) -> None:
    two.slack.failures.append(GaveUp("gone"))
    assert two.outbox.send(NOTICE).provider == "mail"
    assert two.shown() == [(["mail"], ["slack"])]


def test_when_all_refuse_a_person_has_to_know(two: Two) -> None:
    two.mail.failures.append(GaveUp("no such address"))
    two.slack.failures.append(GaveUp("gone"))
    with pytest.raises(GaveUp, match="mail: no such address; slack: gone"):
        two.outbox.send(NOTICE)
    assert two.shown() == []


def test_without_a_channel_it_just_stands_there(memory: Memory) -> None:
    outbox = memory.outbox()
    receipt = outbox.send(NOTICE)
    assert outbox.send(NOTICE) == receipt
    assert receipt.provider == "outbox"
    (shown,) = outbox.seen()
    assert (shown["text"], shown["channels"], shown["refused"]) == ("T", [], [])


def test_what_older_versions_wrote_is_still_shown(tmp_path: Path) -> None:
    old = {"key": "k", "at": STEAK_AT.isoformat(), "brand": "b", "to": "t", "subject": "s", "text": "x", "link": None}
    (tmp_path / "old.json").write_text(json.dumps(old))
    assert FolderNotices(tmp_path, clock=CLOCK).seen() == [{**old, "channels": [], "refused": []}]


def test_two_that_send_at_once_remember_what_each_did() -> None:
    """While one writes down that the mail left, another has noted that Slack took it."""
    memory = RecordsMemory()
    two, other = Two(memory), Two(memory)

    class Meanwhile:
        def send(self, notice: Notice) -> Receipt:
            other.mail.failures.append(TryAgainLater("busy"))
            with pytest.raises(TryAgainLater):
                other.outbox.send(notice)
            return two.mail.send(notice)

    two.slack.failures.append(TryAgainLater("busy"))
    ways = (Way("mail", "mail 1", Meanwhile()), Way("slack", "slack 1", two.slack))
    with pytest.raises(TryAgainLater):
        memory.outbox(lambda _: ways).send(NOTICE)
    assert two.shown() == [(["mail", "slack"], [])]
    two.outbox.send(NOTICE)
    assert (two.sends, other.sends) == ((1, 0), (0, 1))


def test_what_was_sent_is_shown_for_a_month_the_newest_first() -> None:
    clock = FixedClock(STEAK_AT)
    outbox = RecordedNotices(SqliteRecords(Database(None), clock), clock=clock)
    for day in range(35):
        outbox.send(Notice(key=f"k{day}", brand="b", to="t", subject="\ud83e half", text="T"))
        clock.at += timedelta(days=1)
    assert [one["key"] for one in outbox.seen()] == [f"k{day}" for day in range(34, 5, -1)]


@pytest.mark.parametrize("later", [0, 1])
def test_a_store_that_one_channel_reached_is_told_to_stop(later: int) -> None:
    """While Slack is still tried, the wish is taken back: whoever read the mail must know."""
    stage = Stage()
    stage.consider(post())
    stage.notices.failures += [TryAgainLater("slack: busy", begun=True), *[TryAgainLater("busy")] * later]
    for _ in range(later + 1):
        stage.clock.at = effect(stage).due_at or stage.clock.at
        act.act(STEAK_KEY, TASK, stage.world)
    assert (effect(stage).state, effect(stage).tries, effect(stage).begun) == ("waiting", later + 1, True)
    stage.retract()
    stage.tick(minutes=1)
    assert [key.rpartition("/")[2] for key in stage.notices.kept] == ["withdrawn"]


def effect(stage: Stage) -> Effect:
    found = outbox.get(stage.records, STEAK_KEY, TASK)
    assert found is not None
    return found.effect


# --- whom it reaches


class Taken:
    """The Http port that takes everything."""

    def __init__(self) -> None:
        self.got: list[HttpRequest] = []

    def send(self, request: HttpRequest) -> HttpAnswer:
        self.got.append(request)
        return HttpAnswer(204, {}, b"")


class Engine:
    """Channels on a vault, as the engine puts them together."""

    def __init__(self, memory: Memory, *, every: str | None = None, smtp: str | None = None, **secrets: str) -> None:
        self.http, self.vault = Taken(), KeptSecrets()
        self.vault.by_name[SECRET] = ("s",)
        self.vault.by_name |= {f"{DUTY}/{channel}": (said,) for channel, said in secrets.items()}
        settings = Settings(public_url="https://e.example", notices_webhook=every, smtp=smtp)
        self.ways = Channels(settings, http=self.http, vault=self.vault, clock=CLOCK)
        self.outbox = memory.outbox(self.ways)

    def urls(self) -> list[str]:
        return [request.url for request in self.http.got]


def test_the_vault_says_whom_it_reaches_and_how(memory: Memory) -> None:
    engine = Engine(memory, slack="https://slack.example/a", webhook="https://hook.example/b")
    engine.outbox.send(NOTICE)
    assert engine.urls() == ["https://slack.example/a", "https://hook.example/b"]
    (shown,) = engine.outbox.seen()
    assert shown["channels"] == ["slack", "webhook"]
    for other in (NOTICE.to[:-1], "care"):
        engine.outbox.send(Notice(key=other, brand="mortons", to=other, subject="S", text="T"))
    engine.outbox.send(Notice(key="k", brand="other-brand", to=NOTICE.to, subject="S", text="T"))
    assert len(engine.urls()) == 2


def test_the_webhook_that_gets_every_notice_stays_and_gets_it_once(memory: Memory) -> None:
    engine = Engine(memory, every="http://all.example", webhook="http://all.example")
    engine.outbox.send(NOTICE)
    engine.outbox.send(Notice(key="k", brand="b", to="anybody", subject="S", text="T"))
    assert engine.urls() == ["http://all.example"] * 2


def test_a_changed_address_counts_at_once(memory: Memory) -> None:
    engine = Engine(memory, slack="https://slack.example/old")
    engine.vault.by_name[f"{DUTY}/slack"] = ("https://slack.example/new", "https://slack.example/old")
    engine.outbox.send(NOTICE)
    assert engine.urls() == ["https://slack.example/new"]


@pytest.mark.parametrize("channel", ["slack", "webhook"])
@pytest.mark.parametrize(
    "said", ["http://slack.example/a", "nowhere", "https://u:p@slack.example", "file:///etc/passwd"]
)
def test_an_address_that_leads_nowhere_safe_is_named_and_nothing_leaves(
    memory: Memory, channel: str, said: str
) -> None:
    engine = Engine(memory, **{channel: said})
    with pytest.raises(TryAgainLater, match=f"{DUTY}/{channel}") as told:
        engine.outbox.send(NOTICE)
    assert said not in str(told.value)
    assert engine.urls() == []


def test_without_a_mail_server_no_mail_leaves(memory: Memory) -> None:
    engine = Engine(memory, mail="duty@stores.example")
    assert engine.outbox.send(NOTICE).provider == "outbox"


def test_what_is_no_mail_server_ends_the_start(memory: Memory) -> None:
    with pytest.raises(DelightError, match="DELIGHT_SMTP"):
        Engine(memory, smtp="mail.example")


def test_each_address_gets_a_mail_of_its_own_and_a_refused_one_keeps_nobody_else_from_it(memory: Memory) -> None:
    with mail_server() as there:
        engine = Engine(memory, smtp=f"smtp://127.0.0.1:{there.port}", mail="a@s.example, b@s.example,c@s.example")
        engine.vault.by_name[SENDER] = ("engine@brand.example",)
        there.box.rcpt = ["550 gone", "450 not yet"]
        with pytest.raises(TryAgainLater, match="mail: "):
            engine.outbox.send(NOTICE)
        assert there.box.recipients == ["c@s.example"]
        there.box.rcpt = ["550 gone"]
        engine.outbox.send(NOTICE)
        assert there.box.recipients == ["c@s.example", "b@s.example"]
        assert [str(mail["To"]) for mail in there.box.mails] == there.box.recipients
    (shown,) = engine.outbox.seen()
    assert (shown["channels"], shown["refused"]) == (["mail"], ["mail"])


def test_what_is_no_address_is_named_without_being_repeated(memory: Memory) -> None:
    engine = Engine(memory, smtp="smtp://127.0.0.1:9", mail="somebody")
    with pytest.raises(TryAgainLater, match=f"{DUTY}/mail") as told:
        engine.outbox.send(NOTICE)
    assert "somebody" not in str(told.value)


def test_no_address_is_kept(memory: Memory) -> None:
    engine = Engine(memory, slack="https://slack.example/services/hush")
    engine.outbox.send(NOTICE)
    assert "slack" in memory.all()
    assert "hush" not in memory.all()
