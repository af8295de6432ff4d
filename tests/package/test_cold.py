"""What each function of the real zip imports on a cold start, with an event that it does something for.

Counted are modules and services described, not milliseconds, which are another machine's.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import functions
from tests.lambdas import Report

AT_MOST = {
    "receive": 265,
    "normalise": 565,
    "consider": 555,
    "act": 555,
    "follow_up": 555,
    "playbook_changed": 585,
    "pages": 460,
}
"""Modules that aren't the standard library's. boto3 and one client are 170 of them."""
SERVICES = {
    "receive": {"sqs"},
    "normalise": {"dynamodb", "s3", "sqs"},
    "consider": {"dynamodb", "s3", "sqs"},
    "act": {"dynamodb", "s3", "sqs"},
    "follow_up": {"dynamodb", "s3", "sqs"},
    "playbook_changed": {"dynamodb", "s3"},
    "pages": {"dynamodb", "s3"},
}
"""That may be described to it; secrets are asked for without."""
NOTHING_OF_THE_ENGINE = (
    "chalicelib.actions",
    "chalicelib.adapters.aws.dynamodb",
    "chalicelib.adapters.sqlite",
    "chalicelib.books",
    "chalicelib.console",
    "chalicelib.editor",
    "chalicelib.engine.pipeline",
    "chalicelib.matching",
    "chalicelib.signals",
    "chalicelib.wording",
    "airportsdata",
    "jinja2",
    "re2",
    "sqlite3",
    "twitter_text",
)
EDITOR = "chalicelib.editor"


@pytest.fixture(scope="module")
def starts(task: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Report]]:
    """Of each function, on the way of one post."""
    scratch = tmp_path_factory.mktemp("cold")
    with functions.stack(scratch / "aws") as there:
        functions.run(task, "playbook_changed", [there.uploaded()], there, scratch=scratch)
        return dict(functions.each(task, there, events_each=1, scratch=scratch))


@pytest.mark.parametrize("name", functions.HANDLERS)
def test_it_imports_no_more_than_it_needs(starts: Mapping[str, list[Report]], name: str) -> None:
    modules = [one for one in starts[name][-1].modules if one.partition(".")[0] not in sys.stdlib_module_names]
    assert len(modules) <= AT_MOST[name], modules


@pytest.mark.parametrize("name", functions.HANDLERS)
def test_only_the_services_that_it_asks_are_described(starts: Mapping[str, list[Report]], name: str) -> None:
    assert set(starts[name][-1].models) <= SERVICES[name]


@pytest.mark.parametrize("name", functions.HANDLERS)
def test_nothing_of_it_is_compiled(starts: Mapping[str, list[Report]], name: str) -> None:
    assert starts[name][-1].compiled == []


@pytest.mark.parametrize("name", functions.HANDLERS)
def test_before_there_is_an_event_next_to_nothing_is_imported(starts: Mapping[str, list[Report]], name: str) -> None:
    assert not {"boto3", "botocore", "aws_lambda_powertools"} & set(starts[name][0].modules)


def test_whoever_takes_webhooks_in_knows_nothing_of_what_decides(starts: Mapping[str, list[Report]]) -> None:
    modules = starts["receive"][-1].modules
    assert not [one for one in modules if f"{one}.".startswith(tuple(f"{part}." for part in NOTHING_OF_THE_ENGINE))]


def test_only_who_publishes_needs_the_editor(starts: Mapping[str, list[Report]]) -> None:
    assert [name for name, reports in starts.items() if EDITOR in reports[-1].modules] == ["playbook_changed"]
