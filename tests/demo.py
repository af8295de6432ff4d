"""The demo brands, as tests look at them: their folders, read strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from chalicelib.actions import SETTINGS
from chalicelib.adapters.files import brands
from chalicelib.books.playbook_files import read
from chalicelib.domain.playbook import Playbook

ROOT = Path(__file__).resolve().parents[1]
PLAYBOOKS = ROOT / "playbooks"
BRANDS = [path.name for path in brands.brand_folders(PLAYBOOKS)]
EVERY_BRAND = pytest.mark.parametrize("brand", BRANDS)
TO_STORES, TO_CUSTOMERS = {"notify_store"}, {"queue_reply", "hold_reply"}


@cache
def playbook(brand: str) -> Playbook:
    """A brand's playbook, without any problem."""
    folder = PLAYBOOKS / brand
    files = {
        path.relative_to(folder).as_posix(): path.read_text()
        if path.suffix == ".jinja"
        else json.loads(path.read_text())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    found, problems = read(files, version="sha256:demo", settings=SETTINGS)
    assert found is not None
    assert problems == []
    return found


def texts_of(brand: str, kinds: set[str]) -> Iterator[str]:
    """Names of the texts that such actions say."""
    for rule in playbook(brand).rules:
        for action in (*rule.then, *rule.otherwise):
            if action.do in kinds:
                yield action.settings["text"]


def sources(brand: str, kinds: set[str]) -> Iterator[tuple[str, str, str]]:
    """Name, language and source of the texts that such actions say."""
    named = set(texts_of(brand, kinds))
    for (name, language), source in playbook(brand).texts.items():
        if name in named:
            yield name, language, source


def written(pattern: str, brand: str) -> list[str]:
    """All that a pattern finds in a brand's rules, as they stand in their files."""
    return re.findall(pattern, "\n".join(path.read_text() for path in (PLAYBOOKS / brand / "rules").glob("*.json")))
