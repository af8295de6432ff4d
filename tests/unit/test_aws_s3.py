"""A shelf on S3: what it refuses, and answers that end too soon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from chalicelib.adapters.aws.s3 import S3Shelf
from chalicelib.domain import advice
from chalicelib.domain.errors import NotStored
from tests.listener import Listener, Said
from tests.scripted_aws import SILENCE, scripted


@pytest.fixture
def there() -> Iterator[Listener]:
    with scripted() as found:
        yield found


def refuses(code: str, status: int) -> Said:
    """S3 speaks XML."""
    return Said(status, {"content-type": "application/xml"}, f"<Error><Code>{code}</Code></Error>".encode())


@pytest.mark.parametrize(
    ("said", "fix"),
    [
        (refuses("AccessDenied", 403), advice.AWS_REFUSES),
        (refuses("NoSuchBucket", 404), advice.AWS_GONE),
        (refuses("SlowDown", 503), advice.AWS_BUSY),
        (SILENCE, advice.AWS_SILENT),
    ],
)
def test_what_s3_refuses_is_told_with_its_key(there: Listener, said: Said, fix: str) -> None:
    shelf = S3Shelf("bucket", prefix="kept/")
    calls: list[Callable[[], object]] = [lambda: shelf.put("raw/x", b"1"), lambda: shelf.get("raw/x")]
    for call in calls:
        there.says[:] = [said] * 3
        with pytest.raises(NotStored, match=re.escape(f"bucket/kept/raw/x: {fix}")) as told:
            call()
        assert told.value.fix == fix


def test_what_ends_before_its_end_is_not_taken_for_the_whole(there: Listener) -> None:
    there.says += [Said(200, {"content-length": "100"}, b"only the beginning")] * 3
    with pytest.raises(NotStored):
        S3Shelf("bucket").get("raw/x")


def test_a_bucket_in_which_nothing_has_that_name_is_no_failure(there: Listener) -> None:
    there.says.append(refuses("NoSuchKey", 404))
    assert S3Shelf("bucket").get("raw/x") is None
