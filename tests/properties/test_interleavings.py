"""Workers and people at the same time, in any order of their steps: after each, the books are as they must be."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.interleavings import STORIES, Story
from tests.moved import moved
from tests.tables import Tables
from tests.worlds import Stage


@pytest.mark.parametrize("story", STORIES)
def test_in_any_order_of_steps_the_books_are_sound(story: type[Story]) -> None:
    run_state_machine_as_test(story, settings=settings(max_examples=15, stateful_step_count=60, deadline=None))


@pytest.mark.parametrize("story", STORIES)
def test_the_books_are_sound_on_dynamodb_too(story: type[Story], tables: Tables) -> None:
    class There(story):  # type: ignore[valid-type, misc]
        def prepare(self) -> Stage:
            return moved(super().prepare(), tables.empty())

    run_state_machine_as_test(There, settings=settings(max_examples=2, stateful_step_count=20, deadline=None))
