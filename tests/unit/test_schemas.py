"""The schemas of the marketers' files: demo brands are valid, what is misspelt is not, and editors get their words."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from chalicelib import actions, facts, operators
from tests.worlds import ROOT

BRANDS = sorted(path for path in (ROOT / "playbooks").iterdir() if path.is_dir())
KINDS = {"rules": "rule", "examples": "example"}


def schema(name: str) -> Any:
    return json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))


def validator(name: str) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    return jsonschema.Draft202012Validator(schema(name))


def files(kind: str) -> list[Path]:
    folder = next((folder for folder, one in KINDS.items() if one == kind), None)
    found = [brand / f"{kind}.json" for brand in BRANDS] if folder is None else []
    return found or [path for brand in BRANDS for path in sorted((brand / str(folder)).glob("*.json"))]


@pytest.mark.parametrize("kind", ["rule", "brand", "stores", "channels", "guidelines", "example"])
def test_the_demo_brands_are_valid(kind: str) -> None:
    checks = validator(kind)
    assert files(kind)
    for path in files(kind):
        assert not list(checks.iter_errors(json.loads(path.read_text("utf-8")))), path


@pytest.mark.parametrize("kind", ["rule", "brand", "stores", "channels", "guidelines"])
def test_every_file_of_the_demo_brands_names_its_schema(kind: str) -> None:
    for path in files(kind):
        named = json.loads(path.read_text("utf-8"))["$schema"]
        assert (path.parent / named).resolve() == ROOT / "schemas" / f"{kind}.schema.json"


STEAK = json.loads((ROOT / "playbooks/mortons/rules/airport-steak.json").read_text("utf-8"))
Change = Callable[[Any], object]


def leaf(**condition: Any) -> Change:
    return lambda rule: rule.update(when=condition)


REFUSED: list[tuple[str, Change]] = [
    ("rule", lambda rule: rule.update(wy="x")),
    ("rule", lambda rule: rule.pop("why")),
    ("rule", lambda rule: rule.update(goal="revenge")),
    ("rule", leaf(fact="post.txt", is_empty=True)),
    ("rule", leaf(fact="post.text")),
    ("rule", leaf(fact="post.text", sounds="nice")),
    ("rule", leaf(fact="post.text", at_least=3)),
    ("rule", leaf(fact="post.text", mentions_any="steak")),
    ("rule", leaf(fact="post.text", mentions_any=[])),
    ("rule", leaf(fact="author.followers", at_least="many")),
    ("rule", leaf(fact="author.followers", **{"is": "many"})),
    ("rule", leaf(fact="author.followers", at_least=3, at_most=9)),
    ("rule", leaf(fact="post.visibility", **{"is": "publik"})),
    ("rule", leaf(fact="signals.intents", includes_any=["wish", "praise"])),
    ("rule", leaf(fact="post.text", near={"phrases": ["a"], "within": 3})),
    ("rule", leaf(fact="wish.place", within_km={"km": 0, "of": "hackensack"})),
    ("rule", leaf(all=[], any=[])),
    ("rule", leaf(all=[])),
    ("rule", leaf(jmespath=3)),
    ("rule", lambda rule: rule["then"][0].update(do="fly")),
    ("rule", lambda rule: rule["then"][0].update(prepare_minutes="40")),
    ("rule", lambda rule: rule["then"][1].update(approval="nobody")),
    ("rule", lambda rule: rule["then"][0]["cost"].pop("purse")),
    ("rule", lambda rule: rule["limits"][0].update(days=0)),
    ("brand", lambda brand: brand.update(timezone="x")),
    ("brand", lambda brand: brand.update(languages=[])),
    ("stores", lambda file: file["stores"][0].pop("latitude")),
    ("channels", lambda file: file["endpoints"]["mortons"].update(accounts=[])),
    ("guidelines", lambda file: file.update(does=["x"])),
    ("example", lambda post: post["post"].update(kind="searched")),
]


@pytest.mark.parametrize(("kind", "change"), REFUSED)
def test_what_is_wrong_is_refused_while_it_is_written(kind: str, change: Change) -> None:
    content = copy.deepcopy(STEAK) if kind == "rule" else json.loads(files(kind)[0].read_text("utf-8"))
    assert validator(kind).is_valid(content)
    change(content)
    assert not validator(kind).is_valid(content)


def test_named_lists_and_stores_by_their_id_are_taken() -> None:
    for condition in (
        {"fact": "post.text", "mentions_any": "@brand_terms"},
        {"fact": "post.text", "near": {"phrases": "@brand_terms", "within": 3}},
        {"fact": "wish.place", "within_km": {"of": "hackensack", "km": 40}},
        {"fact": "wish.place", "within_km": {"of": {"latitude": 40, "longitude": -74}, "km": 40}},
        {"not": {"any": [{"jmespath": "length(post.mentions) <= `3`"}]}},
    ):
        assert validator("rule").is_valid({**STEAK, "when": condition}), condition


def test_an_editor_is_told_every_fact_operator_and_action_with_its_meaning() -> None:
    parts = schema("rule")["$defs"]
    fact = parts["leaf"]["properties"]["fact"]
    assert fact["enum"] == list(facts.BY_NAME)
    assert len(fact["enumDescriptions"]) == len(fact["enum"])
    assert set(parts["leaf"]["properties"]) == {"fact", *operators.BY_NAME}
    assert [one["properties"]["do"]["const"] for one in parts["action"]["anyOf"]] == [
        one.name for one in actions.ACTIONS
    ]


def test_the_vocabulary_names_every_fact_with_its_operators() -> None:
    told = json.loads((ROOT / "schemas/facts.json").read_text("utf-8"))["facts"]
    assert [one["name"] for one in told] == list(facts.BY_NAME)
    for one in told:
        assert one["meaning"]
        assert one["operators"] == [each.name for each in operators.OPERATORS if one["type"] in each.compares]
