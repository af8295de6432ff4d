"""The `delight` command: exit codes, and what is said to machines and to people."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from chalicelib.bootstrap import environment, machine
from chalicelib.cli import main
from chalicelib.engine import pipeline
from tests.worlds import ROOT, STEAK_AT, STEAK_KEY, changed, demo_files, item, post

EXAMPLES = ROOT / "playbooks" / "mortons" / "examples"
SHANKMAN = str(EXAMPLES / "shankman.json")
PAYLOADS = ROOT / "tests" / "platforms" / "x"
Said = pytest.CaptureFixture[str]


def explained(said: Said, *arguments: str) -> dict[str, Any]:
    assert main(["explain", "--json", *arguments]) == 0
    found: dict[str, Any] = json.loads(said.readouterr().out)
    return found


def written(path: Path, content: object) -> str:
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(path)


def shankman(**changes: object) -> dict[str, Any]:
    return {**json.loads(Path(SHANKMAN).read_text()), **changes}


def brand_folder(folder: Path, files: dict[str, str]) -> str:
    for path, text in files.items():
        (folder / "mortons" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "mortons" / path).write_text(text, "utf-8")
    return str(folder)


def test_the_story_explained_to_a_machine(capsys: Said) -> None:
    found = explained(capsys, SHANKMAN)
    assert (found["schema"], found["post_key"], found["brand"]) == ("explain/1", STEAK_KEY, "mortons")
    assert [(one["rule"], one["action"], one["verdict"]) for one in found["verdicts"]] == [
        ("airport-steak", "notify_store", "approved"),
        ("airport-steak", "queue_reply", "approved"),
    ]
    assert found["facts"]["wish.minutes_left"] == 120
    assert found["items"] == [{"kind": "post", "reason": None}]
    assert (found["plan"][0]["key"], found["plan"][0]["cost_cents"]) == (f"{STEAK_KEY}/airport-steak/0", 9000)


def test_the_story_explained_to_a_person(capsys: Said) -> None:
    assert main(["explain", SHANKMAN]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Rule airport-steak would act: ask a store, propose a reply.")
    assert "rules/airport-steak.json: matched" in out
    assert "Hackensack can" in out


def test_people_are_told_in_their_language_and_machines_always_the_same(tmp_path: Path, capsys: Said) -> None:
    assert main(["explain", "--language", "de", SHANKMAN]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Regel airport-steak würde handeln: eine Filiale fragen, eine Antwort vorschlagen.\n")
    assert "Hackensack kann: 27 km entfernt" in out
    assert "rules/airport-steak.json: passt\n" in out
    assert "✓ customer.visits ist mindestens 3: gefunden: 14\n" in out
    assert explained(capsys, "--language", "de", SHANKMAN) == explained(capsys, "--language", "en", SHANKMAN)
    world = machine.one_machine(environment.Options(data=tmp_path, clock=STEAK_AT))
    pipeline.consider(item(post()), world)
    assert main(["trace", "--data", str(tmp_path), "--language", "de", STEAK_KEY]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Regel airport-steak handelt: ")
    assert f"{STEAK_KEY}/airport-steak/1: eine Antwort vorschlagen: wartet auf die Aufgabe\n" in out
    assert main(["trace", "--data", str(tmp_path), "--language", "de", "x:1"]) == 1
    assert "(noch) keine Entscheidung" in capsys.readouterr().err


def test_the_verdict_stands_first_whatever_it_is(capsys: Said) -> None:
    def first(name: str) -> str:
        assert main(["explain", "--language", "en", str(EXAMPLES / f"{name}.json")]) == 0
        return capsys.readouterr().out.splitlines()[0]

    assert first("sad-anniversary") == "No rule acts; a person looks at it. It seems to be about: death."
    assert first("mortons-neuroma") == "No rule matches, and nobody has to look at it."
    assert first("steak-in-30-minutes").startswith("Rule airport-steak would act: propose a reply")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_explanation_keeps_its_contract(capsys: Said, path: Path) -> None:
    schema = json.loads((ROOT / "schemas" / "explain.schema.json").read_text("utf-8"))
    jsonschema.validate(explained(capsys, str(path)), schema)


def test_explaining_twice_says_the_same_byte_for_byte(capsys: Said) -> None:
    said = []
    for _ in range(2):
        main(["explain", "--json", SHANKMAN])
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]


def test_a_platforms_payload_is_explained_like_the_post_in_it(capsys: Said) -> None:
    payload = explained(
        capsys, "--platform", "x", "--clock", "2026-03-11T19:05:00Z", str(PAYLOADS / "steak__activity.json")
    )
    canonical = explained(capsys, SHANKMAN)
    for field in ("post_key", "decision_id", "version", "plan", "verdicts"):
        assert payload[field] == canonical[field]


def test_a_payload_without_a_post_says_what_it_is(capsys: Said) -> None:
    found = explained(capsys, "--platform", "x", str(PAYLOADS / "like__create.json"))
    assert (found["post_key"], found["items"]) == (None, [{"kind": "ignored", "reason": "not_a_post"}])
    assert main(["explain", "--platform", "x", str(PAYLOADS / "like__create.json")]) == 0
    assert capsys.readouterr().out == "ignored: not_a_post\n"


def test_a_clock_moves_the_decision(capsys: Said) -> None:
    late = explained(capsys, "--clock", "2026-03-11T16:35:00-04:00", SHANKMAN)
    assert late["facts"]["wish.minutes_left"] == 30
    assert [one["key"].rpartition("/")[2] for one in late["plan"]] == ["otherwise-0"]


def test_an_engines_history_counts_when_it_is_named(tmp_path: Path, capsys: Said) -> None:
    world = machine.one_machine(environment.Options(data=tmp_path, clock=STEAK_AT))
    pipeline.consider(item(post(number="100")), world)
    found = explained(capsys, "--data", str(tmp_path), SHANKMAN)
    assert {(one["verdict"], one["reasons"][0]["code"]) for one in found["verdicts"]} == {("declined", "limit_reached")}


def test_a_stored_decision_is_traced_with_what_was_done(tmp_path: Path, capsys: Said) -> None:
    world = machine.one_machine(environment.Options(data=tmp_path, clock=STEAK_AT))
    pipeline.consider(item(post()), world)
    assert main(["trace", "--data", str(tmp_path), "--json", STEAK_KEY]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["decision_id"] == explained(capsys, SHANKMAN)["decision_id"]
    assert [one["state"] for one in found["effects"]] == ["waiting", "blocked"]
    assert main(["trace", "--data", str(tmp_path), "x:1"]) == 1
    assert "There is no decision on x:1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["explain", "nowhere.json"], "nowhere.json"),
        (["explain", "--brand", "nobody", SHANKMAN], "there is no brand 'nobody'; there is mortons"),
        (["explain", "--platform", "myspace", SHANKMAN], "myspace"),
        (["explain", "--data", "nowhere", SHANKMAN], "--data"),
        (["trace", "--data", "nowhere", "x:1"], "--data"),
        (["sign-in", "--data", "nowhere"], "--data"),
        (["send", "--platform", "myspace", "--endpoint", "e", SHANKMAN], "myspace"),
        (["send", "--data", "nowhere", "--keep-time", "--platform", "x", "--endpoint", "mortons", SHANKMAN], "nowhere"),
    ],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], told: str, capsys: Said) -> None:
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith("delight: ")
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["explain"],
        ["explain", "--colour", "red", SHANKMAN],
        ["explain", "--clock", "2026-03-11T15:05:00", SHANKMAN],
        ["explain", "--clock", "yesterday", SHANKMAN],
        ["explain", "--clock", "9999-12-31T23:59:59-14:00", SHANKMAN],
        ["serve", "--clock", "0001-01-01T00:00:00+14:00"],
    ],
)
def test_what_isnt_understood_is_answered_with_how_it_is_used(arguments: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: delight" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "not JSON"),
        ("{}", "canonical JSON"),
        ({"id": "x:1"}, "canonical JSON"),
        (shankman(received_at="2026-03-11T19:05:00"), "received_at"),
        (shankman(time="2026-03-11T19:05:00"), "time"),
    ],
)
def test_what_is_no_post_is_told(tmp_path: Path, content: object, told: str, capsys: Said) -> None:
    assert main(["explain", written(tmp_path / "post.json", content)]) == 2
    assert told in capsys.readouterr().err


def test_a_broken_playbook_is_told_whole(tmp_path: Path, capsys: Said) -> None:
    files = changed(demo_files(), "rules/airport-steak.json", lambda rule: rule.update(when={"fact": "a"}))
    files["rules/question-answer.json"] = "["
    folder = brand_folder(tmp_path, files)
    assert main(["explain", "--playbooks", folder, SHANKMAN]) == 1
    assert "mortons/rules/question-answer.json:1:2: is not JSON" in capsys.readouterr().err
    files["rules/question-answer.json"] = "{}"
    assert main(["explain", "--playbooks", brand_folder(tmp_path, files), SHANKMAN]) == 1
    err = capsys.readouterr().err
    assert re.search(r"  mortons/rules/airport-steak.json:\d+:\d+: there is no fact 'a'.* \(#/when/fact\)", err)
    assert "  mortons/rules/question-answer.json:1:1: needs the field 'id'" in err


def test_a_folder_without_a_brand_is_told(tmp_path: Path, capsys: Said) -> None:
    assert main(["explain", "--playbooks", str(tmp_path), SHANKMAN]) == 1
    assert "no folder with a brand.json" in capsys.readouterr().err


def test_whoever_has_read_enough_may_leave() -> None:
    """``delight explain … | head -1`` is no error."""
    reader, writer = os.pipe()
    os.close(reader)
    code = f"import sys; from chalicelib.cli import main; sys.exit(main(['explain', '--json', {SHANKMAN!r}]))"
    command = [sys.executable, "-u", "-c", code]
    done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_cant_be_read_is_found(tmp_path: Path, capsys: Said) -> None:
    payload = tmp_path / "cut_off.json"
    payload.write_text("{")
    assert main(["explain", "--platform", "x", str(payload)]) == 1
    said = capsys.readouterr()
    assert "not JSON" in said.out
    assert "Not everything in this file can be read." in said.err


def test_no_engine_is_told_with_its_address(tmp_path: Path, capsys: Said) -> None:
    machine.one_machine(environment.from_environment(data=tmp_path))
    steak = str(ROOT / "tests/platforms/x/steak__activity.json")
    arguments = ["send", "--data", str(tmp_path), "--platform", "x", "--endpoint", "mortons"]
    assert main([*arguments, "--url", "http://127.0.0.1:9", steak]) == 2
    assert "no engine answers at http://127.0.0.1:9" in capsys.readouterr().err


def test_what_stands_under_not_is_shown_as_it_counts(capsys: Said) -> None:
    main(["explain", str(ROOT / "playbooks/mortons/examples/shankman.json")])
    matched = capsys.readouterr().out.partition("rules/airport-steak.json: matched")[2].partition("rules/")[0]
    assert "✓ not: signals.topics includes any of" in matched
    assert "✗" not in matched


def test_texts_are_understood_line_by_line(tmp_path: Path, capsys: Said) -> None:
    file = tmp_path / "texts.jsonl"
    lines = [
        {"text": "can you meet me at newark airport with a porterhouse in two hours?", "at": "2026-03-11T19:05:00Z"},
        {"text": "Danke für den tollen Abend!", "language": "de", "brand": "mortons"},
    ]
    file.write_text("\n\n".join(json.dumps(line) for line in lines) + "\n", "utf-8")
    assert main(["signals", str(file)]) == 0
    wish, thanks = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert "wish" in wish["intents"]
    assert (wish["wish"]["place"]["id"], wish["wish"]["deadline"]) == ("EWR", "2026-03-11T21:05:00Z")
    assert (thanks["intents"], thanks["language"]["value"]) == (["thanks"], "de")
    file.write_text('{"text": 3}\n{"text": "ok"}\nnot json\n{"text": "x", "brand": "nobody"}\n', "utf-8")
    assert main(["signals", str(file)]) == 1
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ["error" in line for line in said] == [True, False, True, True]
    assert said[0]["error"].startswith("line 1: ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["explain", "--brand", "nobody", SHANKMAN], "die Marke „nobody“ gibt es nicht; es gibt mortons"),
        (["explain", "nowhere.json"], "die Datei nowhere.json gibt es nicht"),
        (["explain", "--platform", "fax", SHANKMAN], "die Plattform „fax“ gibt es nicht; es gibt x, facebook"),
        (["versions", "--data", "nowhere"], "in nowhere liegen keine Daten einer Engine"),
    ],
)
def test_what_a_command_refuses_is_said_in_german_too(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--language", "de"]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"id": "x:1",}', "Spalte 14: ist kein JSON: "),
        ('{"id": 3}', "das ist kein Beitrag in kanonischem JSON (schemas/post.schema.json): #/id muss ein Text sein"),
    ],
)
def test_what_is_no_post_is_said_in_german_too(
    content: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "post.json"
    file.write_text(content)
    assert main(["explain", str(file), "--language", "de"]) == 2
    assert told in capsys.readouterr().err
