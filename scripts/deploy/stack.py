"""A stack and its change sets, on CloudFormation."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

from chalicelib.adapters.system import SystemClock
from scripts.deploy.aws import NotDone, client, fresh

POLL_S = 2.0
MOST_WAIT_S = 3600.0
CAPABILITIES = ("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND")
NOTHING = ("didn't contain changes", "No updates are to be performed")
AFTERMATH = ("cancelled", "Resource update cancelled", "The following resource(s) failed")
"""Reasons of what failed only because something else did."""

ADVICE = {
    "ROLLBACK_COMPLETE": "Its first deployment failed and was taken back. `make undeploy STAGE={stage}` clears it away "
    "(it keeps data); then deploy again.",
    "ROLLBACK_FAILED": "Its first deployment failed and could not be taken back. `make undeploy STAGE={stage}`, then "
    "deploy again.",
    "UPDATE_ROLLBACK_FAILED": "An update failed, and so did going back. Mend what the reasons below name, then "
    "`make deploy STAGE={stage} RECOVER=1` goes back, and a deployment is possible again.",
    "DELETE_FAILED": "It could not be deleted. Mend what the reasons below name, then `make undeploy STAGE={stage}` "
    "again.",
    "IMPORT_ROLLBACK_FAILED": "What was kept could not be taken up. `make undeploy STAGE={stage}`, then deploy again.",
}


class Kept(NamedTuple):
    """A resource that outlived its stack and is taken up again."""

    logical: str
    kind: str
    identifier: Mapping[str, str]


class ChangeSet(NamedTuple):
    """What would be done.

    Attributes:
        changes: None: nothing.
        made_stack: The stack is there only for this change set.
    """

    name: str
    changes: Sequence[Mapping[str, Any]] | None
    made_stack: bool


class Stack:
    """One, whether it is there or not."""

    def __init__(self, stage: str, *, poll_s: float = POLL_S, cloudformation: Any = None) -> None:
        """Look at it.

        Args:
            cloudformation: boto3's client. None: the account's.
        """
        self.name = f"delight-{stage}"
        self._stage = stage
        self._poll_s = poll_s
        self._cloudformation = cloudformation or client("cloudformation")

    def described(self) -> Mapping[str, Any] | None:
        """As CloudFormation tells it. None: it isn't there."""
        try:
            (found,) = self._cloudformation.describe_stacks(StackName=self.name)["Stacks"]
        except ClientError as error:
            if "does not exist" in str(error):
                return None
            raise
        stack: Mapping[str, Any] = found
        return None if stack["StackStatus"] == "DELETE_COMPLETE" else stack

    def status(self) -> str | None:
        """None: it isn't there."""
        found = self.described()
        return None if found is None else str(found["StackStatus"])

    def outputs(self) -> dict[str, str]:
        """Empty: there is no stack."""
        found = self.described() or {}
        return {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", ())}

    def parameters(self) -> dict[str, str]:
        """As they are now. Empty: there is no stack."""
        found = self.described() or {}
        return {one["ParameterKey"]: one["ParameterValue"] for one in found.get("Parameters", ())}

    def check_ready(self) -> None:
        """NotDone: nothing can be deployed to it as it is; says what to do."""
        status = self.status()
        if status is not None and status.endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS":
            raise NotDone(f"{self.name} is busy ({status}): somebody else deploys. Wait until that is over.")
        if status in ADVICE:
            reasons = "\n".join(self.failures(None))
            raise NotDone(f"{self.name} is {status}. {ADVICE[status].format(stage=self._stage)}\n{reasons}".rstrip())

    def seconds_since_deleted(self) -> float | None:
        """How long ago a stack of this name was. None: none was in the last 90 days."""
        pages = self._cloudformation.get_paginator("list_stacks").paginate(StackStatusFilter=["DELETE_COMPLETE"])
        found = [one for page in pages for one in page["StackSummaries"] if one["StackName"] == self.name]
        ended = [one["DeletionTime"].timestamp() for one in found if one.get("DeletionTime")]
        return SystemClock().now().timestamp() - max(ended) if ended else None

    def is_new(self) -> bool:
        """Nothing was deployed yet."""
        return self.status() in {None, "REVIEW_IN_PROGRESS"}

    def propose(
        self, *, parameters: Mapping[str, str | None], take_up: Sequence[Kept] = (), **template: str
    ) -> ChangeSet:
        """Make a change set.

        Args:
            parameters: None: as it was.
            take_up: Only these are taken up, and nothing else is done.
            template: ``TemplateURL`` or ``TemplateBody``.
        """
        new, absent = self.is_new(), self.status() is None
        name = f"deploy-{fresh()[:12]}"
        kind = "IMPORT" if take_up else "CREATE" if new else "UPDATE"
        tags = {"Tags": [{"Key": "delight:stage", "Value": self._stage}]}
        more = {"ResourcesToImport": [_import(one) for one in take_up]} if take_up else tags
        self._cloudformation.create_change_set(
            StackName=self.name,
            ChangeSetName=name,
            ChangeSetType=kind,
            Parameters=[_parameter(*one) for one in parameters.items()],
            Capabilities=list(CAPABILITIES),
            **template,
            **more,
        )
        described = self._until(
            lambda: self._described(name), lambda one: not one["Status"].endswith(("PENDING", "PROGRESS"))
        )
        if described["Status"] == "FAILED":
            self.drop(ChangeSet(name, None, absent))
            if any(words in described.get("StatusReason", "") for words in NOTHING):
                return ChangeSet(name, None, made_stack=False)
            raise NotDone(f"CloudFormation refuses the template: {described.get('StatusReason')}")
        return ChangeSet(name, list(self._changes(name)), absent)

    def _described(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self._cloudformation.describe_change_set(StackName=self.name, ChangeSetName=name)
        return found

    def _changes(self, name: str) -> Iterator[Mapping[str, Any]]:
        pages = self._cloudformation.get_paginator("describe_change_set").paginate(
            StackName=self.name, ChangeSetName=name
        )
        for page in pages:
            yield from page["Changes"]

    def drop(self, change_set: ChangeSet) -> None:
        """Forget a change set, and the empty stack that was made for it."""
        if change_set.made_stack:
            self._cloudformation.delete_stack(StackName=self.name)
            return
        self._cloudformation.delete_change_set(StackName=self.name, ChangeSetName=change_set.name)

    def execute(self, change_set: ChangeSet) -> None:
        """Do it, and wait. NotDone: it failed and was taken back; says which resource failed and why."""
        token = fresh()
        self._cloudformation.execute_change_set(
            StackName=self.name, ChangeSetName=change_set.name, ClientRequestToken=token
        )
        self._wait(token, {"CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"})

    def recover(self) -> None:
        """Go back from where going back failed."""
        if self.status() != "UPDATE_ROLLBACK_FAILED":
            return
        token = fresh()
        self._cloudformation.continue_update_rollback(StackName=self.name, ClientRequestToken=token)
        self._wait(token, {"UPDATE_ROLLBACK_COMPLETE"})

    def delete(self) -> None:
        """Delete it, and wait; what is to be retained stays."""
        token = fresh()
        self._cloudformation.delete_stack(StackName=self.name, ClientRequestToken=token)
        self._wait(token, {None})

    def _wait(self, token: str, wanted: set[str] | set[None] | set[str | None]) -> None:
        status = self._until(self.status, lambda one: one is None or not one.endswith("_IN_PROGRESS"))
        if status not in wanted:
            reasons = "\n".join(self.failures(token))
            raise NotDone(f"It failed: {self.name} is {status}.\n{reasons}".rstrip())

    def failures(self, token: str | None) -> list[str]:
        """What failed first, by resource, with the reason.

        Args:
            token: Of one operation. None: whatever failed last.
        """
        try:
            pages = self._cloudformation.get_paginator("describe_stack_events").paginate(StackName=self.name)
            events = [event for page in pages for event in page["StackEvents"]]
        except ClientError:
            return []
        own = [event for event in events if token is None or event.get("ClientRequestToken") == token]
        failed = [event for event in own or events if event["ResourceStatus"].endswith("_FAILED")]
        told = {event["LogicalResourceId"]: str(event.get("ResourceStatusReason", "no reason")) for event in failed}
        return [
            f"  {name}: {reason}"
            for name, reason in reversed(told.items())
            if not any(words in reason for words in AFTERMATH)
        ]

    def _until(self, look: Callable[[], Any], over: Callable[[Any], bool]) -> Any:
        end = time.monotonic() + MOST_WAIT_S
        while not over(found := look()):
            if time.monotonic() > end:
                raise NotDone(f"{self.name} has taken an hour; look at it in the console.")
            time.sleep(self._poll_s)
        return found


def _import(one: Kept) -> dict[str, Any]:
    return {"ResourceType": one.kind, "LogicalResourceId": one.logical, "ResourceIdentifier": dict(one.identifier)}


def _parameter(name: str, value: str | None) -> dict[str, Any]:
    if value is None:
        return {"ParameterKey": name, "UsePreviousValue": True}
    return {"ParameterKey": name, "ParameterValue": value}
