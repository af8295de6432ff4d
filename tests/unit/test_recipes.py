"""The recipes for marketers: each, put into a copy of its demo brand, passes the check and decides its examples."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from chalicelib import facts
from chalicelib.bootstrap import commands, environment
from chalicelib.domain.sentence import LANGUAGES, Language
from chalicelib.editor import check
from tests.marketers import BRANDS, Section, blocks, page, sections, shown
from tests.worlds import STEAK_AT, Files, demo_files

BASES = {"x": ("mortons", "praise"), "facebook": ("studio-aktiv", "angry-comment")}
_ROW = re.compile(r"^\| `([\w-]+)` \| (.+) \| (match|no match) \|$", re.MULTILINE)


class Recipe(NamedTuple):
    """One recipe.

    Attributes:
        files: Path in the brand's folder → content; of ``brand.json`` only what is added.
        examples: Name → the post as it is written, and what is expected.
    """

    heading: str
    brand: str
    files: Mapping[str, str]
    examples: Mapping[str, tuple[str, str]]

    @property
    def rule(self) -> Any:
        """As it stands in its file."""
        return json.loads(next(text for path, text in self.files.items() if path.startswith("rules/")))


def recipes(language: Language) -> list[Recipe]:
    """All of the page."""
    return [_recipe(one) for one in sections(page("recipes", language)) if one.level == 2]


def _recipe(section: Section) -> Recipe:
    brand = next(one for one in re.findall(r"`([\w-]+)`", section.text) if one in BRANDS)
    files = {one.path: one.text for one in blocks(section.text)}
    return Recipe(
        section.heading, brand, files, {name: (text, says) for name, text, says in _ROW.findall(section.text)}
    )


EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
EVERY_RECIPE = pytest.mark.parametrize(
    "recipe",
    [pytest.param(one, id=f"{language}-{one.rule['id']}") for language in LANGUAGES for one in recipes(language)],
)


def put_into_a_copy(recipe: Recipe) -> Files:
    """The brand's files with the recipe among them."""
    files = dict(demo_files(recipe.brand))
    for path, text in recipe.files.items():
        added = _merged(json.loads(files[path]), json.loads(text)) if path == "brand.json" else None
        files[path] = text if added is None else json.dumps(added)
    for number, (name, (written, _)) in enumerate(recipe.examples.items()):
        path = f"examples/{name}.json"
        if path not in files:
            files[path] = json.dumps(example(written, recipe.brand, number=number))
    return files


def _merged(whole: dict[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    below = {name: _merged(whole.get(name, {}), one) for name, one in more.items() if isinstance(one, dict)}
    return {**whole, **more, **below}


def example(written: str, brand: str, *, number: int) -> dict[str, Any]:
    """A post in canonical form, made as the guide says: a copy of another one with a text and a number of its own."""
    post = shown(written, brand)
    given = dict(post.known)
    platform = given.pop("post.platform", "x")
    made: dict[str, Any] = json.loads(demo_files(BASES[platform][0])[f"examples/{BASES[platform][1]}.json"])
    at = given.pop("time", STEAK_AT.isoformat())
    key = str(7_000_000 + number)
    account = _account(brand, platform)
    made |= {"id": f"{platform}:{key}", "subject": key, "time": at, "received_at": at}
    made["source"] = f"/platforms/{platform}/accounts/{account}"
    made["post"] |= {"account_id": account, "post_id": key, "revision": "1", "revision_ids": [], "text": post.text}
    made["post"]["author"] = {"id": f"1{key}"}
    made["post"].pop("language", None)
    for name, value in given.items():
        _, *above, last = facts.BY_NAME[name].path.split(".")
        there = made["post"]
        for one in above:
            there = there.setdefault(one, {})
        there[last] = value
    return made


def _account(brand: str, platform: str) -> str:
    endpoints = json.loads(demo_files(brand)["channels.json"])["endpoints"].values()
    return next(str(one["accounts"][0]["id"]) for one in endpoints if one["platform"] == platform)


@EVERY_RECIPE
def test_a_recipe_passes_the_check_without_a_word(recipe: Recipe) -> None:
    records = commands.example_records(environment.Options(), at=STEAK_AT)
    found = check.report(recipe.brand, put_into_a_copy(recipe), records=records)
    assert [one.told() for one in found.problems] == []


@EVERY_RECIPE
def test_the_posts_of_a_recipe_are_the_examples_of_its_rule(recipe: Recipe) -> None:
    assert {name: says for name, (_, says) in recipe.examples.items()} == {
        one["post"]: one["expect"] for one in recipe.rule["examples"]
    }
    there = {**demo_files(recipe.brand), **recipe.files}
    texts = {name: text for name, (text, _) in recipe.examples.items() if f"examples/{name}.json" in there}
    for name, text in texts.items():
        told = json.loads(there[f"examples/{name}.json"])["post"]["text"]
        assert text.startswith(told), f"{name} says something else"


@EVERY_RECIPE
def test_a_recipe_brings_every_text_that_it_says(recipe: Recipe) -> None:
    said = {one["text"] for part in ("then", "otherwise") for one in recipe.rule.get(part, []) if "text" in one}
    spoken = json.loads(demo_files(recipe.brand)["brand.json"])["languages"]
    brought = {path for path in recipe.files if path.startswith("texts/")}
    assert brought == {f"texts/{name}.{language}.jinja" for name in said for language in spoken}


@EVERY_LANGUAGE
def test_one_example_is_shown_as_a_whole(language: Language) -> None:
    shown = [path for recipe in recipes(language) for path in recipe.files if path.startswith("examples/")]
    assert len(shown) == 1


def test_both_languages_have_the_same_recipes() -> None:
    english, german = (recipes(language) for language in LANGUAGES)
    assert len(english) >= 10
    for one, other in zip(english, german, strict=True):
        assert (one.brand, one.files) == (other.brand, other.files)
        assert {name: says for name, (_, says) in one.examples.items()} == {
            name: says for name, (_, says) in other.examples.items()
        }


def test_no_recipe_is_kept_from_acting_by_the_state_of_its_rule() -> None:
    assert {one.rule["state"] for language in LANGUAGES for one in recipes(language)} == {"live"}
