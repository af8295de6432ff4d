"""`delight replay`: posts from a file or a pipe, lines that are none, both languages, and the same bytes each time."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from chalicelib.cli import main
from chalicelib.domain.post import PostEvent
from tests.unit.test_cli import brand_folder
from tests.worlds import ROOT, STEAK, STEAK_AT, changed, demo_files, edit, post

Said = pytest.CaptureFixture[str]
COMMAND = "import sys; from chalicelib.cli import main; sys.exit(main(sys.argv[1:]))"


def lines(*posts: PostEvent) -> bytes:
    return b"".join(msgspec.json.encode(one) + b"\n" for one in posts)


def file(folder: Path, *posts: PostEvent, more: bytes = b"") -> str:
    path = folder / "posts.jsonl"
    path.write_bytes(lines(*posts) + more)
    return str(path)


def examples() -> list[PostEvent]:
    found = sorted((ROOT / "playbooks").glob("*/examples/*.json"))
    return [msgspec.json.decode(path.read_bytes(), type=PostEvent) for path in found]


def report(said: Said, *arguments: str, code: int = 0) -> dict[str, Any]:
    assert main(["replay", "--json", *arguments]) == code
    found: dict[str, Any] = json.loads(said.readouterr().out)
    return found


def run(*arguments: str, seed: str = "0", stdin: bytes | None = None) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", COMMAND, "replay", *arguments]
    return subprocess.run(command, cwd=ROOT, input=stdin, env=environment, capture_output=True, check=True).stdout


def generous(folder: Path) -> str:
    """A brand's folder with a rule that asks for no regular."""
    files = changed(demo_files(), "rules/airport-steak.json", lambda one: one["when"]["all"].pop(5))
    return str(Path(brand_folder(folder, files)) / "mortons")


def test_each_brand_replays_its_own_posts_and_keeps_the_contract(tmp_path: Path, capsys: Said) -> None:
    found = report(capsys, "--against", generous(tmp_path), file(tmp_path, *examples()))
    jsonschema.validate(found, json.loads((ROOT / "schemas" / "replay.schema.json").read_text("utf-8")))
    assert [one["replayed"]["brand"] for one in found["brands"]] == ["mortons", "studio-aktiv"]
    assert sum(one["replayed"]["posts"] for one in found["brands"]) == len(examples())
    assert [one["difference"] is None for one in found["brands"]] == [False, True]


def test_time_orders_posts_and_not_the_file(tmp_path: Path, capsys: Said) -> None:
    """The earlier one is delighted, wherever it stands."""
    early, late = (post(number=str(n), at=STEAK_AT + timedelta(hours=n)) for n in (1, 2))
    taken_back = edit("@Mortons never mind", at=STEAK_AT + timedelta(hours=3))
    one = report(capsys, "--brand", "mortons", file(tmp_path, late, taken_back, early, post()))
    other = report(capsys, "--brand", "mortons", file(tmp_path, post(), early, late, taken_back))
    assert one == other
    assert one["brands"][0]["replayed"]["edits"] == 1


def test_lines_that_are_no_posts_are_told_and_the_others_replayed(tmp_path: Path, capsys: Said) -> None:
    path = file(tmp_path, post(), more=b'\n{"id": "x:1"}\n\xff\n' + lines(post(number="7")).rstrip())
    assert main(["replay", "--language", "en", path]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("mortons: 2 posts on 1 day\n")
    assert [line.partition(":")[0] for line in said.err.splitlines()[:-1]] == ["line 3", "line 4"]
    assert "canonical JSON" in said.err
    assert "not UTF-8" in said.err
    found = report(capsys, path, code=1)
    assert [one["line"] for one in found["misread"]] == [3, 4]
    assert main(["replay", "--language", "de", path]) == 1
    assert capsys.readouterr().err.startswith("Zeile 3: ")


def test_a_file_of_another_form_is_told_once(tmp_path: Path, capsys: Said) -> None:
    whole = tmp_path / "post.json"
    whole.write_bytes(msgspec.json.format(lines(post()).strip(), indent=2))
    assert main(["replay", "--language", "en", str(whole)]) == 2
    assert "one line = one post" in capsys.readouterr().err
    assert main(["replay", "--language", "de", str(whole)]) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert "eine Zeile = ein Beitrag" in told


def test_a_payload_without_its_platform_is_told_how_to_name_it(tmp_path: Path, capsys: Said) -> None:
    payload = tmp_path / "payload.json"
    payload.write_text('{"for_user_id": "1"}', "utf-8")
    assert main(["explain", "--language", "en", str(payload)]) == 2
    assert "Then add --platform x" in capsys.readouterr().err
    assert main(["explain", "--language", "de", str(payload)]) == 2
    assert "Dann ergänzen Sie --platform x" in capsys.readouterr().err


def test_posts_come_from_a_pipe_as_well(tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines(post()))))
    piped = report(capsys, "-")
    assert piped == report(capsys, file(tmp_path, post()))


def test_the_same_posts_bring_the_same_bytes(tmp_path: Path) -> None:
    arguments = ["--json", "--against", generous(tmp_path), file(tmp_path, *examples())]
    assert run(*arguments, seed="1") == run(*arguments, seed="2")
    told = ["--language", "de", *arguments[1:]]
    assert run(*told, seed="1") == run(*told, seed="2")


def test_people_are_told_in_their_language(tmp_path: Path, capsys: Said) -> None:
    strangers = [post(STEAK.format("two hours"), number=str(n), author=str(n)) for n in range(3)]
    unknown = [_followed_by(one, 3) for one in strangers]
    path = file(tmp_path, post(), *unknown)
    assert main(["replay", "--language", "en", "--against", generous(tmp_path), path]) == 0
    english = capsys.readouterr().out
    assert "rules/airport-steak.json: matched 1\n" in english
    assert "ask a store 1, propose a reply 1 · at most $90.00 · Tasks: hackensack 1\n" in english
    alone = "✗ customer.visits is at least 3: this alone cost 3 matches, 3 of them because nobody knows\n"
    assert alone in english
    assert "newly matched: 3 (x:0, x:1, x:2)\n" in english
    assert main(["replay", "--language", "de", "--against", generous(tmp_path), path]) == 0
    german = capsys.readouterr().out
    assert "rules/airport-steak.json: passte 1\n" in german
    assert "eine Filiale fragen 1, eine Antwort vorschlagen 1 · höchstens 90,00 $ · Aufgaben: hackensack 1\n" in german
    assert "✗ customer.visits ist mindestens 3: das allein kostete 3 Treffer, davon 3, weil es niemand weiß\n" in german
    assert "passt neu: 3 (x:0, x:1, x:2)\n" in german


def _followed_by(event: PostEvent, followers: int) -> PostEvent:
    author = msgspec.structs.replace(event.post.author, followers_count=followers)
    return msgspec.structs.replace(event, post=msgspec.structs.replace(event.post, author=author))


def test_nothing_to_compare_is_told_with_what_there_is(tmp_path: Path, capsys: Said) -> None:
    files = changed(demo_files(), "brand.json", lambda brand: brand.update(id="other"))
    folder = brand_folder(tmp_path, files)
    assert main(["replay", "--against", folder, file(tmp_path, post())]) == 2
    assert "there is nothing to compare: there is mortons, studio-aktiv" in capsys.readouterr().err


def test_a_broken_candidate_is_told_before_any_post_is_replayed(tmp_path: Path, capsys: Said) -> None:
    folder = brand_folder(tmp_path, {**demo_files(), "rules/airport-steak.json": "["})
    assert main(["replay", "--against", folder, file(tmp_path, post())]) == 1
    said = capsys.readouterr()
    assert "airport-steak.json:1:2" in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    ("arguments", "told"), [(["nowhere.jsonl"], "nowhere"), (["--brand", "b", "-"], "no brand 'b'")]
)
def test_wrong_usage_is_told_in_one_line(arguments: Sequence[str], told: str, capsys: Said) -> None:
    assert main(["replay", *arguments]) == 2
    assert told in capsys.readouterr().err


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What somebody sees who has a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", COMMAND, *arguments]
    known = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "", **environment}
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=theirs, env=known):
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # which is how its end is told
            while piece := os.read(ours, 65536):
                seen += piece
    os.close(ours)
    return seen.decode()


def test_only_a_terminal_that_wants_colours_gets_them() -> None:
    arguments = ("explain", "--language", "en", str(ROOT / "playbooks/mortons/examples/shankman.json"))
    coloured = on_a_terminal(*arguments)
    assert coloured.startswith("\x1b[1mRule airport-steak would act: ask a store, propose a reply.\x1b[0m\r\n")
    plain = on_a_terminal(*arguments, NO_COLOR="1")
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert max(len(row) for row in plain.split("\r\n")) <= 100


def test_a_terminal_sees_how_far_it_is_and_a_file_does_not(tmp_path: Path) -> None:
    command = [sys.executable, "-c", COMMAND, "replay", "--language", "en", file(tmp_path, post())]
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, check=True)
        os.close(theirs)
        drawn = terminal.read(4096).decode()
    assert "0 %" in drawn
    assert drawn.endswith("\r")
    assert done.stdout.startswith(b"mortons: 1 post on 1 day\n")
    silent = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert (silent.stderr, silent.stdout) == (b"", done.stdout)
