"""Facebook's reader answers whatever it is given."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.playbook import Account
from chalicelib.domain.post import Item
from chalicelib.platforms import facebook
from chalicelib.reading import Value

FIXTURES = sorted((Path(__file__).resolve().parents[1] / "platforms" / "facebook").glob("*.json"))
OURS = (Account(id="104870563214499", handle="Mortons"),)
NOW = datetime(2026, 3, 11, 19, 5, 2, tzinfo=UTC)
NAMES = st.sampled_from(
    [
        "object",
        "entry",
        "id",
        "time",
        "changes",
        "messaging",
        "standby",
        "field",
        "value",
        "item",
        "verb",
        "from",
        "sender_id",
        "reviewer_id",
        "post_id",
        "comment_id",
        "parent_id",
        "open_graph_story_id",
        "message",
        "message_tags",
        "photos",
        "created_time",
        "edited_time",
        "rating",
        "published",
    ]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(
        ["1", "1_2", "104870563214499", "page", "feed", "mention", "ratings", "comment", "post", "rating"]
    )
    | st.sampled_from(["add", "edited", "remove", "hide", "unhide"])
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(), inner, max_size=6),
    max_leaves=20,
)


def read(payload: Any) -> tuple[Item, ...]:
    return facebook.parse(Value(payload, "$"), accounts=OURS, access="self_serve", received_at=NOW)


@settings(deadline=None)  # the machine may be busy
@given(JSON)
def test_any_json_has_an_answer_and_always_the_same(payload: Any) -> None:
    items = read(payload)
    assert all(isinstance(item, Item) for item in items)
    assert read(payload) == items


@settings(deadline=None)  # the machine may be busy
@given(st.dictionaries(NAMES, JSON, min_size=1), st.sampled_from(["feed", "mention", "ratings"]))
def test_any_change_has_an_answer(value: Any, name: str) -> None:
    payload = {"object": "page", "entry": [{"id": "104870563214499", "changes": [{"field": name, "value": value}]}]}
    assert len(read(payload)) == 1
    assert isinstance(read(payload)[0], Item)


@settings(deadline=None)  # the machine may be busy
@given(st.data())
def test_a_fixture_with_anything_anywhere_has_an_answer(data: st.DataObject) -> None:
    payload = json.loads(data.draw(st.sampled_from(FIXTURES)).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        holder, name = payload, None
        while isinstance(holder, dict | list) and holder:
            name = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
            if not isinstance(holder[name], dict | list) or not holder[name] or data.draw(st.integers(0, 5)) == 0:
                break
            holder = holder[name]
        if name is not None and isinstance(holder, dict | list) and holder:
            holder[name] = data.draw(JSON)
    assert all(isinstance(item, Item) for item in read(payload))
    facebook.move_times(payload, to=NOW)
