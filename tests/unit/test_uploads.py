"""Uploads: what is put on the shelf of a running engine is published as a command would, and answered."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import msgspec
import pytest

from chalicelib.books import customers, publications
from chalicelib.domain.errors import NotStored
from chalicelib.domain.post import Author
from chalicelib.editor import publishing, uploads
from chalicelib.editor.uploads import Upload
from tests.worlds import BRAND, ROOT, Stage, changed, demo_files

NAME = f"publish/{BRAND}.json"


def put(stage: Stage, files: dict[str, str], *, by: str = "Mara", reason: str = "a first try") -> dict[str, Any]:
    """Upload them, and what was answered."""
    content = Upload(by=by, reason=reason, files=files).content()
    return answered(stage, content)


def answered(stage: Stage, content: bytes) -> dict[str, Any]:
    stage.world.shelf.put(NAME, content)
    uploads.take(NAME, stage.world)
    answer = stage.world.shelf.get(f"answers/{BRAND}.json")
    assert answer is not None
    told: dict[str, Any] = json.loads(answer)
    jsonschema.validate(told, json.loads((ROOT / "schemas" / "upload.schema.json").read_text("utf-8")))
    assert told["upload"] == uploads.mark(content)
    return told


def in_force(stage: Stage) -> str | None:
    found = publications.get(stage.records, BRAND)
    return None if found is None else found[0].in_force.version


def test_what_is_uploaded_is_in_force_with_who_and_why() -> None:
    stage = Stage()
    told = put(stage, dict(demo_files()))
    assert (told["outcome"], told["publication"]["by"], told["publication"]["reason"]) == (
        "published",
        "Mara",
        "a first try",
    )
    assert in_force(stage) == told["publication"]["version"]
    assert stage.log.lines[-1]["outcome"] == "published"


def test_the_same_upload_twice_is_answered_the_same_and_journaled_once() -> None:
    stage = Stage()
    first = put(stage, dict(demo_files()))
    assert put(stage, dict(demo_files())) == first
    assert len(publications.journal(stage.records, BRAND)) == 1


def test_a_broken_playbook_is_refused_whole_and_what_serves_goes_on_serving() -> None:
    stage = Stage()
    before = put(stage, dict(demo_files()))["publication"]["version"]
    broken = changed(demo_files(), "rules/airport-steak.json", lambda rule: rule.update(owner=7))
    broken["texts/x.jinja"] = "{{"
    told = put(stage, broken)
    assert (told["outcome"], told["publication"], in_force(stage)) == ("refused", None, before)
    assert {one["file"] for one in told["problems"]} == {"rules/airport-steak.json", "texts/x.jinja"}
    assert stage.log.lines[-1]["outcome"] == "refused"


def test_what_is_no_upload_is_answered_in_words() -> None:
    stage = Stage()
    for content in (b"", b"\xff", b"[]", b"{}", b'{"by": "Mara", "reason": "x", "files": {"brand.json": 7}}'):
        told = answered(stage, content)
        assert told["outcome"] == "refused"
        assert told["why"]["en"].startswith("this is no upload: ")
        assert told["why"]["de"].startswith("das ist kein Upload: ")


def test_nobody_publishes_without_a_name_or_a_reason() -> None:
    for missing in ({"by": " "}, {"reason": ""}):
        told = put(Stage(), dict(demo_files()), **missing)
        assert told["outcome"] == "refused"
        assert told["why"]["en"] != told["why"]["de"]


def test_customers_come_by_a_seed_file() -> None:
    stage = Stage()
    seed = {BRAND: [{"id": "c-9", "visits": 3, "handles": [{"platform": "x", "id": "77", "basis": "told_us"}]}]}
    stage.world.shelf.put("customers/new.json", msgspec.json.encode(seed))
    uploads.take("customers/new.json", stage.world)
    found = customers.find(stage.records, BRAND, "x", Author(id="77"))
    assert found is not None
    assert found.visits == 3
    stage.world.shelf.put("customers/broken.json", b"[]")
    uploads.take("customers/broken.json", stage.world)
    assert [line["outcome"] for line in stage.log.lines if line["step"] == "upload"] == ["filled", "refused"]


def test_what_is_none_of_ours_or_gone_again_is_left_alone() -> None:
    stage = Stage()
    stage.world.shelf.put("raw/2026/x", b"{}")
    for name in ("raw/2026/x", "publish/gone.json", "answers/mortons.json"):
        uploads.take(name, stage.world)
    assert [line for line in stage.log.lines if line["step"] == "upload"] == []


def test_an_event_that_comes_again_does_not_undo_what_was_published_since() -> None:
    stage = Stage()
    first = put(stage, dict(demo_files()))["publication"]["version"]
    content = Upload(by="Mara", reason="a mistake", files=_another("one")).content()
    stage.world.shelf.put(NAME, content)
    uploads.take(NAME, stage.world, put="00A1")
    assert in_force(stage) != first
    publishing.roll_back(None, brand=BRAND, by="Ola", reason="it was one", world=stage.world)
    for late in ("00A1", "00A", "009FF"):
        uploads.take(NAME, stage.world, put=late)
        assert in_force(stage) == first
    uploads.take(NAME, stage.world, put="00A11")  # put there again by somebody who wants it
    assert in_force(stage) != first


def test_what_could_not_be_seen_to_is_seen_to_when_the_event_comes_again() -> None:
    stage = Stage()
    put(stage, dict(demo_files()))
    stage.world.shelf.put(NAME, Upload(by="Mara", reason="new", files=_another("two")).content())

    def full(_: int) -> None:
        raise NotStored("the disk is full")

    stage.records.before = full
    with pytest.raises(NotStored):
        uploads.take(NAME, stage.world, put="01")
    stage.records.calm()
    uploads.take(NAME, stage.world, put="01")
    assert stage.log.lines[-1]["outcome"] == "published"


def _another(why: str) -> dict[str, str]:
    return changed(demo_files(), "rules/airport-steak.json", lambda rule: rule.update(why=why))
