"""Taking a stack away and leaving its data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from botocore.exceptions import ClientError

from scripts.deploy import kept
from scripts.deploy.aws import account_and_region, client
from scripts.deploy.stack import Stack

WAITING = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed")
TABLE_DOLLARS, BACKUP_DOLLARS, BUCKET_DOLLARS = 0.25, 0.20, 0.023
"""A gigabyte and month, us-east-1: the table, its backups, the bucket."""


def undeploy(stage: str, *, ask: Callable[[str], bool], tell: Callable[[str], None], poll_s: float) -> int:
    """0: it is gone, or wasn't there; 1: somebody said no.

    Raises:
        NotDone: It can't be deleted; says why.
    """
    account, region = account_and_region()
    stack = Stack(stage, poll_s=poll_s)
    if stack.status() is None:
        tell(f"There is no {stack.name}.")
        return 0
    lost = _messages(stack.outputs())
    for queue, count in lost.items():
        tell(f"  {queue}: {count} messages WOULD BE LOST")
    question = "Delete it, and lose these messages?" if lost else "Delete it? Its data stays."
    if not ask(f"{stack.name} in account {account}, {region}. {question}"):
        tell("Nothing was changed.")
        return 1
    stack.delete()
    for line in _what_stays(stage, account, region):
        tell(line)
    return 0


def _messages(outputs: Mapping[str, str]) -> dict[str, int]:
    """Queue → how many messages are in it, of those that aren't empty."""
    found = {}
    for name, url in outputs.items():
        if not name.endswith(("Queue", "Dead")):
            continue
        try:
            told = client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=list(WAITING))["Attributes"]
        except ClientError:
            continue  # deleted by hand, or half a stack
        if count := sum(int(told.get(one, 0)) for one in WAITING):
            found[name] = count
    return found


def _what_stays(stage: str, account: str, region: str) -> list[str]:
    """What is left, what it costs, how to be rid of it too."""
    table, bucket = kept.table_name(stage), kept.bucket_name(stage, account, region)
    size = kept.table_size(table)
    told = [f"delight-{stage} is gone. What stays, and is taken up again by the next deployment:"]
    if size is not None:
        items, count = size
        cents = count / 1e9 * (TABLE_DOLLARS + BACKUP_DOLLARS) * 100
        told.append(f"  table {table}: about {items} items, {count / 1e6:.1f} MB: about {cents:.1f} cents a month")
    told.append(f"  bucket {bucket}: {BUCKET_DOLLARS * 100:.1f} cents a month for each gigabyte")
    told.append(f"  secrets under delight/{stage}: nothing in SSM, 40 cents each a month in Secrets Manager")
    told += [
        "For good, and without a way back:",
        f"  aws dynamodb update-table --table-name {table} --no-deletion-protection-enabled",
        f"  aws dynamodb delete-table --table-name {table}",
        f"  the bucket {bucket} has versions: choose Empty, then Delete in the console of S3",
    ]
    return told
