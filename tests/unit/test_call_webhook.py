"""Another program of the brand is told that a rule matched: signed, once, and only what the marketer lists."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from chalicelib.actions import call_webhook
from chalicelib.actions.action import Asked
from chalicelib.adapters.http.client import UrllibHttp
from chalicelib.books import cases, outbox
from chalicelib.domain.errors import FateUnknown, TryAgainLater
from chalicelib.domain.playbook import ActionRequest, Hook
from chalicelib.domain.work import Effect
from chalicelib.engine import act
from chalicelib.ports import HttpAnswer, HttpRequest
from tests.listener import Said, listener
from tests.worlds import BRAND, STEAK_KEY, Files, Killed, Stage, changed, demo_files, post, with_rule, without_rules

SECRET = "hooks/mortons/crm/secret"
CALL = f"{STEAK_KEY}/to-the-crm/0"
FACTS = ["author.followers", "signals.mood", "post.rating"]


class Program:
    """The Http port in front of the brand's program.

    Attributes:
        says: Answers to the next calls, one each; then 200.
    """

    def __init__(self) -> None:
        self.got: list[HttpRequest] = []
        self.says: list[HttpAnswer | BaseException] = []

    def send(self, request: HttpRequest) -> HttpAnswer:
        self.got.append(request)
        said = self.says.pop(0) if self.says else HttpAnswer(200, {}, b"")
        if isinstance(said, BaseException):
            raise said
        return said


def files(url: str = "https://crm.example/delight", **settings: Any) -> Files:
    """The demo brand with nothing but one rule, which calls its program."""
    then = [{"do": "call_webhook", "hook": "crm", "facts": FACTS, **settings}]
    with_hook = changed(demo_files(), "brand.json", lambda brand: brand.update(hooks={"crm": {"url": url}}))
    return with_rule(without_rules(with_hook), id="to-the-crm", goal="listen", then=then)


class CrmStage(Stage):
    """An engine whose brand has a program to be called; the post is decided, nothing is done yet."""

    def __init__(self, of: Files | None = None) -> None:
        super().__init__(files() if of is None else of)
        self.vault.by_name[SECRET] = ("s",)
        self.program = Program()
        self.world = replace(self.world, http=self.program)
        self.consider(post())

    def call(self) -> str:
        return act.act(STEAK_KEY, CALL, self.world)

    def effect(self) -> Effect:
        found = outbox.get(self.records, STEAK_KEY, CALL)
        assert found is not None
        return found.effect

    def told(self) -> Any:
        return json.loads(self.program.got[-1].body or b"")


@pytest.fixture
def stage() -> CrmStage:
    return CrmStage()


def test_the_program_learns_the_listed_facts_and_no_others(stage: CrmStage) -> None:
    assert stage.call() == "done"
    decision = stage.decision()
    assert stage.told() == {
        "type": "delight.rule_matched",
        "timestamp": "2026-03-11T19:05:00+00:00",
        "data": {
            "brand": BRAND,
            "rule": "to-the-crm",
            "post_key": STEAK_KEY,
            "decision_id": decision.id,
            "version": decision.version,
            "url": decision.moment.post.url,
            "facts": {"author.followers": 128431, "signals.mood": "positive", "post.rating": None},
        },
    }
    assert decision.moment.post.url is not None
    (request,) = stage.program.got
    assert (request.method, request.url) == ("POST", "https://crm.example/delight")
    assert decision.moment.post.text is not None
    assert decision.moment.post.text.encode()[:20] not in (request.body or b"")


def test_without_facts_it_learns_that_the_rule_matched() -> None:
    stage = CrmStage(files(facts=[]))
    stage.call()
    assert stage.told()["data"]["facts"] == {}


def test_it_is_signed_with_the_programs_own_secret_and_has_the_effects_key(stage: CrmStage) -> None:
    key = b"a key of thirty-two bytes, or so"
    stage.vault.by_name[SECRET] = ("whsec_" + base64.b64encode(key).decode(), "old")
    stage.call()
    (request,) = stage.program.got
    stamp = str(int(stage.clock.at.timestamp()))
    signed = f"{CALL}.{stamp}.".encode() + (request.body or b"")
    first, second = request.headers["webhook-signature"].split(" ")
    assert first == "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert second != first
    assert (request.headers["webhook-id"], request.headers["webhook-timestamp"]) == (CALL, stamp)
    receipt = stage.effect().receipt
    assert receipt is not None
    assert (receipt.provider, receipt.provider_id) == ("webhook", CALL)


def test_without_its_secret_nothing_leaves_until_it_is_there(stage: CrmStage) -> None:
    del stage.vault.by_name[SECRET]
    assert stage.call() == "retry"
    assert stage.program.got == []
    assert SECRET in str(stage.effect().problem)
    stage.vault.by_name[SECRET] = ("s",)
    stage.pass_time(minutes=1)
    assert stage.call() == "done"


@pytest.mark.parametrize("said", [FateUnknown("no answer"), TryAgainLater("no connection"), HttpAnswer(500, {}, b"")])
def test_what_may_get_better_is_called_again_with_the_same_id_and_facts(
    stage: CrmStage, said: HttpAnswer | Exception
) -> None:
    stage.program.says.append(said)
    assert stage.call() == "retry"
    stage.pass_time(minutes=1)
    assert stage.call() == "done"
    first, second = stage.program.got
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body


def test_who_dies_while_calling_calls_again_with_the_same_id(stage: CrmStage) -> None:
    stage.program.says.append(Killed())
    with pytest.raises(Killed):
        stage.call()
    stage.pass_time(seconds=outbox.LEASE.total_seconds())
    assert stage.call() == "done"
    assert {request.headers["webhook-id"] for request in stage.program.got} == {CALL}


def test_the_programs_own_pause_is_kept(stage: CrmStage) -> None:
    stage.program.says.append(HttpAnswer(429, {"retry-after": "300"}, b""))
    stage.call()
    assert stage.effect().due_at == stage.clock.at + timedelta(minutes=5)


@pytest.mark.parametrize("status", [400, 404, 410])
def test_what_the_program_refuses_goes_to_a_person(stage: CrmStage, status: int) -> None:
    stage.program.says.append(HttpAnswer(status, {}, b"Hey @Mortons"))
    assert stage.call() == "gave_up"
    assert stage.effect().problem == f"the program 'crm' refuses for good ({status})"
    assert [case.reason for case in cases.open_cases(stage.records, BRAND)] == ["gave up: call_webhook"]


def test_the_facts_are_those_of_the_decision_however_late_it_is(stage: CrmStage) -> None:
    stage.program.says.append(HttpAnswer(503, {"retry-after": "3600"}, b""))
    stage.call()
    stage.pass_time(hours=2)
    stage.call()
    assert stage.told()["timestamp"] == "2026-03-11T19:05:00+00:00"


def test_a_retracted_post_is_not_told_any_more(stage: CrmStage) -> None:
    stage.retract()
    stage.work()
    assert stage.effect().state == "cancelled"
    assert stage.program.got == []


def test_a_hook_that_was_moved_is_called_where_it_is_now(stage: CrmStage) -> None:
    stage.publish(files("https://new.example/"))
    stage.call()
    assert [request.url for request in stage.program.got] == ["https://new.example/"]


def test_a_hook_that_is_gone_goes_to_a_person(stage: CrmStage) -> None:
    stage.publish(demo_files())
    assert stage.call() == "gave_up"
    assert stage.program.got == []


def test_a_call_is_no_answer_to_the_person() -> None:
    """Who listens only needs no case; else the request is still open."""
    stage = Stage(changed(files(), "rules/to-the-crm.json", lambda rule: rule.update(goal="acknowledge")))
    stage.consider(post())
    (case,) = cases.open_cases(stage.records, BRAND)
    assert (case.kind, case.reason) == ("unanswered", "program_told")


@pytest.mark.parametrize("url", [None, "http://crm.example", "https://u:p@crm.example", "crm"])
def test_nothing_is_planned_where_nothing_may_be_called(url: str | None) -> None:
    """Deciding doesn't rest on what should have been told when the playbook was checked."""
    stage = Stage()
    playbook = stage.playbooks.current(BRAND)
    hooks = {} if url is None else {"crm": Hook(url=url)}
    brand = structs.replace(playbook.brand, hooks=hooks)
    request = ActionRequest(path="#/then/0", do="call_webhook", settings={"hook": "crm"})
    stage.consider(post())
    moment = stage.decision().moment
    proposal = call_webhook.prepare(
        Asked(structs.replace(playbook, brand=brand), playbook.rules[0], request, moment, ())
    )
    assert (proposal.verdict, proposal.reasons[0].code, proposal.settings) == ("declined", "no_hook", {})


def test_over_a_real_connection_redirects_are_not_followed() -> None:
    with listener() as there, listener() as elsewhere:
        stage = CrmStage(files(f"{there.url}/delight"))
        stage.world = replace(stage.world, http=UrllibHttp())
        there.says.append(Said(307, {"location": f"{elsewhere.url}/"}))
        assert stage.call() == "retry"
        stage.pass_time(minutes=1)
        assert stage.call() == "done"
    assert elsewhere.got == []
    assert [request.path for request in there.got] == ["/delight", "/delight"]
    assert there.got[1].body["data"]["rule"] == "to-the-crm"
    assert there.got[1].headers["webhook-id"] == CALL


def test_what_live_rules_call_is_told_and_what_it_waits_for(tmp_path: Path) -> None:
    stage = CrmStage(files("https://crm.example/token-in-the-path"))
    playbook = stage.playbooks.current(BRAND)
    (line,) = call_webhook.told([playbook], stage.vault)
    assert "'crm', at https://crm.example." in line
    del stage.vault.by_name[SECRET]
    assert SECRET in call_webhook.told([playbook], stage.vault)[1]
    stage.publish(changed(files(), "rules/to-the-crm.json", lambda rule: rule.update(state="shadow")))
    assert call_webhook.told([stage.playbooks.current(BRAND)], stage.vault) == []
