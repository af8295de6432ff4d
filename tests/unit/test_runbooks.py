"""The page on alarms: each alarm of the stack has its heading there, and each heading its alarms and all its parts."""

from __future__ import annotations

import re

from chalicelib.costs.usage import measured
from scripts.stack import alarms, queries
from tests.worlds import ROOT

PAGE = (ROOT / "docs" / "ops" / "runbooks.md").read_text("utf-8")
PARTS = ["Alarms", "Means", "Look", "Do", "Over"]


def sections() -> dict[str, str]:
    """Anchor → what stands below its heading."""
    found = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)[1:]
    return {anchor(title): text for title, text in zip(found[::2], found[1::2], strict=True)}


def anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")


def named(text: str) -> list[str]:
    """The alarms that a section is about."""
    line = next(line for line in text.splitlines() if line.startswith("**Alarms**"))
    return re.findall(r"`(\w+)`", line)


def test_each_section_says_what_it_means_where_to_look_what_to_do_and_when_it_is_over() -> None:
    for title, text in sections().items():
        assert re.findall(r"^\*\*(\w+)\*\*", text, re.MULTILINE) == PARTS, title


def test_each_alarm_stands_below_the_heading_that_its_mail_names_and_each_heading_has_one() -> None:
    told = {name: title for title, text in sections().items() for name in named(text)}
    assert told == {alarm.name: alarm.runbook for alarm in alarms.alarms()}


def test_each_saved_query_that_is_named_is_there() -> None:
    looks = [line for text in sections().values() for line in text.splitlines() if line.startswith("**Look**")]
    said = {one for line in looks for one in re.findall(r"(?<!\*)\*([a-z][^*]+)\*(?!\*)", line)}
    assert said
    assert said <= {question.says for question in queries.QUESTIONS.values()}


def test_links_within_the_handbook_lead_to_headings() -> None:
    pages = {page.name: page.read_text("utf-8") for page in (ROOT / "docs" / "ops").glob("*.md")}
    headings = {
        name: {anchor(title) for title in re.findall(r"^##+ (.+)$", text, re.MULTILINE)} for name, text in pages.items()
    }
    for name, text in pages.items():
        for page, heading in re.findall(r"\]\(([\w.]*)#([\w-]+)\)", text):
            assert heading in headings[page or name], f"{name} leads to {page}#{heading}"


def test_the_alarms_that_costs_reckon_with_are_at_least_those_of_the_stack() -> None:
    """A query's alarm is paid for each series that it looks at, so they are more."""
    there = sum(alarm.condition == "Watching" for alarm in alarms.alarms())
    assert there <= measured().idle.alarms <= 2 * there
