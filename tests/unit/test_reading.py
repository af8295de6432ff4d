"""Reading what strangers wrote: every error says where and never what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Unreadable
from chalicelib.reading import MAX_DEPTH, Value, parse

SECRET = "s3cret"
Read = Callable[[Value], object]


def read(raw: object) -> Value:
    return Value(raw, "$")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "not JSON"),
        (b"{", "line 1, column 2"),
        (b'{"a": 1,}', "not JSON"),
        (b"\xff\xfe", "not UTF-8 at byte 0"),
        ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
        (b"\xef\xbb\xbf{}", "not JSON"),
        (b'{"a": 1, "a": 2}', "a name occurs twice"),
        (b'{"x": {"a": 1, "a": 2}}', "a name occurs twice"),
        (b'{"a": {"\\ud83d": 1}}', "half of a character"),
        (b'{"a": NaN}', "NaN"),
        (b"[Infinity]", "Infinity"),
        (b"[-Infinity]", "Infinity"),
        (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), "nested deeper"),
        (b'{"a":' * 100_000, "nested deeper"),
        (b"[" + b"9" * 5000 + b"]", "a number is too long"),
    ],
)
def test_what_parsers_disagree_on_is_refused(raw: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told) as refused:
        parse(raw)
    assert refused.value.path == "$"


def test_as_deep_as_is_allowed_is_read() -> None:
    assert parse(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH).path == "$"


def test_brackets_in_strings_nest_nothing() -> None:
    text = '{"a": "' + "[{" * 500 + '\\"[\\\\"}'
    assert parse(text.encode())["a"].text().startswith("[{")


def test_places_are_told_as_paths() -> None:
    payload = parse(b'{"data": {"ids": [{"id": "1"}, {"id": 2.5}]}}')
    assert payload["data"]["ids"].path == "$.data.ids"
    first, second = payload["data"]["ids"].items()
    assert (first["id"].path, first["id"].id()) == ("$.data.ids[0].id", "1")
    with pytest.raises(Unreadable, match=r"^\$\.data\.ids\[1\]\.id: must be a string, is a number$"):
        second["id"].id()


@pytest.mark.parametrize("raw", [{}, {"a": None}])
def test_what_is_missing_or_null_is_missing(raw: object) -> None:
    assert read(raw).get("a") is None
    assert read(raw).read("a", Value.text) is None
    assert read(raw).each("a", Value.text) == ()
    with pytest.raises(Unreadable, match=r"^\$\.a: is missing$"):
        read(raw)["a"]


def test_a_whole_value_has_whole_characters() -> None:
    assert parse(b'{"a": [1, "\\ud83d\\ude00"]}').plain() == {"a": [1, "\U0001f600"]}
    with pytest.raises(Unreadable, match=r"^\$\.a\[1\]: has half of a character"):
        parse(b'{"a": [1, "\\ud83d"]}').plain()


def test_has_never_raises() -> None:
    assert read({"a": None}).has("a")
    others: list[object] = [{}, [], "a", None, 3]
    assert not any(read(raw).has("a") for raw in others)


@pytest.mark.parametrize(
    ("how", "raw", "expected"),
    [
        (Value.text, "e\u0301", "é"),
        (Value.text, "", ""),
        (Value.id, 12345678901234567890, "12345678901234567890"),
        (Value.id, "a-1", "a-1"),
        (Value.whole, "42", 42),
        (Value.whole, -3, -3),
        (Value.count, "0", 0),
        (Value.number, 3, 3.0),
        (Value.number, 2.5, 2.5),
        (Value.truth, False, False),
    ],
)
def test_what_is_as_promised_is_read(how: Read, raw: object, expected: object) -> None:
    found = how(read(raw))
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("how", "raw"),
    [
        (Value.text, 3),
        (Value.text, None),
        (Value.text, "\ud800"),
        (Value.id, ""),
        (Value.id, "x" * 257),
        (Value.id, True),
        (Value.id, 1.0),
        (Value.whole, "4.0"),
        (Value.whole, "٣"),
        (Value.whole, "+1"),
        (Value.whole, "9" * 19),
        (Value.whole, 1.0),
        (Value.whole, True),
        (Value.count, -1),
        (Value.count, "-1"),
        (Value.number, "3"),
        (Value.number, True),
        (Value.number, 1e301),
        (Value.truth, 1),
        (Value.truth, "true"),
        (lambda value: list(value.items()), {"a": SECRET}),
        (lambda value: value["a"], [SECRET]),
        (Value.truth, SECRET),
        (Value.whole, SECRET),
    ],
)
def test_what_is_not_is_refused_with_its_place_and_without_its_value(how: Read, raw: object) -> None:
    with pytest.raises(Unreadable) as refused:
        how(read(raw))
    assert refused.value.path == "$"
    assert SECRET not in str(refused.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
HOWS: list[Read] = [Value.text, Value.id, Value.whole, Value.count, Value.number, Value.truth]


@settings(deadline=None)
@given(raw=JSON, how=st.sampled_from(HOWS))
def test_nothing_but_unreadable_is_ever_raised(raw: object, how: Read) -> None:
    try:
        how(read(raw))
        list(read(raw).items())
    except Unreadable as error:
        assert error.path.startswith("$")  # noqa: PT017  (either answer is fine)


@settings(deadline=None)
@given(raw=st.binary(max_size=60) | st.text(alphabet='{}[]":,0eE+-.\\ua\u00e9', max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        assert parse(raw).path == "$"
    except Unreadable as error:
        assert error.problem  # noqa: PT017  (as above)
