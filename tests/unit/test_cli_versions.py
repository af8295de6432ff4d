"""The commands on versions: what marketers read in both languages, what machines read, and exit codes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from chalicelib.bootstrap import environment, machine
from chalicelib.cli import main
from chalicelib.editor.version_words import DONE, OVER, REFUSALS, SAID
from chalicelib.engine import pipeline
from tests.newsroom import TAG, small
from tests.worlds import ROOT, STEAK_AT, item, post

Said = pytest.CaptureFixture[str]
NAMED = re.compile(r"sha256:[0-9a-f]{12}")


class Desk:
    """A marketer's folder, and an engine's."""

    def __init__(self, folder: Path, said: Said) -> None:
        self.data, self.brand = folder / "data", folder / "mortons"
        self._said = said

    def write(self, files: Mapping[str, str], folder: Path | None = None) -> Path:
        for path, text in files.items():
            file = (folder or self.brand) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return folder or self.brand

    def run(self, command: str, *arguments: str | Path, exit_code: int = 0) -> str:
        """What it says, on whichever of the two."""
        code = main([command, "--data", str(self.data), *map(str, arguments)])
        out, err = self._said.readouterr()
        assert code == exit_code, out + err
        return out if exit_code == 0 else err

    def json(self, command: str, *arguments: str | Path) -> Any:
        return json.loads(self.run(command, "--json", *arguments))

    def publish(self, files: Mapping[str, str], *more: str, by: str = "Ann", exit_code: int = 0) -> str:
        folder = self.write(files)
        return self.run("publish", folder, "--reason", "why not", "--as", by, *more, exit_code=exit_code)


@pytest.fixture
def desk(tmp_path: Path, capsys: Said) -> Desk:
    return Desk(tmp_path, capsys)


def test_a_marketers_day_in_english(desk: Desk) -> None:
    assert "in force. A running engine takes it up within seconds." in desk.publish(small("one"))
    assert re.search(r"It replaces sha256:\w{12}, by Ann, .*: why not", desk.publish(small("two"), by="Bo"))
    first, second = desk.run("versions").splitlines()[1:]
    assert re.fullmatch(r"  in force  sha256:\w{12}  [\d: -]{16} \w+  published by Bo: why not", first)
    assert re.fullmatch(r"            sha256:\w{12}  [\d: -]{16} \w+  published by Ann: why not", second)
    assert 'rule thanks  rules/thanks.json\n      #/why: "one" → "two"' in desk.run("diff")
    assert "replaces" in desk.run("rollback", "--reason", "oops", "--as", "Cy")
    assert "put in force again by Cy: oops" in desk.run("versions").splitlines()[1]


def test_a_marketers_day_in_german(desk: Desk) -> None:
    assert "gilt. Eine laufende Engine übernimmt sie binnen Sekunden." in desk.publish(small("one"), "--language", "de")
    desk.publish(small("two"), by="Bo")
    assert "veröffentlicht von Bo: why not" in desk.run("versions", "--language", "de")
    assert "Regel thanks" in desk.run("diff", "--language", "de")
    said = desk.publish(small("two"), "--language", "de", exit_code=1)
    assert said.startswith("Nichts zu tun: sha256:")
    assert "durch Bo" in said


def test_every_sentence_is_there_in_both_languages_and_asks_for_the_same() -> None:
    for words in (REFUSALS, DONE, OVER, SAID):
        for code, said in words.items():
            assert said.keys() == {"en", "de"}, code
            asked = [set(re.findall(r"\{(\w+)\}", text)) for text in said.values()]
            assert asked[0] == asked[1], code


def test_every_refusal_has_its_sentence() -> None:
    editor = ROOT / "chalicelib" / "editor"
    program = "".join((editor / name).read_text("utf-8") for name in ("publishing.py", "version_names.py"))
    codes = set(re.findall(r'(?:Refused|_told)\(\s*"(\w+)"', program))
    assert codes == REFUSALS.keys()


def test_an_unfit_folder_is_refused_with_every_problem(desk: Desk) -> None:
    said = desk.publish(small(goal="delight"), exit_code=1)
    assert "rules/thanks.json" in said
    assert not (desk.data / "shelf").exists()


def test_a_warning_is_shown_and_keeps_nothing_from_being_published(desk: Desk, capsys: Said) -> None:
    folder = desk.write({**small(), "texts/unused.en.jinja": "Nobody says this."})
    for language, word in (("en", "warning: "), ("de", "Warnung: ")):
        arguments = ["publish", str(folder), "--data", str(desk.data / language), "--language", language]
        assert main([*arguments, "--as", "A", "--reason", "x"]) == 0
        assert word in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["--as", "--reason"])
def test_what_has_to_be_said_is_asked_for(desk: Desk, missing: str) -> None:
    said = {"--as": ["--reason", "x"], "--reason": ["--as", "Ann"]}[missing]
    assert missing in desk.run("publish", desk.write(small()), *said, exit_code=1)


def test_several_brands_are_published_one_by_one(desk: Desk) -> None:
    assert "several brands" in desk.run("publish", ROOT / "playbooks", "--as", "A", "--reason", "x", exit_code=2)


def test_a_version_that_waits_tells_how_to_sign_and_how_to_withdraw_it(desk: Desk) -> None:
    careful = {"publishing": {"public_texts_per_day": 0}}
    desk.publish(small(brand=careful))
    reply = [{"do": "queue_reply", "text": "thank-you", "to": "public", "approval": "person"}]
    texts = {"texts/thank-you.en.jinja": "Thank you!", "texts/thank-you.de.jinja": "Danke!"}
    said = desk.publish({**small(brand=careful, then=reply), **texts})
    assert "is not in force yet:\n  1 public texts more a day than now" in said
    (digits,) = re.findall(r"publish --sign (\w+) --as NAME --data ", said)
    assert "… " not in desk.run("versions")
    assert "waits" in desk.run("versions")
    assert "Ann proposed it" in desk.run("publish", "--sign", digits, "--as", "ann", exit_code=1)
    assert "is in force" in desk.run("publish", "--sign", digits, "--as", "Bo")
    assert "published by Ann, signed by Bo: why not" in desk.run("versions")


def test_a_lone_marketers_version_is_withdrawn(desk: Desk) -> None:
    alone = {"publishing": {"public_texts_per_day": 0, "waiting_hours": 2}, "marketers": ["Ann"]}
    desk.publish(small(brand=alone))
    said = desk.publish(small(brand={"marketers": ["Ann", "Bo"]}))
    (digits,) = re.findall(r"It comes into force by itself, .* --withdraw (\w+) ", said)
    assert "waits no more" in desk.run("publish", "--withdraw", digits, "--as", "Ann", "--reason", "hm")
    assert desk.json("versions")["brands"][0]["waiting"] is None


def test_machines_read_the_same(desk: Desk) -> None:
    folder = desk.write(small("one"))
    first = desk.json("publish", folder, "--as", "Ann", "--reason", "x")
    assert (first["schema"], first["in_force"], first["before"]) == ("publish/1", True, None)
    desk.publish(small("two"))
    (brand,) = desk.json("versions")["brands"]
    assert [one["number"] for one in brand["journal"]] == [2, 1]
    assert brand["in_force"] == brand["journal"][0]
    found = desk.json("diff")
    assert (found["schema"], found["old"], found["new"]) == (
        "diff/1",
        first["publication"]["version"],
        brand["in_force"]["version"],
    )
    assert found["changes"][0] == {
        "file": "rules/thanks.json",
        "kind": "rule",
        "name": "thanks",
        "what": "changed",
        "path": "#/why",
        "old": "one",
        "new": "two",
        "lines": [],
    }
    back = desk.json("rollback", "--as", "Ann", "--reason", "x")
    for name, content in (("publish", first), ("publish", back), ("diff", found), ("versions", desk.json("versions"))):
        jsonschema.validate(content, json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8")))
    assert (back["publication"]["what"], back["before"]["version"]) == ("rolled_back", brand["in_force"]["version"])


@pytest.mark.parametrize("page", ["versions.md", "versions.de.md"])
def test_the_settings_that_the_page_shows_are_accepted(desk: Desk, page: str) -> None:
    text = (ROOT / "docs" / "marketers" / page).read_text("utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    desk.publish(small(brand=json.loads(f"{{{shown}}}")))


def test_a_folder_is_compared_with_what_is_in_force(desk: Desk, tmp_path: Path) -> None:
    desk.publish(small("one"))
    assert desk.run("diff", desk.brand) == "mortons: nothing differs.\n"
    desk.write(small("two"))
    assert '#/why: "one" → "two"' in desk.run("diff", desk.brand)
    other = desk.write(small("three"), tmp_path / "other")
    assert '#/why: "two" → "three"' in desk.run("diff", desk.brand, other)
    version = NAMED.findall(desk.run("versions"))[0]
    assert '#/why: "one" → "three"' in desk.run("diff", version, other)


def test_without_any_version_it_is_said_where_to_look(desk: Desk) -> None:
    assert "there is no engine's data in" in desk.run("versions", exit_code=2)
    desk.data.mkdir()
    assert "there is no engine's data in" in desk.run("rollback", "--as", "A", "--reason", "x", exit_code=2)


def test_a_command_goes_by_the_clock_of_the_engine(desk: Desk) -> None:
    machine.one_machine(
        environment.Options(data=desk.data, playbooks=desk.write(small()), clock=STEAK_AT, customers=None)
    )
    desk.publish(small("next"))
    assert desk.json("versions")["brands"][0]["in_force"]["at"].startswith("2026-03-11T19:")


def test_what_was_published_before_the_first_start_decides_from_it(desk: Desk, capsys: Said) -> None:
    arguments = [str(desk.write(small("published"))), "--data", str(desk.data), "--as", "Ann", "--reason", "early"]
    assert main(["publish", *arguments]) == 0
    assert f"No engine has run on {desk.data} yet" in capsys.readouterr().err
    desk.write(small("edited since"))
    world = machine.one_machine(environment.Options(data=desk.data, playbooks=desk.brand, customers=None))
    assert world.playbooks.current("mortons").rules[0].why == "published"


def test_more_is_measured_on_the_posts_of_the_last_days(desk: Desk) -> None:
    careful = {"publishing": {"cost_cents_per_day": 0, "public_texts_per_day": 2}}
    texts = {"texts/thank-you.en.jinja": "Thank you!", "texts/thank-you.de.jinja": "Danke!"}
    files = {**small(brand=careful, then=TAG), **texts}
    world = machine.one_machine(
        environment.Options(data=desk.data, playbooks=desk.write(files), clock=STEAK_AT, customers=None)
    )
    for number in range(3):
        pipeline.consider(item(post(number=str(number), author=str(number), text="What a night!")), world)
    reply = [{"do": "queue_reply", "text": "thank-you", "to": "public", "approval": "person"}]
    said = desk.publish({**files, **small(brand=careful, then=reply)})
    assert "3 public texts more a day than now; without a second person at most 2" in said


def test_secrets_of_a_new_endpoint_are_made(desk: Desk) -> None:
    files = small()
    desk.publish(files)
    channels = json.loads(files["channels.json"])
    channels["endpoints"]["mortons-2"] = channels["endpoints"]["mortons"]
    desk.publish({**files, "channels.json": json.dumps(channels)})
    assert "x/mortons-2/consumer_secret" in json.loads((desk.data / "secrets.json").read_text())
