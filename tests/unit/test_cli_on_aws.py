"""Commands on an engine on AWS: what a stack's owner does from outside, on a local one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO

import pytest

from chalicelib.adapters.aws.clients import client
from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.adapters.aws.notices import RecordedNotices
from chalicelib.adapters.system import SystemClock
from chalicelib.bootstrap.aws import vault
from chalicelib.cli import main
from chalicelib.platforms.verify import SCHEMES, sign
from chalicelib.ports import Notice
from tests.listener import Listener, Said, listener
from tests.stage import Stage, staged
from tests.tables import Tables
from tests.worlds import ROOT

Told = pytest.CaptureFixture[str]
STEAK = str(ROOT / "tests" / "platforms" / "x" / "steak__activity.json")
SECRET = "x/mortons/consumer_secret"


@pytest.fixture
def there() -> Iterator[Listener]:
    """Where the stage's webhooks lead."""
    with listener() as found:
        yield found


@pytest.fixture(params=["ssm", "secretsmanager"])
def stage(request: pytest.FixtureRequest, tables: Tables, there: Listener) -> Iterator[Stage]:
    with staged(table=tables.empty(), url=f"{there.url}/api", kind=request.param) as found:
        yield found


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Piped into the next command."""
    monkeypatch.setattr("sys.stdin", StringIO(text))


def put(stage: Stage, name: str, value: str) -> None:
    kind, _, prefix = stage.vault.partition(":")
    if kind == "ssm":
        client("ssm").put_parameter(Name=f"{prefix}/{name}", Value=value, Type="SecureString")
    else:
        client("secretsmanager").create_secret(Name=f"{prefix}/{name}", SecretString=value)


def test_a_payload_is_signed_with_the_stages_secret_and_posted_where_its_stack_leads(
    stage: Stage, there: Listener, capsys: Told
) -> None:
    there.says = [
        Said(200, raw=json.dumps({"time": "2026-11-01T12:00:00+00:00"}).encode()),
        Said(200, raw=b'{"status": "accepted"}'),
    ]
    put(stage, SECRET, '["n3w", "0ld"]')
    assert main(["send", "--stage", stage.name, "--platform", "x", "--endpoint", "mortons", STEAK]) == 0
    health, sent = there.got
    assert (health.path, sent.path) == ("/api/health", "/api/webhooks/x/mortons")
    expected = sign(SCHEMES["x"], secret="n3w", raw=sent.raw)
    assert expected.items() <= sent.headers.items()
    assert b"2026-11-01T12:00:00" in sent.raw  # moved to the engine's time
    assert f"trace --stage {stage.name} x:" in capsys.readouterr().out


def test_without_the_secret_or_the_stack_nothing_is_sent(stage: Stage, there: Listener, capsys: Told) -> None:
    arguments = ["send", "--platform", "x", "--endpoint", "mortons", "--keep-time", STEAK, "--stage"]
    assert main([*arguments, stage.name]) == 2
    assert f"there is no secret {SECRET} in {stage.name}" in capsys.readouterr().err
    assert main([*arguments, "nowhere"]) == 2
    assert "there is no stack delight-nowhere" in capsys.readouterr().err
    assert there.got == []


def test_a_secret_is_put_rotated_and_never_shown(stage: Stage, capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "engine/smtp/password"
    where = ["secret", "--language", "en", "--stage", stage.name, name]
    for text, more, told in (
        ("f1rst\n", [], "one is valid now. Functions hear of it within five minutes."),
        ("sec0nd", ["--keep-old"], "two are valid now, the new one and the one before."),
        ("sec0nd", ["--keep-old"], "It was the newest already. "),
    ):
        typed(monkeypatch, text)
        assert main([*where, *more]) == 0
        said = capsys.readouterr()
        assert told in said.out
        assert text.strip() not in said.out + said.err
        assert said.err == ""
    assert vault(stage.name).secrets(name) == ("sec0nd", "f1rst")
    assert main([*where, "--remove-old"]) == 0
    assert vault(stage.name).secrets(name) == ("sec0nd",)


def test_a_secret_that_is_too_long_for_the_vault_changes_nothing(
    stage: Stage, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "s" * 70_000)
    assert main(["secret", "--language", "en", "--stage", stage.name, SECRET]) == 2
    assert "it takes at most" in capsys.readouterr().err
    assert vault(stage.name).secrets(SECRET) == ()


def test_what_was_sent_is_shown_with_links_that_lead_to_the_stack(stage: Stage, there: Listener, capsys: Told) -> None:
    records = DynamoRecords(stage.table, clock=SystemClock())
    outbox = RecordedNotices(records, clock=SystemClock())
    for number in "12":
        text = f"Nr. {number}\nmore"
        outbox.send(Notice(key=number, brand="mortons", to="boston", subject="Task", text=text, link=f"/t/{number}"))
    where = ["outbox", "--stage", stage.name, "--language", "en"]
    assert main([*where, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["sent"]
    assert [(one["key"], one["link"], one["channels"]) for one in found] == [("2", "/t/2", []), ("1", "/t/1", [])]
    assert main(where) == 0
    assert f"  Nr. 2\n  more\n  {there.url}/api/t/2\n  Stayed here\n" in capsys.readouterr().out
