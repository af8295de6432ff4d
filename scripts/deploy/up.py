"""Deploying: the package to the account, step by step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.adapters.system import SystemClock
from scripts.deploy import artefacts, changes, kept, notes, playbooks, secrets
from scripts.deploy.aws import NotDone, account_and_region
from scripts.deploy.stack import ChangeSet, Kept, Stack

ROOM = 200
"""Functions at once, below which the stages' maxima take the room away from receiving."""

Ask = Callable[[str], bool]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be deployed.

    Attributes:
        parameters: Of the template, as somebody wants them now; the others stay as they were.
        over_others: Publish also where somebody else has uploaded since.
        recover: Go back first from an update that failed and could not be taken back.
        poll_s: Seconds between two looks at what goes on.
        names_rest_s: So long SQS keeps the name of a queue that was deleted.
    """

    stage: str
    package: artefacts.Package
    playbooks: Path
    parameters: Mapping[str, str]
    over_others: bool = False
    recover: bool = False
    poll_s: float = 2.0
    names_rest_s: float = 65.0


def deploy(order: Order, *, ask: Ask, tell: Tell) -> int:
    """0: done, or nothing was to be done; 1: somebody said no, or a playbook was refused.

    Raises:
        NotDone: It can't be done; says why.
    """
    _check_parameters(order)
    account, region = account_and_region()
    stack = Stack(order.stage, poll_s=order.poll_s)
    tell(f"{stack.name} in account {account}, {region}")
    if order.recover:
        stack.recover()
    stack.check_ready()
    bucket = artefacts.bucket_name(account, region)
    if artefacts.make_bucket(bucket, region):
        tell(f"made the bucket {bucket}, from which CloudFormation reads")
    before, there = stack.outputs(), []
    if stack.is_new():
        _let_names_rest(order, stack, tell=tell)
        there = kept.found(order.stage, account, region)
    if there and not _take_up(order, stack, there, ask=ask, tell=tell):
        return 1
    _tell_all(notes.of_the_vault(before, order.parameters), tell)
    proposed = _proposed(order, stack, artefacts.upload(order.package, bucket))
    if not _done(proposed, stack, ask=ask, tell=tell):
        return 1
    outputs = stack.outputs()
    fine = _brands(order, outputs, tell=tell)
    tell(f"\nwebhooks  {outputs['PublicUrl']}/webhooks/<platform>/<endpoint>\nhealth    {outputs['PublicUrl']}/health")
    _tell_all(notes.of_the_address(before, outputs, taken_up=bool(there)), tell)
    _tell_all(notes.of_the_channels(order.stage, stack.parameters(), outputs["Vault"]), tell)
    return 0 if fine else 1


def _tell_all(lines: Iterable[str], tell: Tell) -> None:
    for line in lines:
        tell(line)


def _check_parameters(order: Order) -> None:
    known = order.package.template["Parameters"]
    if unknown := sorted(set(order.parameters) - set(known) | set(order.parameters) & {"Stage"}):
        raise NotDone(f"{unknown[0]} is no parameter; there is: {', '.join(sorted(set(known) - {'Stage'}))}.")


def _let_names_rest(order: Order, stack: Stack, *, tell: Tell) -> None:
    since = stack.seconds_since_deleted()
    if since is not None and since < order.names_rest_s:
        tell(f"waiting {order.names_rest_s - since:.0f} s: SQS keeps the names of deleted queues for a minute")
        sleep(order.names_rest_s - since)


def _take_up(order: Order, stack: Stack, there: list[Kept], *, ask: Ask, tell: Tell) -> bool:
    """What an earlier stack left is this one's again, before anything else is. False: somebody said no."""
    names = ", ".join(next(iter(one.identifier.values())) for one in there)
    tell(f"kept from an earlier stack: {names}")
    template = json.dumps(kept.only(there, order.package.template))
    change_set = stack.propose(parameters={"Stage": order.stage}, take_up=there, TemplateBody=template)
    return _done(change_set, stack, ask=ask, tell=tell)


def _proposed(order: Order, stack: Stack, url: str) -> ChangeSet:
    """What nobody says now stays as it was; of a new stack, as the template says."""
    known = set(order.package.template["Parameters"])
    same: dict[str, str | None] = dict.fromkeys(sorted(stack.parameters().keys() & known))
    return stack.propose(parameters={**same, **order.parameters, "Stage": order.stage}, TemplateURL=url)


def _done(change_set: ChangeSet, stack: Stack, *, ask: Ask, tell: Tell) -> bool:
    """False: somebody said no, and nothing is left of it."""
    if change_set.changes is None:
        tell("nothing to change")
        return True
    tell(changes.table(change_set.changes))
    agreed = False
    try:
        agreed = ask(f"{len(change_set.changes)} changes. Do it?")
    finally:
        if not agreed:
            stack.drop(change_set)
    if not agreed:
        tell("Nothing was changed.")
        return False
    if kept.let_the_api_log():
        tell("made the role by which API Gateway writes logs, one for the whole account")
    if (most := kept.functions_at_once()) < ROOM:
        tell(f"note: only {most} functions may run at once in this account; ask for more under Service Quotas")
    tell("working …")
    stack.execute(change_set)
    tell("done")
    return True


def _brands(order: Order, outputs: Mapping[str, str], *, tell: Tell) -> bool:
    """False: a playbook was refused, or not answered."""
    made = secrets.make(order.playbooks, outputs["Vault"])
    if made:
        tell(f"made secrets in {outputs['Vault']}: {', '.join(made)}")
    tell("playbooks:")
    return playbooks.publish_all(
        order.playbooks,
        outputs["Bucket"],
        DynamoRecords(outputs["Table"], clock=SystemClock()),
        tell=tell,
        over_others=order.over_others,
        poll_s=min(order.poll_s, 1.0),
    )
