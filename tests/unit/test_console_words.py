"""The console's words: both languages say the same, every key is there, and times are told as people tell them."""

from __future__ import annotations

import re
import string
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from chalicelib import actions
from chalicelib.actions import queue_reply
from chalicelib.adapters import channels
from chalicelib.books import cases
from chalicelib.console import pages, rendering
from chalicelib.console.voice import Voice, moment
from chalicelib.console.words import WORDS
from chalicelib.domain.decision import CaseKind, RuleOutcome
from chalicelib.domain.work import EffectState
from chalicelib.editor.replayed import VerdictName
from chalicelib.signals.stop_reasons import REASONS as TOPICS

NOW = datetime(2026, 3, 11, 19, 13, tzinfo=UTC)


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_language_says_the_same_things() -> None:
    english = WORDS["en"]
    for words in WORDS.values():
        assert list(words) == list(english)
        assert {key: _places(words[key]) for key in words} == {key: _places(english[key]) for key in english}
        assert all(sentence.strip() for sentence in words.values())


def test_every_key_that_a_template_names_has_words_and_every_word_is_said() -> None:
    templates = "\n".join(path.read_text("utf-8") for path in (rendering.HERE / "templates").iterdir())
    named = set(re.findall(r"""["']((?:[a-z_]+\.)?[a-z_]+)["']""", templates)) & set(WORDS["en"])
    said = set(re.findall(r"""say\(["']([\w.]+)["'][,)]""", templates))
    assert said <= set(WORDS["en"])
    groups = "decline reject refused notice problem state count kind reason sensitive action happened channel"
    groups += " outcome became verdict effect offer work item"  # which the commands tell
    grouped = tuple(f"{group}." for group in groups.split())
    situations = {"declined", "taken", "taken_here", "passed_on", "passed_on_here"} | {
        "too_late",
        "withdrawn",
        "unfilled",
    }
    by_code = {f"task.{one}{end}" for one in situations for end in ("", "_text")}
    by_code |= {"task.offered", "task.accepted", "task.by_accepted", "task.by_declined"}
    by_code |= {"task.why_first", "task.why_next", "task.why_deputy"}
    by_code |= {
        "replies.public",
        "replies.private",
        "now",
        "in",
        "ago",
        "answer.due",
        "answer.overdue",
        "cases.gave_up",
    }
    by_code |= {f"cases.why_{kind}" for kind in ("rule", "sensitive", "gave_up", "other")}
    assert by_code <= set(WORDS["en"])
    unsaid = {key for key in WORDS["en"] if not key.startswith(grouped)} - named - by_code
    assert unsaid == set()


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("decline", pages.DECLINE_REASONS),
        ("reject", pages.REJECT_REASONS),
        ("count", pages.COUNTS),
        ("state", ("proposed", "approved", "sent", "not_sent", "rejected", "withdrawn")),
        ("notice", ("approved", "saved", "rejected", "closed")),
        ("kind", get_args(CaseKind)),
        ("action", tuple(actions.BY_NAME)),
        ("sensitive", tuple(TOPICS)),
        ("channel", channels.CHANNELS),
        ("outcome", get_args(RuleOutcome)),
        ("became", get_args(RuleOutcome)),
        ("verdict", get_args(VerdictName)),
        ("effect", get_args(EffectState)),
        ("offer", ("asked", "accepted", "declined", "silent")),
        ("work", ("offered", "accepted", "done", "unfilled", "withdrawn")),
        ("item", ("retraction", "ignored", "quarantined", "account_alert")),
    ],
)
def test_every_code_has_words(group: str, codes: tuple[str, ...]) -> None:
    assert {key for key in WORDS["en"] if key.startswith(f"{group}.")} == {f"{group}.{code}" for code in codes}


def _written(pattern: str, *rooms: str) -> set[str]:
    """Every code that the rooms write in this way."""
    files = [path for room in rooms for path in sorted((rendering.HERE.parent / room).glob("*.py"))]
    return {code for path in files for code in re.findall(pattern, path.read_text("utf-8"))}


def test_every_reason_for_which_the_engine_opens_a_case_has_words() -> None:
    opened = _written(r'CaseRequest\([^)]*reason="([^"]+)"', "engine") | _written(
        r'declined = next\(.*"([^"]+)"\)', "engine"
    )
    guarded = _written(r'Reason\(\s*code="(\w+)"', "engine", "actions")
    guarded |= _written(r'_unable\(\s*\w+,\s*"(\w+)"', "stores")
    # Approved: it answers, or has its own case; or never asked; or never the last word.
    never = {"person_approves", "internal", "department", "other_language"}
    assert {"no rule matched", "no store was left", "edited"} <= opened
    assert {"irony", "purse_empty", "text_not_rendered", "too_far"} <= guarded
    codes = (opened | guarded | {cases.HEADQUARTERS} | set(queue_reply._WHY_NOT)) - never
    assert {key for key in WORDS["en"] if key.startswith("reason.")} == {f"reason.{code}" for code in codes}


def test_every_entry_that_the_engine_writes_into_a_timeline_has_words() -> None:
    written = _written(r'TimelineEntry\([^)]*what="([^"]+)"', "books")
    written |= _written(r'cases\.close\([^)]*why="([^"]+)"', "engine") | _written(r'_noted\(\w+, "([^"]+)"', "engine")
    assert {"opened", "closed", "reply approved"} <= written
    written.add(cases.HEADQUARTERS)  # noted in a case that is weightier
    assert {key for key in WORDS["en"] if key.startswith("happened.")} == {f"happened.{what}" for what in written}


def test_every_refusal_that_the_engine_raises_has_words() -> None:
    engine = rendering.HERE.parent
    raised = {
        code
        for path in engine.rglob("*.py")
        if path.parent.name != "editor"  # says it on the command line (tests/unit/test_cli_versions.py)
        for code in re.findall(r'Refused\("(\w+)"', path.read_text("utf-8"))
    }
    assert "accepted" in raised
    assert {f"refused.{code}" for code in raised} <= set(WORDS["en"])


@pytest.mark.parametrize(
    ("language", "hour", "written"),
    [
        ("en", 0, "Wed 11 Mar, 12:05 AM"),
        ("en", 12, "Wed 11 Mar, 12:05 PM"),
        ("en", 17, "Wed 11 Mar, 5:05 PM"),
        ("de", 0, "Mi., 11. März, 0:05 Uhr"),
        ("de", 17, "Mi., 11. März, 17:05 Uhr"),
    ],
)
def test_times_are_written_as_people_write_them(language: str, hour: int, written: str) -> None:
    assert moment(datetime(2026, 3, 11, hour, 5, tzinfo=UTC), language=language) == written


def test_a_time_is_told_in_the_zone_of_the_reader_even_when_the_clocks_change() -> None:
    voice = Voice("en", NOW, "Europe/Berlin")
    assert "Sun 29 Mar, 1:59 AM" in voice.when(datetime(2026, 3, 29, 0, 59, tzinfo=UTC))
    assert "Sun 29 Mar, 3:00 AM" in voice.when(datetime(2026, 3, 29, 1, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("seconds", "english", "german"),
    [
        (0, "now", "jetzt"),
        (59, "now", "jetzt"),
        (-59, "now", "jetzt"),
        (60, "in 1 min", "in 1 Min."),
        (-60, "1 min ago", "vor 1 Min."),
        (119, "in 1 min", "in 1 Min."),
        (3600, "in 1 h", "in 1 Std."),
        (6720, "in 1 h 52 min", "in 1 Std. 52 Min."),
        (-90000, "1 d 1 h ago", "vor 1 T. 1 Std."),
        (86400 + 120, "in 1 d", "in 1 T."),
    ],
)
def test_distances_are_never_told_longer_than_they_are(seconds: int, english: str, german: str) -> None:
    at = NOW + timedelta(seconds=seconds)
    assert Voice("en", NOW, "UTC").left(at) == english
    assert Voice("de", NOW, "UTC").left(at) == german


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("de", "de"),
        ("DE-at;q=0.9, en;q=0.8", "de"),
        ("en;q=0.2, de;q=0.7", "de"),
        ("fr, de;q=0.5", "de"),
        ("fr", "en"),
        ("*", "en"),
        ("de;q=0", "en"),
        ("de;q=2, en", "en"),
        ("de;q=nan", "en"),
        (";;;,=,q=1", "en"),
        ("en, de", "en"),
        ("x," * 5000 + "de", "en"),
    ],
)
def test_the_browser_chooses_the_language_as_far_as_we_speak_it(header: str | None, language: str) -> None:
    assert pages.choose_language(header) == language
