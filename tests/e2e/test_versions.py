"""Two terminals: the engine runs in one, versions are published in others."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.books import publications
from tests.e2e.browser import ask
from tests.e2e.engine import COMMAND, Engine, until
from tests.e2e.outcome import Outcome
from tests.e2e.posts import ROOT, STEAK, praise, wish
from tests.newsroom import small
from tests.worlds import BRAND

RULE = "rules/thanks-for-praise.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A marketer's copy of the brand."""
    copy = tmp_path / "copy" / "mortons"
    shutil.copytree(ROOT / "playbooks" / "mortons", copy)
    return copy


def edit(folder: Path, file: str, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / file
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def publish(engine: Engine, folder: Path, *, by: str = "Ann") -> str:
    done = engine.delight("publish", str(folder), "--as", by, "--reason", "try it", "--json")
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["publication"]["version"])


def versions_taken(engine: Engine) -> list[str]:
    return [one["version"] for one in engine.log() if (one["step"], one["outcome"]) == ("playbook", "taken")]


def test_a_running_engine_takes_up_a_version_and_ends_the_old_one_s_matters(engine: Engine, folder: Path) -> None:
    engine.deliver(wish())
    steak = Outcome(engine, STEAK)
    until(lambda: steak.messages)
    old = engine.trace(STEAK)["version"]
    (folder / "rules" / "airport-steak.json").unlink()
    new = publish(engine, folder)
    until(lambda: versions_taken(engine) == [new])
    engine.deliver(praise(post_id="2098771111111111119", author_id="77"))
    engine.settle()
    assert engine.trace("x:2098771111111111119")["version"] == new != old
    assert engine.trace(STEAK)["version"] == old
    assert "rules/airport-steak.json" in json.dumps(engine.trace(STEAK)["rules"])
    browser = engine.open_browser()
    answer = browser.fill(steak.messages[0]["link"], {"name": "Ann", "answer": "accept"})
    assert answer.status < 400
    until(lambda: steak.task.state == "accepted")
    assert steak.draft.text.startswith("Your wish")


def test_a_broken_bundle_is_refused_loudly_and_the_engine_goes_on(engine: Engine, folder: Path) -> None:
    engine.deliver(praise(post_id="1", author_id="71"))
    engine.settle()
    good = engine.trace("x:1")["version"]
    found = publications.get(engine.records, BRAND)
    assert found is not None
    pointer, revision = found
    planted = "sha256:" + "ab" * 32
    bundle = engine.data / "shelf" / "playbooks" / BRAND / f"{'ab' * 32}.json"
    bundle.write_text('{"brand.json": {"id": "mortons"}}')
    broken = replace(pointer.in_force, number=revision + 1, version=planted, previous=good)
    engine.records.write(*publications.put_in_force(broken, pointer))
    until(lambda: "playbook" in ask(engine.url, "GET", "/health").json())
    assert "delight: playbook: mortons sha256:abab" in engine.output()
    engine.deliver(praise(post_id="2", author_id="72"))
    engine.settle()
    assert engine.trace("x:2")["version"] == good
    edit(folder, RULE, lambda rule: rule.update(why="Mended."))
    mended = publish(engine, folder)
    until(lambda: versions_taken(engine) == [mended])
    until(lambda: ask(engine.url, "GET", "/health").json()["status"] == "ok")


def test_after_a_restart_the_published_version_wins_and_serve_says_what_to_do(engine: Engine, folder: Path) -> None:
    assert "differs from" not in engine.output()
    edit(folder, RULE, lambda rule: rule.update(why="Otherwise."))
    version = publish(engine, folder)
    engine.stop()
    engine.start()
    engine.deliver(praise(post_id="3", author_id="73"))
    engine.settle()
    assert engine.trace("x:3")["version"] == version
    told = engine.output()
    assert re.search(
        r"mortons: sha256:\w{12} is in force \(published by Ann\), and differs from playbooks/mortons", told
    )
    assert f'publish playbooks/mortons --reason "…" --as NAME --data {engine.data}' in told
    assert "studio-aktiv: sha256" not in told


def test_of_two_terminals_that_publish_at_once_one_wins_and_the_other_is_told_who_and_when(
    engine: Engine, folder: Path
) -> None:
    edit(folder, RULE, lambda rule: rule.update(why="Both publish this."))
    terminals = {
        name: subprocess.Popen(
            [*COMMAND, "publish", str(folder), "--data", str(engine.data), "--as", name, "--reason", "now"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("Ann", "Bo")
    }
    told = {name: one.communicate(timeout=60)[1] for name, one in terminals.items()}
    assert sorted(one.returncode for one in terminals.values()) == [0, 1]
    winner, loser = sorted(terminals, key=lambda name: int(terminals[name].returncode))
    assert re.search(rf"by {winner}, 2026-03-11 15:\d\d:\d\d EDT", told[loser])
    journal = publications.journal(engine.records, BRAND)
    assert [one.by for one in journal] == ["serve", winner]


def test_a_publisher_killed_at_any_moment_leaves_the_old_or_the_new_version_in_force(tmp_path: Path) -> None:
    folders = []
    for why in ("one", "two"):
        for path, text in small(why).items():
            file = tmp_path / why / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        folders.append(str(tmp_path / why))
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed_publisher", str(tmp_path / "data"), *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rounds) > 10
    assert all(usable for *_, usable in rounds)
    ends = {(before == after) for _, before, after, _ in rounds}
    assert ends == {True, False}  # killed before it counted, and after
    assert len({after for _, _, after, _ in rounds}) == 2
