"""What whoever deploys has to see to afterwards, one line each: nothing where there is nothing to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from botocore.exceptions import ClientError

from scripts.deploy.aws import client

OWN_ADDRESS = ".execute-api."
NEEDS = {"mail": ("MailFrom", ""), "sms": ("SendTexts", "no")}
"""Channel → the parameter without which nothing leaves on it, and its value then."""


def of_the_vault(before: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[str]:
    """That secrets stay where they are; to be told before anything is done.

    Args:
        before: The stack's outputs. Empty: there was none.
        wanted: Parameters that somebody asked for.
    """
    kept_in, asked = before.get("Vault", "").partition(":")[0], wanted.get("Vault")
    if kept_in and asked and asked != kept_in:
        yield (
            f"note: the vault changes from {kept_in} to {asked}, and no secret moves: what is missing there is made up "
            "anew, so webhooks are refused until yours are put there (delight secret); the old ones stay and cost"
        )


def of_the_address(before: Mapping[str, str], now: Mapping[str, str], *, taken_up: bool) -> Iterator[str]:
    """That platforms have to be told where webhooks lead.

    Args:
        taken_up: Data of an earlier stack is there, whose outputs nobody knows any more.
    """
    old, new = before.get("PublicUrl"), now["PublicUrl"]
    if old is None and taken_up and OWN_ADDRESS in new:
        yield "note: this is another address than the earlier stack's: point the platforms' webhooks at it"
    elif old is None:
        yield "note: point the platforms' webhooks there"
    elif old != new:
        yield f"note: the address was {old}: point the platforms' webhooks at the new one"
        if OWN_ADDRESS not in old:
            yield "note: links in messages that were sent lead to the old one; keep it until they are answered"


def of_the_channels(stage: str, parameters: Mapping[str, str], vault: str) -> Iterator[str]:
    """That messages to our own people reach nobody.

    Args:
        parameters: Of the stack, as they are now.
        vault: As the functions hear it.
    """
    if parameters.get("NoticesWebhook"):
        return
    try:
        channels = _channels(vault)
    except ClientError:
        return  # whoever may not list secrets is told nothing wrong
    if any(one not in NEEDS or parameters.get(NEEDS[one][0], NEEDS[one][1]) != NEEDS[one][1] for one in channels):
        return
    why = "no channel is set for anybody"
    if channels:
        missing = " and ".join(NEEDS[one][0] for one in sorted(channels))
        why = f"channels are set ({', '.join(sorted(channels))}), but not {missing}"
    yield (
        f"note: {why}: messages to stores are kept, and reach nobody until one is (docs/ops/deploy.md, Parameters); "
        f"delight outbox --stage {stage} shows them"
    )


def _channels(vault: str) -> set[str]:
    """On which channels somebody can be reached: ``mail``, ``slack`` and the like, as names in the vault end."""
    kind, _, prefix = vault.partition(":")
    begin = f"{prefix}/notices/"
    if kind == "ssm":
        pages = client("ssm").get_paginator("get_parameters_by_path").paginate(Path=begin.rstrip("/"), Recursive=True)
        names = [one["Name"] for page in pages for one in page["Parameters"]]
    else:
        asked = [{"Key": "name", "Values": [begin]}]
        pages = client("secretsmanager").get_paginator("list_secrets").paginate(Filters=asked)
        names = [one["Name"] for page in pages for one in page["SecretList"]]
    return {name.rpartition("/")[2] for name in names if name.startswith(begin)}
