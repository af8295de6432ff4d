"""Commands for whoever runs an engine: dead letters, and replies that wait for a person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from chalicelib.books import drafts
from chalicelib.bootstrap import environment, machine
from chalicelib.cli import main
from chalicelib.domain.work import Draft
from chalicelib.engine import pipeline
from chalicelib.ports import World
from tests.worlds import ROOT, STEAK_AT, STEAK_KEY, item, post

Said = pytest.CaptureFixture[str]


@pytest.fixture
def engine(tmp_path: Path) -> World:
    return machine.one_machine(environment.Options(data=tmp_path, clock=STEAK_AT))


def let_die(world: World, body: str) -> None:
    world.items.put(body, group="g")
    for _ in range(5):
        (message,) = world.items.take()
        world.items.fail(message)
    assert list(world.items.take()) == []


def told(said: Said, schema: str, *arguments: str, code: int = 0) -> dict[str, Any]:
    assert main([*arguments, "--json"]) == code
    found: dict[str, Any] = json.loads(said.readouterr().out)
    jsonschema.validate(found, json.loads((ROOT / "schemas" / f"{schema}.schema.json").read_text("utf-8")))
    return found


def test_dead_letters_are_told_by_the_keys_of_the_log_and_never_by_their_text(
    engine: World, tmp_path: Path, capsys: Said
) -> None:
    let_die(engine, item(post()))
    let_die(engine, "no JSON at all")
    assert main(["dead-letters", "--data", str(tmp_path), "--language", "en"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(
        f"items: 2 that nobody could do after 5 tries\n  post_key={STEAK_KEY}\n  can't be read\nThe log says why"
    )
    assert f"dead-letters --redrive --data {tmp_path}" in out
    assert "porterhouse" not in out
    found = told(capsys, "dead-letters", "dead-letters", "--data", str(tmp_path), code=1)
    assert [(one["queue"], one["about"], one["receives"]) for one in found["letters"]] == [
        ("items", {"post_key": STEAK_KEY}, 5),
        ("items", {}, 5),
    ]


def test_dead_letters_are_put_back_and_done(engine: World, tmp_path: Path, capsys: Said) -> None:
    let_die(engine, item(post()))
    assert main(["dead-letters", "--redrive", "--queue", "items", "--data", str(tmp_path), "--language", "de"]) == 0
    assert capsys.readouterr().out == "items: 1 zurückgelegt, sie werden neu versucht\n"
    (message,) = engine.items.take()
    assert pipeline.consider(message.body, engine) == "decided"
    engine.items.done(message)
    assert main(["dead-letters", "--data", str(tmp_path), "--language", "en"]) == 0
    assert capsys.readouterr().out == "There are no dead letters.\n"
    assert told(capsys, "dead-letters", "dead-letters", "--data", str(tmp_path))["letters"] == []


IN_VAIN = "Hey @Mortons, meet me at newark airport with a porterhouse in 30 minutes?"


def propose_a_reply(world: World, text: str = IN_VAIN) -> None:
    """What the demo brand proposes to whoever dreams of a steak in half an hour."""
    pipeline.consider(item(post(text)), world)
    for message in world.effects.take(limit=10):
        pipeline.perform(message.body, world)


def test_a_reply_that_waits_is_shown_and_let_out_by_somebody_with_a_name(
    engine: World, tmp_path: Path, capsys: Said
) -> None:
    propose_a_reply(engine)
    where = ["--data", str(tmp_path), "--language", "en"]
    (waiting,) = told(capsys, "replies", "replies", *where)["waiting"]
    assert (waiting["post_key"], waiting["to"]) == (STEAK_KEY, "public")
    assert main(["replies", *where]) == 0
    out = capsys.readouterr().out
    assert waiting["text"] in out
    assert "meet me at newark airport" in out
    assert main(["replies", "--approve", waiting["id"], *where]) == 1
    assert capsys.readouterr().err == "Say who you are: --as NAME\n"
    assert main(["replies", "--approve", waiting["id"], "--as", "engine", *where]) == 1
    assert capsys.readouterr().err == "The engine signs with this name. Please take another.\n"
    assert main(["replies", "--approve", waiting["as_shown"], "--as", "Lena", *where]) == 0
    assert capsys.readouterr().out == f"{waiting['id']} is approved and on its way.\n"
    (message,) = engine.effects.take()
    assert pipeline.perform(message.body, engine) == "done"
    assert told(capsys, "replies", "replies", *where)["waiting"] == []


def test_a_reply_is_decided_once(engine: World, tmp_path: Path, capsys: Said) -> None:
    propose_a_reply(engine)
    where = ["--data", str(tmp_path), "--language", "de"]
    (waiting,) = told(capsys, "replies", "replies", *where)["waiting"]
    assert main(["replies", "--reject", waiting["id"], "--as", "Lena", "--reason", "tone", *where]) == 0
    assert capsys.readouterr().out == f"{waiting['id']} wird nicht gesendet.\n"
    assert main(["replies", "--approve", waiting["id"], "--as", "Ben", *where]) == 1
    assert "abgelehnt" in capsys.readouterr().err
    assert main(["replies", "--approve", "nobody", "--as", "Ben", *where]) == 1
    assert capsys.readouterr().err == "Es gibt keine Antwort nobody.\n"
    assert main(["replies", *where]) == 0
    assert capsys.readouterr().out == "Keine Antwort wartet auf einen Menschen.\n"


def test_a_reply_that_was_reworded_since_it_was_shown_is_not_let_out(
    engine: World, tmp_path: Path, capsys: Said
) -> None:
    """The guest edits the post, and with it the draft: nobody has read what would be sent then."""
    propose_a_reply(engine)
    where = ["--data", str(tmp_path), "--language", "en"]
    (waiting,) = told(capsys, "replies", "replies", *where)["waiting"]
    assert main(["replies", *where]) == 0
    assert waiting["as_shown"] in capsys.readouterr().out
    draft, version = found_draft(engine, waiting["id"])
    engine.records.write(drafts.reword(draft, version, text="Dear guest, no.", by="Ben"))
    assert main(["replies", "--approve", waiting["as_shown"], "--as", "Lena", *where]) == 1
    said = capsys.readouterr()
    assert "Dear guest, no." in said.out
    assert said.err == f"{waiting['id']} was reworded since it was shown, so nothing was sent. It reads as above now.\n"
    assert found_draft(engine, waiting["id"])[0].state == "proposed"
    (now,) = told(capsys, "replies", "replies", *where)["waiting"]
    assert now["id"] == waiting["id"]
    assert main(["replies", "--approve", now["as_shown"], "--as", "Lena", *where]) == 0
    assert found_draft(engine, waiting["id"])[0].state == "approved"
    assert main(["replies", "--approve", waiting["as_shown"], "--as", "Ben", *where]) == 1
    assert "Lena" in capsys.readouterr().err


def test_lines_stay_lines_and_move_no_cursor(engine: World, tmp_path: Path, capsys: Said) -> None:
    propose_a_reply(engine, f"{IN_VAIN}\n\n\x1b[2JThanks\nBob")
    assert main(["replies", "--data", str(tmp_path), "--language", "en"]) == 0
    assert "in 30 minutes?\n\n    �[2JThanks\n    Bob\n  the reply" in capsys.readouterr().out


def test_of_many_replies_those_that_are_not_shown_are_counted(engine: World, tmp_path: Path, capsys: Said) -> None:
    propose_a_reply(engine)
    (first,) = drafts.proposed(engine.records, "mortons")
    for number in range(101):
        engine.records.write(*drafts.propose(msgspec.structs.replace(first, id=f"more-{number}")))
    assert main(["replies", "--data", str(tmp_path), "--language", "en"]) == 0
    assert "2 more wait at mortons.\n" in capsys.readouterr().out


def test_a_dead_letter_moves_no_cursor(engine: World, tmp_path: Path, capsys: Said) -> None:
    engine.effects.put('["x:\\u001b[2J", "a\\nb"]')
    for _ in range(5):
        (message,) = engine.effects.take()
        engine.effects.fail(message)
    assert main(["dead-letters", "--data", str(tmp_path), "--language", "en"]) == 1
    assert "  post_key=x:�[2J effect=a�b\n" in capsys.readouterr().out


def found_draft(world: World, identifier: str) -> tuple[Draft, int]:
    found = drafts.get(world.records, identifier)
    assert found is not None
    return found
