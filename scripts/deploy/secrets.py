"""Secrets that a new engine needs: made in its vault, never shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chalicelib import actions
from chalicelib.adapters.memory import MemoryShelf
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.bootstrap import aws
from chalicelib.bootstrap.machine import load_playbooks
from chalicelib.domain.errors import PlaybookBroken


def make(folder: Path, vault: str) -> Sequence[str]:
    """Give every secret that is missing a value. Returns the names of those that got one.

    Args:
        folder: The brands' folders, whose channels name endpoints.
        vault: As the functions hear it: ``ssm:/delight/dev``.
    """
    published = PublishedPlaybooks(MemoryShelf(), settings=actions.SETTINGS)
    try:
        load_playbooks(folder, published)
    except PlaybookBroken:
        return ()  # what is wrong is told when they are published
    return aws.make_secrets(vault, map(published.current, published.brands()))
