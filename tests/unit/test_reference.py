"""The reference for marketers says what the registries hold, in both languages; `make generate` writes it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from chalicelib import actions, facts, operators
from chalicelib.actions import context
from chalicelib.actions.action import Action
from chalicelib.books.playbook_file_types import RuleFile
from chalicelib.domain.playbook import Brand
from chalicelib.domain.sentence import LANGUAGES, Language
from chalicelib.editor import file_fields
from chalicelib.editor.reference import reference
from chalicelib.fact import UNITS_DE, UNKNOWN_DE
from tests.marketers import FOLDER, page, sections

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@EVERY_LANGUAGE
def test_the_reference_is_fresh(language: Language) -> None:
    assert page("reference", language) == reference(language)


@EVERY_LANGUAGE
def test_every_fact_operator_action_and_name_of_a_text_has_its_place(language: Language) -> None:
    text = reference(language)
    rows = set(re.findall(r"^\| \[?`([\w.$]+)`", text, re.MULTILINE))
    assert rows > {*facts.BY_NAME, *operators.BY_NAME, *(one.name for one in context.SAYINGS)}
    headings = {one.heading.strip("`") for one in sections(text)}
    assert headings > {action.name for action in actions.ACTIONS}


@EVERY_LANGUAGE
def test_who_looks_a_fact_up_reads_when_it_is_unknown(language: Language) -> None:
    part = reference(language).split("\n## ")[1]
    rows = dict(re.findall(r"^\| `([\w.]+)` \| .+ \| (.+) \|$", part, re.MULTILINE))
    for fact in facts.FACTS:
        assert rows[fact.name] == (UNKNOWN_DE[fact.unknown] if language == "de" else fact.unknown)


@pytest.mark.parametrize("action", actions.ACTIONS, ids=lambda action: action.name)
def test_every_setting_of_an_action_is_explained_and_no_other(action: Action) -> None:
    names = [field.encode_name for field in msgspec.structs.fields(action.settings)]
    assert sorted(action.means) == sorted(names)


def test_every_field_of_a_rule_and_of_a_brand_is_explained_and_no_other() -> None:
    for explained, kind in ((file_fields.RULE, RuleFile), (file_fields.BRAND, Brand)):
        assert set(explained) == {field.encode_name for field in msgspec.structs.fields(kind)}


def test_every_unit_is_there_in_german() -> None:
    assert {fact.unit for fact in facts.FACTS} - {None} == set(UNITS_DE)


@EVERY_LANGUAGE
def test_the_examples_of_actions_can_be_copied(language: Language) -> None:
    shown = [json.loads(one) for one in re.findall(r"```json\n(.+?)\n```", reference(language), re.DOTALL)]
    assert [one.pop("do") for one in shown] == [action.name for action in actions.ACTIONS]
    for one, action in zip(shown, actions.ACTIONS, strict=True):
        msgspec.convert(one, action.settings)


def test_no_table_of_the_reference_has_a_row_that_is_too_short_or_too_long() -> None:
    for language in LANGUAGES:
        for table in re.findall(r"(?:^\|.*\|\n)+", reference(language), re.MULTILINE):
            widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            assert len(widths) == 1, table


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.name)
def test_every_page_for_marketers_is_there_in_both_languages_and_says_where(path: Path) -> None:
    name = path.name
    other = name.replace(".de.md", ".md") if name.endswith(".de.md") else name.replace(".md", ".de.md")
    assert (FOLDER / other).is_file()
    assert f"]({other})" in (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.name)
def test_every_link_to_a_heading_leads_to_one(path: Path) -> None:
    links = re.findall(r"\]\(([\w./-]*)#([^)]+)\)", path.read_text("utf-8"))
    assert [
        f"{name}#{anchor}" for name, anchor in links if anchor not in _anchors(path.parent / name if name else path)
    ] == []


def _anchors(path: Path) -> set[str]:
    """Of each heading, as GitHub makes them."""
    headings = [one.heading.lower() for one in sections(path.read_text("utf-8"))]
    return {re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in headings}
