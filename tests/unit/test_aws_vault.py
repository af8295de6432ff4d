"""Secrets on AWS: how often it is asked, what serves while it can't be, and what is loaded for that."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.aws import clients, signed, vault
from chalicelib.adapters.aws.strangers import LIST, Allowance, listed
from chalicelib.adapters.aws.vault import CloudVault, SecretsManagerVault, SsmVault
from chalicelib.adapters.system import FixedClock
from chalicelib.domain import advice
from chalicelib.domain.errors import DelightError, OutOfService, SecretsUnreadable
from chalicelib.ports import Alarm
from tests.contract import on_aws
from tests.emulator import environment
from tests.listener import Listener, Said
from tests.scripted_aws import SILENCE, answers, refuses, scripted
from tests.worlds import STEAK_AT

ROOT = Path(__file__).resolve().parents[2]
NAME = "x/mortons/consumer_secret"
NONE = {"ssm": refuses("ParameterNotFound"), "secretsmanager": refuses("ResourceNotFoundException")}
MINUTE = timedelta(minutes=1)


class KeptAlarms:
    """The Alarms port on a list."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def raised(self, error: OutOfService) -> None:
        self.told.append(str(error))

    def over(self, about: str) -> None:
        self.told.append(f"{about} over")

    def standing(self) -> Mapping[str, Alarm]:
        return {}


class Opened:
    """A vault with what is around it."""

    def __init__(self, there: Listener, kind: str) -> None:
        self.there, self.kind = there, kind
        self.clock, self.alarms = FixedClock(STEAK_AT), KeptAlarms()
        make = SsmVault if kind == "ssm" else SecretsManagerVault
        self.vault: CloudVault = make("/delight/test", clock=self.clock, alarms=self.alarms)

    def holds(self, value: str) -> None:
        """The next answer."""
        held: dict[str, Any] = {"Parameter": {"Value": value}} if self.kind == "ssm" else {"SecretString": value}
        self.there.says.append(answers(**held))

    def fails(self, said: Said = SILENCE) -> None:
        self.there.says += [said] * signed.ATTEMPTS

    def later(self, by: timedelta) -> None:
        self.clock.at += by

    @property
    def calls(self) -> int:
        return len(self.there.got)


@pytest.fixture
def there() -> Iterator[Listener]:
    with scripted() as found:
        yield found


@pytest.fixture(params=["ssm", "secretsmanager"])
def opened(request: pytest.FixtureRequest, there: Listener) -> Opened:
    return Opened(there, request.param)


def test_it_asks_once_in_five_minutes(opened: Opened) -> None:
    opened.holds("old")
    for _ in range(3):
        assert opened.vault.secrets(NAME) == ("old",)
        opened.later(MINUTE)
    assert opened.calls == 1
    opened.holds('["new", "old"]')
    opened.later(2 * MINUTE)
    assert opened.vault.secrets(NAME) == ("new", "old")
    assert opened.calls == 2


def test_it_asks_for_its_own_name_and_signs_that(opened: Opened) -> None:
    opened.holds("s")
    opened.vault.secrets(NAME)
    (post,) = opened.there.got
    assert "/delight/test/x/mortons/consumer_secret" in post.body.values()
    assert f"/eu-central-1/{opened.kind}/aws4_request" in post.headers["authorization"]


def test_that_there_is_none_is_remembered_as_long(opened: Opened) -> None:
    opened.there.says.append(NONE[opened.kind])
    for _ in range(3):
        assert opened.vault.secrets(NAME) == ()
    assert opened.calls == 1
    opened.later(5 * MINUTE)
    opened.holds("s")
    assert opened.vault.secrets(NAME) == ("s",)
    opened.later(5 * MINUTE)
    opened.there.says.append(NONE[opened.kind])
    assert opened.vault.secrets(NAME) == ()


def test_strangers_fill_no_memory_and_push_no_secret_out(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "MOST_UNKNOWN", 10)
    opened.holds("s")
    opened.vault.secrets(NAME)
    opened.there.says += [NONE[opened.kind]] * 30
    for number in range(30):
        assert opened.vault.secrets(f"x/stranger{number}/consumer_secret") == ()
    assert opened.vault.secrets(NAME) == ("s",)
    assert opened.calls == 31
    assert len(opened.vault._unknown) == 10


def guarded(there: Listener, kind: str, on_list: str | None) -> Opened:
    """A vault that strangers ask, with the list that stands there."""
    found = Opened(there, kind)
    found.vault._allowance = Allowance(at_once=2, every=10 * MINUTE)
    found.there.says += [NONE[kind]] * 2
    for number in range(2):
        assert found.vault.secrets(f"x/stranger{number}/consumer_secret") == ()
    found.there.says.append(NONE[kind]) if on_list is None else found.holds(on_list)
    return found


@pytest.mark.parametrize("kind", ["ssm", "secretsmanager"])
def test_strangers_who_make_up_names_are_told_no_without_asking_and_endpoints_go_on(there: Listener, kind: str) -> None:
    opened = guarded(there, kind, "facebook/mortons-fb x/mortons")
    for number in range(100):
        assert opened.vault.secrets(f"x/another{number}/consumer_secret") == ()
    assert opened.calls == 3
    opened.holds("s")
    assert opened.vault.secrets(NAME) == ("s",)
    assert opened.calls == 4
    opened.later(10 * MINUTE)
    opened.there.says.append(NONE[kind])
    assert opened.vault.secrets("x/late/consumer_secret") == ()  # one now and then, for what is not listed yet
    assert opened.calls == 5


@pytest.mark.parametrize("on_list", [None, "*"])
def test_without_a_list_everything_is_asked_for(there: Listener, on_list: str | None) -> None:
    opened = guarded(there, "ssm", on_list)
    opened.holds("s")
    assert opened.vault.secrets(NAME) == ("s",)


def test_what_is_known_is_asked_for_again_whatever_strangers_do(there: Listener) -> None:
    opened = Opened(there, "ssm")
    opened.vault._allowance = Allowance(at_once=1, every=60 * MINUTE)
    opened.holds("s")
    assert opened.vault.secrets(NAME) == ("s",)
    opened.later(5 * MINUTE)
    opened.holds("new")
    assert opened.vault.secrets(NAME) == ("new",)
    assert opened.calls == 2


def test_the_list_grows_and_one_that_is_too_long_keeps_nobody_out() -> None:
    names = ["x/mortons/consumer_secret", "facebook/mortons-fb/app_secret", "facebook/mortons-fb/verify_token"]
    assert listed(None, names) == "facebook/mortons-fb x/mortons"
    assert listed("x/other", names) == "facebook/mortons-fb x/mortons x/other"
    assert listed("x/other", (f"x/brand{number}/consumer_secret" for number in range(1000))) == "*"
    assert listed("*", names) == "*"


def test_a_name_that_none_can_have_is_not_asked_for(opened: Opened) -> None:
    for name in ("", "x//y", "x/ü/s", "x/a b/s", "x/a:1/s", "x" * 500, "arn:aws:ssm"):
        assert opened.vault.secrets(name) == ()
    assert opened.calls == 0


# While it can't be reached


@pytest.mark.parametrize("said", [SILENCE, refuses("ThrottlingException"), refuses("InternalServerError", 500)])
def test_what_passes_is_tried_again_at_once(opened: Opened, said: Said) -> None:
    opened.there.says += [said] * (signed.ATTEMPTS - 1)
    opened.holds("s")
    assert opened.vault.secrets(NAME) == ("s",)
    assert opened.alarms.told == []


@pytest.mark.parametrize(
    ("said", "calls", "fix"),
    [
        (SILENCE, signed.ATTEMPTS, advice.AWS_SILENT),
        (refuses("AccessDeniedException"), 1, advice.AWS_REFUSES),
        (refuses("ThrottlingException"), signed.ATTEMPTS, advice.AWS_BUSY),
        (Said(200, {}, b"<html>"), signed.ATTEMPTS, advice.AWS_SILENT),
        (Said(503, {}, b"<html>"), signed.ATTEMPTS, advice.AWS_BUSY),
    ],
)
def test_without_any_secret_it_says_why_and_does_not_ask_each_time(
    opened: Opened, said: Said, calls: int, fix: str
) -> None:
    opened.fails(said)
    for _ in range(3):
        with pytest.raises(SecretsUnreadable, match=f"{opened.kind}: {re.escape(fix)}"):
            opened.vault.secrets(NAME)
    assert opened.calls == calls
    del opened.there.says[:]
    opened.later(vault.ASK_AGAIN)
    opened.holds("s")
    assert opened.vault.secrets(NAME) == ("s",)
    assert opened.alarms.told == ["secrets over"]


def test_what_was_read_before_serves_for_an_hour_and_somebody_hears_of_it(opened: Opened) -> None:
    opened.holds("s")
    opened.vault.secrets(NAME)
    opened.later(timedelta(minutes=59))
    opened.fails()
    for _ in range(2):
        assert opened.vault.secrets(NAME) == ("s",)
    assert opened.calls == 1 + signed.ATTEMPTS
    assert set(opened.alarms.told) == {f"{opened.kind}: {advice.AWS_SILENT}"}
    opened.later(MINUTE)
    opened.fails()
    with pytest.raises(SecretsUnreadable):
        opened.vault.secrets(NAME)
    opened.later(MINUTE)
    opened.holds("new")
    assert opened.vault.secrets(NAME) == ("new",)
    assert opened.alarms.told[-1] == "secrets over"


def test_that_there_was_none_does_not_serve(opened: Opened) -> None:
    opened.there.says.append(NONE[opened.kind])
    opened.vault.secrets(NAME)
    opened.later(5 * MINUTE)
    opened.fails()
    with pytest.raises(SecretsUnreadable):
        opened.vault.secrets(NAME)


@pytest.mark.parametrize("value", ["[", "[]", '["a", "b", "c"]', '[""]', "[1]", '["a"', '[["a"]]'])
def test_a_list_that_is_none_is_told_by_its_name_and_not_quoted(opened: Opened, value: str) -> None:
    opened.holds(value)
    with pytest.raises(SecretsUnreadable, match="/delight/test/x/mortons/consumer_secret: what begins with") as told:
        opened.vault.secrets(NAME)
    assert value not in str(told.value).replace("begins with [ must", "")


def test_a_secret_of_bytes_is_none(there: Listener) -> None:
    there.says.append(answers(SecretBinary="AAAA"))
    with pytest.raises(SecretsUnreadable):
        Opened(there, "secretsmanager").vault.secrets(NAME)


def test_a_secret_that_is_being_deleted_is_gone(there: Listener) -> None:
    there.says.append(refuses("InvalidRequestException"))
    assert Opened(there, "secretsmanager").vault.secrets(NAME) == ()


# Which one


@pytest.mark.parametrize(
    ("said", "kind", "prefix"),
    [
        ("ssm:/delight/prod", SsmVault, "/delight/prod"),
        ("secretsmanager:delight/prod/", SecretsManagerVault, "delight/prod"),
    ],
)
def test_a_vault_is_opened_as_it_is_named(said: str, kind: type, prefix: str) -> None:
    found = vault.opened(said.rstrip("/"), clock=FixedClock(STEAK_AT), alarms=KeptAlarms())
    assert isinstance(found, kind)
    assert found.prefix == prefix


@pytest.mark.parametrize("said", ["", "ssm", "ssm:", "ssm:/", "ssm:delight", "secretsmanager:", "vault:/x", "ssm:/a b"])
def test_what_names_no_vault_is_refused(said: str) -> None:
    with pytest.raises(DelightError, match="DELIGHT_VAULT must be"):
        vault.opened(said, clock=FixedClock(STEAK_AT), alarms=KeptAlarms())


# Fresh secrets


@pytest.mark.parametrize("kind", ["ssm", "secretsmanager"])
def test_what_is_missing_gets_a_secret_and_what_is_there_keeps_it(emulator: str, kind: str) -> None:
    make = SsmVault if kind == "ssm" else SecretsManagerVault
    tokens = iter(["one", "[two", "three", "four", "five"])
    with ExitStack() as stack:
        kept = on_aws.KeptSecrets(stack, kind)

        def opened() -> SsmVault | SecretsManagerVault:
            return make(kept.prefix, clock=FixedClock(STEAK_AT), alarms=KeptAlarms())

        first = opened().generate(["a/b/c", "engine/links", "a/b/c"], lambda: next(tokens))
        second = opened().generate(["engine/links", "new"], lambda: next(tokens))
        kept.names.update(first, second)
        assert (first, second) == (["a/b/c", "engine/links"], ["new"])
        assert [opened().secrets(name) for name in ("a/b/c", "engine/links", "new")] == [("one",), ("[two",), ("four",)]
        assert opened().secrets(LIST) == (listed(None, ["a/b/c", "engine/links", "new"]),)
        kept.names.add(LIST)


def test_fresh_secrets_that_cant_be_made_are_told(opened: Opened) -> None:
    with pytest.raises(SecretsUnreadable, match="'x y' can't be a name"):
        opened.vault.generate(["x y"], lambda: "s")
    opened.there.says.append(refuses("AccessDeniedException"))
    with pytest.raises(SecretsUnreadable, match="x: AWS refuses"):
        opened.vault.generate(["x"], lambda: "s")


# Who hears


def test_whoever_wants_to_hears_of_each_call_once(there: Listener) -> None:
    heard: list[tuple[str, str, Mapping[str, Any]]] = []
    enough = clients.heard(lambda service, operation, asked: heard.append((service, operation, dict(asked))))
    opened = Opened(there, "ssm")
    opened.there.says.append(SILENCE)
    opened.holds("s")
    opened.vault.secrets(NAME)
    there.says.append(SILENCE)
    clients.client("sqs").send_message(QueueUrl=f"{there.url}/0/q", MessageBody="x")
    clients.client("sesv2").send_email(Content={"Raw": {"Data": b"x"}})
    enough()
    clients.client("sqs").send_message(QueueUrl=f"{there.url}/0/q", MessageBody="x")
    assert [(service, operation) for service, operation, _ in heard] == [
        ("ssm", "GetParameter"),
        ("sqs", "SendMessage"),
        ("ses", "SendEmail"),
    ]
    assert heard[0][2] == {"Name": f"/delight/test/{NAME}", "WithDecryption": True}
    assert heard[1][2]["QueueUrl"] == f"{there.url}/0/q"


# What is loaded


LOADS = """
import json, sys
read = set()
sys.addaudithook(lambda event, told: read.add(str(told[0])) if event == "open" else None)
from chalicelib.adapters.aws.vault import opened
from chalicelib.adapters.memory import NoAlarms, MemoryShelf
from chalicelib.adapters.system import SystemClock, SystemIds
before = set(sys.modules)
vault = opened(sys.argv[1], clock=SystemClock(), alarms=NoAlarms())
print(json.dumps(sorted(name for name in before if name.startswith("boto"))))
vault.secrets("x/mortons/consumer_secret")
print(json.dumps(sorted(one.partition("/botocore/data/")[2] for one in read if "/botocore/data/" in one)))
from chalicelib.adapters.aws.sqs import SqsQueue
SqsQueue(sys.argv[2], shelf=MemoryShelf(), ids=SystemIds()).put("{}")
print(json.dumps(sorted(one.partition("/botocore/data/")[2] for one in read if "/botocore/data/" in one)))
"""


@pytest.mark.parametrize("kind", ["ssm", "secretsmanager"])
def test_secrets_are_read_without_any_service_model_and_a_put_loads_that_of_sqs_alone(
    there: Listener, kind: str
) -> None:
    Opened(there, kind).holds("s")
    said = [f"{kind}:/delight/test" if kind == "ssm" else f"{kind}:delight/test", f"{there.url}/000000000000/raw"]
    command = [sys.executable, "-c", LOADS, *said]
    surroundings = {**environment(there.url), "PYTHONPATH": str(ROOT), "PATH": "/usr/bin"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True, text=True, timeout=60)
    imported, for_secrets, for_a_put = map(json.loads, done.stdout.splitlines())
    assert (imported, for_secrets) == ([], [])
    assert {one.partition("/")[0] for one in for_a_put if "/" in one} == {"sqs"}
    assert [post.headers["x-amz-target"].partition(".")[2] for post in there.got][-1] == "SendMessage"


def test_what_is_asked_leaves_in_one_go() -> None:
    """Else its second half waits until the other side says that it has the first, for up to 40 ms."""
    session: Any = signed._http()
    assert (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1) in session._socket_options
