"""``delight outbox``: what our own people were sent, on which channels, and what stayed here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from chalicelib.bootstrap import environment, machine
from chalicelib.cli import main
from chalicelib.engine import pipeline
from chalicelib.ports import World
from tests.listener import listener
from tests.worlds import ROOT, STEAK_AT, STEAK_KEY, item, post

Said = pytest.CaptureFixture[str]


@pytest.fixture
def engine(tmp_path: Path) -> World:
    return machine.one_machine(environment.Options(data=tmp_path, clock=STEAK_AT))


def ask_a_store(world: World) -> None:
    pipeline.consider(item(post()), world)
    for message in world.effects.take(limit=10):
        pipeline.perform(message.body, world)


def told(said: Said, folder: Path) -> list[dict[str, Any]]:
    assert main(["outbox", "--data", str(folder), "--json"]) == 0
    found = json.loads(said.readouterr().out)
    jsonschema.validate(found, json.loads((ROOT / "schemas" / "outbox.schema.json").read_text("utf-8")))
    sent: list[dict[str, Any]] = found["sent"]
    return sent


def test_what_stayed_here_is_shown_and_the_trace_says_so(engine: World, tmp_path: Path, capsys: Said) -> None:
    where = ["outbox", "--data", str(tmp_path)]
    assert main([*where, "--language", "de"]) == 0
    assert capsys.readouterr().out == "Noch wurde nichts gesendet.\n"
    assert told(capsys, tmp_path) == []
    ask_a_store(engine)
    (message,) = told(capsys, tmp_path)
    assert (message["to"], message["brand"], message["channels"], message["refused"]) == (
        "hackensack-manager",
        "mortons",
        [],
        [],
    )
    assert main([*where, "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Wed 11 Mar, 3:05 PM, now: to hackensack-manager (mortons)\n")
    assert "dreams of this: porterhouse." in out
    assert f"\n  {message['link']}\n  Stayed here\n" in out
    assert main(["trace", "--data", str(tmp_path), "--language", "en", STEAK_KEY]) == 0
    assert "It stayed here: nothing leads out to whom it is for." in capsys.readouterr().out


@pytest.mark.usefixtures("engine")
def test_what_went_out_says_on_which_channel(tmp_path: Path, capsys: Said) -> None:
    secrets = tmp_path / "secrets.json"
    with listener() as there:
        known = json.loads(secrets.read_text("utf-8"))
        secrets.write_text(json.dumps(known | {"notices/mortons/hackensack-manager/slack": there.url}), "utf-8")
        ask_a_store(machine.one_machine(environment.Options(data=tmp_path, clock=STEAK_AT)))
    (message,) = told(capsys, tmp_path)
    assert message["channels"] == ["slack"]
    assert main(["outbox", "--data", str(tmp_path), "--language", "de"]) == 0
    assert "  Hinausgegangen über Slack\n" in capsys.readouterr().out
    assert main(["trace", "--data", str(tmp_path), "--language", "en", STEAK_KEY]) == 0
    assert "It stayed here" not in capsys.readouterr().out
