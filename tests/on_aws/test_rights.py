"""Least privilege, proved on what really ran: no call was refused, and no right was given that nobody used."""

from __future__ import annotations

from tests.infra import heard
from tests.infra.policies import SELDOM, granted, implied, missing, needed, unused
from tests.on_aws.engine import AwsEngine


def test_functions_may_do_what_they_did_and_nothing_more(engine: AwsEngine) -> None:
    """Runs last."""
    calls = list(heard.calls(engine.heard_in))
    assert {call.function for call in calls} >= {"receive", "normalise", "consider", "act", "follow_up", "pages"}
    needs = needed(calls) | implied(engine.template)
    grants = granted(engine.template)
    assert missing(needs, grants) == []
    found = unused(needs, grants, seldom=SELDOM)
    assert found == [], "\n".join(map(str, found))
