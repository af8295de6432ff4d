"""AWS: everything that decides and acts, on DynamoDB, SQS and S3; in a function of the stack, or from outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from chalicelib import actions
from chalicelib.adapters.alarms import LoggedAlarms
from chalicelib.adapters.aws import stacks
from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.adapters.aws.notices import RecordedNotices
from chalicelib.adapters.aws.s3 import S3Shelf
from chalicelib.adapters.aws.sqs import SqsQueue
from chalicelib.adapters.aws.vault import opened
from chalicelib.adapters.channels import Channels
from chalicelib.adapters.emf import EmfMetrics
from chalicelib.adapters.http.client import UrllibHttp
from chalicelib.adapters.lines import JsonLog
from chalicelib.adapters.memory import NoAlarms, NoHttp, NoLog, NoMetrics, NoNotices
from chalicelib.adapters.system import AheadClock, SystemClock, SystemIds
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.bootstrap.aws_receiver import line, namespace
from chalicelib.bootstrap.environment import Stack, call
from chalicelib.bootstrap.secret_names import secret_names
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.settings import Settings
from chalicelib.engine.changeover import Changeover
from chalicelib.ports import Alarms, Clock, Http, OwnersVault, Vault, World


def engine(stack: Stack) -> World:
    """What a function needs that does more than take webhooks in.

    Its playbooks are taken up when it looks for them (`entry.functions`).
    """
    clock = AheadClock(stack.ahead)
    log = JsonLog(line, clock=clock, call=call)
    alarms = LoggedAlarms(log)
    world = _world(stack, clock, alarms)
    http = UrllibHttp(lasting=False)
    channels = Channels(stack.settings, http=http, vault=world.vault, clock=clock)
    return replace(
        world,
        log=log,
        metrics=EmfMetrics(line, clock=clock, namespace=namespace(stack)),
        http=http,
        notices=RecordedNotices(world.records, clock=clock, ways=channels),
        unsent=RecordedNotices(world.records, clock=clock),
    )


def desk(stage: str) -> World:
    """The records, queues and versions of an engine, and what it sent, for a command; nothing is sent by it.

    Raises:
        DelightError: There is no such stack.
    """
    stack = stack_of(stage)
    clock = AheadClock(stack.ahead)
    world = _world(stack, clock, NoAlarms())
    Changeover(world).look()
    return replace(world, unsent=RecordedNotices(world.records, clock=clock))


def stack_of(stage: str) -> Stack:
    """What the stack of a stage stands on. DelightError: there is none."""
    told = stacks.outputs(stage)
    return Stack(
        stage=stage,
        table=told["Table"],
        bucket=told["Bucket"],
        raw=told["RawQueue"],
        items=told["ItemsQueue"],
        effects=told["EffectsQueue"],
        dead_raw=told["RawDead"],
        dead_items=told["ItemsDead"],
        dead_effects=told["EffectsDead"],
        vault=told["Vault"],
        ahead=timedelta(seconds=float(told.get("ClockAhead", 0))),
        settings=Settings(public_url=told["PublicUrl"].rstrip("/")),
    )


def client(stage: str) -> tuple[Vault, Http, str]:
    """What a command needs that speaks to a running engine, and where that is. DelightError: no such stack."""
    stack = stack_of(stage)
    return opened(stack.vault, clock=SystemClock(), alarms=NoAlarms()), UrllibHttp(), stack.settings.public_url


def vault(stage: str) -> OwnersVault:
    """The secrets of a stage, to put some there. DelightError: no such stack."""
    return opened(stack_of(stage).vault, clock=SystemClock(), alarms=NoAlarms())


def make_secrets(vault: str, playbooks: Iterable[Playbook]) -> list[str]:
    """Give every secret of an engine that is missing a value, so that a new endpoint is open; names those.

    Args:
        vault: As the stack tells it (`Stack.vault`).
    """
    found = opened(vault, clock=SystemClock(), alarms=NoAlarms())
    return found.generate(secret_names(playbooks), SystemIds().token)


def _world(stack: Stack, clock: Clock, alarms: Alarms) -> World:
    """One that nothing leaves."""
    ids, shelf = SystemIds(), S3Shelf(stack.bucket)
    return World(
        settings=stack.settings,
        clock=clock,
        ids=ids,
        log=NoLog(),
        metrics=NoMetrics(),
        alarms=alarms,
        records=DynamoRecords(stack.table, clock=clock),
        raw=SqsQueue(stack.raw, shelf=shelf, ids=ids, dead_url=stack.dead_raw),
        items=SqsQueue(stack.items, shelf=shelf, ids=ids, dead_url=stack.dead_items),
        effects=SqsQueue(stack.effects, shelf=shelf, ids=ids, dead_url=stack.dead_effects),
        shelf=shelf,
        vault=opened(stack.vault, clock=clock, alarms=alarms),
        http=NoHttp(),
        notices=NoNotices(),
        unsent=NoNotices(),
        playbooks=PublishedPlaybooks(shelf, settings=actions.SETTINGS),
    )
