"""The guide for marketers: what it claims of each post is so, in both languages, and its commands say what it shows."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chalicelib import actions, operators
from chalicelib.adapters.memory import MemoryShelf
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.bootstrap import commands, environment
from chalicelib.cli import main
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.sentence import LANGUAGES, Language
from chalicelib.engine import pipeline
from chalicelib.matching import index, plain
from chalicelib.ports import Records
from tests.marketers import ANSWERS, Claim, Shown, blocks, claims, page, sections
from tests.moments import with_known
from tests.worlds import ROOT, STEAK_AT, Files, changed, demo_files, post, with_rule, without_rules

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
LOCALES = {"en": "C.UTF-8", "de": "de_DE.UTF-8"}
CLAIMS = {
    f"{language}-{section.heading}-{number}": claim
    for language in LANGUAGES
    for section in sections(page("guide", language))
    for number, claim in enumerate(claims(section))
}
OF_CONDITIONS = [pytest.param(claim, id=name) for name, claim in CLAIMS.items() if isinstance(claim.when, dict)]
OF_RULES = [pytest.param(claim, id=name) for name, claim in CLAIMS.items() if isinstance(claim.when, list)]


def published(files: Files) -> Playbook:
    return PublishedPlaybooks(MemoryShelf(), settings=actions.SETTINGS).publish(files)


@cache
def nobody_known() -> Records:
    """No customer, no past; only read."""
    return commands.example_records(environment.Options(customers=None), at=STEAK_AT)


def moment_of(shown: Shown, playbook: Playbook) -> Moment:
    """What a rule sees of a post: its text understood, nobody known to have written it, and what else is given."""
    event = post("", author="1")
    event = msgspec.structs.replace(event, post=msgspec.structs.replace(event.post, text=shown.text, language=None))
    moment = pipeline.decide_post(event, playbook, nobody_known(), now=event.received_at).decision.moment
    return with_known(moment, shown.known)


@pytest.mark.parametrize("claim", OF_CONDITIONS)
def test_a_post_gets_the_answer_that_the_guide_claims(claim: Claim) -> None:
    playbook = published(with_rule(without_rules(demo_files(claim.post.brand)), id="shown", when=claim.when))
    look = plain.Look(moment_of(claim.post, playbook))
    assert plain.evaluate(playbook.rule("shown").when, look).result is ANSWERS[claim.says]


@pytest.mark.parametrize("claim", OF_RULES)
def test_of_several_rules_those_act_that_the_guide_names(claim: Claim) -> None:
    files: Files = without_rules(demo_files(claim.post.brand))
    for rule in claim.when:
        files = with_rule(files, **rule)
    playbook = published(files)
    fired = index.match(playbook, moment_of(claim.post, playbook))
    assert [one.rule.id for one in fired if one.outcome == "matched"] == re.findall(r"`([\w-]+)`", claim.says)


@EVERY_LANGUAGE
def test_the_guide_claims_enough(language: Language) -> None:
    """A table whose form nobody reads would claim nothing."""
    own = [name for name in CLAIMS if name.startswith(language)]
    rows = re.findall(r"^\|.*\|$", page("guide", language), re.MULTILINE)
    heads = 2 * sum(row.startswith("|---") for row in rows)
    posts = re.findall(r"^> ", page("guide", language), re.MULTILINE)
    states = 4
    assert len(own) == len(rows) - heads - states + len(posts)
    assert len(own) >= 80


def test_both_languages_teach_the_same_in_the_same_order() -> None:
    english, german = (sections(page("guide", language)) for language in LANGUAGES)
    assert [(one.level, re.findall(r"`.+?`", one.heading)) for one in english] == [
        (one.level, re.findall(r"`.+?`", one.heading)) for one in german
    ]
    for one, other in zip(english, german, strict=True):
        assert [_alike(claim) for claim in claims(one)] == [_alike(claim) for claim in claims(other)]
        shown, told = ([each for each in blocks(text) if each.kind != "console"] for text in (one.text, other.text))
        assert shown == told, one.heading


def _alike(claim: Claim) -> Claim:
    return claim._replace(says=str(ANSWERS.get(claim.says, claim.says)))


@EVERY_LANGUAGE
def test_every_operator_has_a_heading_with_a_post_that_it_matches(language: Language) -> None:
    found = {one.heading.strip("`"): list(claims(one)) for one in sections(page("guide", language))}
    for operator in operators.BY_NAME:
        assert operator in found, f"the guide has no heading for {operator}"
        first = found[operator][0]
        assert f'"{operator}"' in json.dumps(first.when)
        assert ANSWERS[first.says] is True
        assert {ANSWERS[one.says] for one in found[operator]} > {True}, operator


@EVERY_LANGUAGE
def test_everything_that_the_guide_shows_of_a_rule_is_accepted(language: Language) -> None:
    """Conditions, lists of actions (with each action once) and parts of rules."""
    files: Files = changed(demo_files(), "brand.json", _with_a_program)
    shown = [json.loads(one.text) for one in blocks(page("guide", language), "json") if not one.path]
    for number, one in enumerate(shown):
        files = with_rule(files, id=f"shown-{number}", **_part(one))
    assert published(files)
    (then,) = [one for one in shown if isinstance(one, list) and "do" in one[0]]
    assert {one["do"] for one in then} == {action.name for action in actions.ACTIONS}


def _with_a_program(brand: dict[str, Any]) -> None:
    brand.setdefault("hooks", {})["crm"] = {"url": "https://crm.example/in"}


def _part(shown: Any) -> Mapping[str, Any]:
    if isinstance(shown, list):
        return {"then": shown} if "do" in shown[0] else {}
    return shown if shown.keys() & {"then", "limits"} else {"when": shown}


@EVERY_LANGUAGE
def test_who_follows_the_guide_sees_what_it_shows(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "playbooks", tmp_path / "playbooks")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DELIGHT_PLAYBOOKS", "playbooks")
    monkeypatch.setenv("LC_ALL", LOCALES[language])
    text = page("guide", language)
    for block in blocks(text):
        if block.path:
            (tmp_path / "playbooks" / "mortons" / block.path).write_text(block.text, "utf-8")
    (posts,) = {one.text for name in ("guide", "replay") for one in blocks(page(name, language), "sh")}
    assert posts in (ROOT / "README.md").read_text("utf-8")
    subprocess.run(["/bin/sh", "-euc", posts], cwd=tmp_path, check=True)
    consoles = blocks(text, "console")
    assert [shlex.split(one.text.partition("\n")[0])[2] for one in consoles] == [
        *("check", "explain", "preview", "replay", "publish")
    ]
    for one in consoles:
        command, _, shown = one.text.partition("\n")
        assert main(shlex.split(command)[2:]) == 0, command
        said = capsys.readouterr().out
        assert _pattern(shown).fullmatch(said), f"{command}\n{said}"


def _pattern(shown: str) -> re.Pattern[str]:
    """What is shown, where a line with nothing but … stands for any lines, and … in a line for any part of it."""
    lines = ["(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in shown.splitlines()]
    return re.compile("".join(lines) + "(?:.*\n)*")
