"""Brands' folders, put into the bucket to be published, and what the engine answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec
from botocore.exceptions import ClientError

from chalicelib.adapters.files import brands
from chalicelib.books import publications
from chalicelib.editor.uploads import PUBLISH, Upload, UploadReport, answer_to, mark
from chalicelib.engine.first_start import brand_of
from chalicelib.ports import Records
from scripts.deploy.artefacts import MISSING
from scripts.deploy.aws import client, code

BY = "deploy"
REASON = "Deployed from the repository."
MOST_WAIT_S = 120.0

State = Literal["new", "same", "other", "somebody"]


class Brand(NamedTuple):
    """A brand's folder, as an upload.

    Attributes:
        state: ``new``: nothing of it was uploaded yet; ``same``: exactly that was, and was taken; ``other``: an older
            one of ours was, or this one was not taken; ``somebody``: somebody else uploaded or published since.
    """

    name: str
    content: bytes
    state: State

    @property
    def key(self) -> str:
        """In the bucket."""
        return f"{PUBLISH}{self.name}.json"


def look(folder: Path, bucket: str, records: Records) -> list[Brand]:
    """Every brand in the folder."""
    return [_brand(path, bucket, records) for path in brands.brand_folders(folder)]


def _brand(path: Path, bucket: str, records: Records) -> Brand:
    files = dict(sorted(brands.bundle(path).items()))
    content = Upload(by=BY, reason=REASON, files=files).content()
    told = _metadata(bucket, f"{PUBLISH}{path.name}.json")
    if told is not None and told.get("mark") == mark(content) and _is_taken(path.name, content, bucket):
        return Brand(path.name, content, "same")
    if _is_somebodys(files, records) or (told is not None and told.get("by") != BY):
        return Brand(path.name, content, "somebody")
    return Brand(path.name, content, "new" if told is None else "other")


def _is_taken(name: str, content: bytes, bucket: str) -> bool:
    """Whether it was published; whatever came in between is to be tried again."""
    report = _answer(bucket, answer_to(f"{PUBLISH}{name}.json"))
    return report is not None and report.upload == mark(content) and report.outcome != "refused"


def _is_somebodys(files: Mapping[str, str], records: Records) -> bool:
    """Whether what is in force came by another way: a command, or an upload of a person."""
    brand = brand_of(files)
    found = None if brand is None else publications.get(records, brand)
    return found is not None and found[0].in_force.by != BY


def _metadata(bucket: str, key: str) -> Mapping[str, str] | None:
    try:
        found: Mapping[str, str] = client("s3").head_object(Bucket=bucket, Key=key)["Metadata"]
    except ClientError as error:
        if code(error) in MISSING:
            return None
        raise
    return found


def publish(brand: Brand, bucket: str, *, poll_s: float = 1.0) -> UploadReport | None:
    """Upload it and wait for the answer. None: there was none in time."""
    told = {"by": BY, "mark": mark(brand.content)}
    client("s3").put_object(Bucket=bucket, Key=brand.key, Body=brand.content, Metadata=told)
    end = time.monotonic() + MOST_WAIT_S
    while time.monotonic() < end:
        report = _answer(bucket, answer_to(brand.key))
        if report is not None and report.upload == told["mark"]:
            return report
        time.sleep(poll_s)
    return None


def _answer(bucket: str, key: str) -> UploadReport | None:
    try:
        content: Any = client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    except ClientError as error:
        if code(error) in MISSING:
            return None
        raise
    return msgspec.json.decode(content, type=UploadReport)


def told(name: str, report: UploadReport | None) -> Iterator[str]:
    """An answer, for people."""
    if report is None:
        yield f"  {name}: no answer yet; answers/{name}.json in the bucket will say what came of it"
        return
    version = "" if report.publication is None else f" {report.publication.version[:19]}"
    yield f"  {name}: {report.outcome}{version}{'. ' + report.why['en'] if report.why else ''}"
    for one in report.problems:
        yield f"    {one.told()}"


Tell = Callable[[str], None]


def publish_all(
    folder: Path, bucket: str, records: Records, *, tell: Tell, over_others: bool, poll_s: float = 1.0
) -> bool:
    """Publish what differs from what was uploaded last. False: something was refused, or not answered.

    Args:
        records: The engine's.
        over_others: Also where somebody else has uploaded or published since.
    """
    fine = True
    for brand in look(folder, bucket, records):
        if brand.state == "same":
            tell(f"  {brand.name}: nothing new")
        elif brand.state == "somebody" and not over_others:
            tell(f"  {brand.name}: left alone, for somebody else has published since; OVER=1 puts yours in its place")
        else:
            report = publish(brand, bucket, poll_s=poll_s)
            fine = fine and report is not None and report.outcome != "refused"
            for line in told(brand.name, report):
                tell(line)
    return fine
