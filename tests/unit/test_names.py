"""How people sign: a name that can be read, and never the engine's."""

from __future__ import annotations

import pytest

from chalicelib.domain.errors import Refused
from chalicelib.entry.door import name_in


@pytest.mark.parametrize(
    "name", ["Engine", "eng\u200bine", "\u202eengine", "ｅｎｇｉｎｅ", "en\x1bgine", "eng\u200dine"]
)
def test_nobody_signs_as_the_engine_even_where_it_only_looks_alike(name: str) -> None:
    with pytest.raises(Refused) as refused:
        name_in({"name": name})
    assert refused.value.code == "name_taken"


def test_a_name_holds_nothing_that_moves_a_cursor_and_keeps_what_scripts_need() -> None:
    assert name_in({"name": " Ann\x1b[2J\n  O’Neill "}) == "Ann[2J O’Neill"
    assert name_in({"name": "علی\u200cرضا"}) == "علی\u200cرضا"


@pytest.mark.parametrize("name", ["", "  ", "\u200b\u200d"])
def test_a_name_can_be_seen(name: str) -> None:
    with pytest.raises(Refused) as refused:
        name_in({"name": name})
    assert refused.value.code == "name_missing"
