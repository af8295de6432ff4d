"""What differs between two versions: whole things that came and went, values by their paths, texts by their lines."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.books.playbooks import files_of
from chalicelib.editor.difference import Change, difference
from tests.worlds import changed, demo_files, with_rule

RULE = "rules/airport-steak.json"
TEXT = "texts/on-our-way.en.jinja"


def found(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    return list(difference(old, new))


def of_demo(**files: str) -> list[Change]:
    """What a change of the demo brand's files makes."""
    return found(files_of(demo_files()), files_of({**demo_files(), **files}))


def of_file(path: str, change: Any) -> list[tuple[str, str, Any, Any]]:
    changes = found(files_of(demo_files()), files_of(changed(demo_files(), path, change)))
    assert {one.file for one in changes} <= {path}
    return [(one.what, one.path, one.old, one.new) for one in changes]


def test_the_same_files_differ_in_nothing_however_they_are_written() -> None:
    assert of_demo(**{RULE: json.dumps(json.loads(demo_files()[RULE]), indent=7)}) == []


def test_a_rule_that_came_and_one_that_went() -> None:
    old, new = files_of(demo_files()), files_of(with_rule(demo_files(), id="fresh"))
    (came,), (went,) = found(old, new), found(new, old)
    assert (came.what, came.kind, came.name, came.path, came.new["id"]) == ("came", "rule", "fresh", "#", "fresh")
    assert (went.what, went.old["id"], went.new) == ("went", "fresh", None)


def test_a_rules_values_by_their_paths() -> None:
    def change(rule: dict[str, Any]) -> None:
        rule["priority"] = 51
        del rule["stop"]
        rule["group"] = "gifts"
        rule["when"]["all"][1]["mentions_any"].append("rib eye")

    assert of_file(RULE, change) == [
        ("changed", "#/priority", 50, 51),
        ("came", "#/when/all/1/mentions_any/2", None, "rib eye"),
        ("came", "#/group", None, "gifts"),
        ("went", "#/stop", True, None),
    ]


def test_a_leaf_put_in_front_leaves_the_others_as_they_are() -> None:
    leaf = {"fact": "author.is_bot", "is": False}
    assert of_file(RULE, lambda rule: rule["when"]["all"].insert(0, leaf)) == [("came", "#/when/all/0", None, leaf)]


def test_stores_are_known_by_their_ids_wherever_they_stand() -> None:
    def change(file: dict[str, Any]) -> None:
        file["stores"].reverse()
        file["stores"][0]["delivers_km"] = 1.5

    (only,) = found(files_of(demo_files()), files_of(changed(demo_files(), "stores.json", change)))
    assert (only.kind, only.name, only.what) == ("store", "san-francisco", "changed")
    assert (only.path, only.old, only.new) == ("#/stores/0/delivers_km", 25, 1.5)


def test_a_store_that_went() -> None:
    (only,) = found(
        files_of(demo_files()), files_of(changed(demo_files(), "stores.json", lambda file: file["stores"].pop(1)))
    )
    gone = json.loads(demo_files()["stores.json"])["stores"][1]
    assert (only.what, only.kind, only.name, only.path, only.old) == ("went", "store", gone["id"], "#/stores/1", gone)


def test_a_purse_is_a_setting() -> None:
    changes = of_file("brand.json", lambda brand: brand["purses"]["airport-delight"].update(cents=5))
    assert changes == [("changed", "#/purses/airport-delight/cents", 100_000, 5)]


def test_the_wording_of_a_text_as_a_unified_diff() -> None:
    (only,) = of_demo(**{TEXT: "We are on our way!\nSee you."})
    assert (only.kind, only.what, only.name) == ("text", "changed", "on-our-way.en")
    assert only.lines[-2:] == ("+We are on our way!", "+See you.")
    assert [line[0] for line in only.lines] == ["@", "-", "+", "+"]


def test_true_is_not_one() -> None:
    assert [one.path for one in found({"brand.json": {"a": True}}, {"brand.json": {"a": 1}})] == ["#/a"]


values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.text("ab/~", max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "a", "b/~"]), inner, max_size=3),
    max_leaves=8,
)
bundles = st.dictionaries(
    st.sampled_from(["brand.json", "stores.json", "rules/a.json", "channels.json"]), values, max_size=4
)


@given(bundles, bundles)
def test_whatever_the_files_hold_only_what_is_the_same_differs_in_nothing(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    changes = found(old, new)
    order_aside = json.dumps(old, sort_keys=True) == json.dumps(new, sort_keys=True)
    if order_aside:
        assert changes == []
    elif not _reordered(old, new):
        assert changes
    msgspec.json.encode(changes)


def _reordered(old: Any, new: Any) -> bool:
    """Whether they may differ in nothing but the order of things with ids, which counts for nothing."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(one) for name, one in value.items()}
        if isinstance(value, list):
            return sorted(map(plain, value), key=lambda one: json.dumps(one, sort_keys=True))
        return value

    return json.dumps(plain(old), sort_keys=True) == json.dumps(plain(new), sort_keys=True)


@pytest.mark.parametrize("file", ["rules/a.json", "texts/a.en.jinja"])
def test_a_file_that_holds_null_is_there(file: str) -> None:
    assert [one.what for one in found({}, {file: None if file.endswith("json") else ""})] == ["came"]
