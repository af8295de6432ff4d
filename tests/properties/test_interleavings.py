"""Workers and people at the same time, in any order of their steps: after each, the books are as they must be."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.interleavings import STORIES, Story


@pytest.mark.parametrize("story", STORIES)
def test_in_any_order_of_steps_the_books_are_sound(story: type[Story]) -> None:
    run_state_machine_as_test(story, settings=settings(max_examples=15, stateful_step_count=60, deadline=None))
